"""Figures and pictures: drawings become PNG, which every version of Word shows."""

from __future__ import annotations

import os
import struct
import tempfile
from typing import NamedTuple

from kpss.documents.docx.xml import attribute
from kpss.documents.paper import compiled, drawing_size, typst_of

_WIDEST, _TALLEST = 453.0, 567.0  # points: between the margins, 20 cm
_POINTS_OF_PIXEL = 0.75
_PER_INCH = 220
_EMU = 12700  # of a point


class Size(NamedTuple):
    """Width and height in points."""

    wide: float
    tall: float

    def fitted(self) -> Size:
        """The size made smaller, where it does not fit on a page."""
        scale = min(1.0, _WIDEST / self.wide, _TALLEST / self.tall)
        return Size(self.wide * scale, self.tall * scale)


class Image(NamedTuple):
    """A picture that Word shows."""

    data: bytes
    media_type: str
    size: Size


def figure(svg: str) -> Image | None:
    """An SVG drawing as PNG; None for one that cannot be drawn.

    Each is made by itself: typst keeps all pages of a run in memory.

    :raises UserError: if typst is not installed.
    """
    typst = typst_of("DOCX")
    size = _size(svg)
    with tempfile.TemporaryDirectory(prefix="kpss-") as folder:
        with open(os.path.join(folder, "figure.svg"), "w", encoding="utf-8") as handle:
            handle.write(svg)
        source = (
            f"#set page(width: {size.wide:.3f}pt, height: {size.tall:.3f}pt, margin: 0pt)\n"
            '#image("figure.svg", width: 100%, height: 100%)\n'
        )
        file = os.path.join(folder, "figure.typ")
        with open(file, "w", encoding="utf-8") as handle:
            handle.write(source)
        try:
            made = compiled(typst, file, folder, "png", ppi=_PER_INCH)
        except typst.TypstError:
            return None
    return Image(made, "image/png", size)


def _size(svg: str) -> Size:
    wide, tall = drawing_size(svg)
    return Size(wide * _POINTS_OF_PIXEL, tall * _POINTS_OF_PIXEL).fitted()


def picture(data: bytes, media_type: str) -> Image | None:
    """A picture of the workspace; None for a format that Word does not take, or one that is broken."""
    from docx.exceptions import PythonDocxError
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image as Known

    broken = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, PythonDocxError)
    try:
        known = Known.from_blob(data)
        size = Size(known.px_width * 72 / known.horz_dpi, known.px_height * 72 / known.vert_dpi).fitted()
    except (*broken, struct.error, ArithmeticError, LookupError, TypeError, ValueError):
        return None
    return Image(data, media_type, size)


def drawing(relationship: str, number: int, size: Size, alt: str) -> str:
    """The run that shows a picture; *alt* is read to those who do not see it."""
    extent = f'cx="{round(size.wide * _EMU)}" cy="{round(size.tall * _EMU)}"'
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr id="{number}" name="{number}" descr={attribute(alt)}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{uri}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}" descr={attribute(alt)}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

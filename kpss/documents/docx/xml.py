"""WordprocessingML as text: what may stand in it, paragraphs, runs and fields."""

from __future__ import annotations

import re
from xml.sax import saxutils

from kpss.language.cleaning import clean, one_line

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{rest}"'
    for prefix, rest in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("pic", "openxmlformats.org/drawingml/2006/picture"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
    )
)
"""Declarations for the root of every part."""

TEXT_WIDTH, TEXT_WIDTH_ACROSS = 9070, 14002
"""Twentieths of a point between the margins of A4, upright and on its side."""

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """*text* with U+FFFD for what XML forbids."""
    return _ILLEGAL.sub("\ufffd", clean(text))


def escape(text: str) -> str:
    """*text* as content of an element."""
    return saxutils.escape(legal(text))


def attribute(text: str) -> str:
    """*text* as a quoted value of an attribute, on one line."""
    return '"' + escape(one_line(text)).replace('"', "&quot;") + '"'


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph in *style*; *properties* are further elements of ``w:pPr`` in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def run(text: str, look: str = "") -> str:
    """*text* in one look; line feeds break the line, tabs stay."""
    pieces = re.split("([\n\t])", text)
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    inner = "".join(marks.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>') for piece in pieces if piece)
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{inner}</w:r>" if inner else ""


def field(code: str, result: str = "") -> str:
    """A field with *code*, which is never a text of a record, and what it shows until it is worked out again."""
    begin, end = "".join(f"<w:r>{one}</w:r>" for one in field_start(code)), f"<w:r>{FIELD_END}</w:r>"
    return begin + run(result) + end


def field_start(code: str) -> tuple[str, str, str]:
    """What stands before the result of a field, each in a run of its own."""
    return (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
    )


FIELD_END = '<w:fldChar w:fldCharType="end"/>'
"""What closes a field."""

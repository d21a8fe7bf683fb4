"""A finished document read back: its stamp and its text, line by line.

A file comes from anywhere.  Nothing in it is run or fetched, and what could swell when it is read is refused.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kpss.documents.stamps import Stamp, read_stamp
from kpss.language.errors import UserError
from kpss.source.decoding import lenient

FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".docx": "docx", ".pdf": "pdf"}
_LARGEST = 64 * 1024 * 1024
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STAMP_LINE = re.compile(r"<!-- kpss:\S* -->")
_PICTURE = re.compile(r"(!\[[^\]]*\])\([^)]*\)")


class Read(NamedTuple):
    """A file as it was read: its stamp and its lines of text without needless spaces."""

    stamp: Stamp | None
    lines: list[str]


def read(data: bytes, form: str) -> Read:
    """The file *data* of the format *form*, one of the values of :data:`FORMATS`.

    :raises UserError: if it is damaged, or cannot be read here.
    """
    try:
        stamp, lines = {"html": _html, "md": _markdown, "docx": _docx, "pdf": _pdf}[form](data)
    except (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, OSError) as error:
        raise _damaged(form) from error
    plain = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return Read(read_stamp(stamp), [line for line in plain if line])


def _damaged(form: str) -> UserError:
    return UserError(
        f"Soubor je poškozený, jako {form} se nedá přečíst.", f"The file is damaged and cannot be read as {form}."
    )


def _markdown(data: bytes) -> tuple[str, list[str]]:
    text = lenient(data)
    stamp = "\n".join(_STAMP_LINE.findall(text))
    # From another folder the pictures lie elsewhere.
    return stamp, _PICTURE.sub(r"\1", _STAMP_LINE.sub("", text)).splitlines()


class _Page(HTMLParser):
    """The words of a page: all that stands between tags but its looks, and what stands for pictures."""

    _WITHIN = frozenset({"a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup", "tspan"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stamp, self.lines, self._hidden = "", [""], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "kpss-stamp":
            self.stamp = given.get("content") or ""
        if tag == "style":
            self._hidden += 1
        if tag not in self._WITHIN:
            self.lines.append("")
        if given.get("alt"):
            self.lines[-1] += str(given["alt"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._hidden = max(self._hidden - 1, 0)
        if tag not in self._WITHIN:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.lines[-1] += data


def _html(data: bytes) -> tuple[str, list[str]]:
    page = _Page()
    page.feed(lenient(data))
    page.close()
    return page.stamp, page.lines


def _docx(data: bytes) -> tuple[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _xml(archive, "word/document.xml")
        core = _xml(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    stamp = "\n".join(one.text or "" for one in core.iter()) if core is not None else ""
    return stamp, [_paragraph(one) for one in body.iter(f"{_WORD}p") if not _is_contents(one)]


def _xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError(name)
    text = archive.read(name)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError(name)  # entities can swell; Word writes none
    return ET.fromstring(text)  # noqa: S314 - see above


def _is_contents(paragraph: ET.Element) -> bool:
    """Whether it is an entry of the list of contents, which each program fills by itself."""
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    return style is not None and str(style.get(f"{_WORD}val")).startswith("TOC")


def _paragraph(paragraph: ET.Element) -> str:
    words = {f"{_WORD}tab": "\t", f"{_WORD}br": " ", f"{_WORD}cr": " ", f"{_WORD}noBreakHyphen": "-"}
    return "".join(one.text or "" if one.tag == f"{_WORD}t" else words.get(one.tag, "") for one in paragraph.iter())


def _pdf(data: bytes) -> tuple[str, list[str]]:
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UserError(
            'Ověřit PDF jde jen s doplňkem: pip install "kpss[dokumenty]".',
            'To verify PDF an extra is needed: pip install "kpss[dokumenty]".',
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say of a damaged file we say ourselves
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        info = document.metadata
        stamp = str(info.get("/Keywords", "")) if info is not None else ""
        return stamp, [line for page in document.pages for line in page.extract_text().splitlines()]
    except (PyPdfError, RecursionError, TypeError, AttributeError, IndexError) as error:
        raise ValueError("pdf") from error

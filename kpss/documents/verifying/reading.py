"""A finished document read back: its stamp and its text, line by line.

A file comes from anywhere.  Nothing in it is run or fetched, and what could swell when it is read is refused.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from kpss.documents.stamps import MARK, Stamp, read_stamp, written_stamp
from kpss.documents.verifying.word import read_word
from kpss.language.errors import UserError
from kpss.source.decoding import lenient

FORMATS = {".html": "html", ".htm": "html", ".md": "md", ".docx": "docx", ".pdf": "pdf"}
_COMMENT = re.compile(r"^<!-- (kpss:\S+) -->$", re.MULTILINE)
_SOFT_HYPHEN = "\u00ad"


class Read(NamedTuple):
    """A file as it was read: its stamp and its lines of text without needless spaces.

    ``contents`` are the lines of lists of contents, which programs fill by themselves; ``tool`` is what set a PDF.
    """

    stamp: Stamp | None
    lines: list[str]
    contents: tuple[str, ...] = ()
    tool: str = ""


def read(data: bytes, form: str) -> Read:
    """The file *data* of the format *form*, one of the values of :data:`FORMATS`.

    :raises UserError: if it is damaged, or cannot be read here.
    """
    try:
        return {"html": _html, "md": _markdown, "docx": _docx, "pdf": _pdf}[form](data)
    except (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, OSError, RecursionError) as error:
        raise UserError(
            f"Soubor je poškozený, jako {form} se nedá přečíst.", f"The file is damaged and cannot be read as {form}."
        ) from error


def _plain(lines: Iterable[str]) -> list[str]:
    found = (" ".join(unicodedata.normalize("NFC", line).replace(_SOFT_HYPHEN, "").split()) for line in lines)
    return [line for line in found if line]


def _markdown(data: bytes) -> Read:
    """All of a Markdown file is text, but the last comment that is a whole stamp."""
    text = lenient(data).replace("\r\n", "\n")
    found = [match for match in _COMMENT.finditer(text) if written_stamp(match[1]) is not None]
    if not found:
        return Read(None, _plain(text.splitlines()))
    stamp = written_stamp(found[-1][1])
    return Read(stamp, _plain((text[: found[-1].start()] + text[found[-1].end() :]).splitlines()))


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


def _html(data: bytes) -> Read:
    page = _Page()
    page.feed(lenient(data))
    page.close()
    return Read(written_stamp(page.stamp), _plain(page.lines))


def _docx(data: bytes) -> Read:
    properties, shown = read_word(data)
    # LibreOffice parts keywords at a colon.
    return Read(
        read_stamp(properties.replace("kpss document=", MARK + "document=")),
        _plain(shown.lines),
        tuple(_plain(shown.contents)),
    )


def _pdf(data: bytes) -> Read:
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
        properties = {name: str(info.get(f"/{name}", "")) for name in ("Keywords", "Creator")} if info else {}
        lines = [line for page in document.pages for line in (*page.extract_text().splitlines(), *_notes(page))]
    except (PyPdfError, TypeError, AttributeError, IndexError) as error:
        raise ValueError("pdf") from error
    return Read(read_stamp(properties.get("Keywords", "")), _plain(lines), (), properties.get("Creator", ""))


def _notes(page: Any) -> Iterator[str]:
    """What is laid over a page; links show nothing, and signatures are no text."""
    for one in page.get("/Annots") or ():
        note = one.get_object()
        if note.get("/Subtype") != "/Link" and note.get("/FT") != "/Sig":
            yield f"[{str(note.get('/Subtype', '?')).strip('/')}] {note.get('/Contents', '')}"

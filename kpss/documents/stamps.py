"""Stamps: which document a file is, from which revision, and a digest of its text.

A digest is not a signature.  It shows a change against what the repository holds: ``kpss verify`` makes the document
anew from the revision and compares the texts; what the stamp says of itself proves nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode

from kpss import __version__
from kpss.documents.blocks import Figure
from kpss.documents.nodes import (
    Document,
    Grid,
    Heading,
    Listing,
    Node,
    Paragraph,
    Picture,
    Placed,
    Preformatted,
    Quotation,
    Run,
    plain,
)
from kpss.language.text import Language, Text

if TYPE_CHECKING:
    from kpss.documents.blocks import Table

MARK = "kpss:"
_DIGITS = 32  # of the digest of the text that the stamp holds
_SHOWN = 4
_WRITTEN = re.compile(r"kpss:(document=[A-Za-z0-9%&=.:+_/-]+)")
_REVISION = re.compile(r"[0-9a-f]{7,64}[+]?|")
_WORDS = Text("Otisk textu", "Digest of the text")
_WITH = Text("revize", "revision")


class Origin(NamedTuple):
    """What a document is made of: its name, id, paper (``--as``), the whole hash of its revision; and by which kpss."""

    document: str
    identifier: str = ""
    paper: str = ""
    revision: str = ""
    version: str = __version__


class Stamp(NamedTuple):
    """What a document bears: its origin, the language, the day, and the digest of its text."""

    origin: Origin
    language: Language
    as_of: str
    digest: str

    @property
    def text(self) -> str:
        """The stamp for programs, on one line and without spaces."""
        document, identifier, paper, revision, version = self.origin
        pairs = {
            "document": document, "id": identifier, "as": paper, "lang": self.language, "as-of": self.as_of,
            "revision": revision, "version": version, "text": self.digest,
        }  # fmt: skip
        return MARK + urlencode({key: value for key, value in pairs.items() if value})

    @property
    def shown(self) -> str:
        """The stamp for people: ``Otisk textu 5e6f-7a8b``."""
        first, second = self.digest[:_SHOWN], self.digest[_SHOWN : 2 * _SHOWN]
        return f"{_WORDS.in_language(self.language)} {first}-{second}"


def stamped(document: Document, origin: Origin, as_of: str) -> Document:
    """*document* with its stamp at its end."""
    stamp = Stamp(origin, document.language, as_of, digest(document))
    words = stamp.shown
    if document.revision:
        words += f" · {_WITH.in_language(document.language)} {document.revision}"
    line = Paragraph((Run(words),))
    return document._replace(body=(*document.body, line), stamp=stamp.text)


def last_words(document: Document) -> str:
    """The words of the stamp at the end of a *document* that has one."""
    last = document.body[-1]
    return plain(last.runs) if isinstance(last, Paragraph) else ""


def read_stamp(text: str) -> Stamp | None:
    """The last stamp in *text*; None where there is none that could be meant."""
    found = [stamp for word in text.split() if (stamp := written_stamp(word)) is not None]
    return found[-1] if found else None


def written_stamp(text: str) -> Stamp | None:
    """The stamp that *text* is, as a whole; None where it is none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    pairs = dict(parse_qsl(found[1]))
    revision, language = pairs.get("revision", ""), pairs.get("lang", "")
    if not _REVISION.fullmatch(revision) or language not in ("cs", "en") or not {"document", "as-of"} <= set(pairs):
        return None
    origin = Origin(pairs["document"], pairs.get("id", ""), pairs.get("as", ""), revision, pairs.get("version", ""))
    tongue: Language = "en" if language == "en" else "cs"
    return Stamp(origin, tongue, pairs["as-of"], pairs.get("text", ""))


def digest(document: Document) -> str:
    """The digest of the words of *document*, the same whatever format it is drawn in."""
    words = " ".join(" ".join(_words((*document.lead, *document.body), document.language)).split())
    return hashlib.sha256(unicodedata.normalize("NFC", words).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def _words(nodes: Iterable[Node], language: Language) -> Iterator[str]:  # noqa: C901 - one case for each sort
    for node in nodes:
        match node:
            case Heading(_, runs, _) | Paragraph(runs):
                yield plain(runs)
            case Listing(items):
                for item in items:
                    yield from _words(item, language)
            case Quotation(inner):
                yield from _words(inner, language)
            case Preformatted(text):
                yield text
            case Grid(head, rows):
                for row in (head, *rows):
                    yield from map(plain, row)
            case Picture(data, alt, caption):
                yield f"{alt} {caption} {hashlib.sha256(data).hexdigest()}"
            case Placed(block, caption):
                yield caption
                yield from (block.svg, block.description) if isinstance(block, Figure) else _cells(block, language)


def _cells(table: Table, language: Language) -> Iterator[str]:
    from kpss.documents.tables import cell_lines, shown_columns
    from kpss.formats.cells import heading

    columns = shown_columns(table)
    yield from (heading(column, language) for column in columns)
    for row in table.rows:
        for column in columns:
            yield from cell_lines(column, row, language)

"""PDF: tagged, with its fonts inside, laid out by typst from data; nothing is fetched from anywhere."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tempfile
from collections.abc import Iterable
from typing import Any

from kpss.documents.blocks import Figure, Table
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
    Runs,
)
from kpss.documents.paper import (
    CONTENTS,
    LONGEST_LINK,
    OF,
    PAGE,
    PICTURE,
    UNTITLED,
    compiled,
    drawing_size,
    state_words,
    typst_of,
)
from kpss.documents.tables import cell_lines, shown_columns
from kpss.documents.widths import LINE, LINE_ACROSS, too_wide, widths
from kpss.formats.cells import heading
from kpss.language.cleaning import one_line
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.source.pictures import media_type

LAYOUT = "page.typ"
# With these a layout could load packages from the network, or reach what does so by another name.
_LOADS = re.compile(r"\b(?:import|include|eval|plugin|read|csv|toml|yaml|xml|cbor|bibliography|std|dictionary)\b|@")
_WORDS = {"contents": CONTENTS, "page": PAGE, "of": OF}


def write(document: Document, layout: str, name: str, as_of: dt.date) -> bytes:
    """The document as PDF; *layout* is the text of the layout *name*, *as_of* the day that the file bears.

    :raises UserError: if typst is not installed, the layout is wrong, or typst cannot set the document.
    """
    typst = typst_of("PDF")
    is_own = name != LAYOUT
    if is_own:
        _check(layout, name)
    with tempfile.TemporaryDirectory(prefix="kpss-") as folder:
        data = _Writer(document, folder).data()
        for file, text in (("document.json", json.dumps(data, ensure_ascii=False)), (LAYOUT, layout)):
            with open(os.path.join(folder, file), "w", encoding="utf-8") as handle:
                handle.write(text)
        noon = dt.datetime.combine(as_of, dt.time(12), dt.UTC)
        try:
            return _compiled(typst, os.path.join(folder, LAYOUT), folder, noon)
        except typst.TypstError as error:
            raise (_mistake(name, error, folder) if is_own else _cannot_set(error, folder)) from None


def _compiled(typst: Any, main: str, folder: str, noon: dt.datetime) -> bytes:
    """The PDF; signs that typst has no letters for come from the system's fonts."""
    for own_fonts, standards in ((True, ["ua-1"]), (False, ["ua-1"]), (False, [])):
        try:
            return compiled(typst, main, folder, "pdf", own_fonts=own_fonts, pdf_standards=standards, timestamp=noon)
        except typst.TypstError as error:
            if not standards or "could not be displayed" not in str(error.diagnostic):
                raise
    raise AssertionError("the last attempt returns or raises")


def _check(layout: str, name: str) -> None:
    for number, line in enumerate(layout.split("\n"), 1):
        found = _LOADS.search(line)
        if found is not None:
            raise UserError(
                f"Chyba v šabloně {name}, řádek {number}: „{found[0]}“ v rozvržení být nesmí, ani v poznámce.",
                f"A mistake in the template {name}, line {number}: “{found[0]}” is not allowed in a layout, "
                "not even in a comment.",
            )


def _cannot_set(error: Any, folder: str) -> UserError:
    message = one_line(str(error.message).replace(folder, ""))
    return UserError(
        f"PDF se z tohoto dokumentu vysázet nepodařilo ({message}). Jako HTML nebo DOCX vytvořit půjde.",
        f"This document could not be set as PDF ({message}). As HTML or DOCX it can be made.",
    )


def _mistake(name: str, error: Any, folder: str) -> UserError:
    places = re.findall(rf"{re.escape(LAYOUT)}:([0-9]+)", str(error.diagnostic))
    line = places[0] if places else "?"
    message = one_line(str(error.message).replace(folder, ""))
    return UserError(
        f"Chyba v šabloně {name}, řádek {line}: {message}", f"A mistake in the template {name}, line {line}: {message}"
    )


class _Writer:
    """The nodes of a document as the data that the layout reads."""

    def __init__(self, document: Document, folder: str) -> None:
        self.document, self.folder = document, folder
        self.language: Language = document.language
        self.anchors = {node.anchor for node in document.headings}
        self.pictures = 0

    def data(self) -> dict[str, Any]:
        document = self.document
        title = document.title or UNTITLED.in_language(self.language)
        return {
            "title": title,
            "shown_title": _breakable(title),
            "owner": document.owner,
            "language": self.language,
            "state": state_words(document),
            "title_page": document.title_page,
            "new_pages": document.new_pages,
            "words": {key: word.in_language(self.language) for key, word in _WORDS.items()},
            "lead": self.nodes(document.lead),
            "body": self.nodes(document.body),
        }

    def nodes(self, nodes: Iterable[Node]) -> list[dict[str, Any]]:
        """The data of *nodes*; tables on pages turned on their side take their headings with them."""
        found: list[dict[str, Any]] = []
        for node in nodes:
            made = self._node(node)
            if made["sort"] == "table" and made["wide"]:
                _turn(found, made)
            else:
                found.append(made)
        return found

    def _node(self, node: Node) -> dict[str, Any]:
        match node:
            case Heading(level, runs, anchor):
                return {"sort": "heading", "level": level, "runs": self.runs(runs), "anchor": anchor}
            case Paragraph(runs):
                return {"sort": "paragraph", "runs": self.runs(runs)}
            case Listing(items, ordered, start):
                made = [self.nodes(item) for item in items]
                return {"sort": "listing", "items": made, "ordered": ordered, "start": start}
            case Quotation(nodes):
                return {"sort": "quotation", "nodes": self.nodes(nodes)}
            case Preformatted(text):
                return {"sort": "preformatted", "text": text}
            case Grid(head, rows, aligned):
                return {
                    "sort": "grid",
                    "head": [self.runs(cell) for cell in head],
                    "rows": [[self.runs(cell) for cell in row] for row in rows],
                    "aligned": list(aligned),
                }
            case Picture():
                return self._picture(node)
            case Placed(block, caption):
                return self._table(block, caption) if isinstance(block, Table) else _figure(block, caption)
        return {"sort": "divider"}

    def runs(self, runs: Runs) -> list[dict[str, Any]]:
        return [
            {**run._asdict(), "text": _breakable(run.text), "link": run.link if self._leads(run.link) else ""}
            for run in runs
        ]

    def _leads(self, link: str) -> bool:
        """Whether *link* can be one: to a heading that is there, or to an address of sensible length."""
        return link[1:] in self.anchors if link.startswith("#") else len(link) <= LONGEST_LINK

    def _table(self, table: Table, caption: str) -> dict[str, Any]:
        columns = shown_columns(table)
        rows = [[cell_lines(column, row, self.language) for column in columns] for row in table.rows]
        heads = [heading(column, self.language) for column in columns]
        texts = [[heads[i], *(line for row in rows for line in row[i])] for i in range(len(columns))]
        wide = too_wide(texts)
        return {
            "sort": "table",
            "caption": caption,
            "head": [_breakable(head) for head in heads],
            "rows": [[[_breakable(line) for line in cell] for cell in row] for row in rows],
            "whole": [max((sum(map(len, cell)) for cell in row), default=0) < _WHOLE for row in rows],
            "aligned": ["right" if column.type == "number" else "left" for column in columns],
            "widths": widths(texts, line=LINE_ACROSS if wide else LINE),
            "wide": wide,
            "blank": [column.type == "blank" for column in columns],
        }

    def _picture(self, node: Picture) -> dict[str, Any]:
        self.pictures += 1
        file = f"picture-{self.pictures}.{media_type(node.data).rpartition('/')[2]}"
        with open(os.path.join(self.folder, file), "wb") as handle:
            handle.write(node.data)
        if not _is_picture(self.folder, file):
            return {"sort": "paragraph", "runs": self.runs((Run(node.alt, emphasis=True),))}
        return {
            "sort": "picture",
            "file": file,
            "alt": node.alt or PICTURE.in_language(self.language),
            "caption": node.caption,
        }


def _is_picture(folder: str, file: str) -> bool:
    """Whether typst can show the picture *file* in *folder*."""
    typst = typst_of("PDF")
    try:
        compiled(typst, f'#image("{file}")'.encode(), folder, "svg")
    except typst.TypstError:
        return False
    return True


_WHOLE = 900  # letters of the longest cell of a row that stays on one page
_LONG_WORD = re.compile(r"\S{30,}")
_PIECE = re.compile(r"[^/?&=._-]{0,24}[/?&=._-]+|[^/?&=._-]{24}")  # after which a long word may break
_ZERO_WIDTH_SPACE = "\u200b"


def _breakable(text: str) -> str:
    """*text* whose overlong words may break, addresses after their signs, so that they stay on the page."""
    return _LONG_WORD.sub(lambda match: _PIECE.sub(rf"\g<0>{_ZERO_WIDTH_SPACE}", match[0]), text)


_BEFORE = 3  # headings and lines above a table that go with it to its turned page


def _turn(found: list[dict[str, Any]], table: dict[str, Any]) -> None:
    """Add *table* to *found* on a turned page, together with what leads to it, or to the turned page before it."""
    if found and found[-1]["sort"] == "turned":
        found[-1]["nodes"].append(table)
        return
    taken: list[dict[str, Any]] = []
    while found and len(taken) < _BEFORE and (found[-1]["sort"] == "heading" or (not taken and _is_short(found[-1]))):
        taken.insert(0, found.pop())
    if taken and taken[0]["sort"] != "heading":  # a line that leads to nothing but the text above stays there
        found.append(taken.pop(0))
    found.append({"sort": "turned", "nodes": [*taken, table]})


def _is_short(node: dict[str, Any]) -> bool:
    return bool(node["sort"] == "paragraph" and sum(len(run["text"]) for run in node["runs"]) < LINE)


def _figure(figure: Figure, caption: str) -> dict[str, Any]:
    wide, tall = drawing_size(figure.svg)
    return {
        "sort": "figure",
        "svg": figure.svg,
        "width": wide,
        "height": tall,
        "caption": caption,
        "alt": one_line(figure.description) or caption,
    }

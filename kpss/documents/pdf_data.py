"""The nodes of a document as the data that the layout of PDF reads."""

from __future__ import annotations

import os
import re
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
from kpss.language.text import Language
from kpss.source.pictures import media_type

_WORDS = {"contents": CONTENTS, "page": PAGE, "of": OF}


class Writer:
    """The nodes of a document as the data that the layout reads."""

    def __init__(self, document: Document, folder: str) -> None:
        self.document, self.folder = document, folder
        self.language: Language = document.language
        self.anchors = {node.anchor for node in document.headings}
        self.pictures = 0

    def data(self) -> dict[str, Any]:
        """What the layout reads; pictures are written into the folder beside it."""
        document = self.document
        title = document.title or UNTITLED.in_language(self.language)
        return {
            "title": title,
            "shown_title": _breakable(title),
            "owner": document.owner,
            "stamp": document.stamp,
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
                _turn(found, made, join=not self.document.new_pages)
            else:
                found.append(made)
        return found

    def _node(self, node: Node) -> dict[str, Any]:
        match node:
            case Heading(level, runs, anchor):
                return {"sort": "heading", "level": level, "runs": self._runs(runs), "anchor": anchor}
            case Paragraph(runs):
                return {"sort": "paragraph", "runs": self._runs(runs)}
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
                    "head": [self._runs(cell) for cell in head],
                    "rows": [[self._runs(cell) for cell in row] for row in rows],
                    "aligned": list(aligned),
                }
            case Picture():
                return self._picture(node)
            case Placed(block, caption):
                return self._table(block, caption) if isinstance(block, Table) else _figure(block, caption)
        return {"sort": "divider"}

    def _runs(self, runs: Runs) -> list[dict[str, Any]]:
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
        wide = table.across or too_wide(texts)
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
            return {"sort": "paragraph", "runs": self._runs((Run(node.alt, emphasis=True),))}
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


def _turn(found: list[dict[str, Any]], table: dict[str, Any], *, join: bool) -> None:
    """Add *table* to *found* on a turned page, together with what leads to it, or to the turned page before it.

    With *join* what leads to it goes to a turned page right before it too.
    """
    if found and found[-1]["sort"] == "turned":
        found[-1]["nodes"].append(table)
        return
    taken: list[dict[str, Any]] = []
    while found and len(taken) < _BEFORE and (found[-1]["sort"] == "heading" or (not taken and _is_short(found[-1]))):
        taken.insert(0, found.pop())
    if taken and taken[0]["sort"] != "heading":  # a line that leads to nothing but the text above stays there
        found.append(taken.pop(0))
    if join and found and found[-1]["sort"] == "turned":
        found[-1]["nodes"] += [*taken, table]
    else:
        found.append({"sort": "turned", "nodes": [*taken, table]})


def _is_short(node: dict[str, Any]) -> bool:
    return bool(node["sort"] == "paragraph" and sum(len(run["text"]) for run in node["runs"]) < LINE_ACROSS)


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

"""A document as a workbook: a sheet with its title, and its tables, each on a sheet of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from kpss.documents.blocks import Table
from kpss.documents.nodes import Document, Heading, Listing, Node, Paragraph, Placed, Quotation, plain
from kpss.formats.xlsx import Sheet
from kpss.formats.xlsx import write as write_sheets
from kpss.language.text import Language, Text

_TITLE = Text("Titulní list", "Title")
_TABLES = Text("Tabulky", "Tables")
_REST = Text(
    "Sešit obsahuje tabulky dokumentu; jeho text je v ostatních formátech.",
    "The workbook holds the tables of the document; its text is in the other formats.",
)
_NONE = Text("Dokument nemá žádné tabulky.", "The document has no tables.")


def write(document: Document, as_of: dt.date) -> bytes:
    """The tables of *document*; *as_of* is the day that the file bears.

    :raises UserError: if the library that writes workbooks is not installed.
    """
    tables = list(document.sheets) or list(_placed((*document.lead, *document.body)))
    sheets = [_front(document, tables), *(_sheet(table, number) for number, table in enumerate(tables, 1))]
    return write_sheets(sheets, document.language, as_of, title=document.title)


def _placed(nodes: Iterable[Node]) -> Iterator[Table]:
    for node in nodes:
        match node:
            case Placed(Table() as block, _):
                yield block
            case Listing(items):
                for item in items:
                    yield from _placed(item)
            case Quotation(inner):
                yield from _placed(inner)


def _sheet(table: Table, number: int) -> Sheet:
    return Sheet(f"{number}. {table.caption}", table.caption, columns=table.columns, rows=table.rows)


def _front(document: Document, tables: list[Table]) -> Sheet:
    """What the title page says, and which tables follow."""
    language: Language = document.language
    lines, facts = [], []
    for node in document.lead:
        if isinstance(node, Paragraph):
            lines.append(plain(node.runs).replace("\n", " "))
        elif isinstance(node, Listing):
            facts += [_fact(item) for item in node.items]
        elif isinstance(node, Heading) and node.level > 1:
            lines.append(plain(node.runs))
    lines.append((_REST if tables else _NONE).in_language(language))
    label = _TABLES.in_language(language)
    facts += [(label if not index else "", f"{index + 1}. {table.caption}") for index, table in enumerate(tables)]
    return Sheet(_TITLE.in_language(language), document.title, lines, facts)


def _fact(item: tuple[Node, ...]) -> tuple[str, str]:
    """A point of the title page: its label and its words."""
    words = " ".join(plain(node.runs) for node in item if isinstance(node, Paragraph))
    label, colon, rest = words.partition(": ")
    return (label, rest) if colon else ("", words)

"""Tables: rows as XML at once, columns as wide as their words ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kpss.documents.blocks import Table
from kpss.documents.docx.columns import column_widths
from kpss.documents.docx.styles import TABLE
from kpss.documents.docx.xml import TEXT_WIDTH, TEXT_WIDTH_ACROSS, attribute, paragraph, run
from kpss.documents.nodes import Grid, Runs, plain
from kpss.documents.tables import cell_lines, shown_columns
from kpss.documents.widths import LINE_ACROSS, too_wide
from kpss.formats.cells import heading
from kpss.language.text import Language

_MOST_COLUMNS = 60  # Word opens no more than 63
_LETTER = 100  # about the width of a letter
_WHOLE_ROW = 16  # lines of a row that is not broken between pages
_HAND = "jméno a příjmení, podpis"  # as long as what somebody writes by hand
_ROOM_TO_SIGN = 510  # 9 mm


class Drawn(NamedTuple):
    """A table as XML, and whether it needs a page on its side."""

    xml: str
    across: bool


class _Cell(NamedTuple):
    text: str
    xml: str


class _Column(NamedTuple):
    """A column: its heading with all its cells, and whether somebody writes into it by hand."""

    head: _Cell
    cells: Sequence[_Cell]
    blank: bool = False

    @property
    def texts(self) -> list[str]:
        return [self.head.text, *(cell.text for cell in self.cells), *([_HAND] if self.blank else [])]


def placed(table: Table, caption: str, language: Language, *, turn: bool) -> Drawn:
    """A table that the template placed; one that is too wide may be drawn across where *turn* allows it."""
    made = []
    for column in shown_columns(table):
        style = "KpssTableNumber" if column.type == "number" else "KpssTableText"
        name = heading(column, language)
        head = paragraph("KpssTableHeading", run(name), _aligned("right" if column.type == "number" else ""))
        cells = [_lines(cell_lines(column, row, language), style) for row in table.rows]
        made.append(_Column(_Cell(name, head), cells, column.type == "blank"))
    return _drawn(made, caption, turn=turn, across=table.across)


def grid(table: Grid, runs: Callable[[Runs], str], *, turn: bool) -> Drawn:
    """A table written by hand in a chapter."""
    made = []
    for index, (head, align) in enumerate(zip(table.head, table.aligned, strict=True)):
        look = _aligned(align)
        top = _Cell(plain(head), paragraph("KpssTableHeading", runs(head), look))
        column = [row[index] for row in table.rows]
        cells = [_Cell(plain(cell), paragraph("KpssTableText", runs(cell), look)) for cell in column]
        made.append(_Column(top, cells))
    return _drawn(made, "", turn=turn)


def _aligned(align: str) -> str:
    return f'<w:jc w:val="{align}"/>' if align in ("right", "center") else ""


def _lines(lines: list[str], style: str) -> _Cell:
    """A cell: several lines are a list."""
    if len(lines) < 2:  # noqa: PLR2004 - one line is no list
        text = "".join(lines)
        return _Cell(text, "".join(paragraph(style, run(line)) for line in text.split("\n")))
    return _Cell("\n".join(lines), "".join(paragraph("KpssTableBullet", run(line)) for line in lines))


def _drawn(columns: list[_Column], caption: str, *, turn: bool, across: bool = False) -> Drawn:
    across = turn and (across or too_wide([column.texts for column in columns]))
    parts = _parts(columns) if across else [columns]
    return Drawn("".join(_table(part, caption, across=across) for part in parts), across)


def _parts(columns: list[_Column]) -> Iterator[list[_Column]]:
    """The columns that fit beside each other on a page on its side; each part begins with the first column."""
    part = columns[:1]
    for column in columns[1:]:
        longer = [*part, column]
        full = len(longer) > _MOST_COLUMNS or too_wide([one.texts for one in longer], line=LINE_ACROSS)
        if full and len(part) > 1:
            yield part
            longer = [columns[0], column]
        part = longer
    yield part


def _table(columns: list[_Column], caption: str, *, across: bool) -> str:
    if not columns:
        return ""
    room = TEXT_WIDTH_ACROSS if across else TEXT_WIDTH
    wide = column_widths([column.texts for column in columns], room, across=across)
    fits = [max(1, one // _LETTER) for one in wide]
    height = f'<w:trHeight w:val="{_ROOM_TO_SIGN}" w:hRule="atLeast"/>' if any(one.blank for one in columns) else ""
    rows = (
        _row([column.cells[index] for column in columns], wide, fits, height) for index in range(len(columns[0].cells))
    )
    columns_xml = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    named = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    head = _cells([column.head for column in columns], wide)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{named}</w:tblPr>'
        f"<w:tblGrid>{columns_xml}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
        + paragraph("KpssTableEnd")
    )


def _row(cells: list[_Cell], wide: list[int], fits: list[int], height: str) -> str:
    tall = max(_height(cell.text, room) for cell, room in zip(cells, fits, strict=True))
    # A long row that may not be broken would leave half a page empty.
    whole = "<w:cantSplit/>" if tall <= _WHOLE_ROW else ""
    properties = f"<w:trPr>{whole}{height}</w:trPr>" if whole or height else ""
    return f"<w:tr>{properties}{_cells(cells, wide)}</w:tr>"


def _cells(cells: list[_Cell], wide: list[int]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr>{cell.xml}</w:tc>'
        for cell, room in zip(cells, wide, strict=True)
    )


def _height(text: str, room: int) -> int:
    """About how many lines *text* takes in *room* letters."""
    return sum(len(line) // room + 1 for line in text.split("\n"))

"""Tables of data that stand as CSV beside a record: typed, in words, and as a chart."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from kpss.documents.words_plans import source_words
from kpss.language.dates import NBSP
from kpss.language.numbers import read_number
from kpss.language.phrases import number_text, phrase
from kpss.language.slugs import fold
from kpss.language.text import Language, Text
from kpss.model.plan_content import DataTable
from kpss.model.prose import inside, path_beside
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.table import Chart, Column, Row, Series
from kpss.source.csv_text import csv_rows, csv_text

LARGEST = 1024 * 1024
"""Bytes of a table that a document shows."""
_ITEM = Text("Údaj", "Item")
_COLUMN = Text("Sloupec {number}", "Column {number}")
# What stands in statistics where a value is missing, unknown or makes no sense.
_NO_VALUE = frozenset({"", "-", "–", "—", ".", "x", "×", "n/a"})
_SUMS = frozenset({"celkem", "soucet", "uhrnem", "total", "sum"})
_CHARTS: dict[str, Literal["bars", "lines"]] = {"bars": "bars", "lines": "lines"}
_YEARS = ("rok", "year")

_NO_FILE = Text("tabulka se nenašla", "there is no such table")
_NOT_READ = Text("soubor {file} nejde přečíst", "the file {file} cannot be read")
_TOO_BIG = Text("soubor {file} je větší než 1 MiB", "the file {file} is larger than 1 MiB")
_NO_TEXT = Text("soubor {file} není tabulka CSV", "the file {file} is no CSV table")
_NO_ROWS = Text("v souboru {file} nejsou pod záhlavím žádné řádky", "the file {file} has no rows below its heading")
_UNAVAILABLE = Text("Tabulku „{title}“ nelze zobrazit: {why}.", "The table “{title}” cannot be shown: {why}.")


class DataSheet(NamedTuple):
    """A table ready for a template; ``problem`` says why there is none, ``chart`` is there when it was asked for."""

    caption: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    chart: Chart | None = None
    source: str = ""
    note: str = ""
    problem: str = ""


class _UnusableError(Exception):
    """A table that cannot be shown; the text says why."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def data_sheet(workspace: Workspace, record: Record, item: DataTable, language: Language) -> DataSheet:
    """The table *item* of *record*."""
    caption = f"{item.title} ({item.unit})" if item.unit else item.title
    source = source_words(item.source, language) if item.source is not None else ""
    try:
        cells = _cells(_data(workspace, path_beside(record, item.file)))
    except _UnusableError as unusable:
        why = phrase(unusable.why, {"file": item.file}, language)
        problem = phrase(_UNAVAILABLE, {"title": item.title, "why": why}, language)
        return DataSheet(caption, source=source, note=item.note, problem=problem)
    head, body = _headings(cells[0], language), cells[1:]
    columns = tuple(_column(number, name, [row[number] for row in body]) for number, name in enumerate(head))
    rows = tuple(
        {column.key: _value(column, cell, language) for column, cell in zip(columns, row, strict=True)} for row in body
    )
    return DataSheet(caption, columns, rows, _chart(item, columns, body), source, item.note)


def _data(workspace: Workspace, path: str) -> bytes:
    if not inside(path):
        raise _UnusableError(_NO_FILE)
    try:
        data = workspace.tree.read(path)
    except FileNotFoundError:
        raise _UnusableError(_NO_FILE) from None
    except OSError:
        raise _UnusableError(_NOT_READ) from None
    if len(data) > LARGEST:
        raise _UnusableError(_TOO_BIG)
    return data


def _cells(data: bytes) -> list[list[str]]:
    """Rows of the same length: the headings and at least one row."""
    text = csv_text(data)
    try:
        found = [row.cells for row in csv_rows(text)] if text is not None else None
    except csv.Error:
        found = None
    if found is None:
        raise _UnusableError(_NO_TEXT)
    if len(found) < 2:  # noqa: PLR2004 - the headings and a row
        raise _UnusableError(_NO_ROWS)
    wide = max(max(number for number, cell in enumerate(row, 1) if cell) for row in found)
    return [(row + [""] * wide)[:wide] for row in found]


def _headings(cells: Sequence[str], language: Language) -> list[str]:
    """The names of the columns; one without a name gets its number, the first one that of a label."""
    named = []
    for number, cell in enumerate(cells, 1):
        empty = _ITEM.in_language(language) if number == 1 else phrase(_COLUMN, {"number": number}, language)
        named.append(cell or empty)
    return named


def _column(number: int, name: str, cells: Sequence[str]) -> Column:
    numbers = [_number(cell) for cell in cells if fold(cell) not in _NO_VALUE]
    is_number = number > 0 and bool(numbers) and None not in numbers and fold(name) not in _YEARS
    return Column(f"c{number}", Text(name, name), "number" if is_number else "text")


def _number(cell: str) -> Decimal | None:
    return read_number(cell.removesuffix("%"))


def _value(column: Column, cell: str, language: Language) -> Decimal | str:
    """A cell as the table holds it; percent and signs of missing values stay beside numbers as text."""
    number = _number(cell) if column.type == "number" else None
    if number is None:
        return cell
    return f"{number_text(number, language)}{NBSP}%" if cell.endswith("%") else number


def _chart(item: DataTable, columns: Sequence[Column], body: Sequence[Sequence[str]]) -> Chart | None:
    """The numbers as a chart; sums are left out, because they would make everything else look small."""
    if item.chart not in _CHARTS:
        return None
    shown = [number for number, column in enumerate(columns) if column.type == "number"]
    parts = [number for number in shown if not _is_sum(columns[number].label.cs)] or shown
    rows = [row for row in body if not _is_sum(row[0])] or list(body)
    if not parts:
        return None
    series = tuple(Series(columns[number].label.cs, tuple(_number(row[number]) for row in rows)) for number in parts)
    return Chart(_CHARTS[item.chart], item.title, tuple(row[0] for row in rows), series, item.unit)


def _is_sum(name: str) -> bool:
    return fold(name).partition(" ")[0].rstrip(":") in _SUMS

"""The bytes of a table of plans → rows of texts: CSV in the encodings that people have, workbooks of Excel."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kpss.exchange.cells.workbook import check_size
from kpss.exchange.yaml_text.lines import plain
from kpss.language.errors import UserError
from kpss.source.csv_text import DELIMITERS, csv_text
from kpss.source.xlsx_library import reader

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods; xls
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class Row(NamedTuple):
    """A row that is not empty; ``number`` is the one that a spreadsheet shows, from 1."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A sheet of a workbook, or one way to read a CSV file (``name`` is empty then)."""

    name: str
    rows: list[Row]


class Sheets(NamedTuple):
    """What a file may mean, and what was wrong with the readings that are missing."""

    sheets: list[Sheet]
    problem: UserError | None = None


def read_sheets(data: bytes, name: str) -> Sheets:
    """The sheets of a workbook, or the readings of a CSV file by its possible delimiters.

    :raises UserError: if the file *name* is neither.
    """
    if data.startswith(_WORKBOOKS):
        return Sheets(list(_workbook(data, name)))
    text = _text(data, name)
    sheets: list[Sheet] = []
    problem: UserError | None = None
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            sheets.append(Sheet("", list(_rows(reader))))
        except csv.Error as error:
            problem = problem or UserError(
                f"Tabulka {name} není správné CSV (řádek {reader.line_num}: {error}); zkontrolujte uvozovky.",
                f"The table {name} is no proper CSV (line {reader.line_num}: {error}); check the quotation marks.",
            )
    return Sheets(sheets, problem)


def _text(data: bytes, name: str) -> str:
    text = csv_text(data)
    if text is not None:
        return text
    raise UserError(
        f"Soubor {name} není tabulka; uložte ji jako XLSX nebo CSV.",
        f"The file {name} is no table; save it as XLSX or CSV.",
    )


def _rows(rows: Iterable[Iterable[Any]]) -> Iterator[Row]:
    for number, values in enumerate(rows, start=1):
        cells = tuple(_cell(value) for value in values)
        if any(cells):
            yield Row(number, cells)


def _cell(value: Any) -> str:
    """A cell as people read it: 2016 for the 2016.0 that spreadsheets keep, a day as 2016-01-31."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(unicodedata.normalize("NFC", plain(str(value))).split())


def _workbook(data: bytes, name: str) -> Iterator[Sheet]:
    calamine = reader()
    unreadable = UserError(
        f"Soubor {name} se jako sešit Excelu přečíst nedá; uložte ho znovu jako XLSX bez hesla, nebo jako CSV.",
        f"The file {name} cannot be read as a workbook; save it again as XLSX without a password, or as CSV.",
    )
    try:
        check_size(data, name)
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            for title in workbook.sheet_names:
                sheet = workbook.get_sheet_by_name(title)
                values: list[list[Any]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
                _fill_merged(values, sheet.merged_cell_ranges or [])
                yield Sheet(title, list(_rows(values)))
    except (calamine.CalamineError, *_DAMAGED):
        raise unreadable from None


def _fill_merged(values: list[list[Any]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Give the value of a cell that reaches over several rows to each of them; over columns it stays in the first."""
    for (top, column), (bottom, _) in ranges:
        for row in values[top + 1 : bottom + 1]:
            if column < len(row):
                row[column] = values[top][column]

"""Tables made of records and given back, as a spreadsheet would save them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from kpss.exchange.cells.workbook import column_name, read_workbook
from kpss.exchange.tables.csv_form import table
from kpss.exchange.tables.importing import Result, import_table
from kpss.exchange.tables.rows import choose
from kpss.exchange.tables.workbook_write import workbook
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.records import settings

DAY = dt.date(2017, 7, 16)
Edits = Mapping[tuple[str, str], Any]


def workspace(files: Mapping[str, str]) -> Workspace:
    """A workspace of *files*."""
    return Workspace.load(MemoryTree({"kpss.yaml": settings(), **files}), DAY)


def exported(found: Workspace, kind: str, language: Language = "cs") -> bytes:
    """The workbook of a kind."""
    return workbook(found, kind, choose(found, kind).records, language)


def exported_csv(found: Workspace, kind: str) -> str:
    """The CSV of a kind."""
    return table(found, kind, choose(found, kind).records, "cs")


def cell_of(data: bytes, sheet: str, key: str, row: int) -> str:
    """The address of the cell of column *key* in data row *row* (from 0)."""
    keys = read_workbook(data, "x").get(sheet)
    assert keys is not None
    return f"{column_name(keys.rows[0].index(key))}{row + 3}"


def saved(data: bytes, edits: Edits, drop: Callable[[str, int], bool] = lambda _sheet, _row: False) -> bytes:
    """The workbook as a spreadsheet saves it after *edits*: (sheet, address) → value; *drop* leaves rows out."""
    buffer = io.BytesIO()
    found = read_workbook(data, "x")
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "d.m.yyyy"})
        for name, sheet in found.items():
            made = book.add_worksheet(name)
            rows = [list(row) for number, row in enumerate(sheet.rows) if not drop(name, number)]
            cells = {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}
            for (where, address), value in edits.items():
                if where == name:
                    match = re.fullmatch("([A-Z]+)([0-9]+)", address)
                    assert match is not None
                    column = next(n for n in range(2000) if column_name(n) == match[1])
                    cells[int(match[2]) - 1, column] = value
            for (r, c), value in cells.items():
                if isinstance(value, str) and value.startswith("{="):
                    made.write_formula(r, c, value[1:-1].partition("|")[0], None, value[1:-1].partition("|")[2])
                elif isinstance(value, dt.date):
                    made.write_datetime(r, c, value, day)
                elif isinstance(value, Decimal):
                    made.write_number(r, c, value)
                elif isinstance(value, bool):
                    made.write_boolean(r, c, value)
                elif value != "":
                    made.write_string(r, c, str(value))
    return buffer.getvalue()


def edited_csv(text: str, edits: Mapping[tuple[str, int], str]) -> bytes:
    """The CSV with cells changed: (key, data row from 0) → text; an unknown key makes a new column."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    for (key, number), value in edits.items():
        column = next((n for n, head in enumerate(rows[0]) if head.endswith(f"({key})") or head == key), None)
        if column is None:
            column = len(rows[0])
            rows[0].append(key)
        while len(rows) <= number + 1:
            rows.append([])
        row = rows[number + 1]
        row.extend([""] * (column + 1 - len(row)))
        row[column] = value
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    return ("\ufeff" + stream.getvalue()).encode()


def taken(found: Workspace, data: bytes, form: str = "xlsx") -> Result:
    """What the table changes."""
    return import_table(found, data, f"t.{form}", form, lambda _path, _kind: "")


def troubles(result: Result) -> list[str]:
    """What prevents the import, in Czech."""
    return [one.text().cs for one in result.comparison.troubles]


def remarks(result: Result) -> list[str]:
    """What was understood, in Czech."""
    return [one.cs for one in result.comparison.remarks]


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that differ, where none was added or taken away."""
    one, other = before.splitlines(), after.splitlines()
    assert len(one) == len(other), after
    return [(a, b) for a, b in zip(one, other, strict=True) if a != b]

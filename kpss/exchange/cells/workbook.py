"""The bytes of a workbook → its sheets with the values of their cells, and where formulas stand."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any, NamedTuple

from kpss.exchange.cells.values import Raw, raw
from kpss.language.errors import UserError
from kpss.source.xlsx_library import reader

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[ />]')
_MOST_CELLS = 2_000_000  # the reader of workbooks keeps empty cells too; a stray one in the last row would be too much
_MOST_BYTES = 256 * 1024 * 1024
_USED = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_CHUNK = 1024 * 1024
_LONGEST_CELL_TAG = 200
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


class WorkSheet(NamedTuple):
    """A sheet: its rows from the first one, each from the first cell; (row, column) from 0 of its formulas."""

    name: str
    rows: list[list[Raw]]
    formulas: frozenset[tuple[int, int]]


def is_workbook(data: bytes) -> bool:
    """Whether *data* begin like a workbook."""
    return data.startswith((_ZIP, _OLD))


def read_workbook(data: bytes, name: str) -> dict[str, WorkSheet]:
    """The sheets of the workbook *name* by name, hidden ones too.

    :raises UserError: if it is none, cannot be read, or the library for it is not installed.
    """
    calamine = reader()
    if not is_workbook(data):
        raise UserError(f"Soubor {name} není sešit (xlsx).", f"The file {name} is no workbook (xlsx).")
    try:
        check_size(data, name)
        formulas = _formulas(data)
        found: dict[str, WorkSheet] = {}
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            for title in workbook.sheet_names:
                values: list[list[Any]] = workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)
                rows = [[raw(value) for value in row] for row in values]
                found[title] = WorkSheet(title, rows, formulas.get(title, frozenset()))
    except (calamine.CalamineError, *_DAMAGED):
        raise UserError(
            f"Soubor {name} se jako sešit přečíst nedá; uložte ho znovu jako XLSX bez hesla.",
            f"The file {name} cannot be read as a workbook; save it again as XLSX without a password.",
        ) from None
    return found


def check_size(data: bytes, name: str) -> None:
    """Refuse a workbook that would not fit into memory.

    :raises UserError: saying what to do.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if part.filename.endswith(".xml")]
        if sum(part.file_size for part in parts) > _MOST_BYTES or any(
            _cells(archive, part.filename) > _MOST_CELLS for part in parts if "worksheets/" in part.filename
        ):
            raise UserError(
                f"Sešit {name} je příliš velký nebo má údaj daleko od tabulky; zkopírujte tabulku do nového sešitu.",
                f"The workbook {name} is too large or has a value far from the table; copy the table to a new one.",
            )


def _cells(archive: zipfile.ZipFile, part: str) -> int:
    """The number of cells of a sheet from the first one to the last one that is used."""
    widest = lowest = 0
    rest = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            text = rest + chunk
            for column, row in _USED.findall(text):
                widest, lowest = max(widest, _column(column) + 1), max(lowest, int(row))
            rest = text[-_LONGEST_CELL_TAG:]
    return widest * lowest


def column_name(column: int) -> str:
    """The letters of a column from 0: ``C``."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The address that a spreadsheet shows for a row and column from 0: ``C7``."""
    return f"{column_name(column)}{row + 1}"


def _formulas(data: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """The cells with formulas by sheet; none are known of other formats than XLSX."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        targets = {one.get("Id"): one.get("Target", "") for one in map(_attributes, _RELATION.findall(relations))}
        found = {}
        for sheet in map(_attributes, _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace"))):
            target = targets.get(sheet.get("r:id")) or ""
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            if part in archive.namelist():
                cells = _FORMULA.findall(archive.read(part))
                found[sheet.get("name", "")] = frozenset((int(row) - 1, _column(letters)) for letters, row in cells)
        return found


def _attributes(text: str) -> dict[str, str]:
    return {name: re.sub(r"&\w+;", lambda m: _ENTITIES.get(m[0], m[0]), value) for name, value in
            _ATTRIBUTE.findall(text)}  # fmt: skip


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1

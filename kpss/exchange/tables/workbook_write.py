"""Records of a kind as a workbook: a sheet of the records, one of each list in them, and hidden ones for the import."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import Any

from kpss.exchange.cells.workbook import column_name
from kpss.exchange.tables import words as says
from kpss.exchange.tables.cells import FILE_ONLY, FLAGS, Cells
from kpss.exchange.tables.flat_columns import ITEM, Column, Table, pattern_text, tables
from kpss.exchange.tables.flat_records import to_json
from kpss.exchange.tables.rows import FORMAT_VERSION, Row, Shown, rows_of, tables_shown, used_columns
from kpss.exchange.tables.workbook_look import look
from kpss.language.text import Language, Text
from kpss.model.workspace import Workspace
from kpss.source.xlsx_library import writer

META, LISTS = "kpss", "kpss_lists"
KEYS, LABELS, FIRST = 0, 1, 2  # rows: key paths (hidden), labels, the first of data
_LONGEST_NAME = 31
_CHUNK = 32_000
_FIRST_RECORD = 4  # row of the hidden sheet, behind what it says of itself
_SPARE = 1_000  # rows below the data that have drop-downs
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a date that never changes, so that the same records give the same bytes
_NARROW, _WIDE = 9, 44
_FEW = 12  # columns that are legible on one sheet of paper
_A4 = 9  # as workbooks number sizes of paper
_DEEP = 3  # keys of a column that is hidden while nobody uses it
_PROTECTION = {
    "format_cells": True, "format_columns": True, "format_rows": True, "delete_rows": True, "sort": True,
    "autofilter": True,
}  # fmt: skip


def workbook(workspace: Workspace, kind: str, records: list[Shown], language: Language) -> bytes:
    """The bytes of the workbook.

    :raises UserError: if the library for it is not installed.
    """
    buffer = io.BytesIO()
    with writer().Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": kind, "author": "kpss", "created": _MADE})
        _Writer(book, workspace, kind, language).write(records)
    return buffer.getvalue()


def sheet_name(table: Table, kind: str, taken: set[str]) -> str:
    """A name for the sheet of *table* that a workbook allows."""
    plain = pattern_text(table.pattern).replace(ITEM, "") or kind
    name = plain[:_LONGEST_NAME]
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: _LONGEST_NAME - 3]}~{number}"
    taken.add(name.casefold())
    return name


class _Writer:
    def __init__(self, book: Any, workspace: Workspace, kind: str, language: Language) -> None:
        self._book, self._workspace, self._kind, self._language = book, workspace, kind, language
        self._cells = Cells(workspace)
        self._look = look(book)
        self._lists: dict[tuple[str, ...], str] = {}
        self._ids = ""

    def write(self, records: list[Shown]) -> None:
        """All sheets; the hidden ones come last."""
        shown = tables_shown(self._kind, records)
        taken = {META, LISTS}
        sheets = [(table, self._book.add_worksheet(sheet_name(table, self._kind, taken))) for table in shown]
        lists, meta = self._book.add_worksheet(LISTS), self._book.add_worksheet(META)
        # Ids of new records are typed into the first sheet, so the other ones choose from there.
        self._ids = f"='{sheets[0][1].name}'!$A${FIRST + 1}:$A${FIRST + len(records) + _SPARE}"
        for table, sheet in sheets:
            self._sheet(table, sheet, [row for record in records for row in rows_of(self._kind, table, record)])
        for number, values in enumerate(self._lists):
            lists.write_column(0, number, values)
        lists.hide()
        self._meta(meta, records)

    def _meta(self, sheet: Any, records: list[Shown]) -> None:
        for number, pair in enumerate(
            (("kpss", str(FORMAT_VERSION)), ("kind", self._kind), ("workspace", self._workspace.settings.name),
             ("language", self._language))
        ):  # fmt: skip
            sheet.write_row(number, 0, pair)
        for row, record in enumerate(records, start=_FIRST_RECORD):
            text = to_json(record.flat)
            pieces = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
            for column, value in enumerate(("record", record.id, record.file, record.flat.fingerprint, *pieces)):
                sheet.write_string(row, column, value)
        sheet.very_hidden()

    def _sheet(self, table: Table, sheet: Any, rows: list[Row]) -> None:
        heads = self._heads(table)
        sheet.freeze_panes(FIRST, 1 if table.pattern else 2)
        sheet.set_row(KEYS, None, None, {"hidden": True})
        sheet.set_row(LABELS, 45)
        for number, (key, label, note, is_required) in enumerate(heads):
            sheet.write_string(KEYS, number, key, self._look.header)
            sheet.write_string(LABELS, number, label, self._look.required if is_required else self._look.header)
            sheet.write_comment(LABELS, number, note, {"author": "kpss", "x_scale": 2.2, "y_scale": 1.2})
        fixed = len(heads) - len(table.columns)
        used = used_columns(table.columns, rows)
        for number, row in enumerate(rows, start=FIRST):
            self._row(sheet, number, row, table, fixed)
        longest_id = max((len(row.id) for row in rows), default=0)
        longest_file = max((len(row.file) for row in rows), default=0)
        for number in range(fixed):
            longest = longest_id if number == 0 else 0 if table.pattern else longest_file
            width = min(max(longest + 2, 20 if longest else _NARROW + 4), _WIDE)
            sheet.set_column(number, number, width, self._look.spare_text)
        for number, column in enumerate(table.columns, start=fixed):
            self._column(sheet, number, column, rows, is_used=column.pattern in used)
        last = FIRST + len(rows) + _SPARE
        if table.pattern:
            sheet.data_validation(FIRST, 0, last, 0, self._choice(self._ids, "warning"))
        sheet.autofilter(LABELS, 0, max(FIRST + len(rows) - 1, LABELS), len(heads) - 1)
        sheet.protect("", _PROTECTION)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        if len(heads) <= _FEW:
            sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(LABELS)

    def _heads(self, table: Table) -> list[tuple[str, str, str, bool]]:
        """Key, label, note and whether it is required, of every column of the sheet."""
        heads: list[tuple[str, Text, Text, bool]] = [
            ("id", says.ID, says.ID_NOTE if not table.pattern else says.ID_NOTE_BELOW, True)
        ]
        if not table.pattern:
            heads.append(("file", says.FILE, says.FILE_NOTE, False))
        for number, step in enumerate(table.pattern):
            if step == ITEM:
                key = pattern_text(table.pattern[: number + 1])
                heads.append(
                    (
                        key,
                        says.position(tables(self._kind)[table.pattern[: number + 1]].label),
                        says.POSITION_NOTE,
                        False,
                    )
                )
        heads += [(one.key, one.label, says.note(one), one.is_required) for one in table.columns]
        language = self._language
        return [
            (key, label.in_language(language), note.in_language(language), flag) for key, label, note, flag in heads
        ]

    def _row(self, sheet: Any, number: int, row: Row, table: Table, fixed: int) -> None:
        positions = [step + 1 for step in row.path if isinstance(step, int)]
        sheet.write_string(number, 0, row.id, self._look.locked)
        if not table.pattern:
            sheet.write_string(number, 1, row.file, self._look.locked)
        for place, position in enumerate(positions, start=1):
            sheet.write_number(number, place, position, self._look.locked)
        for place, column in enumerate(table.columns, start=fixed):
            self._cell(sheet, number, place, column, row)

    def _cell(self, sheet: Any, number: int, place: int, column: Column, row: Row) -> None:
        look = self._look.number if column.is_number else self._look.text
        if column.pattern not in row.cells:
            sheet.write_blank(number, place, None, look)
            return
        cell = row.cells[column.pattern]
        if cell is None:
            sheet.write_string(number, place, FILE_ONLY.in_language(self._language), self._look.locked)
            return
        shown = self._cells.shown(column, cell, self._language, labels=True)
        if isinstance(shown, Decimal):
            sheet.write_number(number, place, shown, look)
        else:
            sheet.write_string(number, place, shown, look)

    def _column(self, sheet: Any, number: int, column: Column, rows: list[Row], *, is_used: bool) -> None:
        texts = [row.cells.get(column.pattern) for row in rows[:_SPARE]]
        longest = max((len(text) for text in texts if isinstance(text, str)), default=0)
        title = max(len(word) for word in column.label.in_language(self._language).split())
        width = min(max(longest + 2, title + 3, _NARROW), _WIDE)
        options = self._options(column)
        if options and column.sort == "code":
            width = max(width, min(max(map(len, options)) + 2, _WIDE))
        keys = len([step for step in column.pattern if step != ITEM])
        hidden = {"hidden": True} if not is_used and keys - column.pattern.count(ITEM) >= _DEEP else {}
        spare = self._look.spare_number if column.is_number else self._look.spare_text
        sheet.set_column(number, number, width, spare, hidden)
        if options:
            strict = "stop" if column.sort in ("code", "flag") else "warning"
            last = FIRST + len(rows) + _SPARE
            sheet.data_validation(FIRST, number, last, number, self._choice(self._list(options), strict))

    def _options(self, column: Column) -> tuple[str, ...]:
        if column.sort == "flag":
            return tuple(text.in_language(self._language) for text in FLAGS.values())
        if column.sort == "code":
            codes = self._cells.codes(column)
            return tuple(str(self._cells.shown(column, code, self._language, labels=True)) for code in codes)
        if column.sort != "reference":
            return ()
        found = self._cells.references(column)
        if column.territory:
            return tuple(f"{code} – {name}" for code, name in sorted(found.items()) if re.fullmatch("[0-9]+", code))
        return tuple(found)

    def _list(self, options: tuple[str, ...]) -> str:
        """The place in the hidden sheet where *options* stand."""
        if options not in self._lists:
            name = f"${column_name(len(self._lists))}"
            self._lists[options] = f"={LISTS}!{name}$1:{name}${len(options)}"
        return self._lists[options]

    def _choice(self, source: str, strict: str) -> dict[str, Any]:
        title, message = says.CHOOSE.in_language(self._language), says.CHOOSE_NOTE.in_language(self._language)
        return {
            "validate": "list", "source": source, "error_type": strict, "error_title": title, "error_message": message,
        }  # fmt: skip

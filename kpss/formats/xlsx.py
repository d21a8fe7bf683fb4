"""Workbooks: tables as sheets with typed cells, the same bytes for the same data.

Numbers and whole days are cells of their type, so that a reader can add and sort them; all else is text, also what
looks like a formula or an address.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.formats.cells import cell_text, heading, item_text, labelled
from kpss.language.cleaning import clean
from kpss.language.text import Language
from kpss.reports.table import CZK, Column, Row
from kpss.source.xlsx_library import writer

LONGEST_NAME = 31
"""Letters of the name of a sheet."""
_LONGEST_TEXT = 32_767  # letters of a cell
_MOST_DIGITS = 15  # more than these a number in a workbook does not keep
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY = dt.date(1900, 3, 1)  # before it spreadsheets disagree
_NARROWEST, _WIDEST, _WIDEST_LINES = 8, 48, 60
_WIDEST_WORDS = 100  # of texts alone
_SAMPLE = 400  # rows by which the width of a column is judged
_RESERVED = frozenset({"history"})

_BASE = {"valign": "top", "font_size": 10}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "line": {"text_wrap": False},
    "label": {"bold": True},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8EDF3", "valign": "bottom"},
    "text": {"text_wrap": True, "num_format": "@"},
    "number": {"num_format": "#,##0.########"},
    "whole": {"num_format": "#,##0"},
    "money": {"num_format": "#,##0.00"},
    "date": {"num_format": "d. m. yyyy", "align": "left"},
}


class Sheet(NamedTuple):
    """A sheet: a title, lines of text under it, and a table; without columns it holds texts alone.

    ``facts`` are pairs of a label and its words, which stand above the table.
    """

    name: str
    title: str = ""
    lines: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    columns: Sequence[Column] = ()
    rows: Sequence[Row] = ()


def write(sheets: Iterable[Sheet], language: Language, day: dt.date, *, title: str = "") -> bytes:
    """The workbook of *sheets*; *day* is the one that the file bears.

    :raises UserError: if the library that writes workbooks is not installed.
    """
    library = writer()
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = library.Workbook(target, options)
    book.set_properties({"title": clean(title), "created": dt.datetime.combine(day, dt.time(12), dt.UTC)})
    looks = {name: book.add_format({**_BASE, **look}) for name, look in _LOOKS.items()}
    given = list(sheets)
    for sheet, name in zip(given, sheet_names(one.name for one in given), strict=True):
        _fill(book.add_worksheet(name), sheet, looks, language)
    book.close()
    return target.getvalue()


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that spreadsheets accept: without forbidden signs, short, and each once."""
    found: list[str] = []
    taken = set(_RESERVED)
    for text in wanted:
        base = " ".join(_FORBIDDEN.sub(" ", clean(text)).split()).strip("' ") or "List"
        name, number = _cut(base), 1
        while name.casefold() in taken:
            number += 1
            name = _cut(base, f" ({number})")
        taken.add(name.casefold())
        found.append(name)
    return found


def _cut(base: str, ending: str = "") -> str:
    """*base* with *ending*, shortened between words where it is too long."""
    room = LONGEST_NAME - len(ending)
    if _length(base) <= room:
        return base + ending
    kept = base
    while _length(kept) > room - 1:
        kept = kept[:-1]
    words = kept if base[len(kept)] == " " else kept.rpartition(" ")[0]
    return f"{(words if len(words) > room // 2 else kept).rstrip(' ,;–-(')}…{ending}"


def _length(text: str) -> int:
    """How long spreadsheets take *text* to be: letters beyond the basic plane count twice."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)  # noqa: PLR2004 - the end of the basic plane


def _fill(page: Any, sheet: Sheet, looks: Mapping[str, Any], language: Language) -> None:
    row = 0
    for text, look in [(sheet.title, "title"), *((line, "line") for line in sheet.lines)]:
        if text:
            page.write_string(row, 0, _text(text), looks[look])
            row += 1
    for label, words in sheet.facts:
        page.write_string(row, 0, _text(label), looks["label"])
        page.write_string(row, 1, _text(words), looks["line" if sheet.columns else "text"])
        row += 1
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    columns = [column for column in sheet.columns if column.shown]
    if columns:
        _table(page, columns, sheet.rows, row + 1 if row else 0, looks, language)
    else:
        page.set_column(0, 0, max((len(label) for label, _ in sheet.facts), default=_WIDEST) + 2)
        page.set_column(1, 1, _WIDEST_WORDS)


def _table(
    page: Any, columns: Sequence[Column], rows: Sequence[Row], top: int, looks: Mapping[str, Any], language: Language
) -> None:
    heads = [heading(column, language) for column in columns]
    for index, (column, head) in enumerate(zip(columns, heads, strict=True)):
        page.write_string(top, index, _text(head), looks["head"])
        sample = [cell_text(column, row.get(column.key), language) for row in rows[:_SAMPLE]]
        page.set_column(index, index, _width(head, sample))
    for number, row in enumerate(rows, top + 1):
        for index, column in enumerate(columns):
            _cell(page, number, index, column, row.get(column.key), looks, language)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # numbers of companies are texts on purpose
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    if rows:
        page.autofilter(top, 0, top + len(rows), len(columns) - 1)


def _width(head: str, texts: Sequence[str]) -> int:
    longest = max(map(len, texts), default=0)
    word = max(map(len, head.split()), default=0)
    return min(max(longest, word, _NARROWEST) + 2, _WIDEST)


def _cell(
    page: Any, row: int, index: int, column: Column, value: Any, looks: Mapping[str, Any], language: Language
) -> None:
    if value is None or value == "":
        return
    if column.type == "number" and is_number(value):
        page.write_number(row, index, value, looks[_look_of(column, value)])
    elif column.type == "date" and (day := _whole_day(value)) is not None:
        page.write_datetime(row, index, day, looks["date"])
    elif column.type == "lines":
        lines = [item_text(item, language) for item in labelled(column, value)]
        page.write_string(row, index, _text("\n".join(lines)), looks["text"])
    else:
        page.write_string(row, index, _text(cell_text(column, value, language)), looks["text"])


def is_number(value: Any) -> bool:
    """Whether a workbook can keep *value* as a number, to the last digit."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    exact = Decimal(value)
    return math.isfinite(exact) and len(exact.normalize().as_tuple().digits) <= _MOST_DIGITS


def _look_of(column: Column, value: int | Decimal) -> str:
    if value == int(value):
        return "whole"
    return "money" if column.unit == CZK else "number"


def _whole_day(value: Any) -> dt.date | None:
    """The day that *value* tells; None where it is a month, a year or nothing that spreadsheets know."""
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else value
    except ValueError:
        return None
    return day if isinstance(day, dt.date) and day >= _FIRST_DAY else None


def _text(value: str) -> str:
    """*value* as a cell can hold it."""
    text = clean(value)
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"

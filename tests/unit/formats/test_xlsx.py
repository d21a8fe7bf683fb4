"""The writer of workbooks: names of sheets, what is a number, long texts."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
import python_calamine as calamine
from hypothesis import given
from hypothesis import strategies as st

from kpss.formats.xlsx import LONGEST_NAME, Sheet, is_number, sheet_names, write
from kpss.language.text import Text
from kpss.reports.table import Column

DAY = dt.date(2026, 7, 16)


def read(sheet: Sheet) -> list[list[Any]]:
    book = calamine.load_workbook(io.BytesIO(write([sheet], "cs", DAY)))
    rows: list[list[Any]] = book.get_sheet_by_index(0).to_python()
    return rows


def one(column_type: Any, value: Any) -> Any:
    """What a cell of *value* reads back as."""
    column = Column("a", Text("A", "A"), column_type)
    return read(Sheet("List", columns=(column,), rows=[{"a": value}]))[1][0]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["Síť", "síť", "SÍŤ"], ["Síť", "síť (2)", "SÍŤ (3)"]),
        (["a/b[c]:*?\\d"], ["a b c d"]),
        (["", "''", "  "], ["List", "List (2)", "List (3)"]),
        (["History"], ["History (2)"]),
        (["Služby, které v síti už nejsou ani nebudou"], ["Služby, které v síti už nejsou…"]),
    ],
)
def test_names_of_sheets(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted) == names


@given(st.lists(st.text(max_size=60), max_size=12))
def test_names_of_sheets_are_always_accepted(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST_NAME
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
    write([Sheet(name) for name in names] or [Sheet("x")], "cs", DAY)


@pytest.mark.parametrize(
    ("value", "number"),
    [(0, True), (-5, True), (Decimal("1.50"), True), (Decimal("31676544.00"), True), (True, False), ("5", False),
     (Decimal("0.1234567890123456"), False), (10**20, True), (10**20 + 1, False), (Decimal("NaN"), False)],
)  # fmt: skip
def test_what_a_workbook_keeps_as_a_number(value: Any, number: bool) -> None:
    assert is_number(value) is number


def test_a_number_too_long_for_a_workbook_stays_text() -> None:
    assert one("number", 10**20 + 1) == "100 000 000 000 000 000 001".replace(" ", "\xa0")


@pytest.mark.parametrize(
    ("column_type", "value", "read_back"),
    [
        ("text", "00123", "00123"),
        ("text", "=1+1", "=1+1"),
        ("text", "http://a.cz", "http://a.cz"),
        ("date", "2026-07-16", DAY),
        ("date", "2026", "2026"),
        ("date", "1850-01-01", "1.\xa01.\xa01850"),
        ("date", "2026-02-31", "31.\xa02.\xa02026"),
        ("lines", ["a", "b"], "a\nb"),
        ("flag", True, "ano"),
        ("number", Decimal("4.5"), 4.5),
        ("text", "a" * 40_000, "a" * 32_766 + "…"),
        ("text", "\x1b[31m\u202e", "\ufffd[31m\ufffd"),
    ],
)
def test_cells(column_type: Any, value: Any, read_back: Any) -> None:
    assert one(column_type, value) == read_back


def test_a_sheet_has_its_title_lines_and_facts_above_the_table() -> None:
    column = Column("a", Text("Název", "Name"))
    rows = read(Sheet("x", "Nadpis", ["Řádek"], [("Rok", "2026")], (column,), [{"a": "první"}]))
    assert [row[0] for row in rows] == ["Nadpis", "Řádek", "Rok", "", "Název", "první"]
    assert rows[2][1] == "2026"

"""Reports as workbooks, read back as a spreadsheet reads them."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from decimal import Decimal
from typing import Any

import pytest
import python_calamine as calamine

from kpss.formats.reports_xlsx import render_xlsx
from kpss.language.errors import UserError
from kpss.language.phrases import Phrase, Told
from kpss.language.text import Text
from kpss.reports.filters import Filters
from kpss.reports.registry import REPORTS
from kpss.reports.table import CZK, Column, Report
from tests.unit.network_records import network
from tests.unit.records import plan, plans, workspace

COLUMNS = (
    Column("name", Text("Název", "Name")),
    Column("state", Text("Stav", "State"), "choice", labels={"ok": Text("v pořádku", "fine")}),
    Column("day", Text("Den", "Day"), "date"),
    Column("money", Text("Částka", "Amount"), "number", unit=CZK),
    Column("sure", Text("Jisté", "Sure"), "flag"),
    Column("codes", Text("Skupiny", "Groups"), "list", labels={"a": Text("první", "first")}),
    Column("lines", Text("Řádky", "Lines"), "lines"),
    Column("id", Text("Název", "Name"), shown=False),
    Column("words", Text("Slova", "Words"), data=False),
    Column("hidden", Text("Skryté", "Hidden"), data=False, shown=False),
    Column("blank", Text("Doplňte", "Fill in"), "blank"),
)
ROW = {
    "name": "=1+1", "state": "ok", "day": "2017-07-16", "money": Decimal("1234567.10"), "sure": True,
    "codes": ["a", "b"], "lines": [Told(Text("{n} ks", "{n} pcs"), {"n": 2}), "dvě"], "id": "x",
    "words": "jen pro lidi", "hidden": "ne", "blank": "",
}  # fmt: skip


def report(*rows: dict[str, Any], **more: Any) -> Report:
    remarks = (Phrase(Text("Pozor na {what}", "Mind {what}"), {"what": "vodu"}),)
    given = {"remarks": remarks, **more}
    return Report("zkouska", Text("Zkouška", "Trial"), dt.date(2017, 7, 16), COLUMNS, rows, **given)


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = calamine.load_workbook(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_cells_have_their_types() -> None:
    found = sheets(render_xlsx(report(ROW), "cs"))
    assert list(found) == ["Zkouška", "O přehledu"]
    head, row = found["Zkouška"]
    assert head == ["Název", "Stav", "Den", "Částka (Kč)", "Jisté", "Skupiny", "Řádky", "Slova", "Název [id]"]
    assert row == [
        *("=1+1", "v pořádku", dt.date(2017, 7, 16), 1234567.1, "ano", "první, b", "2 ks\ndvě", "jen pro lidi", "x")
    ]
    assert found["O přehledu"] == [["Zkouška", ""], ["K datu", "16. 7. 2017"], ["Poznámka", "Pozor na vodu"]]


def test_digits_are_written_as_they_are() -> None:
    amounts = [Decimal(text) for text in ("0.10", "1234567890123.45", "-7.05", "12345678901234567.89")]
    data = render_xlsx(report(*({**ROW, "money": amount} for amount in amounts)), "cs")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        page = package.read("xl/worksheets/sheet1.xml").decode()
    for digits in ("<v>0.1", "<v>1234567890123.45</v>", "<v>-7.05</v>"):
        assert digits in page
    column = [row[3] for row in sheets(data)["Zkouška"][1:]]
    # What a spreadsheet would round stays text.
    assert isinstance(column[3], str)
    assert column[3].replace("\xa0", "") == "12345678901234567,89"


def test_what_is_missing_or_imprecise() -> None:
    empty = dict.fromkeys(ROW)
    found = sheets(render_xlsx(report({**empty, "name": "Jen rok", "day": "2017"}, {**empty, "name": "@x"}), "cs"))
    first, second = found["Zkouška"][1:]
    assert first[:4] == ["Jen rok", "", "2017", ""]
    assert second[0] == "@x"


def test_no_rows_and_names_that_sheets_refuse() -> None:
    title = Text("Síť: [rok] 2017/2018 a ještě mnohem víc slov", "History")
    for language in ("cs", "en"):
        made = report()._replace(title=title, remarks=())
        found = sheets(render_xlsx(made, language))
        assert len(found) == 2
        assert all(len(name) <= 31 for name in found)


def test_groups_have_a_sheet_of_their_own() -> None:
    sums = {"name": "Celkem", "money": Decimal(5)}
    found = sheets(render_xlsx(report(ROW, for_people=[ROW, sums]), "cs"))
    assert list(found) == ["Zkouška", "Po skupinách", "O přehledu"]
    assert found["Po skupinách"][2][:4] == ["Celkem", "", "", 5]


def test_formulas_and_addresses_stay_text() -> None:
    texts = ["=HYPERLINK(1)", "+420 123", "-1", "http://example.org/", "a\nb\x00", "{=1}"]
    data = render_xlsx(report(*({**ROW, "name": text} for text in texts)), "cs")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        page = package.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert "hyperlink" not in page.casefold()
    assert [row[0] for row in sheets(data)["Zkouška"][1:]] == [*texts[:4], "a b\ufffd", texts[5]]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_a_workbook_and_the_same_each_time(name: str) -> None:
    files = {**network(), **plans(plan("a", valid={"from": 2010, "to": 2012}))}
    made = [REPORTS[name](workspace(files, "2014-06-01"), Filters()) for _ in range(2)]
    first, second = (render_xlsx(one, "cs") for one in made)
    assert first == second
    rows = next(iter(sheets(first).values()))
    assert len(rows) == len(made[0].rows) + 1
    assert len(set(rows[0])) == len(rows[0])


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UserError) as caught:
        render_xlsx(report(ROW), "cs")
    assert "kpss[tabulky]" in str(caught.value)

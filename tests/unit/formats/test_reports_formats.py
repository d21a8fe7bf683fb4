from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest

from kpss.cli import tables
from kpss.formats import reports_json
from kpss.formats.cells import cell_text, heading, plain
from kpss.language.phrases import Phrase, Told
from kpss.language.text import Text
from kpss.reports.table import CZK, Column, Report

COLUMNS = (
    Column("id", Text("Id", "Id")),
    Column("state", Text("Stav", "State"), "choice", labels={"in_force": Text("platí", "in force")}),
    Column("day", Text("Den", "Day"), "date"),
    Column("count", Text("Počet", "Count"), "number", Text("míst", "places")),
    Column("sure", Text("Jisté", "Sure"), "flag"),
    Column("names", Text("Obce", "Municipalities"), "list"),
    Column("message", Text("Zpráva", "Message")),
    Column("hidden", Text("Skryté", "Hidden"), shown=False),
    Column("words", Text("Slova", "Words"), data=False),
)
ROW = {
    "id": "a", "state": "in_force", "day": "2017-07-16", "count": 1234, "sure": True, "names": ["Č", "B, c"],
    "message": Phrase(Text("{n:obec|obce|obcí}", "{n:place|places}"), {"n": 2}), "hidden": "tajné", "words": "jen zde",
}  # fmt: skip
EMPTY = dict.fromkeys(ROW) | {"id": "b", "names": [], "sure": False, "count": 0}


def report(*rows, columns=COLUMNS, **more):
    return Report("zkouska", Text("Zkouška", "Trial"), dt.date(2017, 7, 16), columns, rows, **more)


@pytest.mark.parametrize(
    ("key", "czech", "english"),
    [
        ("state", "platí", "in force"),
        ("day", "16.\xa07.\xa02017", "16\xa0July 2017"),
        ("count", "1\xa0234", "1,234"),
        ("sure", "ano", "yes"),
        ("names", "Č, B, c", "Č, B, c"),
        ("message", "2\xa0obce", "2\xa0places"),
    ],
)
def test_cells_in_words(key, czech, english):
    (column,) = (column for column in COLUMNS if column.key == key)
    assert cell_text(column, ROW[key], "cs") == czech
    assert cell_text(column, ROW[key], "en") == english
    assert cell_text(column, None, "cs") == ""


def test_code_without_a_word_stays():
    assert cell_text(COLUMNS[1], "other", "cs") == "other"


def test_zero_is_a_number_and_false_is_nothing():
    assert cell_text(COLUMNS[3], 0, "cs") == "0"
    assert cell_text(COLUMNS[4], False, "cs") == ""


def test_heading_has_its_unit():
    assert heading(COLUMNS[3], "cs") == "Počet (míst)"
    assert heading(COLUMNS[0], "en") == "Id"


def test_cell_is_one_clean_line():
    assert cell_text(COLUMNS[0], "a\n\x1b[31mb\u202e", "cs") == "a \ufffd[31mb\ufffd"
    assert cell_text(COLUMNS[5], ["a\nb"], "cs") == "a b"


def test_json_holds_codes_and_days():
    body = json.loads(reports_json.render_json(report(ROW, EMPTY, extra={"known_until": None}), "en"))
    assert list(body) == ["format_version", "report", "as_of", "known_until", "remarks", "rows"]
    assert body["rows"][0] == {
        "id": "a", "state": "in_force", "day": "2017-07-16", "count": 1234, "sure": True, "names": ["Č", "B, c"],
        "message": "2 places", "hidden": "tajné",
    }  # fmt: skip
    assert body["rows"][1]["day"] is None
    assert plain(ROW["message"], "cs") == "2 obce"


def test_json_is_readable_czech():
    text = reports_json.render_json(report(ROW), "cs")
    assert '"tajné"' in text
    assert text.endswith("}\n")


def test_csv_of_the_data_columns():
    text = reports_json.render_csv(report(ROW, EMPTY), "cs")
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows == [
        ["id", "state", "day", "count", "sure", "names", "message", "hidden"],
        ["a", "in_force", "2017-07-16", "1234", "true", "Č; B, c", "2 obce", "tajné"],
        ["b", "", "", "0", "false", "", "", ""],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_csv_keeps_formulas_as_text(start):
    for value in (f"{start}1+1", [f"{start}1+1", "b"]):
        row = {**ROW, "names": value} if isinstance(value, list) else {**ROW, "id": value}
        text = reports_json.render_csv(report(row), "cs")
        cells = next(iter(list(csv.reader(io.StringIO(text, newline="")))[1:]))
        assert cells[5 if isinstance(value, list) else 0].startswith(f"'{start}1+1")


def test_lines_of_phrases_are_words_in_csv_and_data_in_json():
    columns = (Column("lines", Text("Řádky", "Lines"), "lines"), Column("money", Text("Kč", "CZK"), "number", CZK))
    template = Text("{name}: {value} lidí", "{name}: {value} people")
    told, said = Told(template, {"name": "A", "value": 2}), Phrase(template, {"name": "B", "value": 3})
    shown = report({"lines": [told, said], "money": Decimal("-1.5")}, columns=columns)
    (row,) = json.loads(reports_json.render_json(shown, "cs"))["rows"]
    assert row == {"lines": [{"name": "A", "value": 2}, "B: 3 lidí"], "money": -1.5}
    assert reports_json.render_csv(shown, "cs").split("\r\n")[1] == "A: 2 lidí; B: 3 lidí,-1.5"
    assert cell_text(columns[1], Decimal("-1.5"), "cs") == "−1,50"


def test_csv_keeps_numbers_below_zero():
    assert reports_json.render_csv(report({**ROW, "count": -3}), "cs").split("\r\n")[1].split(",")[3] == "-3"


def test_text_table():
    shown = tables.render(report(ROW, remarks=(Phrase(Text("Pozor", "Mind")),)), "cs", width=120)
    lines = shown.splitlines()
    assert lines[0] == "Zkouška – K datu 16.\xa07.\xa02017"
    assert lines[1] == "! Pozor"
    assert lines[3].split("  ")[0] == "Id"
    assert "Skryté" not in shown
    assert "jen zde" in shown
    assert not [line for line in lines if line != line.rstrip()]


def test_column_that_says_nothing_takes_no_room():
    assert "Den" not in tables.render(report(EMPTY), "cs")
    assert "Den" in tables.render(report(EMPTY, ROW), "cs", width=120)


def test_long_list_is_cut():
    many = [f"obec{number}" for number in range(9)]
    shown = " ".join(tables.render(report({**ROW, "names": many}), "cs", width=300).split())
    assert "obec5 a další (3)" in shown
    seven = " ".join(tables.render(report({**ROW, "names": many[:7]}), "cs", width=300).split())
    assert "obec6" in seven  # one more name is shorter than saying that there is one more


def test_markup_of_rich_is_text():
    assert "[bold]x[/bold] :smile:" in tables.render(report({**ROW, "id": "[bold]x[/bold] :smile:"}), "cs", width=160)


def test_empty_report_has_no_table():
    assert tables.render(report(), "cs") == "Zkouška – K datu 16.\xa07.\xa02017\n\n"

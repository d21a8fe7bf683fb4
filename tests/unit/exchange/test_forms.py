"""Request forms: made from the network, filled in by a provider, taken back as requests."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from kpss.exchange.cells.workbook import read_workbook
from kpss.exchange.form.importing import Taken, take_all
from kpss.exchange.form.rows import Form
from kpss.exchange.form.sheet import CURRENT, LABEL, ORP, workbook
from kpss.exchange.requests.new import Asked, start
from kpss.model.overlaid import with_files
from kpss.model.workspace import Workspace
from kpss.rules.engine import find
from kpss.source.reader import read
from tests.unit.exchange.form_support import Value, cells_of, filled
from tests.unit.network_files import entry, files, request, round_, service
from tests.unit.records import orp, workspace

DAY = "2015-06-25"
PARTS = [{"orp": "Alfa", "value": Decimal("1.5")}, {"orp": "Delta", "value": 1}]
UNITS = [
    {"form": "residential", "unit": "bed", "value": 20},
    {"form": "field", "unit": "fte", "value": Decimal("2.5"), "orps": PARTS},
]
NEED = {"kind": "need", "id": "potreba", "name": "Lůžka chybí", "service_type": "home_for_seniors"}


def space(*more: dict[str, Any]) -> Workspace:
    return workspace(files(service(), entry(units=UNITS), round_(), NEED, *more), DAY)


def form(records: Workspace, identifier: str = "domov", language: Any = "cs") -> bytes:
    new = start(records, Asked("", identifier, "sit-2016", ""))
    return workbook(Form(records, new, language), language, records.as_of)


def taken(records: Workspace, values: Mapping[str, Value], identifier: str = "domov", language: Any = "cs") -> Taken:
    data = filled(form(records, identifier, language), values)
    (one,) = take_all(records, [("form.xlsx", data)], lambda _: "")
    return one


def value_of(one: Taken) -> Any:
    assert one.fate == "new", one.problems
    return read(one.text)[0].value


def problems(one: Taken) -> dict[str, str]:
    assert one.fate == "wrong", one
    return {cell: said.cs for cell, said in one.problems}


def unit_cells(key: str = "unit") -> list[str]:
    return cells_of(form(space()), key)


# -- the form ---------------------------------------------------------------------------------------------------------


def test_form_shows_the_present_state_and_lists() -> None:
    sheets = read_workbook(form(space()), "f")
    assert list(sheets) == ["Žádost", "Návod", "Číselníky"]
    rows = {str(row[0]): row for row in sheets["Žádost"].rows if row and row[0]}
    assert rows["service"][1] == "domov"
    assert rows["level"][4:6] == ["základní síť", "základní síť"]
    assert rows["submitted"][LABEL] == "Podáno *"
    units = [row for row in sheets["Žádost"].rows if row[0] == "unit"]
    assert [row[LABEL] for row in units[:2]] == ["pobytová – lůžko", "terénní – úvazek v přímé péči"]
    assert [row[4] for row in units[:2]] == [Decimal("20.0"), Decimal("2.5")]
    assert "Alfa" in [value for row in sheets["Číselníky"].rows for value in row]


def test_same_form_gives_the_same_bytes() -> None:
    assert form(space()) == form(space())


@pytest.mark.parametrize("language", ["cs", "en"])
def test_form_without_changes_gives_a_right_request(language: Any) -> None:
    records = space()
    one = taken(records, {"submitted": dt.date(2015, 6, 20)}, language=language)
    assert value_of(one) == {
        "kind": "request",
        "id": "z-2016-domov",
        "round": "sit-2016",
        "type": "change",
        "provider": "charita",
        "service": "domov",
        "submitted": "2015-06-20",
        "changes": {
            "level": "core",
            "units": [
                {"form": "residential", "unit": "bed", "value": 20},
                {
                    "form": "field", "unit": "fte", "value": 2.5,
                    "orps": [{"orp": "Alfa", "value": 1.5}, {"orp": "Delta", "value": 1}],
                },
            ],
        },
    }  # fmt: skip
    after = with_files(records, {one.path: one.text})
    assert [item for item in find(after) if item.place.file == one.path and item.severity == "error"] == []


def test_all_fields_are_taken() -> None:
    bed, fte, spare, *_ = unit_cells()
    values: dict[str, Value] = {
        "submitted": "20. 6. 2015", "type": "change – změna jednotek", bed: 25, fte: "2,50",
        spare: Decimal("0.75"), spare.replace("F", "C"): "ambulantní – úvazek v přímé péči",
        "area": "Alfa; obec Omega; Beta (Delta)", "money_costs": "1 250 000,50 Kč", "money_compensation": 900000,
        "need": "Lidé čekají\nrok", "target_group": "senioři", "financing": "=SUM(A1)", "discussed_with": "OÚ ORP Alfa",
        "discussed_orp": "Alfa", "discussed_date": "červen 2015", "known_need": "potreba – Lůžka chybí",
        "attachment": "Rozpočet", "note": "dle dohody",
    }  # fmt: skip
    found = value_of(taken(space(), values))
    assert found["changes"]["units"][0]["value"] == 25
    assert found["changes"]["units"][2] == {"form": "ambulatory", "unit": "fte", "value": 0.75}
    assert found["changes"]["area"]["include"] == [
        {"orp": "Alfa"}, {"municipality": "Omega"}, {"municipality": "Beta (Delta)"},
    ]  # fmt: skip
    assert found["changes"]["money"] == [{"year": 2016, "costs": 1250000.5, "compensation": 900000}]
    assert found["intention"] == {
        "need": "Lidé čekají\nrok", "target_groups": ["seniors"], "financing": "12",
        "discussed": [{"with": [{"name": "OÚ ORP Alfa"}], "orp": "Alfa", "date": "2015-06"}],
    }  # fmt: skip
    assert found["needs"] == ["potreba"]
    assert (found["attachments"], found["note"]) == ([{"name": "Rozpočet"}], "dle dohody")


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("35 000 000,50 Kč", "35000000.50"), ("35000000.5", "35000000.5"), (Decimal("35000000.5"), "35000000.50"),
        (Decimal("35000000.0"), "35000000"), (35000000, "35000000"), (Decimal("0.125"), "0.125"),
    ],
)  # fmt: skip
def test_digits_of_money_stay(written: Value, amount: str) -> None:
    one = taken(space(), {"submitted": "20. 6. 2015", "money_costs": written})
    assert re.findall(r"costs: ([0-9.]+)", one.text) == [amount]


def test_what_ends_has_nothing() -> None:
    bed, fte, *_ = unit_cells()
    first, second, *_ = unit_cells("part")
    found = value_of(taken(space(), {"submitted": dt.date(2015, 6, 20), fte: 0, first: "", second: ""}))
    assert [one["unit"] for one in found["changes"]["units"]] == ["bed"]
    assert "changes" not in value_of(taken(space(), {"submitted": dt.date(2015, 6, 20), "type": "exit", bed: 0}))


def test_new_service() -> None:
    unit = cells_of(form(space(), ""), "unit")[0]
    values: dict[str, Value] = {
        "applicant": "charita", "service_type": "raná péče", "submitted": 42175, unit: 3,
        unit.replace("F", "C"): "terénní – úvazek v přímé péči",
    }  # fmt: skip
    found = value_of(taken(space(), values, ""))
    assert (found["provider"], found["service_type"], found["type"]) == ("charita", "early_intervention", "new")
    assert found["submitted"] == "2015-06-20"
    found = value_of(taken(space(), {**values, "applicant": "Spolek Nový"}, ""))
    assert (found["id"], found["applicant"]) == ("z-2016-spolek-novy-early-intervention", "Spolek Nový")


# -- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("submitted", "", "povinný údaj chybí"),
        ("submitted", "31. 6. 2015", "není datum"),
        ("submitted", "2015-06", "napište den"),
        ("type", "zmena", "v seznamu není"),
        ("type", "", "povinný údaj chybí"),
        ("level", "jádro", "v seznamu není"),
        ("unit", "", "napište počet po změně"),
        ("unit", "2,5", "celé číslo"),
        ("unit", "asi 20", "není celé číslo"),
        ("unit", -3, "záporné číslo"),
        ("unit", "#REF!", "#REF!"),
        ("part", 9, "dávají 10, celek je 2,5"),
        ("area", "Alfa; Kocourkov", "„Kocourkov“ není ORP ani obec"),
        ("area", "Beta", "„Beta“ není ORP ani obec"),
        ("money_costs", "milion", "není číslo"),
        ("target_group", "lidé", "v seznamu není"),
        ("discussed_orp", "Gama", "ORP „Gama“ není"),
        ("known_need", "jina", "v záznamech není"),
        ("measure", "plan/1", "opatření „plan/1“ není"),
    ],
)
def test_each_cell_says_what_is_wrong(key: str, value: Value, words: str) -> None:
    found = problems(taken(space(), {"submitted": dt.date(2015, 6, 20), key: value}))
    cell = cells_of(form(space()), key if key != "part" else "unit")[1 if key == "part" else 0]
    assert words in found[cell]
    assert len(found) == 1


def test_free_rows_need_both_halves() -> None:
    spare, part = unit_cells()[2], unit_cells("part")[2]
    day: dict[str, Value] = {"submitted": dt.date(2015, 6, 20)}
    label, orp = spare.replace("F", "C"), part.replace("F", "D")
    assert problems(taken(space(), {**day, spare: 3})) == {label: "vyberte formu a jednotku"}
    assert "napište počet" in problems(taken(space(), {**day, label: "ambulantní – místo"}))[spare]
    twice = taken(space(), {**day, label: "pobytová – lůžko", spare: 3})
    assert "dvakrát" in problems(twice)[label]
    alone = taken(space(), {**day, part: 3, part.replace("F", "C"): "pobytová – lůžko"})
    assert problems(alone) == {orp: "vyberte ORP"}
    other: dict[str, Value] = {**day, part: 3, part.replace("F", "C"): "ambulantní – místo", orp: "Alfa"}
    assert "nemá výše svůj celek" in problems(taken(space(), other))[part]
    right: dict[str, Value] = {**day, part: 20, part.replace("F", "C"): "pobytová – lůžko", orp: "Delta"}
    assert value_of(taken(space(), right))["changes"]["units"][0]["orps"] == [{"orp": "Delta", "value": 20}]


def test_compensation_needs_its_amount() -> None:
    day: dict[str, Value] = {"submitted": dt.date(2015, 6, 20), "type": "compensation"}
    cell = cells_of(form(space()), "money_compensation")[0]
    assert problems(taken(space(), day)) == {cell: "povinný údaj chybí"}
    assert value_of(taken(space(), {**day, "money_compensation": 5}))["type"] == "compensation"


def test_control_characters_do_not_get_through() -> None:
    one = taken(space(), {"submitted": dt.date(2015, 6, 20), "need": "a\x86b", "type": "x\u2028::error"})
    assert one.fate == "wrong"
    assert len(problems(one)) == 2


def test_form_of_what_is_gone_is_told() -> None:
    data = filled(form(space()), {"submitted": dt.date(2015, 6, 20)})
    other = workspace(files(round_("jina")), DAY)
    (one,) = take_all(other, [("f.xlsx", data)], lambda _: "")
    said = " ".join(problems(one).values())
    assert "aktualizace „sit-2016“" in said
    assert "služba „domov“" in said


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04nic", "přečíst nedá"), (b"kind: request\n", "není sešit"), (b"", "není sešit")],
)
def test_other_files_are_told(data: bytes, words: str) -> None:
    (one,) = take_all(space(), [("f.xlsx", data)], lambda _: "")
    assert words in problems(one)[""]


def test_other_workbooks_are_told() -> None:
    for mark, words in (({"A1": "jiny"}, "není formulář žádosti"), ({"B1": "99"}, "z jiné verze kpss")):
        (one,) = take_all(space(), [("f.xlsx", filled(form(space()), mark))], lambda _: "")
        assert words in problems(one)[""]


# -- known already ----------------------------------------------------------------------------------------------------


def test_form_taken_twice_is_recognised() -> None:
    records = space()
    one = taken(records, {"submitted": dt.date(2015, 6, 20)})
    more = one.text + "opinions: [{from: orp, orp: Alfa, outcome: agrees}]\nnumber: 7/2015\n"
    after = with_files(records, {one.path: more})
    again = taken(after, {"submitted": dt.date(2015, 6, 20)})
    assert (again.fate, again.request) == ("known", "z-2016-domov")
    other = taken(after, {"submitted": dt.date(2015, 6, 20), "unit": 30})
    assert (other.fate, other.keys, other.text) == ("differs", ("changes",), "")


def test_same_request_in_two_files() -> None:
    records = space()
    data = filled(form(records), {"submitted": dt.date(2015, 6, 20)})
    first, second = take_all(records, [("a.xlsx", data), ("b.xlsx", data)], lambda _: "")
    assert (first.fate, second.fate, second.request) == ("new", "known", "z-2016-domov")


def test_id_that_is_taken_gets_a_number() -> None:
    records = space(request("z-2016-domov", type="stay"))
    one = taken(records, {"submitted": dt.date(2015, 6, 20)})
    assert (one.request, one.path) == ("z-2016-domov-2", "network/requests/z-2016-domov-2.yaml")


def test_orp_column_is_where_the_form_says() -> None:
    assert cells_of(form(space()), "part", ORP)[0].startswith("D")


def test_form_stars_what_the_round_asks_for_and_says_what_is_missing() -> None:
    asked = [{"types": ["change"], "need": True, "discussed": True}, {"assessment": True}]
    records = workspace(files(service(), entry(units=UNITS), round_(requirements=asked), NEED), DAY)
    data = workbook(Form(records, start(records, Asked("", "domov", "sit-2016", "change")), "cs"), "cs", records.as_of)
    sheet = next(iter(read_workbook(data, "x").values()))
    starred = [str(row[0]) for row in sheet.rows if str(row[LABEL]).endswith("*")]
    assert {"known_need", "discussed_with", "discussed_date"} < set(starred)
    assert starred.count("known_need") == 1
    sent = filled(data, {"submitted": "20. 6. 2015", cells_of(data, "unit")[0]: 25})
    (one,) = take_all(records, [("form.xlsx", sent)], lambda _: "")
    assert one.fate == "new"
    assert [said.cs for _, said in one.remarks if "aktualizace" in said.cs] == [
        "aktualizace u tohoto druhu žádosti chce projednaný záměr; ve formuláři to chybí",
        "aktualizace u tohoto druhu žádosti chce potřebu nebo opatření; ve formuláři to chybí",
    ]


def test_lists_have_each_orp_once_in_czech_order() -> None:
    orps = [orp(f"orp-{code}", str(code), name, [(str(code * 100), name)], aliases=[f"SO ORP {name}"])
            for code, name in ((7201, "Velká"), (7202, "Chomutov"), (7203, "Česká"), (7204, "Hora"))]  # fmt: skip
    found = workspace({**files(service(), entry(units=UNITS), round_()), **{
        f"territory/{number}.yaml": text for number, text in enumerate(orps)}}, DAY)  # fmt: skip
    names = Form(found, start(found, Asked("", "domov", "sit-2016", "")), "cs").lists()["orp"]
    assert [name for name in names if name not in ("Alfa", "Delta")] == ["Česká", "Hora", "Chomutov", "Velká"]


def test_amount_of_another_year_says_so() -> None:
    money = [{"year": 2015, "costs": 1200000}]
    found = workspace(files(service(), entry(units=UNITS, money=money), round_(year=2016)), DAY)
    data = form(found)
    (cell,) = cells_of(data, "money_costs")
    sheet = next(iter(read_workbook(data, "x").values()))
    assert str(sheet.rows[int(cell[1:]) - 1][CURRENT]).replace("\u202f", " ").replace("\xa0", " ") == "2015: 1 200 000"


def test_wrong_date_is_answered_as_the_form_explains() -> None:
    (said,) = problems(taken(space(), {"submitted": "loni"})).values()
    assert "15. 3. 2018" in said

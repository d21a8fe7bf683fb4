"""The report of the network: rows, sums, groups, changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from kpss.language.errors import UserError
from kpss.reports import network
from kpss.reports.filters import Filters
from kpss.reports.table import Report
from tests.unit.network_records import entry, files, fte, service
from tests.unit.network_records import network as records
from tests.unit.records import plan, workspace


def report(day: str = "2014-06-01", *more: dict[str, Any], settings: Any = None, **filters: Any) -> Report:
    return network.make(workspace(records(*more), day, **(settings or {})), Filters(**filters))


def words(value: Any, language: Any = "cs") -> str:
    return str(value.in_language(language)).replace("\xa0", " ")


def cells(found: Report, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in found.rows]


def test_a_row_for_each_form_and_unit() -> None:
    found = report()
    assert cells(found, "service", "form", "unit", "value") == [
        ("domov", "residential", "bed", Decimal(30)),
        ("pece", "field", "fte", Decimal("10.5")),
        ("pece", "ambulatory", "fte", Decimal("1.5")),
        ("denni", None, None, None),
        ("teren", "field", "fte", Decimal(2)),
    ]
    first = found.rows[0]
    assert (first["ico"], first["number"], first["type"]) == ("00100000", "1234567", "home_for_seniors")
    assert (first["orps"], first["target_groups"], first["level"]) == (["Alfa"], ["seniors"], "core")
    assert (first["from"], first["to"], first["entrusted_until"]) == ("2014-01-01", "2014-12-31", "2014-12-31")
    assert [first[state] for state in ("registered", "in_network", "entrusted", "funded")] == [True] * 4
    second = found.rows[1]
    assert [second[state] for state in ("registered", "in_network", "entrusted", "funded")] == [
        *(True, True, False, False)
    ]
    assert [words(one) for one in second["by_orp"]] == ["Alfa 8"]


def test_decision_of_an_entry() -> None:
    first = report("2015-06-01").rows[0]
    assert [first[key] for key in ("decided", "decided_by", "resolution")] == ["2014-06-20", "Zastupitelstvo", "UZ/1"]


def test_the_sentence_never_adds_units_of_different_kinds() -> None:
    found = report()
    assert found.summary is not None
    assert words(found.summary) == (
        "Síť tvoří 3 služby 2 poskytovatelů: 30 lůžek a 14 úvazků v přímé péči. Mimo síť je zapsán 1 záznam (záměry)."
    )
    assert words(found.summary, "en").startswith("The network has 3 services of 2 providers: 30 beds and 14 full-time")
    assert found.extra["totals"]["units"] == [
        {"unit": "bed", "value": Decimal(30)},
        {"unit": "fte", "value": Decimal(14)},
    ]
    nobody = network.make(workspace({}), Filters()).summary
    assert nobody is not None
    assert words(nobody) == "V síti k datu není žádná služba."


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("type", ["pečovatelská služba", "denní stacionáře", "domovy pro seniory", "terénní programy"]),
        ("provider", ["Charita", "Město {Delta}"]),
        ("orp", ["Alfa", "Delta", "(mezi ORP nerozděleno)"]),
        ("group", ["senioři", "osoby s tělesným postižením", "osoby ohrožené závislostí nebo závislé",
                   "(skupina nezapsána)"]),
    ],
)  # fmt: skip
def test_groups_with_their_sums(by: str, headings: list[str]) -> None:
    found = report(by=by)
    assert found.for_people is not None
    assert list(dict.fromkeys(words(row["group"]) for row in found.for_people)) == headings
    assert found.rows == report().rows
    sums = [row for row in found.for_people if "service" not in row]
    groups = [(row["unit"], row["value"]) for row in sums if row["unit"]]
    told = [(one["unit"], one["value"]) for group in found.extra["groups"] for one in group["units"]]
    assert groups == told


def test_units_stand_with_the_orp_that_they_were_divided_to() -> None:
    groups = {group["code"]: group for group in report(by="orp").extra["groups"]}
    assert [(one["unit"], one["value"]) for one in groups["7101"]["units"]] == [
        ("bed", Decimal(30)),
        ("fte", Decimal(8)),
    ]
    assert groups[None]["units"] == [{"unit": "fte", "value": Decimal(4)}]
    assert groups["7102"]["units"] == [{"unit": "fte", "value": Decimal(2)}]


def test_a_service_for_several_groups_is_told() -> None:
    assert any("více cílovým skupinám" in words(remark) for remark in report(by="group").remarks)
    assert not any("více cílovým skupinám" in words(remark) for remark in report(by="type").remarks)


def test_filters_by_orp_and_plan() -> None:
    found = report(orp="Alfa")
    assert cells(found, "service", "value", "in_orp") == [
        ("domov", Decimal(30), Decimal(30)),
        ("pece", Decimal("10.5"), Decimal(8)),
        ("pece", Decimal("1.5"), None),
    ]
    assert found.summary is not None
    assert words(found.summary) == (
        "ORP Alfa slouží 2 služby jednoho poskytovatele ze sítě; připadá na něj 30 lůžek a 8 úvazků v přímé péči."
    )
    assert [chart.series[0].values for chart in found.charts("cs")] == [(Decimal(30),), (Decimal(8),)]
    grouped = report(orp="Alfa", by="type")
    assert [group["units"] for group in grouped.extra["groups"]] == [
        [{"unit": "fte", "value": Decimal(8)}],
        [{"unit": "bed", "value": Decimal(30)}],
    ]
    assert {row["service"] for row in report(orp="Delta").rows} == {"pece", "denni", "teren"}
    area = {"include": [{"municipality": "500005"}]}
    whole = workspace({**records(), "plan.yaml": plan(area=area)}, "2014-06-01")
    made = network.make(whole, Filters(plan="plan"))
    assert {row["service"] for row in made.rows} == {"pece", "denni", "teren"}
    with pytest.raises(UserError):
        report(orp="Neznámé")


def test_charts_of_units_by_type() -> None:
    charts = report().charts("cs")
    assert [(chart.unit, chart.labels, chart.series[0].values) for chart in charts] == [
        ("lůžka", ("Domovy pro seniory",), (Decimal(30),)),
        ("úvazky v přímé péči", ("Pečovatelská služba", "Terénní programy"), (Decimal(12), Decimal(2))),
    ]


def test_incomplete_and_wrong_records_are_said() -> None:
    settings = {"recorded": {"network": {"complete": False}, "services": {"until": 2013}}}
    said = [words(remark) for remark in report(settings=settings).remarks]
    assert any("Jako úplné se nehlásí" in one and "síť" in one for one in said)
    assert any("služby do 31. 12. 2013" in one for one in said)
    broken = entry("x", "domov", fte(1), start="nevím")
    assert any("1 záznam sítě má chybu" in words(remark) for remark in report("2014-06-01", broken).remarks)
    without = entry("y", "bez")
    found = report("2014-06-01", service("bez", "home_care"), without)
    assert any("nejsou zapsány jednotky" in words(remark) for remark in found.remarks)


# -- changes ----------------------------------------------------------------------------------------------------------

SINCE = dt.date(2014, 6, 1)


def test_changes_in_words() -> None:
    found = report("2015-06-01", since=SINCE)
    assert found.name == "network-changes"
    assert [words(row["message"]) for row in found.rows] == [
        "Služba domov (domovy pro seniory): pobytová forma: +5 lůžek (30 → 35)",
        "Služba domov (domovy pro seniory): pověření: č. P1 do 31. 12. 2014 → č. P2 do 31. 12. 2017",
        "Služba pece (pečovatelská služba): terénní forma: −2,5 úvazku v přímé péči (10,5 → 8)",
        "Služba pece (pečovatelská služba): ambulantní forma: −1,5 úvazku v přímé péči (1,5 → 0)",
        "Služba pece (pečovatelská služba): úroveň sítě: základní síť → dočasná síť",
        "Služba pece (pečovatelská služba): už neslouží ORP Delta",
        "Služba denni (denní stacionáře): nově v síti od 1. 1. 2015 (základní síť): +3 úvazky v přímé péči",
        "Služba denni (denní stacionáře): nově v síti od 1. 1. 2015 (základní síť): +12 míst",
        "Služba teren (terénní programy): v síti byla do 31. 12. 2014: −2 úvazky v přímé péči",
        "celkem +5 lůžek (30 → 35)",
        "celkem −3 úvazky v přímé péči (14 → 11)",
        "celkem +12 míst (0 → 12)",
    ]
    assert found.summary is not None
    assert words(found.summary) == "Od 1. 6. 2014 do 1. 6. 2015: 1 služba přibyla, 1 odešla, 2 se změnily."
    assert words(found.rows[4]["was"]) == "základní síť"
    assert (found.rows[0]["reason"], found.rows[0]["resolution"]) == ("Nové křídlo", "UZ/1")


def test_changes_add_up_to_the_balance_and_to_the_two_networks() -> None:
    found = report("2015-06-01", since=SINCE)
    sums: dict[str, Decimal] = {}
    for row in found.rows:
        if row["change"] != "balance" and row["difference"] is not None:
            sums[row["unit"]] = sums.get(row["unit"], Decimal(0)) + row["difference"]
    assert {one["unit"]: one["difference"] for one in found.extra["balance"]} == sums
    for day, side in (("2014-06-01", "before"), ("2015-06-01", "after")):
        told = {one["unit"]: one["value"] for one in report(day).extra["totals"]["units"]}
        assert told == {one["unit"]: one[side] for one in found.extra["balance"] if one[side]}


def test_changes_by_type_and_of_an_orp() -> None:
    by_type = report("2015-06-01", since=SINCE, by="type")
    assert by_type.grouping is not None
    assert by_type.grouping.by == "type"
    types = [row["type"] for row in by_type.rows]
    assert list(dict.fromkeys(types)) == [
        *("home_care", "day_care_centre", "home_for_seniors", "field_programme"),
        None,
    ]
    # One that serves the ORP no more has not left the network.
    of_delta = report("2015-06-01", since=SINCE, orp="Delta")
    assert {row["service"] for row in of_delta.rows} == {"pece", "denni", "teren", None}
    assert {row["change"] for row in of_delta.rows if row["service"] == "pece"} == {"units", "level", "area"}


def test_wrong_use_of_changes() -> None:
    with pytest.raises(UserError):
        report("2014-06-01", since=SINCE)
    with pytest.raises(UserError):
        report("2015-06-01", since=SINCE, by="orp")


def test_nothing_changed() -> None:
    found = report("2014-12-31", since=SINCE)
    assert found.summary is not None
    assert words(found.summary) == "Od 1. 6. 2014 do 31. 12. 2014 se v síti nic nezměnilo."
    assert {row["change"] for row in found.rows} == {"balance"}


# -- compensations ----------------------------------------------------------------------------------------------------


def paid(*amounts: tuple[int, int], column: str = "compensation") -> dict[str, Any]:
    return {"money": [{"year": year, column: amount} for year, amount in amounts]}


def compensation(old: dict[str, Any], new: dict[str, Any] | None, **more: Any) -> list[tuple[str, Any]]:
    """The change of the compensation from 2014 to 2015, of an entry of 2014 and another one of 2015."""
    first = entry("e1", "a", fte(1), valid={"from": 2014, **({"to": 2014} if new is not None else {})}, **old)
    second = [entry("e2", "a", fte(1), start=2015, **new, **more)] if new is not None else []
    opened = workspace(files(service("a", "home_care"), first, *second), "2015-06-01")
    found = network.make(opened, Filters(since=SINCE))
    return [(words(row["message"]), row["difference"]) for row in found.rows if row["change"] == "compensation"]


def test_a_change_of_the_compensation_is_a_change_of_its_own() -> None:
    name = "Služba a (pečovatelská služba): "
    assert compensation(paid((2014, 1000)), paid((2015, 1200))) == [
        (f"{name}vyrovnávací platba: 1 000 Kč na rok 2014 → 1 200 Kč na rok 2015", Decimal(200))
    ]
    assert compensation(paid((2014, 1000), (2015, 1100)), paid((2015, 1200))) == [
        (f"{name}vyrovnávací platba na rok 2015: 1 100 Kč → 1 200 Kč", Decimal(100))
    ]
    assert compensation({}, paid((2015, 1200)), request="r") == [
        (f"{name}vyrovnávací platba na rok 2015: nezapsaná → 1 200 Kč", Decimal(1200))
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paid((2014, 1000), (2015, 1200)), None),  # the same entry
        (paid((2014, 1000), (2015, 1200)), paid((2015, 1200))),  # known before
        (paid((2014, 1000)), paid((2015, 1000))),
        (paid((2014, 1000)), paid((2015, 900), column="requested")),  # not given yet
        (paid((2014, 1000)), {}),
        ({}, paid((2015, 1200))),  # not recorded before
    ],
)
def test_a_new_year_alone_and_what_is_not_recorded_change_no_compensation(old: Any, new: Any) -> None:
    assert compensation(old, new) == []


def test_money_is_in_no_balance_of_units() -> None:
    first = entry("e1", "a", fte(1), valid={"from": 2014, "to": 2014}, **paid((2014, 1000)))
    second = entry("e2", "a", fte(1), start=2015, **paid((2015, 1200)))
    found = network.make(workspace(files(service("a", "home_care"), first, second), "2015-06-01"), Filters(since=SINCE))
    assert [one["unit"] for one in found.extra["balance"]] == ["fte"]
    (row,) = [row for row in found.rows if row["change"] == "compensation"]
    assert [row[key] for key in ("unit", "before", "after")] == ["CZK", Decimal(1000), Decimal(1200)]
    assert [words(row[key]) for key in ("was", "now")] == ["1 000 Kč", "1 200 Kč"]


def test_people_see_all_four_states() -> None:
    found = report()
    (column,) = [column for column in found.columns if column.key == "states"]
    told = [[words(one) for one in row["states"]] for row in found.rows[:2]]
    assert column.shown
    assert told == [
        ["registrovaná", "v síti", "pověřená do 31. 12. 2014", "financovaná"],
        ["registrovaná", "v síti", "nepověřená", "nefinancovaná"],
    ]


def test_one_and_none_are_said_in_words() -> None:
    one = files(service("a", "home_care"), entry("e", "a", fte(1)))
    alone = network.make(workspace(one, "2014-06-01"), Filters()).summary
    assert alone is not None
    assert words(alone) == "Síť tvoří jediná služba jednoho poskytovatele: 1 úvazek v přímé péči."
    entered = network.make(workspace(one, "2014-06-01"), Filters(since=dt.date(2013, 6, 1))).summary
    assert entered is not None
    assert words(entered) == ("Od 1. 6. 2013 do 1. 6. 2014: 1 služba přibyla, žádná neodešla, žádná se nezměnila.")

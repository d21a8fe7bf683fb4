"""What decided requests do to the network: new entries, ends of old ones, and what cannot be done."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.exchange.network.listing import listing
from kpss.exchange.network.plan import Planned, plan_round
from kpss.language.errors import UserError
from kpss.model.overlaid import with_files
from kpss.model.workspace import Workspace
from kpss.rules.engine import find
from kpss.source.reader import read
from tests.unit.network_files import entry, files, request, round_, said, service
from tests.unit.records import workspace

DAY = "2015-06-25"
DECISION = {"by_name": "Zastupitelstvo kraje", "date": "2015-06-20", "resolution": "UZ/1/2015", "outcome": "approved"}


def space(*records: dict[str, Any], day: str = DAY, more: dict[str, str] | None = None) -> Workspace:
    given_kinds = {record["kind"] for record in records}
    usual = [one for one in (service(), round_()) if one["kind"] not in given_kinds or one["kind"] == "service"]
    ids = {record["id"] for record in records}
    return workspace({**files(*(one for one in usual if one["id"] not in ids), *records), **(more or {})}, day)


def planned(*records: dict[str, Any], day: str = DAY, more: dict[str, str] | None = None) -> Planned:
    return plan_round(space(*records, day=day, more=more), "sit-2016", lambda _: "")


def decided(identifier: str = "zadost", **changes: Any) -> dict[str, Any]:
    return request(identifier, **{"decision": DECISION, **changes})


def new_entry(plan: Planned) -> Any:
    """The data of the one new entry."""
    ((change, path),) = plan.changes
    assert change.data is not None
    (document,) = read(plan.files[path])
    return document.value


def why(plan: Planned) -> str:
    (left,) = plan.left
    assert left.why is not None
    return str(said(left.why))


def lines(workspace_: Workspace, plan: Planned) -> str:
    return "\n".join(listing(workspace_, plan, "cs")).replace("\xa0", " ")


# -- a new entry ------------------------------------------------------------------------------------------------------


def test_change_gives_a_new_entry_and_ends_the_old_one() -> None:
    plan = planned(entry(), decided())
    assert new_entry(plan) == {
        "kind": "network-entry",
        "id": "domov-2016",
        "service": "domov",
        "level": "core",
        "units": [{"form": "residential", "unit": "bed", "value": 25}],
        "decision": {"by_name": "Zastupitelstvo kraje", "date": "2015-06-20", "resolution": "UZ/1/2015"},
        "request": "zadost",
        "reason": "Změna jednotek (Síť na rok 2016)",
        "valid": {"from": "2016-01-01"},
    }
    assert set(plan.files) == {"network/domov-2016.yaml", "network/domov-2014.yaml"}
    assert read(plan.files["network/domov-2014.yaml"])[0].value["valid"] == {"from": "2014-01-01", "to": "2015-12-31"}


def test_what_goes_on_is_carried_over() -> None:
    old = entry(
        area={"include": [{"orp": "Alfa"}], "note": "i okolí"},
        commissioners=[{"organisation": "Kraj"}],
        entrustment={"number": "1", "date": "2014-01-01", "valid": {"from": 2014, "to": 2016}},
        money=[{"year": 2015, "costs": 1000}],
        valid={"from": 2014, "to": 2018},
        note="stará poznámka",
    )
    made = new_entry(planned(old, decided()))
    assert made["area"] == {"include": [{"orp": "Alfa"}], "note": "i okolí"}
    assert made["commissioners"] == [{"organisation": "Kraj"}]
    assert made["entrustment"]["valid"] == {"from": 2014, "to": 2016}
    assert made["valid"] == {"from": "2016-01-01", "to": 2018}
    assert "money" not in made
    assert "note" not in made


def test_entrustment_that_is_over_is_not_carried_over() -> None:
    old = entry(entrustment={"number": "1", "valid": {"from": 2014, "to": 2015}})
    assert "entrustment" not in new_entry(planned(old, decided()))


def test_end_of_another_level_is_not_carried_over() -> None:
    old = entry(level="temporary", valid={"from": 2014, "to": 2018})
    made = new_entry(planned(old, decided(changes={"level": "core"})))
    assert made["valid"] == {"from": "2016-01-01"}
    assert made["level"] == "core"
    assert made["units"] == [{"form": "residential", "unit": "bed", "value": 20}]


def test_parts_by_orp_stay_where_the_number_is_the_same() -> None:
    parts = [{"orp": "Alfa", "value": Decimal("1.5")}, {"orp": "Delta", "value": 1}]
    old = entry(units=[
        {"form": "field", "unit": "fte", "value": Decimal("2.5"), "orps": parts},
        {"form": "ambulatory", "unit": "fte", "value": 2, "orps": [{"orp": "Alfa", "value": 2}]},
    ])  # fmt: skip
    wanted = [
        {"form": "field", "unit": "fte", "value": Decimal("2.5")},
        {"form": "ambulatory", "unit": "fte", "value": Decimal("3.25")},
    ]
    records = space(old, decided(changes={"units": wanted}))
    plan = plan_round(records, "sit-2016", lambda _: "")
    text = plan.files["network/domov-2016.yaml"]
    assert "{orp: Alfa, value: 1.5}" in text
    assert "- {form: ambulatory, unit: fte, value: 3.25}" in text
    assert "rozdělení jednotek po ORP doplňte ručně" in lines(records, plan)
    assert ": +1,25 úvazku v přímé péči (ambulantní); od 1. 1. 2016" in lines(records, plan)


def test_decision_wins_over_the_request() -> None:
    units = [{"form": "residential", "unit": "bed", "value": 22}]
    partly = {**DECISION, "outcome": "partly", "units": units, "level": "conditional", "effective": "2016-04"}
    made = new_entry(planned(entry(), decided(decision=partly)))
    assert (made["id"], made["level"], made["units"]) == ("domov-2016-04", "conditional", units)
    assert made["valid"] == {"from": "2016-04"}


def test_imprecise_effect_ends_the_old_entry_the_day_before_its_earliest() -> None:
    plan = planned(entry(), decided(decision={**DECISION, "effective": "2016-04"}))
    (ending,) = plan.changes[0][0].ends
    assert ending.last == dt.date(2016, 3, 31)


def test_new_service_has_nothing_before_it() -> None:
    plan = planned(
        decided(type="new", changes={"level": "core", "units": [{"form": "field", "unit": "fte", "value": 3}]})
    )
    assert list(plan.files) == ["network/entries/domov-2016.yaml"]
    assert new_entry(plan)["valid"] == {"from": "2016-01-01"}


def test_money_of_a_compensation_alone_is_written() -> None:
    money = [{"year": 2016, "compensation": Decimal("1250000.50"), "note": "po vyrovnání"}]
    made = planned(entry(), decided(type="compensation", changes={"money": money}))
    assert "{year: 2016, compensation: 1250000.50, note: po vyrovnání}" in made.files["network/domov-2016.yaml"]
    part = {**PARTLY, "money": [{"year": 2016, "compensation": 900000}]}
    made = planned(entry(), decided(type="compensation", decision=part, changes={"money": money}))
    assert new_entry(made)["money"] == [{"year": 2016, "compensation": 900000}]
    other = planned(entry(), decided(changes={"units": [], "money": money}))
    assert "compensation" not in other.files["network/domov-2016.yaml"]


def test_exit_only_ends() -> None:
    records = space(entry(), decided(type="exit", changes=None))
    plan = plan_round(records, "sit-2016", lambda _: "")
    assert list(plan.files) == ["network/domov-2014.yaml"]
    assert "vyřazení ze sítě; −20 lůžek; od 1. 1. 2016" in lines(records, plan)


def test_intention_stands_beside_the_network() -> None:
    wish = decided(type="intention", changes={"units": [{"form": "residential", "unit": "bed", "value": 40}]})
    plan = planned(entry(), wish)
    assert new_entry(plan)["level"] == "intention"
    assert plan.changes[0][0].ends == ()


def test_new_service_ends_its_intention_and_a_change_does_not() -> None:
    wish = entry("domov-zamer", level="intention")
    plan = planned(wish, decided(type="new", changes={"level": "core", "units": [{"unit": "bed", "value": 4}]}))
    assert [one.entry.id for one in plan.changes[0][0].ends] == ["domov-zamer"]
    records = space(entry(), wish, decided())
    plan = plan_round(records, "sit-2016", lambda _: "")
    assert [one.entry.id for one in plan.changes[0][0].ends] == ["domov-2014"]
    assert "rozvojový záměr domov-zamer platí dál" in lines(records, plan)


def test_ids_and_files_do_not_collide() -> None:
    other = entry("domov-2016", service="jina", valid={"from": 2010, "to": 2011})
    plan = planned(entry(), decided(), service("jina"), other)
    assert new_entry(plan)["id"] == "domov-2016-2"
    plan = planned(entry(), decided(), more={"network/domov-2016.yaml": "kind: need\nid: potreba\nname: x\n"})
    assert plan.changes[0][1] == "network/domov-2016-2.yaml"


# -- what is not written ----------------------------------------------------------------------------------------------

PARTLY = {**DECISION, "outcome": "partly"}
MONEY = {"money": [{"year": 2016}]}


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ([decided(service=None)], "kpss import rpss"),
        ([decided(service="domof")], "záznam služby domof není"),
        ([decided()], "doplňte do rozhodnutí level"),
        ([entry(), decided(decision=PARTLY)], "neříká v čem"),
        ([entry(), decided(type="compensation", decision=PARTLY, changes=MONEY)], "částku nenese"),
        ([entry(), decided(type="compensation")], "chybí částka"),
        ([entry(), decided(round="sit-2016", decision=DECISION), round_(year="x")], "není známo, odkdy"),
        ([entry(), decided(), round_(effective="x")], "v záznamu sit-2016 je chyba"),
        ([entry(valid={"from": "2016-01-01"}), decided(changes={"level": "core"})], "od 1. 1. 2016 už platí záznam"),
        ([entry("a"), entry("b", valid={"from": 2017}), decided()], "od 1. 1. 2017 už platí záznam b"),
        ([entry(level=5), decided()], "v záznamu domov-2014 je chyba"),
        ([entry(), decided(type="exit", service="jina"), service("jina")], "není co ukončit"),
        ([entry(), request()], "chybí stanovisko OÚ ORP, hodnocení skupiny a rozhodnutí"),
        ([entry(), decided(changes=5)], "v žádosti je chyba"),
    ],
)  # fmt: skip
def test_reason_is_told(records: list[dict[str, Any]], reason: str) -> None:
    plan = planned(*records)
    assert plan.files == {}
    assert reason in why(plan)


def test_two_requests_of_one_service_are_taken_one_after_another() -> None:
    plan = planned(entry(), decided("a"), decided("b", decision={**DECISION, "effective": "2016-07-01"}))
    assert [change.requests[0].id for change, _ in plan.changes] == ["a"]
    assert "až se zapíše, spusťte příkaz znovu" in why(plan)


@pytest.mark.parametrize(
    ("changes", "fate"),
    [
        ({"decision": {**DECISION, "outcome": "rejected"}}, "rejected"),
        ({"withdrawn": {"date": "2015-05-01"}}, "withdrawn"),
        ({"decision": {**DECISION, "outcome": "postponed"}}, "waiting"),
        ({"decision": {**DECISION, "date": "2015-07-01"}}, "waiting"),  # not known yet
    ],
)
def test_others_are_counted(changes: dict[str, Any], fate: str) -> None:
    plan = planned(entry(), decided(**changes))
    assert [one.fate for one in plan.left] == [fate]
    assert plan.files == {}


def test_entry_that_was_refused_is_no_entry() -> None:
    refused = entry("b", valid={"from": 2016}, decision={"date": "2015-01-01", "outcome": "rejected"})
    assert len(planned(entry(), refused, decided()).changes) == 1


# -- again, and what was left half done -------------------------------------------------------------------------------


def test_second_run_has_nothing_to_do() -> None:
    records = space(entry(), decided())
    again = plan_round(
        with_files(records, plan_round(records, "sit-2016", lambda _: "").files), "sit-2016", lambda _: ""
    )
    assert [one.fate for one in again.left] == ["done"]
    assert again.files == {}


def test_half_done_run_is_finished() -> None:
    records = space(entry(), decided())
    plan = plan_round(records, "sit-2016", lambda _: "")
    half = with_files(records, {path: text for path, text in plan.files.items() if path not in plan.before})
    again = plan_round(half, "sit-2016", lambda _: "")
    assert again.files == {path: plan.files[path] for path in plan.before}
    assert "jen nahrazený ještě neskončil" in lines(half, again)


# -- texts ------------------------------------------------------------------------------------------------------------

OLD = """\
# náš domov
kind: network-entry   # zařazení
id: domov-2014
service: domov
level: core
units: [{form: residential, unit: bed, value: 20}]
valid: %s
# konec
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{from: 2014}   # odkdy", "{from: 2014, to: 2015-12-31}   # odkdy"),
        ("{to: 2017, from: 2014}", "{to: 2015-12-31, from: 2014}"),
        ("{}", "{to: 2015-12-31}"),
        ("\n  from: 2014  # začátek", "\n  from: 2014  # začátek\n  to: 2015-12-31"),
        ("\n  to: {not_before: 2016, not_after: 2018}\n  from: 2014", "\n  to: 2015-12-31\n  from: 2014"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_comments_and_order_stay(before: str, after: str, newline: str, bom: str) -> None:
    text = bom + (OLD % before).replace("\n", newline)
    plan = planned(decided(), more={"network/stary.yaml": text})
    assert plan.files["network/stary.yaml"] == bom + (OLD % after).replace("\n", newline)
    assert plan.before["network/stary.yaml"] == text.encode()


def test_several_entries_of_one_file() -> None:
    other = OLD.replace("domov", "jina") % "{from: 2014}"
    both = f"{OLD % '{from: 2014}'}---\n{other}"
    plan = planned(service("jina"), decided(), decided("druha", service="jina"), more={"network/sit.yaml": both})
    assert plan.files["network/sit.yaml"].count("to: 2015-12-31") == 2
    assert len(plan.files) == 3


def test_record_in_braces_is_ended_too() -> None:
    text = (
        '{"kind": "network-entry", "id": "domov-2014", "service": "domov", "level": "core", "valid": {"from": 2014}}\n'
    )
    plan = planned(decided(changes={"units": []}), more={"network/stary.yaml": text})
    assert plan.files["network/stary.yaml"] == text.replace("2014}", "2014, to: 2015-12-31}")


def test_unread_files_are_refused() -> None:
    with pytest.raises(UserError) as refused:
        planned(entry(), decided(), more={"network/rozbity.yaml": "kind: 'network-entry'\n  id: [\n"})
    assert "network/rozbity.yaml" in refused.value.text.cs
    assert planned(entry(), decided(), more={"network/jiny.yaml": "kind: [\n"}).files


def test_unknown_round_is_told() -> None:
    with pytest.raises(UserError) as told:
        plan_round(space(entry()), "sit-2061", lambda _: "")
    assert "sit-2016" in told.value.text.cs
    with pytest.raises(UserError) as told:
        plan_round(space(entry(), more={"network/rozbity.yaml": "id: sit-2061\nname: [\n"}), "sit-2061", lambda _: "")
    assert "nejde přečíst" in told.value.text.cs


# -- always -----------------------------------------------------------------------------------------------------------

KINDS = st.sampled_from(["new", "change", "exit", "stay", "compensation", "intention"])
DATES = st.one_of(st.none(), st.sampled_from(["2016-01-01", "2016", "2016-03", "2016-06-15", "2014-01-01", "2013"]))
PERIODS = st.sampled_from([
    {"from": 2014}, {"from": "2014-01-01", "to": 2018}, {"to": "2016-05-31"}, {"from": "2016-01-01"},
    {"from": 2010, "to": 2012},
])  # fmt: skip
LEVELS = st.sampled_from(["core", "temporary", "intention"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(PERIODS, LEVELS), max_size=3),
    st.lists(st.tuples(KINDS, DATES, st.sampled_from(["approved", "partly", "rejected"])), min_size=1, max_size=3),
)
def test_applying_brings_no_new_overlap_and_can_be_repeated(entries: Any, requests: Any) -> None:
    records = [entry(f"e{number}", valid=valid, level=level) for number, (valid, level) in enumerate(entries)]
    for number, (kind, effective, outcome) in enumerate(requests):
        decision = {**DECISION, "outcome": outcome, **({"effective": effective} if effective else {})}
        records.append(decided(f"z{number}", type=kind, decision=decision))
    before = space(*records)
    plan = plan_round(before, "sit-2016", lambda _: "")
    after = with_files(before, plan.files)
    known = {one.identity for one in find(before) if one.severity == "error"}
    assert [one for one in find(after) if one.severity == "error" and one.identity not in known] == []
    handled = {change.requests[0].id for change, _ in plan.changes}
    again = plan_round(after, "sit-2016", lambda _: "")
    assert handled.isdisjoint(change.requests[0].id for change, _ in again.changes)


# -- several entries, several requests, money -------------------------------------------------------------------------

FIELD = [{"form": "field", "unit": "fte", "value": 3}]


def test_entry_of_other_units_goes_on_beside() -> None:
    beside = entry("dom-teren", units=FIELD)
    records = space(entry(), beside, decided())
    plan = plan_round(records, "sit-2016", lambda _: "")
    assert [one.entry.id for one in plan.changes[0][0].ends] == ["domov-2014"]
    assert "+5 lůžek; od 1. 1. 2016" in lines(records, plan)


def test_both_entries_end_where_the_new_state_names_the_units_of_both() -> None:
    both = [{"form": "residential", "unit": "bed", "value": 20}, {"form": "field", "unit": "fte", "value": 5}]
    records = space(entry(), entry("dom-teren", units=FIELD), decided(changes={"units": both}))
    plan = plan_round(records, "sit-2016", lambda _: "")
    assert {one.entry.id for one in plan.changes[0][0].ends} == {"domov-2014", "dom-teren"}
    assert ": +2 úvazky v přímé péči; od" in lines(records, plan)


def test_which_of_several_entries_changes_must_be_told() -> None:
    plan = planned(entry(), entry("dom-teren", units=FIELD), decided(changes={"level": "temporary"}))
    assert plan.files == {}
    assert "více záznamů (domov-2014 a dom-teren)" in why(plan) or "více záznamů (dom-teren a domov-2014)" in why(plan)


def test_requests_of_one_day_make_one_entry() -> None:
    money = {"money": [{"year": 2016, "compensation": 900}]}
    records = space(entry(), decided("a"), decided("b", type="compensation", changes=money))
    plan = plan_round(records, "sit-2016", lambda _: "")
    made = new_entry(plan)
    assert (made["request"], made["requests"], made["id"]) == ("a", ["b"], "domov-2016")
    assert made["units"][0]["value"] == 25
    assert made["money"] == [{"year": 2016, "compensation": 900}]
    assert "Změna jednotek, " in made["reason"]
    shown = lines(records, plan)
    assert "2 žádosti" in shown
    assert "a, b  Domov: +5 lůžek; vyrovnávací platba 2016: 900 Kč" in shown
    after = with_files(records, plan.files)
    again = plan_round(after, "sit-2016", lambda _: "")
    assert [one.fate for one in again.left] == ["done", "done"]
    assert [one for one in find(after) if one.code == 711] == []
    half = with_files(records, {path: text for path, text in plan.files.items() if path not in plan.before})
    again = plan_round(half, "sit-2016", lambda _: "")
    assert again.files == {path: plan.files[path] for path in plan.before}


def test_requests_of_one_day_that_differ_are_told() -> None:
    other = {"units": [{"form": "residential", "unit": "bed", "value": 30}]}
    plan = planned(entry(), decided("a"), decided("b", changes=other))
    assert [change.requests[0].id for change, _ in plan.changes] == ["a"]
    assert "každá říká něco jiného" in why(plan)


def test_money_of_years_to_come_goes_on() -> None:
    old = entry(money=[
        {"year": 2015, "costs": 1}, {"year": 2016, "costs": 2000, "compensation": 900}, {"year": 2017, "costs": 5},
    ])  # fmt: skip
    granted = {"money": [{"year": 2016, "compensation": 950}]}
    records = space(old, decided(type="compensation", changes=granted))
    plan = plan_round(records, "sit-2016", lambda _: "")
    assert new_entry(plan)["money"] == [{"year": 2016, "costs": 2000, "compensation": 950}, {"year": 2017, "costs": 5}]
    assert "peníze na rok 2016, 2017 přecházejí" in lines(records, plan)
    mid_year = decided(decision={**DECISION, "effective": "2015-07-01"})
    assert new_entry(planned(old, mid_year))["money"] == old["money"]


def test_exit_stays_done_once_the_service_is_back() -> None:
    exit_ = decided(type="exit", changes=None)
    plan = planned(entry(valid={"from": 2014, "to": "2015-12-31"}), entry("b", valid={"from": 2017}), exit_)
    assert [one.fate for one in plan.left] == ["done"]


def test_source_of_the_decision_is_kept() -> None:
    made = new_entry(planned(entry(), decided(decision={**DECISION, "source": {"title": "Usnesení"}, "note": "x"})))
    assert made["decision"]["source"] == {"title": "Usnesení"}
    assert made["decision"]["note"] == "x"


def test_parts_go_on_where_one_orp_has_all_and_are_asked_for_elsewhere() -> None:
    def old(*parts: tuple[str, int]) -> dict[str, Any]:
        rows = [{"orp": name, "value": value} for name, value in parts]
        return entry(units=[{"form": "residential", "unit": "bed", "value": 20, "orps": rows}])

    assert new_entry(planned(old(("Alfa", 20)), decided()))["units"][0]["orps"] == [{"orp": "Alfa", "value": 25}]
    plan = planned(old(("Alfa", 15), ("Delta", 5)), decided())
    text = plan.files["network/domov-2016.yaml"].replace("\xa0", " ")
    assert "# Rozdělení podle ORP doplňte (orps); před změnou: 20 lůžek – Alfa 15 a Delta 5.\nunits:" in text
    assert "orps" not in new_entry(plan)["units"][0]

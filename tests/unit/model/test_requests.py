"""Requests to the network: what a round asks of them, where they stand on a date, and what a decision gives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.request_changes import is_decrease, may_be_decrease, money_after, surely_extends, wanted_units
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import Asked, asked, hindrance, is_applied, missing_of, silent_orps, standing
from kpss.model.requests import (
    assessments_on,
    current_entry,
    decision_on,
    effective,
    for_type,
    outcome_level,
    outcome_units,
    points_of,
    result_of,
    service_type_of,
    window_period,
    windows_of,
)
from kpss.model.workspace import Workspace
from tests.unit.records import workspace, yaml

DAY = "2015-06-01"
PROVIDER = yaml({"kind": "provider", "id": "charita", "name": "Charita"})
SERVICE = yaml({"kind": "service", "id": "s", "name": "Služba", "provider": "charita", "type": "home_care"})


def units(value: int = 5, form: str = "field", unit: str = "fte") -> dict[str, Any]:
    return {"form": form, "unit": unit, "value": value}


def entry(identifier: str = "e", **changes: Any) -> str:
    base = {"service": "s", "level": "core", "valid": {"from": "2014-01-01"}, "units": [units()]}
    return yaml({"kind": "network-entry", "id": identifier, **base, **changes})


def round_(**changes: Any) -> str:
    return yaml({"kind": "round", "id": "kolo", "name": "Kolo", "year": 2016, **changes})


def request(**changes: Any) -> str:
    base = {"id": "z", "round": "kolo", "type": "change", "service": "s", "submitted": "2015-03-01"}
    data = {"kind": "request", **base, **changes}
    return yaml({key: value for key, value in data.items() if value is not None})


def opened(*texts: str, day: str = DAY) -> tuple[Workspace, Request]:
    found = workspace({f"{number}.yaml": text for number, text in enumerate((PROVIDER, SERVICE, *texts))}, day)
    record = found.get("z", Request)
    assert record is not None
    return found, record


def wanted(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"changes": {"units": [*rows], **more}}


# -- the round --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("types", "answer"), [((), True), (("new",), False), (("new", "change"), True)])
def test_what_is_said_for_types(types: tuple[str, ...], answer: bool) -> None:
    assert for_type(types, "change") is answer


def test_windows_of_the_type() -> None:
    windows = [{"types": ["new"], "to": "2015-03-31"}, {"types": ["change"], "to": "2015-07-31"}, {"from": 2015}]
    found, record = opened(round_(windows=windows), request())
    assert [window_period(one).last.isoformat() for one in windows_of(found, record)] == ["2015-07-31", "9999-12-31"]
    found, record = opened(request(round=None))
    assert windows_of(found, record) == []


def test_what_the_round_asks_each_once() -> None:
    rules = [
        {"opinions": ["orp"], "discussed": True},
        {"types": ["change"], "opinions": ["municipality", "orp"], "assessment": True},
        {"types": ["new"], "opinions": ["region"], "need": True},
    ]
    found, record = opened(round_(requirements=rules), request())
    assert asked(found, record) == Asked(("orp", "municipality"), assessment=True, discussed=True, need=False)
    assert missing_of(found, record) == ("discussed", "opinion:orp", "opinion:municipality", "assessment")
    found, record = opened(request())
    assert asked(found, record) == Asked()


def test_what_is_got_is_not_missing_as_soon_as_it_is_known() -> None:
    rules = [{"opinions": ["orp"], "assessment": True, "discussed": True, "need": True}]
    got = {
        "intention": {"discussed": [{"date": "2015-04-01"}]},
        "needs": ["potreba"],
        "opinions": [{"from": "orp", "date": "2015-04-02", "outcome": "disagrees"}],
        "assessments": [{"date": "2015-04-03", "points": [{"criterion": "a", "points": 3}]}],
    }
    texts = (round_(requirements=rules), request(**got))
    expected = {
        "2015-03-31": ("discussed", "opinion:orp", "assessment"),
        "2015-04-01": ("opinion:orp", "assessment"),
        "2015-04-02": ("assessment",),
        "2015-04-03": (),
    }
    assert {day: missing_of(*opened(*texts, day=day)) for day in expected} == expected


def test_an_opinion_that_was_not_given_is_none() -> None:
    rules = [{"opinions": ["orp"]}]
    found, record = opened(round_(requirements=rules), request(opinions=[{"from": "orp", "outcome": "none"}]))
    assert missing_of(found, record) == ("opinion:orp",)


def test_points_together() -> None:
    rows = [{"points": [{"criterion": "a", "points": 3}, {"criterion": "b", "points": 4}]}, {"date": "2015-06-02"}, {}]
    found, record = opened(request(assessments=rows))
    assert [points_of(one, None) for one in assessments_on(record, found.as_of)] == [Decimal(7), None]


# -- decreases --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "falls", "may_fall", "grows"),
    [
        ([units(4)], True, True, False),
        ([units(5)], False, False, False),
        ([units(6)], False, False, True),
        ([units(4), units(1, "ambulatory")], False, False, True),
        ([units(9, "field", "client")], False, False, True),  # other units are never added up
        ([], False, True, False),
    ],
)
def test_change_of_units(rows: list[dict[str, Any]], falls: bool, may_fall: bool, grows: bool) -> None:
    found = opened(entry(), round_(), request(**wanted(*rows)))
    assert (is_decrease(*found), may_be_decrease(*found), surely_extends(*found)) == (falls, may_fall, grows)


@pytest.mark.parametrize(
    ("kind", "falls", "may_fall", "grows"),
    [
        ("new", False, False, True),
        ("intention", False, False, True),
        ("change", False, True, False),
        ("stay", False, True, False),
        ("other", False, True, False),
        ("exit", True, True, False),
    ],
)
def test_without_an_entry_to_compare_with(kind: str, falls: bool, may_fall: bool, grows: bool) -> None:
    found = opened(round_(), request(type=kind, **wanted(units(4))))
    assert (is_decrease(*found), may_be_decrease(*found), surely_extends(*found)) == (falls, may_fall, grows)


@pytest.mark.parametrize("kind", ["stay", "compensation"])
def test_what_asks_for_no_units_changes_none(kind: str) -> None:
    found = opened(entry(), request(type=kind))
    assert (may_be_decrease(*found), surely_extends(*found)) == (False, False)


def test_an_intention_is_no_state_to_fall_from() -> None:
    found = opened(entry(level="intention"), request(type="new", **wanted(units(4))))
    assert current_entry(*found) is not None
    assert (is_decrease(*found), surely_extends(*found)) == (False, True)


def test_a_decrease_is_let_off() -> None:
    rules = [{"opinions": ["orp"], "unless_decrease": True}, {"opinions": ["region"]}]
    found, record = opened(entry(), round_(requirements=rules), request(**wanted(units(4))))
    assert missing_of(found, record) == ("opinion:region",)
    found, record = opened(round_(requirements=rules), request(**wanted(units(4))))
    assert missing_of(found, record) == ("opinion:orp", "opinion:region")
    assert missing_of(found, record, surely=True) == ("opinion:region",)


@given(st.integers(0, 50), st.integers(0, 50))
def test_a_decrease_never_extends(before: int, after: int) -> None:
    found = opened(entry(units=[units(before)]), round_(), request(**wanted(units(after))))
    assert is_decrease(*found) == (after < before)
    assert surely_extends(*found) == (after > before)
    assert may_be_decrease(*found) == is_decrease(*found)


# -- the decision -----------------------------------------------------------------------------------------------------


def decided(outcome: str = "approved", date: str | None = "2015-05-01", **more: Any) -> dict[str, Any]:
    return {"decision": {"outcome": outcome, **({"date": date} if date else {}), **more}}


@pytest.mark.parametrize(
    ("decision", "day", "known"),
    [
        (decided(), "2015-04-30", False),
        (decided(), "2015-05-01", True),
        (decided(date="2015"), "2015-01-01", True),
        (decided(date=None), "2010-01-01", True),
        (decided("hotovo"), DAY, False),
    ],
)
def test_decision_as_it_was_known(decision: dict[str, Any], day: str, known: bool) -> None:
    found, record = opened(request(**decision), day=day)
    assert (decision_on(record, found.as_of) is not None) is known


@pytest.mark.parametrize(
    ("rounds", "decision", "expected"),
    [
        ([round_()], {}, "2016-01-01"),
        ([round_(effective="2016-04-01")], {}, "2016-04-01"),
        ([round_(effective="2016-04-01")], decided(effective="2015-07"), "2015-07"),
        ([round_()], decided(date="2015-07-01", effective="2015-07"), "2016-01-01"),  # not known yet
        ([], {}, None),
    ],
)
def test_from_when_it_holds(rounds: list[str], decision: dict[str, Any], expected: str | None) -> None:
    day = effective(*opened(*rounds, request(**decision)))
    assert (day.text if day is not None else None) == expected


@pytest.mark.parametrize(
    ("decision", "value", "level"),
    [
        (decided(), 9, "core"),
        (decided("partly", units=[units(7)]), 7, "core"),
        (decided("partly", level="temporary"), 9, "temporary"),
        (decided("partly"), None, "core"),  # it does not say which part
        ({}, 9, "core"),
    ],
)
def test_outcome(decision: dict[str, Any], value: int | None, level: str) -> None:
    _, record = opened(request(**wanted(units(9), level="core"), **decision))
    assert [one.value for one in outcome_units(record)] == ([] if value is None else [Decimal(value)])
    assert outcome_level(record) == level


# -- where it stands --------------------------------------------------------------------------------------------------

RULES = {"requirements": [{"opinions": ["orp"], "assessment": True}]}
OPINION = {"opinions": [{"from": "orp", "outcome": "agrees"}]}
ASSESSED = {"assessments": [{"recommendation": "recommended"}]}


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({"submitted": None}, "intention"),
        ({"submitted": "2015-07-01"}, "intention"),
        ({}, "opinions"),
        (OPINION, "assessment"),
        ({**OPINION, **ASSESSED}, "decision"),
        (decided("postponed"), "postponed"),
        (decided("rejected"), "rejected"),
        (decided(), "decided"),
        (decided(date="2015-07-01"), "opinions"),
        (decided("hotovo"), "opinions"),  # an outcome that is none is told elsewhere
        ({"withdrawn": {"date": "2015-05-01"}}, "withdrawn"),
        ({"withdrawn": {"date": "2015-07-01"}}, "opinions"),
    ],
)
def test_stage(changes: dict[str, Any], stage: str) -> None:
    assert standing(*opened(round_(**RULES), request(**changes))).stage == stage


def test_applied_where_an_entry_names_it() -> None:
    texts = (round_(), request(**decided()), entry("po", request="z", valid={"from": "2016-01-01"}))
    found, record = opened(entry(valid={"from": "2014-01-01", "to": "2015-12-31"}), *texts)
    assert standing(found, record).stage == "applied"
    assert [one.id for one in result_of(found, record)] == ["po"]
    before = current_entry(found, record)
    assert before is not None
    assert before.id == "e"  # never its own result


@pytest.mark.parametrize(
    ("valid", "level", "answer"),
    [
        ({"from": "2014-01-01"}, "core", False),
        ({"from": "2014-01-01", "to": "2015-12-31"}, "core", True),
        ({"from": "2014-01-01"}, "intention", True),
    ],
)
def test_exit_is_applied_where_nothing_that_counts_goes_on(valid: dict[str, str], level: str, answer: bool) -> None:
    found = opened(round_(), request(type="exit", **decided()), entry(valid=valid, level=level))
    assert is_applied(*found) is answer


def test_exit_of_a_service_that_is_not_named_is_not_known_to_be_applied() -> None:
    assert not is_applied(*opened(round_(), request(type="exit", service=None, **decided())))


def test_type_of_service() -> None:
    assert service_type_of(*opened(request(service_type="respite_care"))) == "home_care"
    assert service_type_of(*opened(request(service=None, service_type="respite_care"))) == "respite_care"


def test_rounds_are_found() -> None:
    found, record = opened(round_(), request())
    assert found.get(record.round, Round) is not None


# -- opinions of several ORPs, points, units that are not known ------------------------------------------------------


@pytest.mark.parametrize(
    ("given_orps", "silent"),
    [
        (["Alfa"], ["Delta"]),
        (["Alfa", "Delta"], []),
        (["Delta", ""], []),  # one for all
        ([], ["Alfa", "Delta"]),
    ],
)
def test_each_orp_has_to_give_its_opinion(given_orps: list[str], silent: list[str]) -> None:
    area = {"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}
    opinions = [{"from": "orp", "outcome": "agrees", **({"orp": name} if name else {})} for name in given_orps]
    rules = round_(requirements=[{"opinions": ["orp"]}])
    found, record = opened(rules, request(changes={"area": area}, opinions=opinions))
    names = [found.territory.orp_name(code) for code in silent_orps(found, record)]
    assert sorted(names) == silent
    assert missing_of(found, record) == (("opinion:orp",) if silent else ())


def test_only_criteria_of_the_round_count_and_each_once() -> None:
    points = [{"criterion": "a", "points": 3}, {"criterion": "x", "points": 50}, {"criterion": "a", "points": 9}]
    criteria = [{"code": "a", "name": "A", "points": 10}]
    found, record = opened(round_(criteria=criteria), request(assessments=[{"points": points}]))
    assert points_of(record.assessments[0], found.get("kolo", Round)) == 3
    assert points_of(record.assessments[0], None) == 53


@pytest.mark.parametrize("broken", [{"units": None}, {"units": "x"}, {"units": [{"form": "field", "unit": "fte"}]}])
def test_present_state_that_is_not_recorded_is_not_nothing(broken: dict[str, Any]) -> None:
    found, record = opened(entry(**broken), request(**wanted(units(50))))
    (change,) = wanted_units(found, record)
    assert change.before is None
    assert change.after == 50
    assert change.difference is None


def test_what_was_granted_and_then_withdrawn_is_over() -> None:
    decision = {"outcome": "approved", "date": "2015-04-01"}
    found, record = opened(entry(request="z"), request(decision=decision, withdrawn={"date": "2015-05-01"}))
    assert standing(found, record).stage == "withdrawn"


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"service": None}, "service"),
        ({"service": "neznama"}, "service"),
        ({}, "units"),
        ({"type": "compensation"}, "money"),
        ({"type": "compensation", "decision": {"outcome": "partly", "money": [{"year": 2016, "compensation": 1}]}}, ""),
        ({"decision": {"outcome": "partly", "money": [{"year": 2016, "compensation": 1}]}}, "units"),
        ({"type": "exit"}, ""),
        ({"decision": {"outcome": "partly", "units": [units()]}}, ""),
        ({"decision": {"outcome": "approved"}}, ""),
    ],
)
def test_what_keeps_a_granted_request_out_of_the_network(changes: dict[str, Any], lacks: str) -> None:
    assert hindrance(*opened(request(**{"decision": {"outcome": "partly"}, **changes}))) == lacks


def test_a_compensation_without_an_amount_cannot_be_put_into_the_network() -> None:
    granted = {"outcome": "approved", "date": "2015-05-01"}
    found, record = opened(entry(), request(type="compensation", decision=granted))
    assert hindrance(found, record) == "money"
    money = [{"year": 2018, "compensation": 5}]
    found, record = opened(entry(), request(type="compensation", decision=granted, changes={"money": money}))
    assert hindrance(found, record) == ""


def test_money_asked_for_is_not_granted_where_only_part_is() -> None:
    asked_for = {"changes": {"money": [{"year": 2018, "compensation": 5}]}}
    partly = {"outcome": "partly", "date": "2015-05-01"}
    found, record = opened(entry(), request(**asked_for, decision=partly))
    assert money_after(record, found.as_of) == ()
    found, record = opened(entry(), request(**asked_for))
    assert [row.compensation for row in money_after(record, found.as_of)] == [5]

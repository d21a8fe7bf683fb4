"""Deadlines of the network: rounds, requests that wait, applications, statements, and what ends."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.deadlines.collect import deadlines
from kpss.deadlines.entries import Deadline
from tests.unit.records import workspace, yaml

DAY = "2015-06-01"
PROVIDER = yaml({"kind": "provider", "id": "charita", "name": "Charita"})


def made(kind: str, base: dict[str, Any], changes: dict[str, Any]) -> str:
    data = {"kind": kind, **base, **changes}
    return yaml({key: value for key, value in data.items() if value is not None})


def service(identifier: str) -> str:
    base = {"id": identifier, "name": f"Služba {identifier}", "provider": "charita", "type": "home_care"}
    return made("service", base, {})


def entry(identifier: str, to: Any = None, **changes: Any) -> str:
    valid = {"from": "2014-01-01", **({"to": to} if to else {})}
    return made(
        "network-entry", {"id": f"e-{identifier}", "service": identifier[0], "level": "core", "valid": valid}, changes
    )


def round_(**changes: Any) -> str:
    return made("round", {"id": "kolo", "name": "Kolo", "year": 2016}, changes)


def entries(*texts: str, day: str = DAY, **settings: Any) -> list[Deadline]:
    files = {f"{number}.yaml": text for number, text in enumerate((PROVIDER, service("a"), service("b"), *texts))}
    return [one for one in deadlines(workspace(files, day, **settings), 12) if one.sort == "network"]


def found(*texts: str, **options: Any) -> dict[str, str | None]:
    return {one.identity: one.due.isoformat() if one.due else None for one in entries(*texts, **options)}


def said(*texts: str, **options: Any) -> list[str]:
    return [one.what.in_language("cs").replace("\xa0", " ") for one in entries(*texts, **options)]


# -- rounds and requests ----------------------------------------------------------------------------------------------


def test_windows_and_moratoria_that_have_not_ended() -> None:
    windows = [
        {"types": ["new"], "to": "2015-05-31"}, {"types": ["new"], "to": "2015-06-01"},
        {"name": "Změny", "to": "2015-07"}, {"from": "2015-06-01"}, {"to": "2017-01-01"},
    ]  # fmt: skip
    text = round_(windows=windows, moratoria=[{"to": "2015-12-31"}, {"to": "2015-05-31"}])
    assert found(text) == {
        "kolo/network/window/new": "2015-06-01",
        "kolo/network/window/zmeny": "2015-07-31",
        "kolo/network/moratorium": "2015-12-31",
    }
    assert said(text)[:2] == [
        "Konec příjmu žádostí (zařazení nové služby): „Kolo“",
        "Konec příjmu žádostí (Změny): „Kolo“",
    ]
    assert {one.who for one in entries(text)} == {("Zkušební kraj",)}


def request(identifier: str, **changes: Any) -> str:
    base = {"id": identifier, "round": "kolo", "type": "new", "service": "a", "submitted": "2015-03-01"}
    return made("request", base, changes)


def test_requests_that_wait_have_no_day() -> None:
    rules = {
        "requirements": [{"opinions": ["orp"], "assessment": True}],
        "assessed_by": [{"name": "Pracovní skupina"}],
        "decided_by": [{"types": ["change"], "by": [{"name": "Rada"}]}, {"types": ["new"], "by": [{"name": "Sněm"}]}],
    }
    opinion = {"opinions": [{"from": "orp", "outcome": "agrees"}]}
    assessed = {**opinion, "assessments": [{"recommendation": "recommended"}]}
    texts = [
        request("r1"), request("r2"), request("r3", **opinion), request("r4", **assessed),
        request("r5", submitted=None), request("r6", decision={"outcome": "rejected"}), request("r7", opinions="nic"),
    ]  # fmt: skip
    rows = entries(round_(**rules), *texts)
    assert [(one.identity, one.due, one.who) for one in rows] == [
        ("kolo/network/opinions", None, ()),
        ("kolo/network/decision", None, ("Sněm",)),
        ("kolo/network/assessment", None, ("Pracovní skupina",)),
    ]
    assert said(round_(**rules), *texts)[0] == "Opatřit stanoviska k 2 žádostem: „Kolo“"


# -- applications -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, "2015-10-31"),
        ({"submitted": "2015-05-01"}, None),
        ({"submitted": "2015-07-01"}, "2015-10-31"),
        ({"deadline": "2015-05-31"}, "2015-05-31"),
        ({"deadline": "2014-05-31", "year": 2014}, None),
        ({"deadline": "brzy"}, None),
    ],
)
def test_application_that_was_not_submitted(changes: dict[str, Any], due: str | None) -> None:
    base = {"id": "zadost", "name": "Žádost", "year": 2016, "deadline": "2015-10-31"}
    expected = {"zadost/network/deadline": due} if due else {}
    assert found(made("application", base, changes)) == expected


# -- statements -------------------------------------------------------------------------------------------------------

DUTY = {"half": 1, "as_at": "2015-06-30", "due": "2015-08-31"}


def programme(**changes: Any) -> str:
    base = {"id": "p", "name": "Program", "year": 2015, "statements": [DUTY]}
    return made("programme", base, changes)


def statement(identifier: str, **changes: Any) -> str:
    base = {"id": f"v-{identifier}", "service": identifier, "year": 2015, "half": 1, "status": "submitted"}
    return made("statement", base, changes)


NETWORK = (entry("a"), entry("b"), programme())


@pytest.mark.parametrize(
    ("texts", "row"),
    [
        ((), "Odevzdat výkazy: 1. pololetí 2015"),  # no statements are recorded at all
        ((statement("a"),), "Odevzdat výkazy: 1. pololetí 2015; chybí od 1 služby"),
        ((statement("a"), statement("b")), None),
        ((statement("a"), statement("b", status="draft")), "Odevzdat výkazy: 1. pololetí 2015; chybí od 1 služby"),
        (
            (statement("a", half=None), statement("b", year=2014)),
            "Odevzdat výkazy: 1. pololetí 2015; chybí od 2 služeb",
        ),
        (
            (statement("a"), statement("b", submitted="2015-06-02")),
            "Odevzdat výkazy: 1. pololetí 2015; chybí od 1 služby",
        ),
    ],
)
def test_services_that_owe_statements(texts: tuple[str, ...], row: str | None) -> None:
    assert said(*NETWORK, *texts) == ([row] if row else [])


def test_statements_are_overdue_only_where_it_is_certain() -> None:
    assert found(*NETWORK, statement("a"), day="2015-09-01") == {"p/network/statement/half-1": "2015-08-31"}
    assert found(*NETWORK, statement("a"), day="2016-09-01") == {}
    for settings in ({"network": {"complete": False}}, {"statements": {"complete": False}}):
        assert found(*NETWORK, statement("a"), day="2015-09-01", recorded=settings) == {}
    assert found(*NETWORK, day="2015-09-01") == {}


def test_a_programme_approved_later_asks_for_nothing_yet() -> None:
    assert found(programme(approvals=[{"by_name": "Rada", "date": "2015-06-02"}])) == {}


# -- what ends --------------------------------------------------------------------------------------------------------


def act(to: str) -> dict[str, Any]:
    return {"entrustment": {"valid": {"from": "2014-01-01", "to": to}}}


def test_what_ends_on_one_day_is_one_row() -> None:
    ends = [entry("a", "2015-12-31", **act("2015-12-31")), entry("b", 2015, **act("2015"))]
    assert found(*ends) == {
        "network/network/entrustment/2015-12-31": "2015-12-31",
        "network/network/end/2015-12-31": "2015-12-31",
    }
    assert said(*ends) == [
        "Končí pověření 2 služeb",
        "Končí zařazení 2 služeb v síti, další zapsáno není",
    ]
    assert found(ends[0]) == {"e-a/network/end": "2015-12-31", "e-a/network/entrustment": "2015-12-31"}
    assert said(ends[0])[0] == "Končí pověření služby „Služba a“"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((entry("a", "2015-12-31"), entry("a-2", valid={"from": "2016-01-01"})), {}),
        ((entry("a", "2015-12-31"), entry("a-2", valid={"from": "2016-01-02"})), {"e-a/network/end": "2015-12-31"}),
        ((entry("a", "2015-12-31"), entry("a-2", level="intention")), {"e-a/network/end": "2015-12-31"}),
        ((entry("a", "2015-12-31", level="intention"),), {}),
        ((entry("a", "2015-05-31"),), {}),
        ((entry("a", "2016-06-02"),), {}),
        ((entry("a", "2015-12-31"), "kind: network-entry\nid: [\n"), {}),
        ((entry("a", **act("2015-12-31")), entry("a-2", **act("2016-12-31"))), {}),
        ((entry("a", "2015-12-30", **act("2015-12-31")),), {"e-a/network/end": "2015-12-30"}),
        ((entry("a", level="intention", **act("2015-12-31")),), {}),
    ],
)
def test_what_goes_on_does_not_end(texts: tuple[str, ...], expected: dict[str, str]) -> None:
    assert found(*texts) == expected

"""The network on a date: which entries are in force and known, the four states of a service, units and money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.network import (
    counts,
    current_entries,
    entries_by_service,
    entries_on,
    entrustment_on,
    entrustments,
    funded_in,
    gone,
    known_entries,
    money_sums,
    provider_of,
    service_of,
    states_of,
    units_total,
    year_period,
)
from kpss.model.network_records import MoneyRow, NetworkEntry, NetworkUnits
from kpss.model.served import orps_served, served_area, units_by_orp
from kpss.model.services import Service
from kpss.model.workspace import Workspace
from tests.unit.records import workspace, yaml

DAY = dt.date(2015, 6, 1)
PROVIDER = yaml({"kind": "provider", "id": "charita", "name": "Charita"})


def service(identifier: str = "sluzba", **more: Any) -> str:
    data = {"kind": "service", "id": identifier, "name": identifier, "provider": "charita", "type": "home_care", **more}
    return yaml(data)


def entry(identifier: str = "zarazeni", **changes: Any) -> str:
    """An entry of ``sluzba`` at the level ``core`` from 2015; None takes a key away."""
    data = {"kind": "network-entry", "id": identifier, "service": "sluzba", "level": "core", "valid": {"from": 2015}}
    return yaml({key: value for key, value in {**data, **changes}.items() if value is not None})


def opened(*texts: str, day: str = "2015-06-01", **settings: Any) -> Workspace:
    return workspace({f"{number}.yaml": text for number, text in enumerate((PROVIDER, *texts))}, day, **settings)


def only_entry(found: Workspace) -> NetworkEntry:
    (record,) = found.of(NetworkEntry)
    return record


def the_service(found: Workspace) -> Service:
    record = found.get("sluzba", Service)
    assert record is not None
    return record


def ids(entries: Any) -> list[str]:
    return [one.id for one in entries]


# -- entries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"decision": {"date": "2015-06-01"}}, True),
        ({"decision": {"date": "2015-06-02"}}, False),  # not known yet
        ({"decision": {"date": 2015}}, True),
        ({"decision": {"by_name": "rada"}}, True),
        ({"decision": {"date": "2015-01-05", "outcome": "approved"}}, True),
        ({"decision": {"date": "2015-01-05", "outcome": "rejected"}}, False),
        ({"decision": {"date": "2015-01-05", "outcome": "postponed"}}, False),
        ({"decision": {"date": "kdysi"}}, False),  # what is broken is not relied on
        ({"valid": {"from": "kdysi"}}, False),
        ({"valid": {"from": 2016, "to": 2015}}, False),
        ({"level": None}, False),
        ({"service": None}, False),
        ({"units": [{"unit": "bed"}]}, True),
    ],
)
def test_known_entries(changes: dict[str, Any], expected: bool) -> None:
    assert ids(known_entries(opened(service(), entry(**changes)))) == (["zarazeni"] if expected else [])


@pytest.mark.parametrize(
    ("valid", "days"),
    [
        ({"from": 2015, "to": 2016}, {"2014-12-31": 0, "2015-01-01": 1, "2016-12-31": 1, "2017-01-01": 0}),
        ({"from": "2015-03"}, {"2015-02-28": 0, "2015-03-01": 1, "2030-01-01": 1}),
        ({"to": "2015-03-15"}, {"1990-01-01": 1, "2015-03-15": 1, "2015-03-16": 0}),
    ],
)
def test_entries_in_force(valid: dict[str, Any], days: dict[str, int]) -> None:
    found = opened(service(), entry(valid=valid))
    assert {day: len(entries_on(found, dt.date.fromisoformat(day))) for day in days} == days


def test_entries_are_in_the_same_order_whatever_the_files() -> None:
    texts = [
        entry("b", valid={"from": 2014}),
        entry("a", valid={"from": 2014}),
        entry("c", valid={"from": 2013}),
        entry("d", service="jina", valid={"from": 2000}),
    ]
    for order in permutations(texts):
        found = opened(*order)
        assert ids(known_entries(found)) == ["d", "c", "a", "b"]
        assert {key: ids(entries) for key, entries in entries_by_service(found).items()} == {
            "jina": ["d"],
            "sluzba": ["c", "a", "b"],
        }


def test_current_entries_begin_with_those_that_count() -> None:
    found = opened(
        service(),
        entry("zamer", level="intention", valid={"from": 2010}),
        entry("rozvoj", level="development", valid={"from": 2014}),
        entry("zaklad", valid={"from": 2013}),
        entry("drive", valid={"from": 2010, "to": 2012}),
    )
    assert ids(current_entries(found, "sluzba")) == ["zaklad", "rozvoj", "zamer"]
    assert ids(current_entries(found, "sluzba", dt.date(2012, 1, 1))) == ["drive", "zamer"]
    assert current_entries(found, "neni") == []


def test_what_counts_is_said_by_the_vocabulary() -> None:
    own = [{"code": "z1", "name": "Z1"}, {"code": "p", "name": "Záměr", "counts": False}]
    texts = [entry(level, level=level) for level in ("core", "intention", "z1", "p")]
    found = opened(*texts, vocabularies={"network-level": own})
    assert {one.id: counts(found, one) for one in found.of(NetworkEntry)} == {
        "core": True, "intention": False, "z1": True, "p": False,
    }  # fmt: skip


def test_service_and_provider() -> None:
    found = opened(service(), entry(), entry("ztracene", service="neni"))
    one, lost = found.of(NetworkEntry)
    record = service_of(found, one)
    provider = provider_of(found, record)
    assert (record and record.id, provider and provider.id) == ("sluzba", "charita")
    assert service_of(found, lost) is None
    assert provider_of(found, None) is None


# -- states of a service ----------------------------------------------------------------------------------------------


def states(*texts: str, day: str = "2015-06-01") -> tuple[bool, ...]:
    found = opened(*texts, day=day)
    return tuple(states_of(found, the_service(found)))


def test_the_four_states_are_separate() -> None:
    valid = {"from": "2015-01-01", "to": "2015-12-31"}
    assert states(service(valid=valid)) == (True, False, False, False)
    assert states(service(valid=valid), day="2016-01-01") == (False, False, False, False)
    assert states(service(valid={"to": 2014}), entry()) == (False, True, False, False)
    act, money = {"valid": valid}, [{"year": 2015, "granted": 1}]
    old = entry(valid={"from": 2014, "to": 2014}, entrustment=act)
    assert states(service(), old) == (True, False, True, False)
    assert states(service(), entry(level="intention", money=money)) == (True, False, False, False)
    assert states(service(), entry(entrustment=act, money=money)) == (True, True, True, True)


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        (None, False),
        ({"checked": "2015-01-01"}, False),
        ({"missing_since": "2015-06-01"}, True),
        ({"missing_since": "2015-06-02"}, False),
        ({"missing_since": 2015}, False),  # not certain yet
    ],
)
def test_gone_from_the_register(register: dict[str, Any] | None, expected: bool) -> None:
    more: dict[str, Any] = {"register": register} if register else {}
    found = opened(service(**more))
    assert gone(the_service(found), DAY) is expected
    assert states_of(found, the_service(found)).registered is not expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ({"valid": {"from": 2015, "to": 2015}}, True),
        ({"number": "1"}, True),  # for how long is not said
        ({"valid": {"from": "2015-06-02"}}, False),
        ({"valid": {"to": "2015-05-31"}}, False),
        ({"date": "2015-06-01", "valid": {"from": 2015}}, True),
        ({"date": "2015-06-02", "valid": {"from": 2015}}, False),  # not known yet
        ({"valid": {"from": "kdysi"}}, False),
    ],
)
def test_entrusted(act: dict[str, Any], expected: bool) -> None:
    found = opened(service(), entry(entrustment=act))
    assert states_of(found, the_service(found)).entrusted is expected
    assert (entrustment_on(found, "sluzba", DAY) is not None) is expected


def test_of_several_entrustments_the_longest() -> None:
    found = opened(
        service(),
        entry("a", entrustment={"number": "1", "valid": {"from": 2014, "to": 2016}}),
        entry("b", level="temporary", entrustment={"number": "2", "valid": {"from": 2015, "to": 2018}}),
        entry("c", level="development"),
    )
    assert [act.number for act in entrustments(found, "sluzba")] == ["1", "2"]
    act = entrustment_on(found, "sluzba", DAY)
    assert act is not None
    assert act.number == "2"
    assert entrustments(found, "neni") == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"year": 2015, "granted": 1000}, True),
        ({"year": 2015, "compensation": 0.01}, True),
        ({"year": 2015, "requested": 1000, "costs": 5000, "granted": 0}, False),
        ({"year": 2014, "granted": 1000}, False),
    ],
)
def test_funded_by_an_entry(row: dict[str, Any], expected: bool) -> None:
    found = opened(service(), entry(money=[row]))
    assert funded_in(found, 2015) == (frozenset({"sluzba"}) if expected else frozenset())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"year": 2014}, False),
        ({"grants": [{"service": "sluzba", "requested": 1000}]}, False),
        ({"grants": [{"service": "sluzba", "granted": "hodně"}]}, False),
        ({"approvals": [{"date": "2015-06-01"}]}, True),
        ({"approvals": [{"date": "2015-06-02"}]}, False),  # not known yet
        ({"approvals": [{"date": "2015-02-02"}, {"date": "2015-09-02"}]}, True),
        ({"approvals": [{"by_name": "rada"}]}, True),
    ],
)
def test_funded_by_a_programme(changes: dict[str, Any], expected: bool) -> None:
    data = {"kind": "programme", "id": "program", "name": "Program", "year": 2015}
    grants = {"grants": [{"service": "sluzba", "granted": 1000}]}
    found = opened(service(), yaml({**data, **grants, **changes}))
    assert funded_in(found, 2015) == (frozenset({"sluzba"}) if expected else frozenset())


# -- units and territory ----------------------------------------------------------------------------------------------


def units(**changes: Any) -> dict[str, Any]:
    return {"form": "field", "unit": "fte", "value": 4.5, **changes}


def test_units_of_one_sort_are_added_and_others_never() -> None:
    rows = [
        units(value="4.5"),
        units(value="0.25"),
        units(unit="bed", value=3),
        units(form="ambulatory", value="1"),
        {"unit": "bed"},
    ]
    assert units_total(map(NetworkUnits, rows)) == {
        ("field", "fte"): Decimal("4.75"),
        ("field", "bed"): Decimal(3),
        ("ambulatory", "fte"): Decimal(1),
    }
    assert units_total([]) == {}


AREA = {"include": [{"orp": "Alfa"}]}
BOTH = {"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}
FACILITIES = [{"municipality": "500001"}, {"municipality": "500004", "valid": {"to": 2014}}]


@pytest.mark.parametrize(
    ("of_service", "of_entry", "expected"),
    [
        ({}, {}, []),
        ({}, {"area": BOTH}, ["7101", "7102"]),
        ({"area": BOTH}, {"area": AREA}, ["7101"]),  # the entry says more than the service
        ({"area": AREA}, {}, ["7101"]),
        ({"facilities": FACILITIES}, {}, ["7101"]),
        ({"area": {"include": [{"orp": "Delta"}]}, "facilities": FACILITIES}, {}, ["7102"]),
        ({}, {"units": [units(orps=[{"orp": "Delta", "value": 1}])]}, ["7102"]),
        ({"area": AREA}, {"units": [units(orps=[{"orp": "Delta", "value": 1}])]}, ["7101", "7102"]),
        ({"facilities": FACILITIES}, {"units": [units(orps=[{"orp": "7102", "value": 1}])]}, ["7102"]),
        ({}, {"units": [units(orps=[{"orp": "Nikde", "value": 1}])]}, []),
    ],
)
def test_orps_served(of_service: dict[str, Any], of_entry: dict[str, Any], expected: list[str]) -> None:
    found = opened(service(**of_service), entry(**of_entry))
    assert orps_served(found, only_entry(found), DAY) == expected


def test_municipalities_served() -> None:
    found = opened(service(area={"include": [{"municipality": "500002"}]}), entry())
    assert served_area(found, only_entry(found), DAY).codes == {"500002"}
    lost = opened(entry(service="neni"))
    assert served_area(lost, only_entry(lost), DAY).codes == frozenset()


FTE, BED = ("field", "fte"), ("residential", "bed")


@pytest.mark.parametrize(
    ("rows", "area", "expected"),
    [
        ([units()], AREA, [("7101", FTE, "4.5")]),
        ([units()], BOTH, [("", FTE, "4.5")]),
        ([units()], None, [("", FTE, "4.5")]),
        (
            [units(orps=[{"orp": "Alfa", "value": 3}, {"orp": "7102", "value": 1.5}])],
            BOTH,
            [("7101", FTE, "3"), ("7102", FTE, "1.5")],
        ),
        # What the parts leave over belongs to nobody known, even if one ORP is named.
        ([units(orps=[{"orp": "Alfa", "value": 3}])], None, [("7101", FTE, "3"), ("", FTE, "1.5")]),
        ([units(orps=[{"orp": "Nikde", "value": 3}])], AREA, [("", FTE, "4.5")]),
        ([units(orps=[{"orp": "Alfa", "value": 6}])], BOTH, [("7101", FTE, "6")]),  # 716 tells it
        (
            [units(), {"form": "residential", "unit": "bed", "value": 3}],
            AREA,
            [("7101", FTE, "4.5"), ("7101", BED, "3")],
        ),
        ([units(value=0)], AREA, []),
    ],
)
def test_units_by_orp(rows: list[Any], area: dict[str, Any] | None, expected: list[tuple[str, Any, str]]) -> None:
    found = opened(service(), entry(units=rows, area=area))
    assert list(units_by_orp(found, only_entry(found), DAY)) == [
        (orp, key, Decimal(value)) for orp, key, value in expected
    ]


@given(
    st.decimals(0, 100, places=2),
    st.lists(st.tuples(st.sampled_from(["Alfa", "Delta", "Nikde"]), st.decimals(0, 20, places=2)), max_size=3),
)
def test_nothing_is_lost_between_orps(total: Decimal, parts: list[tuple[str, Decimal]]) -> None:
    orps = [{"orp": orp, "value": value} for orp, value in parts]
    data = {
        "form": "field",
        "unit": "fte",
        "value": str(total),
        "orps": [{**one, "value": str(one["value"])} for one in orps],
    }
    found = opened(service(), entry(area=BOTH))
    record = only_entry(found)
    record.__dict__["units"] = (NetworkUnits(data),)
    divided = sum((value for orp, value in parts if orp != "Nikde"), Decimal(0))
    by_orp = list(units_by_orp(found, record, DAY))
    assert sum((value for _, _, value in by_orp), Decimal(0)) == max(total, divided)


# -- money ------------------------------------------------------------------------------------------------------------


def test_sums_of_money_are_exact() -> None:
    rows = [
        MoneyRow({"costs": "0.1", "granted": 5}),
        MoneyRow({"costs": "0.2", "requested": 0}),
        MoneyRow({"costs": "x"}),
    ]
    found = money_sums(rows)
    assert found == (Decimal("0.3"), None, Decimal(0), Decimal(5), None)
    assert money_sums([]) == (None,) * 5


def test_a_year_is_all_its_days() -> None:
    assert (year_period(2016).first, year_period(2016).last) == (dt.date(2016, 1, 1), dt.date(2016, 12, 31))

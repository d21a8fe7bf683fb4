"""Rules 701–708: types, forms and units of services, entries that overlap, entrustments, decisions and windows."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.findings.finding import Finding
from kpss.rules.engine import find
from tests.rules.wording import text_of
from tests.unit.records import plan, workspace, yaml

DAY = "2015-06-01"
PROVIDER = yaml({"kind": "provider", "id": "charita", "name": "Charita"})
DECIDED = {"by_name": "zastupitelstvo", "date": "2014-06-20"}


def record(kind: str, base: dict[str, Any], changes: dict[str, Any]) -> str:
    """A record; None takes a key away."""
    return yaml({key: value for key, value in {"kind": kind, **base, **changes}.items() if value is not None})


def service(identifier: str = "sluzba", **changes: Any) -> str:
    base = {"id": identifier, "name": f"Služba {identifier}", "provider": "charita", "type": "home_care"}
    return record("service", base, changes)


def entry(identifier: str = "zarazeni", **changes: Any) -> str:
    base = {
        "id": identifier,
        "service": "sluzba",
        "level": "core",
        "valid": {"from": "2015-01-01"},
        "decision": DECIDED,
    }
    return record("network-entry", base, changes)


def request(identifier: str = "zadost", **changes: Any) -> str:
    return record("request", {"id": identifier, "round": "kolo", "type": "new", "submitted": "2015-04-05"}, changes)


def findings(code: int, *texts: str, day: str = DAY, **changes: Any) -> list[Finding]:
    files = {f"{number:02d}.yaml": text for number, text in enumerate((PROVIDER, *texts))}
    return find(workspace(files, day, **changes), {code})


def records(code: int, *texts: str, **changes: Any) -> list[str]:
    return [finding.record for finding in findings(code, *texts, **changes)]


def unit(form: str | None = "field", name: str = "fte", value: Any = 4, **more: Any) -> dict[str, Any]:
    return {**({"form": form} if form else {}), "unit": name, "value": value, **more}


# -- 207 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ico", "problems"),
    [
        ('"60609460"', []),
        ("60609460", []),
        ('"60609461"', [""]),
        ("302724", ["short"]),
        ("0", ["short"]),
        ("123456789", ["length"]),
        ("-302724", ["length"]),
        ('"302724"', []),  # 114 tells it
        ("[1]", []),
        ("true", []),
    ],
)
def test_company_numbers(ico: str, problems: list[str]) -> None:
    found = findings(207, f"kind: provider\nid: mesto\nname: Město\nico: {ico}\n")
    assert [finding.params.get("problem", "") for finding in found] == problems
    assert [finding.path for finding in found] == [("ico",)] * len(problems)


def test_zeros_are_offered_where_they_mend_the_number() -> None:
    for ico, write in (("302724", "00302724"), ("302725", None)):
        (found,) = findings(207, f"kind: provider\nid: mesto\nname: Město\nico: {ico}\n")
        assert found.params.get("write") == write


# -- 701 --------------------------------------------------------------------------------------------------------------

TYPES = {
    "service-type": [
        {"code": "new_type", "name": "Nový druh", "valid": {"from": "2016-01-01"}},
        {"code": "old_type", "name": "Starý druh", "valid": {"from": 2007, "to": "2014-12-31"}},
    ]
}


@pytest.mark.parametrize(
    ("kind", "start", "told"),
    [
        ("new_type", "2015-12-31", True),
        ("new_type", "2015-12", True),
        ("new_type", "2016-01-01", False),
        ("new_type", 2016, False),
        ("new_type", {"not_after": "2015-12-31"}, True),
        ("new_type", {"not_before": "2015-12-31"}, False),
        ("old_type", 2014, False),
        ("old_type", "2015-01-01", True),
        ("old_type", 2006, True),
        ("unknown", 1990, False),  # 113 tells it
        ("mental_health_centre", 1990, False),  # the vocabulary does not say since when
    ],
)
def test_type_at_the_beginning_of_a_service(kind: str, start: Any, told: bool) -> None:
    found = findings(701, service(type=kind, valid={"from": start}), entry(valid={"from": 1990}), vocabularies=TYPES)
    assert [(f.record, f.path) for f in found if f.record == "sluzba"] == ([("sluzba", ("type",))] if told else [])
    assert not told or len(found) == 1  # not at its entry too


def test_services_older_than_the_act_are_usual() -> None:
    assert findings(701, service(type="home_care", valid={"from": 1990}), entry()) == []
    (found,) = findings(701, service(type="home_care", valid={"from": 1990}), entry(valid={"from": 2006}))
    assert found.record == "zarazeni"
    own = {"service-type": [{"code": "home_care", "name": "pečovatelská služba", "valid": {"from": 2010}}]}
    assert records(701, service(type="home_care", valid={"from": 2009}), vocabularies=own) == ["sluzba"]


@pytest.mark.parametrize(
    ("valid", "problems"),
    [
        ({"from": 2008, "to": 2014}, []),
        ({"from": 2008, "to": "2015-05-31"}, []),  # it is over today
        ({"from": 2008}, ["over"]),
        ({"from": 2008, "to": 2015}, []),
        ({"from": "2015-01-01"}, [""]),
        ({"from": "2015-01-01", "to": "2015-02-28"}, [""]),
        ({"to": 2020}, ["over"]),
    ],
)
def test_type_of_entries(valid: dict[str, Any], problems: list[str]) -> None:
    found = findings(701, service(type="old_type"), entry(valid=valid), vocabularies=TYPES)
    assert [finding.params.get("problem", "") for finding in found] == problems


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"service_type": "new_type"}, False),  # it takes effect in 2016
        ({"service_type": "new_type", "decision": {"outcome": "approved", "effective": "2015-07-01"}}, True),
        ({"service_type": "new_type", "round": None}, False),  # when it would take effect is not known
        ({"service_type": "old_type", "round": None}, True),
        ({"service_type": "old_type", "round": None, "submitted": "2014-12"}, False),
        ({"service_type": "old_type", "submitted": "2015-06-02"}, False),  # not known yet
        ({"service_type": "old_type", "submitted": "kdysi"}, False),
        ({"service_type": "old_type", "round": None, "submitted": None}, False),
        ({}, False),
    ],
)
def test_type_of_requests(changes: dict[str, Any], told: bool) -> None:
    round_ = yaml({"kind": "round", "id": "kolo", "name": "Kolo", "year": 2016})
    assert records(701, round_, request(**changes), vocabularies=TYPES) == (["zadost"] if told else [])


def test_broken_settings_silence_what_rests_on_vocabularies() -> None:
    texts = (
        service(type="personal_assistance", forms=["residential"]),
        entry(valid={"from": 1990}, units=[unit(name="bed", value="1.5")]),
    )
    for code in (701, 702):
        assert len(findings(code, *texts)) == 1
        assert findings(code, *texts, vocabularies={"service-type": [{"code": "x"}]}) == []
    pair = (service(), entry("a"), entry("b"))
    assert records(704, *pair) == ["b"]
    assert records(704, *pair, vocabularies={"network-level": "x"}) == []


# -- 702 and 703 ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "form", "told"),
    [
        ("home_care", "residential", True),
        ("home_care", "field", False),
        ("home_care", "other", False),
        ("home_care", "neznama", False),
        ("other", "residential", False),
        ("mental_health_centre", "residential", False),
        ("neznamy", "residential", False),
    ],
)
def test_usual_forms(kind: str, form: str, told: bool) -> None:
    assert records(702, service(type=kind, forms=[form])) == (["sluzba"] if told else [])
    assert records(702, service(type=kind), entry(units=[unit(form)])) == (["zarazeni"] if told else [])
    need = {"kind": "need", "id": "potreba", "name": "Potřeba", "service_type": kind, "form": form}
    assert records(702, yaml(need)) == (["potreba"] if told else [])


def test_a_form_is_told_once_a_record() -> None:
    capacities = [{"form": "residential", "unit": "bed", "value": 1}] * 3
    found = findings(702, service(forms=["residential"], capacities=capacities), entry(units=[unit("residential")] * 2))
    assert [(finding.record, finding.path) for finding in found] == [
        ("sluzba", ("forms", 0)), ("zarazeni", ("units", 0, "form")),
    ]  # fmt: skip


def test_own_forms_and_units_of_a_region() -> None:
    own = {
        "service-type": [{"code": "home_care", "name": "PS", "forms": ["field", "residential"]}],
        "service-form": [{"code": "field", "name": "terénní", "units": ["fte", "client"]}],
    }
    texts = (service(forms=["residential"]), entry(units=[unit("field", "client")]))
    assert records(702, *texts) == ["sluzba"]
    assert records(703, *texts) == ["zarazeni"]
    assert findings(702, *texts, vocabularies=own) == findings(703, *texts, vocabularies=own) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"decision": {"date": "2015-06-02"}}, False),  # not known yet
        ({"service": "neni"}, False),
        ({"units": [unit("residential"), unit("residential", value="mnoho")]}, False),
    ],
)
def test_entries_whose_units_can_be_relied_on(changes: dict[str, Any], told: bool) -> None:
    found = records(702, service(), entry(**{"units": [unit("residential")], **changes}))
    assert found == (["zarazeni"] if told else [])


def test_what_a_request_wants_and_gets() -> None:
    def wanted(**changes: Any) -> list[tuple[Any, ...]]:
        text = request(service_type="home_care", **changes)
        return [finding.path for code in (702, 703) for finding in findings(code, text)]

    bad, good = [unit("residential", "client")], [unit()]
    assert wanted(intention={"capacity": bad}) == [
        ("intention", "capacity", 0, "form")
    ]  # its units are a first thought
    assert wanted(changes={"units": bad}) == [("changes", "units", 0, "form"), ("changes", "units", 0, "unit")]
    granted = {"outcome": "approved", "date": "2015-05-01", "units": bad}
    assert wanted(changes={"units": good}, decision=granted) == [
        ("decision", "units", 0, "form"), ("decision", "units", 0, "unit"),
    ]  # fmt: skip
    assert wanted(decision={**granted, "date": "2015-06-02"}) == []
    assert wanted(changes={"units": bad}, submitted="2015-06-02") == []
    assert wanted(changes={"units": bad, "level": ["x"]}) == []


@pytest.mark.parametrize(
    ("kind", "form", "name", "told"),
    [
        ("home_for_seniors", "residential", "bed", False),
        ("home_for_seniors", "residential", "fte", True),
        ("home_care", "field", "bed", True),
        ("home_care", "ambulatory", "place", False),
        ("home_care", "field", "other", False),
        ("home_care", "field", "neznama", False),
        ("home_care", "other", "client", False),
        ("home_care", None, "client", False),
        ("home_care", "residential", "fte", False),  # the form is the mistake
        ("home_care", "residential", "client", True),
        ("night_shelter", "ambulatory", "bed", False),
        ("emergency_response", "field", "client", False),
        ("other", "field", "client", True),
    ],
)
def test_units_of_forms(kind: str, form: str | None, name: str, told: bool) -> None:
    assert records(703, service(type=kind), entry(units=[unit(form, name)])) == (["zarazeni"] if told else [])


@given(st.decimals(0, 1000, places=2))
def test_beds_are_whole(value: Decimal) -> None:
    text = json.dumps([{"form": "residential", "unit": "bed"}])[1:-2]
    line = f'units: [{text}, "value": {value}}}]\n'
    found = findings(703, service(type="home_for_seniors"), entry() + line)
    assert bool(found) == (value % 1 != 0)


# -- 704 --------------------------------------------------------------------------------------------------------------


def overlaps(one: dict[str, Any], other: dict[str, Any], **changes: Any) -> bool:
    texts = (service(), entry("a", **one), entry("b", **other))
    found, back = records(704, *texts, **changes), records(704, *reversed(texts), **changes)
    assert found == back
    return bool(found)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({}, {}, True),
        ({}, {"level": "temporary"}, False),
        ({"level": "intention"}, {"level": "intention"}, False),
        ({"level": "neznama"}, {"level": "neznama"}, False),
        ({}, {"service": "jina"}, False),
        ({"units": [unit()]}, {}, True),
        ({"units": [unit()]}, {"units": [unit()]}, True),
        ({"units": [unit()]}, {"units": [unit("ambulatory")]}, False),
        ({"units": [unit()]}, {"units": [unit("ambulatory"), unit(value=1)]}, True),
        ({"units": [unit()]}, {"units": [unit(value="x")]}, False),
        ({"valid": {"from": 2014, "to": 2014}}, {}, False),
        ({"valid": {"from": 2014, "to": 2015}}, {"valid": {"from": 2015}}, False),  # it may begin where the other ends
        ({"valid": {"from": 2014, "to": "2015-01-01"}}, {}, True),
        ({"decision": {"date": "2015-06-02"}}, {}, False),
        ({"decision": {"date": "2015-01-02", "outcome": "rejected"}}, {}, False),
        ({"valid": {"from": "2016-01-01"}}, {}, True),
    ],
)
def test_overlapping_entries(one: dict[str, Any], other: dict[str, Any], told: bool) -> None:
    assert overlaps(one, other) is overlaps(other, one) is told


def test_the_later_entry_is_told_with_the_one_before() -> None:
    texts = [service(), *(entry(f"e{year}", valid={"from": f"{year}-01-01"}) for year in (2013, 2014, 2015))]
    expected = [("e2014", "e2013", "to: 2013-12-31"), ("e2015", "e2014", "to: 2014-12-31")]
    for order in permutations(texts):
        found = findings(704, *order)
        assert sorted((f.record, f.subject, f.params["write"]) for f in found) == expected
        assert all(f.path == ("valid",) and f.other is not None for f in found)


# -- 705 --------------------------------------------------------------------------------------------------------------

ACT = {"number": "1", "valid": {"from": "2015-01-01", "to": "2015-12-31"}}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"entrustment": ACT}, False),
        ({"entrustment": {"number": "1"}}, False),
        ({"entrustment": {"valid": {"from": 2014, "to": 2015}}}, False),  # it may last
        ({"entrustment": {"valid": {"from": 2014, "to": "2015-05"}}}, True),
        ({"entrustment": {**ACT, "date": "2015-06-02"}}, True),  # not known yet
        ({"entrustment": "1"}, False),  # broken
        ({"level": "intention"}, False),
        ({"level": "neznama"}, False),
        ({"service": "neni"}, False),
        ({"valid": {"from": "2015-06-02"}}, False),
        ({"valid": {"to": "2015-05-31"}}, False),
        ({"decision": {"date": "2015-06-02"}}, False),
    ],
)
def test_services_without_entrustment(changes: dict[str, Any], told: bool) -> None:
    assert records(705, service(), entry(**changes)) == (["zarazeni"] if told else [])


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"valid": {"to": 2014}, "entrustment": ACT}, False),
        ({"level": "intention", "entrustment": ACT}, False),
        ({"service": "jina", "entrustment": ACT}, True),
        ({"valid": "kdysi", "entrustment": ACT}, False),
        ({"service": ["x"], "entrustment": ACT}, False),  # it may be of any service
        ({"service": ["x"]}, True),
        ({"decision": {"date": "2015-07-01"}, "entrustment": ACT}, False),  # it may be older than its entry
        ({"decision": {"date": "2015-07-01"}, "entrustment": {**ACT, "date": "2015-07-01"}}, True),
    ],
)
def test_any_entry_of_the_service_may_entrust(other: dict[str, Any], told: bool) -> None:
    assert records(705, service(), entry(), entry("dalsi", **other)) == (["zarazeni"] if told else [])


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ({"complete": True}, True),
        ({"complete": False}, False),
        ({"until": "2015-05-31"}, False),
        ({"until": "2015-06-01"}, True),
        ({"since": "2015-06-02"}, False),
    ],
)
def test_only_what_claims_to_be_recorded_whole(recorded: dict[str, Any], told: bool) -> None:
    assert records(705, service(), entry(), recorded={"network": recorded}) == (["zarazeni"] if told else [])


def test_an_unread_file_may_hold_the_entrustment() -> None:
    assert findings(705, service(), entry(), "kind: network-entry\nid: [\n") == []
    assert len(findings(705, service(), entry(), "kind: body\nid: [\n")) == 1


def test_since_when_a_service_is_not_entrusted() -> None:
    def since(**act: Any) -> tuple[str, str]:
        (found,) = findings(705, service(area={"include": [{"orp": "Alfa"}]}), entry(**act))
        assert found.orp == "7101"
        return found.since, str(found.params.get("problem", ""))

    assert since() == ("2015-01-01", "")
    assert since(entrustment={"valid": {"from": 2014, "to": "2015-02-28"}}) == ("2015-03-01", "over")
    assert since(entrustment={"valid": {"from": 2012, "to": 2013}}) == ("2015-01-01", "over")
    assert since(entrustment={"valid": {"from": "2015-07-01"}}) == ("2015-01-01", "later")
    assert since(valid={"to": 2016}) == ("", "")


# -- 706 --------------------------------------------------------------------------------------------------------------

ON = {"KPSS706": {"severity": "warning"}}
REGION: dict[str, Any] = {"type": "medium_term", "area": {"include": [{"region": "CZ071"}]}}


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ({"valid": {"from": "2015-01-01", "to": "2017-12-31"}}, False),
        ({"valid": {"from": "2015-01-01", "to": "2018-01-01"}}, True),
        ({"valid": {"from": "2015-01-01", "to": 2018}}, True),
        ({"valid": {"from": "2015-01-01", "to": 2017}}, False),
        ({"valid": {"from": "2015-01-01", "to": {"not_before": "2017-06"}}}, False),
        ({"valid": {"from": "2015-01-01"}}, True),
        ({"date": "2015-01-01", "valid": {"to": 2018}}, True),
        ({"valid": {"to": 2018}}, False),
        ({"date": "2015-01-01"}, False),
        ({"valid": {"from": "2012-01-01", "to": 2018}}, False),  # there was no plan
        ({"date": "2015-06-02", "valid": {"from": "2015-01-01"}}, False),  # not known yet
    ],
)
def test_entrustments_and_the_plan(act: dict[str, Any], told: bool) -> None:
    texts = (plan(**REGION), service(), entry(entrustment=act))
    assert findings(706, *texts) == []
    assert records(706, *texts, rules=ON) == (["zarazeni"] if told else [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"type": "community"}, False),
        ({"status": "preparing"}, False),
        ({"valid": {"from": 2013}}, False),
        ({"valid": {"from": 2013, "to": "2018-12"}}, False),
        ({"extensions": [{"to": 2018, "date": "2015-05-01"}]}, False),
        ({"extensions": [{"to": 2018, "date": "2015-07-01"}]}, True),  # not known yet
        ({"area": {"include": [{"orp": "Delta"}]}}, False),  # another territory
    ],
)
def test_which_plan_is_meant(changes: dict[str, Any], told: bool) -> None:
    act = {"valid": {"from": "2015-01-01", "to": "2018-12-31"}}
    texts = (plan(**{**REGION, **changes}), service(area={"include": [{"orp": "Alfa"}]}), entry(entrustment=act))
    found = findings(706, *texts, rules=ON)
    assert [finding.plan for finding in found] == (["plan"] if told else [])


def test_of_several_plans_the_one_that_lasts_longest() -> None:
    later = plan("dalsi", **REGION, valid={"from": 2015, "to": 2019})
    act = {"valid": {"from": "2015-01-01", "to": "2018-12-31"}}
    assert records(706, plan(**REGION), later, service(), entry(entrustment=act), rules=ON) == []


# -- 707 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"decision": None}, [""]),
        ({"decision": {"resolution": "1/2014"}}, ["empty"]),
        ({"decision": {"date": 2014}}, []),
        ({"decision": {"by_name": "zastupitelstvo"}}, []),
        ({"decision": {"by": "neni"}}, []),
        ({"decision": "ano"}, []),
        ({"decision": None, "level": "intention"}, []),
        ({"decision": None, "valid": {"from": "2015-06-02"}}, []),
        ({"decision": None, "request": "neni"}, []),
        ({"decision": None, "request": ["x"]}, []),
        ({"decision": None, "request": "rozhodnuta"}, []),
        ({"decision": None, "request": "podana"}, [""]),
    ],
)
def test_entries_without_decision(changes: dict[str, Any], problems: list[str]) -> None:
    decided = request("rozhodnuta", decision={"outcome": "approved", "date": "2014-06-20"})
    found = findings(707, service(), decided, request("podana"), entry(**changes))
    assert [finding.params.get("problem", "") for finding in found] == problems
    assert findings(707, service(), entry(**changes), recorded={"network": {"complete": False}}) == []


# -- 708 --------------------------------------------------------------------------------------------------------------

MARCH = {"name": "Nové", "types": ["new"], "from": "2015-03-01", "to": "2015-03-31"}


def windows(*items: dict[str, Any]) -> str:
    return yaml({"kind": "round", "id": "kolo", "name": "Kolo", "year": 2016, "windows": [*items]})


@pytest.mark.parametrize(
    ("window", "submitted", "told"),
    [
        (MARCH, "2015-02-28", True),
        (MARCH, "2015-03-01", False),
        (MARCH, "2015-03-31", False),
        (MARCH, "2015-04-01", True),
        (MARCH, "2015-03", False),
        (MARCH, 2015, False),
        (MARCH, "2015-04", True),
        ({"to": "2015-03-31"}, "2010-01-01", False),
        ({"to": "2015-03"}, "2015-03-31", False),
        ({"from": "2015-03-01"}, "2015-05-31", False),
        ({"from": "2015-03-01"}, "2015-02-01", True),
        ({}, "2015-02-01", False),
        ({**MARCH, "types": ["change"]}, "2015-04-05", False),
        ({"from": "2015-03-31", "to": "2015-03-01"}, "2015-04-05", False),  # turned round
        ({**MARCH, "to": "kdysi"}, "2015-04-05", False),
    ],
)
def test_windows(window: dict[str, Any], submitted: Any, told: bool) -> None:
    assert records(708, windows(window), request(submitted=submitted)) == (["zadost"] if told else [])


@pytest.mark.parametrize(
    "changes",
    [
        {"round": "neni"},
        {"round": None},
        {"submitted": None},
        {"submitted": "2015-06-02"},
        {"type": ["new"]},
        {"withdrawn": {"date": "2015-05-01"}},
        {"withdrawn": {}},
        {"decision": {"outcome": "rejected", "date": "2015-05-01"}},
    ],
)
def test_requests_of_which_nothing_is_told(changes: dict[str, Any]) -> None:
    assert records(708, windows(MARCH), request(**changes)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"withdrawn": {"date": "2015-06-02"}},
        {"decision": {"outcome": "rejected", "date": "2015-06-02"}},
        {"decision": {"outcome": "approved", "date": "2015-05-01"}},
        {"decision": {"outcome": "postponed", "date": "2015-05-01"}},
    ],
)
def test_requests_that_are_told(changes: dict[str, Any]) -> None:
    assert records(708, windows(MARCH), request(**changes)) == ["zadost"]


@given(st.permutations(range(3)), st.dates(dt.date(2015, 1, 1), dt.date(2015, 6, 1)))
def test_the_nearest_window_is_named(order: list[int], day: dt.date) -> None:
    spans = [(f"2015-0{month}-10", f"2015-0{month}-12") for month in (1, 3, 5)]
    items = [{"name": f"Okno {number}", "from": spans[number][0], "to": spans[number][1]} for number in order]
    found = findings(708, windows(*items), request(submitted=day.isoformat()))
    limits = [(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) for start, end in spans]
    away = [max(start - day, day - end, dt.timedelta(0)).days for start, end in limits]
    if min(away) == 0:
        assert found == []
    else:
        (one,) = found
        nearest = away.index(min(away))
        assert f"„Okno {nearest}“" in text_of(one, "cs")
        assert (one.params.get("problem") == "early") == (day < limits[nearest][0])


# -- all of them ------------------------------------------------------------------------------------------------------


def test_findings_do_not_depend_on_the_order_of_files() -> None:
    texts = [
        windows(MARCH),
        request(service_type="home_care", changes={"units": [unit("residential", "client")]}),
        service(valid={"from": 2006}, forms=["residential"]),
        entry("a", valid={"from": 2006}, decision=None, units=[unit("field", "bed", 2)]),
        entry("b", units=[unit("field", "bed", 3)]),
    ]
    codes = range(701, 709)
    shown = [
        sorted((one.identity, text_of(one, "en")) for code in codes for one in findings(code, *order))
        for order in (texts, texts[::-1], texts[2:] + texts[:2])
    ]
    assert shown[0] == shown[1] == shown[2]
    assert {identity.code for identity, _ in shown[0]} == {701, 702, 703, 704, 705, 707, 708}


def test_broken_settings_file_is_no_reason_to_speak() -> None:
    found = workspace(
        {"kpss.yaml": "kpss: [\n", "a.yaml": PROVIDER, "b.yaml": service(), "c.yaml": entry(decision=None)}, DAY
    )
    assert find(found, set(range(701, 709))) == []

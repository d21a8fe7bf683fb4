"""Rules 709–716: what requests lack, decisions not carried out, the register, money, needs, moratoria and sums."""

from __future__ import annotations

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


def made(kind: str, base: dict[str, Any], changes: dict[str, Any]) -> str:
    data = {"kind": kind, **base, **changes}
    return yaml({key: value for key, value in data.items() if value is not None})


def service(identifier: str = "s", **changes: Any) -> str:
    base = {"id": identifier, "name": f"Služba {identifier}", "provider": "charita", "type": "home_care"}
    return made("service", base, changes)


def entry(identifier: str = "e", **changes: Any) -> str:
    return made(
        "network-entry", {"id": identifier, "service": "s", "level": "core", "valid": {"from": "2015-01-01"}}, changes
    )


def request(identifier: str = "z", **changes: Any) -> str:
    base = {"id": identifier, "round": "kolo", "type": "new", "service": "s", "submitted": "2015-03-01"}
    return made("request", base, changes)


def round_(**changes: Any) -> str:
    return made("round", {"id": "kolo", "name": "Kolo", "year": 2015}, changes)


def unit(value: int, form: str = "field", name: str = "fte", **more: Any) -> dict[str, Any]:
    return {"form": form, "unit": name, "value": value, **more}


def findings(code: int, *texts: str, day: str = DAY, **changes: Any) -> list[Finding]:
    files = {f"{number:02d}.yaml": text for number, text in enumerate((PROVIDER, *texts))}
    return find(workspace(files, day, **changes), {code})


def records(code: int, *texts: str, **changes: Any) -> list[str]:
    return [finding.record for finding in findings(code, *texts, **changes)]


INCOMPLETE = {"recorded": {"network": {"complete": False}}}

# -- 709, 710 ---------------------------------------------------------------------------------------------------------

RULES = round_(requirements=[{"opinions": ["orp", "municipality"], "assessment": True}])


def test_one_finding_for_each_author() -> None:
    texts = (service(area={"include": [{"orp": "Alfa"}]}), RULES, request())
    found = findings(709, *texts)
    assert [(f.record, f.path, f.subject, f.orp, f.since) for f in found] == [
        ("z", ("round",), author, "7101", "2015-03-01") for author in ("municipality", "orp")
    ]
    assert [(f.record, f.subject) for f in findings(710, *texts)] == [("z", "")]


@pytest.mark.parametrize("key", ["opinions", "round", "decision", "withdrawn"])
def test_nothing_is_missing_where_it_cannot_be_read(key: str) -> None:
    changes: dict[str, Any] = {key: [] if key == "round" else "nic"}
    assert findings(709, service(), RULES, request(**changes)) == []


def test_requirements_that_cannot_be_read_ask_for_nothing() -> None:
    broken = round_(requirements=[{"opinions": ["orp"], "assesment": True}])
    assert findings(709, service(), broken, request()) == []


# -- 711 --------------------------------------------------------------------------------------------------------------


def decided(outcome: str = "approved", **more: Any) -> dict[str, Any]:
    return {"decision": {"outcome": outcome, "date": "2014-06-20", **more}}


CHANGES: dict[str, Any] = {"changes": {"level": "core", "units": [unit(6)]}}


def test_units_are_told_together_and_others_stay_apart() -> None:
    wanted: dict[str, Any] = {"changes": {"level": "temporary", "units": [unit(6), unit(2, "ambulatory")]}}
    texts = (service(), round_(), request(**wanted, **decided()), entry(request="z", units=[unit(5), unit(1)]))
    found = findings(711, *texts)
    assert [(f.record, f.path, f.subject) for f in found] == [
        ("e", ("level",), "level"), ("e", ("units",), "units"),
    ]  # fmt: skip
    assert "ambulantní 0 úvazků v přímé péči místo 2 úvazky v přímé péči" in text_of(found[1], "cs").replace(
        "\xa0", " "
    )


@pytest.mark.parametrize(
    ("start", "effect", "told"),
    [
        ("2015-02-01", "2015-01-01", True),
        ("2015-01", "2015-01-15", False),
        (2015, "2015-12", False),
        ("2014-12-31", 2015, True),
        ("2015-02-01", None, False),  # the year of the round is only presumed
    ],
)
def test_beginning(start: Any, effect: Any, told: bool) -> None:
    decision = decided(effective=effect) if effect else decided()
    texts = (service(), round_(), request(**decision), entry(request="z", valid={"from": start}))
    assert [f.subject for f in findings(711, *texts)] == (["from"] if told else [])


def test_a_decision_counts_as_soon_as_it_is_known() -> None:
    texts = (service(), round_(), request(**CHANGES, **decided()), entry(request="z", units=[unit(5)]))
    assert records(711, *texts, day="2014-06-19") == []
    assert records(711, *texts, day="2014-06-20") == ["e"]


NOT_CARRIED = (service(), round_(), request(**CHANGES, **decided()))


@pytest.mark.parametrize(
    ("texts", "changes", "told"),
    [
        ((), {}, ["z"]),
        ((), INCOMPLETE, []),
        ((), {"recorded": {"network": {"until": "2014-12-31"}}}, []),
        ((), {"recorded": {"network": {"since": "2015-02-01"}}}, []),
        ((), {"day": "2014-12-31"}, []),
        ((entry(units=[unit(6)]),), {}, []),
        ((entry(units=[unit(5)]),), {}, ["z"]),
        ((entry(),), {}, []),
        ((entry(units=[unit(5)], levl="core"),), {}, ["z"]),
        ((entry(valid="nikdy"),), {}, []),
        (("kind: network-entry\nid: [\n",), {}, []),
    ],
)
def test_not_carried_out(texts: tuple[str, ...], changes: dict[str, Any], told: list[str]) -> None:
    found = findings(711, *NOT_CARRIED, *texts, **changes)
    assert [(f.record, f.severity) for f in found] == [(record, "gap") for record in told]


def test_a_request_without_a_service_is_found_by_its_provider() -> None:
    one = request(service=None, provider="charita", service_type="home_care", **decided())
    assert records(711, service(), round_(), one) == ["z"]
    assert records(711, service(), round_(), one, entry()) == []
    assert records(711, service(), round_(), request(service=None, service_type="home_care", **decided())) == []


# -- 712 --------------------------------------------------------------------------------------------------------------

BEDS = unit(40, "residential", "bed")


def home(**changes: Any) -> str:
    return service(type="home_for_seniors", **{"capacities": [BEDS], **changes})


@pytest.mark.parametrize(
    ("changes", "subjects"),
    [
        ({"units": [unit(40, "residential", "bed")]}, []),
        ({"units": [unit(41, "residential", "bed")]}, ["residential/bed"]),
        ({"units": [unit(41, "residential", "bed")], "level": "intention"}, []),
        ({"units": [unit(1), unit(2)]}, ["field"]),
        ({"units": [unit(41, "residential", "bed")], "valid": {"from": "2015-06-02"}}, []),
        ({"units": [unit(41, "residential", "bed")], "valid": {"from": 2015}}, []),  # it may not hold yet
    ],
)
def test_entry_against_the_register(changes: dict[str, Any], subjects: list[str]) -> None:
    assert [f.subject for f in findings(712, home(), entry(**changes))] == subjects


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"valid": {"to": "2015-05-31"}}, "ended"),
        ({"valid": {"to": "2015"}}, None),
        ({"valid": {"from": "2015-06-02"}}, "not_begun"),
        ({"register": {"missing_since": "2015-06-01"}}, "missing"),
        ({"register": {"missing_since": "2015-06-02"}}, None),
        ({"valid": {"to": "2015-05-31"}, "register": {"missing_since": "2015-06-01"}}, "ended"),
    ],
)
def test_service_that_is_not_there_gives_one_finding(changes: dict[str, Any], problem: str | None) -> None:
    found = findings(712, home(**changes), entry(units=[unit(99, "residential", "bed")]))
    expected = [problem] if problem else [None]  # else the beds are told
    assert [f.params.get("problem") for f in found] == expected


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["z"]),
        ({"submitted": "2015-07-01"}, []),
        ({"type": "intention"}, []),
        (decided(), []),
        ({"round": None}, []),
    ],
)
def test_what_is_asked_for(changes: dict[str, Any], told: list[str]) -> None:
    wanted: dict[str, Any] = {"changes": {"units": [unit(50, "residential", "bed")]}}
    assert records(712, home(), round_(), request(**wanted, **changes)) == told


# -- 713 --------------------------------------------------------------------------------------------------------------


def programme(year: int = 2014, **changes: Any) -> str:
    return made("programme", {"id": "p", "name": "Program", "year": year}, changes)


GRANT: dict[str, Any] = {"grants": [{"service": "s", "granted": 100}]}


@pytest.mark.parametrize(
    ("year", "valid", "told"),
    [
        (2014, {"from": "2015-01-01"}, True),
        (2014, {"from": "2014-12-31"}, False),
        (2014, {"from": 2014, "to": 2014}, False),
        (2015, {"to": "2014-12-31"}, True),
        (2015, {"to": {"not_before": "2014-01-01", "not_after": "2015-02-01"}}, False),
        (2016, {"to": "2014-12-31"}, False),  # the year has not begun
    ],
)
def test_year_in_the_network(year: int, valid: dict[str, Any], told: bool) -> None:
    assert records(713, service(), entry(valid=valid), programme(year, **GRANT)) == (["p"] if told else [])


@pytest.mark.parametrize(
    ("texts", "changes"),
    [
        ((), INCOMPLETE),
        ((), {"recorded": {"network": {"since": "2014-02-01"}}}),
        ((), {"recorded": {"network": {"until": "2014-11-30"}}}),
        ((entry(valid="nikdy"),), {}),
        ((entry(service=["s"]),), {}),
        (("kind: network-entry\nid: [\n",), {}),
    ],
)
def test_silent_where_the_network_is_not_surely_known(texts: tuple[str, ...], changes: dict[str, Any]) -> None:
    assert records(713, service(), programme(**GRANT)) == ["p"]
    assert records(713, service(), programme(**GRANT), *texts, **changes) == []


def test_told_once_for_a_service_and_a_year() -> None:
    twice = programme(grants=[{"service": "s", "granted": 1}, {"service": "s", "granted": 2}, {"service": "t"}])
    assert [(f.path, f.subject) for f in findings(713, service(), twice)] == [(("grants", 0), "s/2014")]


def test_of_the_current_year_it_is_said_that_it_is_not_in_the_network() -> None:
    told = [findings(713, service(), programme(year, **GRANT)) for year in (2014, 2015)]
    words = [text_of(one, "cs") for (one,) in told]
    assert "v síti v tom roce ale nebyla. Zapište" in words[0]
    assert "v síti v tom roce ale není. Zapište" in words[1]


# -- 714 --------------------------------------------------------------------------------------------------------------

ALFA: dict[str, Any] = {"area": {"include": [{"orp": "Alfa"}]}}
DELTA: dict[str, Any] = {"area": {"include": [{"orp": "Delta"}]}}


def need(**changes: Any) -> str:
    return made("need", {"id": "n", "name": "Potřeba", "service_type": "home_care", **ALFA}, changes)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ((entry(),), False),  # where it serves is not known
        ((entry(**ALFA),), False),
        ((entry(**DELTA),), True),
        ((entry(area={"include": [{"orp": "Delta"}, {"municipality": "Gama"}]}),), False),
        ((entry(area={"include": [{"orp": "Neznámé"}]}),), False),
        ((entry(units=[unit(3, orps=[{"orp": "Delta", "value": 3}])]),), True),
        ((entry(valid={"from": "2015-06-02"}, **ALFA),), True),
        ((entry(valid={"from": 2015}, **ALFA),), False),
        ((entry(level="intention", **ALFA),), True),
        ((entry(level="neznama", **ALFA),), False),
        ((entry(**DELTA), entry("spatny", area="Alfa")), False),
        ((entry("bez-sluzby", service="neznama"),), False),
    ],
)
def test_what_answers_a_need(texts: tuple[str, ...], told: bool) -> None:
    assert records(714, service(), need(), *texts) == (["n"] if told else [])


def test_service_in_a_facility_serves_its_orp() -> None:
    there = service(facilities=[{"municipality": "Delta"}])
    assert records(714, there, entry(), need()) == ["n"]
    assert records(714, there, entry(), need(**DELTA)) == []


@pytest.mark.parametrize("parts", list(permutations([("Alfa", 3), ("Delta", 4)])))
def test_most_that_can_be_in_the_area(parts: tuple[tuple[str, int], ...]) -> None:
    divided = unit(7, orps=[{"orp": name, "value": value} for name, value in parts])
    for wanted, told in ((3, []), (4, ["n"])):
        one = need(extent={"value": wanted, "unit": "fte", "total": True})
        assert records(714, service(), entry(units=[divided]), one) == told
        assert records(714, service(), entry(units=[unit(3)], **ALFA), one) == told


def test_units_of_several_entries_together_in_the_form_asked_for() -> None:
    texts = (service(), service("t"), entry(units=[unit(3), unit(9, "ambulatory")], **ALFA))
    other = entry("f", service="t", units=[unit(3)], **ALFA)
    wanted = need(form="field", extent={"value": 6, "unit": "fte", "total": True})
    assert records(714, *texts, wanted) == ["n"]
    assert records(714, *texts, other, wanted) == []


def test_hint_names_the_request_that_answers() -> None:
    answer = request(name="Nová služba", needs=["n"])
    (found,) = findings(714, service(), need(), answer)
    assert "„Nová služba“" in text_of(found, "cs")
    (found,) = findings(714, service(), need(), request(needs=["n"], **decided("rejected")))
    assert "žádost" not in text_of(found, "cs")


# -- 715 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moratorium", "told"),
    [
        ({"from": "2015-01-01", "to": "2015-12-31"}, True),
        ({"from": "2015-03-01", "to": "2015-03-01"}, True),
        ({"from": 2015}, False),  # it may have begun later
        ({"to": "2015-12-31"}, True),
        ({}, True),
        ({"service_types": ["respite_care"]}, False),
        ({"exceptions": ["home_care"]}, False),
        ({"except_requests": ["z"]}, False),
        ({"types": ["change"]}, False),
        ({**ALFA}, True),
        ({**DELTA}, False),
        ({"area": {"include": [{"orp": "Neznámé"}]}}, False),
        ({"area": {"include": [{"orp": "Alfa"}], "exclude_unknown": 1}}, False),
    ],
)
def test_moratorium(moratorium: dict[str, Any], told: bool) -> None:
    found = findings(715, service(**ALFA), round_(moratoria=[moratorium]), request())
    assert [(f.record, f.path, f.subject) for f in found] == ([("z", ("submitted",), "kolo")] if told else [])


def test_one_finding_whatever_the_order_of_rounds() -> None:
    rounds = [round_(id=name, moratoria=[{"from": "2015-01-01"}]) for name in ("kolo", "a-jine", "dalsi")]
    for texts in permutations(rounds):
        assert [f.subject for f in findings(715, service(), *texts, request())] == ["a-jine"]


# -- 716 --------------------------------------------------------------------------------------------------------------


def amount(value: int) -> str:
    """Hundredths as they are written."""
    return str(Decimal(value) / 100)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=5), st.integers(-3, 3))
def test_money_adds_up_to_the_last_haler(costs: list[int], off: int) -> None:
    whole = max(sum(costs) + off, 0)
    rows = "".join(f"  - {{costs: {amount(cost)}}}\n" for cost in costs)
    text = f"kind: statement\nid: v\nservice: s\nyear: 2014\ncosts: {amount(whole)}\nfigures:\n{rows}"
    assert len(findings(716, service(), text)) == (whole != sum(costs))


@given(st.integers(0, 999), st.integers(0, 999), st.integers(-2, 2))
def test_parts_of_units(one: int, other: int, off: int) -> None:
    whole = max(one + other + off, 0)
    text = (
        "kind: network-entry\nid: e\nservice: s\nlevel: core\nvalid: {from: 2015}\nunits:\n"
        f"  - form: field\n    unit: fte\n    value: {amount(whole)}\n"
        f"    orps: [{{orp: Alfa, value: {amount(one)}}}, {{orp: Delta, value: {amount(other)}}}]\n"
    )
    assert len(findings(716, service(), text)) == (whole != one + other)


@pytest.mark.parametrize(
    ("money", "grants", "told"),
    [
        ([{"granted": 5}], [{"granted": 5}], False),
        ([{"granted": 5}], [{"granted": 6}], True),
        ([{"granted": 5}], [{"requested": 6}], False),
        ([{"granted": 5}], [], False),
        ([{"granted": 2}, {"granted": 3}], [{"granted": 5}], False),
        ([{"granted": 5, "sub_programme": "a"}], [{"granted": 5}], False),
        ([{"granted": 5, "sub_programme": "a"}], [{"granted": 5, "sub_programme": "b"}], False),
        ([{"granted": 5, "sub_programme": "a"}], [{"granted": 6, "sub_programme": "a"}], True),
        ([{"granted": 5}], [{"granted": 5, "sub_programme": "a"}, {"granted": 1, "sub_programme": "b"}], True),
        ([{"granted": 5, "year": 2014}], [{"granted": 6}], False),
    ],
)
def test_grants_in_entries(money: list[dict[str, Any]], grants: list[dict[str, Any]], told: bool) -> None:
    rows = [{"year": 2015, "programme": "p", **row} for row in money]
    texts = (service(), entry(money=rows), programme(2015, grants=[{"service": "s", **one} for one in grants]))
    found = findings(716, *texts)
    assert [(f.record, f.severity) for f in found] == ([("e", "error")] if told else [])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{"costs": 10, "revenues": 4, "compensation": 6}], False),
        ([{"costs": 10, "revenues": 4, "compensation": 7}], True),
        ([{"costs": 10, "compensation": 70}], False),
        ([{"costs": 10, "revenues": 4}, {"compensation": 7}], True),
        ([{"costs": 10, "revenues": 4}, {"compensation": 7, "year": 2016}], False),
    ],
)
def test_compensation_above_net_costs_is_a_warning(rows: list[dict[str, Any]], told: bool) -> None:
    found = findings(716, service(), entry(money=[{"year": 2015, **row} for row in rows]))
    assert [(f.subject, f.severity) for f in found] == ([("s/2015", "warning")] if told else [])


# -- 608: applications ------------------------------------------------------------------------------------------------


def application(**changes: Any) -> str:
    return made("application", {"id": "zadost", "name": "Žádost", "year": 2016}, changes)


@pytest.mark.parametrize(
    ("changes", "subjects"),
    [
        ({}, ["network", "outlook", "plan_in_force"]),
        ({"required": ["network"]}, ["network"]),
        ({"required": ["network"], "attachments": [{"type": "network"}]}, []),
        ({"required": ["network"], "attachments": [{"type": "network", "date": "2015-06-02"}]}, ["network"]),
        ({"year": 2017}, []),
        ({"year": 2014}, []),
        ({"attachments": "nic"}, []),
    ],
)
def test_attachments(changes: dict[str, Any], subjects: list[str]) -> None:
    assert [f.subject for f in findings(608, application(**changes))] == subjects


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"valid": {"from": 2013, "to": 2015}}, True),
        ({"valid": {"from": 2013, "to": 2016}}, False),
        ({"valid": {"from": 2013, "to": 2015}, "extensions": [{"to": 2016, "date": "2015-01-01"}]}, False),
        ({"valid": {"from": 2013, "to": 2016}, "status": "preparing"}, True),
        ({"valid": {"from": 2013, "to": 2016}, "area": {"include": "Alfa"}}, False),
    ],
)
def test_plan_attached(changes: dict[str, Any], told: bool) -> None:
    attached = application(required=["plan_in_force"], attachments=[{"type": "plan_in_force", "record": "plan"}])
    found = findings(608, plan(**changes), attached)
    assert [f.path for f in found] == ([("attachments", 0, "record")] if told else [])

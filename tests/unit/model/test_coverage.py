from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.coverage import Coverage, coverage
from tests.unit.records import orp, plan, plans, workspace

ALFA_SEAT, BETA, GAMA, DELTA_SEAT = "500001", "500002", "500003", "500004"
IN_FORCE: dict[str, Any] = {}
EXPIRED: dict[str, Any] = {"valid": {"from": 2010, "to": 2014}}
PREPARING = {"status": "preparing"}
SUBSTITUTE = {"type": "substitute"}
STATES = {"covered": IN_FORCE, "preparing": PREPARING, "substitute": SUBSTITUTE, "expired": EXPIRED}


def rows(files: dict[str, str], day: str = "2015-06-01", **settings: Any) -> dict[str, Coverage]:
    return {row.belonging.code: row for row in coverage(workspace(files, day, **settings))}


def status(*texts: str, code: str = BETA, day: str = "2015-06-01", **settings: Any) -> str:
    return rows(plans(*texts), day, **settings)[code].status


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (IN_FORCE, "covered"),
        (EXPIRED, "expired"),
        (PREPARING, "preparing"),
        ({"status": "draft"}, "preparing"),
        ({"status": "consultation"}, "preparing"),
        (SUBSTITUTE, "substitute"),
        # Never approved, and its period is over or to come: covers nothing, gives nothing.
        ({**EXPIRED, "status": "draft"}, "none"),
        ({"valid": {"from": 2016}, "status": "draft"}, "none"),
        ({"valid": {"from": 2016}}, "none"),
        ({"status": "withdrawn"}, "none"),
        ({**SUBSTITUTE, **EXPIRED}, "none"),
        ({**SUBSTITUTE, **PREPARING}, "none"),
        # Plans of the region cover no municipality.
        *[({"type": kind}, "none") for kind in ("medium_term", "action", "strategic")],
        ({"valid": {}}, "covered"),
        ({"valid": {}, "status": "draft"}, "preparing"),
        ({"area": {"include": [{"orp": "Delta"}]}}, "none"),
        ({"area": {"include": [{"orp": "Alfa"}], "exclude": [{"municipality": "Beta (Alfa)"}]}}, "none"),
        ({"valid": {"from": 2017, "to": 2013}}, "none"),  # reversed: an error, not a plan
        ({"approvals": [{"date": "2015-07"}]}, "preparing"),  # not known yet
        ({**EXPIRED, "extensions": [{"to": 2016, "date": "2014-12"}]}, "covered"),
        ({**EXPIRED, "extensions": [{"to": 2016, "date": "2015-12"}]}, "expired"),
    ],
)
def test_status_of_one_plan(changes, expected):
    assert status(plan(**changes)) == expected


@given(st.lists(st.sampled_from(list(STATES)), min_size=1, max_size=4))
def test_best_state_counts(states):
    texts = [plan(f"p{number}", **STATES[name]) for number, name in enumerate(states)]
    best = next(name for name in STATES if name in states)
    row = rows(plans(*texts))[BETA]
    assert row.status == best
    assert sorted(found.id for found in row.plans) == [
        f"p{number}" for number, name in enumerate(states) if name == best
    ]
    assert [found.id for found in row.plans] == [found.id for found in rows(plans(*texts[::-1]))[BETA].plans]


def test_every_municipality_has_a_row_by_code():
    found = coverage(workspace({}))
    assert [row.belonging.code for row in found] == [f"50000{number}" for number in range(1, 7)]
    assert {row.status for row in found} == {"none"}


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({}, "none"),
        ({"plans": {}}, "none"),
        ({"plans": {"complete": True}}, "none"),
        ({"plans": {"complete": True, "until": 2014}}, "none"),
        ({"plans": {"complete": False}}, "unknown"),
        ({"bodies": {"complete": False}}, "none"),
    ],
)
def test_silence_is_no_gap_where_records_are_not_complete(recorded, expected):
    assert status(recorded=recorded) == expected
    assert status(plan(**EXPIRED), recorded=recorded) == "expired"


def test_military_areas_are_nobodys_gap():
    alfa = orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": "500002", "name": "Les", "type": "military"}])
    found = rows({"territory/alfa.yaml": alfa, **plans(plan())})
    assert (found[ALFA_SEAT].status, found[BETA].status) == ("covered", "exempt")
    assert found[BETA].plans == ()


def uncertain(area: dict[str, Any], *more: str) -> dict[str, bool]:
    return {code: row.uncertain for code, row in rows(plans(plan(area=area), *more)).items() if row.status == "covered"}


def test_uncertain_where_a_municipality_may_be_the_one_left_out():
    assert uncertain({"include": [{"orp": "Alfa"}], "exclude_unknown": 1}) == {ALFA_SEAT: False, BETA: True, GAMA: True}
    area = {"include": [{"orp": "Alfa"}, {"orp": "Delta"}, {"municipality": "Gama"}], "exclude_unknown": 1}
    assert {code for code, doubt in uncertain(area).items() if not doubt} == {ALFA_SEAT, DELTA_SEAT, GAMA}
    # One is left out and one is not named: it is that one.
    area = {"include": [{"orp": "Alfa"}, {"municipality": "Gama"}], "exclude_unknown": 1}
    assert uncertain(area) == {ALFA_SEAT: False, GAMA: False}
    assert uncertain({"include": [{"orp": "Alfa"}]}) == {ALFA_SEAT: False, BETA: False, GAMA: False}


def test_certain_where_another_plan_of_the_best_state_is_certain():
    area = {"include": [{"orp": "Alfa"}], "exclude_unknown": 1}
    own = plan("vlastni", area={"include": [{"municipality": "Gama"}]})
    assert uncertain(area, own)[GAMA] is False
    assert rows(plans(plan(area=area), own))[GAMA].plans[0].id == "vlastni"
    # A worse state makes nothing certain.
    old = plan("stary", area={"include": [{"municipality": "Gama"}]}, **EXPIRED)
    assert uncertain(area, old)[GAMA] is True


def test_coming_plans_are_named():
    row = rows(
        plans(
            plan("a", valid={"from": 2016}),
            plan("b", valid={"from": 2016}, status="draft"),
            plan("c", valid={"from": 2016}, type="action"),
        )
    )[BETA]
    assert (row.status, [found.id for found in row.coming]) == ("none", ["a", "b"])


def test_withdrawn_plans_are_named():
    row = rows(plans(plan("a", status="withdrawn", withdrawn={"date": "2015-01"})))[BETA]
    assert (row.status, [found.id for found in row.withdrawn]) == ("none", ["a"])


def test_of_expired_plans_the_latest_is_named_first():
    texts = [plan("a", valid={"to": 2010}), plan("b", valid={"to": 2014}), plan("c", valid={"to": 2012})]
    assert [found.id for found in rows(plans(*texts))[BETA].plans] == ["b", "c", "a"]


def test_municipality_that_moved_is_covered_where_it_was():
    files = {
        "territory/alfa.yaml": orp(
            "orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": BETA, "name": "Beta", "valid": {"to": 2015}}]
        ),
        "territory/delta.yaml": orp(
            "orp-delta", "7102", "Delta", [("500004", "Delta"), {"code": BETA, "name": "Beta", "valid": {"from": 2016}}]
        ),
        **plans(plan("alfa"), plan("delta", area={"include": [{"orp": "Delta"}]}, valid={"from": 2013, "to": 2015})),
    }
    before, after = rows(files, "2015-12-31")[BETA], rows(files, "2016-01-01")[BETA]
    assert (before.belonging.orp, before.status, before.plans[0].id) == ("7101", "covered", "alfa")
    assert (after.belonging.orp, after.status) == ("7102", "none")  # Delta's plan ended before it came


def test_plan_that_failed_its_schema_is_left_out():
    assert status(plan(valid={"from": "2013-13"})) == "none"
    assert status(plan(edition="třetí")) == "covered"

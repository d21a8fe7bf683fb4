from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.succession import Succession
from kpss.model.workspace import Workspace
from tests.unit.records import orp, plan, plans, workspace

OTHER_AREA: dict[str, Any] = {"area": {"include": [{"orp": "Delta"}]}}
PARTLY: dict[str, Any] = {"area": {"include": [{"orp": "Delta"}, {"municipality": "Gama"}]}}
LATER: dict[str, Any] = {"valid": {"from": 2018, "to": 2020}}


def space(*texts: str, day: str = "2018-06-01") -> Workspace:
    return workspace(plans(*texts), day)


def followers(*texts: str, of: str = "plan", day: str = "2018-06-01") -> list[str]:
    found = space(*texts, day=day)
    (one,) = [known for known in found.plans if known.id == of]
    return [other.id for other in Succession(found).successors(one)]


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        ({}, LATER, True),  # the same area
        ({}, {**LATER, **OTHER_AREA}, False),
        ({}, {**LATER, **OTHER_AREA, "predecessors": ["plan"]}, True),  # named
        ({"planner": {"orp": "Alfa"}}, {**LATER, **PARTLY, "planner": {"orp": "7101"}}, True),  # the same planner
        ({"planner": {"municipality": "Alfa"}}, {**LATER, **PARTLY, "planner": {"municipality": 500001}}, True),
        ({"planner": {"municipality": "Alfa"}}, {**LATER, **PARTLY, "planner": {"orp": "Alfa"}}, False),
        ({"planner": {"body": "rada"}}, {**LATER, **PARTLY, "planner": {"body": "rada"}}, True),
        ({"planner": {"name": "Sdružení"}}, {**LATER, **PARTLY, "planner": {"name": "Jiné"}}, False),
        ({"planner": {"region": "CZ071"}}, {**LATER, **PARTLY, "planner": {"region": "CZ071"}}, True),
        # The same municipalities in other words.
        ({}, {**LATER, "area": {"include": [{"municipality": code} for code in ("500001", "500002", "500003")]}}, True),
        ({}, {**LATER, "area": {"include": [{"orp": "Alfa"}], "exclude": [{"municipality": "Gama"}]}}, False),
        ({}, {**LATER, "type": "medium_term"}, False),  # another type
        ({}, {**LATER, "type": "substitute"}, False),
        (
            {},
            {**LATER, "type": "substitute", "predecessors": ["plan"], "stands_in_for": ["plan"]},
            False,
        ),  # no successor
        ({}, {**LATER, "type": "strategic", "predecessors": ["plan"]}, False),
        ({}, {**LATER, "status": "preparing"}, True),
        ({}, {**LATER, "status": "draft"}, True),
        ({}, {**LATER, "status": "withdrawn"}, False),
        ({}, {**LATER, "status": "withdrawn", "predecessors": ["plan"]}, False),
        ({}, {**LATER, "withdrawn": {"date": "2018-05"}}, False),
        ({}, {**LATER, "status": "withdrawn", "withdrawn": {"date": "2018-07"}}, True),  # not known yet
        ({}, {"valid": {"from": "2017-06", "to": "2018-03"}, "status": "draft"}, False),  # a draft that came to nothing
        ({}, {}, False),  # begins at the same time
        ({}, {"valid": {"from": 2010, "to": 2020}}, False),
        ({}, {"valid": {"from": 2010, "to": 2020}, "predecessors": ["plan"]}, False),  # the wrong way round
        ({}, {**PARTLY, "valid": {"from": 2013}, "predecessors": ["plan"]}, True),
        ({}, {**LATER, "valid": {"from": "2013-02"}}, True),
    ],
)
def test_successor(first, second, follows):
    assert followers(plan(**first), plan("dalsi", **second)) == (["dalsi"] if follows else [])


def test_a_plan_does_not_follow_itself():
    assert followers(plan()) == []


def test_successors_are_in_order_of_time():
    later: list[dict[str, Any]] = [{"valid": {"from": 2021}}, {"valid": {"from": 2019}}, {"valid": {"from": 2018}}]
    assert followers(plan(), *(plan(f"p{number}", **changes) for number, changes in enumerate(later))) == [
        "p2",
        "p1",
        "p0",
    ]
    assert followers(plan(), plan("b", **LATER), plan("a", **LATER)) == ["a", "b"]


def test_moved_border_makes_no_other_area_of_the_same_words():
    files = {
        "territory/alfa.yaml": orp(
            "orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": "500002", "name": "Beta", "valid": {"to": 2017}}]
        ),
        **plans(plan(), plan("dalsi", **LATER)),
    }
    found = workspace(files, "2018-06-01")
    first, second = found.plans
    assert found.area_of(first).codes != found.area_of(second).codes
    assert list(Succession(found).successors(first)) == [second]


@pytest.mark.parametrize(
    ("changes", "in_force"),
    [
        (LATER, True),
        ({**LATER, **OTHER_AREA}, False),
        ({**LATER, "type": "action"}, False),
        ({**LATER, "type": "substitute"}, False),
        ({**LATER, "status": "draft"}, False),
        ({"valid": {"from": 2010, "to": 2020}}, True),  # it began earlier and lasts longer
        ({"valid": {"from": 2019}}, False),
    ],
)
def test_relative_in_force(changes, in_force):
    found = space(plan(), plan("druhy", **changes))
    assert Succession(found).relative_in_force(found.plans[0]) == in_force


def test_plan_in_force_is_no_relative_of_itself():
    found = space(plan(**LATER))
    assert not Succession(found).relative_in_force(found.plans[0])


@given(
    st.lists(
        st.tuples(
            st.integers(2010, 2018),
            st.integers(0, 4),
            st.sampled_from(["approved", "draft", "withdrawn"]),
            st.sampled_from([{}, OTHER_AREA, PARTLY]),
        ),
        min_size=2,
        max_size=5,
    )
)
def test_successors_begin_later_and_are_alive(many):
    texts = [
        plan(f"p{n}", valid={"from": start, "to": start + years}, status=status, **area)
        for n, (start, years, status, area) in enumerate(many)
    ]
    found = space(*texts, day="2015-06-01")
    succession = Succession(found)
    for one in found.plans:
        following = list(succession.successors(one))
        assert one not in following
        assert [other.valid.first for other in following] == sorted(other.valid.first for other in following)
        assert all(other.valid.first > one.valid.first and other.status != "withdrawn" for other in following)
        same = [
            other
            for other in found.plans
            if other.area is not None and one.area is not None and other.area.data == one.area.data
        ]
        expected = [other.id for other in same if other.valid.first > one.valid.first and succession.alive(other)]
        assert sorted(other.id for other in following) == sorted(expected)


def test_plan_that_failed_its_schema_follows_nothing():
    assert followers(plan(), plan("dalsi", valid={"from": 2018, "to": "x"})) == []

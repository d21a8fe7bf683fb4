from __future__ import annotations

from typing import Any

import pytest

from kpss.model.succession import Succession
from kpss.model.workspace import Workspace
from tests.unit.records import orp, plan, plans, workspace

OTHER_AREA = {"area": {"include": [{"orp": "Delta"}]}}
LATER = {"valid": {"from": 2018, "to": 2020}}


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
        ({"planner": {"orp": "Alfa"}}, {**LATER, **OTHER_AREA, "planner": {"orp": "7101"}}, True),  # the same planner
        ({"planner": {"municipality": "Alfa"}}, {**LATER, **OTHER_AREA, "planner": {"municipality": 500001}}, True),
        ({"planner": {"municipality": "Alfa"}}, {**LATER, **OTHER_AREA, "planner": {"orp": "Alfa"}}, False),
        ({"planner": {"body": "rada"}}, {**LATER, **OTHER_AREA, "planner": {"body": "rada"}}, True),
        ({"planner": {"name": "Sdružení"}}, {**LATER, **OTHER_AREA, "planner": {"name": "Jiné"}}, False),
        ({"planner": {"region": "CZ071"}}, {**LATER, **OTHER_AREA, "planner": {"region": "CZ071"}}, True),
        # The same municipalities in other words.
        ({}, {**LATER, "area": {"include": [{"municipality": code} for code in ("500001", "500002", "500003")]}}, True),
        ({}, {**LATER, "area": {"include": [{"orp": "Alfa"}], "exclude": [{"municipality": "Gama"}]}}, False),
        ({}, {**LATER, "type": "medium_term"}, False),  # another type
        ({}, {**LATER, "type": "substitute"}, False),
        ({}, {**LATER, "type": "substitute", "predecessors": ["plan"], "stands_in_for": ["plan"]}, False),  # no successor
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
        ({}, {"valid": {"from": 2010, "to": 2020}, "predecessors": ["plan"]}, True),
        ({}, {**LATER, "valid": {"from": "2013-02"}}, True),
    ],
)  # fmt: skip
def test_successor(first, second, follows):
    assert followers(plan(**first), plan("dalsi", **second)) == (["dalsi"] if follows else [])


def test_a_plan_does_not_follow_itself():
    assert followers(plan()) == []


def test_successors_are_in_order_of_time():
    later: list[dict[str, Any]] = [{"valid": {"from": 2021}}, {"valid": {"from": 2019}}, {"valid": {"from": 2018}}]
    assert followers(plan(), *(plan(f"p{number}", **changes) for number, changes in enumerate(later))) == ["p2", "p1", "p0"]
    assert followers(plan(), plan("b", **LATER), plan("a", **LATER)) == ["a", "b"]


def test_moved_border_makes_no_other_area_of_the_same_words():
    files = {
        "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": "500002", "name": "Beta", "valid": {"to": 2017}}]),
        **plans(plan(), plan("dalsi", **LATER)),
    }  # fmt: skip
    found = workspace(files, "2018-06-01")
    first, second = found.plans
    assert found.area_of(first).codes != found.area_of(second).codes
    assert Succession(found).successors(first) == [second]


def test_relatives():
    found = space(plan(), plan("b", **LATER), plan("c", **LATER, **OTHER_AREA), plan("d", **LATER, type="action"))
    assert [other.id for other in Succession(found).relatives(found.plans[0])] == ["b"]
    assert [other.id for other in Succession(found).relatives(found.plans[2])] == []


def test_plan_that_failed_its_schema_follows_nothing():
    assert followers(plan(), plan("dalsi", valid={"from": 2018, "to": "x"})) == []

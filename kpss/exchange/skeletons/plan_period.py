"""The plan before a new one, and the period after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpss.facts import RecordFacts
from kpss.model.areas import area_on
from kpss.model.periods import DAY
from kpss.model.plans import Plan, period_on
from kpss.model.succession import planner_key
from kpss.model.workspace import Workspace


def following(workspace: Workspace, data: Mapping[str, Any]) -> tuple[Plan, dict[str, Any]] | None:
    """The plan that a new one with *data* follows, and the next period of the same length.

    That is the newest plan of the same type and of the same planner or area; the period is empty where the end of that
    plan is not known, or where a period after it would be over already.
    """
    facts: RecordFacts = {
        "kind": "plan", "id": "", "document": 0, "data": dict(data), "references": [], "broken": [],
    }  # fmt: skip
    new = Plan(facts, "")
    ended = [plan for plan in workspace.plans if plan.usable and plan.type == new.type and plan.valid.end is not None]
    same = [plan for plan in ended if _same(workspace, plan, new)]
    if not same:
        return None
    newest = max(same, key=lambda plan: (period_on(plan, workspace.as_of).last, plan.id))
    return newest, _next(workspace, newest)


def _same(workspace: Workspace, plan: Plan, new: Plan) -> bool:
    """Whether the two are of one planner, or where one of these is not known, over one area."""
    planners = planner_key(workspace, plan), planner_key(workspace, new)
    if None not in planners:
        return planners[0] == planners[1]
    return bool(codes := _codes(workspace, new)) and codes == _codes(workspace, plan)


def _codes(workspace: Workspace, plan: Plan) -> frozenset[str]:
    day = workspace.as_of
    if plan.area is None:
        return frozenset()
    return frozenset(area_on(plan.area, workspace.territory, workspace.microregions, day).codes)


def _next(workspace: Workspace, plan: Plan) -> dict[str, Any]:
    period = period_on(plan, workspace.as_of)
    if period.start is None or period.end is None:
        return {}
    begins = period.last + DAY
    years = begins.year - period.first.year
    whole_years = (begins.month, begins.day) == (period.first.month, period.first.day) == (1, 1)
    if not whole_years or years < 1:
        return {"from": begins} if begins >= workspace.as_of else {}
    last = begins.year + years - 1
    return {"from": begins.year, "to": last} if last >= workspace.as_of.year else {}

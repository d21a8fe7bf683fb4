"""Which of the needs that planning found out belong to a plan."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from kpss.model.areas import area_on
from kpss.model.content import content
from kpss.model.plan_content import Need
from kpss.model.plans import Plan, known
from kpss.model.workspace import Workspace


def needs_of(workspace: Workspace, plan: Plan) -> list[Need]:
    """Needs that a measure in force names, and those of the plan's area that no plan answers; urgent ones first."""
    named, answered = named_needs(workspace, plan), _answered(workspace)
    found = [
        need
        for need in workspace.of(Need)
        if need.id in named or (need.id not in answered and concerns(workspace, plan, need))
    ]
    return sorted(found, key=lambda need: (need.priority is None, need.priority or 0, need.id))


def concerns(workspace: Workspace, plan: Plan, need: Need) -> bool | None:
    """Whether *need* was found within the area of *plan* by the end of its period; of a wider area it may be."""
    if not known(need.found, min(workspace.as_of, plan.valid.last)):
        return False
    if need.area is None:
        return None
    codes = _codes(workspace, need, workspace.area_day(plan))
    own = workspace.area_of(plan).codes
    if codes and codes <= own:
        return True
    return None if codes & own else False


def named_needs(workspace: Workspace, plan: Plan) -> frozenset[str]:
    """The needs that measures of *plan* in force name."""
    return _named(workspace)[plan.id]


@lru_cache(maxsize=4)
def _named(workspace: Workspace) -> dict[str, frozenset[str]]:
    """The needs that each plan names."""
    return {
        plan.id: frozenset(need for node in content(workspace, plan).measures for need in node.measure.needs)
        for plan in workspace.of(Plan)
    }


@lru_cache(maxsize=4)
def _answered(workspace: Workspace) -> frozenset[str]:
    """The needs that a plan begun by the workspace's date names."""
    return frozenset().union(*(named_needs(workspace, plan) for plan in workspace.plans))


def _codes(workspace: Workspace, need: Need, day: dt.date) -> frozenset[str]:
    """The municipalities of *need* on *day*; plans ask for the same ones again and again."""
    known_codes, key = _areas(workspace), (need.id, day)
    if key not in known_codes:
        known_codes[key] = area_on(need.area, workspace.territory, workspace.microregions, day).codes
    return known_codes[key]


@lru_cache(maxsize=4)
def _areas(_: Workspace) -> dict[tuple[str, dt.date], frozenset[str]]:
    return {}

"""What rules about plans share: families of plans and coverage, made once for a workspace."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from kpss.model.coverage import Coverage, coverage
from kpss.model.doubt import plans_in_doubt, succession_in_doubt
from kpss.model.plans import Plan, State
from kpss.model.succession import Succession
from kpss.model.workspace import Workspace


@lru_cache(maxsize=4)
def succession(workspace: Workspace) -> Succession:
    """The families of plans of *workspace*."""
    return Succession(workspace)


@lru_cache(maxsize=4)
def covered(workspace: Workspace) -> list[Coverage]:
    """The coverage of *workspace* on its date."""
    return coverage(workspace)


@lru_cache(maxsize=4)
def later_plans(workspace: Workspace) -> dict[str, dt.date]:
    """For each municipality that plans in force cover the beginning of the latest of them."""
    return {
        row.belonging.code: max(plan.valid.first for plan in row.plans)
        for row in covered(workspace)
        if row.status == "covered"
    }


def plans_in(workspace: Workspace, states: tuple[State, ...], types: tuple[str, ...]) -> list[Plan]:
    """Plans of *types* that are in one of *states* on the workspace's date."""
    return [p for p in workspace.plans if p.usable and p.type in types and workspace.state_of(p) in states]


def absence_is_certain(workspace: Workspace, plan: Plan) -> bool:
    """Whether a missing successor of *plan* can be told: the records claim to be complete and all could be read."""
    doubt = plans_in_doubt(workspace)
    if doubt is None or succession_in_doubt(workspace):
        return False
    return workspace.settings.complete("plans") and doubt.isdisjoint(workspace.area_of(plan).codes)


def replaced(workspace: Workspace, plan: Plan) -> bool:
    """Whether another plan took the place of *plan*, even if that one has expired since (then it is told there)."""
    family = succession(workspace)
    if any(workspace.state_of(other) in ("in_force", "expired") for other in family.successors(plan)):
        return True
    return family.relative_in_force(plan) or _covered(workspace, plan)


def _covered(workspace: Workspace, plan: Plan) -> bool:
    """Whether plans that began later cover all municipalities of *plan*: an ORP's plan took in that of a town."""
    codes = workspace.area_of(plan).codes
    later = later_plans(workspace)
    return bool(codes) and all(later.get(code, dt.date.min) > plan.valid.first for code in codes)


def facets(workspace: Workspace, plan: Plan) -> dict[str, Any]:
    """The fields of a finding about *plan*: its ORP (where it is one) and the plan."""
    orps = workspace.orps_of(plan)
    return {"plan": plan.id, "orp": orps[0] if len(orps) == 1 else ""}


def day_after(day: dt.date) -> str:
    """The day after *day* as an ISO text; empty where there is none."""
    return (day + dt.timedelta(days=1)).isoformat() if day < dt.date.max else ""

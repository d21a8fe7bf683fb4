"""Which of the needs that planning found out belong to a plan."""

from __future__ import annotations

from kpss.model.areas import area_on
from kpss.model.content import content
from kpss.model.plan_content import Need
from kpss.model.plans import Plan, known
from kpss.model.workspace import Workspace


def needs_of(workspace: Workspace, plan: Plan) -> list[Need]:
    """Needs that a measure in force names, or found in the plan's area by the end of its period; urgent ones first."""
    named = {need for node in content(workspace, plan).measures for need in node.measure.needs}
    found = [need for need in workspace.of(Need) if need.id in named or concerns(workspace, plan, need)]
    return sorted(found, key=lambda need: (need.priority is None, need.priority or 0, need.id))


def concerns(workspace: Workspace, plan: Plan, need: Need) -> bool:
    """Whether *need* was found in the area of *plan* by the end of its period."""
    if need.area is None or not known(need.found, min(workspace.as_of, plan.valid.last)):
        return False
    area = area_on(need.area, workspace.territory, workspace.microregions, workspace.area_day(plan))
    return not area.codes.isdisjoint(workspace.area_of(plan).codes)

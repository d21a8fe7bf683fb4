"""Which of the needs that planning found out belong to a plan."""

from __future__ import annotations

from kpss.model.areas import area_on
from kpss.model.content import content
from kpss.model.plan_content import Need
from kpss.model.plans import Plan, known
from kpss.model.workspace import Workspace


def needs_of(workspace: Workspace, plan: Plan) -> list[Need]:
    """Needs that a measure in force names, and those of the plan's area that no plan answers; urgent ones first."""
    named = _named(workspace, plan)
    answered = {need for other in workspace.plans for need in _named(workspace, other)} - named
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
    codes = area_on(need.area, workspace.territory, workspace.microregions, workspace.area_day(plan)).codes
    own = workspace.area_of(plan).codes
    if codes and codes <= own:
        return True
    return None if codes & own else False


def _named(workspace: Workspace, plan: Plan) -> set[str]:
    """The needs that measures in force name."""
    return {need for node in content(workspace, plan).measures for need in node.measure.needs}

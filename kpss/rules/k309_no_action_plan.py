"""KPSS309: the region's plan is in force and has no action plan for the year."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import absence_is_certain, facets, plans_in

RULE = Rule(
    309,
    "no-action-plan",
    "gap",
    Text("Pro rok chybí akční plán", "No action plan for the year"),
    Wording(
        Text(
            "Ke střednědobému plánu „{name}“ není zapsán akční plán na rok {year}.",
            "The medium-term plan “{name}” has no action plan for {year} on record.",
        ),
        Text(
            "Zapište akční plán (type: action) s obdobím roku {year}.",
            "Record the action plan (type: action) with the period {year}.",
        ),
    ),
    law=Text("§ 3 písm. h) zákona č. 108/2006 Sb.", "§ 3 (h) of Act 108/2006"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Medium-term plans in force without an action plan whose period holds the date."""
    day = workspace.as_of
    actions = plans_in(workspace, ("in_force", "future", "preparing", "expired"), ("action",))
    for plan in plans_in(workspace, ("in_force",), ("medium_term",)):
        if not absence_is_certain(workspace, plan):
            continue
        area = workspace.area_of(plan).codes
        for action in actions:
            meant = plan.id in action.implements or not action.implements
            if meant and action.valid.contains(day) and not (area and area.isdisjoint(workspace.area_of(action).codes)):
                break
        else:
            params = {"name": plan.name, "year": day.year}
            yield finding(
                RULE, plan, params=params, subject=str(day.year), since=f"{day.year}-01-01", **facets(workspace, plan)
            )

"""What rules about goals and measures share."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule
from kpss.model.addenda import Path
from kpss.model.content import Content, MeasureNode, content
from kpss.model.plans import Plan, State
from kpss.model.workspace import Workspace
from kpss.rules.base import finding
from kpss.rules.planning import facets

LIVE: tuple[State, ...] = ("in_force", "future", "preparing")


def readable(plan: Plan) -> bool:
    """Whether it is certain which measures are in force, and with what values."""
    return plan.usable and "addenda" not in plan.broken


def whole_contents(workspace: Workspace, states: tuple[State, ...] = LIVE) -> Iterator[Content]:
    """The contents of plans in *states* whose measures claim to be complete."""
    for plan in workspace.plans:
        if readable(plan) and plan.measures_complete is not False and workspace.state_of(plan) in states:
            made = content(workspace, plan)
            if made.measures or made.all_goals:
                yield made


def measure_finding(rule: Rule, workspace: Workspace, node: MeasureNode, path: Path = (), **details: object) -> Finding:
    """A finding about a measure, at *path* within it; at the addendum where that gives the value."""
    place = node.at(path)
    return finding(rule, place.record, place.path, record_id=node.id, **facets(workspace, node.plan), **details)

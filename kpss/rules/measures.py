"""What rules about goals and measures share."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule
from kpss.model.content import Content, MeasureNode, Place, content
from kpss.model.plans import State
from kpss.model.workspace import Workspace
from kpss.rules.base import finding
from kpss.rules.planning import facets

LIVE: tuple[State, ...] = ("in_force", "future", "preparing")


def whole_contents(workspace: Workspace, states: tuple[State, ...] = LIVE) -> Iterator[Content]:
    """The contents of plans in *states* whose measures claim to be complete."""
    for plan in workspace.plans:
        if plan.usable and plan.measures_complete is not False and workspace.state_of(plan) in states:
            made = content(workspace, plan)
            if made.measures or made.all_goals:
                yield made


def measure_finding(
    rule: Rule, workspace: Workspace, node: MeasureNode, path: tuple[str | int, ...] = (), **details: object
) -> Finding:
    """A finding about a measure, at *path* within it."""
    return part_finding(rule, workspace, node.place, node.id, node, path, **details)


def part_finding(
    rule: Rule,
    workspace: Workspace,
    place: Place,
    identifier: str,
    node: MeasureNode,
    path: tuple[str | int, ...] = (),
    **details: object,
) -> Finding:
    """A finding at a part of a plan that is written at *place*."""
    return finding(
        rule, place.record, (*place.path, *path), record_id=identifier, **facets(workspace, node.plan), **details
    )

"""KPSS806: a goal without measures."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.measures import whole_contents
from kpss.rules.planning import facets

RULE = Rule(
    806,
    "goal-without-measures",
    "gap",
    Text("Cíl bez opatření", "A goal without measures"),
    Wording(
        Text("Cíl „{name}“ nemá žádné opatření.", "The goal “{name}” has no measure."),
        Text("Doplňte opatření, nebo cíl z plánu vypusťte.", "Add measures, or leave the goal out."),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Goals of live plans; silent where the list of measures is not complete or could not be read."""
    for made in whole_contents(workspace):
        for node in made.all_goals:
            record = node.place.record
            if node.measures or not record.broken.isdisjoint(("measures", "goals", "priorities")) or workspace.unread:
                continue
            identifier = f"{made.plan.id}/{node.goal.code or node.goal.name}"
            yield finding(
                RULE, record, node.place.path, record_id=identifier, params={"name": node.goal.name},
                **facets(workspace, made.plan),
            )  # fmt: skip

"""KPSS807: a measure that is not tied to the regional plan."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.content import content
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.measures import measure_finding, whole_contents
from kpss.rules.planning import plans_in

RULE = Rule(
    807,
    "not-tied",
    "note",
    Text("Opatření nenavazuje na krajský plán", "A measure is not tied to the regional plan"),
    Wording(
        Text(
            "Opatření „{name}“ neříká, které opatření krajského plánu naplňuje.",
            "The measure “{name}” does not say which measure of the regional plan it serves.",
        ),
        Text(
            "Navazuje-li, doplňte „implements“, například {example}.",
            "If it serves one, add “implements”, for example {example}.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Measures of live community plans, where a regional plan in force has measures with codes."""
    regional = [
        node
        for plan in plans_in(workspace, ("in_force",), ("medium_term",))
        for node in content(workspace, plan).measures
    ]
    example = next((node.id for node in regional if node.measure.code), "")
    if not example:
        return
    for made in whole_contents(workspace):
        if made.plan.type == "community":
            for node in made.measures:
                if not node.measure.implements:
                    params = {"name": node.measure.name, "example": example}
                    yield measure_finding(RULE, workspace, node, params=params)

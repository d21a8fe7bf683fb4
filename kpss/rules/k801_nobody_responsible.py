"""KPSS801: a measure without anybody responsible."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.measures import measure_finding, whole_contents

RULE = Rule(
    801,
    "nobody-responsible",
    "gap",
    Text("Za opatření nikdo neodpovídá", "Nobody is responsible for a measure"),
    Wording(
        Text("Za opatření „{name}“ podle plánu nikdo neodpovídá.", "Nobody is responsible for the measure “{name}”."),
        Text(
            "Doplňte klíč „responsible“ (role, orgán nebo organizace).",
            "Add “responsible” (a role, a body or an organisation).",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Measures of live plans; silent where the list of measures is not complete."""
    for made in whole_contents(workspace):
        for node in made.measures:
            if not node.measure.responsible and "responsible" not in node.place.record.broken:
                yield measure_finding(RULE, workspace, node, params={"name": node.measure.name})

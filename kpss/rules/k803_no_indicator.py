"""KPSS803: a measure without a measurable indicator."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.plan_content import Measure
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.measures import measure_finding, whole_contents

RULE = Rule(
    803,
    "no-indicator",
    "gap",
    Text("Opatření nelze změřit", "A measure cannot be measured"),
    Wording(
        Text(
            "Opatření „{name}“ nemá ukazatel s cílovou hodnotou, množství ani změnu kapacity.",
            "The measure “{name}” has no indicator with a target, no quantity and no change of capacity.",
        ),
        Text(
            "Doplňte „indicators“ s jednotkou a cílem, nebo „quantity“ či „capacity“.",
            "Add “indicators” with a unit and a target, or “quantity” or “capacity”.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Measures of live plans; silent where the list of measures is not complete."""
    for made in whole_contents(workspace):
        for node in made.measures:
            if not _measurable(node.measure) and node.place.record.broken.isdisjoint(
                ("indicators", "quantity", "capacity")
            ):
                yield measure_finding(RULE, workspace, node, params={"name": node.measure.name})


def _measurable(measure: Measure) -> bool:
    targets = any(target.value is not None for indicator in measure.indicators for target in indicator.targets)
    return targets or measure.quantity is not None or bool(measure.capacity)

"""KPSS407: a community plan crosses the borders of ORPs."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import plans_in

RULE = Rule(
    407,
    "crosses-orp",
    "note",
    Text("Plán přesahuje hranice ORP", "A plan crosses the borders of ORPs"),
    Wording(
        Text("Území plánu zasahuje do více ORP: {orps:list}.", "The area reaches into several ORPs: {orps:list}."),
        Text(
            "Domluvte, který úřad ORP dává k záměrům z tohoto území stanovisko.",
            "Agree which ORP office gives its opinion on intentions from this area.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Community plans in force, coming or being made."""
    for plan in plans_in(workspace, ("in_force", "future", "preparing"), ("community",)):
        orps = workspace.orps_of(plan)
        if len(orps) > 1:
            names = [workspace.territory.orp_name(code) for code in orps]
            params = {"count": len(orps), "orps": names}
            yield finding(RULE, plan, ("area",), params=params, plan=plan.id)

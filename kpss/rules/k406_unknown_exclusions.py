"""KPSS406: a plan leaves out municipalities that the source does not name."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import covered, facets, plans_in

RULE = Rule(
    406,
    "unknown-exclusions",
    "gap",
    Text("Neví se, které obce plán vynechává", "It is not known which municipalities a plan leaves out"),
    Wording(
        Text(
            "Plán „{name}“ vynechává {count:obec|obce|obcí}, ale neví se které; týká se to {uncertain:nejisté obce|nejistých obcí|nejistých obcí}.",
            "The plan “{name}” leaves out {count:municipality|municipalities}, but it is not known which; {uncertain:municipality is|municipalities are} uncertain.",
        ),
        Text(
            "Zjistěte je u zadavatele a místo „exclude_unknown“ je vypište pod „exclude“.",
            "Ask the planner and list them under “exclude” instead of “exclude_unknown”.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Community plans whose area has unknown exclusions: in force, coming or being made, or expired with no other plan."""
    resting = {row.plans[0].id for row in covered(workspace) if row.uncertain}
    for plan in plans_in(workspace, ("in_force", "future", "preparing", "expired"), ("community",)):
        area = workspace.area_of(plan)
        if not area.uncertain or (workspace.state_of(plan) == "expired" and plan.id not in resting):
            continue
        params = {"name": plan.name, "count": area.unknown, "uncertain": len(area.uncertain)}
        yield finding(
            RULE,
            plan,
            ("area", "exclude_unknown"),
            params=params,
            municipalities=tuple(sorted(area.uncertain)),
            **facets(workspace, plan),
        )

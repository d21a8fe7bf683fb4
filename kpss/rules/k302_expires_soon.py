"""KPSS302: a plan ends soon and no successor is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.periods import add_months
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.planning import absence_is_certain, facets, plans_in, succession

RULE = Rule(
    302,
    "plan-expires-soon",
    "gap",
    Text("Plán brzy skončí a nástupce není zapsán", "A plan ends soon and no successor is recorded"),
    Wording(
        Text(
            "Plán „{name}“ končí {end:date} a nový se zatím nepřipravuje.",
            "The plan “{name}” ends on {end:date} and no new one is being prepared.",
        ),
        Text(
            "Zahajte přípravu a nový plán zapište se stavem „preparing“, nebo plán prodlužte.",
            "Start the preparation and record the new plan with status “preparing”, or extend the plan.",
        ),
    ),
    parameters={"months": 12},
    law=Text("§ 94 písm. d), § 95 písm. d) zákona č. 108/2006 Sb.", "§ 94 (d), § 95 (d) of Act 108/2006"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Plans in force that end within the set number of months without a successor in any state."""
    horizon = add_months(workspace.as_of, options["months"])
    for plan in plans_in(workspace, ("in_force",), ("community", "medium_term")):
        end = period_on(plan, workspace.as_of).last
        if end > horizon or not absence_is_certain(workspace, plan):
            continue
        if next(succession(workspace).successors(plan), None) is not None:
            continue
        codes = tuple(sorted(workspace.area_of(plan).certain))
        params = {"name": plan.name, "end": day_text(end)}
        yield finding(RULE, plan, ("valid",), params=params, municipalities=codes, **facets(workspace, plan))

"""KPSS304: days between a plan and its successor in which nothing is in force."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.periods import DAY
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding, place_of
from kpss.rules.planning import absence_is_certain, facets, plans_in, succession

RULE = Rule(
    304,
    "hole-between-plans",
    "warning",
    Text("Díra mezi plánem a jeho nástupcem", "A hole between a plan and its successor"),
    Wording(
        Text(
            "Mezi koncem plánu „{earlier}“ ({end:date}) a začátkem tohoto ({start:date}) nic neplatí.",
            "Nothing is in force between the end of “{earlier}” ({end:date}) and the beginning of this plan ({start:date}).",
        ),
        Text(
            "Zkontrolujte období; byl-li starší plán prodloužen, zapište to klíčem „extensions“.",
            "Check the periods; if the earlier plan was extended, record it under “extensions”.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Each plan with the nearest that follows it; imprecise dates count only where the hole is certain."""
    for plan in plans_in(workspace, ("in_force", "future", "expired"), ("community", "medium_term")):
        following = next(succession(workspace).successors(plan), None)
        if following is None:
            continue
        if plan.id not in following.predecessors and not absence_is_certain(workspace, plan):
            continue  # a plan between the two may be missing from the records
        end, start = period_on(plan, workspace.as_of).end, following.valid.start
        if end is not None and start is not None and start.earliest > end.latest + DAY:
            params = {"earlier": plan.name, "end": day_text(end.latest), "start": day_text(start.earliest)}
            yield finding(
                RULE,
                following,
                ("valid",),
                params=params,
                subject=plan.id,
                other=place_of(plan, ("valid",)),
                **facets(workspace, following),
            )

"""KPSS304: days between a plan and its successor in which nothing is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeAlias

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.periods import DAY
from kpss.model.plans import Plan, period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding, place_of
from kpss.rules.planning import absence_is_certain, facets, plans_in, succession

_Days: TypeAlias = tuple[dt.date, dt.date]
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
    plans = plans_in(workspace, ("in_force", "future", "expired"), ("community", "medium_term"))
    for plan in plans:
        following = next(succession(workspace).successors(plan), None)
        if following is None:
            continue
        if plan.id not in following.predecessors and not absence_is_certain(workspace, plan):
            continue  # a plan between the two may be missing from the records
        end, start = period_on(plan, workspace.as_of).end, following.valid.start
        if end is None or start is None or start.earliest <= end.latest + DAY:
            continue
        hole = (end.latest + DAY, start.earliest - DAY)
        if not _is_filled(workspace, (plan, following), hole, plans):
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


def _is_filled(workspace: Workspace, pair: tuple[Plan, Plan], hole: _Days, plans: list[Plan]) -> bool:
    """Whether other plans may hold on every day of *hole* in every municipality that both plans of *pair* have."""
    plan, following = pair
    common = workspace.area_of(plan).codes & workspace.area_of(following).codes
    others = [
        (workspace.area_of(other).codes, (other.valid.first, period_on(other, workspace.as_of).last))
        for other in plans
        if other not in pair and other.type == plan.type and other.valid.first <= hole[1]
    ]
    others = [(codes, days) for codes, days in others if days[1] >= hole[0] and not codes.isdisjoint(common)]
    return bool(common) and all(_filled([days for codes, days in others if code in codes], hole) for code in common)


def _filled(periods: list[_Days], hole: _Days) -> bool:
    """Whether *periods* together hold every day of *hole*."""
    day, last = hole
    for start, end in sorted(periods):
        if start > day:
            return False
        if end >= last:
            return True
        day = max(day, end + DAY)
    return False

"""KPSS305: two plans of one type over the same municipalities at once."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.periods import Period
from kpss.model.plans import Plan, period_on
from kpss.model.succession import PLANNING
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, place_of
from kpss.rules.planning import facets, plans_in, succession

RULE = Rule(
    305,
    "plans-overlap",
    "warning",
    Text("Dva plány stejného typu platí zároveň", "Two plans of one type at once"),
    Wording(
        Text(
            "Plán se časem i územím překrývá s plánem „{other}“.",
            "The plan overlaps with “{other}” in time and area.",
        ),
        Text(
            "Zkontrolujte období obou; byl-li starší zrušen dřív, zapište to klíčem „withdrawn“.",
            "Check both periods; if the earlier one was withdrawn, record it under “withdrawn”.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Pairs of the same planner or the same area; a town's plan inside an ORP's plan is usual (405)."""
    for plan in plans_in(workspace, ("in_force", "future", "expired", "preparing"), PLANNING):
        if _over(workspace, plan):
            continue
        for other in succession(workspace).relatives(plan):
            if workspace.state_of(other) == "withdrawn" or _over(workspace, other) or not _comes_after(plan, other):
                continue
            if _surely_overlap(period_on(plan, workspace.as_of), period_on(other, workspace.as_of)) and not (
                workspace.area_of(plan).codes.isdisjoint(workspace.area_of(other).codes)
            ):
                yield finding(
                    RULE,
                    plan,
                    ("valid",),
                    params={"other": other.name},
                    subject=other.id,
                    other=place_of(other, ("valid",)),
                    **facets(workspace, plan),
                )


def _over(workspace: Workspace, plan: Plan) -> bool:
    """Whether *plan* is a draft whose period is over: it never was in force."""
    return workspace.state_of(plan) == "preparing" and plan.valid.last < workspace.as_of


def _comes_after(plan: Plan, other: Plan) -> bool:
    """Each pair once, at the later plan."""
    return (plan.valid.first, plan.id) > (other.valid.first, other.id)


def _surely_overlap(one: Period, other: Period) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    if one == other:  # the same years, written twice
        return True
    return max(one.start.latest, other.start.latest) <= min(one.end.earliest, other.end.earliest)

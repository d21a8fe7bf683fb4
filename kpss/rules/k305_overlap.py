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
from kpss.rules.planning import facets, succession

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
    """One warning a plan, with the plan before it of the same planner or area that lasts longest.

    A town's plan inside an ORP's plan is usual (405).
    """
    found: dict[tuple[str, str], tuple[Plan, Plan]] = {}
    for family in succession(workspace).families():
        before: Plan | None = None
        for plan in family:
            if plan.type not in PLANNING or not succession(workspace).alive(plan):
                continue
            if before is not None and _overlap(workspace, plan, before):
                found.setdefault((plan.id, before.id), (plan, before))
            if before is None or period_on(plan, workspace.as_of).last >= period_on(before, workspace.as_of).last:
                before = plan
    for plan, other in found.values():
        yield finding(
            RULE,
            plan,
            ("valid",),
            params={"other": other.name},
            subject=other.id,
            other=place_of(other, ("valid",)),
            **facets(workspace, plan),
        )


def _overlap(workspace: Workspace, plan: Plan, other: Plan) -> bool:
    return _surely_overlap(
        period_on(plan, workspace.as_of), period_on(other, workspace.as_of)
    ) and not workspace.area_of(plan).codes.isdisjoint(workspace.area_of(other).codes)


def _surely_overlap(one: Period, other: Period) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    if one == other:  # the same years, written twice
        return True
    return max(one.start.latest, other.start.latest) <= min(one.end.earliest, other.end.earliest)

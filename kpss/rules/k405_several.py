"""KPSS405: a municipality covered by several plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.planning import covered

RULE = Rule(
    405,
    "several-plans",
    "note",
    Text("Obec s více plány zároveň", "A municipality with several plans at once"),
    Wording(
        Text(
            "Plány {plans:list} platí zároveň pro {count:obec|obce|obcí}: {names:list}.",
            "The plans {plans:list} are in force at once for {count:municipality|municipalities}: {names:list}.",
        ),
        Text(
            "Plán města uvnitř plánu ORP je obvyklý; jinak zkontrolujte území obou.",
            "A town's plan inside an ORP's plan is usual; otherwise check both areas.",
        ),
    ),
)
_SHOWN = 5


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """One note for each set of plans that share municipalities, at the plan that starts last."""
    shared: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in covered(workspace):
        if row.status == "covered":
            certain = [plan.id for plan in row.plans if row.belonging.code in workspace.area_of(plan).certain]
            if len(certain) > 1:
                shared[tuple(certain)].append(row.belonging.code)
    plans_by_id = {plan.id: plan for plan in workspace.plans}
    for ids, codes in shared.items():
        plans = [plans_by_id[plan_id] for plan_id in ids]
        latest = max(plans, key=lambda plan: (plan.valid.first, plan.id))
        names = [workspace.territory.name(code) for code in codes]
        shown = names if len(names) <= _SHOWN else [*names[: _SHOWN - 1], "…"]
        params = {"count": len(codes), "names": shown, "plans": list(ids)}
        subject = ",".join(plan_id for plan_id in ids if plan_id != latest.id)
        yield finding(
            RULE, latest, ("area",), params=params, subject=subject, plan=latest.id, municipalities=tuple(codes)
        )

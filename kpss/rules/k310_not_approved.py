"""KPSS310: the period of a plan began and the plan is not approved."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.succession import PLANNING
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.planning import facets, plans_in

RULE = Rule(
    310,
    "not-approved",
    "gap",
    Text("Období začalo a plán není schválen", "A period began and the plan is not approved"),
    Wording(
        Text(
            "Období plánu „{name}“ začalo {start:date}, schválen ale není.",
            "The period of “{name}” began on {start:date}, but it is not approved.",
        ),
        Text(
            "Po schválení doplňte „status: approved“ a usnesení do „approvals“.",
            "Once it is approved, set “status: approved” and add the resolution under “approvals”.",
        ),
    ),
    variants={
        "over": Wording(
            Text(
                "Období plánu „{name}“ uplynulo ({end:date}) a plán nikdy nebyl schválen.",
                "The period of “{name}” is over ({end:date}) and it was never approved.",
            ),
            Text(
                "Byl-li schválen, doplňte usnesení do „approvals“; jinak záznam stáhněte („status: withdrawn“).",
                "If it was approved, add the resolution under “approvals”; otherwise set “status: withdrawn”.",
            ),
        )
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Plans in preparation on the date whose period has begun."""
    for plan in plans_in(workspace, ("preparing",), PLANNING):
        if plan.valid.start is not None and plan.valid.first <= workspace.as_of:
            first, last = day_text(plan.valid.first), day_text(plan.valid.last)
            params = {"name": plan.name, "start": first}
            if plan.valid.last < workspace.as_of:
                params |= {"problem": "over", "end": last}
            codes = tuple(sorted(workspace.area_of(plan).certain))
            yield finding(
                RULE,
                plan,
                ("status",),
                params=params,
                since=first,
                municipalities=codes,
                **facets(workspace, plan),
            )

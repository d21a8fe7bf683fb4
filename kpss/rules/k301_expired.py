"""KPSS301: a plan expired and no successor is in force."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.planning import absence_is_certain, day_after, facets, plans_in, replaced, succession

RULE = Rule(
    301,
    "plan-expired",
    "gap",
    Text("Plán skončil a nemá platného nástupce", "A plan expired and has no successor in force"),
    Wording(
        Text(
            "Plán „{name}“ skončil {end:date} a žádný platný na něj nenavazuje.",
            "The plan “{name}” ended on {end:date} and no plan in force follows it.",
        ),
        Text(
            "Zapište navazující plán (i připravovaný), nebo prodloužení platnosti s usnesením.",
            "Record the plan that follows (even one in preparation), or an extension with its resolution.",
        ),
    ),
    variants={
        "preparing": Wording(
            Text(
                "Plán „{name}“ skončil {end:date}; navazující „{successor}“ ještě neplatí.",
                "The plan “{name}” ended on {end:date}; “{successor}”, which follows, is not in force yet.",
            ),
            Text("Dokončete schválení navazujícího plánu.", "Bring the plan that follows to its approval."),
        ),
        "future": Wording(
            Text(
                "Plán „{name}“ skončil {end:date}; navazující „{successor}“ začne platit až {start:date}.",
                "The plan “{name}” ended on {end:date}; “{successor}”, which follows, starts on {start:date}.",
            ),
            Text(
                "Byl-li starší plán prodloužen, zapište to klíčem „extensions“.",
                "If the earlier plan was extended, record it under “extensions”.",
            ),
        ),
    },
    law=Text("§ 94 písm. d), § 95 písm. d) zákona č. 108/2006 Sb.", "§ 94 (d), § 95 (d) of Act 108/2006"),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Community and medium-term plans once approved and past their end; of a chain only the last one."""
    for plan in plans_in(workspace, ("expired",), ("community", "medium_term")):
        if not absence_is_certain(workspace, plan) or replaced(workspace, plan):
            continue
        end = period_on(plan, workspace.as_of).last
        params = {"name": plan.name, "end": day_text(end)}
        following = next(succession(workspace).successors(plan), None)
        if following is not None:
            start = day_text(following.valid.first)
            params |= {"problem": workspace.state_of(following), "successor": following.name, "start": start}
        codes = tuple(sorted(workspace.area_of(plan).certain))
        yield finding(
            RULE, plan, ("valid",), params=params, since=day_after(end), municipalities=codes, **facets(workspace, plan)
        )

"""KPSS403: a municipality covered only by a plan in preparation."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.coverage import Coverage
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.coverage_gap import municipalities

RULE = Rule(
    403,
    "prepared-only",
    "gap",
    Text("Obec jen s připravovaným plánem", "A municipality with a plan in preparation only"),
    Wording(
        Text(
            "Obec {name} (ORP {orp}) má jen plán v přípravě: „{plan}“.",
            "{name} (ORP {orp}) has only a plan in preparation: “{plan}”.",
        ),
        Text(
            "Po schválení doplňte „status: approved“ a usnesení.",
            "Once it is approved, set “status: approved” and the resolution.",
        ),
    ),
    grouped=Text(
        "{count:obec|obce|obcí} v ORP {orp} {count:#má|mají|má} jen plán v přípravě „{plan}“.",
        "{count:municipality|municipalities} in ORP {orp} with only the plan in preparation “{plan}”.",
    ),
    law=Text(
        "§ 94 písm. d) zákona č. 108/2006 Sb. – plánování obcí je dobrovolné",
        "§ 94 (d) of Act 108/2006: planning by municipalities is voluntary",
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Municipalities whose best state is a plan being made for a period that holds the date."""
    yield from municipalities(RULE, workspace, "preparing", _plan)


def _plan(row: Coverage) -> dict[str, str]:
    plan = row.plans[0]
    return {"plan": plan.name, "since": plan.valid.first.isoformat() if plan.valid.start else ""}

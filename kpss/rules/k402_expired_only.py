"""KPSS402: a municipality covered only by an expired plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.coverage import Coverage
from kpss.model.plans import period_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.coverage_gap import municipalities
from kpss.rules.planning import day_after

RULE = Rule(
    402,
    "expired-only",
    "gap",
    Text("Obec jen s prošlým plánem", "A municipality with an expired plan only"),
    Wording(
        Text(
            "Obec {name} (ORP {orp}) má jen prošlý plán „{plan}“ (do {end:date}).",
            "{name} (ORP {orp}) has only the expired plan “{plan}” (until {end:date}).",
        ),
        Text(
            "Zapište navazující plán; vzniká-li, se stavem „preparing“.",
            "Record the plan that follows; if it is being made, with status “preparing”.",
        ),
    ),
    grouped=Text(
        "{count:obec|obce|obcí} v ORP {orp} {count:#má|mají|má} jen prošlý plán „{plan}“ (do {end:date}).",
        "{count:municipality|municipalities} in ORP {orp} with only the expired plan “{plan}” (until {end:date}).",
    ),
    law=Text(
        "§ 94 písm. d) zákona č. 108/2006 Sb. – plánování obcí je dobrovolné",
        "§ 94 (d) of Act 108/2006: planning by municipalities is voluntary",
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Municipalities whose best state is an expired plan."""
    yield from municipalities(RULE, workspace, "expired", partial(_latest, workspace))


def _latest(workspace: Workspace, row: Coverage) -> dict[str, str]:
    plan = row.plans[0]
    end = period_on(plan, workspace.as_of).last
    return {"plan": plan.name, "end": end.isoformat(), "since": day_after(end)}

"""KPSS404: a municipality covered only by a substitute document."""

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
    404,
    "substitute-only",
    "gap",
    Text("Obec jen s náhradním dokumentem", "A municipality with a substitute document only"),
    Wording(
        Text(
            "Obec {name} (ORP {orp}) řeší sociální služby jen v dokumentu „{plan}“.",
            "{name} (ORP {orp}) deals with social services only in “{plan}”.",
        ),
        Text(
            "Náhradní dokument komunitní plán nenahradí natrvalo; zvažte jeho přípravu.",
            "A substitute does not replace a community plan for good; consider preparing one.",
        ),
    ),
    grouped=Text(
        "{count:obec|obce|obcí} v ORP {orp} řeší sociální služby jen v dokumentu „{plan}“.",
        "{count:municipality|municipalities} in ORP {orp} with only the substitute “{plan}”.",
    ),
    law=Text(
        "§ 94 písm. d) zákona č. 108/2006 Sb. – plánování obcí je dobrovolné",
        "§ 94 (d) of Act 108/2006: planning by municipalities is voluntary",
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Municipalities whose best state is a substitute document in force."""
    yield from municipalities(RULE, workspace, "substitute", _plan)


def _plan(row: Coverage) -> dict[str, str]:
    return {"plan": row.plans[0].name}

"""KPSS912: a waiver without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.waivers import waiver_finding, waivers

RULE = Rule(
    912,
    "waiver-without-reason",
    "error",
    Text("Výjimka bez důvodu", "A waiver without a reason"),
    Wording(
        Text(
            "Výjimka z {code} u {record:quote} neříká proč, a proto neplatí.",
            "The waiver of {code} for {record:quote} does not say why, so it does not hold.",
        ),
        Text(
            "Doplňte „reason“: proč se nález do té doby přijímá a kdo o tom rozhodl.",
            "Add “reason”: why the finding is accepted until then, and who decided so.",
        ),
    ),
    variants={
        "blank": Wording(
            Text(
                "Důvod výjimky z {code} u {record:quote} je prázdný, a proto výjimka neplatí.",
                "The reason of the waiver of {code} for {record:quote} is blank, so it does not hold.",
            ),
            Text(
                "Napište, proč se nález do té doby přijímá a kdo o tom rozhodl.",
                "Write why the finding is accepted until then, and who decided so.",
            ),
        )
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Waivers whose reason is missing or blank; one that is empty or no text is told by the schema."""
    facts = workspace.settings_file
    told = {problem["path"] for problem in facts["problems"]} if facts is not None else set()
    for path, waiver in waivers(workspace):
        where = (*path, "reason")
        if where in told or waiver.reason.strip():
            continue
        if "reason" in waiver.data:
            yield waiver_finding(RULE, where, waiver, problem="blank")
        else:
            yield waiver_finding(RULE, path, waiver)

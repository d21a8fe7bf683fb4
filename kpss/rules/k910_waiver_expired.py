"""KPSS910: a waiver whose time is over."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.waivers import waiver_finding, waivers

RULE = Rule(
    910,
    "waiver-expired",
    "warning",
    Text("Výjimka už neplatí", "A waiver whose time is over"),
    Wording(
        Text(
            "Výjimka z {code} u {record:quote} platila {until:until}.",
            "The waiver of {code} for {record:quote} was valid {until:until}.",
        ),
        Text(
            "Opravte, co se jí přijímalo, a výjimku smažte; nebo ji po novém rozhodnutí prodlužte (until).",
            "Mend what it accepted and delete it; or decide again and give a later day (until).",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Waivers that surely ended before the date."""
    for path, waiver in waivers(workspace):
        if waiver.until is not None and waiver.until.latest < workspace.as_of:
            yield waiver_finding(RULE, (*path, "until"), waiver, until=waiver.until.text)

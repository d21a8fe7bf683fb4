"""KPSS901: a birth number."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options
from kpss.rules.privacy import private_findings

RULE = Rule(
    901,
    "birth-number",
    "error",
    Text("Rodné číslo", "A birth number"),
    Wording(
        Text("Je tu rodné číslo.", "A birth number stands here."),
        Text(
            "Smažte ho; bylo-li už uloženo do gitu, zůstává v jeho historii, dokud ji správce repozitáře nepřepíše.",
            "Delete it; once committed, it stays in the history of git until whoever keeps the repository rewrites it.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Every birth number in records, comments, settings and chapters."""
    found = [(file, fact) for file, fact in workspace.private if fact["sort"] == "birth_number"]
    yield from private_findings(RULE, [(file, fact, {}) for file, fact in found])

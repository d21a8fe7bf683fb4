"""KPSS208: a record without a source (off unless set)."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding

RULE = Rule(
    208,
    "no-source",
    "off",
    Text("Záznam bez zdroje", "A record without a source"),
    Wording(
        Text("Záznam neříká, odkud údaje jsou.", "The record does not say where its facts come from."),
        Text(
            "Doplňte klíč „sources“ s názvem dokumentu a datem.",
            "Add the key “sources” with the document's title and date.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Records with no ``sources``."""
    for record in workspace.records.values():
        if not record.sources and "sources" not in record.broken:
            yield finding(RULE, record)

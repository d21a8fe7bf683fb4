"""KPSS704: entries of one service overlap."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    704,
    "entries-overlap",
    "error",
    Text("Záznamy téže služby v síti se překrývají", "Entries of one service overlap"),
    Wording(Text("Záznamy téže služby v síti se překrývají.", "Entries of one service overlap.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS710: a request without a group assessment."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    710,
    "not-assessed",
    "gap",
    Text("Žádosti chybí hodnocení skupiny", "A request without a group assessment"),
    Wording(Text("Žádosti chybí hodnocení skupiny.", "A request without a group assessment.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS702: a form not usual for the type."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    702,
    "unusual-form",
    "warning",
    Text("Forma pro druh služby neobvyklá", "A form not usual for the type"),
    Wording(Text("Forma pro druh služby neobvyklá.", "A form not usual for the type.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

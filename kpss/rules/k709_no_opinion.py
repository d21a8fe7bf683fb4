"""KPSS709: a request without a required opinion."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    709,
    "no-opinion",
    "gap",
    Text("Žádosti chybí stanovisko", "A request without a required opinion"),
    Wording(Text("Žádosti chybí stanovisko.", "A request without a required opinion.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS503: a body meets too rarely."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    503,
    "too-rarely",
    "gap",
    Text("Orgán se schází málo", "A body meets too rarely"),
    Wording(Text("…", "…")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """To be written."""
    yield from ()

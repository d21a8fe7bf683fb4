"""KPSS714: a need without capacity."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    714,
    "need-without-capacity",
    "gap",
    Text("Potřeba bez kapacity", "A need without capacity"),
    Wording(Text("Potřeba bez kapacity.", "A need without capacity.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

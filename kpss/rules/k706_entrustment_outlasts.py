"""KPSS706: an entrustment outlasts the plan."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    706,
    "entrustment-outlasts",
    "off",
    Text("Pověření přesahuje platnost plánu", "An entrustment outlasts the plan"),
    Wording(Text("Pověření přesahuje platnost plánu.", "An entrustment outlasts the plan.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS712: the network differs from the register."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    712,
    "differs-from-register",
    "warning",
    Text("Síť se liší od registru", "The network differs from the register"),
    Wording(Text("Síť se liší od registru.", "The network differs from the register.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

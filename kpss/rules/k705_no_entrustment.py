"""KPSS705: a service in the network without entrustment."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    705,
    "no-entrustment",
    "gap",
    Text("Služba v síti nemá pověření", "A service in the network without entrustment"),
    Wording(Text("Služba v síti nemá pověření.", "A service in the network without entrustment.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

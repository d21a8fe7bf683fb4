"""KPSS505: an invitation sent late."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    505,
    "late-invitation",
    "gap",
    Text("Pozvánka rozeslaná pozdě", "An invitation sent late"),
    Wording(Text("…", "…")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """To be written."""
    yield from ()

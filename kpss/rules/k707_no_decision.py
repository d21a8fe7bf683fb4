"""KPSS707: an entry without a decision."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    707,
    "no-decision",
    "gap",
    Text("Zařazení v síti bez rozhodnutí", "An entry without a decision"),
    Wording(Text("Zařazení v síti bez rozhodnutí.", "An entry without a decision.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

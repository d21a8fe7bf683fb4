"""KPSS716: sums that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    716,
    "sums",
    "error",
    Text("Součty nesouhlasí", "Sums that do not add up"),
    Wording(Text("Součty nesouhlasí.", "Sums that do not add up.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS703: a unit that does not fit the form."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    703,
    "unit-of-form",
    "warning",
    Text("Jednotka se nehodí k formě", "A unit that does not fit the form"),
    Wording(Text("Jednotka se nehodí k formě.", "A unit that does not fit the form.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

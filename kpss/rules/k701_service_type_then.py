"""KPSS701: a service type not known at that date."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    701,
    "service-type-then",
    "note",
    Text("Druh služby v té době nebyl", "A service type not known at that date"),
    Wording(Text("Druh služby v té době nebyl.", "A service type not known at that date.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

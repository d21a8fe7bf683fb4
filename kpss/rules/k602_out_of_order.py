"""KPSS602: steps of approval out of order."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    602,
    "out-of-order",
    "error",
    Text("Kroky projednání v opačném pořadí", "Steps of approval out of order"),
    Wording(Text("…", "…")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """To be written."""
    yield from ()

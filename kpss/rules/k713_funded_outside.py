"""KPSS713: a service funded outside the network."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    713,
    "funded-outside",
    "warning",
    Text("Peníze pro službu mimo síť", "A service funded outside the network"),
    Wording(Text("Peníze pro službu mimo síť.", "A service funded outside the network.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

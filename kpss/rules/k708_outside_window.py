"""KPSS708: a request submitted outside its window."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    708,
    "outside-window",
    "gap",
    Text("Žádost podána mimo okno", "A request submitted outside its window"),
    Wording(Text("Žádost podána mimo okno.", "A request submitted outside its window.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

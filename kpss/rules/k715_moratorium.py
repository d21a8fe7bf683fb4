"""KPSS715: a request during a moratorium."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    715,
    "moratorium",
    "gap",
    Text("Žádost v době moratoria", "A request during a moratorium"),
    Wording(Text("Žádost v době moratoria.", "A request during a moratorium.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS711: an entry differs from the decision."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    711,
    "differs-from-decision",
    "error",
    Text("Záznam v síti se liší od rozhodnutí", "An entry differs from the decision"),
    Wording(Text("Záznam v síti se liší od rozhodnutí.", "An entry differs from the decision.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""KPSS510: a mandate is over."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    510,
    "mandate-over",
    "gap",
    Text("Mandát skončil", "A mandate is over"),
    Wording(Text("…", "…")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """To be written."""
    yield from ()

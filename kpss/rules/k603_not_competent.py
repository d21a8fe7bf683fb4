"""KPSS603: the body did not exist or has no power."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    603,
    "not-competent",
    "error",
    Text("Orgán tehdy neexistoval nebo nemá pravomoc", "The body did not exist or has no power"),
    Wording(Text("…", "…")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """To be written."""
    yield from ()

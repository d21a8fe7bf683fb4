"""KPSS207: a company number whose check digit is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.rules.base import Options

RULE = Rule(
    207,
    "ico-check-digit",
    "warning",
    Text("IČO nemá správnou kontrolní číslici", "A company number whose check digit is wrong"),
    Wording(Text("IČO nemá správnou kontrolní číslici.", "A company number whose check digit is wrong.")),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Not written yet."""
    yield from ()

"""Findings as workflow commands of GitHub Actions."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.findings.finding import Finding
from kpss.findings.locate import Locator
from kpss.formats.findings_text import summary
from kpss.formats.wording import hint, message
from kpss.language.cleaning import one_line
from kpss.language.text import Language

_COMMANDS = {"error": "error", "warning": "warning"}


def render(findings: Sequence[Finding], locator: Locator, language: Language, *, prefix: str = "") -> str:
    """Errors and warnings as annotations, then the counts of all; *prefix* leads from here to the workspace."""
    shown = locator.in_order(finding for finding in findings if finding.severity in _COMMANDS)
    shown.sort(key=lambda finding: finding.severity)  # errors first: the host shows only so many
    lines = [_annotation(finding, language, prefix) for finding in shown]
    return "\n".join([*lines, summary(findings, language)]) + "\n"


def _annotation(finding: Finding, language: Language, prefix: str) -> str:
    span = finding.place.span
    properties = {"file": prefix + finding.place.file, "title": f"{finding.code_text}"}
    if span is not None:
        properties |= {"line": str(span.line), "col": str(span.column), "endLine": str(span.end_line)}
        if span.end_line == span.line:
            properties["endColumn"] = str(span.end_column)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = " ".join(part for part in (message(finding, language), hint(finding, language)) if part)
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

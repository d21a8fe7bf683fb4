"""Findings as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kpss.findings.finding import SEVERITIES, Finding, path_text
from kpss.findings.locate import Locator
from kpss.formats.json_text import dumps
from kpss.formats.wording import hint, message
from kpss.language.text import Language
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked

FORMAT_VERSION = 1


def render(findings: Sequence[Finding], locator: Locator, language: Language) -> str:
    """All *findings* with their places, and the counts by severity."""
    body = {
        "format_version": FORMAT_VERSION,
        "findings": [_finding(finding, language) for finding in locator.in_order(findings)],
        "summary": {severity: sum(1 for f in findings if f.severity == severity) for severity in SEVERITIES},
    }
    return dumps(body)


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    rule, span, other = CATALOGUE[finding.code], finding.place.span, finding.other
    row: dict[str, Any] = {
        "code": finding.code_text,
        "name": rule.slug,
        "severity": finding.severity,
        "message": message(finding, language),
        "file": finding.place.file,
        "line": span.line if span is not None else 1,
        "column": span.column if span is not None else 1,
        "end_line": span.end_line if span is not None else 1,
        "end_column": span.end_column if span is not None else 1,
        "record": masked(finding.record) or None,
        "path": masked(path_text(finding.path)),
        "subject": masked(finding.subject) or None,
        "hint": hint(finding, language),
        "rule": rule.law.in_language(language) if rule.law is not None else None,
        "other": None,
    }
    if other is not None and other.span is not None:
        row["other"] = {"file": other.file, "line": other.span.line, "column": other.span.column}
    return row

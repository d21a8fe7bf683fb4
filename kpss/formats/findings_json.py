"""Findings as JSON."""

from __future__ import annotations

from typing import Any

from kpss.findings.checked import Checked
from kpss.findings.finding import Finding, State, path_text
from kpss.findings.locate import Locator
from kpss.findings.waivers import Waived
from kpss.formats.findings_view import PLAIN, View
from kpss.formats.findings_words import of_state, remarks, tally
from kpss.formats.json_text import dumps
from kpss.formats.wording import hint, message
from kpss.language.text import Language
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked

FORMAT_VERSION = 1
_STATES: tuple[State, ...] = ("new", "known", "fixed")


def render(checked: Checked, locator: Locator, language: Language, view: View = PLAIN) -> str:  # noqa: ARG001 - as all
    """All findings with their places, what waivers accept, and the counts by severity and state."""
    counts: dict[str, Any] = dict(tally(checked.present).items())
    if checked.base:
        counts |= {state: tally(of_state(checked.findings, state)) for state in _STATES}
    body = {
        "format_version": FORMAT_VERSION,
        "findings": [_finding(finding, language) for finding in locator.in_order(checked.findings)],
        "summary": counts,
        "base": masked(checked.base) or None,
        "remarks": remarks(checked, language),
        "unread": [masked(path) for path in checked.unread],
        "waived": [_waived(locator.located(one.finding), one, language) for one in checked.waived],
    }
    return dumps(body)


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    rule, span, other = CATALOGUE[finding.code], finding.place.span, finding.other
    row: dict[str, Any] = {
        "code": finding.code_text,
        "name": rule.slug,
        "severity": finding.severity,
        "state": finding.state or None,
        "gone": finding.gone,
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


def _waived(finding: Finding, waived: Waived, language: Language) -> dict[str, Any]:
    """An accepted finding, and who accepted it until when and why."""
    row = _finding(finding, language)
    kept = ("code", "name", "severity", "message", "file", "line", "column", "record", "path", "subject")
    waiver = waived.waiver
    return {key: row[key] for key in kept} | {
        "reason": masked(waiver.reason),
        "until": waiver.until.latest.isoformat() if waiver.until is not None else None,
        "by": masked(waiver.by) or None,
    }

"""Findings as a Code Quality report of GitLab.

GitLab itself compares the reports of two branches, so known findings are in and fixed ones are not.
"""

from __future__ import annotations

from typing import Any

from kpss.findings.checked import Checked
from kpss.findings.finding import Finding
from kpss.findings.locate import Locator
from kpss.formats.findings_fingerprint import fingerprints
from kpss.formats.findings_view import PLAIN, View, shortened
from kpss.formats.json_text import dumps
from kpss.formats.wording import hint, message
from kpss.language.text import Language

_SEVERITIES = {"error": "critical", "warning": "major", "gap": "minor", "note": "info"}
_LONGEST = 2000  # characters of a description


def render(checked: Checked, locator: Locator, language: Language, view: View = PLAIN) -> str:
    """All findings that stand, waived ones not, with fingerprints that hold when lines move."""
    findings = locator.in_order(checked.present)
    named = zip(findings, fingerprints(findings), strict=True)
    return dumps([_row(finding, fingerprint, language, view.prefix) for finding, fingerprint in named])


def _row(finding: Finding, fingerprint: str, language: Language, prefix: str) -> dict[str, Any]:
    said = " ".join(part for part in (message(finding, language), hint(finding, language)) if part)
    span = finding.place.span
    return {
        "description": shortened(f"{finding.code_text} {said}", _LONGEST),
        "check_name": finding.code_text,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": prefix + finding.place.file,
            "lines": {
                "begin": span.line if span is not None else 1,
                "end": span.end_line if span is not None else 1,
            },
        },
    }

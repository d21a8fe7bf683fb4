"""Findings as SARIF 2.1.0, the form that editors and code hosts exchange."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from kpss import __version__
from kpss.findings.checked import Checked
from kpss.findings.finding import Finding, Place, path_text
from kpss.findings.locate import Locator
from kpss.formats.findings_fingerprint import fingerprints
from kpss.formats.findings_rules import LEVELS, described
from kpss.formats.findings_view import PLAIN, View
from kpss.formats.findings_words import remarks
from kpss.formats.json_text import dumps
from kpss.formats.wording import hint, message
from kpss.language.text import Language, Text
from kpss.model.settings import Waiver
from kpss.source.birth_numbers import masked

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_ROOT_WORDS = Text("Kořen repozitáře", "The root of the repository")
_SECOND = Text("Druhé místo", "The other place")
_BASELINE = {"new": "new", "known": "unchanged", "fixed": "absent", "": "unchanged"}


class _Result(NamedTuple):
    finding: Finding
    waiver: Waiver | None


def render(checked: Checked, locator: Locator, language: Language, view: View = PLAIN) -> str:
    """All findings, those too that waivers accept and, compared with an earlier revision, those that are fixed."""
    results = _in_order(checked, locator)
    codes = sorted({result.finding.code for result in results})
    index = {code: number for number, code in enumerate(codes)}
    named = zip(results, fingerprints(result.finding for result in results), strict=True)
    rows = []
    for (finding, waiver), fingerprint in named:
        row = _row(finding, language, view.prefix) | {"ruleIndex": index[finding.code]}
        row["partialFingerprints"] = {"kpssFinding/v1": fingerprint}
        if checked.base:
            row["baselineState"] = _BASELINE[finding.state]
        if waiver is not None:
            row["suppressions"] = [_suppression(waiver)]
        rows.append(row)
    run = _run(checked, [described(code, language) for code in codes], language) | {"results": rows}
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _in_order(checked: Checked, locator: Locator) -> list[_Result]:
    waivers = {id(one.finding): one.waiver for one in checked.waived}
    every = [*checked.findings, *(one.finding for one in checked.waived)]
    results = [_Result(locator.located(finding), waivers.get(id(finding))) for finding in every]
    return sorted(results, key=lambda result: _place_order(result.finding))


def _place_order(finding: Finding) -> tuple[Any, ...]:
    return finding.place.file, finding.place.span or (), finding.code, finding.subject


def _run(checked: Checked, rules: Sequence[dict[str, Any]], language: Language) -> dict[str, Any]:
    driver = {"name": "kpss", "semanticVersion": __version__, "language": language, "rules": rules}
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if said := remarks(checked, language):
        invocation["toolExecutionNotifications"] = [{"level": "note", "message": {"text": _plain(one)}} for one in said]
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_WORDS.in_language(language)}}},
        "invocations": [invocation],
    }
    return run | ({"properties": {"base": masked(checked.base)}} if checked.base else {})


def _row(finding: Finding, language: Language, prefix: str) -> dict[str, Any]:
    advice = hint(finding, language)
    text = " ".join(part for part in (message(finding, language), advice) if part)
    location = _location(finding.place, prefix)
    if finding.record:
        location["logicalLocations"] = [{"fullyQualifiedName": masked(finding.record), "kind": "object"}]
    row: dict[str, Any] = {
        "ruleId": finding.code_text,
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(text)},
        "locations": [location],
        "properties": {
            "severity": finding.severity,
            "record": masked(finding.record) or None,
            "path": masked(path_text(finding.path)),
            "subject": masked(finding.subject) or None,
        },
    }
    if finding.other is not None and finding.other.span is not None:
        words = {"text": _SECOND.in_language(language)}
        row["relatedLocations"] = [_location(finding.other, prefix) | {"id": 1, "message": words}]
    return row


def _location(place: Place, prefix: str) -> dict[str, Any]:
    uri = quote(f"{prefix}{place.file}".encode("utf-8", "surrogateescape"), safe="/")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if place.span is not None:
        line, column, end_line, end_column = place.span
        physical["region"] = {
            "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        }  # fmt: skip
    return {"physicalLocation": physical}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    until = waiver.until.latest.isoformat() if waiver.until is not None else None
    return {
        "kind": "external",
        "status": "accepted",
        "justification": masked(waiver.reason),
        "properties": {"until": until, "by": masked(waiver.by) or None},
    }


def _plain(text: str) -> str:
    """*text* in which readers of SARIF see no link to another place: ``[words](1)``."""
    return text.replace("](", "] (")

"""Findings as text for people: place, message, the line with a marker, and what to write."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.findings.finding import SEVERITIES, Finding, Severity
from kpss.findings.locate import Locator
from kpss.formats.wording import hint, message, plain_spaces
from kpss.language.cleaning import clean, one_line
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.reports.words import SEVERITIES as WORDS
from kpss.source.birth_numbers import masked

_COLORS = {"error": "31", "warning": "33", "gap": "36", "note": "34"}
_COUNTS = {
    "error": Text("{n:chyba|chyby|chyb}", "{n:error|errors}"),
    "warning": Text("{n:varování|varování|varování}", "{n:warning|warnings}"),
    "gap": Text(
        "{n:mezera|mezery|mezer} (souhrn: kpss report gaps{as_of})", "{n:gap|gaps} (summary: kpss report gaps{as_of})"
    ),
    "note": Text("{n:poznámka|poznámky|poznámek}", "{n:note|notes}"),
}
_HIDDEN_NOTES = Text(
    "{n:poznámka|poznámky|poznámek} (vypíše kpss validate --fail-on note{as_of})",
    "{n:note|notes} (shown by kpss validate --fail-on note{as_of})",
)
_CLEAN = Text("V pořádku.", "All is well.")
_SECOND = Text("Druhé místo: {place}", "The other place: {place}")
_WIDTH = 110  # of an excerpt
_BEFORE = 40  # characters kept before the marker in a long line


def render(
    findings: Sequence[Finding],
    locator: Locator,
    language: Language,
    *,
    shown: Sequence[Severity],
    color: bool = False,
    as_of: str = "",
) -> str:
    """*findings* of the severities *shown* in full, then the counts of all; *as_of* is the day that was asked for."""
    parts = [
        _finding(f, locator, language, color=color)
        for f in locator.in_order(f for f in findings if f.severity in shown)
    ]
    return "".join(parts) + summary(findings, language, shown=shown, as_of=as_of) + "\n"


def summary(
    findings: Sequence[Finding], language: Language, *, shown: Sequence[Severity] = SEVERITIES, as_of: str = ""
) -> str:
    """The counts of *findings* by severity in words, and how to see notes that are not *shown*."""
    counts = {severity: sum(1 for f in findings if f.severity == severity) for severity in SEVERITIES}
    texts = _COUNTS if "note" in shown else {**_COUNTS, "note": _HIDDEN_NOTES}
    values = {"as_of": f" --as-of {as_of}" if as_of else ""}
    said = [phrase(texts[one], {**values, "n": count}, language) for one, count in counts.items() if count]
    return plain_spaces(", ".join(said)) + "." if said else _CLEAN.in_language(language)


def _finding(finding: Finding, locator: Locator, language: Language, *, color: bool) -> str:
    span = finding.place.span
    line, column = (span.line, span.column) if span is not None else (1, 1)
    severity = WORDS[finding.severity].in_language(language)
    if color:
        severity = f"\x1b[1;{_COLORS[finding.severity]}m{severity}\x1b[0m"
    head = (
        f"{one_line(finding.place.file)}:{line}:{column}: {severity} {finding.code_text} {message(finding, language)}\n"
    )
    margin = " " * (len(str(line)) + 1)
    body = _excerpt(finding, locator, margin)
    if finding.other is not None and finding.other.span is not None:
        place = f"{finding.other.file}:{finding.other.span.line}:{finding.other.span.column}"
        body += f"{margin} = {phrase(_SECOND, {'place': place}, language)}\n"
    advice = hint(finding, language)
    return head + body + (f"{margin} = {advice}\n" if advice else "") + "\n"


def _excerpt(finding: Finding, locator: Locator, margin: str) -> str:
    span = finding.place.span
    if span is None:
        return ""
    source = masked(locator.lines(finding.place.file).line(span.line))  # a log is read by more people than the file
    if not source.strip():
        return ""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(source)
    cut = max(start - _BEFORE, 0) if len(source) > _WIDTH and start > _BEFORE else 0
    shown = clean(source[cut : cut + _WIDTH]).replace("\t", " ").replace("\n", " ")
    marker = " " * (start - cut) + "^" * max(min(end, cut + len(shown)) - start, 1)
    lead = "…" if cut else ""
    return f" {span.line} | {lead}{shown}\n{margin} | {' ' * len(lead)}{marker}\n"

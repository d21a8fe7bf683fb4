"""Findings as text for people: place, message, the line with a marker, and what to write."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kpss.findings.checked import Checked
from kpss.findings.finding import Finding, Severity
from kpss.findings.locate import Locator
from kpss.formats import findings_words
from kpss.formats.findings_view import PLAIN, View
from kpss.formats.wording import hint, message, plain_spaces
from kpss.language.cleaning import clean, one_line
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.reports.words import SEVERITIES as WORDS
from kpss.source.birth_numbers import masked

_COLORS = {"error": "31", "warning": "33", "gap": "36", "note": "34"}
_SECOND = Text("Druhé místo: {place}", "The other place: {place}")
_NEW = Text("Nové oproti {base}:", "New since {base}:")
_KNOWN = Text(
    "Známé nálezy: {counts} (vypíše kpss validate{options}).",
    "Known findings: {counts} (shown by kpss validate{options}).",
)
_FIXED = Text("Opravené:", "Fixed:")
_GONE = Text("Odpadlo se smazanými záznamy:", "Gone with deleted records:")
_ASKED: tuple[Severity, ...] = ("note", "gap")  # shown only where asked for; the first shows the second too
_BRIEFLY: tuple[Severity, ...] = ("gap",)  # a line each, where a comparison tells them unasked
_WIDTH = 110  # of an excerpt
_BEFORE = 40  # characters kept before the marker in a long line


def render(checked: Checked, locator: Locator, language: Language, view: View = PLAIN) -> str:
    """What was found; compared with an earlier revision, what is new in full, what is known counted."""
    if checked.base:
        parts = _compared(checked, locator, language, view)
    else:
        parts = _in_full(checked.findings, view.shown, locator, language, view)
    said = [uncertain] if (uncertain := findings_words.uncertain(checked, language)) else []
    said += [findings_words.summary(checked, language, view, lines=_gap_lines(checked, language, view))]
    said += [waived] if (waived := findings_words.waived(checked, language)) else []
    return parts + "\n".join([*said, *findings_words.remarks(checked, language)]) + "\n"


def _compared(checked: Checked, locator: Locator, language: Language, view: View) -> str:
    """What is new under its heading, how much is known, and what was fixed, a line each."""
    # A gap that a change makes is what its reviewer is to see, a line for each; in full where it was asked for.
    briefly = [severity for severity in _BRIEFLY if severity not in view.shown]
    new = findings_words.of_state(checked.findings, "new")
    text = _in_full(new, {"error", "warning", *view.shown}, locator, language, view)
    text += _lines(new, briefly, locator, language, color=view.color)
    if text:
        text = phrase(_NEW, {"base": masked(checked.base)}, language) + f"\n\n{text}"
    if known := findings_words.of_state(checked.findings, "known"):
        level = next((one for one in _ASKED if any(finding.severity == one for finding in known)), None)
        words = {"counts": findings_words.counted(known, language), "options": view.everything(level)}
        text += plain_spaces(phrase(_KNOWN, words, language)) + "\n\n"
    for title, fixed in zip((_FIXED, _GONE), findings_words.fixed_and_gone(checked.findings), strict=True):
        if lines := _lines(fixed, ["error", "warning", *briefly, *view.shown], locator, language, indent="  "):
            text += f"{title.in_language(language)}\n{lines}"
    return text


def _gap_lines(checked: Checked, language: Language, view: View) -> int:
    """How many lines tell the new gaps; 0 where each of them has its own."""
    if not checked.base or "gap" in view.shown:
        return 0
    gaps = [one for one in findings_words.of_state(checked.findings, "new") if one.severity == "gap"]
    lines = len(findings_words.together(gaps, language))
    return lines if lines < len(gaps) else 0


def _lines(
    findings: Sequence[Finding],
    severities: Collection[Severity],
    locator: Locator,
    language: Language,
    *,
    color: bool = False,
    indent: str = "",
) -> str:
    """A line for each of *findings*, or for those of an ORP's municipalities together."""
    wanted = locator.in_order(finding for finding in findings if finding.severity in severities)
    lines = [
        f"{indent}{_place(group[0])}: {_severity(group[0], language, color=color)} {words}\n"
        for group, words in findings_words.together(wanted, language)
    ]
    return "".join(lines) + "\n" if lines else ""


def _in_full(
    findings: Sequence[Finding], shown: Collection[Severity], locator: Locator, language: Language, view: View
) -> str:
    wanted = locator.in_order(finding for finding in findings if finding.severity in shown)
    return "".join(_finding(finding, locator, language, color=view.color) for finding in wanted)


def _finding(finding: Finding, locator: Locator, language: Language, *, color: bool) -> str:
    margin = " " * (len(str(_start(finding)[0])) + 1)
    body = _excerpt(finding, locator, margin)
    if finding.other is not None and finding.other.span is not None:
        place = f"{finding.other.file}:{finding.other.span.line}:{finding.other.span.column}"
        body += f"{margin} = {phrase(_SECOND, {'place': place}, language)}\n"
    advice = hint(finding, language)
    return f"{_head(finding, language, color=color)}\n{body}" + (f"{margin} = {advice}\n" if advice else "") + "\n"


def _head(finding: Finding, language: Language, *, color: bool) -> str:
    said = f"{finding.code_text} {message(finding, language)}"
    return f"{_place(finding)}: {_severity(finding, language, color=color)} {said}"


def _place(finding: Finding) -> str:
    line, column = _start(finding)
    return f"{one_line(finding.place.file)}:{line}:{column}"


def _severity(finding: Finding, language: Language, *, color: bool) -> str:
    word = WORDS[finding.severity].in_language(language)
    return f"\x1b[1;{_COLORS[finding.severity]}m{word}\x1b[0m" if color else word


def _start(finding: Finding) -> tuple[int, int]:
    span = finding.place.span
    return (span.line, span.column) if span is not None else (1, 1)


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

"""Findings in words: how many of which severity, what is new, known and fixed, what waivers accept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kpss.findings.checked import Checked
from kpss.findings.finding import SEVERITIES, Finding, Severity, State
from kpss.formats.findings_view import PLAIN, View
from kpss.formats.wording import message, plain_spaces
from kpss.language.cleaning import one_line
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.reports import remarks as remarks_on_plans
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked

COUNTS: Mapping[Severity, Text] = {
    "error": Text("{n:chyba|chyby|chyb}", "{n:error|errors}"),
    "warning": Text("{n:varování|varování|varování}", "{n:warning|warnings}"),
    "gap": Text("{n:mezera|mezery|mezer}", "{n:gap|gaps}"),
    "note": Text("{n:poznámka|poznámky|poznámek}", "{n:note|notes}"),
}
_GAPS = Text(" (souhrn: kpss report gaps{options})", " (summary: kpss report gaps{options})")
_HIDDEN_NOTES = Text(" (vypíše kpss validate{options})", " (shown by kpss validate{options})")
_LINES = Text(
    " (výše {n:řádek|řádky|řádků}, obce jednoho ORP spolu)",
    " ({n:line|lines} above, municipalities of one ORP together)",
)
CLEAN = Text("V pořádku.", "All is well.")
_NEW = Text("Nové: {counts}.", "New: {counts}.")
_NOTHING_NEW = Text("Nic nového.", "Nothing new.")
_KNOWN = Text("Známé: {counts}.", "Known: {counts}.")
_FIXED = Text("Opraveno: {count}.", "Fixed: {count}.")
_GONE = Text("Odpadlo se smazanými záznamy: {count}.", "Gone with deleted records: {count}.")
_WAIVED = Text(
    "{n:nález je přijat|nálezy jsou přijaty|nálezů je přijato} výjimkou.",
    "{n:finding is|findings are} accepted by a waiver.",
)


def tally(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many of *findings* there are of each severity."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        if finding.severity in counts:
            counts[finding.severity] += 1
    return counts


def counted(findings: Iterable[Finding], language: Language, texts: Mapping[Severity, Text] = COUNTS) -> str:
    """The counts of *findings* by severity in words: ``2 chyby, 1 mezera``; empty where there are none."""
    said = [phrase(texts[severity], {"n": count}, language) for severity, count in tally(findings).items() if count]
    return plain_spaces(", ".join(said))


def together(findings: Iterable[Finding], language: Language) -> list[tuple[list[Finding], str]]:
    """Code and message of each of *findings*; those of an ORP's municipalities with one gap are told as one."""
    groups: dict[tuple[Any, ...], list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        same = CATALOGUE[finding.code].grouped is not None
        groups[(finding.code, finding.orp, finding.subject) if same else (number,)].append(finding)
    return [(group, f"{group[0].code_text} {_said_of(group, language)}") for group in groups.values()]


def _said_of(group: Sequence[Finding], language: Language) -> str:
    first, template = group[0], CATALOGUE[group[0].code].grouped
    if template is None or len(group) == 1:
        return message(first, language)
    return masked(plain_spaces(phrase(template, {**first.params, "count": len(group)}, language)))


def of_state(findings: Iterable[Finding], *states: State) -> list[Finding]:
    """Those of *findings* that have one of *states*."""
    return [finding for finding in findings if finding.state in states]


def fixed_and_gone(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Of *findings* those that were mended, and those that are gone with what they were about."""
    found = of_state(findings, "fixed")
    return [one for one in found if not one.gone], [one for one in found if one.gone]


def summary(checked: Checked, language: Language, view: View = PLAIN, *, lines: int = 0) -> str:
    """All findings in one sentence or three, and how to see those that are not shown.

    *lines* is how many lines tell the new gaps where they are told together.
    """
    if not checked.findings:
        return CLEAN.in_language(language)
    if checked.base:
        return _compared(checked.findings, language, view, lines)
    counts = _counts(checked.findings, language)
    if "gap" in counts:
        counts["gap"] += phrase(_GAPS, {"options": View(as_of=view.as_of).options()}, language)
    if "note" in counts and "note" not in view.shown:
        counts["note"] += phrase(_HIDDEN_NOTES, {"options": view.options("note")}, language)
    return plain_spaces(", ".join(counts.values())) + "."


def _counts(findings: Iterable[Finding], language: Language) -> dict[Severity, str]:
    return {severity: phrase(COUNTS[severity], {"n": n}, language) for severity, n in tally(findings).items() if n}


def _compared(findings: Sequence[Finding], language: Language, view: View, lines: int) -> str:
    counts = _counts(of_state(findings, "new"), language)
    if lines:
        counts["gap"] += phrase(_LINES, {"n": lines}, language)
    if "note" in counts and "note" not in view.shown:
        counts["note"] += phrase(_HIDDEN_NOTES, {"options": view.options("note")}, language)
    new = plain_spaces(", ".join(counts.values()))
    known = counted(of_state(findings, "known"), language)
    fixed, gone = map(len, fixed_and_gone(findings))
    said = [phrase(_NEW, {"counts": new}, language) if new else _NOTHING_NEW.in_language(language)]
    said += [phrase(_KNOWN, {"counts": known}, language)] if known else []
    said += [phrase(_FIXED, {"count": fixed}, language)] if fixed else []
    said += [phrase(_GONE, {"count": gone}, language)] if gone else []
    return " ".join(said)


def uncertain(checked: Checked, language: Language) -> str:
    """That gaps cannot be counted because files cannot be read; empty where all can."""
    found = remarks_on_plans.uncertain(checked.unread)
    return masked(one_line(found.in_language(language))) if found is not None else ""


def waived(checked: Checked, language: Language) -> str:
    """How many findings are accepted by waivers; empty where none is."""
    count = len(checked.waived)
    return plain_spaces(phrase(_WAIVED, {"n": count}, language)) if count else ""


def remarks(checked: Checked, language: Language) -> list[str]:
    """What a reader must know of the comparison, each on one line."""
    return [masked(one_line(remark.in_language(language))) for remark in checked.remarks]

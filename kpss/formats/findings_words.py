"""Findings in words: how many of which severity, what is new, known and fixed, what waivers accept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kpss.findings.checked import Checked
from kpss.findings.finding import SEVERITIES, Finding, Severity, State
from kpss.formats.wording import message, plain_spaces
from kpss.language.cleaning import one_line
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text
from kpss.rules import CATALOGUE
from kpss.source.birth_numbers import masked

COUNTS: Mapping[Severity, Text] = {
    "error": Text("{n:chyba|chyby|chyb}", "{n:error|errors}"),
    "warning": Text("{n:varování|varování|varování}", "{n:warning|warnings}"),
    "gap": Text("{n:mezera|mezery|mezer}", "{n:gap|gaps}"),
    "note": Text("{n:poznámka|poznámky|poznámek}", "{n:note|notes}"),
}
_GAPS = Text(" (souhrn: kpss report gaps{as_of})", " (summary: kpss report gaps{as_of})")
_HIDDEN_NOTES = Text(" (vypíše kpss validate --fail-on note{as_of})", " (shown by kpss validate --fail-on note{as_of})")
CLEAN = Text("V pořádku.", "All is well.")
_NEW = Text("Nové: {counts}.", "New: {counts}.")
_NOTHING_NEW = Text("Nic nového.", "Nothing new.")
_KNOWN = Text("Známé: {counts}.", "Known: {counts}.")
_FIXED = Text("Opraveno: {count}.", "Fixed: {count}.")
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
    counts = tally(findings)
    said = [phrase(texts[severity], {"n": count}, language) for severity, count in counts.items() if count]
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


def summary(checked: Checked, language: Language, *, shown: Sequence[Severity] = SEVERITIES, as_of: str = "") -> str:
    """All findings in one sentence or three; where nothing was compared also how to see those that are not *shown*."""
    if not checked.findings:
        return CLEAN.in_language(language)
    if checked.base:
        return _compared(checked.findings, language)
    day = f" --as-of {as_of}" if as_of else ""
    counts = {
        severity: phrase(COUNTS[severity], {"n": n}, language) for severity, n in tally(checked.findings).items() if n
    }
    if "gap" in counts:
        counts["gap"] += phrase(_GAPS, {"as_of": day}, language)
    if "note" in counts and "note" not in shown:
        counts["note"] += phrase(_HIDDEN_NOTES, {"as_of": day}, language)
    return plain_spaces(", ".join(counts.values())) + "."


def _compared(findings: Sequence[Finding], language: Language) -> str:
    new = counted(of_state(findings, "new"), language)
    known = counted(of_state(findings, "known"), language)
    fixed = len(of_state(findings, "fixed"))
    said = [phrase(_NEW, {"counts": new}, language) if new else _NOTHING_NEW.in_language(language)]
    said += [phrase(_KNOWN, {"counts": known}, language)] if known else []
    said += [phrase(_FIXED, {"count": fixed}, language)] if fixed else []
    return " ".join(said)


def waived(checked: Checked, language: Language) -> str:
    """How many findings are accepted by waivers; empty where none is."""
    count = len(checked.waived)
    return plain_spaces(phrase(_WAIVED, {"n": count}, language)) if count else ""


def remarks(checked: Checked, language: Language) -> list[str]:
    """What a reader must know of the comparison, each on one line."""
    return [masked(one_line(remark.in_language(language))) for remark in checked.remarks]

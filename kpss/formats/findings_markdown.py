"""Findings as Markdown: for a comment on a proposed change, the summary of a build, or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kpss.findings.checked import Checked
from kpss.findings.finding import SEVERITIES, Finding, Severity
from kpss.findings.locate import Locator
from kpss.formats import findings_words
from kpss.formats.findings_view import PLAIN, View, shortened, worst_first
from kpss.formats.markdown_text import code, escape
from kpss.formats.wording import hint, message, plain_spaces
from kpss.language.phrases import join, phrase
from kpss.language.text import Language, Text
from kpss.reports.words import SEVERITIES as WORDS
from kpss.source.birth_numbers import masked

COMMENT = 60_000
"""Bytes that a comment may have: GitHub takes 65 536 characters."""
_RESERVE = 200  # bytes for the sentence about what did not fit
_LONGEST = 600  # characters of a message in a cell
_BRINGS = Text("změna přináší {counts}", "this change brings {counts}")
_BRINGS_NOTHING = Text("změna nepřináší žádný nový nález", "this change brings no new finding")
_CLEAN = Text("v pořádku", "all is well")
_BROUGHT: dict[Severity, Text] = {
    "error": Text("{n:chybu|chyby|chyb}", "{n:error|errors}"),
    "warning": Text("{n:varování|varování|varování}", "{n:warning|warnings}"),
    "gap": Text("{n:mezeru|mezery|mezer}", "{n:gap|gaps}"),
    "note": Text("{n:poznámku|poznámky|poznámek}", "{n:note|notes}"),
}
_BASE = Text("Porovnáno s {base}.", "Compared with {base}.")
_KNOWN = Text("Známé nálezy: {counts}", "Known findings: {counts}")
_FIXED = Text("Opraveno: {counts}", "Fixed: {counts}")
_GONE = Text("Odpadlo se smazanými záznamy: {counts}", "Gone with deleted records: {counts}")
_TABLE = Text("| Místo | Co | Co s tím |\n", "| Place | What | What to do |\n")
_RULE = "| --- | --- | --- |\n"
_LEFT_OUT = Text(
    "{n:#Nevešel|Nevešly|Nevešlo} se sem {n:další nález|další nálezy|dalších nálezů}; vypíše {n:#ho|je|je} {command}.",
    "{n:more finding|more findings} did not fit in here; {command} lists {n:#it|them}.",
)


class _Part(NamedTuple):
    """What opens a part of the page, its rows, of which the last may be left out, and what closes it."""

    opening: str
    rows: Sequence[str]
    closing: str = ""


def render(checked: Checked, locator: Locator, language: Language, view: View = PLAIN, *, most: int = COMMENT) -> str:
    """The findings in *most* bytes, cut at a row; a sentence says how many did not fit."""
    told: set[Severity] = {*view.shown, "error", "warning", "gap"} if checked.base else {*view.shown}
    findings = worst_first(locator.in_order(checked.findings))
    first = [one for one in findings if one.state in ("", "new") and one.severity in told]
    known = findings_words.of_state(findings, "known")
    parts = [_Part(_head(checked, language, view), ())]
    if first:
        parts.append(_Part("\n" + _TABLE.in_language(language) + _RULE, _rows(first, language, view)))
    if shown := [one for one in known if one.severity in view.shown]:
        parts.append(_folded(_KNOWN, known, _rows(shown, language, view), language, table=True))
    for title, fixed in zip((_FIXED, _GONE), findings_words.fixed_and_gone(findings), strict=True):
        if fixed:
            parts.append(_folded(title, fixed, _lines(fixed, language, view), language))
    return _within(parts, most, language)


def _head(checked: Checked, language: Language, view: View) -> str:
    """The headline in words, and what has to be known of the comparison."""
    lines = [f"## kpss: {_title(checked, language)}\n"]
    said = [findings_words.waived(checked, language), *map(escape, findings_words.remarks(checked, language))]
    if checked.base:
        said.insert(0, phrase(_BASE, {"base": code(masked(checked.base))}, language))
        said.insert(1, findings_words.summary(checked, language, view))
    elif len(checked.findings) > sum(finding.severity in view.shown for finding in checked.findings):
        said.insert(0, findings_words.summary(checked, language, view))
    said.insert(0, escape(findings_words.uncertain(checked, language)))
    lines += [f"\n{one}\n" for one in said if one]
    return "".join(lines)


def _title(checked: Checked, language: Language) -> str:
    if not checked.base:
        return findings_words.counted(checked.findings, language) or _CLEAN.in_language(language)
    counts = findings_words.tally(findings_words.of_state(checked.findings, "new"))
    brought = [phrase(_BROUGHT[one], {"n": counts[one]}, language) for one in SEVERITIES if counts[one]]
    if not brought:
        return _BRINGS_NOTHING.in_language(language)
    return plain_spaces(phrase(_BRINGS, {"counts": join(brought, language)}, language))


def _folded(
    title: Text, findings: Sequence[Finding], rows: list[str], language: Language, *, table: bool = False
) -> _Part:
    """A part that opens when somebody wants to see it."""
    words = phrase(title, {"counts": findings_words.counted(findings, language)}, language)
    head = _TABLE.in_language(language) + _RULE if table else ""
    return _Part(f"\n<details><summary>{words}</summary>\n\n{head}", rows, "\n</details>\n")


def _rows(findings: Iterable[Finding], language: Language, view: View) -> list[str]:
    rows = []
    for finding in findings:
        advice = escape(shortened(hint(finding, language), _LONGEST))
        rows.append(f"| {_place(finding, view)} | {_what(finding, language)} | {advice} |\n")
    return rows


def _lines(findings: Iterable[Finding], language: Language, view: View) -> list[str]:
    return [f"- {_place(finding, view)} {_what(finding, language)}\n" for finding in findings]


def _place(finding: Finding, view: View) -> str:
    line = finding.place.span.line if finding.place.span is not None else 1
    return code(f"{view.prefix}{finding.place.file}:{line}")


def _what(finding: Finding, language: Language) -> str:
    severity = WORDS[finding.severity].in_language(language)
    return f"**{severity}** {finding.code_text}: {escape(shortened(message(finding, language), _LONGEST))}"


def _within(parts: Iterable[_Part], most: int, language: Language) -> str:
    """*parts* as one text; once a row finds no room, none of the later ones is taken."""
    text, room, left_out = "", most - _RESERVE, 0
    for part in parts:
        room -= _size(part.opening) + _size(part.closing)
        taken = []
        for row in part.rows:
            room -= _size(row)
            if room < 0 or left_out:
                left_out += 1
            else:
                taken.append(row)
        if taken or not part.rows:
            text += part.opening + "".join(taken) + part.closing
    if left_out:
        said = phrase(_LEFT_OUT, {"n": left_out, "command": code("kpss validate")}, language)
        text += f"\n{plain_spaces(said)}\n"
    return text


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))

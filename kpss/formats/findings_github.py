"""Findings as workflow commands of GitHub Actions.

A command is a line ``::error file=a.yaml,line=1::message``.  GitHub keeps ten of each sort from one step and drops the
rest, so the most important ones come first and what is left out is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kpss.findings.checked import Checked
from kpss.findings.finding import SEVERITIES, Finding, Severity
from kpss.findings.locate import Locator
from kpss.formats import findings_words
from kpss.formats.findings_view import PLAIN, View, shortened, worst_first
from kpss.formats.wording import hint, message
from kpss.language.cleaning import no_commands, one_line
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "gap": "notice"}
_MOST = 10  # of each command in one step
_LONGEST = 2000  # characters; the runner cuts what is longer than 4096
_LEFT_OUT = Text(
    "GitHub ukáže u souborů nejvýš 10 zpráv každého druhu; nevešlo se: {counts}. Vypíše je kpss validate.",
    "GitHub shows at most 10 messages of each sort at the files; left out: {counts}. kpss validate lists them.",
)


def render(checked: Checked, locator: Locator, language: Language, view: View = PLAIN) -> str:
    """The commands, then the counts of all findings and of those that GitHub would not show."""
    lines, left_out = _commands(checked, locator, language, view)
    said = [
        findings_words.uncertain(checked, language),
        findings_words.summary(checked, language, view._replace(shown=SEVERITIES)),
        findings_words.waived(checked, language),
    ]
    plain = [*said, _left_out(left_out, language), *findings_words.remarks(checked, language)]
    return "\n".join([*lines, *map(no_commands, filter(None, plain))]) + "\n"


def commands(checked: Checked, locator: Locator, language: Language, view: View = PLAIN) -> str:
    """The commands alone and what was left out, to follow a text that people read; empty where there are none."""
    lines, left_out = _commands(checked, locator, language, view)
    return "".join(f"{line}\n" for line in [*lines, *filter(None, [_left_out(left_out, language)])])


def _commands(checked: Checked, locator: Locator, language: Language, view: View) -> tuple[list[str], list[Finding]]:
    """The commands that GitHub keeps, and the findings for which there was no place."""
    findings = worst_first(locator.in_order(_annotated(checked)))
    used: Counter[Severity] = Counter()
    lines, left_out = [], []
    for finding in findings:
        used[finding.severity] += 1
        if used[finding.severity] <= _MOST:
            lines.append(_command(finding, language, view.prefix))
        else:
            left_out.append(finding)
    return lines, left_out


def _annotated(checked: Checked) -> Iterable[Finding]:
    """Errors and warnings; compared with an earlier revision the new ones, and new gaps."""
    severities = ("error", "warning", "gap") if checked.base else ("error", "warning")
    return (finding for finding in checked.failing if finding.severity in severities)


def _left_out(findings: list[Finding], language: Language) -> str:
    counts = findings_words.counted(findings, language)
    return phrase(_LEFT_OUT, {"counts": counts}, language) if counts else ""


def _command(finding: Finding, language: Language, prefix: str) -> str:
    span = finding.place.span
    properties = {"file": prefix + finding.place.file, "title": finding.code_text}
    if span is not None:
        properties |= {"line": str(span.line), "col": str(span.column), "endLine": str(span.end_line)}
        if span.end_line == span.line:
            properties["endColumn"] = str(span.end_column)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = " ".join(part for part in (message(finding, language), hint(finding, language)) if part)
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(shortened(text, _LONGEST))}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")  # there are no line ends left, which would be %0D and %0A


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

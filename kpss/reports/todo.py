"""What is to be done, by those who have to see to it: findings and deadlines, ready to be sent to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kpss.deadlines.collect import deadlines, horizon
from kpss.deadlines.entries import Deadline
from kpss.findings.finding import Finding, Severity
from kpss.findings.locate import Locator
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.reports.deadlines import SORTS, STATES, all_remarks, row_of, shows
from kpss.reports.filters import Filters, choose, shows_finding
from kpss.reports.gaps import rows_of
from kpss.reports.remarks import ACCEPTED, accepted, known_until
from kpss.reports.responsible import of_deadline, of_finding
from kpss.reports.table import Column, Grouping, Report, Row
from kpss.reports.words import SEVERITIES
from kpss.rules.engine import examine
from kpss.source.birth_numbers import masked

MONTHS = 3

_SHOWN: tuple[Severity, ...] = ("error", "gap", "warning")
_EVENTS = ("session", "consultation", "mandate")  # they happen on the day; everything else is to be done by it
# A deadline that a finding tells too is left to the finding.
_TOLD = {
    "plan": (301, 302, 310), "frequency": (503,), "papers": (504,), "invitation": (505,), "minutes": (506,),
    "consultation": (607,),
}  # fmt: skip

_COLUMNS = (
    Column("responsible", Text("Kdo", "Who")),
    Column("due", Text("Termín", "Date"), "date"),
    Column("state", Text("Stav", "State"), "choice", labels=STATES),
    Column("sort", Text("Druh", "Sort"), "choice", labels=SORTS),
    Column("severity", Text("Závažnost", "Severity"), "choice", labels=SEVERITIES),
    Column("code", Text("Kód", "Code")),
    Column("what", Text("Co", "What")),
    Column("hint", Text("Co s tím", "How")),
    Column("item", Text("Co udělat", "What to do"), data=False),
    Column("orp", Text("ORP", "ORP")),
    Column("record", Text("Záznam", "Record")),
    Column("plan", Text("Plán", "Plan")),
    Column("file", Text("Soubor", "File")),
    Column("line", Text("Řádek", "Line"), "number"),
)
_GROUPING = Grouping("responsible", "item", Text("Neurčeno", "Nobody named"))
_ITEMS = {
    "overdue": Text("Po termínu ({due:date}): {what}.", "Overdue ({due:date}): {what}."),
    "by": Text("Do {due:date}: {what}.", "By {due:date}: {what}."),
    "on": Text("Dne {due:date}: {what}.", "On {due:date}: {what}."),
    "undated": Text("Bez termínu: {what}.", "No day set: {what}."),
    "gap": Text("{what} {hint} ({code})", "{what} {hint} ({code})"),
    "file": Text("{what} Soubor {file}, řádek {line} ({code})", "{what} File {file}, line {line} ({code})"),
}
_SAID = Text("{said}", "{said}")
_NOTHING = Text(
    "Do {until:date} není známo nic, co by bylo potřeba udělat.", "Nothing is known to be done by {until:date}."
)
_SUMMARY = Text(
    "{overdue:věc|věci|věcí} po termínu, {dated:termín|termíny|termínů} do {until:date}, "
    "{undated:úkol|úkoly|úkolů} bez termínu, {error:chyba|chyby|chyb}, {gap:mezera|mezery|mezer} "
    "a {warning:varování|varování|varování}.",
    "{overdue:thing|things} overdue, {dated:deadline|deadlines} until {until:date}, "
    "{undated:thing|things} without a day, {error:error|errors}, {gap:gap|gaps} and {warning:warning|warnings}.",
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """A row for each thing to be done and each of those responsible for it; the most urgent first."""
    chosen = choose(workspace, filters)
    months = filters.months if filters.months is not None else MONTHS
    until = horizon(workspace, months).isoformat()
    examined = examine(workspace)
    findings = [f for f in examined.findings if f.severity in _SHOWN and shows_finding(workspace, chosen, f)]
    waived = [f for f, _ in examined.waived if f.severity in _SHOWN and shows_finding(workspace, chosen, f)]
    told = {(finding.code, finding.record) for finding in findings}
    found = [
        one
        for one in (deadlines(workspace, months) if not chosen.codes else ())
        if shows(workspace, chosen, one) and not _is_told(workspace, one, told)
    ]
    locator = Locator(workspace.tree)
    rows = [row for one in found for row in _of_deadline(workspace, locator, one)]
    pairs = rows_of(workspace, findings)
    rows += [row for finding, row in pairs for row in _of_finding(workspace, finding, row)]
    rows.sort(key=_order)
    counts = Counter(finding.severity for finding, _ in pairs)
    states = Counter(one.state(workspace.as_of) for one in found)
    params: dict[str, Any] = {severity: counts[severity] for severity in _SHOWN} | {
        "overdue": states["overdue"], "undated": states[None], "dated": states["due"] + states["coming"], "until": until,
    }  # fmt: skip
    return Report(
        "todo", Text("Co je potřeba udělat", "What is to be done"), workspace.as_of, _COLUMNS, rows,
        (*all_remarks(workspace), *accepted(ACCEPTED, len(rows_of(workspace, waived)))), {"known_until": known_until(workspace), "until": until},
        Phrase(_SUMMARY if rows else _NOTHING, params), _GROUPING,
    )  # fmt: skip


def _is_told(workspace: Workspace, one: Deadline, told: set[tuple[int, str]]) -> bool:
    late = one.state(workspace.as_of) in ("overdue", None) or one.sort == "plan"
    return late and any((code, one.record.id) in told for code in _TOLD.get(one.sort, ()))


def _of_deadline(workspace: Workspace, locator: Locator, one: Deadline) -> Iterator[Row]:
    row, state = row_of(workspace, locator, one), one.state(workspace.as_of)
    template = (
        "undated" if state is None else "overdue" if state == "overdue" else "on" if one.sort in _EVENTS else "by"
    )
    what = _both(one.what)
    item = Phrase(_ITEMS[template], {"due": row["due"], "what": what})
    for name in of_deadline(workspace, one) or (None,):
        yield _row(row, responsible=name, what=Phrase(_SAID, {"said": what}), item=item)


def _of_finding(workspace: Workspace, finding: Finding, row: Row) -> Iterator[Row]:
    what, hint = _both(row["message"]), _both(row["hint"]) if row["hint"] else None
    item = Phrase(_ITEMS["gap" if finding.severity == "gap" else "file"], {**row, "what": what, "hint": hint or ""})
    said = {"what": Phrase(_SAID, {"said": what}), "hint": Phrase(_SAID, {"said": hint}) if hint else None}
    for name in of_finding(workspace, finding) or (None,):
        yield _row(row, responsible=name, item=item, **said)


def _row(row: Row, **changes: Any) -> Row:
    made = {**row, **changes}
    return {column.key: made.get(column.key) for column in _COLUMNS}


def _both(phrase: Phrase) -> Text:
    """*phrase* as a value of another one, without birth numbers: the list is made to be sent away."""
    return Text(masked(phrase.in_language("cs")), masked(phrase.in_language("en")))


def _order(row: Row) -> tuple[Any, ...]:
    """By name, nobody last; deadlines by day, those without a day, then findings."""
    name, severity = row["responsible"], row["severity"]
    rank = _SHOWN.index(severity) + 1 if severity is not None else 0
    return (
        name is None,
        sort_key(name or ""),
        name or "",
        rank,
        row["due"] or "9999",
        row["code"] or "",
        row["record"],
        row["line"],
    )

"""Gaps: what planning is missing on the date, sorted by what to do first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.locate import Locator
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose, finding_orps, shows_finding
from kpss.reports.remarks import ACCEPTED_GAPS, accepted, known_until, remarks, uncertain
from kpss.reports.table import Column, Report, Row
from kpss.reports.words import SEVERITIES
from kpss.rules import CATALOGUE
from kpss.rules.engine import examine

PRIORITIES = {
    1: Text("řešit hned", "act now"),
    2: Text("připravit", "prepare"),
    3: Text("sledovat", "watch"),
}
# What is missing now comes before what will be missing, and that before what needs watching.
_FIRST = (301, 309, 310, 408)
_SECOND = (302, 402, 404, 501, 510, 601, 606, 608, 705, 707, 709, 710, 711)

_NAMED = 3  # so many municipalities are named in the sentence itself

_COLUMNS = (
    Column("priority", Text("Priorita", "Priority"), "choice", labels={str(n): text for n, text in PRIORITIES.items()}),
    Column("code", Text("Kód", "Code")),
    Column("severity", Text("Závažnost", "Severity"), "choice", labels=SEVERITIES, shown=False),
    Column("message", Text("Co chybí", "What is missing")),
    Column("since", Text("Od", "Since"), "date"),
    Column("orp", Text("ORP", "ORP")),
    Column("record", Text("Záznam", "Record"), shown=False),
    Column("plan", Text("Plán", "Plan"), shown=False),
    Column("municipalities", Text("Kódy obcí", "Codes of municipalities"), "list", shown=False),
    Column("names", Text("Obce", "Municipalities"), "list", data=False),
    Column("hint", Text("Co s tím", "What to do")),
    Column("file", Text("Soubor", "File"), shown=False),
    Column("line", Text("Řádek", "Line"), "number", shown=False),
    Column("column", Text("Sloupec", "Column"), "number", shown=False),
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """Findings of severity *gap*; the municipalities of an ORP with the same gap make one row."""
    chosen = choose(workspace, filters)
    examined = examine(workspace)
    gaps = [f for f in examined.findings if f.severity == "gap" and shows_finding(workspace, chosen, f)]
    waived = [f for f, _ in examined.waived if f.severity == "gap" and shows_finding(workspace, chosen, f)]
    rows = [row for _, row in rows_of(workspace, gaps)]
    rows.sort(key=_order)
    unread = [facts["path"] for facts in workspace.unread]
    return Report(
        "gaps",
        Text("Mezery v plánování", "Gaps in planning"),
        workspace.as_of,
        _COLUMNS,
        rows,
        (*remarks(workspace), *accepted(ACCEPTED_GAPS, len(rows_of(workspace, waived)))),
        {"known_until": known_until(workspace), "unread": unread},
        _summary(rows, uncertain(unread)),
    )


def rows_of(workspace: Workspace, findings: Iterable[Finding]) -> list[tuple[Finding, Row]]:
    """A row for each finding, or for those of an ORP's municipalities together, with the first of its findings."""
    groups: dict[tuple[Any, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped = CATALOGUE[finding.code].grouped is not None
        key = (finding.code, finding.orp, finding.subject) if grouped else (*finding.identity, finding.place)
        groups[key].append(finding)
    locator = Locator(workspace.tree)
    return [(group[0], _row(workspace, locator, group)) for group in groups.values()]


def priority(code: int) -> int:
    """1 act now, 2 prepare, 3 watch."""
    return 1 if code in _FIRST else 2 if code in _SECOND else 3


def _row(workspace: Workspace, locator: Locator, group: Sequence[Finding]) -> Row:
    first = locator.located(group[0])
    rule = CATALOGUE[first.code]
    codes = sorted({code for finding in group for code in finding.municipalities})
    names = sorted((workspace.territory.name(code) for code in codes), key=sort_key)
    wording = rule.wording_of(first.params)
    template = wording.message
    params = dict(first.params)
    record = first.record
    if rule.grouped is not None:
        template, record = rule.grouped, record.partition("/")[0]
        params |= {"count": len(codes), "names": names}
        if len(codes) <= _NAMED:
            template = Text(*(f"{text.removesuffix('.')}: {{names:list}}." for text in template))
    orps = finding_orps(workspace, first)
    span = first.place.span
    return {
        "priority": priority(first.code),
        "code": first.code_text,
        "severity": first.severity,
        "message": Phrase(template, params),
        "since": min((f.since for f in group if f.since), default=None),
        "orp": workspace.territory.orp_name(orps[0]) if len(orps) == 1 else None,
        "record": record,
        "plan": first.plan or None,
        "municipalities": codes,
        "names": names,
        "hint": Phrase(wording.hint, params) if wording.hint is not None else None,
        "file": first.place.file,
        "line": span.line if span is not None else None,
        "column": span.column if span is not None else None,
    }


def _order(row: Row) -> tuple[Any, ...]:
    codes = (*_FIRST, *_SECOND)
    code = int(row["code"].removeprefix("KPSS"))
    rank = codes.index(code) if code in codes else len(codes) + code
    return (
        row["priority"],
        rank,
        -len(row["municipalities"]),
        sort_key(row["orp"] or ""),
        row["since"] or "",
        row["record"],
    )


def _summary(rows: Sequence[Row], doubt: Phrase | None) -> Phrase:
    """How many gaps there are; where they cannot be counted, that comes first."""
    if doubt is None:
        return _counts(rows)
    return (
        Phrase(Text("{doubt} {counts}", "{doubt} {counts}"), {"doubt": doubt, "counts": _counts(rows)})
        if rows
        else doubt
    )


def _counts(rows: Sequence[Row]) -> Phrase:
    if not rows:
        return Phrase(Text("K datu nejsou známy žádné mezery.", "No gaps are known on the date."))
    counts = {f"p{number}": sum(1 for row in rows if row["priority"] == number) for number in PRIORITIES}
    return Phrase(
        Text(
            "{all:mezera|mezery|mezer}: řešit hned {p1}, připravit {p2}, sledovat {p3}.",
            "{all:gap|gaps}: act now {p1}, prepare {p2}, watch {p3}.",
        ),
        {"all": len(rows), **counts},
    )

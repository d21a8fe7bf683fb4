"""The gap report: what to do first, then for each ORP which municipalities lack a plan and why."""

from __future__ import annotations

from collections import defaultdict

from kpss.documents.render import Source
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.coverage import Coverage, coverage
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters
from kpss.reports.gaps import PRIORITIES
from kpss.reports.gaps import make as gaps_report
from kpss.reports.table import Column
from kpss.reports.words import COVERAGE

_COLUMNS = (
    Column("message", Text("Co chybí", "What is missing")),
    Column("orp", Text("ORP", "ORP")),
    Column("since", Text("Od", "Since"), "date"),
    Column("hint", Text("Co s tím", "What to do")),
    Column("code", Text("Kód", "Code")),
)
_ORP_COLUMNS = (
    Column("status", Text("Stav", "Status"), "choice", labels=COVERAGE),
    Column("count", Text("Obcí", "Municipalities"), "number"),
    Column("names", Text("Obce", "Municipalities (names)"), "list"),
    Column("why", Text("Proč", "Why")),
)
_SUM_COLUMNS = (
    Column("orp", Text("ORP", "ORP")),
    *(Column(status, label, "number") for status, label in COVERAGE.items()),
)
_WHY = {
    "none": Text("žádný plán k datu není zapsán", "no plan up to the date is on record"),
    "unknown": Text("záznamy o plánech nejsou úplné", "the records of plans are not complete"),
    "exempt": Text("vojenský újezd, bez obyvatel", "a military area without inhabitants"),
}
_UNCERTAIN = Text("neví se, které obce plán vynechává", "it is not known which municipalities the plan leaves out")


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The gap report of the workspace, or of the ORP *identifier* (name or code) only."""
    report = gaps_report(workspace, Filters(orp=identifier))
    groups = [
        {"title": title.in_language(language).capitalize(), "rows": rows}
        for number, title in PRIORITIES.items()
        if (rows := [row for row in report.rows if row["priority"] == number])
    ]
    covered = coverage(workspace)
    by_orp: dict[str, list[Coverage]] = defaultdict(list)
    for item in covered:
        by_orp[item.belonging.orp].append(item)
    chosen = workspace.territory.find_orp(identifier) if identifier else list(by_orp)
    names = sorted(((workspace.territory.orp_name(code), code) for code in chosen), key=lambda pair: sort_key(pair[0]))
    context = {
        "title": report.title,
        "summary": report.summary.in_language(language) if report.summary is not None else "",
        "remarks": [remark.in_language(language) for remark in report.remarks],
        "columns": _COLUMNS,
        "groups": groups,
        "sum_columns": _sum_columns(covered),
        "sum_rows": [_sums(name, by_orp[code]) for name, code in names],
        "orp_columns": _ORP_COLUMNS,
        "orps": [{"name": name, "rows": _orp_rows(by_orp[code], language)} for name, code in names],
    }
    files = tuple({plan.file for plan in workspace.plans} | {orp.file for orp in workspace.territory.orps.values()})
    return Source("gaps.md", context, files, about=chosen[0] if identifier and len(chosen) == 1 else "")


def _sum_columns(rows: list[Coverage]) -> tuple[Column, ...]:
    used = {row.status for row in rows}
    return tuple(column for column in _SUM_COLUMNS if column.key == "orp" or column.key in used)


def _sums(name: str, rows: list[Coverage]) -> dict[str, object]:
    return {"orp": name, **{status: sum(1 for row in rows if row.status == status) for status in COVERAGE}}


def _orp_rows(rows: list[Coverage], language: Language) -> list[dict[str, object]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        why = ", ".join(plan.name for plan in row.plans) or _WHY.get(row.status, Text("", "")).in_language(language)
        if row.uncertain:
            why += f" ({_UNCERTAIN.in_language(language)})"
        groups[row.status, why].append(row.belonging.name)
    order = list(COVERAGE)
    return [
        {"status": status, "count": len(names), "names": sorted(names, key=sort_key), "why": why}
        for (status, why), names in sorted(groups.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    ]

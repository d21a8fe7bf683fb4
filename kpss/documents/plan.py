"""One plan: what it is, its state, its area municipality by municipality, approvals, measures and sources."""

from __future__ import annotations

from collections import defaultdict

from kpss.documents.plan_content import chapter_files, plan_content
from kpss.documents.render import Source
from kpss.documents.words_plans import approval_words, area_words, period_words, source_words
from kpss.language.dates import date_text
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.content import content
from kpss.model.parts import Deadline
from kpss.model.plans import Extension, Plan, known, period_on, state
from kpss.model.workspace import Workspace
from kpss.reports.remarks import remarks
from kpss.reports.table import Column
from kpss.reports.words import PLAN_TYPES, STATES

_AREA_COLUMNS = (
    Column("orp", Text("ORP", "ORP")),
    Column("count", Text("Obcí", "Municipalities"), "number"),
    Column("names", Text("Obce", "Municipalities (names)"), "list"),
)
_DEADLINE_COLUMNS = (
    Column("name", Text("Co", "What")),
    Column("due", Text("Kdy", "When")),
    Column("note", Text("Poznámka", "Note")),
)


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The sheet of the plan *identifier*.

    :raises UserError: if there is no such plan.
    """
    plan = workspace.get(identifier, Plan)
    if plan is None:
        near = nearest(identifier, [other.id for other in workspace.plans])
        raise UserError(
            f"Plán „{identifier}“ není." + (f" Nemělo to být „{near}“?" if near else " Seznam vypíše kpss list plan."),
            f"There is no plan “{identifier}”." + (f" Did you mean “{near}”?" if near else " See kpss list plan."),
        )
    day = workspace.as_of
    area = workspace.area_of(plan)
    context = {
        "plan": plan,
        "type": PLAN_TYPES.get(plan.type, Text(plan.type, plan.type)),
        "state": STATES[state(plan, day)],
        "period": period_words(period_on(plan, day), language),
        "first_period": period_words(plan.valid, language),
        "area": area_words(workspace, plan, language),
        "area_count": area.number,
        "area_unknown": area.unknown,
        "area_columns": _AREA_COLUMNS,
        "area_rows": _area_rows(workspace, plan),
        "approvals": [approval_words(workspace, item, language) for item in plan.approvals if known(item.date, day)],
        "extensions": [_extension(workspace, item, language) for item in plan.extensions if known(item.date, day)],
        "withdrawal": _withdrawal(workspace, plan, language),
        "predecessors": _names(workspace, plan.predecessors),
        "stands_in_for": _names(workspace, plan.stands_in_for),
        "implements": _names(workspace, plan.implements),
        **plan_content(workspace, plan, language),
        "deadline_columns": _used(_DEADLINE_COLUMNS, deadlines := [_deadline(d, language) for d in plan.deadlines]),
        "deadline_rows": deadlines,
        "sources": [source_words(source, language) for source in plan.sources],
        "remarks": [remark.in_language(language) for remark in remarks(workspace)],
    }
    return Source("plan.md", context, _files(workspace, plan))


def _files(workspace: Workspace, plan: Plan) -> tuple[str, ...]:
    """The files whose records the sheet shows: the plan, what it refers to, and the territory of its area."""
    referred = (workspace.records.get(value) for _, sort, _, _, value in plan.references if sort == "record")
    territory = (workspace.territory.orps.get(code) for code in workspace.orps_of(plan))
    made = content(workspace, plan)
    parts = [goal.place.record for goal in made.all_goals] + [measure.place.record for measure in made.measures]
    found = {record.file for record in (*referred, *territory, *parts) if record is not None}
    return tuple(sorted({"kpss.yaml", plan.file, *chapter_files(workspace, plan)} | found))


def _used(columns: tuple[Column, ...], rows: list[dict[str, object]]) -> tuple[Column, ...]:
    """The columns that say something in some row."""
    return tuple(column for column in columns if any(row.get(column.key) for row in rows))


def _area_rows(workspace: Workspace, plan: Plan) -> list[dict[str, object]]:
    territory, day = workspace.territory, workspace.area_day(plan)
    by_orp: dict[str, list[str]] = defaultdict(list)
    area = workspace.area_of(plan)
    for code in area.codes:
        mark = "?" if code in area.uncertain else ""
        by_orp[territory.orp_name(territory.orp_of(code, day))].append(territory.name(code) + mark)
    return [
        {"orp": orp, "count": len(names), "names": sorted(names, key=sort_key)}
        for orp, names in sorted(by_orp.items(), key=lambda pair: sort_key(pair[0]))
    ]


def _names(workspace: Workspace, identifiers: tuple[str, ...]) -> list[str]:
    records = ((identifier, workspace.records.get(identifier)) for identifier in identifiers)
    return [record.name if record is not None and record.name else identifier for identifier, record in records]


def _extension(workspace: Workspace, item: Extension, language: Language) -> str:
    until = date_text(item.to.text, language) if item.to is not None else ""
    body = workspace.records.get(item.by)
    who = body.name if body is not None else item.by_name or item.by
    when = date_text(item.date.text, language) if item.date is not None else ""
    word = Text("do", "until").in_language(language)
    return ", ".join(part for part in (f"{word} {until}", who, when, item.resolution) if part)


def _withdrawal(workspace: Workspace, plan: Plan, language: Language) -> str:
    item = plan.withdrawn
    if item is None or workspace.state_of(plan) != "withdrawn":
        return ""
    body = workspace.records.get(item.by)
    when = date_text(item.date.text, language) if item.date is not None else ""
    parts = [when, body.name if body is not None else item.by_name or item.by, item.resolution, item.reason]
    return ", ".join(part for part in parts if part)


def _deadline(item: Deadline, language: Language) -> dict[str, object]:
    months = Text("měsíc", "month").in_language(language)
    due = date_text(item.due, language) if item.due else (f"{months} {item.month}" if item.month else "")
    return {"name": item.name, "due": due, "note": item.note}

"""One plan as a document for the council, in the order in which plans are read."""

from __future__ import annotations

from kpss.documents.area_table import AREA_COLUMNS, area_rows
from kpss.documents.find import find_plan
from kpss.documents.measure_tables import NEED_COLUMNS, need_row
from kpss.documents.plan_chapters import needs_title
from kpss.documents.plan_content import plan_content
from kpss.documents.plan_order import sections
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.title_page import (
    Fact,
    approved_by,
    plan_facts,
    plan_files,
    proceedings_words,
    source_list,
    title_page,
)
from kpss.documents.words_plans import maker_name, source_words, sources_of, worth_citing
from kpss.documents.yearly_dates import yearly_dates
from kpss.language.dates import date_text
from kpss.language.text import Language, Text, capital
from kpss.model.needs import needs_of
from kpss.model.plan_content import Need
from kpss.model.plan_parts import has_content
from kpss.model.plans import Extension, Plan, known
from kpss.model.workspace import Workspace
from kpss.reports.words import PLAN_TYPES


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The document of the plan *identifier*.

    :raises UserError: if there is no such plan.
    """
    plan = find_plan(workspace, identifier)
    is_full = has_content(workspace, plan)  # else a sheet about a plan that is written elsewhere
    needs = needs_of(workspace, plan) if is_full else []
    need_rows = [need_row(workspace, need, language) for need in needs]
    kind = Text(*map(capital, PLAN_TYPES.get(plan.type, Text(plan.type, plan.type))))
    day = workspace.as_of
    found = sections(workspace, plan, language)
    context = {
        "plan": plan,
        "is_full": is_full,
        **title_page(workspace, language, plan.name, kind, plan_facts(workspace, plan, language), plan, note=plan.note),
        "basic_facts": _basic_facts(workspace, plan, language),
        "sections": found,
        **plan_content(workspace, plan, language),
        "needs_title": needs_title([(one.title, one.text) for one in found], language),
        "need_columns": used(NEED_COLUMNS, need_rows),
        "need_rows": need_rows,
        "area_unknown": workspace.area_of(plan).unknown,
        "area_columns": AREA_COLUMNS,
        "area_rows": area_rows(workspace, workspace.area_of(plan), workspace.area_day(plan)),
        "approvals": approved_by(workspace, plan.approvals, language),
        "proceedings": proceedings_words(workspace, plan.proceedings, language),
        "extensions": [_extension(workspace, item, language) for item in plan.extensions if known(item.date, day)],
        "withdrawal": _withdrawal(workspace, plan, language),
        **yearly_dates([plan], language),
        "sources": _sources(workspace, plan, needs, language),
    }
    return Source("plan.md", context, _files(workspace, plan, needs))


def _basic_facts(workspace: Workspace, plan: Plan, language: Language) -> list[dict[str, str]]:
    """What the title page does not say."""
    area = workspace.area_of(plan)
    facts: list[Fact] = [
        (Text("Pořadí plánu v území", "Edition"), f"{plan.edition}." if plan.edition else ""),
        (Text("Počet obcí v území", "Municipalities in the area"), str(area.number) if area.codes else ""),
    ]
    for label, identifiers in (
        (Text("Navazuje na", "Follows"), plan.predecessors),
        (Text("Nahrazuje", "Stands in for"), plan.stands_in_for),
        (Text("Provádí", "Implements"), plan.implements),
    ):
        facts += [(label, name) for name in _names(workspace, identifiers)]
    return [{"label": label.in_language(language), "words": words} for label, words in facts if words]


def _sources(workspace: Workspace, plan: Plan, needs: list[Need], language: Language) -> list[str]:
    """The sources of the plan with their places, then other documents that its parts, needs and tables name."""
    own = [source_words(source, language) for source in plan.sources if worth_citing(source)]
    told = set(sources_of([plan], language))
    parts = [text for text in source_list(workspace, plan, list(needs), language) if text not in told]
    tables = [source_words(item.source, language) for item in plan.tables if item.source is not None]
    return list(dict.fromkeys([*own, *parts, *tables]))


def _files(workspace: Workspace, plan: Plan, needs: list[Need]) -> tuple[str, ...]:
    """The files whose records the document shows: the plan, what it refers to, and the territory of its area."""
    territory = (workspace.territory.orps.get(code) for code in workspace.orps_of(plan))
    found = {record.file for record in territory if record is not None}
    return tuple(sorted(plan_files(workspace, plan, *needs) | found))


def _names(workspace: Workspace, identifiers: tuple[str, ...]) -> list[str]:
    records = ((identifier, workspace.records.get(identifier)) for identifier in identifiers)
    return [record.name if record is not None and record.name else identifier for identifier, record in records]


def _extension(workspace: Workspace, item: Extension, language: Language) -> str:
    until = date_text(item.to.text, language) if item.to is not None else ""
    who = maker_name(workspace, item)
    when = date_text(item.date.text, language) if item.date is not None else ""
    word = Text("do", "until").in_language(language)
    return ", ".join(part for part in (f"{word} {until}", who, when, item.resolution) if part)


def _withdrawal(workspace: Workspace, plan: Plan, language: Language) -> str:
    item = plan.withdrawn
    if item is None or workspace.state_of(plan) != "withdrawn":
        return ""
    when = date_text(item.date.text, language) if item.date is not None else ""
    parts = [when, maker_name(workspace, item), item.resolution, item.reason]
    return ", ".join(part for part in parts if part)

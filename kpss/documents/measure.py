"""Measures as cards: one of a plan, or all of them, each with its history, needs and linked measures."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from kpss.documents.find import find_plan
from kpss.documents.measure_card import FACT_COLUMNS, card, title
from kpss.documents.measure_tables import NEED_COLUMNS, need_row
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.title_page import plan_facts, plan_files, source_list, title_page
from kpss.documents.units import free_words
from kpss.documents.words_plans import period_words
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.content import Content, MeasureNode, content, everything, find_measure
from kpss.model.money import total
from kpss.model.plan_content import Evaluated, Evaluation, Need
from kpss.model.plans import Plan, period_on
from kpss.model.progress import history
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.lights import MARKED
from kpss.reports.table import CZK, Column, Row

_HISTORY = (
    Column("year", Text("Za rok", "In")),
    Column("status", Text("Plnění", "Progress"), "choice", labels=MARKED),
    Column("values", Text("Ukazatele", "Indicators"), "lines"),
    Column("spent", Text("Vydáno", "Spent"), "number", unit=CZK),
    Column("comment", Text("Komentář", "Comment")),
)
_LINKED = (
    Column("how", Text("Vztah", "Relation")),
    Column("name", Text("Opatření", "Measure")),
    Column("plan", Text("Plán", "Plan")),
)
_Serving = dict[str, list[MeasureNode]]


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The card of the measure ``plan/code``, or the cards of all measures in force of a plan.

    :raises UserError: if there is no such plan or measure.
    """
    name, _, code = identifier.partition("/")
    plan = find_plan(workspace, name)
    made = content(workspace, plan)
    nodes = [_measure(workspace, plan, code)] if code else made.measures
    serving = _serving(workspace)
    measure = Text("Opatření", "Measure").in_language(language)
    head = f"{measure} {title(nodes[0].measure.code, nodes[0].measure.name)}" if code else plan.name
    kind = Text("Karta opatření", "Card of a measure") if code else Text("Karty opatření", "Cards of measures")
    facts = [(Text("Plán", "Plan"), plan.name if code else ""), *plan_facts(workspace, plan, language)]
    context = {
        **title_page(workspace, language, head, kind, facts, plan),
        # One card is a sheet; those of a plan are a document in which each begins a page.
        "title_page": not code,
        "contents": not code,
        "new_pages": not code,
        "fact_columns": FACT_COLUMNS,
        "cards": [_card(workspace, everything(workspace, plan), node, serving, language) for node in nodes],
        "single": bool(code),
        "partly": plan.measures_complete is False and not code,
        "sources": source_list(workspace, plan, [], language),
    }
    others: list[Record] = [one for node in nodes for one, _ in history(workspace, node)]
    others += [other.place.record for node in nodes for other in serving.get(node.id, ())]
    return Source("measure.md", context, tuple(sorted(plan_files(workspace, plan, *others))))


def _measure(workspace: Workspace, plan: Plan, code: str) -> MeasureNode:
    made = everything(workspace, plan)
    node = made.measure(code) or next((one for one in made.measures if one.measure.name == code), None)
    if node is None:
        near = nearest(code, [one.measure.code or one.measure.name for one in made.measures])
        cs, en = f"Opatření „{code}“ v plánu {plan.id} není.", f"There is no measure “{code}” in the plan {plan.id}."
        raise UserError(
            cs + (f" Nemělo to být „{near}“?" if near else f" Seznam vypíše kpss report measures --plan {plan.id}."),
            en + (f" Did you mean “{near}”?" if near else f" See kpss report measures --plan {plan.id}."),
        )
    return node


@lru_cache(maxsize=4)
def _serving(workspace: Workspace) -> _Serving:
    """Measure → the measures in force of other plans that serve it."""
    found: _Serving = defaultdict(list)
    for plan in workspace.plans:
        for node in content(workspace, plan).measures:
            for other in node.measure.implements:
                found[other].append(node)
    return dict(found)


def _card(
    workspace: Workspace, made: Content, node: MeasureNode, serving: _Serving, language: Language
) -> dict[str, Any]:
    shown = card(workspace, node, language)
    needs = [need for name in node.measure.needs if (need := workspace.get(name, Need)) is not None]
    need_rows: list[Row] = [need_row(workspace, need, language) for need in needs]
    past: list[Row] = [_past(node, evaluation, item, language) for evaluation, item in history(workspace, node)]
    linked = _linked(workspace, node, serving, language)
    return {
        "title": shown["title"],
        "in_force": node.in_force,
        "rows": [*_above(made, node, language), *shown["rows"]],
        "history_columns": used(_HISTORY, past),
        "history_rows": past,
        "need_columns": used(NEED_COLUMNS, need_rows),
        "need_rows": need_rows,
        "linked_columns": _LINKED,
        "linked_rows": linked,
    }


def _above(made: Content, node: MeasureNode, language: Language) -> list[Row]:
    """The priority and the goal that the measure stands under."""
    priority = next((one.priority for one in made.priorities if one.priority.code == node.priority), None)
    goal = next((one.goal for one in made.all_goals if node in one.measures), None)
    found = []
    if priority is not None and node.priority:
        found.append((Text("Priorita", "Priority"), title(priority.code, priority.name)))
    if goal is not None:
        found.append((Text("Cíl", "Goal"), title(goal.code, goal.name)))
    return [{"label": label.in_language(language), "value": [words]} for label, words in found]


def _past(node: MeasureNode, evaluation: Evaluation, item: Evaluated, language: Language) -> Row:
    whole = Text("souhrnně", "as a whole").in_language(language)
    return {
        "year": whole if evaluation.type == "summary" else str(evaluation.year or "–"),
        "status": item.status,
        "values": _readings(node, item, language),
        "spent": total(item.spent),
        "comment": item.comment,
    }


def _readings(node: MeasureNode, item: Evaluated, language: Language) -> list[str]:
    names = {one.id: one for one in node.measure.indicators}
    found = []
    for reading in item.indicators:
        indicator = names.get(reading.id) or (node.measure.indicators[0] if len(names) == 1 else None)
        if reading.value is not None:
            name, unit = (indicator.name, indicator.unit) if indicator is not None else (reading.id, "")
            amount = free_words(reading.value, unit, language, brackets=True)
            found.append(f"{name}: {amount}" if name else amount)
    return found


def _linked(workspace: Workspace, node: MeasureNode, serving: _Serving, language: Language) -> list[Row]:
    above = [one for name in node.measure.implements if (one := find_measure(workspace, name)) is not None]
    pairs = [(Text("naplňuje", "serves"), one) for one in above]
    pairs += [(Text("naplňuje ho", "is served by"), one) for one in serving.get(node.id, ())]
    return [
        {"how": how.in_language(language), "name": title(one.measure.code, one.measure.name),
         "plan": _plan_words(workspace, one.plan, language)}
        for how, one in pairs
    ]  # fmt: skip


def _plan_words(workspace: Workspace, plan: Plan, language: Language) -> str:
    period = period_words(period_on(plan, workspace.as_of), language)
    return Phrase(Text("{name} ({period})", "{name} ({period})"), {"name": plan.name, "period": period}).in_language(
        language
    )

"""The yearly action plan: measures of the year, their money, who sees to them, the outlook, and the year before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from kpss.deadlines.who import holder_names
from kpss.documents.evaluation import earlier_context
from kpss.documents.find import find_plan
from kpss.documents.measure_card import title
from kpss.documents.measure_tables import CODE, MEASURE, NOT_EVALUATED
from kpss.documents.outlook import outlook_context
from kpss.documents.plan_content import money_table, plan_content
from kpss.documents.plan_network import network_context, network_files
from kpss.documents.plan_order import with_tables
from kpss.documents.render import Source
from kpss.documents.tables import used
from kpss.documents.title_page import approved_by, plan_facts, plan_files, proceedings_words, source_list, title_page
from kpss.documents.words_plans import period_words
from kpss.documents.yearly_dates import yearly_dates
from kpss.language.phrases import Phrase, join, quoted
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode, content
from kpss.model.money import total
from kpss.model.naming import record_name
from kpss.model.periods import Period
from kpss.model.plan_content import Cost, Evaluation
from kpss.model.plans import Plan
from kpss.model.progress import evaluations, progress
from kpss.model.workspace import Workspace
from kpss.reports.lights import MARKED
from kpss.reports.table import CZK, Column, Row

_COLUMNS = (
    CODE,
    MEASURE,
    Column("responsible", Text("Odpovídá", "Responsible"), "list"),
    Column("period", Text("Termín", "Period")),
    Column("status", Text("Dosavadní plnění", "Progress so far"), "choice", labels=MARKED),
    Column("costs", Text("Náklady v roce", "Costs in the year"), "number", unit=CZK),
)
_INTRO = Text(
    "Podle dokumentu {names} se mají v {year} uskutečňovat tato opatření:",
    "By {names}, these measures are to be carried out in {year}:",
)
_NO_MEASURES = Text(
    "Dokument {names} nemá v {year} zapsána žádná opatření.",
    "{names} has no measures on record for {year}.",
)
_WHO = (
    Column("who", Text("Odpovídá", "Responsible")),
    Column("measures", Text("Opatření", "Measures"), "lines"),
)


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The action plan *identifier*.

    :raises UserError: if there is no such plan, or if it is of another type.
    """
    plan = find_plan(workspace, identifier, "action")
    above = [one for name in plan.implements if (one := workspace.get(name, Plan)) is not None]
    years = _years(plan)
    first = years[0] if years else None
    nodes = [node for one in above for node in content(workspace, one).measures if _touches(node, plan.valid)]
    own = content(workspace, plan).measures
    last = _last_evaluations(workspace, plan, above, years)
    kind = Text("Akční plán k naplnění střednědobého plánu", "Action plan that implements the medium-term plan")
    facts = plan_facts(workspace, plan, language)
    facts.insert(
        1, (Text("Provádí", "Implements"), join([record_name(workspace, name) for name in plan.implements], language))
    )
    rows = [_row(workspace, node, years, language) for node in nodes]
    money_columns, money_rows = money_table(workspace, list(_costs(nodes, own, years)), language)
    context = {
        **plan_content(workspace, plan, language),
        "sections": with_tables(workspace, plan, language),
        **title_page(workspace, language, plan.name, kind, facts, plan, note=plan.note),
        "in_year": _in_year(plan, language),
        "year_columns": _used(rows),
        "year_rows": rows,
        "intro": _intro(plan, above, rows, language),
        "refined": _refined(nodes, own, years),
        "year_money_columns": money_columns,
        "year_money_rows": money_rows,
        "who_columns": _WHO,
        "who_rows": _who(workspace, [*nodes, *own]),
        **network_context(workspace, first, language, plan),
        **outlook_context(workspace, plan, language, first),
        "previous": [earlier_context(workspace, one, language) for one in last],
        "before": years[0] - 1 if years else None,
        **yearly_dates([plan, *above], language),
        "approval": [
            *approved_by(workspace, plan.approvals, language),
            *proceedings_words(workspace, plan.proceedings, language),
        ],
        "sources": source_list(workspace, plan, [], language),
    }  # fmt: skip
    files = plan_files(workspace, plan, *last).union(*(plan_files(workspace, one) for one in above))
    return Source("action-plan.md", context, tuple(sorted(files | network_files(workspace, first))))


def _years(plan: Plan) -> tuple[int, ...]:
    """The calendar years of the plan; none where its period is open."""
    if plan.valid.first == dt.date.min or plan.valid.last == dt.date.max:
        return ()
    return tuple(range(plan.valid.first.year, plan.valid.last.year + 1))


def _intro(plan: Plan, above: list[Plan], rows: list[Row], language: Language) -> str:
    """What the table of the year's measures holds, or that there are none; empty where no plan above is on record."""
    params = {
        "year": _in_year(plan, language),
        "names": join([quoted(one.name, language) for one in above], language),
    }
    return Phrase(_INTRO if rows else _NO_MEASURES, params).in_language(language) if above else ""


def _in_year(plan: Plan, language: Language) -> str:
    """In which year, or period of several: ``roce 2019``, ``období 2019–2020``."""
    years = period_words(plan.valid, language)
    return years if language == "en" else f"{'roce' if years.isdecimal() else 'období'} {years}"


def _used(rows: list[Row]) -> tuple[Column, ...]:
    """The columns that say something; that none of the measures was evaluated yet goes without saying."""
    known = any(row["status"] != NOT_EVALUATED for row in rows)
    return tuple(column for column in used(_COLUMNS, rows) if known or column.key != "status")


def _touches(node: MeasureNode, valid: Period) -> bool:
    return not node.measure.period.surely_apart(valid)


def _row(workspace: Workspace, node: MeasureNode, years: tuple[int, ...], language: Language) -> Row:
    measure = node.measure
    return {
        "code": measure.code,
        "name": measure.name,
        "responsible": list(holder_names(workspace, measure.responsible)),
        "period": period_words(measure.period, language),
        "status": progress(workspace, node).status or NOT_EVALUATED,
        "costs": total(_of_years(measure.costs, years)),
    }


def _of_years(costs: Iterable[Cost], years: tuple[int | None, ...]) -> list[Cost]:
    """The costs of *years* that are known: one without an amount says nothing of money."""
    return [cost for cost in costs if cost.year in years and cost.amount is not None]


def _costs(nodes: list[MeasureNode], own: list[MeasureNode], years: tuple[int, ...]) -> Iterable[Cost]:
    """The costs in the year; where the plan's own measure says what one of the plan above costs, it counts instead."""
    replaced = {name for node in own if _own_costs(node, years) for name in node.measure.implements}
    for node in nodes:
        if node.id not in replaced:
            yield from _of_years(node.measure.costs, years)
    for node in own:
        yield from _own_costs(node, years)


def _own_costs(node: MeasureNode, years: tuple[int, ...]) -> list[Cost]:
    """The costs of an own measure in the year; those without a year belong to a plan of one year."""
    costs = node.measure.costs
    return _of_years(costs, (*years, None) if len(years) == 1 else years)


def _refined(nodes: list[MeasureNode], own: list[MeasureNode], years: tuple[int, ...]) -> bool:
    """Whether own costs count instead of some that a plan above gives."""
    names = {node.id for node in nodes if _of_years(node.measure.costs, years)}
    return any(_own_costs(node, years) and names & set(node.measure.implements) for node in own)


def _who(workspace: Workspace, nodes: list[MeasureNode]) -> list[Row]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for name in holder_names(workspace, node.measure.responsible):
            found[name].append(title(node.measure.code, node.measure.name))
    return [
        {"who": name, "measures": items} for name, items in sorted(found.items(), key=lambda pair: sort_key(pair[0]))
    ]


def _last_evaluations(workspace: Workspace, plan: Plan, above: list[Plan], years: tuple[int, ...]) -> list[Evaluation]:
    """The latest yearly evaluation before the year: of each plan above, and of the action plans before this one."""
    found = []
    for name in [*(one.id for one in above), *plan.predecessors]:
        past = [
            one
            for one in evaluations(workspace, name)
            if one.type != "summary" and one.year is not None and years and one.year < years[0]
        ]
        found += past[-1:]
    return found

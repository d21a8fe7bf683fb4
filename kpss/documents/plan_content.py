"""The content of a plan for its document: chapters, SWOT, goals, measures and money, in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.addenda_words import addendum_words
from kpss.documents.measure_card import FACT_COLUMNS, card, has_more, listed, title
from kpss.documents.plan_chapters import chapter_text, chapters_of, heading_of
from kpss.documents.tables import used
from kpss.documents.texts import text_lines
from kpss.documents.words_plans import amended_words
from kpss.language.text import Language, Text
from kpss.model.addenda import wording
from kpss.model.content import Content, GoalNode, MeasureNode, everything
from kpss.model.money import total
from kpss.model.plan_content import Cost, Goal, Idea, Priority
from kpss.model.plans import Plan
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.table import Chart, Column, Row, Series

_TWO = 2  # columns of a table with one amount
_FIRST = 2  # level of the headings above chapters
_SWOT = (
    Column("label", Text("Oblast", "Side")),
    Column("items", Text("Co bylo zjištěno", "What was found"), "lines"),
)
_LIST = (
    Column("code", Text("Kód", "Code")),
    Column("name", Text("Opatření", "Measure")),
    Column("groups", Text("Cílové skupiny", "Target groups"), "list"),
    Column("quantity", Text("Rozsah", "Amount")),
)
_PIPELINE = (
    Column("name", Text("Záměr", "Idea")),
    Column("measure", Text("Opatření", "Measure")),
    Column("by", Text("Kdo připravuje", "Prepared by"), "list"),
    Column("costs", Text("Náklady", "Costs"), "number", unit=Text("Kč", "CZK")),
    Column("note", Text("Poznámka", "Note"), "lines"),
)


def plan_content(workspace: Workspace, plan: Plan, language: Language) -> dict[str, Any]:
    """The values of the template about what *plan* holds."""
    made = _shown(everything(workspace, plan))
    return {
        "vision": plan.vision,
        "amended": amended_words(plan, workspace.as_of, language),
        "chapters": _chapters(workspace, plan, language),  # made only for a template that shows them
        "swot_columns": _SWOT,
        "swot_rows": _swot(plan, language),
        "priorities": [
            {
                **_above(node.priority),
                "goals": [_goal(workspace, goal, language) for goal in node.goals],
                "measures": [card(workspace, measure, language) for measure in node.measures],
            }
            for node in made.priorities
        ],
        "goals": [_goal(workspace, goal, language) for goal in made.goals],
        "measures": [card(workspace, node, language) for node in made.loose if has_more(node.measure)],
        "measure_columns": used(_LIST, rows := [listed(node.measure, language) for node in made.loose]),
        "measure_rows": rows,
        "fact_columns": FACT_COLUMNS,
        **_money(workspace, made, language),
        "pipeline_columns": _PIPELINE,
        "pipeline_rows": [_idea(workspace, idea) for idea in plan.pipeline],
        "addenda": [addendum_words(workspace, plan, item, language) for item in wording(plan, workspace.as_of)],
    }


def _shown(made: Content) -> Content:
    """*made* with every goal and priority, and of the measures those in force."""

    def goals(nodes: list[GoalNode]) -> list[GoalNode]:
        return [node._replace(measures=measures(node.measures)) for node in nodes]

    def measures(nodes: list[MeasureNode]) -> list[MeasureNode]:
        return [node for node in nodes if node.in_force]

    priorities = [node._replace(goals=goals(node.goals), measures=measures(node.measures)) for node in made.priorities]
    return made._replace(priorities=priorities, goals=goals(made.goals), loose=measures(made.loose))


def _above(part: Goal | Priority) -> dict[str, Any]:
    """What a priority or a goal says of itself."""
    return {
        "title": title(part.code, part.name),
        "description": part.description,
        "groups": list(part.target_groups),
        "note": part.note,
    }


def _idea(workspace: Workspace, idea: Idea) -> Row:
    who = list(holder_names(workspace, idea.by))
    note = text_lines(idea.note)
    return {"name": idea.name, "measure": idea.measure, "by": who, "costs": total(idea.costs), "note": note}


def _chapters(workspace: Workspace, plan: Plan, language: Language) -> Iterator[dict[str, Any]]:
    for made in chapters_of(workspace, plan):
        yield {
            "title": heading_of(workspace, made, language),
            "text": chapter_text(workspace, plan, made, _FIRST),
        }


def _swot(plan: Plan, language: Language) -> list[Row]:
    if plan.swot is None:
        return []
    sides = (
        (Text("Silné stránky", "Strengths"), plan.swot.strengths),
        (Text("Slabé stránky", "Weaknesses"), plan.swot.weaknesses),
        (Text("Příležitosti", "Opportunities"), plan.swot.opportunities),
        (Text("Hrozby", "Threats"), plan.swot.threats),
    )
    return [{"label": label.in_language(language), "items": list(items)} for label, items in sides]


def _goal(workspace: Workspace, node: GoalNode, language: Language) -> dict[str, Any]:
    return {
        **_above(node.goal),
        "measures": [card(workspace, measure, language) for measure in node.measures],
    }


def _money(workspace: Workspace, made: Content, language: Language) -> dict[str, Any]:
    """The costs of all measures by source and year, as a table and as a chart."""
    columns, rows = money_table(workspace, [cost for node in made.measures for cost in node.measure.costs], language)
    return {"money_columns": columns, "money_rows": rows, "money_chart": money_chart(columns, rows, language)}


def money_chart(columns: tuple[Column, ...], rows: list[Row], language: Language) -> Chart | None:
    """What :func:`money_table` shows as a chart of years; None where there are no two years."""
    years = [column.key for column in columns if column.key.isdecimal()]
    sources = rows[:-1] if len(rows) > 1 else rows  # the last row is the sum
    if len(years) < 2:  # noqa: PLR2004 - one year needs no chart
        return None
    series = tuple(Series(str(row["source"]), tuple(row.get(year) for year in years)) for row in sources)
    caption = Text("Předpokládané náklady opatření podle let", "Expected costs of the measures by year")
    unit = Text("Kč", "CZK")
    return Chart("stacked", caption.in_language(language), tuple(years), series, unit.in_language(language))


def money_table(workspace: Workspace, given: list[Cost], language: Language) -> tuple[tuple[Column, ...], list[Row]]:
    """Costs by source and year."""
    costs = [cost for cost in given if cost.amount is not None]
    years = sorted({cost.year for cost in costs if cost.year is not None})
    undated = any(cost.year is None for cost in costs)
    unit = Text("Kč", "CZK")
    columns = [Column("source", Text("Zdroj", "Source"))]
    columns += [Column(str(year), Text(str(year), str(year)), "number", unit=unit) for year in years]
    columns += [Column("none", Text("Bez roku", "No year"), "number", unit=unit)] if undated else []
    if len(columns) > _TWO:  # the sum of a single year would say the same twice
        columns.append(Column("sum", Text("Celkem", "Total"), "number", unit=unit))
    order = list(words(workspace.settings, "funding-source"))  # the same in every document
    sources = sorted(
        {c.source for c in costs}, key=lambda code: (order.index(code) if code in order else len(order), code)
    )
    groups = {source: [one for one in costs if one.source == source] for source in sources}
    rows = [
        _money_row(
            word(workspace.settings, "funding-source", source) if source else Text("neuvedeno", "not given"), group
        )
        for source, group in groups.items()
    ]
    if len(rows) > 1:
        rows.append(_money_row(Text("Celkem", "Total"), costs))
    for row in rows:
        row["source"] = row["source"].in_language(language)
    return tuple(columns), list(rows)


def _money_row(label: Text, costs: list[Cost]) -> dict[str, Any]:
    row: dict[str, Any] = {"source": label, "sum": total(costs)}
    for cost in costs:
        key = str(cost.year) if cost.year is not None else "none"
        row[key] = (row.get(key) or Decimal(0)) + (cost.amount or Decimal(0))
    return row

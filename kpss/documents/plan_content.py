"""The content of a plan for its document: chapters, SWOT, goals, measures and money, in words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from kpss.deadlines.who import holder_names
from kpss.documents.chapters import chapter
from kpss.documents.measure_card import card, has_more, listed, name_of, title
from kpss.documents.pictures import picture
from kpss.documents.words_plans import amended_words, approval_words
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.content import Content, GoalNode, content
from kpss.model.money import total
from kpss.model.plan_content import Change, Chapter, Cost, Idea
from kpss.model.plans import Addendum, Plan, known
from kpss.model.prose import path_beside
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.table import Chart, Column, Row, Series
from kpss.structure.words import code_word

_TWO = 2  # columns of a table with one amount
_FIRST = 2  # level of the headings above chapters
_SWOT = (
    Column("label", Text("Oblast", "Side")),
    Column("items", Text("Co bylo zjištěno", "What was found"), "lines"),
)
_FACTS = (
    Column("label", Text("Údaj", "Item")),
    Column("value", Text("Obsah", "Content"), "lines"),
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
    Column("note", Text("Poznámka", "Note")),
)


def plan_content(workspace: Workspace, plan: Plan, language: Language) -> dict[str, Any]:
    """The values of the template about what *plan* holds."""
    made = content(workspace, plan)
    return {
        "vision": plan.vision,
        "amended": amended_words(plan, workspace.as_of, language),
        "chapters": _chapters(workspace, plan, language),  # made only for a template that shows them
        "swot_columns": _SWOT,
        "swot_rows": _swot(plan, language),
        "priorities": [
            {
                "title": title(node.priority.code, node.priority.name),
                "description": node.priority.description,
                "goals": [_goal(workspace, goal, language) for goal in node.goals],
                "measures": [card(workspace, measure, language) for measure in node.measures],
            }
            for node in made.priorities
        ],
        "goals": [_goal(workspace, goal, language) for goal in made.goals],
        "measures": [card(workspace, node, language) for node in made.loose if has_more(node.measure)],
        "measure_columns": _used(_LIST, rows := [listed(node.measure, language) for node in made.loose]),
        "measure_rows": rows,
        "fact_columns": _FACTS,
        **_money(workspace, made, language),
        "pipeline_columns": _PIPELINE,
        "pipeline_rows": [_idea(workspace, idea) for idea in plan.pipeline],
        "addenda": [_addendum(workspace, item, language) for item in plan.addenda if known(item.date, workspace.as_of)],
    }


def _used(columns: tuple[Column, ...], rows: list[Row]) -> tuple[Column, ...]:
    """The columns that say something in some row."""
    return tuple(column for column in columns if any(row.get(column.key) for row in rows))


def _idea(workspace: Workspace, idea: Idea) -> Row:
    who = list(holder_names(workspace, idea.by))
    return {"name": idea.name, "measure": idea.measure, "by": who, "costs": total(idea.costs), "note": idea.note}


def chapter_files(workspace: Workspace, plan: Plan) -> list[str]:
    """The files of the chapters of *plan* that are there, and of its tables, relative to the workspace."""
    chapters = [path for item in plan.chapters if (path := path_beside(plan, item.file)) in workspace.chapters]
    tables = [path_beside(plan, item.file) for item in plan.tables if item.file]
    return [*chapters, *(path for path in tables if not path.startswith(("..", "/")))]


def _chapters(workspace: Workspace, plan: Plan, language: Language) -> Iterator[dict[str, Any]]:
    for item in plan.chapters:
        yield {
            "title": item.title or part_title(workspace, item.part, language),
            "text": chapter_text(workspace, plan, item, _FIRST),
        }


def part_title(workspace: Workspace, code: str, language: Language) -> str:
    """The name of a part of plans as a heading."""
    name = words(workspace.settings, "plan-part").get(code, Text(code, code)).in_language(language)
    return name[:1].upper() + name[1:]


def chapter_text(workspace: Workspace, plan: Plan, item: Chapter, below: int) -> str | Markup:
    """The text of a chapter; its own headings stand under one of level *below*."""
    path = path_beside(plan, item.file)
    if path not in workspace.chapters:
        return item.text
    return chapter(
        workspace.chapters[path],
        below=below,
        folder=posixpath.dirname(path),
        name_of=lambda identifier: name_of(workspace, identifier),
        exists=lambda found: picture(workspace.tree, found) is not None,
    )


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
        "title": title(node.goal.code, node.goal.name),
        "description": node.goal.description,
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
    names = words(workspace.settings, "funding-source")
    unit = Text("Kč", "CZK")
    columns = [Column("source", Text("Zdroj", "Source"))]
    columns += [Column(str(year), Text(str(year), str(year)), "number", unit=unit) for year in years]
    columns += [Column("none", Text("Bez roku", "No year"), "number", unit=unit)] if undated else []
    if len(columns) > _TWO:  # the sum of a single year would say the same twice
        columns.append(Column("sum", Text("Celkem", "Total"), "number", unit=unit))
    groups = {
        source: [one for one in costs if one.source == source] for source in dict.fromkeys(c.source for c in costs)
    }
    rows = [
        _money_row((names.get(source, Text(source, source)) if source else Text("neuvedeno", "not given")), group)
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


def _addendum(workspace: Workspace, item: Addendum, language: Language) -> dict[str, Any]:
    """An addendum: its name, who approved it, and what it changes."""
    number = Phrase(Text("Dodatek č. {number}", "Addendum No. {number}"), {"number": item.number})
    name = item.name or (
        number.in_language(language) if item.number else Text("Dodatek", "Addendum").in_language(language)
    )
    changes = [_change(change, language) for change in item.changes]
    return {"name": name, "approval": approval_words(workspace, item, language), "changes": changes, "note": item.note}


def _change(change: Change, language: Language) -> str:
    path = ("addenda", 0, "changes", 0, "what")
    what = code_word("plan", path, change.what).in_language(language) if change.what else ""
    head = " ".join(part for part in (what, change.measure) if part)
    return f"{head}: {change.text}" if head and change.text else head or change.text

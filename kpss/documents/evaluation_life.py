"""What a summary evaluation tells beyond a yearly one: how measures, money and indicators went year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kpss.documents.measure_tables import CODE, MEASURE, removed_words, target_words, valued
from kpss.documents.tables import used
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode
from kpss.model.money import Drawn, sums
from kpss.model.progress import history, planned_costs, reading_of, spent_costs
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.lights import MARKED
from kpss.reports.measure_charts import money_by_year, money_chart
from kpss.reports.table import CZK, Column, Row

_MONEY = (
    Column("year", Text("Rok", "Year")),
    Column("source", Text("Zdroj", "Source")),
    Column("planned", Text("Plánováno", "Planned"), "number", unit=CZK),
    Column("spent", Text("Vydáno", "Spent"), "number", unit=CZK),
    Column("percent", Text("Čerpání", "Drawn"), "number", unit=Text("%", "%")),
)
_Amounts = dict[tuple[int, str], Decimal]


def life_context(workspace: Workspace, nodes: list[MeasureNode], language: Language) -> dict[str, Any]:
    """The tables and charts of a summary evaluation over the life of its plan, whose measures *nodes* are."""
    status_columns, status_rows = _statuses(workspace, nodes, language)
    indicator_columns, indicator_rows = _indicators(workspace, nodes, language)
    money = _money(workspace, nodes, language)
    return {
        "life_columns": status_columns,
        "life_rows": status_rows,
        "life_money_columns": used(_MONEY, money),
        "life_money_rows": money,
        "life_money_chart": money_chart(*money_by_year(workspace, nodes), language),
        "life_indicator_columns": indicator_columns,
        "life_indicator_rows": indicator_rows,
    }


def _statuses(
    workspace: Workspace, nodes: list[MeasureNode], language: Language
) -> tuple[tuple[Column, ...], list[Row]]:
    """The status of each measure year by year, and what the summary says; that it was removed where nothing does."""
    rows: list[Row] = []
    for node in nodes:
        row: dict[str, Any] = {"code": node.measure.code, "name": node.measure.name}
        for evaluation, item in history(workspace, node):
            row["summary" if evaluation.type == "summary" else str(evaluation.year)] = item.status
        if node.removed is not None:
            row.setdefault("summary", removed_words(node, language))
        rows.append(row)
    years = sorted({key for row in rows for key in row if key.isdecimal()})
    columns = [Column(year, Text(year, year), "choice", labels=MARKED) for year in years]
    last = Column("summary", Text("Souhrnně", "As a whole"), "choice", labels=MARKED)
    return (CODE, MEASURE, *columns, *used([last], rows)), rows


def _money(workspace: Workspace, nodes: list[MeasureNode], language: Language) -> list[Row]:
    """Money planned and spent by year and source."""
    planned: _Amounts = defaultdict(Decimal)
    spent: _Amounts = defaultdict(Decimal)
    for node in nodes:
        for cost in planned_costs(node):
            if cost.amount is not None:
                planned[cost.year or 0, cost.source] += cost.amount
        for year, cost in spent_costs(workspace, node):
            if cost.amount is not None:
                spent[year or 0, cost.source] += cost.amount
    names = words(workspace.settings, "funding-source")
    unknown, no_year = Text("neuvedeno", "not given"), Text("bez roku", "no year")
    rows: list[Row] = []
    for year, source in sorted({*planned, *spent}, key=lambda key: (not key[0], key[0], _order(names, key[1]))):
        amounts = planned.get((year, source)), spent.get((year, source))
        label = word(workspace.settings, "funding-source", source) if source else unknown
        told = str(year) if year else no_year.in_language(language)
        rows.append({"year": told, "source": label.in_language(language), **Drawn(*amounts).as_row()})
    if len(rows) > 1:
        whole = sums((row["planned"], row["spent"]) for row in rows)
        rows.append({"year": Text("Celkem", "Total").in_language(language), "source": "", **whole.as_row()})
    return rows


def _order(names: Mapping[str, Text], source: str) -> int:
    return list(names).index(source) if source in names else len(names)


def _indicators(
    workspace: Workspace, nodes: list[MeasureNode], language: Language
) -> tuple[tuple[Column, ...], list[Row]]:
    """Each indicator from its baseline over the values of the years to its last target."""
    rows: list[Row] = []
    for node in nodes:
        for indicator in node.measure.indicators:
            before = indicator.baseline
            row: dict[str, Any] = {
                "code": node.measure.code,
                "name": indicator.name,
                "unit": indicator.unit,
                "baseline": valued(before.value, before.year, language) if before is not None else "",
                "target": target_words(indicator, None, language),
            }
            for evaluation, item in history(workspace, node):
                reading = reading_of(item, indicator)
                if reading is not None:
                    row["summary" if evaluation.type == "summary" else str(evaluation.year)] = reading.value
            rows.append(row)
    years = sorted({key for row in rows for key in row if key.isdecimal()})
    columns = (
        CODE,
        Column("name", Text("Ukazatel", "Indicator")),
        Column("unit", Text("Jednotka", "Unit")),
        Column("baseline", Text("Výchozí stav", "Baseline")),
        *(Column(year, Text(year, year), "number") for year in years),
        Column("summary", Text("Souhrnně", "As a whole"), "number"),
        Column("target", Text("Cíl", "Target")),
    )
    return used(columns, rows), rows

"""The money of an evaluation, measure by measure."""

from __future__ import annotations

from typing import Any

from kpss.documents.measure_tables import MONEY_COLUMNS, removed_words, sum_row
from kpss.documents.tables import used
from kpss.language.text import Language
from kpss.model.content import MeasureNode
from kpss.model.money import Drawn, total
from kpss.model.plan_content import Evaluated, Evaluation
from kpss.model.progress import planned_costs, spent_costs
from kpss.model.workspace import Workspace
from kpss.reports.table import Row


def money_context(
    workspace: Workspace,
    record: Evaluation,
    pairs: list[tuple[MeasureNode, Evaluated]],
    nodes: list[MeasureNode],
    language: Language,
) -> dict[str, Any]:
    """What was planned for the year and spent in it, measure by measure; of a summary over the whole life."""
    if record.type == "summary":
        found = [(node, _life_drawn(workspace, node)) for node in nodes]
    else:
        found = [(node, _year_drawn(record.year, node, item)) for node, item in pairs]
    rows: list[Row] = [
        {"code": node.measure.code, "name": _money_name(node, record, language), **drawn.as_row()}
        for node, drawn in found
        if drawn.planned is not None or drawn.spent is not None
    ]
    if len(rows) > 1:
        rows.append(sum_row(rows, language))
    return {"money_columns": used(MONEY_COLUMNS, rows), "money_rows": rows}


def _life_drawn(workspace: Workspace, node: MeasureNode) -> Drawn:
    return Drawn(total(planned_costs(node)), total(cost for _, cost in spent_costs(workspace, node)))


def _year_drawn(year: int | None, node: MeasureNode, item: Evaluated) -> Drawn:
    planned = total(cost for cost in planned_costs(node) if cost.year is not None and cost.year == year)
    return Drawn(planned, total(cost for cost in item.spent if cost.year in (None, year)))


def _money_name(node: MeasureNode, record: Evaluation, language: Language) -> str:
    """The name of the measure, with the addendum that removed it in that year or before."""
    name, removed = node.measure.name, removed_words(node, language)
    when = node.removed.date if node.removed is not None else None
    if not removed or (record.type != "summary" and when is not None and when.earliest.year > (record.year or 0)):
        return name
    return f"{name} ({removed})".strip()

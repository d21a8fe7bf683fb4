"""Measures: one row a measure with its status, its dates, and what was planned and spent."""

from __future__ import annotations

from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase, Told
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.content import Content, MeasureNode, content
from kpss.model.money import Drawn, total
from kpss.model.progress import is_overdue, latest_value, planned_costs, progress
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose, chosen_plans
from kpss.reports.lights import LIGHTS, STATUSES, light_of
from kpss.reports.measure_charts import charts
from kpss.reports.measure_groups import GROUP_COLUMNS, for_people, grouped, sums
from kpss.reports.measure_remarks import measure_remarks
from kpss.reports.plans import iso
from kpss.reports.remarks import remarks
from kpss.reports.table import CZK, Column, Report, Row

_COLUMNS = (
    Column("plan", Text("Plán", "Plan"), shown=False),
    Column("plan_name", Text("Plán", "Plan"), data=False),
    Column("priority", Text("Priorita", "Priority"), shown=False),
    Column("goal", Text("Cíl", "Goal")),
    Column("code", Text("Kód", "Code")),
    Column("name", Text("Opatření", "Measure")),
    Column("light", Text("Plnění", "Progress"), "choice", labels=LIGHTS),
    Column("status", Text("Stav", "Status"), "choice", labels=STATUSES),
    Column("year", Text("Za rok", "In"), "text"),
    Column("overdue", Text("Po termínu", "Overdue"), "flag"),
    Column("responsible", Text("Odpovídá", "Responsible"), "list"),
    Column("from", Text("Od", "From"), "date", shown=False),
    Column("to", Text("Do", "To"), "date"),
    Column("planned", Text("Plánováno", "Planned"), "number", unit=CZK),
    Column("spent", Text("Vydáno", "Spent"), "number", unit=CZK),
    Column("rest", Text("Zbývá", "Remaining"), "number", unit=CZK),
    Column("percent", Text("Čerpání", "Drawn"), "number", unit=Text("%", "%")),
    Column("indicators", Text("Ukazatele", "Indicators"), "lines"),
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """All measures in force, by plan and in the order of the plan; for people in groups where that is asked for."""
    chosen = choose(workspace, filters)
    plans = chosen_plans(workspace, chosen)
    plans.sort(key=lambda plan: (sort_key(plan.name), plan.id))
    contents = [content(workspace, plan) for plan in plans]
    rows = [_row(workspace, made, node) for made in contents for node in made.measures]
    groups = grouped(rows, filters.by) if filters.by else []
    return Report(
        "measures",
        Text("Plnění opatření", "Fulfilment of measures"),
        workspace.as_of,
        _columns(filters.by, len(plans)),
        rows,
        (*remarks(workspace), *measure_remarks(workspace, plans, groups)),
        {"by": filters.by, "groups": sums(groups)} if filters.by else {},
        _summary(rows),
        charts=lambda language: charts(workspace, contents, rows, language),
        for_people=for_people(groups) if filters.by else None,
    )


def _columns(by: str, plans: int) -> tuple[Column, ...]:
    """The columns; for people only those that tell measures apart: a terminal has no room for more."""
    hidden = {"goal", "plan_name"} if plans == 1 or by == "plan" else {"goal"}
    hidden |= {"responsible"} if by == "responsible" else set()
    columns = tuple(column._replace(shown=False) if column.key in hidden else column for column in _COLUMNS)
    return (GROUP_COLUMNS[by], *columns) if by else columns


def _row(workspace: Workspace, made: Content, node: MeasureNode) -> Row:
    measure, known = node.measure, progress(workspace, node)
    overdue = is_overdue(workspace, node)
    return {
        "plan": node.plan.id,
        "plan_name": node.plan.name,
        "priority": node.priority or None,
        "goal": _goal(made, node),
        "code": measure.code or None,
        "name": measure.name,
        "light": "red" if overdue else light_of(known.status),
        "status": known.status or "none",
        "year": str(known.year) if known.year else None,
        "overdue": overdue,
        "responsible": list(holder_names(workspace, measure.responsible)),
        "from": iso(measure.period.first),
        "to": iso(measure.period.last),
        **Drawn(total(planned_costs(node)), known.spent).as_row(),
        "indicators": _indicators(workspace, node),
    }


def _goal(made: Content, node: MeasureNode) -> str | None:
    for goal in made.all_goals:
        if goal.goal.code == node.goal and node in goal.measures:
            return goal.goal.name
    return None


def _indicators(workspace: Workspace, node: MeasureNode) -> list[Told]:
    """Each indicator with its latest value and its last target."""
    found = []
    for indicator in node.measure.indicators:
        targets = [target.value for target in indicator.targets if target.value is not None]
        value = latest_value(workspace, node, indicator)
        target = targets[-1] if targets else None
        words = "{name}: " + ("?" if value is None else "{value}") + " / " + ("?" if target is None else "{target}")
        words += " ({unit})" if indicator.unit else ""
        params = {"name": indicator.name, "value": value, "target": target, "unit": indicator.unit or None}
        found.append(Told(Text(words, words), params))
    return found


def _summary(rows: list[Row]) -> Phrase:
    counts = {light: sum(1 for row in rows if row["light"] == light) for light in LIGHTS}
    return Phrase(
        Text(
            "{all:opatření|opatření|opatření}: v pořádku {green}, pozor {amber}, neplní se {red}, nezjištěno {grey}; "
            "po termínu {late}.",
            "{all:measure|measures}: on track {green}, attention {amber}, off track {red}, not known {grey}; "
            "overdue {late}.",
        ),
        {"all": len(rows), "late": sum(1 for row in rows if row["overdue"]), **counts},
    )

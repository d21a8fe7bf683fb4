"""Measures: one row a measure with its status, its dates, and what was planned and spent."""

from __future__ import annotations

from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.content import Content, MeasureNode, content
from kpss.model.money import total
from kpss.model.progress import is_overdue, latest_value, progress
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose, chosen_plans
from kpss.reports.plans import iso
from kpss.reports.remarks import remarks
from kpss.reports.table import Column, Report, Row
from kpss.structure.words import code_words

_STATUSES = {
    **code_words("evaluation", ("measures", 0, "status")),
    "none": Text("nevyhodnoceno", "not evaluated"),
}
LIGHTS = {
    "green": Text("● v pořádku", "● on track"),
    "amber": Text("◐ pozor", "◐ attention"),
    "red": Text("○ neplní se", "○ off track"),
    "grey": Text("– nezjištěno", "– not known"),
}
_LIGHT_OF = {
    "fulfilled": "green", "ongoing": "green", "changed": "green", "moved": "amber", "partly": "amber",
    "not_started": "amber", "not_fulfilled": "red",
}  # fmt: skip
_CZK = Text("Kč", "CZK")

_COLUMNS = (
    Column("plan", Text("Plán", "Plan"), shown=False),
    Column("plan_name", Text("Plán", "Plan"), data=False),
    Column("priority", Text("Priorita", "Priority"), shown=False),
    Column("goal", Text("Cíl", "Goal")),
    Column("code", Text("Kód", "Code")),
    Column("name", Text("Opatření", "Measure")),
    Column("light", Text("Plnění", "Progress"), "choice", labels=LIGHTS),
    Column("status", Text("Stav", "Status"), "choice", labels=_STATUSES),
    Column("year", Text("Za rok", "In"), "text"),
    Column("overdue", Text("Po termínu", "Overdue"), "flag"),
    Column("responsible", Text("Odpovídá", "Responsible"), "list"),
    Column("from", Text("Od", "From"), "date", shown=False),
    Column("to", Text("Do", "To"), "date"),
    Column("planned", Text("Plánováno", "Planned"), "number", unit=_CZK),
    Column("spent", Text("Vydáno", "Spent"), "number", unit=_CZK),
    Column("indicators", Text("Ukazatele", "Indicators"), "lines"),
)


def make(workspace: Workspace, filters: Filters) -> Report:
    """All measures of plans, by plan and in the order of the plan."""
    chosen = choose(workspace, filters)
    plans = chosen_plans(workspace, chosen)
    plans.sort(key=lambda plan: (sort_key(plan.name), plan.id))
    rows = [
        _row(workspace, made, node) for plan in plans for made in [content(workspace, plan)] for node in made.measures
    ]
    return Report(
        "measures",
        Text("Plnění opatření", "Fulfilment of measures"),
        workspace.as_of,
        _COLUMNS,
        rows,
        remarks(workspace),
        {},
        _summary(rows),
    )


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
        "light": "red" if overdue else _LIGHT_OF.get(known.status, "grey"),
        "status": known.status or "none",
        "year": str(known.year) if known.year else None,
        "overdue": overdue,
        "responsible": list(holder_names(workspace, measure.responsible)),
        "from": iso(measure.period.first),
        "to": iso(measure.period.last),
        "planned": total(measure.costs),
        "spent": known.spent,
        "indicators": _indicators(workspace, node),
    }


def _goal(made: Content, node: MeasureNode) -> str | None:
    for goal in made.all_goals:
        if goal.goal.code == node.goal and node in goal.measures:
            return goal.goal.name
    return None


def _indicators(workspace: Workspace, node: MeasureNode) -> list[Phrase]:
    """Each indicator with its latest value and its last target."""
    found = []
    for indicator in node.measure.indicators:
        targets = [target.value for target in indicator.targets if target.value is not None]
        value = latest_value(workspace, node, indicator)
        template = Text("{name}: {value} / {target} ({unit})", "{name}: {value} / {target} ({unit})")
        params = {
            "name": indicator.name, "value": "?" if value is None else value,
            "target": targets[-1] if targets else "?", "unit": indicator.unit,
        }  # fmt: skip
        found.append(Phrase(template, params))
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

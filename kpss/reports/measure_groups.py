"""Measures for people in groups: under each heading its measures and their sums."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.money import sums as added
from kpss.reports.lights import LIGHTS
from kpss.reports.table import Column, Row

GROUP_COLUMNS = {
    "responsible": Column("group", Text("Odpovídá", "Responsible"), data=False),
    "goal": Column("group", Text("Cíl", "Goal"), data=False),
    "plan": Column("group", Text("Plán", "Plan"), data=False),
}
_NONE = {
    "responsible": Text("(nikdo neurčen)", "(nobody named)"),
    "goal": Text("(bez cíle)", "(no goal)"),
    "plan": Text("(bez plánu)", "(no plan)"),
}
_SUM = Text(
    "Celkem {count:opatření|opatření|opatření}, po termínu {late}", "{count:measure|measures} in total, {late} overdue"
)


class Group(NamedTuple):
    """Measures under one heading; ``name`` is empty for those that belong under none."""

    by: str
    name: str
    rows: list[Row]


def grouped(rows: Sequence[Row], by: str) -> list[Group]:
    """*rows* in groups: by goal and by plan in their order, by those responsible in the order of names.

    A measure for which several are responsible stands with each of them; names that differ only in small and capital
    letters are one.
    """
    found: dict[tuple[str, str], Group] = {}
    for row in rows:
        keys = {(key, name.casefold()): name for key, name in reversed(_keys(row, by))}
        for key, name in reversed(keys.items()):
            found.setdefault(key, Group(by, name, [])).rows.append(row)
    if by == "responsible":
        return sorted(found.values(), key=lambda group: (not group.name, sort_key(group.name)))
    return list(found.values())


def _keys(row: Row, by: str) -> list[tuple[str, str]]:
    if by == "responsible":
        return [("", name) for name in row["responsible"]] or [("", "")]
    return [(row["plan"], row["goal"] or "" if by == "goal" else row["plan_name"])]


def for_people(groups: Sequence[Group]) -> list[Row]:
    """The rows of each group with its name, and its sums in a row below."""
    found: list[Row] = []
    for group in groups:
        title = group.name or Phrase(_NONE[group.by])
        count = {"count": len(group.rows), "late": _late(group.rows)}
        found += [{**row, "group": title} for row in group.rows]
        found.append({**_money(group.rows), "group": title, "name": Phrase(_SUM, count)})
    return found


def sums(groups: Sequence[Group]) -> list[dict[str, Any]]:
    """The sums of each group for JSON."""
    return [
        {
            "name": group.name or None,
            "measures": len(group.rows),
            **{light: sum(1 for row in group.rows if row["light"] == light) for light in LIGHTS},
            "overdue": _late(group.rows),
            **_money(group.rows),
        }
        for group in groups
    ]


def _late(rows: Sequence[Row]) -> int:
    return sum(1 for row in rows if row["overdue"])


def _money(rows: Sequence[Row]) -> dict[str, Decimal | None]:
    """Sums of money; a measure on which nothing was spent counts too."""
    return added((row["planned"], row["spent"]) for row in rows).as_row()

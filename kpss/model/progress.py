"""How the measures of plans are fulfilled, from the evaluations known on a date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.content import MeasureNode
from kpss.model.money import total
from kpss.model.periods import period
from kpss.model.plan_content import Cost, Evaluated, Evaluation, Indicator, Reading
from kpss.model.workspace import Workspace

Found = list[tuple[Evaluation, Evaluated]]
CLOSED = ("fulfilled", "changed", "moved")  # with these nothing more is due under the plan


@lru_cache(maxsize=4)
def _evaluations(workspace: Workspace) -> dict[str, list[Evaluation]]:
    found: dict[str, list[Evaluation]] = defaultdict(list)
    for evaluation in workspace.of(Evaluation):
        if evaluation.broken.isdisjoint(("plan", "year", "date", "measures", "type")):
            found[evaluation.plan].append(evaluation)
    for evaluations in found.values():
        evaluations[:] = _in_order(evaluations)
    return found


def _in_order(evaluations: list[Evaluation]) -> Iterable[Evaluation]:
    """Yearly ones by year; a summary after those that were made by its date."""
    made, last = [], dt.date.min
    for one in sorted(evaluations, key=lambda one: (one.type == "summary", one.year or 0, one.id)):
        day = _day(one)
        if one.type != "summary":
            day = last = max(last, day)  # an earlier year that was evaluated late stays before the later one
        made.append((day, one.type == "summary", one.year or 0, one.id, one))
    return [one for *_, one in sorted(made, key=lambda item: item[:-1])]


def _day(evaluation: Evaluation) -> dt.date:
    """The day by which an evaluation is surely made; one without a date as soon as it can be."""
    if evaluation.date is not None:
        return evaluation.date.latest if evaluation.type == "summary" else evaluation.date.earliest
    if evaluation.type == "summary":
        return _last_day(evaluation.year or dt.MAXYEAR)
    return _first_day(evaluation.year or dt.MINYEAR)


def _first_day(year: int) -> dt.date:
    return dt.date(min(year, dt.MAXYEAR), 1, 1)


def _last_day(year: int) -> dt.date:
    return dt.date(min(year, dt.MAXYEAR), 12, 31)


def evaluations(workspace: Workspace, plan: str) -> list[Evaluation]:
    """The evaluations of a plan that were known on the workspace's date, the oldest first."""
    return [one for one in _evaluations(workspace).get(plan, ()) if known_from(one) <= workspace.as_of]


def known_from(evaluation: Evaluation) -> dt.date:
    """The first day on which an evaluation may be known: its date, else the beginning of its year."""
    if evaluation.date is not None:
        return evaluation.date.earliest
    return _first_day(evaluation.year) if evaluation.year else dt.date.min


class Progress(NamedTuple):
    """What is known of a measure: its latest evaluation, the year of it, and what was spent in all years."""

    last: Evaluated | None
    year: int | None
    spent: Decimal | None

    @property
    def status(self) -> str:
        """The code of the latest status; empty where the measure was never evaluated."""
        return self.last.status if self.last is not None else ""

    @property
    def closed(self) -> bool:
        """Whether nothing more is due."""
        return self.status in CLOSED


def history(workspace: Workspace, node: MeasureNode) -> Found:
    """What the evaluations known on the workspace's date say of the measure *node*, the oldest first."""
    return [] if node.repeated else _by_measure(workspace).get((node.plan.id, node.measure.code), [])


def told(evaluation: Evaluation) -> dict[str, Evaluated]:
    """Code → what *evaluation* says of the measure; of two items about it the first (201 reports the other)."""
    found: dict[str, Evaluated] = {}
    for item in evaluation.measures:
        if item.measure:
            found.setdefault(item.measure, item)
    return found


@lru_cache(maxsize=4)
def _by_measure(workspace: Workspace) -> dict[tuple[str, str], Found]:
    found: dict[tuple[str, str], Found] = defaultdict(list)
    for plan in _evaluations(workspace):
        for evaluation in evaluations(workspace, plan):
            for code, item in told(evaluation).items():
                found[plan, code].append((evaluation, item))
    return dict(found)


def progress(workspace: Workspace, node: MeasureNode) -> Progress:
    """How the measure *node* is fulfilled."""
    found = history(workspace, node)
    last, year = (found[-1][1], found[-1][0].year) if found else (None, None)
    return Progress(last, year, total(cost for _, cost in spent_costs(workspace, node)))


def spent_costs(workspace: Workspace, node: MeasureNode) -> list[tuple[int | None, Cost]]:
    """What was spent on the measure *node*, each amount with its year.

    The amounts of a summary take the place of those that were told before it: of the same years, and of all years where
    it does not give the year.
    """
    found: list[tuple[int | None, Cost]] = []
    for evaluation, item in history(workspace, node):
        spent = [cost for cost in item.spent if cost.amount is not None]
        if evaluation.type == "summary":
            years = {cost.year for cost in spent}
            found = [] if None in years else [(year, cost) for year, cost in found if year not in years]
            found += [(cost.year, cost) for cost in spent]
        else:
            found += [(cost.year or evaluation.year, cost) for cost in spent]
    return found


def planned_costs(node: MeasureNode) -> Iterator[Cost]:
    """What is planned for the measure *node*; of a removed one only the years that were over by then."""
    if node.removed is None:
        yield from node.measure.costs
    elif node.removed.date is not None:
        day = node.removed.date.earliest
        yield from (cost for cost in node.measure.costs if cost.year and _last_day(cost.year) <= day)


def under_way(node: MeasureNode, year: int) -> bool:
    """Whether the measure can be under way in *year*: its period touches it, and no addendum added it later."""
    added_later = node.since is not None and node.since.latest.year > year
    return not added_later and not node.measure.period.surely_apart(period({"from": year, "to": year}))


def is_overdue(workspace: Workspace, node: MeasureNode) -> bool:
    """Whether the measure surely should be finished and is not."""
    end = node.measure.period.end
    approved = workspace.state_of(node.plan) in ("in_force", "expired")
    return approved and end is not None and end.latest < workspace.as_of and not progress(workspace, node).closed


def latest_value(workspace: Workspace, node: MeasureNode, indicator: Indicator) -> Decimal | None:
    """The latest value of an indicator that an evaluation gives."""
    found = [reading_of(item, indicator) for _, item in history(workspace, node)]
    return next((one.value for one in reversed(found) if one is not None), None)


def reading_of(item: Evaluated, indicator: Indicator) -> Reading | None:
    """The value of *indicator* that an evaluation of its measure gives; one without an id may mean any."""
    fitting = [one for one in item.indicators if one.value is not None and (one.id == indicator.id or not one.id)]
    return fitting[-1] if fitting else None

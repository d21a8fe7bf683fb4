"""How the measures of plans are fulfilled, from the evaluations known on a date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.content import MeasureNode
from kpss.model.money import total
from kpss.model.periods import period
from kpss.model.plan_content import Cost, Evaluated, Evaluation, Indicator, Reading
from kpss.model.workspace import Workspace

CLOSED = ("fulfilled", "changed", "moved")  # with these nothing more is due under the plan


@lru_cache(maxsize=4)
def _evaluations(workspace: Workspace) -> dict[str, list[Evaluation]]:
    found: dict[str, list[Evaluation]] = defaultdict(list)
    for evaluation in workspace.of(Evaluation):
        if evaluation.broken.isdisjoint(("plan", "year", "date", "measures", "type")):
            found[evaluation.plan].append(evaluation)
    for evaluations in found.values():
        evaluations.sort(key=lambda one: (_year(one), one.type == "summary", one.id))
    return found


def _year(evaluation: Evaluation) -> int:
    """The year by which evaluations follow each other; a summary tells of all years up to its date."""
    if evaluation.year is None and evaluation.type == "summary":
        return evaluation.date.latest.year if evaluation.date is not None else dt.MAXYEAR
    return evaluation.year or 0


def evaluations(workspace: Workspace, plan: str) -> list[Evaluation]:
    """The evaluations of a plan that were known on the workspace's date, the oldest first."""
    return [one for one in _evaluations(workspace).get(plan, ()) if _known(one, workspace)]


def _known(evaluation: Evaluation, workspace: Workspace) -> bool:
    if evaluation.date is not None:
        return evaluation.date.earliest <= workspace.as_of
    return (evaluation.year or 0) <= workspace.as_of.year


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


def history(workspace: Workspace, node: MeasureNode) -> list[tuple[Evaluation, Evaluated]]:
    """What the evaluations known on the workspace's date say of the measure *node*, the oldest first."""
    return _by_measure(workspace).get((node.plan.id, node.measure.code), [])


@lru_cache(maxsize=4)
def _by_measure(workspace: Workspace) -> dict[tuple[str, str], list[tuple[Evaluation, Evaluated]]]:
    found: dict[tuple[str, str], list[tuple[Evaluation, Evaluated]]] = defaultdict(list)
    for plan in _evaluations(workspace):
        for evaluation in evaluations(workspace, plan):
            for item in evaluation.measures:
                if item.measure:
                    found[plan, item.measure].append((evaluation, item))
    return dict(found)


def progress(workspace: Workspace, node: MeasureNode) -> Progress:
    """How the measure *node* is fulfilled."""
    found = history(workspace, node)
    last, year = (found[-1][1], found[-1][0].year) if found else (None, None)
    return Progress(last, year, total(cost for _, cost in spent_costs(workspace, node)))


def spent_costs(workspace: Workspace, node: MeasureNode) -> Iterator[tuple[int | None, Cost]]:
    """What was spent on the measure *node*, each amount with its year; a summary only repeats the sums of the years."""
    for evaluation, item in history(workspace, node):
        if evaluation.type != "summary":
            yield from ((cost.year or evaluation.year, cost) for cost in item.spent)


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

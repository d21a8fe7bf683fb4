"""How the measures of plans are fulfilled, from the evaluations known on a date."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.content import MeasureNode
from kpss.model.money import total
from kpss.model.plan_content import Cost, Evaluated, Evaluation, Indicator
from kpss.model.workspace import Workspace

CLOSED = ("fulfilled", "changed", "moved")  # with these nothing more is due under the plan


@lru_cache(maxsize=4)
def _evaluations(workspace: Workspace) -> dict[str, list[Evaluation]]:
    found: dict[str, list[Evaluation]] = defaultdict(list)
    for evaluation in workspace.of(Evaluation):
        if evaluation.broken.isdisjoint(("plan", "year", "date", "measures", "type")):
            found[evaluation.plan].append(evaluation)
    for evaluations in found.values():
        evaluations.sort(key=lambda one: (one.year or 0, one.type == "summary", one.id))
    return found


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


def progress(workspace: Workspace, node: MeasureNode) -> Progress:
    """How the measure *node* is fulfilled."""
    last, year = None, None
    spent: list[Cost] = []
    for evaluation in evaluations(workspace, node.plan.id):
        for item in evaluation.measures:
            if node.measure.code and item.measure == node.measure.code:
                last, year = item, evaluation.year
                if evaluation.type != "summary":  # which repeats the sums of the years
                    spent += item.spent
    return Progress(last, year, total(spent))


def is_overdue(workspace: Workspace, node: MeasureNode) -> bool:
    """Whether the measure surely should be finished and is not."""
    end = node.measure.period.end
    approved = workspace.state_of(node.plan) in ("in_force", "expired")
    return approved and end is not None and end.latest < workspace.as_of and not progress(workspace, node).closed


def latest_value(workspace: Workspace, node: MeasureNode, indicator: Indicator) -> Decimal | None:
    """The latest value of an indicator that an evaluation gives."""
    found = None
    for evaluation in evaluations(workspace, node.plan.id):
        for item in evaluation.measures:
            if item.measure == node.measure.code:
                for reading in item.indicators:
                    if reading.value is not None and (reading.id == indicator.id or not reading.id):
                        found = reading.value
    return found

"""Codes of measures, goals, priorities and indicators that nothing in their plan has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kpss.model.addenda import Path
from kpss.model.content import MeasureNode, everything
from kpss.model.plan_content import Evaluated, Evaluation, GoalRecord, Measure, MeasureRecord
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace

_HOLD_INDICATORS = ("measures", "goals", "priorities", "indicators", "addenda")


class Dangling(NamedTuple):
    """A code that nothing in the plan has; ``sort`` is measure, goal, priority or indicator, ``known`` what is."""

    record: Record
    path: Path
    sort: str
    value: str
    known: list[str]


def dangling(workspace: Workspace) -> Iterator[Dangling]:
    """Codes of measures, goals, priorities and indicators that do not exist in their plan."""
    for plan in workspace.plans:
        codes = [node.measure.code for node in everything(workspace, plan).measures if node.measure.code]
        named: list[tuple[Path, str]] = [
            (("pipeline", index, "measure"), idea.measure) for index, idea in enumerate(plan.pipeline)
        ]
        for index, addendum in enumerate(plan.addenda):
            named += [
                (("addenda", index, "changes", number, "measure"), change.measure)
                for number, change in enumerate(addendum.changes)
                if change.what != "removes" or plan.measures_complete is not False
            ]
        yield from (Dangling(plan, path, "measure", code, codes) for path, code in named if code and code not in codes)
    for evaluation in workspace.of(Evaluation):
        plan_of = workspace.get(evaluation.plan, Plan)
        if plan_of is not None and "measures" not in evaluation.broken:
            yield from _within(workspace, plan_of, evaluation)
    for goal in workspace.of(GoalRecord):
        yield from _above(workspace, goal)
    for measure in workspace.of(MeasureRecord):
        yield from _above(workspace, measure)


def _within(workspace: Workspace, plan: Plan, evaluation: Evaluation) -> Iterator[Dangling]:
    nodes = {node.measure.code: node for node in reversed(everything(workspace, plan).measures)}
    for index, item in enumerate(evaluation.measures):
        path, node = ("measures", index), nodes.get(item.measure)
        if node is not None:
            yield from _readings(evaluation, (*path, "indicators"), item, node)
        elif item.measure and plan.measures_complete is not False:
            codes = [code for code in reversed(nodes) if code]
            yield Dangling(evaluation, (*path, "measure"), "measure", item.measure, codes)


def _readings(evaluation: Evaluation, path: Path, item: Evaluated, node: MeasureNode) -> Iterator[Dangling]:
    """Indicators that the measure never had; silent where its indicators could not be read."""
    if not {*node.place.record.broken, *node.plan.broken}.isdisjoint(_HOLD_INDICATORS):
        return
    changes = (change for addendum in node.plan.addenda for change in addendum.changes)
    sets = [change.set for change in changes if change.measure == node.measure.code and change.set is not None]
    known = {one.id: None for part in (_written(node), *sets) for one in part.indicators if one.id}
    for number, reading in enumerate(item.indicators):
        if reading.id and reading.id not in known:
            yield Dangling(evaluation, (*path, number, "id"), "indicator", reading.id, list(known))


def _written(node: MeasureNode) -> Measure:
    """The measure as it was before any addendum."""
    data: Any = node.place.record.data
    for key in node.place.path:
        data = data[key]
    return Measure(data)


def _above(workspace: Workspace, record: GoalRecord | MeasureRecord) -> Iterator[Dangling]:
    plan = workspace.get(record.plan, Plan)
    if plan is None:
        return
    made = everything(workspace, plan)
    priorities = [node.priority.code for node in made.priorities]
    if record.priority and record.priority not in priorities:
        yield Dangling(record, ("priority",), "priority", record.priority, priorities)
    goals = [node.goal.code for node in made.all_goals]
    if isinstance(record, MeasureRecord) and record.goal and record.goal not in goals:
        yield Dangling(record, ("goal",), "goal", record.goal, goals)

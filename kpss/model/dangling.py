"""Codes of measures, goals and priorities that nothing in their plan has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.model.addenda import Path
from kpss.model.content import everything
from kpss.model.plan_content import Evaluation, GoalRecord, MeasureRecord
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace


class Dangling(NamedTuple):
    """A code that nothing in the plan has; ``sort`` is measure, goal or priority, ``known`` are the codes there are."""

    record: Record
    path: Path
    sort: str
    value: str
    known: list[str]


def dangling(workspace: Workspace) -> Iterator[Dangling]:
    """Codes of measures, goals and priorities that do not exist in their plan."""
    for plan in workspace.plans:
        codes = [node.measure.code for node in everything(workspace, plan).measures if node.measure.code]
        named: list[tuple[Path, str]] = [
            (("pipeline", index, "measure"), idea.measure) for index, idea in enumerate(plan.pipeline)
        ]
        for index, addendum in enumerate(plan.addenda):
            named += [
                (("addenda", index, "changes", number, "measure"), change.measure)
                for number, change in enumerate(addendum.changes)
                if change.what != "removes"
            ]
        yield from (Dangling(plan, path, "measure", code, codes) for path, code in named if code and code not in codes)
    for evaluation in workspace.of(Evaluation):
        plan_of = workspace.get(evaluation.plan, Plan)
        if plan_of is not None and plan_of.measures_complete is not False:
            codes = [node.measure.code for node in everything(workspace, plan_of).measures]
            for index, item in enumerate(evaluation.measures):
                if item.measure and item.measure not in codes:
                    yield Dangling(evaluation, ("measures", index, "measure"), "measure", item.measure, codes)
    for goal in workspace.of(GoalRecord):
        yield from _above(workspace, goal)
    for measure in workspace.of(MeasureRecord):
        yield from _above(workspace, measure)


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

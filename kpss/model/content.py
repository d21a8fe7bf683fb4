"""The content of a plan as one tree, whether it is written in the plan or in files of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kpss.model.plan_content import Evaluation, Goal, GoalRecord, Measure, MeasureRecord, Priority
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a part of a plan is written."""

    record: Record
    path: Path


class MeasureNode(NamedTuple):
    """A measure in its plan; ``id`` is what findings and other records call it: ``plan/code``."""

    plan: Plan
    measure: Measure
    place: Place
    goal: str = ""  # codes
    priority: str = ""

    @property
    def id(self) -> str:
        """The plan's id and the measure's code; its name where it has no code."""
        return f"{self.plan.id}/{self.measure.code or self.measure.name}"


class GoalNode(NamedTuple):
    """A goal with its measures."""

    goal: Goal
    place: Place
    measures: list[MeasureNode]
    priority: str = ""


class PriorityNode(NamedTuple):
    """A priority with its goals, and the measures that stand under no goal."""

    priority: Priority
    place: Place
    goals: list[GoalNode]
    measures: list[MeasureNode]


class Content(NamedTuple):
    """Everything of a plan, in order: priorities, goals under none, measures under neither."""

    plan: Plan
    priorities: list[PriorityNode]
    goals: list[GoalNode]
    loose: list[MeasureNode]

    @property
    def all_goals(self) -> list[GoalNode]:
        """All goals, in order."""
        return [*(goal for priority in self.priorities for goal in priority.goals), *self.goals]

    @property
    def measures(self) -> list[MeasureNode]:
        """All measures, in order."""
        found = []
        for priority in self.priorities:
            found += [measure for goal in priority.goals for measure in goal.measures]
            found += priority.measures
        return [*found, *(measure for goal in self.goals for measure in goal.measures), *self.loose]

    def measure(self, code: str) -> MeasureNode | None:
        """The measure with this code."""
        return next((node for node in self.measures if node.measure.code == code), None)


def content(workspace: Workspace, plan: Plan) -> Content:
    """The content of *plan*."""
    return _contents(workspace)[plan.id]


def find_measure(workspace: Workspace, text: str) -> MeasureNode | None:
    """The measure that *text*, ``plan/code``, means."""
    identifier, _, code = text.partition("/")
    plan = workspace.get(identifier, Plan)
    return content(workspace, plan).measure(code) if plan is not None and code else None


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
        codes = [node.measure.code for node in content(workspace, plan).measures if node.measure.code]
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
            codes = [node.measure.code for node in content(workspace, plan_of).measures]
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
    made = content(workspace, plan)
    priorities = [node.priority.code for node in made.priorities]
    if record.priority and record.priority not in priorities:
        yield Dangling(record, ("priority",), "priority", record.priority, priorities)
    goals = [node.goal.code for node in made.all_goals]
    if isinstance(record, MeasureRecord) and record.goal and record.goal not in goals:
        yield Dangling(record, ("goal",), "goal", record.goal, goals)


@lru_cache(maxsize=4)
def _contents(workspace: Workspace) -> dict[str, Content]:
    goals: dict[str, list[GoalRecord]] = defaultdict(list)
    measures: dict[str, list[MeasureRecord]] = defaultdict(list)
    for goal in workspace.of(GoalRecord):
        goals[goal.plan].append(goal)
    for measure in workspace.of(MeasureRecord):
        measures[measure.plan].append(measure)
    return {plan.id: _content(plan, goals[plan.id], measures[plan.id]) for plan in workspace.plans}


def _content(plan: Plan, goals: list[GoalRecord], measures: list[MeasureRecord]) -> Content:
    made = Content(plan, [], [], [])
    for index, priority in enumerate(plan.priorities):
        path: Path = ("priorities", index)
        found = [
            _goal(plan, goal, Place(plan, (*path, "goals", number)), priority.code)
            for number, goal in enumerate(priority.goals)
        ]
        own = list(_measures(plan, priority.measures, Place(plan, (*path, "measures")), "", priority.code))
        made.priorities.append(PriorityNode(priority, Place(plan, path), found, own))
    made.goals.extend(_goal(plan, goal, Place(plan, ("goals", index)), "") for index, goal in enumerate(plan.goals))
    made.loose.extend(_measures(plan, plan.measures, Place(plan, ("measures",)), "", ""))
    _add_goals(made, goals)
    _add_measures(made, measures)
    return made


def _goal(plan: Plan, goal: Goal, place: Place, priority: str) -> GoalNode:
    inner = Place(place.record, (*place.path, "measures"))
    return GoalNode(goal, place, list(_measures(plan, goal.measures, inner, goal.code, priority)), priority)


def _measures(
    plan: Plan, measures: tuple[Measure, ...], place: Place, goal: str, priority: str
) -> Iterator[MeasureNode]:
    for index, measure in enumerate(measures):
        yield MeasureNode(plan, measure, Place(place.record, (*place.path, index)), goal, priority)


def _add_goals(made: Content, records: list[GoalRecord]) -> None:
    for record in sorted(records, key=_order):
        node = _goal(made.plan, Goal(record.data), Place(record, ()), record.priority)
        above = next((p for p in made.priorities if p.priority.code and p.priority.code == record.priority), None)
        (above.goals if above is not None else made.goals).append(node)


def _add_measures(made: Content, records: list[MeasureRecord]) -> None:
    goals = {goal.goal.code: goal for goal in made.all_goals if goal.goal.code}
    priorities = {node.priority.code: node for node in made.priorities if node.priority.code}
    for record in sorted(records, key=_order):
        goal, priority = goals.get(record.goal), priorities.get(record.priority)
        above = goal.priority if goal is not None else record.priority
        node = MeasureNode(made.plan, Measure(record.data), Place(record, ()), record.goal, above)
        where = goal.measures if goal is not None else priority.measures if priority is not None else made.loose
        where.append(node)


def _order(record: GoalRecord | MeasureRecord) -> tuple[tuple[int | str, ...], str]:
    """By the numbers within the code: 1.2 before 1.10."""
    parts = record.code.replace("/", ".").split(".")
    return tuple(f"{int(part):09d}" if part.isdecimal() else part for part in parts), record.id

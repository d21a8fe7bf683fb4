"""The content of a plan as one tree, whether it is written in the plan or in files of its own.

:func:`content` is what is in force on the workspace's date: addenda known by then add, change and remove measures.
:func:`everything` holds all measures that ever were, for references to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kpss.model.addenda import Amended, Path, amended
from kpss.model.periods import Moment
from kpss.model.plan_content import Goal, GoalRecord, Measure, MeasureRecord, Priority
from kpss.model.plans import Addendum, Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace


class Place(NamedTuple):
    """Where a part of a plan is written."""

    record: Record
    path: Path


class MeasureNode(NamedTuple):
    """A measure in its plan; ``id`` is what findings and other records call it: ``plan/code``.

    ``measure`` has the values of the addenda known on the date; ``given`` tells where those are written.
    """

    plan: Plan
    measure: Measure
    place: Place
    goal: str = ""  # codes
    priority: str = ""
    in_force: bool = True
    since: Moment | None = None  # the date of the addendum that added it
    removed: Addendum | None = None  # the addendum by which it is no longer in force
    repeated: bool = False  # an earlier measure of the plan has its code; references and addenda mean that one
    given: Mapping[str, Path] = {}

    @property
    def id(self) -> str:
        """The plan's id and the measure's code; its name where it has no code."""
        return f"{self.plan.id}/{self.measure.code or self.measure.name}"

    def at(self, path: Path) -> Place:
        """Where the key *path* of the measure is written."""
        if path and path[0] in self.given:
            return Place(self.plan, (*self.given[str(path[0])], *path[1:]))
        return Place(self.place.record, (*self.place.path, *path))


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
        return [node for nodes in _lists(self) for node in nodes]

    def measure(self, code: str) -> MeasureNode | None:
        """The measure with this code."""
        return next((node for node in self.measures if node.measure.code == code), None)


def content(workspace: Workspace, plan: Plan) -> Content:
    """The content of *plan* that is in force on the workspace's date."""
    return _contents(workspace)[plan.id].in_force


def everything(workspace: Workspace, plan: Plan) -> Content:
    """The content of *plan* with the measures that are no longer or not yet in force."""
    return _contents(workspace)[plan.id].everything


def ever_in_force(workspace: Workspace, plan: Plan) -> list[MeasureNode]:
    """The measures of *plan* that are in force or were so until an addendum removed them, in order."""
    return [node for node in everything(workspace, plan).measures if node.in_force or node.removed is not None]


def find_measure(workspace: Workspace, text: str) -> MeasureNode | None:
    """The measure that *text*, ``plan/code``, means, in force or not."""
    identifier, _, code = text.partition("/")
    plan = workspace.get(identifier, Plan)
    return everything(workspace, plan).measure(code) if plan is not None and code else None


class _Made(NamedTuple):
    everything: Content
    in_force: Content


@lru_cache(maxsize=4)
def _contents(workspace: Workspace) -> dict[str, _Made]:
    goals: dict[str, list[GoalRecord]] = defaultdict(list)
    measures: dict[str, list[MeasureRecord]] = defaultdict(list)
    for goal in workspace.of(GoalRecord):
        goals[goal.plan].append(goal)
    for measure in workspace.of(MeasureRecord):
        measures[measure.plan].append(measure)
    found = {}
    for plan in workspace.of(Plan):
        made = _content(plan, goals[plan.id], measures[plan.id])
        _mark_repeated(made)
        changed = amended(plan, workspace.as_of) if plan.addenda else {}
        _amend(made, changed)
        # Nearly all plans are in force as they are written.
        found[plan.id] = _Made(made, made if all(one.in_force for one in changed.values()) else _in_force(made))
    return found


def _amend(made: Content, changed: Mapping[str, Amended]) -> None:
    for nodes in _lists(made) if changed else ():
        nodes[:] = [_amended(node, changed.get(node.measure.code, Amended())) for node in nodes]


def _lists(made: Content) -> list[list[MeasureNode]]:
    """The lists of measures, in the order of the content."""
    found = []
    for priority in made.priorities:
        found += [*(goal.measures for goal in priority.goals), priority.measures]
    return [*found, *(goal.measures for goal in made.goals), made.loose]


def _mark_repeated(made: Content) -> None:
    seen: set[str] = set()
    for nodes in _lists(made):
        for index, node in enumerate(nodes):
            if node.measure.code in seen:
                nodes[index] = node._replace(repeated=True)
            elif node.measure.code:
                seen.add(node.measure.code)


def _amended(node: MeasureNode, change: Amended) -> MeasureNode:
    if node.repeated:
        return node
    measure = Measure({**node.measure.data, **change.values}) if change.values else node.measure
    return node._replace(measure=measure, in_force=change.in_force, since=change.since,
                         removed=change.removed, given=change.places)  # fmt: skip


def _in_force(made: Content) -> Content:
    """*made* without the measures that are not in force, and without goals and priorities that held nothing else."""
    priorities = []
    for node in made.priorities:
        goals, measures = _goals_in_force(node.goals), _measures_in_force(node.measures)
        if goals or measures or not (node.goals or node.measures):
            priorities.append(node._replace(goals=goals, measures=measures))
    return made._replace(priorities=priorities, goals=_goals_in_force(made.goals), loose=_measures_in_force(made.loose))


def _goals_in_force(goals: list[GoalNode]) -> list[GoalNode]:
    found = [goal._replace(measures=_measures_in_force(goal.measures)) for goal in goals]
    return [kept for kept, goal in zip(found, goals, strict=True) if kept.measures or not goal.measures]


def _measures_in_force(measures: list[MeasureNode]) -> list[MeasureNode]:
    return [node for node in measures if node.in_force]


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
    # Of two with one code the first is meant.
    goals = {goal.goal.code: goal for goal in reversed(made.all_goals) if goal.goal.code}
    priorities = {node.priority.code: node for node in reversed(made.priorities) if node.priority.code}
    for record in sorted(records, key=_order):
        goal, priority = goals.get(record.goal), priorities.get(record.priority)
        above = goal.priority if goal is not None else record.priority
        node = MeasureNode(made.plan, Measure(record.data), Place(record, ()), record.goal, above)
        where = goal.measures if goal is not None else priority.measures if priority is not None else made.loose
        where.append(node)


def _order(record: GoalRecord | MeasureRecord) -> tuple[tuple[int | str, ...], str]:
    """By the numbers within the code: 1.2 before 1.10."""
    parts = record.code.replace("/", ".").split(".")
    return tuple(part.zfill(40) if part.isdecimal() else part for part in parts), record.id

"""Codes within a plan that are taken already, and evaluations that tell of one thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpss.model.addenda import Path
from kpss.model.content import Content, GoalNode, MeasureNode, Place, PriorityNode, everything
from kpss.model.plan_content import Evaluation
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace

_PARTS = ("priorities", "goals", "measures", "addenda")


class Repeat(NamedTuple):
    """The second place of a code; ``sort`` is what has it, ``owner`` the id that findings about it carry."""

    sort: str
    code: str
    owner: str
    place: Place
    first: Place


def repeats(workspace: Workspace) -> Iterator[Repeat]:
    """Each place after the first of a code that must be there once; silent about lists that could not be read."""
    for plan in workspace.of(Plan):
        if plan.broken.isdisjoint(_PARTS):
            yield from _codes(everything(workspace, plan))
    years: dict[tuple[str, int], Evaluation] = {}
    for evaluation in workspace.of(Evaluation):
        if "measures" not in evaluation.broken:
            yield from _told_twice(evaluation)
        if evaluation.type != "summary" and evaluation.year and "type" not in evaluation.broken:
            first = years.setdefault((evaluation.plan, evaluation.year), evaluation)
            if first is not evaluation:
                place = Place(evaluation, ("year",))
                yield Repeat("year", str(evaluation.year), evaluation.id, place, Place(first, ("year",)))


def _codes(made: Content) -> Iterator[Repeat]:
    groups: tuple[tuple[str, Iterable[tuple[str, Place]]], ...] = (
        ("priority", [_coded(node) for node in made.priorities]),
        ("goal", [_coded(node) for node in made.all_goals]),
        ("measure", [(node.measure.code, node.place) for node in made.measures]),
    )
    for sort, given in groups:
        places = [(code, Place(place.record, (*place.path, "code"))) for code, place in given]
        for code, place, first in _after_first(places):
            yield Repeat(sort, code, f"{made.plan.id}/{code}", place, first)
    for node in made.measures:
        yield from _indicators(node)


def _coded(node: PriorityNode | GoalNode) -> tuple[str, Place]:
    return (node.priority if isinstance(node, PriorityNode) else node.goal).code, node.place


def _indicators(node: MeasureNode) -> Iterator[Repeat]:
    places = [(one.id, node.at(("indicators", index, "id"))) for index, one in enumerate(node.measure.indicators)]
    for code, place, first in _after_first(places):
        yield Repeat("indicator", code, node.id, place, first)


def _told_twice(evaluation: Evaluation) -> Iterator[Repeat]:
    paths: list[Path] = [("measures", index, "measure") for index in range(len(evaluation.measures))]
    places = [(item.measure, Place(evaluation, path)) for item, path in zip(evaluation.measures, paths, strict=True)]
    for code, place, first in _after_first(places):
        yield Repeat("evaluated", code, evaluation.id, place, first)


def _after_first(places: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place, Place]]:
    seen: dict[str, Place] = {}
    for code, place in places:
        first = seen.setdefault(code, place)
        if code and first is not place:
            yield code, place, first

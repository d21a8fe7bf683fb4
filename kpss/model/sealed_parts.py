"""The parts of a record that a seal covers: their names, what they mean, and where they are written.

The content of a plan is the same whether it stands in the plan or in files of its own; a measure that an addendum adds
belongs to the seals from that addendum on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kpss.language.slugs import slug
from kpss.model.addenda import Path
from kpss.model.canonical import canonical, lines
from kpss.model.content import Content, GoalNode, MeasureNode, Place, everything
from kpss.model.plan_content import Chapter, DataTable
from kpss.model.plans import Plan
from kpss.model.prose import inside, path_beside, written
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.decoding import lenient
from kpss.structure.schemas import at_path, expanded

_OWN = ("kind", "id")  # what a record is called by is no part of its meaning
_NESTED = ("priorities", "goals", "measures", "chapters", "tables")


class Part(NamedTuple):
    """A part: its meaning in canonical form, where it stands, and what people call it (its code, its title)."""

    meaning: Any
    place: Place
    called: str = ""


Parts = Mapping[str, Part]


def parts_of(workspace: Workspace, record: Record, addenda: Collection[int] = ()) -> dict[str, Part]:
    """Name → part of *record*; of a plan as it is with those of its *addenda* (their indices)."""
    schema = expanded(record.kind)
    is_plan = isinstance(record, Plan)
    found = {}
    for key, value in record.data.items():
        properties = schema["properties"].get(key, {})
        if key in _OWN or properties.get("x-kpss-follow-up") or (is_plan and key in _NESTED):
            continue
        meaning = canonical(value, properties)
        if meaning is not None:
            found[key] = Part(meaning, Place(record, (key,)))
    if isinstance(record, Plan):
        for sort, parts in _content(workspace, record, addenda).items():
            found |= _named(sort, parts)
    return found


def _named(sort: str, parts: Iterable[Part]) -> dict[str, Part]:
    """The names of *parts*: ``sort/code``; what is called the same gets a number, what says nothing is left out."""
    found: dict[str, Part] = {}
    for part in parts:
        if part.meaning is None:
            continue
        name = first = f"{sort}/{word(part.called)}"
        count = 1
        while name in found:
            count += 1
            name = f"{first}#{count}"
        found[name] = part
    return found


def word(called: str) -> str:
    """A code as it is, a title as a slug."""
    return called if called.isascii() and called and not re.search(r"\s", called) else slug(called) or "-"


def _content(workspace: Workspace, plan: Plan, addenda: Collection[int]) -> dict[str, list[Part]]:
    made = everything(workspace, plan)
    later = {
        change.measure
        for index, addendum in enumerate(plan.addenda)
        for change in addendum.changes
        if change.what == "adds" and change.measure and index not in addenda
    }
    changes = [
        Part(canonical(plan.data["addenda"][index].get("changes"), _schema("plan", "addenda", 0, "changes")),
             Place(plan, ("addenda", index)), str(number))
        for number, index in enumerate(sorted(addenda), start=1)
    ]  # fmt: skip
    return {
        "priorities": [
            _part(node.place, "priority", node.priority.code or node.priority.name) for node in made.priorities
        ],
        "goals": [_goal(node) for node in made.all_goals],
        "measures": [_measure(node, goal) for node, goal in _measures(made) if node.measure.code not in later],
        "chapters": list(_chapters(workspace, plan)),
        "tables": list(_tables(workspace, plan)),
        "addenda": changes,
    }


def _measures(made: Content) -> Iterator[tuple[MeasureNode, str]]:
    """All measures, each with what its goal is called."""
    for goal in made.all_goals:
        yield from ((node, goal.goal.code or goal.goal.name) for node in goal.measures)
    for priority in made.priorities:
        yield from ((node, "") for node in priority.measures)
    yield from ((node, node.goal) for node in made.loose)


def _goal(node: GoalNode) -> Part:
    return _part(node.place, "goal", node.goal.code or node.goal.name, priority=node.priority)


def _measure(node: MeasureNode, goal: str) -> Part:
    return _part(node.place, "measure", node.measure.code or node.measure.name, goal=goal, priority=node.priority)


_LEFT_OUT = (*_OWN, "plan", "priority", "goal", "goals", "measures")


def _part(place: Place, kind: str, called: str, **above: str) -> Part:
    """A part of the content with what stands in it itself, and what it stands under."""
    data: Any = place.record.data
    for step in place.path:
        data = data[step]
    own = {key: value for key, value in data.items() if key not in _LEFT_OUT}
    schema = expanded("measure" if kind == "measure" else "goal")  # a priority has the keys of a goal
    meaning = canonical(own, schema) or {}
    return Part({**meaning, **{key: value for key, value in above.items() if value}} or None, place, called)


def _chapters(workspace: Workspace, plan: Plan) -> Iterator[Part]:
    for index, chapter in enumerate(plan.chapters):
        path: Path = ("chapters", index)
        meaning = canonical(_without_file(chapter), _schema("plan", *path)) or {}
        if chapter.file:
            meaning["text"] = lines(written(workspace, plan, chapter) or "")
        yield Part(meaning, Place(plan, path), chapter.title or chapter.part or chapter.file)


def _tables(workspace: Workspace, plan: Plan) -> Iterator[Part]:
    for index, table in enumerate(plan.tables):
        path: Path = ("tables", index)
        meaning = canonical(_without_file(table), _schema("plan", *path)) or {}
        if table.file:
            meaning["text"] = lines(_read(workspace, path_beside(plan, table.file)))
        yield Part(meaning, Place(plan, path), table.id or table.title or table.file)


def _without_file(view: Chapter | DataTable) -> dict[str, Any]:
    return {key: value for key, value in view.data.items() if key != "file"}


def _read(workspace: Workspace, path: str) -> str:
    try:
        return lenient(workspace.tree.read(path)) if inside(path) else ""
    except OSError:
        return ""


def _schema(kind: str, *path: str | int) -> dict[str, Any]:
    return at_path(expanded(kind), path)

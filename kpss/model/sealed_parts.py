"""The parts of a record that a seal covers: their names, what they mean, and where they are written.

The content of a plan is the same whether it stands in the plan or in files of its own; a measure that an addendum adds
belongs to the seals from that addendum on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kpss.language.slugs import slug
from kpss.model.addenda import Path
from kpss.model.canonical import canonical, digest
from kpss.model.content import Content, MeasureNode, Place, everything
from kpss.model.plan_content import Chapter, DataTable, Goal, Measure, Priority
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.sealed_files import of_chapter, of_table
from kpss.model.workspace import Workspace
from kpss.structure.schemas import at_path, expanded

_OWN = ("kind", "id")  # what a record is called by is no part of its meaning
_NESTED = ("priorities", "goals", "measures", "chapters", "tables")
_CODE = re.compile(r"[!\"$-~]+")  # printed ASCII without the sign before the number of a namesake

ORDER = "order"
"""The part that says how those stand that stand in the plan only; goals and measures may have files of their own."""
IN_ORDER = ("chapters", "priorities")


class Part(NamedTuple):
    """A part: its meaning in canonical form, where it stands, what people call it, and its code if it has one."""

    meaning: Any
    place: Place
    called: str = ""
    code: str = ""

    @property
    def word(self) -> str:
        """What it is called in a seal."""
        return word(self.code) if self.code else slug(self.called) or "-"


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
        content = _content(workspace, record, addenda)
        for sort, parts in content.items():
            found |= _named(sort, parts)
        orders = {sort: [part.word for part in content[sort]] for sort in IN_ORDER if len(content[sort]) > 1}
        if orders:
            found[ORDER] = Part(orders, Place(record, (next(iter(orders)),)))
    return found


def _named(sort: str, parts: Iterable[Part]) -> dict[str, Part]:
    """The names of *parts*: ``sort/code``; what is called the same gets a number, whatever its place."""
    found: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        found[f"{sort}/{part.word}"].append(part)
    return {
        f"{name}#{number}" if number > 1 else name: part
        for name, same in found.items()
        for number, part in enumerate(sorted(same, key=lambda one: digest(one.meaning)) if same[1:] else same, start=1)
    }


def word(code: str) -> str:
    """A *code* as it is, where it is written in ASCII without spaces; else as a slug."""
    return code if _CODE.fullmatch(code) else slug(code) or "-"


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
             Place(plan, ("addenda", index)), str(number), str(number))
        for number, index in enumerate(sorted(addenda), start=1)
    ]  # fmt: skip
    made_of = {
        "priorities": [_part(node.place, "priority", node.priority) for node in made.priorities],
        "goals": [_part(node.place, "goal", node.goal, priority=node.priority) for node in made.all_goals],
        "measures": [_measure(node, goal) for node, goal in _measures(made) if node.measure.code not in later],
        "chapters": list(_chapters(workspace, plan)),
        "tables": list(_tables(workspace, plan)),
        "addenda": changes,
    }
    return {sort: [part for part in parts if part.meaning is not None] for sort, parts in made_of.items()}


def _measures(made: Content) -> Iterator[tuple[MeasureNode, str]]:
    """All measures, each with what its goal is called."""
    for goal in made.all_goals:
        yield from ((node, goal.goal.code or goal.goal.name) for node in goal.measures)
    for priority in made.priorities:
        yield from ((node, "") for node in priority.measures)
    yield from ((node, node.goal) for node in made.loose)


def _measure(node: MeasureNode, goal: str) -> Part:
    return _part(node.place, "measure", node.measure, goal=goal, priority=node.priority)


_LEFT_OUT = (*_OWN, "plan", "priority", "goal", "goals", "measures")


def _part(place: Place, kind: str, view: Priority | Goal | Measure, **above: str) -> Part:
    """A part of the content with what stands in it itself, and what it stands under."""
    data: Any = place.record.data
    for step in place.path:
        data = data[step]
    own = {key: value for key, value in data.items() if key not in _LEFT_OUT}
    schema = expanded("measure" if kind == "measure" else "goal")  # a priority has the keys of a goal
    meaning = canonical(own, schema) or {}
    whole = {**meaning, **{key: value for key, value in above.items() if value}}
    return Part(whole or None, place, view.code or view.name, view.code)


def _chapters(workspace: Workspace, plan: Plan) -> Iterator[Part]:
    for index, chapter in enumerate(plan.chapters):
        path: Path = ("chapters", index)
        meaning = canonical(_without_file(chapter), _schema("plan", *path)) or {}
        if chapter.file:
            meaning |= of_chapter(workspace, plan, chapter)
        name = chapter.title or chapter.part
        yield Part(meaning or None, Place(plan, path), name or chapter.file, slug(name) or "-")


def _tables(workspace: Workspace, plan: Plan) -> Iterator[Part]:
    for index, table in enumerate(plan.tables):
        path: Path = ("tables", index)
        meaning = canonical(_without_file(table), _schema("plan", *path)) or {}
        if table.file:
            meaning |= of_table(workspace, plan, table)
        yield Part(
            meaning or None,
            Place(plan, path),
            table.id or table.title or table.file,
            table.id or slug(table.title) or "-",
        )


def _without_file(view: Chapter | DataTable) -> dict[str, Any]:
    return {key: value for key, value in view.data.items() if key != "file"}


def _schema(kind: str, *path: str | int) -> dict[str, Any]:
    return at_path(expanded(kind), path)

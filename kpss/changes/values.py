"""What changed in the data of a record, value by value, as its schema says what a value is.

Order, spelling of numbers, line breaks of texts and new ids of the records referred to are no change; an item put into
a list is one addition, whatever stands behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kpss.changes.alignment import Alignment, Pair, align
from kpss.changes.difference import ValueChange
from kpss.changes.sameness import Sameness
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded

_DAYS = frozenset({"date", "from", "to"})
_OF_DAYS = _DAYS | {"name", "types", "place", "note"}
"""The keys of items of which nothing but days, and a name if they have one, tells one from another."""
NO_VALUES = ("kind", "id")  # which record it is


def value_changes(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any], renamed: Mapping[str, str]
) -> tuple[ValueChange, ...]:
    """The changes from *before* to *after*, two records of *kind*; *renamed* is old id → new id of other records."""
    old, new = ({key: value for key, value in one.items() if key not in NO_VALUES} for one in (before, after))
    return tuple(_mapping(old, new, _Here(expanded(kind), (), (), Sameness(renamed))))


class _Here(NamedTuple):
    """A place in both trees: what describes it, its paths, and when two values say the same."""

    schema: dict[str, Any]
    path: Path
    former: Path
    same: Sameness

    def at(self, key: str) -> _Here:
        return _Here(at_path(self.schema, (key,)), (*self.path, key), (*self.former, key), self.same)

    def item(self, i: int, j: int) -> _Here:
        return _Here(self.schema.get("items") or {}, (*self.path, j), (*self.former, i), self.same)


def _changes(before: Any, after: Any, here: _Here) -> Iterator[ValueChange]:
    form = here.same.form
    if before is after or form(before, here.schema, old=True) == form(after, here.schema):
        return
    open_keys = isinstance(here.schema.get("additionalProperties"), dict)
    if open_keys and None in (before, after):
        before, after = before or {}, after or {}
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _mapping(before, after, here)
    elif (before or after) and all(one is None or isinstance(one, list) for one in (before, after)):
        yield from _items(before or [], after or [], here)
    else:
        yield ValueChange(here.path, before, after, former=here.former)


def _mapping(before: Mapping[str, Any], after: Mapping[str, Any], here: _Here) -> Iterator[ValueChange]:
    known = [key for key in here.schema.get("properties", ()) if key in before or key in after]
    for key in dict.fromkeys((*known, *after, *before)):
        yield from _changes(before.get(key), after.get(key), here.at(key))


def _items(before: list[Any], after: list[Any], here: _Here) -> Iterator[ValueChange]:
    found = align(before, after, here.schema, here.same)
    again = _met_again(before, after, found, here.schema)
    for i, j in (*found.alike, *again):
        yield from _changes(before[i], after[j], here.item(i, j))
    removed = [i for i in found.removed if i not in dict(again)]
    added = [j for j in found.added if j not in {j for _, j in again}]
    for i in removed:
        yield ValueChange((*here.path, i), before[i], None, former=(*here.former, i))
    for j in added:
        yield ValueChange((*here.path, j), None, after[j], former=here.former)
    if found.reordered and here.schema.get("x-kpss-list") != "set":
        old = [before[i] for i, _ in sorted(found.pairs)]
        new = [after[j] for _, j in sorted(found.pairs, key=lambda pair: pair[1])]
        yield ValueChange(here.path, old, new, "order", here.former)


def _met_again(before: list[Any], after: list[Any], found: Alignment, schema: Mapping[str, Any]) -> list[Pair]:
    """Items of *found* that have little in common and are the same: by their names, or days that were moved."""
    if "x-kpss-list-key" in schema:
        return []
    olds, news = _named(before, found.removed), _named(after, found.added)
    pairs = [(i, news[name]) for name, i in olds.items() if name in news]
    is_of_days = _DAYS & (properties := (schema.get("items") or {}).get("properties", {}).keys())
    rest = [i for i in found.removed if i not in olds.values()], [j for j in found.added if j not in news.values()]
    if is_of_days and properties <= _OF_DAYS and len(rest[0]) == len(rest[1]):
        pairs += zip(*rest, strict=True)
    return pairs


def _named(items: list[Any], places: Iterable[int]) -> dict[str, int]:
    """The items at *places* that have a name of their own."""
    names = [
        (str(items[place]["name"]), place)
        for place in places
        if isinstance(items[place], dict) and "name" in items[place]
    ]
    counted = Counter(name for name, _ in names)
    return {name: place for name, place in names if counted[name] == 1}

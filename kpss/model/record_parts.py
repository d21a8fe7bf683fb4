"""A part of a record by the codes on the way to it: a goal or a measure of a plan, a municipality of an ORP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.structure.schemas import at_path, expanded

_CODES = ("code", "id")
_OWN = ("goal", "measure")  # parts of plans that may be records of their own


class InnerPart(NamedTuple):
    """The value at ``path`` of a record; the whole record where the path is empty.  ``schema`` describes it."""

    path: tuple[str | int, ...]
    data: Mapping[str, Any]
    schema: dict[str, Any]


def inner(kind: str, data: Mapping[str, Any], steps: tuple[str, ...]) -> InnerPart | None:
    """The part of *data*, a record of *kind*, that *steps* lead to; None where there is none."""
    path: tuple[str | int, ...] = ()
    value: Mapping[str, Any] = data
    for step in steps:
        found = next((place for place, item in _items(value, ()) if _is_called(item, step)), None)
        if found is None:
            return None
        path += found
        value = _at(value, found)
    return InnerPart(path, value, at_path(expanded(kind), path))


def parts(part: InnerPart) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The parts within *part* that have a code: code and data."""
    for _, item in _items(part.data, ()):
        code = next((str(item[key]) for key in _CODES if item.get(key) is not None), "")
        if code:
            yield code, item


def home(workspace: Workspace, identifier: str) -> tuple[Record, tuple[str, ...]] | None:
    """The record that *identifier*, ``plan/code``, leads to and the steps in it; None where there is none.

    A goal or a measure may be a record of its own too, and a measure may stand in the record of its goal.
    """
    outer, _, code = identifier.partition("/")
    record, steps = workspace.records.get(outer), tuple(code.split("/"))
    if record is None or not code:
        return None
    if inner(record.kind, record.data, steps) is not None:
        return record, steps
    own = [one for kind in _OWN for one in workspace.of_kind(kind) if one.data.get("plan") == outer]
    found = next((one for one in own if str(one.data.get("code")) == code), None)
    if found is not None:
        return found, ()
    found = next((one for one in own if inner(one.kind, one.data, (code,)) is not None), None)
    return (found, (code,)) if found is not None else None


def _is_called(item: Mapping[str, Any], step: str) -> bool:
    return any(str(item[key]) == step for key in _CODES if item.get(key) is not None)


def _items(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Any]]]:
    """All mappings in lists within *value*, those nearer to it first."""
    waiting = [(path, value)]
    while waiting:
        place, one = waiting.pop(0)
        if isinstance(one, Mapping):
            if place and isinstance(place[-1], int):
                yield place, one
            waiting += [((*place, key), item) for key, item in one.items() if isinstance(item, Mapping | list)]
        elif isinstance(one, list):
            waiting += [((*place, number), item) for number, item in enumerate(one)]


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value

"""A part of a record by the codes on the way to it: a goal or a measure of a plan, a municipality of an ORP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kpss.structure.schemas import at_path, expanded

_CODES = ("code", "id")


class Part(NamedTuple):
    """The value at ``path`` of a record; the whole record where the path is empty.  ``schema`` describes it."""

    path: tuple[str | int, ...]
    data: Mapping[str, Any]
    schema: dict[str, Any]


def inner(kind: str, data: Mapping[str, Any], steps: tuple[str, ...]) -> Part | None:
    """The part of *data*, a record of *kind*, that *steps* lead to; None where there is none."""
    path: tuple[str | int, ...] = ()
    value: Mapping[str, Any] = data
    for step in steps:
        found = next((place for place, item in _items(value, ()) if _is_called(item, step)), None)
        if found is None:
            return None
        path += found
        value = _at(value, found)
    return Part(path, value, at_path(expanded(kind), path))


def parts(part: Part) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The parts within *part* that have a code: code and data."""
    for _, item in _items(part.data, ()):
        code = next((str(item[key]) for key in _CODES if item.get(key) is not None), "")
        if code:
            yield code, item


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

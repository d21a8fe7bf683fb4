"""What the ``x-kpss-…`` annotations of a schema say about the values of a record.

Compiled once a kind into a tree that holds only the branches with something to say, so that walking a record costs
next to nothing where there is nothing to find.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from kpss.structure.problems import Path
from kpss.structure.schemas import expanded


class Mark(NamedTuple):
    """What is annotated at one place of a schema."""

    sort: str  # "record", "measure", "municipality", "orp", "region" or "vocabulary"
    targets: tuple[str, ...]  # kinds of record, or the name of the vocabulary
    timeless: bool


class Marks(NamedTuple):
    """Marks of a schema part and of its parts."""

    here: Mark | None
    properties: dict[str, Marks]
    items: Marks | None


class Reference(NamedTuple):
    """A value that points to something: its path, what it points to, and the text as written."""

    path: Path
    sort: str
    targets: tuple[str, ...]
    timeless: bool
    value: str


@lru_cache(maxsize=64)
def marks(kind: str) -> Marks | None:
    """The marks of *kind*, or None where its schema has none."""
    return _compile(expanded(kind))


def _compile(schema: dict[str, Any]) -> Marks | None:
    here = _mark(schema)
    compiled = {key: _compile(part) for key, part in schema.get("properties", {}).items()}
    properties = {key: part for key, part in compiled.items() if part is not None}
    items = schema.get("items")
    inner = _compile(items) if isinstance(items, dict) else None
    return Marks(here, properties, inner) if here or properties or inner else None


def _mark(schema: dict[str, Any]) -> Mark | None:
    timeless = bool(schema.get("x-kpss-timeless"))
    if "x-kpss-ref" in schema:
        return Mark("record", tuple(schema["x-kpss-ref"]), timeless)
    if "x-kpss-measure" in schema:
        return Mark("measure", (), timeless)
    if "x-kpss-territory" in schema:
        return Mark(schema["x-kpss-territory"], (), timeless)
    if "x-kpss-vocabulary" in schema:
        return Mark("vocabulary", (schema["x-kpss-vocabulary"],), timeless)
    return None


def references(kind: str, data: dict[str, Any]) -> list[Reference]:
    """All values of a record that point to something."""
    top = marks(kind)
    found: list[Reference] = []
    if top is not None:
        _walk(data, top, (), found)
    return found


def _walk(value: Any, marked: Marks, path: Path, found: list[Reference]) -> None:
    # One list is handed down: generators within generators took twice as long here.
    here, properties, items = marked
    if type(value) is dict:
        shorter = properties if len(properties) < len(value) else value
        for key in shorter:
            if key in value and key in properties:
                _walk(value[key], properties[key], (*path, key), found)
    elif type(value) is list:
        if items is not None:
            for index, item in enumerate(value):
                _walk(item, items, (*path, index), found)
    elif here is not None and type(value) in (str, int):
        found.append(Reference(path, here.sort, here.targets, here.timeless, str(value)))

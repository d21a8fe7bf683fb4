"""Items of lists that no mistake touches: one bad value must not hide the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from kpss.model.fields import View
from kpss.model.records import Record
from kpss.model.workspace import Workspace

V = TypeVar("V", bound=View)
_ONLY_REPAIRED = 115
_ITEM = 2  # so long is the path of an item


def sound(workspace: Workspace, record: Record, key: str, items: Sequence[V]) -> Iterator[tuple[int, V]]:
    """The places and values of *items*, the list *key* of *record*, less those in which something is wrong.

    Where it is not an item that is wrong but the list or the key itself, nothing is left.
    """
    bad: set[int] = set()
    if key in record.broken:
        paths = [path for path in _wrong(workspace).get((record.file, record.id), ()) if path[0] == key]
        if not paths or any(len(path) < _ITEM for path in paths):
            return
        bad = {int(path[1]) for path in paths}
    written = record.data.get(key)
    places = [n for n, item in enumerate(written if isinstance(written, list) else ()) if isinstance(item, dict)]
    yield from ((place, item) for place, item in zip(places, items, strict=True) if place not in bad)


@lru_cache(maxsize=4)
def _wrong(workspace: Workspace) -> Mapping[tuple[str, str], list[tuple[str | int, ...]]]:
    """The paths of the mistakes in each record."""
    found: dict[tuple[str, str], list[tuple[str | int, ...]]] = defaultdict(list)
    for facts in workspace.files:
        for problem in facts["problems"]:
            if problem["path"] and problem["code"] != _ONLY_REPAIRED:
                found[facts["path"], problem["record"]].append(problem["path"])
    return found

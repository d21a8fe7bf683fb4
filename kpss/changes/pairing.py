"""Which record of one tree is which of another: by id, and where an id is new, by what the record says.

Two records are one that was renamed where nothing else says the same: equal but for the id, or with most of their
values in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kpss.model.records import Record
from kpss.model.workspace import Workspace

ALIKE = 0.6
"""The share of values in common from which a record counts as renamed: twice the common by the sum of both."""
ALIKE_UNNAMED = 0.7
"""The same where the name is another one too, or there is none."""
_USUAL = 30  # records; a value that more of them have says little of any


class Pairs(NamedTuple):
    """The records of two trees: those of both (before, after), and those of one.  ``renamed`` is old id → new id."""

    both: list[tuple[Record, Record]]
    added: list[Record]
    removed: list[Record]
    renamed: Mapping[str, str]

    @property
    def changed(self) -> list[tuple[Record, Record]]:
        """The pairs whose data differ."""
        return [(old, new) for old, new in self.both if old.data is not new.data and old.data != new.data]


def pair(before: Workspace, after: Workspace) -> Pairs:
    """Pair the records of *before* and *after*."""
    old, new = before.records, after.records
    both = [(record, other) for i, record in old.items() if (other := new.get(i)) and other.kind == record.kind]
    kept = {record.id for record, _ in both}
    gone = [record for i, record in old.items() if i not in kept]
    come = [record for i, record in new.items() if i not in kept]
    renamed = likely(gone, come)
    both += [(old[one], new[other]) for one, other in renamed.items()]
    taken = set(renamed.values())
    return Pairs(
        both,
        [record for record in come if record.id not in taken],
        [record for record in gone if record.id not in renamed],
        renamed,
    )


def likely(gone: Iterable[Record], come: Iterable[Record]) -> dict[str, str]:
    """Which of the records that are *gone* is which of those that have *come*: old id → new id."""
    olds, news = _by_kind(gone), _by_kind(come)
    found: dict[str, str] = {}
    for kind in olds.keys() & news.keys():
        found |= _matched(olds[kind], news[kind])
    return found


def _by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.kind].append(record)
    return found


def _matched(olds: list[Record], news: list[Record]) -> dict[str, str]:
    """Pairs of the most alike first; each record once."""
    values = {record.id: leaves(record.data) for record in olds}
    names = {record.id: record.name for record in olds}
    where: dict[Any, list[str]] = defaultdict(list)
    for identifier, counted in values.items():
        for leaf in counted:
            where[leaf].append(identifier)
    pairs = []
    for record in news:
        mine = leaves(record.data)
        candidates = {i for leaf in mine for i in (where[leaf] if leaf in where and len(where[leaf]) <= _USUAL else ())}
        for identifier in candidates:
            likeness = 2 * (mine & values[identifier]).total() / (mine.total() + values[identifier].total())
            if likeness >= (ALIKE if record.name and names[identifier] == record.name else ALIKE_UNNAMED):
                pairs.append((-likeness, identifier, record.id))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, identifier, new in sorted(pairs):
        if identifier not in found and new not in taken:
            found[identifier] = new
            taken.add(new)
    return found


def leaves(data: Mapping[str, Any]) -> Counter[tuple[str, str]]:
    """The values of a record without its id: (key path without numbers, value as text), counted."""
    found: Counter[tuple[str, str]] = Counter()
    _collect({key: value for key, value in data.items() if key not in ("id", "kind")}, "", found)
    return found


def _collect(value: Any, path: str, found: Counter[tuple[str, str]]) -> None:
    if isinstance(value, dict):
        for key, part in value.items():
            _collect(part, f"{path}.{key}", found)
    elif isinstance(value, list):
        for part in value:
            _collect(part, path, found)
    elif value is not None:
        found[path, str(value)] += 1

"""The life of a record in the commits of a repository.

The walk goes from a revision back to where the record came from.  Where a merge left the record as one of its parents
has it, only that parent is followed, so a change is told once, and one that was not taken over is not told at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from kpss.changes.history_records import Contents, Seen, Unread, all_values, id_pattern
from kpss.changes.pairing import likely
from kpss.facts import RecordFacts
from kpss.git.log import FileStep, Past
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Record

Sort = Literal[
    "created", "changed", "merged", "deleted", "rewritten", "unreadable", "readable", "older_missing", "known"
]
Version = Seen | Unread | None


class Place(NamedTuple):
    """Where a record stands in a revision."""

    path: str
    blob: str
    id: str


class Step(NamedTuple):
    """What a commit did to the record; ``commit`` is its hash, empty for what is not committed yet.

    ``others`` are the versions of a merge's further parents.
    """

    sort: Sort
    commit: str
    before: Version
    after: Version
    before_path: str = ""
    after_path: str = ""
    others: tuple[Version, ...] = ()


class Walk:
    """One walk; ``is_record_file`` tells whether a file of that path holds records of the workspace."""

    def __init__(self, past: Past, contents: Contents, is_record_file: Callable[[str], bool]) -> None:
        self.past, self.contents, self._is_record_file = past, contents, is_record_file
        self._pending: dict[str, dict[Place, None]] = {}

    def from_place(self, place: Place) -> list[Step]:
        """The steps of the record that stands at *place* in the newest commit, the newest first."""
        self._follow(self.past.head, place)
        return list(self._steps())

    def from_end(self, identifier: str) -> list[Step]:
        """The steps of a record that is no more, the newest (its end) first; none if it never was."""
        found = self._last((self.past.head,), identifier)
        return [self._end(*found, identifier), *self._steps()] if found is not None else []

    def new_id(self, identifier: str) -> str | None:
        """What a record that is no more was called after its last change, if it got another id then."""
        found = self._last((self.past.head,), identifier)
        if found is None:
            return None
        return self._renamed(self._changed(found[0].commit, found[0].parent)).get(identifier)

    def _follow(self, name: str, place: Place) -> None:
        self._pending.setdefault(name, {})[place] = None

    def _steps(self) -> Iterator[Step]:
        for name in self.past.commits:
            for place in self._pending.pop(name, ()):
                yield from self._visit(name, place)

    def _visit(self, name: str, place: Place) -> Iterator[Step]:
        now, parents = self._version(place), self.past.commits[name].parents
        if not parents:
            sort: Sort = "older_missing" if self.past.is_cut(name) else "created"
            yield Step(sort, name, None, now, "", place.path)
            return
        origins = [(parent, self._origin(name, parent, place, now)) for parent in parents]
        there = [(parent, origin) for parent, origin in origins if origin is not None]
        for parent, origin in there:
            if self._is_same(place, origin):
                self._follow(parent, origin)
                yield from self._rewritten(name, origin, place) if len(parents) == 1 else ()
                return
        for parent, origin in there:
            self._follow(parent, origin)
        if not there:
            yield Step("created", name, None, now, "", place.path)
            yield from self._ended(parents, place.id)
        elif len(parents) == 1:
            yield self._changed_step(name, there[0][1], place)
        else:
            yield from self._merged(name, [origin for _, origin in there], place)

    def _version(self, place: Place) -> Version:
        return self.contents.find(place.blob, place.path, place.id)

    def _is_same(self, place: Place, origin: Place) -> bool:
        if place == origin:
            return True
        if place.path != origin.path or place.id != origin.id:
            return False
        now, before = self._version(place), self._version(origin)
        if isinstance(now, Unread) and isinstance(before, Unread):
            return True
        return isinstance(now, Seen) and isinstance(before, Seen) and before.data == now.data

    def _rewritten(self, name: str, origin: Place, place: Place) -> Iterator[Step]:
        """What only writes the record in another way."""
        before, now = self._version(origin), self._version(place)
        if isinstance(now, Seen) and isinstance(before, Seen) and now.text != before.text:
            yield Step("rewritten", name, before, now, origin.path, place.path)

    def _changed_step(self, name: str, origin: Place, place: Place) -> Step:
        before, now = self._version(origin), self._version(place)
        sort: Sort = "changed"
        if isinstance(now, Unread):
            sort = "unreadable"
        elif isinstance(before, Unread):
            sort = "readable"
        return Step(sort, name, before, now, origin.path, place.path)

    def _merged(self, name: str, origins: list[Place], place: Place) -> Iterator[Step]:
        """The change of a merge: what none of its parents says, or all of them say and it does not."""
        now, befores = self._version(place), [self._version(origin) for origin in origins]
        if isinstance(now, Seen):
            read = [all_values(one.data) for one in befores if isinstance(one, Seen)]
            mine = all_values(now.data)
            if read and not (mine - frozenset().union(*read)) and not (frozenset.intersection(*read) - mine):
                return
        step = self._changed_step(name, origins[0], place)
        yield step._replace(sort="merged" if step.sort == "changed" else step.sort, others=tuple(befores[1:]))

    # -- where a record came from -------------------------------------------------------------------------------------

    def _origin(self, name: str, parent: str, place: Place, now: Version) -> Place | None:
        """Where the record that stands at *place* in the commit *name* stood in *parent*."""
        step = self.past.steps_of(place.path).get((name, parent))
        if step is None:
            return place
        if step.before and self.contents.find(step.before, place.path, place.id) is not None:
            return place._replace(blob=step.before)
        changed = self._changed(name, parent)
        moved = self._moved(changed, place.id)
        if moved is not None or not isinstance(now, Seen):
            return moved
        old = {new: old for old, new in self._renamed(changed).items()}.get(place.id)
        return self._moved(changed, old) if old is not None else None

    def _changed(self, name: str, parent: str) -> list[FileStep]:
        return [step for step in self.past.steps_of_commit(name, parent) if self._is_record_file(step.path)]

    def _moved(self, changed: Iterable[FileStep], identifier: str) -> Place | None:
        """The file among *changed* that the record was taken from."""
        for step in changed:
            was = self.contents.find(step.before, step.path, identifier) if step.before else None
            if isinstance(was, Seen) and not self._stays(step, identifier):
                return Place(step.path, step.before, identifier)
        return None

    def _stays(self, step: FileStep, identifier: str) -> bool:
        return bool(step.after) and self.contents.find(step.after, step.path, identifier) is not None

    def _renamed(self, changed: Collection[FileStep]) -> dict[str, str]:
        """The records that got another id in a commit: old id → new id."""
        befores, afters = {step.before for step in changed}, {step.after for step in changed}
        old = self._records((step.before, step.path) for step in changed if step.before and step.before not in afters)
        new = self._records((step.after, step.path) for step in changed if step.after and step.after not in befores)
        gone = [record for identifier, record in old.items() if identifier not in new]
        return likely(gone, [record for identifier, record in new.items() if identifier not in old]) if gone else {}

    def _records(self, files: Iterable[tuple[str, str]]) -> dict[str, Record]:
        found: dict[str, Record] = {}
        for blob, path in files:
            for facts in self.contents.records(blob, path) or ():
                found.setdefault(facts["id"], _record(facts, path))
        return found

    # -- where a record ended -----------------------------------------------------------------------------------------

    def _ended(self, heads: tuple[str, ...], identifier: str) -> Iterator[Step]:
        """The end of an earlier life of the record in *heads* or before, which is followed from there on."""
        found = self._last(heads, identifier)
        if found is None:
            return
        step, before = found
        if identifier in self._renamed(self._changed(step.commit, step.parent)):
            return  # it went on under another id
        yield self._end(step, before, identifier)

    def _end(self, step: FileStep, before: Version, identifier: str) -> Step:
        self._follow(step.parent, Place(step.path, step.before, identifier))
        return Step("deleted", step.commit, before, None, step.path)

    def _last(self, heads: tuple[str, ...], identifier: str) -> tuple[FileStep, Version] | None:
        """The newest step that took the record away."""
        steps: dict[str, list[FileStep]] = {}
        for step in self.past.steps_holding(identifier, id_pattern(identifier), heads):
            if self._is_record_file(step.path):
                steps.setdefault(step.commit, []).append(step)
        for name, found in steps.items():
            if any(self._stays(step, identifier) for step in found):
                continue
            taken = [(step, self.contents.find(step.before, step.path, identifier)) for step in found if step.before]
            lost = [(step, before) for step, before in taken if before is not None]
            # A merge takes away only what all its parents have.
            if lost and {step.parent for step, _ in lost} >= set(self.past.commits[name].parents):
                return lost[0]
        return None


def _record(facts: RecordFacts, path: str) -> Record:
    return RECORD_TYPES.get(facts["kind"], Record)(facts, path)

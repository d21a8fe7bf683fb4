"""Findings of two trees of a workspace: which are new, which were known, which are fixed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from kpss.changes.alignment import Pair, align
from kpss.changes.moves import moved_files
from kpss.changes.pairing import Pairs, pair
from kpss.changes.readable import as_it_could_be_read, rests_on_doubt, with_wrong_references
from kpss.changes.sameness import Sameness
from kpss.findings.comparison import Compared, Describe, Subject, compare, params_text, without_numbers_of
from kpss.findings.finding import Finding, Place
from kpss.language.text import Text
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, expanded

Find = Callable[[Workspace, Collection[int]], Sequence[Finding]]
"""Makes the findings of some codes."""
_PARTS = re.compile(r"([/#: ,])")  # of what several ids stand beside
_A_FILE = "file"


def finding_states(
    before: Workspace,
    after: Workspace,
    pairs: Pairs,
    findings: tuple[Sequence[Finding], Sequence[Finding]],
    find: Find,
) -> Compared:
    """The states of *findings*, those of *before* and of *after*.

    What is gone only because something can no longer be read is left out: it may still be there.  So are gaps that are
    gone only because a reference has become wrong.
    """
    moved = moved_files(before, after, pairs)
    earlier, later = _sides(before, after, pairs, moved)
    untouched = {new.id for old, new in pairs.both if old.data is new.data and old.file == new.file}
    compared = compare(*findings, earlier=earlier, later=later, untouched=untouched)
    if not compared.gone:
        return compared
    gone = _surely(before, as_it_could_be_read(before, after, moved), moved, compared.gone, find)
    wrong = with_wrong_references(compared.present)
    gaps = [one for one in gone if one.severity == "gap"] if wrong else []
    if gaps:
        readable = as_it_could_be_read(before, after, moved, wrong)
        sure = set(map(id, _surely(before, readable, moved, gaps, find)))
        gone = [one for one in gone if one.severity != "gap" or id(one) in sure]
    return compared._replace(gone=gone)


def _surely(
    before: Workspace, readable: Workspace | None, moved: Mapping[str, str], gone: list[Finding], find: Find
) -> list[Finding]:
    """Those of *gone* that are not there in the *readable* tree either; None stands for the later tree itself."""
    if readable is None or not gone:
        return gone
    found = find(readable, {finding.code for finding in gone})
    sides = _sides(before, readable, pair(before, readable), moved)
    left = compare(gone, found, earlier=sides[0], later=sides[1]).gone
    return [one for one in left if not rests_on_doubt(readable, one)]


def _sides(before: Workspace, after: Workspace, pairs: Pairs, moved: Mapping[str, str]) -> tuple[Describe, Describe]:
    """What describes the findings of each tree."""
    earlier = _Earlier(before, after, pairs, _Names(pairs.renamed, moved))
    return earlier.describe, _Later(after, before, pairs, _Names({}, {})).describe


def uncovered(before: Workspace, after: Workspace, findings: Sequence[Finding]) -> list[Text]:
    """What is to be said of files that can be read again: their other mistakes were there, but nobody could know."""
    mended = {facts["path"] for facts in before.files if not facts["readable"]}
    mended -= {facts["path"] for facts in after.files if not facts["readable"]}
    told = dict.fromkeys(one.place.file for one in findings if one.state == "new" and one.place.file in mended)
    return [
        Text(
            f"Soubor {file} se dřív nedal přečíst; jeho další chyby byly skryté, a proto se počítají jako nové.",
            f"{file} could not be read before; its other mistakes were hidden, so they count as new.",
        )
        for file in told
    ]


class _Names(NamedTuple):
    """What the records and files of the earlier tree are called in the later one."""

    records: Mapping[str, str]
    files: Mapping[str, str]

    def of_record(self, text: str) -> str:
        """An id, or ids with what stands beside them, as the later tree writes it."""
        if text in self.files:
            return self.files[text]
        if not self.records:
            return text
        return self.records.get(text) or "".join(self.records.get(part, part) for part in _PARTS.split(text))

    def of_value(self, value: Any) -> Any:
        """A parameter of a message with the names of the later tree."""
        if isinstance(value, str):
            return self.files.get(value) or self.records.get(value, value)
        if isinstance(value, Text):
            return Text(*map(self.of_value, value))
        if isinstance(value, list | tuple):
            return [self.of_value(item) for item in value]
        return value


class _Side:
    """Describes the findings of one tree in words of the later one."""

    def __init__(self, own: Workspace, other: Workspace, pairs: Pairs, names: _Names) -> None:
        self._names, self._paths = names, _Paths(pairs.renamed)
        self._files = {facts["path"] for workspace in (own, other) for facts in workspace.files}
        self._own = own
        self._by_place = {(record.file, record.document): record for record in own.records.values()}

    def describe(self, finding: Finding) -> Subject:
        """What *finding* is about."""
        record = self._record(finding.record, finding.place)
        path, placed = self._path(record, finding.path)
        params = {name: self._names.of_value(value) for name, value in finding.params.items()}
        file = self._names.files.get(finding.place.file, finding.place.file)
        return Subject(
            self._names.of_record(finding.record) or file,
            self._names.of_record(record.id) if record is not None else "",
            file,
            path,
            self._subject(finding),
            params_text(params),
            placed,
        )

    def _record(self, identifier: str, place: Place) -> Record | None:
        """The record whose key path a finding gives."""
        if place.span is None and (found := self._by_place.get((place.file, place.document))) is not None:
            return found
        found = self._own.records.get(identifier.partition("/")[0])
        return found if found is not None and found.file == place.file else None

    def _subject(self, finding: Finding) -> str:
        text = without_numbers_of(finding.path, finding.subject)
        if text in self._files:
            return _A_FILE  # which of several files comes first is told by their names
        file, _, number = text.partition("#")
        return self._names.of_record(file) + (f"#{number}" if number else "")

    def _path(self, record: Record | None, path: Path) -> tuple[Path, bool]:
        raise NotImplementedError


class _Earlier(_Side):
    def __init__(self, own: Workspace, other: Workspace, pairs: Pairs, names: _Names) -> None:
        super().__init__(own, other, pairs, names)
        self._now = {id(old): new for old, new in pairs.both}

    def _path(self, record: Record | None, path: Path) -> tuple[Path, bool]:
        other = self._now.get(id(record))
        found = self._paths.later(record, other, path) if record is not None and other is not None else None
        return (path, False) if found is None else (found, True)


class _Later(_Side):
    def __init__(self, own: Workspace, other: Workspace, pairs: Pairs, names: _Names) -> None:
        super().__init__(own, other, pairs, names)
        self._then = {id(new): old for old, new in pairs.both}

    def _path(self, record: Record | None, path: Path) -> tuple[Path, bool]:
        other = self._then.get(id(record))
        found = self._paths.earlier(other, record, path) if record is not None and other is not None else None
        return path, found is not None


class _Paths:
    """Key paths of records of one tree in the other, by what the items of lists say."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._same = Sameness(renamed)
        self._known: dict[tuple[int, int], list[Pair]] = {}  # the lists live as long as their records

    def later(self, old: Record, new: Record, path: Path) -> Path | None:
        """The *path* of *old* in *new*; None where what stands there is gone."""
        if _trusted(old, new, path):
            return path
        return self._walked(expanded(new.kind), (old.data, new.data), path, back=False)

    def earlier(self, old: Record, new: Record, path: Path) -> Path | None:
        """The *path* of *new* in *old*; None where what stands there has come since."""
        if _trusted(old, new, path):
            return path
        return self._walked(expanded(new.kind), (new.data, old.data), path, back=True)

    def _walked(self, schema: dict[str, Any], sides: tuple[Any, Any], path: Path, *, back: bool) -> Path | None:
        here, there = sides
        made: list[str | int] = []
        for number, step in enumerate(path):
            target: str | int | None = step
            if isinstance(step, int) and isinstance(here, list) and isinstance(there, list):
                pairs = self._pairs(*((there, here) if back else (here, there)), at_path(schema, path[:number]))
                target = {j: i for i, j in pairs}.get(step) if back else dict(pairs).get(step)
            if target is None:
                return None
            made.append(target)
            here, there = _inside(here, step), _inside(there, target)
        return tuple(made)

    def _pairs(self, before: list[Any], after: list[Any], schema: dict[str, Any]) -> list[Pair]:
        key = id(before), id(after)
        if key not in self._known:
            self._known[key] = align(before, after, schema, self._same).pairs
        return self._known[key]


def _trusted(old: Record, new: Record, path: Path) -> bool:
    """Whether the numbers of *path* mean the same items in both records."""
    return old.data is new.data or not any(isinstance(step, int) for step in path) or old.data == new.data


def _inside(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (LookupError, TypeError):
        return None

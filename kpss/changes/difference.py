"""What a difference between two trees is: one change for each record, each value and each file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from kpss.changes.pairing import Pairs
from kpss.language.phrases import Phrase
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path

RecordSort = Literal["added", "removed", "changed"]
ValueSort = Literal["value", "order"]
FileSort = Literal["added", "removed", "changed", "reformatted", "relinked", "moved", "unreadable"]


class ValueChange(NamedTuple):
    """A value that is new (``before`` is None), gone (``after`` is None) or another.

    ``path`` is that of the later tree if the value is there, ``former`` that of the earlier one; of an item that is not
    in a tree the path there is that of its list.  Of a list whose items stand in another order ``sort`` is ``order``,
    and ``before`` and ``after`` hold the items of both.
    """

    path: Path
    before: Any
    after: Any
    sort: ValueSort = "value"
    former: Path = ()


class Meaning(NamedTuple):
    """One thing that a change of a record means, in words.

    ``topic`` sorts it for the summary: see :data:`kpss.changes.meaning.TOPICS`.  ``amounts`` are differences of what
    can be added up, by unit: ``bed`` → 12, ``days`` of a date that was moved, columns of money in CZK (``granted``).
    """

    topic: str
    words: Phrase
    path: Path = ()
    amounts: Mapping[str, Decimal] = {}


class RecordChange(NamedTuple):
    """What happened to a record; one with another id or file in the later tree has them in ``after``."""

    sort: RecordSort
    before: Record | None
    after: Record | None
    values: tuple[ValueChange, ...] = ()
    meanings: tuple[Meaning, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is in the later tree, or was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change of no record")
        return found

    @property
    def renamed(self) -> bool:
        """Whether the record has another id than before."""
        return self.before is not None and self.after is not None and self.before.id != self.after.id


class FileChange(NamedTuple):
    """What happened to a file beside its records: chapters, tables, templates, formatting, what cannot be read.

    ``relinked`` is a file that only takes over the new ids of records that it refers to.  ``record`` is the plan under
    which it is told; empty where it is told by itself.
    """

    sort: FileSort
    path: str
    before: str = ""  # where it stood, if elsewhere
    record: str = ""


class Difference(NamedTuple):
    """All changes from one tree to another, by kind and id of the records."""

    before: Workspace
    after: Workspace
    pairs: Pairs
    records: tuple[RecordChange, ...]
    files: tuple[FileChange, ...]

    @property
    def files_apart(self) -> list[FileChange]:
        """The files that are told by themselves, under none of the records."""
        told = {change.record.id for change in self.records}
        return [change for change in self.files if not change.record or change.record not in told]

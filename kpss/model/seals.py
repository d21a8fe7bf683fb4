"""Seals: what a body approved, fixed by a digest that stands in the approval.

The newest seal that was known on the date counts; :mod:`kpss.model.sealed_changes` compares it with what the files
mean now.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from kpss.model.addenda import Path, ordered
from kpss.model.canonical import digest
from kpss.model.parts import Approval, Seal
from kpss.model.plans import REFUSED, Addendum, Plan, known
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Record
from kpss.model.sealed_files import files_beside
from kpss.model.sealed_parts import Part, parts_of
from kpss.model.workspace import Workspace

FORM = 1
"""The version of the canonical form; one that changes what a digest is has another number."""
_SHORT = 8


class Sealable(NamedTuple):
    """An approval or an addendum that may carry a seal; ``addenda`` are the indices of those that it knows of."""

    record: Record
    path: Path
    decision: Approval | Addendum
    addenda: frozenset[int] = frozenset()

    @property
    def seal(self) -> Seal | None:
        """The seal that it carries."""
        return self.decision.seal


class Counted(NamedTuple):
    """What a seal of the record as it is now would say, and the parts that it is counted from."""

    digest: str
    short: Mapping[str, str]
    parts: Mapping[str, Part]

    @property
    def data(self) -> dict[str, Any]:
        """The seal as plain data of a record."""
        return {"form": FORM, "digest": self.digest, "parts": [f"{name} {self.short[name]}" for name in self.short]}


def sealable_kinds() -> list[str]:
    """The kinds of record that bodies approve."""
    return [kind for kind, made in RECORD_TYPES.items() if hasattr(made, "approvals")]


def sealables(record: Record) -> list[Sealable]:
    """The approvals and addenda of *record* that were not refused, the newest last; those without a date come first."""
    approvals: tuple[Approval, ...] = getattr(record, "approvals", ())
    found = [
        Sealable(record, ("approvals", index), one) for index, one in enumerate(approvals) if one.outcome not in REFUSED
    ]
    if isinstance(record, Plan):
        before: list[int] = []
        for index, addendum in ordered(record):
            before.append(index)
            found.append(Sealable(record, ("addenda", index), addendum, frozenset(before)))
        found = [_with_addenda(record, one) for one in found]
    return sorted(found, key=lambda one: (_day(one), one.path[0] == "addenda", one.path[1]))


def _with_addenda(plan: Plan, one: Sealable) -> Sealable:
    """An approval knows of the addenda that surely came before it."""
    date = one.decision.date
    if one.path[0] == "addenda" or date is None:
        return one
    dates = {index: addendum.date for index, addendum in enumerate(plan.addenda)}
    return one._replace(addenda=frozenset(i for i, day in dates.items() if day and day.latest < date.earliest))


def _day(one: Sealable) -> dt.date:
    return one.decision.date.earliest if one.decision.date is not None else dt.date.min


def counted(workspace: Workspace, one: Sealable) -> Counted:
    """The seal that *one* would get now."""
    parts = parts_of(workspace, one.record, one.addenda)
    full = {name: digest(parts[name].meaning) for name in sorted(parts)}
    whole = hashlib.sha256("".join(f"{name} {value}\n" for name, value in full.items()).encode()).hexdigest()
    return Counted(f"sha256:{whole}", {name: value[:_SHORT] for name, value in full.items()}, parts)


def touching(workspace: Workspace, record: Record) -> set[str]:
    """The files in which the sealed parts of *record* stand."""
    found = {record.file, *(part.place.record.file for part in parts_of(workspace, record).values())}
    return found | files_beside(record) if isinstance(record, Plan) else found


def later_decisions(one: Sealable) -> list[Sealable]:
    """The approvals and addenda of a later day than *one*, and the addenda that it does not know of, in order."""
    date = one.decision.date
    return [
        other
        for other in sealables(one.record)
        if other.path != one.path
        and (
            (other.path[0] == "addenda" and other.path[1] not in one.addenda)
            or (date is not None and other.decision.date is not None and other.decision.date.earliest > date.latest)
        )
    ]


def as_decided(record: Record, one: Sealable) -> Sealable:
    """*one* of another tree as it would stand in *record*, which need not hold it; it knows what came by its day."""
    found = Sealable(record, one.path, one.decision)
    if not isinstance(record, Plan) or one.path[0] != "addenda":
        return _with_addenda(record, found) if isinstance(record, Plan) else found
    last = one.decision.date.latest if one.decision.date is not None else dt.date.max
    dates = ((index, addendum.date) for index, addendum in enumerate(record.addenda))
    return found._replace(addenda=frozenset(index for index, day in dates if day is None or day.earliest <= last))


def newest_seal(record: Record, day: dt.date) -> Sealable | None:
    """The newest approval or addendum known on *day* that carries a seal."""
    given = (*record.data.get("approvals", ()), *record.data.get("addenda", ()))
    if not any("seal" in one for one in given if isinstance(one, dict)):
        return None
    sealed = [one for one in sealables(record) if one.seal is not None and known(one.decision.date, day)]
    return sealed[-1] if sealed else None

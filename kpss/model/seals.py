"""Seals: what a body approved, fixed by a digest that stands in the approval.

A seal is compared with what the files mean now.  The newest seal that was known on the date counts; an addendum after
it makes changes legal: all of them where its own seal holds or where it does not say what it changes, else those of the
measures that it names.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from kpss.model.addenda import Path, ordered
from kpss.model.canonical import digest
from kpss.model.doubt import kinds_in_doubt
from kpss.model.parts import Approval, Seal
from kpss.model.plans import REFUSED, Addendum, Plan, known
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Record
from kpss.model.sealed_parts import Part, parts_of, word
from kpss.model.workspace import Workspace

FORM = 1
"""The version of the canonical form; one that changes what a digest is has another number."""
_SHORT = 8

How = Literal["changed", "added", "removed"]


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


class Altered(NamedTuple):
    """A part of an approved record that is not as it was sealed; ``part`` is what is there now."""

    name: str
    how: How
    part: Part | None = None


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
    return {record.file, *(part.place.record.file for part in parts_of(workspace, record).values())}


def newest_seal(record: Record, day: dt.date) -> Sealable | None:
    """The newest approval or addendum known on *day* that carries a seal."""
    given = (*record.data.get("approvals", ()), *record.data.get("addenda", ()))
    if not any("seal" in one for one in given if isinstance(one, dict)):
        return None
    sealed = [one for one in sealables(record) if one.seal is not None and known(one.decision.date, day)]
    return sealed[-1] if sealed else None


def altered(workspace: Workspace, sealed: Sealable) -> list[Altered] | None:
    """What differs from the seal of *sealed* and no addendum makes legal; None where the seal itself was rewritten."""
    now, seal = counted(workspace, sealed), sealed.seal
    if seal is None or now.digest == seal.digest:
        return [] if seal is None or sorted(seal.parts) == sorted(now.data["parts"]) else None
    found = [one for one in _differences(seal, now) if not _in_doubt(workspace, sealed.record, one)]
    if not found:
        return None if sorted(seal.parts) == sorted(now.data["parts"]) else []
    later = [one for one in sealables(sealed.record) if _comes_later(sealed, one)]
    return list(_unexplained(workspace, found, later))


def _differences(seal: Seal, now: Counted) -> Iterator[Altered]:
    then = dict(text.rsplit(" ", 1) for text in seal.parts)
    for name in [*now.short, *(name for name in then if name not in now.short)]:
        if name not in then:
            yield Altered(name, "added", now.parts[name])
        elif name not in now.short:
            yield Altered(name, "removed")
        elif then[name] != now.short[name]:
            yield Altered(name, "changed", now.parts[name])


def _comes_later(sealed: Sealable, one: Sealable) -> bool:
    return one.path[0] == "addenda" and one.path[1] not in sealed.addenda


def _unexplained(workspace: Workspace, found: list[Altered], later: list[Sealable]) -> Iterator[Altered]:
    if any(one.seal is not None and one.seal.digest == counted(workspace, one).digest for one in later):
        return
    named: set[str] = set()
    for one in later:
        changes = one.decision.changes if isinstance(one.decision, Addendum) else ()
        if not changes or not all(change.measure for change in changes):
            return  # it does not say what it changes
        named.update(word(change.measure) for change in changes)
    for difference in found:
        sort, _, code = difference.name.partition("/")
        if sort != "measures" or code.partition("#")[0] not in named:
            yield difference


def _in_doubt(workspace: Workspace, record: Record, difference: Altered) -> bool:
    """Whether a mistake in the form of records, which is told by itself, may be why the part differs."""
    sort = difference.name.partition("/")[0]
    above = {"goals": ("priorities",), "measures": ("goals", "priorities")}.get(sort, ())
    if not record.broken.isdisjoint((sort, *above)):
        return True
    part = difference.part
    if part is not None and part.place.record is not record and part.place.record.broken:
        return True
    gone = difference.how == "removed" and sort in ("goals", "measures")
    return gone and kinds_in_doubt(workspace, "goal", "measure")

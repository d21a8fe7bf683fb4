"""What becomes of requests: what is done to the network, or why nothing is; and which entries a new one replaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

from kpss.exchange.network import words as says
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.network import UnitKey, counts
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.periods import DAY, Moment
from kpss.model.request_records import Request
from kpss.model.requests import replaced
from kpss.model.workspace import Workspace

Fate = Literal["change", "done", "waiting", "skipped", "rejected", "withdrawn"]


class Skipped(Exception):
    """Why a decided request cannot be put into the network."""

    def __init__(self, template: Text, **params: Any) -> None:
        super().__init__(template.en)
        self.said = Phrase(template, params)


class Ending(NamedTuple):
    """An entry that ends, and its last day."""

    entry: NetworkEntry
    last: dt.date


class Change(NamedTuple):
    """What is done for requests of one service from one day: the new entry, what ends, and what is left to people.

    ``data`` is None for an exit; ``before`` are the entries that the new one replaces.
    """

    requests: tuple[Request, ...]
    data: dict[str, Any] | None
    before: tuple[NetworkEntry, ...]
    start: Moment
    ends: tuple[Ending, ...]
    remarks: tuple[Phrase, ...] = ()
    undivided: tuple[NetworkUnits, ...] = ()  # whose division among ORPs is not known after the change
    finishes: bool = False  # the entry is there already, only what it replaces was not ended

    @property
    def identifier(self) -> str:
        """The id of the new entry; empty where there is none."""
        return str(self.data["id"]) if self.data is not None else ""

    @property
    def base(self) -> NetworkEntry | None:
        """The entry that goes on in the new one."""
        return self.before[0] if self.before else None


class Left(NamedTuple):
    """A request for which nothing is written."""

    request: Request
    fate: Fate
    why: Phrase | None = None


def overlapping(entries: Iterable[NetworkEntry], first: dt.date) -> tuple[Ending, ...]:
    """The *entries* that are in force before the day *first* and on it, with the day before as their end."""
    return tuple(Ending(one, first - DAY) for one in entries if one.valid.first < first <= one.valid.last)


def rivals(entries: Sequence[NetworkEntry], units: Sequence[NetworkUnits], first: dt.date) -> list[NetworkEntry]:
    """Those of *entries* beside which a new one with *units* from the day *first* cannot stand.

    An entry of other units goes on beside.

    :raises Skipped: where it cannot be told which ones are replaced.
    """
    live = [one for one in entries if one.valid.contains(first - DAY)]
    chosen = replaced(live, units)
    if len(live) > 1 and (not units or not chosen or _share_units(chosen)):
        raise Skipped(says.SEVERAL, entries=[one.id for one in live])
    others = {key for one in live if one not in chosen for key in _keys(one)}
    return [one for one in entries if not _keys(one) or not _keys(one) <= others]


def _keys(entry: NetworkEntry) -> set[UnitKey]:
    return {(one.form, one.unit) for one in entry.units}


def _share_units(entries: Iterable[NetworkEntry]) -> bool:
    keys = [key for one in entries for key in _keys(one)]
    return len(keys) > len(set(keys))


def refuse_later(entries: Iterable[NetworkEntry], start: Moment) -> None:
    """Refuse a change before which one of *entries* does not begin.

    :raises Skipped: naming it.
    """
    for one in entries:
        if one.valid.first >= start.earliest:
            raise Skipped(says.LATER, entry=one.id, date=one.valid.first.isoformat())


def chief(workspace: Workspace, entries: Iterable[NetworkEntry]) -> tuple[NetworkEntry, ...]:
    """Those of *entries* that count, by beginning; where none does, the first of all."""
    ordered = sorted(entries, key=lambda one: (not counts(workspace, one), one.valid.first, one.id))
    return tuple(one for one in ordered if counts(workspace, one)) or tuple(ordered[:1])

"""What a decided request does to the network: which entry it gives, which ones it ends, or why it waits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any, Literal, NamedTuple

from kpss.exchange.network import words as says
from kpss.exchange.network.entry import COMPENSATION, entry_data, entry_id, lost_parts
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.network import counts, refused, usable
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import DAY, Moment
from kpss.model.request_records import Request, Round
from kpss.model.requests import effective, outcome_level, standing
from kpss.model.services import Service
from kpss.model.vocabulary import items
from kpss.model.workspace import Workspace

Fate = Literal["change", "done", "waiting", "skipped", "rejected", "withdrawn"]
INTENTION, EXIT, NEW = "intention", "exit", "new"
_READ = frozenset({"type", "round", "service", "changes", "decision", "withdrawn"})
_GOES_ON = frozenset({"units", "area", "commissioners", "entrustment"})


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
    """What is done for one request: the new entry (None for an exit), what ends, and what is left to people."""

    request: Request
    data: dict[str, Any] | None
    base: NetworkEntry | None
    start: Moment
    ends: tuple[Ending, ...]
    remarks: tuple[Phrase, ...] = ()
    finishes: bool = False  # the entry is there already, only what it replaces was not ended


class Left(NamedTuple):
    """A request for which nothing is written."""

    request: Request
    fate: Fate
    why: Phrase | None = None


class Changes:
    """Works out the requests of a round one after another; a service changes at most once in a run."""

    def __init__(self, workspace: Workspace, found: Round) -> None:
        self.workspace, self.round = workspace, found
        self.by_service: dict[str, list[NetworkEntry]] = defaultdict(list)
        self.by_request: dict[str, list[NetworkEntry]] = defaultdict(list)
        for entry in workspace.of(NetworkEntry):
            if refused(entry):
                continue
            self.by_service[entry.service].append(entry)
            if entry.request:
                self.by_request[entry.request].append(entry)
        self.taken = {*workspace.records, *workspace.half_ids}
        self._changed: dict[str, str] = {}

    def all(self) -> list[Change | Left]:
        """What becomes of each request of the round, by the day on which it takes effect."""
        requests = [one for one in self.workspace.of(Request) if one.round == self.round.id]
        return [self._of(one) for one in sorted(requests, key=self._order)]

    def _order(self, request: Request) -> tuple[dt.date, str]:
        start = effective(self.workspace, request)
        return start.earliest if start is not None else dt.date.max, request.id

    def _of(self, request: Request) -> Change | Left:
        if not _READ.isdisjoint(request.broken):
            return Left(request, "skipped", Phrase(says.BROKEN_REQUEST))
        stage, missing = standing(self.workspace, request)
        if stage == "rejected" or stage == "withdrawn":  # noqa: PLR1714 - the type checker follows this
            return Left(request, stage)
        if stage not in {"decided", "applied"}:
            submitted = stage != "intention"
            return Left(request, "waiting", says.missing_words(self.workspace, missing, submitted=submitted))
        try:
            return self._granted(request)
        except Skipped as skipped:
            return Left(request, "skipped", skipped.said)

    def _granted(self, request: Request) -> Change | Left:
        """What a granted request does.

        :raises Skipped: where that cannot be told.
        """
        service, start = self._service(request), self._start(request)
        entries = self.by_service[service.id]
        for entry in entries:
            if not usable(entry) or not _GOES_ON.isdisjoint(entry.broken):
                raise Skipped(says.BROKEN_ENTRY, entry=entry.id)
        if results := self.by_request[request.id]:
            return self._written(request, results[0], entries)
        if other := self._changed.get(service.id):
            raise Skipped(says.SAME_SERVICE, request=other)
        change = self._exit(request, start, entries) if request.type == EXIT else self._entry(request, start, entries)
        if isinstance(change, Change):
            self._changed[service.id] = request.id
        return change

    def _start(self, request: Request) -> Moment:
        stated = request.decision is not None and request.decision.effective is not None
        if "effective" in self.round.broken and not stated:
            raise Skipped(says.BROKEN_ENTRY, entry=self.round.id)
        start = effective(self.workspace, request)
        if start is None:
            raise Skipped(says.NO_DAY)
        return start

    def _service(self, request: Request) -> Service:
        service = self.workspace.get(request.service, Service)
        if service is not None:
            return service
        if not request.service:
            raise Skipped(says.NO_SERVICE)
        unread = self.workspace.may_be_unread(request.service)
        raise Skipped(says.UNREAD_SERVICE if unread else says.UNKNOWN_SERVICE, service=request.service)

    # -- written already ----------------------------------------------------------------------------------------------

    def _written(self, request: Request, result: NetworkEntry, entries: list[NetworkEntry]) -> Change | Left:
        """The entry is there; an interrupted run may have left what it replaces without an end."""
        start = result.valid.start
        rivals = [one for one in self._rivals(request, result.level, entries) if one.request != request.id]
        ends = _overlapping(rivals, result.valid.first) if start is not None else ()
        if start is None or not ends:
            return Left(request, "done")
        return Change(request, None, ends[0].entry, start, ends, finishes=True)

    # -- exit ---------------------------------------------------------------------------------------------------------

    def _exit(self, request: Request, start: Moment, entries: list[NetworkEntry]) -> Change | Left:
        self._refuse_later(entries, start)
        ends = _overlapping(entries, start.earliest)
        if ends:
            return Change(request, None, self._first(ends), start, ends)
        if entries:
            return Left(request, "done")
        raise Skipped(says.NOTHING_TO_END)

    # -- a new entry --------------------------------------------------------------------------------------------------

    def _entry(self, request: Request, start: Moment, entries: list[NetworkEntry]) -> Change:
        level = self._level(request, start, entries)
        self._require_content(request)
        rivals = self._rivals(request, level, entries)
        self._refuse_later(rivals, start)
        ends = _overlapping(rivals, start.earliest)
        before = [one for one in rivals if one.valid.contains(start.earliest - DAY)]
        base = self._first(ends) if ends else self._main(before)
        data = entry_data(self.workspace, request, self.round, level, start, base)
        identifier = entry_id(request.service, start, self.taken)
        self.taken.add(identifier)
        remarks = [Phrase(says.LOST_PARTS)] if lost_parts(request, base) else []
        if self._counts(level):
            ended = {one.entry.id for one in ends}
            others = (one for one in entries if not counts(self.workspace, one) and one.valid.contains(start.earliest))
            remarks += [Phrase(says.INTENTION_STAYS, {"entry": one.id}) for one in others if one.id not in ended]
        return Change(request, {"id": identifier, **data}, base, start, ends, tuple(remarks))

    def _level(self, request: Request, start: Moment, entries: list[NetworkEntry]) -> str:
        if level := outcome_level(request):
            return level
        if request.type == INTENTION:
            levels = items(self.workspace.settings, "network-level").values()
            found = [item.code for item in levels if item.counts is False]
            if len(found) != 1:
                raise Skipped(says.NO_INTENTION)
            return found[0]
        current = [one for one in entries if one.valid.contains(start.earliest - DAY) and counts(self.workspace, one)]
        if not current:
            raise Skipped(says.NO_LEVEL)
        return current[0].level

    def _require_content(self, request: Request) -> None:
        decision, changes = request.decision, request.changes
        if request.type == COMPENSATION and not (changes is not None and changes.money):
            raise Skipped(says.NO_MONEY)
        if decision is not None and decision.outcome == "partly" and not (decision.units or decision.level):
            raise Skipped(says.PARTLY_MONEY if request.type == COMPENSATION else says.PARTLY)

    def _rivals(self, request: Request, level: str, entries: list[NetworkEntry]) -> list[NetworkEntry]:
        """The entries beside which one of *level* cannot stand: an intention stands beside the network."""
        same = [one for one in entries if counts(self.workspace, one) == self._counts(level)]
        if request.type == EXIT or (request.type == NEW and self._counts(level)):
            return entries
        return same or (entries if self._counts(level) else same)

    def _counts(self, level: str) -> bool:
        item = items(self.workspace.settings, "network-level").get(level)
        return item is None or item.counts is not False

    def _refuse_later(self, rivals: list[NetworkEntry], start: Moment) -> None:
        for one in rivals:
            if one.valid.first >= start.earliest:
                raise Skipped(says.LATER, entry=one.id, date=one.valid.first.isoformat())

    def _first(self, ends: tuple[Ending, ...]) -> NetworkEntry | None:
        return self._main([one.entry for one in ends])

    def _main(self, entries: list[NetworkEntry]) -> NetworkEntry | None:
        ordered = sorted(entries, key=lambda one: (not counts(self.workspace, one), one.valid.first, one.id))
        return ordered[0] if ordered else None


def _overlapping(entries: list[NetworkEntry], first: dt.date) -> tuple[Ending, ...]:
    """The *entries* that are in force before the day *first* and on it, with the day before as their end."""
    return tuple(Ending(one, first - DAY) for one in entries if one.valid.first < first <= one.valid.last)

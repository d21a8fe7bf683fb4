"""What a decided request does to the network: which entry it gives, which ones it ends, or why it waits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from kpss.exchange.network import words as says
from kpss.exchange.network.change import Change, Left, Skipped, chief, overlapping, refuse_later, rivals
from kpss.exchange.network.entry import COMPENSATION, entry_data, entry_id, undivided
from kpss.language.phrases import Phrase
from kpss.model.network import UnitKey, counts, refused, requests_of, units_total, usable
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import DAY, Moment
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import is_applied, standing
from kpss.model.requests import effective, outcome_level, outcome_money, outcome_units
from kpss.model.services import Service
from kpss.model.vocabulary import items
from kpss.model.workspace import Workspace

INTENTION, EXIT, NEW = "intention", "exit", "new"
_READ = frozenset({"type", "round", "service", "changes", "decision", "withdrawn"})
_GOES_ON = frozenset({"units", "area", "commissioners", "entrustment", "money"})


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
            for request in requests_of(entry):
                self.by_request[request].append(entry)
        self.taken = {*workspace.records, *workspace.half_ids}
        self._changed: dict[str, Change] = {}

    def all(self) -> list[Change | Left]:
        """What becomes of each request of the round, by the day on which it takes effect."""
        requests = [one for one in self.workspace.of(Request) if one.round == self.round.id]
        found: list[Change | Left] = []
        for request in sorted(requests, key=self._order):
            one = self._of(request)
            if isinstance(one, Change):
                earlier = self._changed.get(request.service)
                if earlier is None or set(earlier.requests) < set(one.requests):
                    found = [other for other in found if other is not earlier]
                    self._changed[request.service] = one
                self.taken |= {one.data["id"]} if one.data is not None else set()
            found.append(one)
        return found

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
        earlier = self._changed.get(service.id)
        if request.type == EXIT:
            if earlier is not None:
                raise Skipped(says.SAME_SERVICE, request=earlier.requests[0].id)
            return self._exit(request, start, entries)
        if earlier is None:
            return self._entry((request,), start, entries)
        self._refuse_unlike(earlier, request, start)
        return self._entry((*earlier.requests, request), start, entries, free=earlier.identifier)

    def _refuse_unlike(self, earlier: Change, request: Request, start: Moment) -> None:
        """Refuse to put *request* into one entry with *earlier* where they differ in the day or in what they give."""
        given = [[of(one) for one in (*earlier.requests, request)] for of in (_units, outcome_level, _area)]
        unlike = any(len({repr(one) for one in values if one}) > 1 for values in given)
        alone = {EXIT, INTENTION}.intersection(one.type for one in (*earlier.requests, request))
        if earlier.data is None or alone or earlier.start.text != start.text:
            raise Skipped(says.SAME_SERVICE, request=earlier.requests[0].id)
        if unlike:
            raise Skipped(says.UNLIKE, request=earlier.requests[0].id)

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

    # -- written already, and exit ------------------------------------------------------------------------------------

    def _written(self, request: Request, result: NetworkEntry, entries: list[NetworkEntry]) -> Change | Left:
        """The entry is there; an interrupted run may have left what it replaces without an end."""
        earlier, start = self._changed.get(request.service), result.valid.start
        if start is None or (earlier is not None and earlier.finishes):
            return Left(request, "done")
        others = [one for one in entries if set(requests_of(one)).isdisjoint(requests_of(result))]
        try:
            ends = overlapping(self._rivals([request], result.level, others, start), start.earliest)
        except Skipped:
            ends = ()  # what stands beside it was put so by people
        if not ends:
            return Left(request, "done")
        return Change((request,), None, tuple(one.entry for one in ends), start, ends, finishes=True)

    def _exit(self, request: Request, start: Moment, entries: list[NetworkEntry]) -> Change | Left:
        ends = overlapping(entries, start.earliest)
        if entries and not ends and is_applied(self.workspace, request):
            return Left(request, "done")  # whatever came later
        refuse_later(entries, start)
        if ends:
            return Change((request,), None, chief(self.workspace, (one.entry for one in ends)), start, ends)
        if entries:
            return Left(request, "done")
        raise Skipped(says.NOTHING_TO_END)

    # -- a new entry --------------------------------------------------------------------------------------------------

    def _entry(self, requests: Sequence[Request], start: Moment, entries: list[NetworkEntry], free: str = "") -> Change:
        """The new entry; *free* is an id that it may take over.

        :raises Skipped: where it cannot be told.
        """
        for request in requests:
            _require_content(request)
        level = self._level(requests, start, entries)
        rivals_ = self._rivals(requests, level, entries, start)
        refuse_later(rivals_, start)
        ends = overlapping(rivals_, start.earliest)
        before = [one for one in rivals_ if one.valid.contains(start.earliest - DAY)]
        bases = chief(self.workspace, [one.entry for one in ends] or before)
        data = entry_data(self.workspace, requests, self.round, level, start, bases)
        identifier = entry_id(requests[0].service, start, self.taken - {free})
        lost = undivided(data, bases)
        remarks = [*_money_remark(data, bases, start), *([Phrase(says.LOST_PARTS)] if lost else [])]
        if self._counts(level):
            ended = {one.entry.id for one in ends}
            others = (one for one in entries if not counts(self.workspace, one) and one.valid.contains(start.earliest))
            remarks += [Phrase(says.INTENTION_STAYS, {"entry": one.id}) for one in others if one.id not in ended]
        found = {"id": identifier, **data}
        return Change(tuple(requests), found, bases, start, ends, tuple(remarks), tuple(lost))

    def _level(self, requests: Sequence[Request], start: Moment, entries: list[NetworkEntry]) -> str:
        if level := next(filter(None, map(outcome_level, requests)), ""):
            return level
        if requests[0].type == INTENTION:
            levels = items(self.workspace.settings, "network-level").values()
            found = [item.code for item in levels if item.counts is False]
            if len(found) != 1:
                raise Skipped(says.NO_INTENTION)
            return found[0]
        current = [one for one in entries if one.valid.contains(start.earliest - DAY) and counts(self.workspace, one)]
        if not current:
            raise Skipped(says.NO_LEVEL)
        return current[0].level

    def _rivals(
        self, requests: Sequence[Request], level: str, entries: list[NetworkEntry], start: Moment
    ) -> list[NetworkEntry]:
        """The entries beside which one of *level* cannot stand: an intention stands beside the network."""
        in_network = [one for one in entries if counts(self.workspace, one)]
        intentions = [one for one in entries if one not in in_network]
        if not self._counts(level):
            return intentions
        units = next(filter(None, map(outcome_units, requests)), ())
        found = rivals(in_network, units, start.earliest)
        return found + intentions if not in_network or any(one.type == NEW for one in requests) else found

    def _counts(self, level: str) -> bool:
        item = items(self.workspace.settings, "network-level").get(level)
        return item is None or item.counts is not False


def _require_content(request: Request) -> None:
    decision, money = request.decision, outcome_money(request)
    is_money = request.type == COMPENSATION
    told = decision is not None and (decision.units or decision.level or (is_money and money))
    if decision is not None and decision.outcome == "partly" and not told:
        raise Skipped(says.PARTLY_MONEY if is_money else says.PARTLY)
    if is_money and not money:
        raise Skipped(says.NO_MONEY)


def _money_remark(data: dict[str, Any], bases: Sequence[NetworkEntry], start: Moment) -> Iterator[Phrase]:
    """That money goes on in the new entry; the rows of before stay there as they were."""
    carried = {row.year for one in bases for row in one.money if row.year and row.year >= start.earliest.year}
    years = sorted(carried.intersection(row.get("year") for row in data.get("money", ())))
    if years:
        yield Phrase(says.MONEY_GOES_ON, {"years": ", ".join(map(str, years))})


def _area(request: Request) -> object:
    return request.changes.data.get("area") if request.changes is not None else None


def _units(request: Request) -> dict[UnitKey, Decimal]:
    return units_total(outcome_units(request))

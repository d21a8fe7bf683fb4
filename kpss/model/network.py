"""The network of services on a date: entries in force, and the four states of a service, which are never the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.money import added
from kpss.model.network_records import Entrustment, MoneyRow, NetworkEntry, NetworkUnits, Programme
from kpss.model.periods import Period, moment
from kpss.model.plans import REFUSED, known
from kpss.model.services import Provider, Service
from kpss.model.vocabulary import items
from kpss.model.workspace import Workspace

UnitKey = tuple[str, str]  # form, unit
NEEDED = ("service", "level", "valid", "decision")  # what tells whether an entry counts
WHOLE_UNITS = frozenset({"bed"})  # units that are never decimal


class States(NamedTuple):
    """What a service is on a date; each says nothing about the others."""

    registered: bool
    in_network: bool
    entrusted: bool
    funded: bool


def usable(entry: NetworkEntry) -> bool:
    """Whether nothing failed its schema that tells whether and when *entry* counts."""
    return entry.broken.isdisjoint(NEEDED) and not entry.valid.surely_reversed()


def entry_known(entry: NetworkEntry, day: dt.date) -> bool:
    """Whether *entry* could be known on *day*: one decided later was not."""
    return entry.decision is None or known(entry.decision.date, day)


def refused(entry: NetworkEntry) -> bool:
    """Whether *entry* was decided against, so that it never came into force."""
    return entry.decision is not None and entry.decision.outcome in REFUSED


def requests_of(entry: NetworkEntry) -> tuple[str, ...]:
    """The ids of the requests that *entry* comes from, each once."""
    return tuple(dict.fromkeys(filter(None, (entry.request, *entry.requests))))


def counts(workspace: Workspace, entry: NetworkEntry) -> bool:
    """Whether the level of *entry* counts as being in the network; an intention does not."""
    level = items(workspace.settings, "network-level").get(entry.level)
    return level is None or level.counts is not False


def entries_on(workspace: Workspace, day: dt.date | None = None) -> list[NetworkEntry]:
    """The usable entries in force on *day* (the workspace's date by default), intentions too, as known by its date."""
    day = day or workspace.as_of
    return [one for one in known_entries(workspace) if one.valid.contains(day)]


@lru_cache(maxsize=8)
def known_entries(workspace: Workspace) -> tuple[NetworkEntry, ...]:
    """All usable entries known on the workspace's date that were not refused, by service, beginning and id."""
    day = workspace.as_of
    found = [one for one in workspace.of(NetworkEntry) if usable(one) and entry_known(one, day) and not refused(one)]
    return tuple(sorted(found, key=lambda one: (one.service, one.valid.first, one.id)))


@lru_cache(maxsize=8)
def entries_by_service(workspace: Workspace) -> dict[str, tuple[NetworkEntry, ...]]:
    """Service → its known entries by beginning."""
    found: dict[str, list[NetworkEntry]] = defaultdict(list)
    for entry in known_entries(workspace):
        found[entry.service].append(entry)
    return {service: tuple(entries) for service, entries in found.items()}


def entries_in_year(workspace: Workspace, year: int) -> dict[str, tuple[NetworkEntry, ...]]:
    """Service → its known entries that count and are in force on some day of *year*."""
    days, found = year_period(year), defaultdict(list)
    for entry in known_entries(workspace):
        if counts(workspace, entry) and entry.valid.first <= days.last and entry.valid.last >= days.first:
            found[entry.service].append(entry)
    return {service: tuple(entries) for service, entries in found.items()}


def current_entries(workspace: Workspace, service: str, day: dt.date | None = None) -> list[NetworkEntry]:
    """The entries of *service* in force on *day*, those that count first."""
    day = day or workspace.as_of
    found = [one for one in entries_by_service(workspace).get(service, ()) if one.valid.contains(day)]
    return sorted(found, key=lambda one: (not counts(workspace, one), one.valid.first, one.id))


def service_of(workspace: Workspace, entry: NetworkEntry) -> Service | None:
    """The record of the service of *entry*."""
    return workspace.get(entry.service, Service)


def provider_of(workspace: Workspace, service: Service | None) -> Provider | None:
    """The record of the provider of *service*."""
    return workspace.get(service.provider, Provider) if service is not None else None


def states_of(workspace: Workspace, service: Service, day: dt.date | None = None) -> States:
    """The four states of *service* on *day*."""
    day = day or workspace.as_of
    current = [one for one in current_entries(workspace, service.id, day) if counts(workspace, one)]
    return States(
        registered=service.valid.contains(day) and not gone(service, day),
        in_network=bool(current),
        entrusted=entrustment_on(workspace, service.id, day) is not None,
        funded=service.id in funded_in(workspace, day.year),
    )


def entrustment_on(workspace: Workspace, service: str, day: dt.date) -> Entrustment | None:
    """The entrustment of *service* in force on *day*; of several the one that lasts longest."""
    valid = [act for act in entrustments(workspace, service) if act.valid.contains(day)]
    return max(valid, key=lambda act: (act.valid.last, act.number), default=None)


def entrustments(workspace: Workspace, service: str) -> list[Entrustment]:
    """The acts known on the workspace's date that entrust *service*, whichever of its entries they stand at."""
    entries = [one for one in entries_by_service(workspace).get(service, ()) if "entrustment" not in one.broken]
    acts = [one.entrustment for one in entries if one.entrustment is not None]
    return [act for act in acts if known(act.date, workspace.as_of)]


def gone(service: Service, day: dt.date) -> bool:
    """Whether a comparison with the register by *day* did not find *service* there."""
    since = service.register.missing_since if service.register is not None else None
    return since is not None and since.latest <= day


class YearMoney(NamedTuple):
    """The rows of a service's money in a year, each with its place in the money of the one entry that they stand in."""

    entry: NetworkEntry
    rows: tuple[tuple[int, MoneyRow], ...]


def money_rows(workspace: Workspace, year: int) -> dict[str, YearMoney]:
    """Service → its money of *year*: that of the newest known entry that counts and tells any, in force then or not.

    An entry that takes the place of another repeats or mends its money, so that rows of two are never added up.
    """
    return _money_rows(workspace).get(year, {})


def money_years_of_entries(workspace: Workspace) -> list[int]:
    """The years of which entries tell any money."""
    return sorted(_money_rows(workspace))


@lru_cache(maxsize=8)
def _money_rows(workspace: Workspace) -> dict[int, dict[str, YearMoney]]:
    found: dict[int, dict[str, YearMoney]] = defaultdict(dict)
    for entry in known_entries(workspace):  # of a service by beginning: the last one stays
        if counts(workspace, entry) and "money" not in entry.broken:
            for year in {row.year for row in entry.money if row.year is not None}:
                own = tuple((index, row) for index, row in enumerate(entry.money) if row.year == year)
                found[year][entry.service] = YearMoney(entry, own)
    return dict(found)


@lru_cache(maxsize=32)
def funded_in(workspace: Workspace, year: int) -> frozenset[str]:
    """The services that money was granted to in *year*, by an entry that counts or by a programme."""
    by_entry = (
        service
        for service, money in money_rows(workspace, year).items()
        if any(row.granted or row.compensation for _, row in money.rows)
    )
    by_programme = (
        grant.service
        for programme in workspace.of(Programme)
        if programme.year == year and "grants" not in programme.broken and programme_known(programme, workspace.as_of)
        for grant in programme.grants
        if grant.granted
    )
    return frozenset([*by_entry, *by_programme])


def programme_known(programme: Programme, day: dt.date) -> bool:
    """Whether *programme* could be known on *day*: one all whose approvals are later was not."""
    return not programme.approvals or any(known(one.date, day) for one in programme.approvals)


def units_total(units: Iterable[NetworkUnits]) -> dict[UnitKey, Decimal]:
    """(form, unit) → how many; different units are never added up."""
    found: dict[UnitKey, Decimal] = {}
    for one in units:
        if one.value is not None:
            found[one.form, one.unit] = found.get((one.form, one.unit), Decimal(0)) + one.value
    return found


class Sums(NamedTuple):
    """Amounts of money in CZK; None where no row has one."""

    costs: Decimal | None = None
    revenues: Decimal | None = None
    requested: Decimal | None = None
    granted: Decimal | None = None
    compensation: Decimal | None = None


def money_sums(rows: Iterable[MoneyRow]) -> Sums:
    """The sum of each column of *rows*."""
    rows = list(rows)
    columns = ([getattr(row, name) for row in rows] for name in Sums._fields)
    return Sums(*(added(column) for column in columns))


def year_period(year: int) -> Period:
    """The days of *year*."""
    return Period(moment(year), moment(year))

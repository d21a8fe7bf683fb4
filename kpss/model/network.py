"""The network of services on a date: entries in force, and the four states of a service, which are never the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.areas import AreaOn, area_on
from kpss.model.money import added
from kpss.model.network_records import MoneyRow, NetworkEntry, NetworkUnits, Programme
from kpss.model.periods import Period, moment
from kpss.model.plans import known
from kpss.model.services import Provider, Service
from kpss.model.vocabulary import items
from kpss.model.workspace import Workspace

UnitKey = tuple[str, str]  # form, unit
NEEDED = ("service", "level", "valid", "decision")  # what tells whether an entry counts


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
    """All usable entries that could be known on the workspace's date, by service, beginning and id."""
    found = [one for one in workspace.of(NetworkEntry) if usable(one) and entry_known(one, workspace.as_of)]
    return tuple(sorted(found, key=lambda one: (one.service, one.valid.first, one.id)))


@lru_cache(maxsize=8)
def entries_by_service(workspace: Workspace) -> dict[str, tuple[NetworkEntry, ...]]:
    """Service → its known entries by beginning."""
    found: dict[str, list[NetworkEntry]] = defaultdict(list)
    for entry in known_entries(workspace):
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
    acts = (one.entrustment for one in entries_by_service(workspace).get(service.id, ()))
    return States(
        registered=service.valid.contains(day) and not gone(service, day),
        in_network=bool(current),
        entrusted=any(act is not None and act.valid.contains(day) and known(act.date, workspace.as_of) for act in acts),
        funded=service.id in funded_in(workspace, day.year),
    )


def gone(service: Service, day: dt.date) -> bool:
    """Whether a comparison with the register by *day* did not find *service* there."""
    since = service.register.missing_since if service.register is not None else None
    return since is not None and since.latest <= day


@lru_cache(maxsize=32)
def funded_in(workspace: Workspace, year: int) -> frozenset[str]:
    """The services that money was granted to in *year*, by an entry or by a programme."""
    by_entry = (
        entry.service
        for entry in known_entries(workspace)
        if any(row.year == year and (row.granted or row.compensation) for row in entry.money)
    )
    by_programme = (
        grant.service
        for programme in workspace.of(Programme)
        if programme.year == year and "grants" not in programme.broken
        for grant in programme.grants
        if grant.granted
    )
    return frozenset([*by_entry, *by_programme])


def units_total(units: Iterable[NetworkUnits]) -> dict[UnitKey, Decimal]:
    """(form, unit) → how many; different units are never added up."""
    found: dict[UnitKey, Decimal] = {}
    for one in units:
        if one.value is not None:
            found[one.form, one.unit] = found.get((one.form, one.unit), Decimal(0)) + one.value
    return found


def units_by_orp(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> Iterator[tuple[str, UnitKey, Decimal]]:
    """The units of *entry* by code of the ORP; what is not divided belongs to the only ORP served, else to ``""``."""
    for units in entry.units:
        if units.value is None:
            continue
        rest = units.value
        for part in units.orps:
            codes = workspace.territory.find_orp(part.orp)
            if part.value is not None and len(codes) == 1:
                rest -= part.value
                yield codes[0], (units.form, units.unit), part.value
        if rest > 0:
            served = orps_served(workspace, entry, day)
            yield served[0] if len(served) == 1 else "", (units.form, units.unit), rest


def orps_served(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> list[str]:
    """Codes of the ORPs that *entry* serves: of its area and its parts, else of the service's facilities."""
    codes = set(served_area(workspace, entry, day).codes)
    named = {code for units in entry.units for part in units.orps for code in workspace.territory.find_orp(part.orp)}
    service = service_of(workspace, entry)
    if not codes and not named and service is not None:
        codes = {
            code
            for facility in service.facilities
            if facility.valid.contains(day)
            for code in workspace.territory.find_municipality(facility.municipality)
        }
    found = {workspace.territory.orp_of(code, day) for code in codes} | named
    return sorted(found - {""})


def served_area(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> AreaOn:
    """The municipalities that *entry* serves: its own area, else that of its service."""
    service = service_of(workspace, entry)
    area = entry.area or (service.area if service is not None else None)
    return area_on(area, workspace.territory, workspace.microregions, day)


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

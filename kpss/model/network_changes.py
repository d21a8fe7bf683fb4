"""What changed in the network of services between two dates, or between two versions of the records.

One class a kind of change.  Each date is seen with what was known on it, so that the balance of the changes is the
difference of the two networks as they were told then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from kpss.model.compensations import Compensation, Compensations, changed, compensations
from kpss.model.network import UnitKey, counts, entries_on, entrustment_on, units_total
from kpss.model.network_records import Entrustment, NetworkEntry
from kpss.model.served import orps_served, served_area
from kpss.model.services import Service
from kpss.model.workspace import Workspace

_NOTHING = Decimal(0)


class Entered(NamedTuple):
    """A service that was not in the network; ``units`` are those it has now."""

    service: str
    entries: tuple[NetworkEntry, ...]
    units: dict[UnitKey, Decimal]


class Left(NamedTuple):
    """A service that is not in the network any more; ``entries`` and ``units`` are those it had."""

    service: str
    entries: tuple[NetworkEntry, ...]
    units: dict[UnitKey, Decimal]


class UnitsChanged(NamedTuple):
    """Other units in one form; None where there were, or are, none of them."""

    service: str
    entries: tuple[NetworkEntry, ...]
    form: str
    unit: str
    before: Decimal | None
    after: Decimal | None


class LevelChanged(NamedTuple):
    """Another level of the network; codes."""

    service: str
    entries: tuple[NetworkEntry, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


class AreaChanged(NamedTuple):
    """Another area: codes of the municipalities that came and went, and of the ORPs served before and after."""

    service: str
    entries: tuple[NetworkEntry, ...]
    added: frozenset[str]
    removed: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


class EntrustmentChanged(NamedTuple):
    """An entrustment that came, ended, or has another number or end."""

    service: str
    entries: tuple[NetworkEntry, ...]
    before: Entrustment | None
    after: Entrustment | None


class ProviderChanged(NamedTuple):
    """Another provider of the service; ids."""

    service: str
    entries: tuple[NetworkEntry, ...]
    before: str
    after: str


class CompensationChanged(NamedTuple):
    """Another compensation by another entry; the years differ where the entry before told none of the later year."""

    service: str
    entries: tuple[NetworkEntry, ...]
    before: Compensation
    after: Compensation


Change: TypeAlias = (
    Entered
    | Left
    | UnitsChanged
    | LevelChanged
    | AreaChanged
    | EntrustmentChanged
    | ProviderChanged
    | CompensationChanged
)


class Balance(NamedTuple):
    """How many of a unit there were and are in the network."""

    unit: str
    before: Decimal
    after: Decimal


class Place(NamedTuple):
    """How a service stands in the network: its entries that count, with what they say together."""

    entries: tuple[NetworkEntry, ...]
    units: dict[UnitKey, Decimal]
    levels: tuple[str, ...]
    municipalities: frozenset[str]
    orps: tuple[str, ...]
    entrustment: Entrustment | None
    provider: str
    compensations: Compensations


def places(workspace: Workspace, day: dt.date | None = None, on: dt.date | None = None) -> dict[str, Place]:
    """Service → its place in the network *on* a day, else on the workspace's date, with what is known on that date.

    Areas are worked out as they are on *day*: two networks are compared over areas of one day, because a change of
    borders is no change of the network.
    """
    found: dict[str, list[NetworkEntry]] = {}
    on = on or workspace.as_of
    for entry in entries_on(workspace, on):
        if counts(workspace, entry):
            found.setdefault(entry.service, []).append(entry)
    return {service: _place(workspace, tuple(entries), day or on, on) for service, entries in found.items()}


def _place(workspace: Workspace, entries: tuple[NetworkEntry, ...], day: dt.date, on: dt.date) -> Place:
    record = workspace.get(entries[0].service, Service)
    return Place(
        entries,
        units_total(unit for entry in entries for unit in entry.units),
        tuple(dict.fromkeys(entry.level for entry in entries)),
        frozenset().union(*(served_area(workspace, entry, day).codes for entry in entries)),
        tuple(sorted({orp for entry in entries for orp in orps_served(workspace, entry, day)})),
        entrustment_on(workspace, entries[0].service, on),
        record.provider if record is not None else "",
        compensations(workspace, entries, entries[0].service, on.year),
    )


def network_changes(before: Workspace, after: Workspace) -> list[Change]:
    """All changes from the network of *before* to that of *after*, by service."""
    return compared(places(before, after.as_of), places(after))


def compared(old: Mapping[str, Place], new: Mapping[str, Place]) -> list[Change]:
    """All changes from the places *old* to the places *new*, by service."""
    found: list[Change] = []
    for service in sorted(old.keys() | new.keys()):
        if service not in old:
            found.append(Entered(service, new[service].entries, new[service].units))
        elif service not in new:
            found.append(Left(service, old[service].entries, old[service].units))
        else:
            found += _changes(service, old[service], new[service])
    return found


def _changes(service: str, old: Place, new: Place) -> Iterator[Change]:
    entries = new.entries
    for form, unit in dict.fromkeys((*old.units, *new.units)):
        before, after = old.units.get((form, unit)), new.units.get((form, unit))
        if before != after:
            yield UnitsChanged(service, entries, form, unit, before, after)
    if set(old.levels) != set(new.levels):
        yield LevelChanged(service, entries, old.levels, new.levels)
    # Where nothing is written about the area on one side, nothing is known to have changed.
    if old.municipalities and new.municipalities and old.municipalities != new.municipalities:
        added, removed = new.municipalities - old.municipalities, old.municipalities - new.municipalities
        yield AreaChanged(service, entries, added, removed, old.orps, new.orps)
    if _told(old.entrustment) != _told(new.entrustment):
        yield EntrustmentChanged(service, entries, old.entrustment, new.entrustment)
    if old.provider and new.provider and old.provider != new.provider:
        yield ProviderChanged(service, entries, old.provider, new.provider)
    if {one.id for one in old.entries} != {one.id for one in entries}:
        amounts = changed(old.compensations, new.compensations, entries)
        if amounts is not None:
            yield CompensationChanged(service, entries, *amounts)


def _told(act: Entrustment | None) -> tuple[str, dt.date] | None:
    return (act.number, act.valid.last) if act is not None else None


def balance(before: Iterable[Place], after: Iterable[Place]) -> list[Balance]:
    """How many of each unit there were and are; units are never added up across."""
    old, new = by_unit(place.units for place in before), by_unit(place.units for place in after)
    return [Balance(unit, old.get(unit, _NOTHING), new.get(unit, _NOTHING)) for unit in dict.fromkeys((*old, *new))]


def by_unit(given: Iterable[dict[UnitKey, Decimal]]) -> dict[str, Decimal]:
    """Unit → how many in all forms together."""
    found: dict[str, Decimal] = {}
    for units in given:
        for (_, unit), value in units.items():
            found[unit] = found.get(unit, _NOTHING) + value
    return found

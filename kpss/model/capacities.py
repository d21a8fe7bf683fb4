"""Units of the network against needs, by ORP, type of service, form and unit.

A need says how many units are missing; one that is marked ``total`` says how many there should be altogether.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.areas import area_on
from kpss.model.network import counts, entries_on, service_of, usable
from kpss.model.network_records import NetworkEntry
from kpss.model.plan_content import Need
from kpss.model.plans import known
from kpss.model.served import orps_served, units_by_orp
from kpss.model.workspace import Workspace

UNDIVIDED = ""
"""The place of what cannot be assigned to one ORP."""
_OF_NEED = frozenset({"area", "service_type", "form", "extent", "found", "valid"})
_NOTHING = Decimal(0)
Amounts = dict[str, Decimal]  # by code of the ORP


class Key(NamedTuple):
    """What is compared; an empty form stands for all forms together, or for one that is not recorded."""

    type: str
    form: str
    unit: str


class Compared(NamedTuple):
    """The units of a key and what is needed, by code of the ORP.

    ``maybe`` are ORPs that may have a part of what is not divided.  ``everywhere`` is how many there should be in the
    whole territory, where needs say so.
    """

    units: Amounts
    missing: Amounts
    wanted: Amounts
    everywhere: Decimal | None
    maybe: frozenset[str]
    services: frozenset[str]
    needs: tuple[str, ...]


class Capacities(NamedTuple):
    """All keys, and what a reader must know about them.

    ``needs`` are those that could not be compared with one ORP.  Of ``merged`` types and units forms are not told
    apart; ``untyped`` is the number of entries whose type of service is not known.
    """

    compared: dict[Key, Compared]
    needs: Needs
    merged: frozenset[tuple[str, str]]
    untyped: int


class Needs(NamedTuple):
    """Ids of needs: ``vague`` ones lack a type, a unit or a number, ``wide`` ones concern several ORPs.

    Those ``apart`` tell the total of several ORPs but not of all, which nothing can be compared with.
    """

    vague: list[str]
    wide: list[str]
    apart: list[str]


class _Item(NamedTuple):
    """Units of the network or of a need at one place."""

    key: Key
    sort: str  # units, missing, wanted, everywhere
    place: str
    value: Decimal
    record: str
    maybe: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def capacities(workspace: Workspace) -> Capacities:
    """What is in force and what is needed on the workspace's date."""
    found = [*_of_network(workspace)]
    untyped = sum(1 for entry in _counting(workspace) if _type_of(workspace, entry) == "" and entry.units)
    needs = Needs([], [], [])
    found += _of_needs(workspace, needs)
    merged = _merged(found)
    by_key: dict[Key, list[_Item]] = {}
    for item in found:
        by_key.setdefault(_whole(item.key, merged), []).append(item)
    several = frozenset(pair for pair, form in merged.items() if not form)
    compared = {key: _compared(items) for key, items in by_key.items()}
    return Capacities(compared, needs, several, untyped)


def is_complete(workspace: Workspace) -> bool:
    """Whether what is not recorded in the network is surely not there on the workspace's date."""
    entries = workspace.of(NetworkEntry)
    return (
        bool(entries)
        and all(map(usable, entries))
        and workspace.settings.whole_on("network", workspace.as_of)
        and not workspace.unread
        and not any(entry.units and not _type_of(workspace, entry) for entry in entries)
    )


def _counting(workspace: Workspace) -> list[NetworkEntry]:
    return [entry for entry in entries_on(workspace) if counts(workspace, entry)]


def _type_of(workspace: Workspace, entry: NetworkEntry) -> str:
    service = service_of(workspace, entry)
    return service.type if service is not None else ""


def _of_network(workspace: Workspace) -> Iterator[_Item]:
    everywhere = frozenset(workspace.territory.orps)
    for entry in _counting(workspace):
        kind = _type_of(workspace, entry)
        for orp, (form, unit), value in units_by_orp(workspace, entry, workspace.as_of) if kind else ():
            maybe: frozenset[str] = frozenset()
            if orp == UNDIVIDED:
                maybe = frozenset(orps_served(workspace, entry, workspace.as_of)) or everywhere
            yield _Item(Key(kind, form, unit), "units", orp, value, entry.service, maybe)


def _of_needs(workspace: Workspace, others: Needs) -> Iterator[_Item]:
    """The needs that can be compared; *others* gets those about which there is something to say."""
    for need in sorted(needs_on(workspace), key=lambda need: need.id):
        extent = need.extent
        if extent is None or extent.value is None or not extent.unit or not need.service_type:
            others.vague.append(need.id)
            continue
        place, whole = _place(workspace, need)
        if extent.total and not place and not whole:
            others.apart.append(need.id)
            continue
        if not place:
            others.wide.append(need.id)
        sort = "missing" if not extent.total else "wanted" if place else "everywhere"
        yield _Item(Key(need.service_type, need.form, extent.unit), sort, place, extent.value, need.id)


def needs_on(workspace: Workspace) -> list[Need]:
    """The needs that were known on the workspace's date and hold on it."""
    day = workspace.as_of
    return [
        need
        for need in workspace.of(Need)
        if need.broken.isdisjoint(_OF_NEED) and known(need.found, day) and need.valid.contains(day)
    ]


def _place(workspace: Workspace, need: Need) -> tuple[str, bool]:
    """The only ORP of *need*, and whether it is a need of the whole territory."""
    territory, day = workspace.territory, workspace.as_of
    if need.area is None:
        return (next(iter(territory.orps)) if len(territory.orps) == 1 else UNDIVIDED), True
    codes = area_on(need.area, territory, workspace.microregions, day).codes
    orps = {territory.orp_of(code, day) for code in codes} - {""}
    everything = {place.code for place in territory.municipalities(day) if not place.military}
    return orps.pop() if len(orps) == 1 else UNDIVIDED, bool(codes) and everything <= codes


def _merged(items: list[_Item]) -> dict[tuple[str, str], str]:
    """(type, unit) → the form that stands for those not said: the only one there is, else none for all of them.

    Where a form is missing somewhere and there are several, forms are not told apart: nothing may be counted twice.
    """
    forms: dict[tuple[str, str], set[str]] = {}
    for item in items:
        forms.setdefault((item.key.type, item.key.unit), set()).add(item.key.form)
    found = {}
    for pair, named in forms.items():
        if "" in named and len(named) > 1:
            others = named - {""}
            found[pair] = others.pop() if len(others) == 1 else ""
    return found


def _whole(key: Key, merged: dict[tuple[str, str], str]) -> Key:
    form = merged.get((key.type, key.unit))
    return key if form is None else key._replace(form=form)


def _compared(items: list[_Item]) -> Compared:
    sums: dict[str, Amounts] = {"units": {}, "missing": {}, "wanted": {}, "everywhere": {}}
    for item in items:
        amounts = sums[item.sort]
        amounts[item.place] = amounts.get(item.place, _NOTHING) + item.value
    return Compared(
        sums["units"],
        sums["missing"],
        sums["wanted"],
        sums["everywhere"].get(UNDIVIDED),
        frozenset().union(*(item.maybe for item in items)),
        frozenset(item.record for item in items if item.sort == "units"),
        tuple(item.record for item in items if item.sort != "units"),
    )

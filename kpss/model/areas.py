"""Areas worked out to municipalities on a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from kpss.model.parts import Area, AreaItem
from kpss.model.records import Microregion
from kpss.model.territory import Territory


class AreaOn(NamedTuple):
    """An area on a date.

    ``codes`` are its municipalities with those that may be the unknown exclusions, ``certain`` those that surely belong
    to it, ``unknown`` how many are left out without being named.
    """

    codes: frozenset[str]
    certain: frozenset[str]
    unknown: int

    @property
    def number(self) -> int:
        """The number of municipalities less the unknown exclusions."""
        return max(len(self.codes) - self.unknown, 0)

    @property
    def uncertain(self) -> frozenset[str]:
        """The municipalities that may be the excluded ones."""
        return self.codes - self.certain


NOWHERE = AreaOn(frozenset(), frozenset(), 0)


def area_on(area: Area | None, territory: Territory, microregions: Mapping[str, Microregion], day: dt.date) -> AreaOn:
    """The municipalities of *area* on *day*; what is not known in the workspace is left out (205 reports it)."""
    if area is None:
        return NOWHERE
    codes: set[str] = set()
    named: set[str] = set()
    for item in area.include:
        codes |= _item(item, territory, microregions, day)
        named |= _surely_in(item, territory)
    for item in area.exclude:
        codes -= _item(item, territory, microregions, day)
    unknown = area.exclude_unknown or 0
    if unknown >= len(codes - named):
        # As many are left out as are not named: nothing is left open.
        codes = codes & named if unknown else codes
        unknown = 0
    certain = frozenset(codes & named) if unknown else frozenset(codes)
    return AreaOn(frozenset(codes), certain, unknown)


def _item(item: AreaItem, territory: Territory, microregions: Mapping[str, Microregion], day: dt.date) -> set[str]:
    if item.municipality:
        return _single(territory.find_municipality(item.municipality))
    if item.orp:
        return {code for orp in _single(territory.find_orp(item.orp)) for code in territory.members(orp, day)}
    if item.microregion:
        microregion = microregions.get(item.microregion)
        members = microregion.members if microregion is not None else ()
        found: set[str] = set()
        for member in members:
            if member.valid.contains(day):
                found |= _single(territory.find_municipality(member.municipality))
        return found
    if item.region:
        return {code for orp in territory.region(item.region) for code in territory.members(orp, day)}
    return set()


def _surely_in(item: AreaItem, territory: Territory) -> set[str]:
    """Municipalities that an unknown exclusion cannot mean: those named, and the seat of an ORP."""
    if item.municipality:
        return _single(territory.find_municipality(item.municipality))
    if item.orp:
        seats: set[str] = set()
        for orp in _single(territory.find_orp(item.orp)):
            seats |= _single(territory.find_municipality(territory.orps[orp].seat))
        return seats
    return set()


def _single(codes: list[str]) -> set[str]:
    """The one meaning of a reference; nothing where it is unknown or ambiguous."""
    return set(codes) if len(codes) == 1 else set()

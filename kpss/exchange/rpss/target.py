"""What a record of a service should say: the register's facts in the words of the workspace."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.exchange.rpss.codes import FORM, GROUP, TYPE, UNIT, Codes
from kpss.exchange.rpss.items import Item, Place
from kpss.language.phrases import phrase
from kpss.language.slugs import slug
from kpss.language.text import Language, Text
from kpss.model.territory import Territory

_OUTSIDE = Text("obec {code} mimo území záznamů", "municipality {code} outside the territory of the records")


class Amount(NamedTuple):
    """A registered capacity in the codes of the vocabularies."""

    form: str
    unit: str
    value: Decimal
    note: str


class Spot(NamedTuple):
    """A facility as records write it; ``code`` is the municipality's, ``outside`` one that the workspace has not."""

    name: str
    code: str
    municipality: str
    outside: str
    address: str
    hidden: bool
    start: dt.date | None
    end: dt.date | None

    def active(self, day: dt.date) -> bool:
        """Whether the service is provided here on *day*."""
        return (self.start or dt.date.min) <= day <= (self.end or dt.date.max)


class Target(NamedTuple):
    """The facts of a service; the flags say whether all codes of a sort are known, so that absence means something."""

    item: Item
    type: str
    forms: tuple[str, ...]
    amounts: tuple[Amount, ...]
    groups: tuple[str, ...]
    spots: tuple[Spot, ...]
    whole_forms: bool
    whole_amounts: bool
    whole_groups: bool


def make_target(item: Item, codes: Codes, territory: Territory, day: dt.date) -> Target:
    """The facts of *item*; what the vocabularies do not know is left out and counted."""
    types = codes.find(TYPE, [item.type])
    forms, groups = codes.find(FORM, item.forms), codes.find(GROUP, item.groups)
    codes.find(UNIT, [capacity.unit for capacity in item.capacities])
    amounts = tuple(
        Amount(form, unit, one.value, one.note)
        for one in item.capacities
        if (form := codes.one(FORM, one.form)) and (unit := codes.one(UNIT, one.unit))
    )
    return Target(
        item,
        types[0] if types else "",
        forms,
        amounts,
        groups,
        tuple(_spot(place, territory, day) for place in item.places),
        whole_forms=len(forms) == len(item.forms) > 0,
        whole_amounts=len(amounts) == len(item.capacities) > 0,
        whole_groups=len(groups) == len(item.groups) > 0,
    )


def _spot(place: Place, territory: Territory, day: dt.date) -> Spot:
    belonging = territory.belonging(place.municipality, day) if place.municipality else None
    name = belonging.name if belonging else ""
    text = place.municipality if belonging else ""
    if belonging and belonging.orp:
        full = f"{name} ({territory.orp_name(belonging.orp)})"
        text = full if territory.find_municipality(full) == [place.municipality] else text
    town = " ".join(filter(None, (place.postcode, name)))
    known = bool(place.street or place.postcode)
    return Spot(
        place.name,
        place.municipality if belonging else "",
        text,
        "" if belonging else place.municipality,
        ", ".join(filter(None, (place.street, town))) if known else "",
        place.hidden,
        place.start,
        place.end,
    )


def spot_data(spot: Spot, language: Language) -> dict[str, Any]:
    """A facility as plain data of a record, without its address where that is hidden."""
    data: dict[str, Any] = {"name": spot.name} if spot.name else {}
    if spot.hidden:
        data["hidden"] = True
    elif spot.municipality:
        data["municipality"] = int(spot.municipality) if spot.municipality.isdecimal() else spot.municipality
    if spot.address and not spot.hidden:
        data["contact"] = {"address": spot.address}
    valid = {side: day for side, day in (("from", spot.start), ("to", spot.end)) if day}
    if valid:
        data["valid"] = valid
    if spot.outside and not spot.hidden:
        data["note"] = phrase(_OUTSIDE, {"code": spot.outside}, language)
    return data


def spot_key(name: str, code: str, *, hidden: bool) -> tuple[str, str, bool]:
    """What tells facilities apart."""
    return slug(name), "" if hidden else code, hidden

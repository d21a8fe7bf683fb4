"""How many times a body exists, and where: once, in each ORP, for each group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from kpss.model.areas import area_on
from kpss.model.bodies import Body
from kpss.model.meetings import Meeting
from kpss.model.naming import name_on
from kpss.model.records import Membership
from kpss.model.workspace import Workspace


class Seat(NamedTuple):
    """One instance of a body: the code of its ORP or the name of its group; both empty for the only one."""

    body: str
    orp: str = ""
    group: str = ""


def seat_of(workspace: Workspace, record: Meeting | Membership) -> Seat:
    """The instance of its body that a meeting or a membership belongs to.

    Where a body is not one for each ORP, the ORP says whom a member acts for, not which instance is meant.
    """
    body = workspace.get(record.body, Body)
    if body is not None and (body.instances is None or body.instances.per == "one"):
        return Seat(record.body)
    if record.group and body is not None and body.instances is not None and body.instances.per != "orp":
        return Seat(record.body, group=record.group)
    return Seat(record.body, orp_of(workspace, record), record.group)


def orp_of(workspace: Workspace, record: Meeting | Membership) -> str:
    """The code of the ORP that a record names; its own words where they are not known."""
    codes = workspace.territory.find_orp(record.instance) if record.instance else []
    return codes[0] if len(codes) == 1 else record.instance


def seat_name(workspace: Workspace, seat: Seat) -> str:
    """The body and, where there are several, its instance: ``Kolegium obcí (Konice)``."""
    body = workspace.records.get(seat.body)
    name = name_on(body, workspace.as_of) if body is not None else seat.body
    which = ", ".join(filter(None, (workspace.territory.orp_name(seat.orp) if seat.orp else "", seat.group)))
    return f"{name} ({which})" if which else name


def wanted_orps(workspace: Workspace, body: Body, day: dt.date) -> list[str]:
    """Codes of the ORPs in which a body that exists in every ORP ought to be, in order.

    A body without an area works in that of the workspace.
    """
    territory, settings = workspace.territory, workspace.settings
    if body.area is not None:
        codes = area_on(body.area, territory, workspace.microregions, day).codes
        return sorted({orp for code in codes if (orp := territory.orp_of(code, day))})
    own = territory.region(settings.area) if settings.level == "region" and settings.area else territory.orps
    return sorted(code for code in own if territory.orps[code].valid.contains(day))


def seats(workspace: Workspace, body: Body, day: dt.date) -> list[Seat] | None:
    """The instances of *body* on *day*; None where their number or names are not known."""
    instances = body.instances
    if instances is None or instances.per == "one":
        return [Seat(body.id)]
    if instances.per == "orp":
        if instances.orps:
            found = (workspace.territory.find_orp(text) for text in instances.orps)
            return [Seat(body.id, codes[0]) for codes in found if len(codes) == 1]
        wanted = wanted_orps(workspace, body, day)
        return [Seat(body.id, code) for code in wanted] if instances.count == len(wanted) else None
    if instances.names and instances.count in (None, len(instances.names)):
        return [Seat(body.id, group=name) for name in instances.names]
    return None


def known_seats(workspace: Workspace, body: Body, day: dt.date, used: Iterable[Seat] = ()) -> list[Seat]:
    """The instances of *body* on *day* as far as they are known, with those in *used* that belong to it."""
    found = dict.fromkeys(seats(workspace, body, day) or ())
    found.update(dict.fromkeys(seat for seat in used if seat.body == body.id))
    return list(found)

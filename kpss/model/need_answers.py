"""What of the network answers a need: entries of its type and form in its area, and how much they have at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from kpss.model.areas import area_on
from kpss.model.doubt import area_is_known
from kpss.model.network import counts, known_entries, service_of
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.plan_content import Need
from kpss.model.request_records import Request
from kpss.model.request_standing import Stage, standing
from kpss.model.served import orps_served, served_area
from kpss.model.workspace import Workspace

Codes = frozenset[str]
_OVER: tuple[Stage, ...] = ("rejected", "withdrawn")


def answering(workspace: Workspace, need: Need) -> list[NetworkEntry]:
    """The entries that can answer *need* on the date; what is not recorded of them does not speak against it."""
    codes = need_codes(workspace, need)
    return [
        entry
        for entry in _by_type(workspace).get(need.service_type, ())
        if _has_form(workspace, entry, need.form) and _serves(workspace, entry, codes)
    ]


def at_most(workspace: Workspace, need: Need, entries: Iterable[NetworkEntry]) -> Decimal | None:
    """How many units of the need's extent *entries* can have in its area; None where it cannot be told."""
    unit = need.extent.unit if need.extent is not None else ""
    codes, found = need_codes(workspace, need), []
    for entry in entries:
        if not entry.units or any(one.value is None for one in entry.units):
            return None
        same = (one for one in entry.units if one.unit == unit and need.form in ("", one.form))
        found += [_in_area(workspace, one, codes) for one in same]
    return sum(found, Decimal(0)) if found else None


def requests_for(workspace: Workspace, need: Need) -> list[Request]:
    """The requests that name *need* and were neither rejected nor withdrawn."""
    return [one for one in _by_need(workspace).get(need.id, ()) if standing(workspace, one).stage not in _OVER]


def need_codes(workspace: Workspace, need: Need) -> Codes | None:
    """The municipalities of *need* on the date; None for one without an area, which is of the whole workspace."""
    if need.area is None:
        return None
    return area_on(need.area, workspace.territory, workspace.microregions, workspace.as_of).codes


@lru_cache(maxsize=4)
def _by_type(workspace: Workspace) -> dict[str, list[NetworkEntry]]:
    """Type of service → entries that count and can be in force on the date."""
    found: dict[str, list[NetworkEntry]] = defaultdict(list)
    for entry in known_entries(workspace):
        service = service_of(workspace, entry)
        if service is not None and entry.valid.maybe_contains(workspace.as_of) and counts(workspace, entry):
            found[service.type].append(entry)
    return found


@lru_cache(maxsize=4)
def _by_need(workspace: Workspace) -> dict[str, list[Request]]:
    found: dict[str, list[Request]] = defaultdict(list)
    for request in workspace.of(Request):
        for need in dict.fromkeys(request.needs):
            found[need].append(request)
    return found


def _has_form(workspace: Workspace, entry: NetworkEntry, form: str) -> bool:
    service = service_of(workspace, entry)
    forms = {one.form for one in entry.units} or set(service.all_forms if service is not None else ())
    return not form or not forms or form in forms or "" in forms


def _serves(workspace: Workspace, entry: NetworkEntry, codes: Codes | None) -> bool:
    if codes is None:
        return True
    served = _served(workspace)
    if entry.id not in served:
        served[entry.id] = _codes_of(workspace, entry)
    own = served[entry.id]
    return own is None or not own.isdisjoint(codes)


@lru_cache(maxsize=4)
def _served(_: Workspace) -> dict[str, Codes | None]:
    return {}


def _codes_of(workspace: Workspace, entry: NetworkEntry) -> Codes | None:
    """The municipalities that *entry* can serve: its area, else the ORPs of its parts or facilities."""
    day, service = workspace.as_of, service_of(workspace, entry)
    area = entry.area or (service.area if service is not None else None)
    parts = [part.orp for units in entry.units for part in units.orps]
    if not area_is_known(workspace, area) or any(len(workspace.territory.find_orp(one)) != 1 for one in parts):
        return None
    if area is not None and not parts:
        return served_area(workspace, entry, day).codes
    orps = orps_served(workspace, entry, day)
    members = frozenset(code for orp in orps for code in workspace.territory.members(orp, day))
    return members or None


def _in_area(workspace: Workspace, units: NetworkUnits, codes: Codes | None) -> Decimal:
    """How much of *units* can be in the area: all, less what is recorded for ORPs outside it."""
    value = units.value or Decimal(0)
    if codes is None:
        return value
    inside = outside = Decimal(0)
    for part in units.orps:
        orps = workspace.territory.find_orp(part.orp)
        members = workspace.territory.members(orps[0], workspace.as_of) if len(orps) == 1 else ()
        amount = part.value or Decimal(0)
        if members and codes.isdisjoint(members):
            outside += amount
        else:
            inside += amount
    return max(value - outside, inside)

"""Where services are: the area, the ORPs and the parts of units of entries, requests and services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kpss.model.areas import AreaOn, area_on
from kpss.model.network import UnitKey, service_of
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.parts import Area
from kpss.model.services import Service
from kpss.model.workspace import Workspace


def units_by_orp(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> Iterator[tuple[str, UnitKey, Decimal]]:
    """The units of *entry* by code of the ORP.

    What is not divided at all belongs to the only ORP served; what several share, and what parts leave over, to ``""``.
    """
    for units in entry.units:
        for code, value in parts_by_orp(workspace, entry, units, day):
            yield code, (units.form, units.unit), value


def parts_by_orp(
    workspace: Workspace, entry: NetworkEntry, units: NetworkUnits, day: dt.date
) -> Iterator[tuple[str, Decimal]]:
    """The parts of *units* of *entry* as :func:`units_by_orp` tells them."""
    if units.value is None:
        return
    rest = units.value
    for part in units.orps:
        codes = workspace.territory.find_orp(part.orp)
        if part.value is not None and len(codes) == 1:
            rest -= part.value
            yield codes[0], part.value
    if rest > 0:
        served = orps_served(workspace, entry, day) if not units.orps else []
        yield served[0] if len(served) == 1 else "", rest


def orps_served(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> list[str]:
    """Codes of the ORPs that *entry* serves: of its area and its parts, else of the service's facilities."""
    codes = set(served_area(workspace, entry, day).codes)
    named = {code for units in entry.units for part in units.orps for code in workspace.territory.find_orp(part.orp)}
    service = service_of(workspace, entry)
    if not codes and not named and service is not None:
        codes = _facility_codes(workspace, service, day)
    return sorted({*workspace.territory.orps_of(codes, day), *named})


def service_orps(workspace: Workspace, service: Service, day: dt.date) -> list[str]:
    """Codes of the ORPs that *service* serves by its own record: of its area, else of its facilities."""
    of_area = orps_of_area(workspace, service.area, day)
    return of_area or workspace.territory.orps_of(_facility_codes(workspace, service, day), day)


def _facility_codes(workspace: Workspace, service: Service, day: dt.date) -> set[str]:
    return {
        code
        for facility in service.facilities
        if facility.valid.contains(day)
        for code in workspace.territory.find_municipality(facility.municipality)
    }


def served_area(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> AreaOn:
    """The municipalities that *entry* serves: its own area, else that of its service."""
    service = service_of(workspace, entry)
    area = entry.area or (service.area if service is not None else None)
    return area_on(area, workspace.territory, workspace.microregions, day)


def orps_of_service(workspace: Workspace, service: str, entries: Iterable[NetworkEntry]) -> set[str]:
    """Codes of the ORPs that *entries* of *service* serve, each in its time; without any, of its record."""
    entries = list(entries)
    record = workspace.get(service, Service)
    if not entries:
        return set(service_orps(workspace, record, workspace.as_of)) if record is not None else set()
    return {code for one in entries for code in orps_served(workspace, one, one.valid.clamp(workspace.as_of))}


def orps_of_area(workspace: Workspace, area: Area | None, day: dt.date) -> list[str]:
    """Codes of the ORPs that *area* touches on *day*, by code."""
    codes = area_on(area, workspace.territory, workspace.microregions, day).codes
    return workspace.territory.orps_of(codes, day)

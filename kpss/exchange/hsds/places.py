"""Where services are provided and whom they serve, as rows of HSDS; hidden addresses are left out wholly."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.exchange.hsds import ids as hsds_ids
from kpss.exchange.hsds.rows import Rows
from kpss.exchange.start.areas import REGIONS
from kpss.model.areas import area_on
from kpss.model.network_records import NetworkEntry
from kpss.model.parts import Area, Contact
from kpss.model.services import Facility, Service

_COUNTRY = "CZ"


def add_locations(rows: Rows, service: Service, provider: str, identifier: str) -> None:
    """The facilities in use on the date; an address only where all is known that the standard requires."""
    for facility in service.facilities:
        if facility.hidden or not facility.valid.contains(rows.workspace.as_of):
            continue
        contact = facility.contact or Contact({})
        code, city = _town(rows, facility)
        about = service.provider, facility.name, code or facility.municipality, contact.address
        location = rows.add(
            "location", about, location_type="physical", organization_id=provider, name=facility.name or city,
            description=contact.address or city, url=hsds_ids.uri(contact.web),
        )  # fmt: skip
        _address(rows, location, contact.address, code, city)
        add_contact(rows, contact, "location_id", location)
        rows.add("service_at_location", (service.id, location), service_id=identifier, location_id=location)


def add_contact(rows: Rows, contact: Contact, key: str, identifier: str) -> None:
    """The telephone and the opening hours of an institution; *key* is the column that names what they belong to."""
    if contact.phone:
        rows.add("phone", (identifier,), **{key: identifier}, number=contact.phone, type="voice")
    if contact.hours and key != "organization_id":  # the standard has no hours of organisations
        rows.add("schedule", (identifier,), **{key: identifier}, description=contact.hours)


def _address(rows: Rows, location: str, address: str, code: str, city: str) -> None:
    street, postcode = hsds_ids.street(address, city), hsds_ids.postcode(address)
    territory = rows.workspace.territory
    orp = territory.orps.get(territory.orp_of(code, rows.workspace.as_of))
    region = REGIONS.get(orp.region if orp is not None else "", "")
    if street and postcode and city and region:
        rows.add(
            "address", (location,), location_id=location, address_1=street, city=city, state_province=region,
            postal_code=postcode, country=_COUNTRY, address_type="physical",
        )  # fmt: skip


def _town(rows: Rows, facility: Facility) -> tuple[str, str]:
    codes = rows.workspace.territory.find_municipality(facility.municipality)
    if len(codes) == 1:
        return codes[0], rows.workspace.territory.name(codes[0])
    return "", facility.municipality


def add_areas(rows: Rows, service: Service, identifier: str, entries: Iterable[NetworkEntry]) -> None:
    """The area served: whole ORPs, and single municipalities of others."""
    areas = [entry.area for entry in entries if entry.area is not None]
    if not areas and service.area is not None:
        areas = [service.area]
    for code, name in sorted(_parts(rows, areas).items()):
        rows.add("service_area", (service.id, code), service_id=identifier, name=name, extent=code, extent_type="text")


def _parts(rows: Rows, areas: Iterable[Area]) -> dict[str, str]:
    workspace = rows.workspace
    territory, day = workspace.territory, workspace.as_of
    codes = {code for area in areas for code in area_on(area, territory, workspace.microregions, day).certain}
    found: dict[str, str] = {}
    for orp in {territory.orp_of(code, day) for code in codes} - {""}:
        members = set(territory.members(orp, day))
        if members <= codes:
            found[orp] = f"ORP {territory.orp_name(orp)}"
            codes -= members
    return {**found, **{code: territory.name(code) for code in codes}}

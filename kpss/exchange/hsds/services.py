"""Providers and services as rows of HSDS."""

from __future__ import annotations

from decimal import Decimal

from kpss.exchange.hsds.ids import email, uri
from kpss.exchange.hsds.places import add_areas, add_contact, add_locations
from kpss.exchange.hsds.rows import Rows
from kpss.language.phrases import join, money_text
from kpss.language.text import Text, capital
from kpss.model.network import counts, current_entries, gone
from kpss.model.network_records import NetworkEntry
from kpss.model.parts import Contact
from kpss.model.service_money import service_money
from kpss.model.services import Ages, Provider, Service

_PROVIDER = Text("Poskytovatel sociálních služeb", "A provider of social services")
_FOUNDER = Text("zřizovatel", "founded by")
_REGISTERED = Text("Registrovaná kapacita (nejvyšší počet)", "Registered capacity (maximum)")
_NETWORK = Text("Jednotky v síti", "Units in the network")
_GRANTED = Text("dotace, zdroj neuveden", "subsidy, source not told")
_COMPENSATION = Text("vyrovnávací platba", "compensation")
_FORMS = Text("forma", "form")


def add_organization(rows: Rows, provider: Provider) -> None:
    """A provider with its contact."""
    contact = provider.contact or Contact({})
    language = rows.language
    parts = [_PROVIDER.in_language(language), provider.legal_form]
    parts.append(f"{_FOUNDER.in_language(language)} {provider.founder}" if provider.founder else "")
    identifier = rows.add(
        "organization", (provider.id,), name=provider.name, alternate_name="; ".join(provider.aliases),
        description=", ".join(filter(None, parts)), email=email(contact.email), website=uri(contact.web),
        tax_id=provider.ico, legal_status=provider.legal_form,
    )  # fmt: skip
    if provider.ico:
        rows.add(
            "organization_identifier", (provider.id,), organization_id=identifier, identifier_scheme="CZ-ICO",
            identifier_type="IČO", identifier=provider.ico,
        )  # fmt: skip
    add_contact(rows, contact, "organization_id", identifier)


def add_service(rows: Rows, service: Service) -> None:
    """A service with all that belongs to it."""
    contact = service.contact or Contact({})
    provider = rows.ids.of("organization", service.provider)
    identifier = rows.add(
        "service", (service.id,), organization_id=provider, name=service.name,
        alternate_name="; ".join(service.aliases), description=_description(rows, service), url=uri(contact.web),
        email=email(contact.email), status=_status(rows, service),
        eligibility_description=_groups(rows, service), **_ages(service.ages), assured_date=_checked(service),
    )  # fmt: skip
    add_contact(rows, contact, "service_id", identifier)
    rows.attribute(identifier, "service-type", service.type, "service_type")
    for form in service.all_forms:
        rows.attribute(identifier, "service-form", form, "service_form")
    for group in service.target_groups:
        rows.attribute(identifier, "target-group", group, "target_group")
    for index, one in enumerate(service.capacities):
        if one.value is not None and one.valid.contains(rows.workspace.as_of):
            _units(rows, identifier, one.form, one.unit, one.value, "registered_capacity", _REGISTERED, index)
    entries = [entry for entry in current_entries(rows.workspace, service.id) if counts(rows.workspace, entry)]
    for entry in entries:
        _network(rows, identifier, entry)
    _funding(rows, identifier, service)
    add_locations(rows, service, provider, identifier)
    add_areas(rows, service, identifier, entries)


def _network(rows: Rows, identifier: str, entry: NetworkEntry) -> None:
    rows.attribute(identifier, "network-level", entry.level, "network_level", about=entry.id)
    for index, units in enumerate(entry.units):
        if units.value is not None:
            _units(rows, identifier, units.form, units.unit, units.value, "network_units", _NETWORK, (entry.id, index))


def _funding(rows: Rows, identifier: str, service: Service) -> None:
    """What was granted this year by source, and the compensation beside it: it may be paid of the same money."""
    year = rows.workspace.as_of.year
    money = service_money(rows.workspace, year).get(service.id)
    if money is None:
        return
    told = [(rows.words("funding-source", source), amount) for source, amount in money.granted.items() if source]
    told += [(_GRANTED.in_language(rows.language), amount) for source, amount in money.granted.items() if not source]
    told += [(_COMPENSATION.in_language(rows.language), money.sums.compensation or Decimal(0))]
    for name, amount in told:
        if amount:
            said = f"{name}, {year}: {money_text(amount, rows.language)} Kč"
            rows.add("funding", (service.id, name), service_id=identifier, source=capital(said))


def _units(  # noqa: PLR0913, PLR0917
    rows: Rows, identifier: str, form: str, unit: str, value: Decimal, sort: str, title: Text, about: object
) -> None:
    said = f"{_FORMS.in_language(rows.language)}: {rows.words('service-form', form)}"
    label = f"{title.in_language(rows.language)}: {rows.words('capacity-unit', unit)} ({said})"
    rows.attribute(identifier, "capacity-unit", unit, sort, f"{value:f}", label, about)


def _status(rows: Rows, service: Service) -> str:
    day = rows.workspace.as_of
    if service.valid.last < day or gone(service, day):
        return "defunct"
    return "active" if service.valid.contains(day) else "inactive"


def _description(rows: Rows, service: Service) -> str:
    forms = [rows.words("service-form", form) for form in service.all_forms]
    kind = capital(rows.words("service-type", service.type))
    return f"{kind}; {_FORMS.in_language(rows.language)}: {join(forms, rows.language)}" if forms else kind


def _groups(rows: Rows, service: Service) -> str:
    return capital("; ".join(rows.words("target-group", group) for group in service.target_groups))


def _ages(ages: Ages | None) -> dict[str, str]:
    limits = {"minimum_age": ages.start, "maximum_age": ages.end} if ages is not None else {}
    return {key: str(value) for key, value in limits.items() if value is not None}


def _checked(service: Service) -> str:
    checked = service.register.checked if service.register is not None else None
    return checked.earliest.isoformat() if checked is not None and checked.exact else ""

"""Typed views of providers and of registered services."""

from __future__ import annotations

from kpss.model.fields import View, date, decimal, flag, many, number, one, span, text, texts
from kpss.model.parts import Area, Contact
from kpss.model.records import Record


class Provider(Record):
    """Who provides services; ``ico`` is kept as text."""

    ico, legal_form, founder, contact = text("ico"), text("legal_form"), text("founder"), one("contact", Contact)


class Registered(View):
    """A capacity of the register: the highest number allowed, never free places."""

    form, unit, value = text("form"), text("unit"), decimal("value")
    valid, note = span("valid"), text("note")


class Facility(View):
    """A place where a service is provided; its address may be ``hidden``."""

    name, municipality, hidden = text("name"), text("municipality"), flag("hidden")
    contact, valid, note = one("contact", Contact), span("valid"), text("note")


class Ages(View):
    """The age of those served, in years."""

    start, end, note = number("from"), number("to"), text("note")


class RegisterCheck(View):
    """When the service was compared with the register, and since when it is not there."""

    checked, missing_since, note = date("checked"), date("missing_since"), text("note")


class Service(Record):
    """A registered service; ``number`` and ``portal_id`` are kept as text."""

    number, portal_id, provider, type = text("number"), text("portal_id"), text("provider"), text("type")
    forms, capacities = texts("forms"), many("capacities", Registered)
    target_groups, ages = texts("target_groups"), one("ages", Ages)
    facilities, area, contact = many("facilities", Facility), one("area", Area), one("contact", Contact)
    register = one("register", RegisterCheck)

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The forms that are named, and those of the capacities, each once."""
        return tuple(dict.fromkeys([*self.forms, *(one.form for one in self.capacities if one.form)]))


class Count(View):
    """How many persons live in an ORP or a municipality."""

    orp, municipality, value = text("orp"), text("municipality"), number("value")


class Population(Record):
    """Inhabitants or persons of a target group in a year."""

    year, target_group, ages, values = number("year"), text("target_group"), one("ages", Ages), many("values", Count)

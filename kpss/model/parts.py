"""Typed views of the parts that records share (``schemas/common.schema.json``)."""

from __future__ import annotations

from kpss.model.fields import View, date, flag, many, number, one, span, text, texts


class Source(View):
    """Where a fact comes from."""

    title, publisher, date, url = text("title"), text("publisher"), date("date"), text("url")
    page, row, resolution, accessed = text("page"), text("row"), text("resolution"), text("accessed")
    licence, note = text("licence"), text("note")


class AreaItem(View):
    """One part of an area: exactly one of the keys."""

    municipality, orp, microregion, region = text("municipality"), text("orp"), text("microregion"), text("region")


class Area(View):
    """An area as people say it; :mod:`kpss.model.areas` works it out to municipalities."""

    include, exclude = many("include", AreaItem), many("exclude", AreaItem)
    exclude_unknown, note = number("exclude_unknown"), text("note")


class Holder(View):
    """Who has a duty or a right: a role, a body, its members, or an organisation."""

    role, body, members_of = text("role"), text("body"), text("members_of")
    organisation, name, note = text("organisation"), text("name"), text("note")


class Duty(View):
    """A duty: its holders in order, and whom they may authorise."""

    holders, may_authorise, note = many("holders", Holder), many("may_authorise", Holder), text("note")


class Lead(View):
    """How long ahead something must be done."""

    days, months, working = number("days"), number("months"), flag("working")
    content, urgent, urgent_days = text("content"), text("urgent"), number("urgent_days")
    note = text("note")


class Seal(View):
    """The digest of what was approved, by the rules of the version ``form``; ``parts`` are ``name digest``."""

    form, digest, parts = number("form"), text("digest"), texts("parts")


class Approval(View):
    """A decision of a body; without ``outcome`` it approved."""

    by, by_name, instance, date = text("by"), text("by_name"), text("instance"), date("date")
    resolution, outcome, note = text("resolution"), text("outcome"), text("note")
    source, seal = one("source", Source), one("seal", Seal)


class Proceeding(View):
    """Something that a body did with a document."""

    by, by_name, instance, act, step = text("by"), text("by_name"), text("instance"), text("act"), text("step")
    date, outcome, resolution = date("date"), text("outcome"), text("resolution")
    delivered_to, note, source = text("delivered_to"), text("note"), one("source", Source)


class DatedName(View):
    """A name used for some time."""

    name, valid = text("name"), span("valid")


class Deadline(View):
    """A date that comes every year; ``month`` where only that is known."""

    id, name, due, month = text("id"), text("name"), text("due"), number("month")
    years_ahead, responsible = number("years_ahead"), many("responsible", Holder)
    note, sources = text("note"), many("sources", Source)


class Contact(View):
    """Contact of an institution, never of a person."""

    address, web, email, phone = text("address"), text("web"), text("email"), text("phone")
    data_box, hours = text("data_box"), text("hours")


class Deliverable(View):
    """What a role or a body submits again and again; ``each`` is month, quarter, half_year or year, or unknown."""

    id, name, to, each = text("id"), text("name"), many("to", Holder), text("each")
    due, type, note = text("due"), text("type"), text("note")

"""Typed records of bodies and roles."""

from __future__ import annotations

from kpss.model.fields import View, date, flag, many, number, one, span, text, texts
from kpss.model.meeting_rules import Meetings
from kpss.model.parts import Area, Contact, DatedName, Deliverable, Duty, Holder
from kpss.model.records import Record


class Power(View):
    """An act that a body may do, and on which documents."""

    act, on, valid, note = text("act"), texts("on"), span("valid"), text("note")


class PartOf(View):
    """The whole that a body is part of; rank 1 is the highest part."""

    body, rank, note = text("body"), number("rank"), text("note")


class Instances(View):
    """How many times a body exists; unknown where ``count`` is missing."""

    per, count, orps, names = text("per"), number("count"), texts("orps"), texts("names")
    topic, until, note = text("topic"), date("until"), text("note")


class Seat(View):
    """A kind of member."""

    role, body, who, count, side = text("role"), text("body"), text("who"), number("count"), text("side")
    ex_officio, alternative, voting, note = flag("ex_officio"), text("alternative"), flag("voting"), text("note")
    nominated_by, appointed_by = many("nominated_by", Holder), many("appointed_by", Holder)
    unit, term_years = text("unit"), number("term_years")


class Chair(View):
    """Who leads a body."""

    holders, always, note = many("holders", Holder), flag("always"), text("note")


class Duties(View):
    """Who convenes, chairs, writes, verifies, submits, receives and organises."""

    convenes, chairs, organises = one("convenes", Duty), one("chairs", Duty), one("organises", Duty)
    writes_minutes, verifies_minutes = one("writes_minutes", Duty), one("verifies_minutes", Duty)
    submits_papers, receives_minutes = one("submits_papers", Duty), one("receives_minutes", Duty)


class Admission(View):
    """How new members are admitted."""

    by, guest_meetings, within_months = many("by", Holder), number("guest_meetings"), number("within_months")
    note = text("note")


class Statute(View):
    """The statute of a body and how binding it is."""

    status, name, document, note = text("status"), text("name"), text("document"), text("note")


class Body(Record):
    """A council, commission, group, team or office."""

    type, level, purpose, tasks = text("type"), text("level"), text("purpose"), texts("tasks")
    function, responsible_for = text("function"), texts("responsible_for")
    names, area, powers = many("names", DatedName), one("area", Area), many("powers", Power)
    part_of, instances = one("part_of", PartOf), one("instances", Instances)
    advises, accountable_to = many("advises", Holder), many("accountable_to", Holder)
    submits_to, delegates_to = many("submits_to", Holder), many("delegates_to", Holder)
    tasked_by, informs = many("tasked_by", Holder), many("informs", Holder)
    established_by, dissolved_by = many("established_by", Holder), many("dissolved_by", Holder)
    members, triad, political = many("members", Seat), text("triad"), flag("political")
    nominated_by, appointed_by = many("nominated_by", Holder), many("appointed_by", Holder)
    recalled_by, chair, duties = many("recalled_by", Holder), one("chair", Chair), one("duties", Duties)
    term_years, admission, absence = number("term_years"), one("admission", Admission), text("absence")
    deliverables = many("deliverables", Deliverable)
    meetings, statute, contact = one("meetings", Meetings), one("statute", Statute), one("contact", Contact)


class Filling(View):
    """How a post is filled."""

    way, by, proposed_by, note = text("way"), many("by", Holder), many("proposed_by", Holder), text("note")


class Role(Record):
    """A post in planning, apart from the person."""

    names, level, purpose, tasks = many("names", DatedName), text("level"), text("purpose"), texts("tasks")
    unit, holder_type, per, same_as = text("unit"), text("holder_type"), text("per"), text("same_as")
    filled_by, recalled_by = one("filled_by", Filling), many("recalled_by", Holder)
    accountable_to, advises = many("accountable_to", Holder), many("advises", Holder)
    tasked_by, informs = many("tasked_by", Holder), many("informs", Holder)
    responsible_for, term_years = texts("responsible_for"), number("term_years")
    deliverables = many("deliverables", Deliverable)

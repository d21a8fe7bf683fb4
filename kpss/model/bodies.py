"""Typed records of bodies and roles."""

from __future__ import annotations

from kpss.model.fields import View, flag, many, number, one, text, texts
from kpss.model.parts import Area, Contact, DatedName, Duty, Holder, Lead
from kpss.model.records import Record

RELATIONS = ("advises", "accountable_to", "submits_to", "delegates_to", "tasked_by", "informs")


class Power(View):
    """An act that a body may do, and on which documents."""

    act, on, note = text("act"), texts("on"), text("note")


class PartOf(View):
    """The whole that a body is part of; rank 1 is the highest part."""

    body, rank, note = text("body"), number("rank"), text("note")


class Instances(View):
    """How many times a body exists; unknown where ``count`` is missing."""

    per, count, orps, names, note = text("per"), number("count"), texts("orps"), texts("names"), text("note")


class Seat(View):
    """A kind of member."""

    role, body, who, count, side = text("role"), text("body"), text("who"), number("count"), text("side")
    ex_officio, alternative, voting, note = flag("ex_officio"), text("alternative"), flag("voting"), text("note")
    nominated_by, appointed_by = many("nominated_by", Holder), many("appointed_by", Holder)


class Chair(View):
    """Who leads a body."""

    holders, always, note = many("holders", Holder), flag("always"), text("note")


class Duties(View):
    """Who convenes, chairs, writes, verifies, submits, receives and organises."""

    convenes, chairs, organises = one("convenes", Duty), one("chairs", Duty), one("organises", Duty)
    writes_minutes, verifies_minutes = one("writes_minutes", Duty), one("verifies_minutes", Duty)
    submits_papers, receives_minutes = one("submits_papers", Duty), one("receives_minutes", Duty)


class Frequency(View):
    """How often a body meets; several combine."""

    as_needed, monthly, approximate = flag("as_needed"), flag("monthly"), flag("approximate")
    at_least, every_months, per = number("at_least"), number("every_months"), text("per")
    each_instance, on_days_of, before = flag("each_instance"), text("on_days_of"), texts("before")
    time, note = text("time"), text("note")


class MinutesRule(View):
    """What is asked of minutes."""

    required, days, working, note = flag("required"), number("days"), flag("working"), text("note")


class Quorum(View):
    """When a body can decide."""

    share, at_least, note = text("share"), number("at_least"), text("note")


class Meetings(View):
    """Rules of meetings."""

    frequency, invitation, papers = many("frequency", Frequency), one("invitation", Lead), one("papers", Lead)
    minutes, quorum = one("minutes", MinutesRule), one("quorum", Quorum)
    public, separately, note = flag("public"), flag("separately"), text("note")


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
    responsible_for = texts("responsible_for")

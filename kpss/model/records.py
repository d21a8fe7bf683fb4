"""Typed records: views of the facts of a record, one class a kind, agreeing with its schema."""

from __future__ import annotations

from typing import NamedTuple

from kpss.facts import RecordFacts
from kpss.model.fields import View, date, flag, many, one, span, text, texts
from kpss.model.parts import Approval, Area, Contact, Deadline, Holder, Lead, Proceeding, Source


class Record(View):
    """What all kinds share.  ``file`` is relative to the workspace, ``document`` its number in the file from 0."""

    kind, id, name = text("kind"), text("id"), text("name")
    aliases, valid = texts("aliases"), span("valid")
    sources, note = many("sources", Source), text("note")

    def __init__(self, facts: RecordFacts, file: str) -> None:
        super().__init__(facts["data"])
        self.file, self.document = file, facts["document"]
        self.references = facts["references"]
        self.broken = frozenset(facts["broken"])

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id}>"


class Pointer(NamedTuple):
    """A value of a record that points to something; see :class:`kpss.structure.annotations.Reference`."""

    record: Record
    path: tuple[str | int, ...]
    targets: tuple[str, ...]
    timeless: bool
    value: str


class DistrictMunicipality(View):
    """A municipality in the list of an ORP; ``valid`` says when it belongs to it."""

    code, name, type, note = text("code"), text("name"), text("type"), text("note")
    aliases, valid = texts("aliases"), span("valid")


class Orp(Record):
    """An ORP district with its municipalities."""

    code, region, seat, confirmed = text("code"), text("region"), text("seat"), date("confirmed")
    municipalities = many("municipalities", DistrictMunicipality)


class DistrictMembership(View):
    """An ORP that a municipality belonged to for some time."""

    orp, valid = text("orp"), span("valid")


class Municipality(Record):
    """A municipality in a record of its own."""

    code, type, orp = text("code"), text("type"), text("orp")
    orps, contact = many("orps", DistrictMembership), one("contact", Contact)


class Member(View):
    """A municipality in a microregion."""

    municipality, valid, note = text("municipality"), span("valid"), text("note")


class Microregion(Record):
    """A union of municipalities."""

    members = many("members", Member)


class Membership(Record):
    """Who holds a post; nobody where ``vacant``."""

    body, role, instance, group = text("body"), text("role"), text("instance"), text("group")
    side, voting, unit = text("side"), flag("voting"), text("unit")
    represents, person, vacant = text("represents"), text("person"), flag("vacant")
    appointed = one("appointed", Approval)


class Step(View):
    """One step of a procedure."""

    id, name, act = text("id"), text("name"), text("act")
    by, submitted_by, delivered_to = one("by", Holder), one("submitted_by", Holder), one("delivered_to", Holder)
    also, after, alternative_to, due = texts("also"), texts("after"), text("alternative_to"), text("due")
    each_instance, optional, consultation = flag("each_instance"), flag("optional"), flag("consultation")
    lead, takes, document, note = one("lead", Lead), one("takes", Lead), text("document"), text("note")


class Procedure(Record):
    """The steps that a document goes through."""

    applies_to, status, steps = texts("applies_to"), text("status"), many("steps", Step)


class DocumentRecord(Record):
    """Rules, a programme, a procedure or another approved document."""

    type, status, status_since, summary = text("type"), text("status"), date("status_since"), text("summary")
    issued_by, rules, deadlines = many("issued_by", Holder), texts("rules"), many("deadlines", Deadline)
    approvals, proceedings = many("approvals", Approval), many("proceedings", Proceeding)
    related, url = texts("related"), text("url")


class Activity(View):
    """An activity of a project; ``area`` is where it reached."""

    type, name, text = text("type"), text("name"), text("text")
    period, area, outputs = span("period"), one("area", Area), texts("outputs")


class Project(Record):
    """A project that supports planning."""

    number, carried_by, funding = text("number"), many("carried_by", Holder), texts("funding")
    activities, activities_complete = many("activities", Activity), flag("activities_complete")
    outputs, area, supports = texts("outputs"), one("area", Area), texts("supports")


__all__ = [
    "Activity", "DistrictMembership", "DistrictMunicipality", "DocumentRecord", "Member", "Membership", "Microregion",
    "Municipality", "Orp", "Procedure", "Project", "Record", "Step",
]  # fmt: skip

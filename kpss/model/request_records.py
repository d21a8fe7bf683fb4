"""Typed views of rounds and of requests to enter or change the network."""

from __future__ import annotations

from kpss.model.fields import View, date, decimal, flag, many, number, one, text, texts
from kpss.model.network_records import MoneyRow, NetworkUnits
from kpss.model.parts import Approval, Area, Holder, Proceeding, Source
from kpss.model.records import Record


class Window(View):
    """When requests of some types are submitted; both days included, open where one is missing."""

    name, types, start, end, note = text("name"), texts("types"), date("from"), date("to"), text("note")


class Requirement(View):
    """What requests of some types must have."""

    types, opinions = texts("types"), texts("opinions")
    assessment, discussed, need = flag("assessment"), flag("discussed"), flag("need")
    unless_decrease, note = flag("unless_decrease"), text("note")


class Criterion(View):
    """A criterion of assessment; ``points`` is the most that can be given."""

    code, name, points, description = text("code"), text("name"), decimal("points"), text("description")


class Decider(View):
    """Who decides on requests of some types."""

    types, by, note = texts("types"), many("by", Holder), text("note")


class Moratorium(View):
    """A stop of extending the network, with its exceptions."""

    types, service_types, area = texts("types"), texts("service_types"), one("area", Area)
    start, end, by, resolution = date("from"), date("to"), text("by"), text("resolution")
    exceptions, except_requests, note = texts("exceptions"), texts("except_requests"), text("note")


class Round(Record):
    """A round of requests for the network of ``year``."""

    year, effective, threshold = number("year"), date("effective"), decimal("threshold")
    windows, requirements = many("windows", Window), many("requirements", Requirement)
    criteria = many("criteria", Criterion)
    assessed_by, decided_by = many("assessed_by", Holder), many("decided_by", Decider)
    moratoria, procedure, documents = many("moratoria", Moratorium), text("procedure"), texts("documents")
    approvals, proceedings = many("approvals", Approval), many("proceedings", Proceeding)


class Discussion(View):
    """With whom and when an intention was discussed."""

    partners, orp, date, note = many("with", Holder), text("orp"), date("date"), text("note")


class Intention(View):
    """What comes before a request."""

    need, target_groups, capacity = text("need"), texts("target_groups"), many("capacity", NetworkUnits)
    financing, money, discussed = text("financing"), many("money", MoneyRow), many("discussed", Discussion)
    note = text("note")


class Changes(View):
    """What is wanted: the state after the change, not the difference."""

    level, units, area = text("level"), many("units", NetworkUnits), one("area", Area)
    money, note = many("money", MoneyRow), text("note")


class Opinion(View):
    """The opinion of an ORP, a municipality or another; ``outcome`` is agrees, conditions, disagrees or none."""

    author, orp, municipality, by = text("from"), text("orp"), text("municipality"), text("by")
    source, note = one("source", Source), text("note")
    date, outcome, text = date("date"), text("outcome"), text("text")


class Points(View):
    """Points for a criterion."""

    criterion, points, note = text("criterion"), decimal("points"), text("note")


class Assessment(View):
    """The assessment of a group; ``recommendation`` is recommended, partly or not_recommended."""

    by, date, points = many("by", Holder), date("date"), many("points", Points)
    recommendation, note, text = text("recommendation"), text("note"), text("text")


class Decision(View):
    """The decision on a request; ``outcome`` is approved, partly, rejected or postponed.

    ``level``, ``units`` (the state after the change) and ``money`` stand where they differ from what was asked for.
    """

    level, units, effective = text("level"), many("units", NetworkUnits), date("effective")
    money, source, note = many("money", MoneyRow), one("source", Source), text("note")
    by, by_name, date, resolution = text("by"), text("by_name"), date("date"), text("resolution")
    outcome, reasons, text = text("outcome"), texts("reasons"), text("text")


class TakenBack(View):
    """A request that was taken back."""

    date, reason = date("date"), text("reason")


class Attachment(View):
    """A paper enclosed with a request."""

    name, url, date, note = text("name"), text("url"), date("date"), text("note")


class Request(Record):
    """A request to enter, change or leave the network."""

    number, round, type, submitted = text("number"), text("round"), text("type"), date("submitted")
    provider, applicant, service, service_type = (
        text("provider"), text("applicant"), text("service"), text("service_type"),
    )  # fmt: skip
    intention, changes = one("intention", Intention), one("changes", Changes)
    needs, measures = texts("needs"), texts("measures")
    opinions, assessments = many("opinions", Opinion), many("assessments", Assessment)
    proceedings, decision = many("proceedings", Proceeding), one("decision", Decision)
    withdrawn, attachments = one("withdrawn", TakenBack), many("attachments", Attachment)


__all__ = [
    "Assessment", "Attachment", "Changes", "Criterion", "Decider", "Decision", "Discussion", "Intention", "Moratorium",
    "Opinion", "Points", "Request", "Requirement", "Round", "TakenBack", "Window",
]  # fmt: skip

"""Typed views of the network of services: entries and money."""

from __future__ import annotations

from kpss.model.fields import View, date, decimal, many, number, one, span, text, texts
from kpss.model.parts import Approval, Area, Holder, Proceeding
from kpss.model.records import Record


class OrpPart(View):
    """How much of the units belongs to one ORP."""

    orp, value, note = text("orp"), decimal("value"), text("note")


class NetworkUnits(View):
    """Units of the network in one form: beds, FTE in direct care …; units are never added up across."""

    form, unit, value = text("form"), text("unit"), decimal("value")
    orps, note = many("orps", OrpPart), text("note")


class MoneyRow(View):
    """Amounts in CZK of a year, from one source where it is given."""

    year, source, programme, sub_programme = number("year"), text("source"), text("programme"), text("sub_programme")
    costs, revenues, requested = decimal("costs"), decimal("revenues"), decimal("requested")
    granted, compensation, note = decimal("granted"), decimal("compensation"), text("note")


class Entrustment(View):
    """The act that entrusts a service of general economic interest."""

    number, date, by, valid = text("number"), date("date"), many("by", Holder), span("valid")
    document, url, note = text("document"), text("url"), text("note")


class NetworkEntry(Record):
    """A service in the network for a period; a change is another entry."""

    service, level, units, area = text("service"), text("level"), many("units", NetworkUnits), one("area", Area)
    commissioners, decision = many("commissioners", Holder), one("decision", Approval)
    request, requests = text("request"), texts("requests")
    reason, entrustment, money = text("reason"), one("entrustment", Entrustment), many("money", MoneyRow)


class Figures(View):
    """Figures of a statement for one form."""

    form, clients, refused = text("form"), decimal("clients"), decimal("refused")
    contacts, interventions, calls = decimal("contacts"), decimal("interventions"), decimal("calls")
    beds, bed_days, occupancy = decimal("beds"), decimal("bed_days"), decimal("occupancy")
    fte_direct, fte_other, costs = decimal("fte_direct"), decimal("fte_other"), decimal("costs")
    note = text("note")


class Revenue(View):
    """An amount in CZK from one source."""

    source, amount, note = text("source"), decimal("amount"), text("note")


class Statement(Record):
    """What a service reports of a year, or of its ``half`` (1 or 2)."""

    service, year, half, status, submitted = (
        text("service"), number("year"), number("half"), text("status"), date("submitted"),
    )  # fmt: skip
    figures, costs, revenues = many("figures", Figures), decimal("costs"), many("revenues", Revenue)


class SubProgramme(View):
    """A part of a programme with its source and amount in CZK."""

    code, name, source, amount = text("code"), text("name"), text("source"), decimal("amount")
    start, end, note = date("from"), date("to"), text("note")


class Grant(View):
    """A subsidy of one service in CZK."""

    service, sub_programme = text("service"), text("sub_programme")
    requested, granted, note = decimal("requested"), decimal("granted"), text("note")


class StatementDuty(View):
    """Which statements services must hand in, and by when."""

    name, half, as_at, due = text("name"), number("half"), date("as_at"), date("due")


class Programme(Record):
    """The funding programme of a year."""

    year, amount, documents = number("year"), decimal("amount"), texts("documents")
    sub_programmes, grants = many("sub_programmes", SubProgramme), many("grants", Grant)
    statements = many("statements", StatementDuty)
    approvals, proceedings = many("approvals", Approval), many("proceedings", Proceeding)


class Enclosed(View):
    """An attachment of an application."""

    type, record, name, url = text("type"), text("record"), text("name"), text("url")
    date, note = date("date"), text("note")


class AskedYear(View):
    """The subsidy asked for in a year, in CZK."""

    year, amount, note = number("year"), decimal("amount"), text("note")


class Application(Record):
    """The region's application for the state subsidy of ``year``."""

    year, to, deadline, submitted = number("year"), text("to"), date("deadline"), date("submitted")
    plan, action_plan, required = text("plan"), text("action_plan"), texts("required")
    attachments, requested = many("attachments", Enclosed), many("requested", AskedYear)
    approvals, proceedings = many("approvals", Approval), many("proceedings", Proceeding)


__all__ = [
    "Application", "AskedYear", "Enclosed", "Entrustment", "Figures", "Grant", "MoneyRow", "NetworkEntry",
    "NetworkUnits", "OrpPart", "Programme", "Revenue", "Statement", "StatementDuty", "SubProgramme",
]  # fmt: skip

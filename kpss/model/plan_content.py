"""Typed views of what a plan holds: priorities, goals, measures, chapters, tables."""

from __future__ import annotations

from kpss.model.fields import View, date, decimal, flag, many, number, one, span, text, texts
from kpss.model.parts import Approval, Area, Holder, Proceeding, Source
from kpss.model.records import Record


class Cost(View):
    """An amount in CZK, for a year and from a source where they are given."""

    year, source, amount, note = number("year"), text("source"), decimal("amount"), text("note")


class Value(View):
    """A value of an indicator in a year."""

    year, value = number("year"), decimal("value")


class Indicator(View):
    """What is measured, from where, and how far it should get."""

    id, name, unit, source = text("id"), text("name"), text("unit"), text("source")
    baseline, targets, note = one("baseline", Value), many("targets", Value), text("note")


class Quantity(View):
    """An amount with its unit."""

    value, unit = decimal("value"), text("unit")


class Capacity(View):
    """A change of capacity; units are never added up across."""

    service_type, form, unit, change = text("service_type"), text("form"), text("unit"), decimal("change")
    year, area, note = number("year"), one("area", Area), text("note")


class Activity(View):
    """A step of a measure."""

    code, name, description = text("code"), text("name"), text("description")
    responsible, period, note = many("responsible", Holder), span("period"), text("note")


class MeasureContent(View):
    """What may be written about a measure, without what it is called by."""

    name, description, justification = text("name"), text("description"), text("justification")
    target_groups, area, period = texts("target_groups"), one("area", Area), span("period")
    responsible, implementers = many("responsible", Holder), many("implementers", Holder)
    partners, activities = many("partners", Holder), many("activities", Activity)
    costs, indicators = many("costs", Cost), many("indicators", Indicator)
    quantity, capacity = one("quantity", Quantity), many("capacity", Capacity)
    needs, implements, outputs, risks = texts("needs"), texts("implements"), texts("outputs"), text("risks")
    requests, note = texts("requests"), text("note")


class Measure(MeasureContent):
    """A measure, wherever it is written."""

    code, sources = text("code"), many("sources", Source)


class Goal(View):
    """A goal with its measures."""

    code, name, description = text("code"), text("name"), text("description")
    target_groups, measures, note = texts("target_groups"), many("measures", Measure), text("note")


class Priority(View):
    """A priority or an area with its goals and measures."""

    code, name, description = text("code"), text("name"), text("description")
    target_groups, note = texts("target_groups"), text("note")
    goals, measures = many("goals", Goal), many("measures", Measure)


class Chapter(View):
    """A chapter of a plan: a Markdown file beside the record, or a short text."""

    part, title, file, text = text("part"), text("title"), text("file"), text("text")


class Swot(View):
    """Strengths, weaknesses, opportunities and threats."""

    strengths, weaknesses = texts("strengths"), texts("weaknesses")
    opportunities, threats = texts("opportunities"), texts("threats")


class DataTable(View):
    """A CSV file beside the record, shown as a table and as a chart."""

    id, title, part, file = text("id"), text("title"), text("part"), text("file")
    unit, chart, source, note = text("unit"), text("chart"), one("source", Source), text("note")


class Idea(View):
    """A project idea in the pipeline of a plan."""

    name, measure, by, costs = text("name"), text("measure"), many("by", Holder), many("costs", Cost)
    project, note = text("project"), text("note")


class Change(View):
    """What an addendum adds, changes or removes; ``set`` holds the new values of a measure."""

    what, measure, text, set = text("what"), text("measure"), text("text"), one("set", MeasureContent)


class Units(View):
    """A capacity of the network; units are never added up across."""

    service_type, form, unit = text("service_type"), text("form"), text("unit")
    value, note = decimal("value"), text("note")


class OutlookYear(View):
    """A year of an action plan's outlook: the network, its costs and the subsidy asked for, in CZK."""

    year, units, note = number("year"), many("units", Units), text("note")
    costs, subsidy = decimal("costs"), decimal("subsidy")


class GoalRecord(Record):
    """A goal in a file of its own."""

    plan, priority, code = text("plan"), text("priority"), text("code")
    description, target_groups, measures = text("description"), texts("target_groups"), many("measures", Measure)


class MeasureRecord(Record):
    """A measure in a file of its own."""

    plan, priority, goal, code = text("plan"), text("priority"), text("goal"), text("code")
    description, justification = text("description"), text("justification")
    target_groups, area, period = texts("target_groups"), one("area", Area), span("period")
    responsible, implementers = many("responsible", Holder), many("implementers", Holder)
    partners, activities = many("partners", Holder), many("activities", Activity)
    costs, indicators = many("costs", Cost), many("indicators", Indicator)
    quantity, capacity = one("quantity", Quantity), many("capacity", Capacity)
    needs, implements, outputs, risks = texts("needs"), texts("implements"), texts("outputs"), text("risks")
    requests = texts("requests")


class Extent(View):
    """How much is missing; where it is ``total``, how much there should be altogether."""

    value, unit, total, approximate = decimal("value"), text("unit"), flag("total"), flag("approximate")


class Need(Record):
    """A need that planning found out."""

    area, target_groups, service_type, form = (
        one("area", Area),
        texts("target_groups"),
        text("service_type"),
        text("form"),
    )
    extent, description, evidence = one("extent", Extent), text("description"), texts("evidence")
    reported_by, found, priority = many("reported_by", Holder), date("found"), number("priority")


class Reading(View):
    """The value of an indicator that was found."""

    id, value, note = text("id"), decimal("value"), text("note")


class Evaluated(View):
    """How one measure is fulfilled."""

    measure, status, comment = text("measure"), text("status"), text("comment")
    indicators, spent = many("indicators", Reading), many("spent", Cost)
    by, moved_to = many("by", Holder), text("moved_to")


class Evaluation(Record):
    """The evaluation of a plan for a year or over its life."""

    plan, type, year, date = text("plan"), text("type"), number("year"), date("date")
    by, summary, measures = many("by", Holder), text("summary"), many("measures", Evaluated)
    recommendations = texts("recommendations")
    approvals, proceedings = many("approvals", Approval), many("proceedings", Proceeding)

"""Plans: the typed record, and its state on a date from what was known on that date."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Literal

from kpss.model.fields import View, date, flag, many, number, one, text, texts
from kpss.model.parts import Approval, Area, Deadline, Proceeding, Seal, Source
from kpss.model.periods import Moment, Period
from kpss.model.plan_content import Change, Chapter, DataTable, Goal, Idea, Measure, OutlookYear, Priority, Swot
from kpss.model.records import Record

State = Literal["in_force", "future", "expired", "preparing", "withdrawn"]
REFUSED = ("rejected", "postponed")
BINDING = frozenset({"approves", "decides"})  # acts of which one stands for the other


class Planner(View):
    """Who plans: exactly one of the keys."""

    municipality, orp, microregion = text("municipality"), text("orp"), text("microregion")
    region, body, name = text("region"), text("body"), text("name")


class Extension(View):
    """A later end of a plan, by resolution."""

    to, by, by_name, date = date("to"), text("by"), text("by_name"), date("date")
    resolution, note, source = text("resolution"), text("note"), one("source", Source)


class Addendum(View):
    """An addendum to a plan in force."""

    number, name, by, by_name, date = text("number"), text("name"), text("by"), text("by_name"), date("date")
    changes, resolution, note = many("changes", Change), text("resolution"), text("note")
    source, seal = one("source", Source), one("seal", Seal)


class Withdrawal(View):
    """The end of a plan before its time."""

    by, by_name, date = text("by"), text("by_name"), date("date")
    resolution, reason = text("resolution"), text("reason")


class Plan(Record):
    """A plan, a strategy or a substitute document."""

    type, status, status_since = text("type"), text("status"), date("status_since")
    planner, area, edition, scope = one("planner", Planner), one("area", Area), number("edition"), texts("scope")
    predecessors, stands_in_for = texts("predecessors"), texts("stands_in_for")
    implements, procedure = texts("implements"), text("procedure")
    approvals, proceedings = many("approvals", Approval), many("proceedings", Proceeding)
    extensions, addenda = many("extensions", Extension), many("addenda", Addendum)
    withdrawn = one("withdrawn", Withdrawal)
    vision, swot = text("vision"), one("swot", Swot)
    chapters, tables = many("chapters", Chapter), many("tables", DataTable)
    priorities, goals = many("priorities", Priority), many("goals", Goal)
    measures, measures_complete = many("measures", Measure), flag("measures_complete")
    pipeline, outlook = many("pipeline", Idea), many("outlook", OutlookYear)
    contains, deadlines = texts("contains"), many("deadlines", Deadline)
    documents, url = texts("documents"), text("url")

    # When a meeting approved the plan, as far as meetings are recorded; the workspace fills it in.
    at_meetings: tuple[Moment, ...] = ()

    @cached_property
    def usable(self) -> bool:
        """Whether nothing that state and coverage rest on failed its schema, and the period can be."""
        needed = (
            "type",
            "area",
            "valid",
            "status",
            "status_since",
            "approvals",
            "proceedings",
            "extensions",
            "withdrawn",
        )
        return self.broken.isdisjoint(needed) and not self.valid.surely_reversed()


def known(moment: Moment | None, day: dt.date) -> bool:
    """Whether an event could be known on *day*: undated events always are, imprecise ones as soon as they can be."""
    return moment is None or moment.earliest <= day


def begun(plan: Plan, day: dt.date) -> bool:
    """Whether the plan existed on *day*, even as a task: one that was surely commissioned later did not."""
    acts = [p for p in plan.proceedings if p.date is not None]
    commissioned = [p.date for p in acts if p.act == "commissions" and p.date is not None]
    if not commissioned or any(known(date, day) for date in commissioned):
        return True
    others = [p.date for p in acts if p.act != "commissions"] + [a.date for a in plan.approvals if a.date is not None]
    return any(known(date, day) for date in others)


def approval_dates(plan: Plan) -> list[Moment]:
    """The dates on which the plan was approved, as far as they are recorded, in order."""
    given = [a.date for a in plan.approvals if a.date is not None and a.outcome not in REFUSED]
    given += [
        p.date for p in plan.proceedings if p.act == "approves" and p.date is not None and p.outcome not in REFUSED
    ]
    return sorted([*given, *plan.at_meetings])


def approved(plan: Plan, day: dt.date) -> bool:
    """Whether the plan was approved as far as it was known on *day*."""
    dated = approval_dates(plan)
    if dated:
        return known(dated[0], day)
    if any(a.date is not None and a.outcome in REFUSED and known(a.date, day) for a in plan.approvals):
        return False  # what was decided on a day counts more than a status without one
    if plan.status == "withdrawn":
        return True  # only what was approved is withdrawn
    return plan.status == "approved" and known(plan.status_since, day)


def withdrawn(plan: Plan, day: dt.date) -> bool:
    """Whether the plan was withdrawn as far as it was known on *day*."""
    if plan.withdrawn is not None:
        date = plan.withdrawn.date
        if date is not None:
            return date.latest <= day  # not before it is certain
        return known(plan.status_since, day) if plan.status == "withdrawn" else True
    return plan.status == "withdrawn" and known(plan.status_since, day)


def period_on(plan: Plan, day: dt.date) -> Period:
    """The plan's period with the extensions known on *day*."""
    ends = [e.to for e in plan.extensions if e.to is not None and known(e.date, day)]
    if plan.valid.end is not None:
        ends.append(plan.valid.end)
    return Period(plan.valid.start, max(ends, key=lambda end: end.latest)) if ends else plan.valid


def state(plan: Plan, day: dt.date) -> State:
    """The state of *plan* on *day*; a plan that was never approved stays in preparation."""
    if withdrawn(plan, day):
        return "withdrawn"
    if not approved(plan, day):
        return "preparing"
    valid = period_on(plan, day)
    if day < valid.first:
        return "future"
    return "in_force" if day <= valid.last else "expired"

"""Dates that come every year: of plans and documents, and of procedures that no plan in preparation goes through."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from kpss.deadlines.entries import Deadline, key_of
from kpss.deadlines.sound import sound
from kpss.deadlines.who import holder_names
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.chain import Chain, yearly
from kpss.model.parts import Deadline as Written
from kpss.model.periods import Period
from kpss.model.plans import Plan, period_on
from kpss.model.records import DocumentRecord, Procedure
from kpss.model.workspace import Workspace
from kpss.rules.planning import absence_is_certain, succession

_PLAIN = Text("{name}{known} – {of:quote}", "{name}{known} – {of:quote}")
_AHEAD = Text("{name} na rok {year}{known} – {of:quote}", "{name} for {year}{known} – {of:quote}")
_MONTH = Text(" (den není stanoven, jen měsíc)", " (no day is set, only the month)")
_NONE = Text("", "")


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """The next occurrence of each yearly date, where what it is written in holds on that day."""
    for plan in workspace.plans:
        if plan.usable and workspace.state_of(plan) in ("in_force", "future", "expired"):
            yield from _of_record(workspace, plan, period_on(plan, workspace.as_of), until)
    for document in workspace.of(DocumentRecord):
        if document.status in ("", "approved"):
            yield from _of_record(workspace, document, document.valid, until)
    for procedure in workspace.of(Procedure):
        if procedure.status != "not_approved" and not _is_gone_through(workspace, procedure):
            yield from _of_procedure(workspace, procedure, until)


def _of_record(
    workspace: Workspace, record: Plan | DocumentRecord, valid: Period, until: dt.date
) -> Iterator[Deadline]:
    for index, item in sound(workspace, record, "deadlines", record.deadlines):
        day = _next(_text(item), workspace.as_of)
        if day is None or day > until or _is_step(workspace, record, item):
            continue
        if not valid.maybe_contains(day) and not _goes_on(workspace, record, item, day):
            continue
        params = {"name": item.name, "known": _NONE if item.due else _MONTH, "of": record.name}
        if item.years_ahead:
            what = Phrase(_AHEAD, {**params, "year": str(day.year + item.years_ahead)})
        else:
            what = Phrase(_PLAIN, params)
        yield Deadline(
            "yearly", day, what, record, ("deadlines", index), f"{key_of(item.id, item.name)}/{day.year}",
            holder_names(workspace, item.responsible), plan=record.id if isinstance(record, Plan) else "",
        )  # fmt: skip


def _goes_on(workspace: Workspace, record: Plan | DocumentRecord, item: Written, day: dt.date) -> bool:
    """Whether a date on which the plan of a later year is due holds after the end of the plan that it stands in.

    It does until a plan follows that states its own dates, or is itself the one that was due.
    """
    if not isinstance(record, Plan) or not item.years_ahead or day <= period_on(record, workspace.as_of).last:
        return False
    if not absence_is_certain(workspace, record):
        return False
    year = day.year + item.years_ahead
    for other in succession(workspace).successors(record):
        own = bool(other.deadlines) or "deadlines" in other.broken
        if workspace.state_of(other) in ("in_force", "future", "expired") and (
            (own and other.valid.first <= day) or other.valid.maybe_contains(dt.date(year, 1, 1))
        ):
            return False
    return True


def _of_procedure(workspace: Workspace, procedure: Procedure, until: dt.date) -> Iterator[Deadline]:
    chain = Chain(procedure)
    for step in chain.steps.values():
        day = _next(step.due, workspace.as_of)
        if day is not None and day <= until and procedure.valid.maybe_contains(day):
            what = Phrase(_PLAIN, {"name": step.name, "known": _NONE, "of": procedure.name})
            who = holder_names(workspace, [step.by] if step.by is not None else [])
            yield Deadline("yearly", day, what, procedure, chain.path(step.id), f"{step.id}/{day.year}", who)


def _text(item: Written) -> str:
    """The date as ``--MM-DD``; the last day where only a month is set."""
    if item.due or item.month is None:
        return item.due
    return f"--{item.month:02d}-{calendar.monthrange(2024, item.month)[1]:02d}"  # a leap year


def _next(text: str, day: dt.date) -> dt.date | None:
    """The first day ``--MM-DD`` that is not before *day*."""
    found = [one for year in (day.year, day.year + 1) if text and (one := yearly(text, year)) is not None]
    return next((one for one in found if one >= day), None)


def _is_gone_through(workspace: Workspace, procedure: Procedure) -> bool:
    """Whether a plan in preparation lists the steps of *procedure* as its own."""
    return any(
        plan.procedure == procedure.id and workspace.state_of(plan) == "preparing" and plan.usable
        for plan in workspace.plans
    )


def _is_step(workspace: Workspace, record: Plan | DocumentRecord, item: Written) -> bool:
    """Whether a procedure that *record* says it belongs to has a step on the same day: one date, one row."""
    related = record.data.get("related")
    found = (workspace.get(str(one), Procedure) for one in (related if isinstance(related, list) else ()))
    return any(procedure and item.due in {step.due for step in procedure.steps} - {""} for procedure in found)

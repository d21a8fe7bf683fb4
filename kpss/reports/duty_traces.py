"""What the records hold that can show that a duty is met: plans, documents, bodies, meetings, acts, any other kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.body_order import OFFICE
from kpss.model.consultations import Consultation
from kpss.model.events import events
from kpss.model.instances import Seat, known_seats, seat_name, seat_of
from kpss.model.mandates import mandates
from kpss.model.meetings import Meeting
from kpss.model.naming import name_on
from kpss.model.periods import add_months
from kpss.model.plans import Plan, known, period_on
from kpss.model.records import DocumentRecord, Record
from kpss.model.sessions import meeting_state, sessions
from kpss.model.workspace import Workspace
from kpss.reports.body_instances import used_seats
from kpss.reports.duty_list import Evidence
from kpss.rules.bodies import stands

_NAMED = Text("„{name}“", "“{name}”")
_UNTIL = Text("„{name}“ do {to:date}", "“{name}” until {to:date}")
_MET = Text("{body}, {day:date}", "{body}, {day:date}")
_OVER = ("expired", "withdrawn")
_UNFINISHED = ("preparing", "draft", "consultation", "withdrawn")


class Trace(NamedTuple):
    """A record that shows something; the ORPs (codes) in which it does, none where it is not tied to them."""

    record: Record
    words: Phrase
    orps: frozenset[str] = frozenset()


Finder = Callable[[Workspace, Evidence], Iterable[Trace]]


def traces(workspace: Workspace, evidence: Evidence) -> list[Trace]:
    """What in the records shows *evidence* on the date; a record of a kind without a finder of its own shows itself."""
    return list(_FINDERS.get(evidence.kind, _records)(workspace, evidence))


def plans_of(workspace: Workspace, evidence: Evidence, *states: str) -> list[Plan]:
    """Usable plans of the types of *evidence* in one of *states*."""
    return [p for p in workspace.plans if p.usable and p.type in evidence.types and workspace.state_of(p) in states]


def _plans(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    for plan in plans_of(workspace, evidence, evidence.state):
        if evidence.contains and not any(_says(item, evidence.contains) for item in plan.contains):
            continue
        day, end = workspace.area_day(plan), period_on(plan, workspace.as_of).last
        until = Phrase(_UNTIL, {"name": plan.name, "to": end.isoformat()})
        orps = (workspace.territory.orp_of(code, day) for code in workspace.area_of(plan).certain)
        yield Trace(plan, until if end < dt.date.max else _named(workspace, plan), frozenset(orps) - {""})


def _says(text: str, wanted: Iterable[str]) -> bool:
    return any(fold(words) in fold(text) for words in wanted)


def _documents(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    for record in workspace.of(DocumentRecord):
        if record.type in evidence.types and _holds(workspace, record) and _is_recent(workspace, record, evidence):
            yield Trace(record, _named(workspace, record))


def _holds(workspace: Workspace, record: DocumentRecord) -> bool:
    """Whether a document was approved or is simply there, as far as it was known on the date, and is valid."""
    day = workspace.as_of
    if not record.broken.isdisjoint(("type", "valid", "status", "approvals")) or not record.valid.maybe_contains(day):
        return False
    approved = [item.date for item in record.approvals if item.date is not None]
    if approved:
        return any(known(date, day) for date in approved)
    return record.status not in _UNFINISHED and known(record.status_since, day)


def _is_recent(workspace: Workspace, record: DocumentRecord, evidence: Evidence) -> bool:
    """Whether a document is not older than it may be, or belongs to a plan in force."""
    if evidence.months is None:
        return True
    dates = [event.date for event in events(workspace, record)] + [record.valid.start, record.status_since]
    horizon = add_months(workspace.as_of, -evidence.months)
    if any(date is not None and date.earliest >= horizon for date in dates):
        return True
    related = (workspace.get(identifier, Plan) for identifier in record.related)
    return any(plan is not None and plan.usable and workspace.state_of(plan) == "in_force" for plan in related)


def _consultations(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    subjects = _subjects(workspace, evidence)
    for record in workspace.of(Consultation):
        about = [subject for subject in subjects if subject.id in record.about]
        dates = [date for date in (record.published, record.period.start) if date is not None]
        if about and "about" not in record.broken and all(known(date, workspace.as_of) for date in dates):
            yield Trace(record, _named(workspace, record if record.name else about[0]))


def _bodies(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    """Bodies, not offices, that surely stand: those in each ORP, or those of the level where there is one ORP."""
    day, alone = workspace.as_of, list(workspace.territory.orps)
    for body in workspace.of(Body):
        if (
            body.type == OFFICE
            or not body.broken.isdisjoint(("type", "instances", "level"))
            or not stands(workspace, body)
        ):
            continue
        per = body.instances.per if body.instances is not None else "one"
        at_work = (seat for seat in used_seats(workspace, body.id) if _is_at_work(workspace, seat))
        seats = known_seats(workspace, body, day, at_work)
        orps = frozenset(seat.orp for seat in seats if seat.orp) if per == evidence.per else frozenset()
        if not orps and body.level == evidence.per and len(alone) == 1:
            orps = frozenset(alone)
        if orps:
            yield Trace(body, _named(workspace, body), orps)


def _is_at_work(workspace: Workspace, seat: Seat) -> bool:
    """Whether an instance has members or has met up to the date."""
    return bool(mandates(workspace).members(seat) or sessions(workspace).held(seat))


def _meetings(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    horizon = add_months(workspace.as_of, -(evidence.months or 0))
    subjects = {subject.id for subject in _subjects(workspace, evidence)}
    for meeting in workspace.of(Meeting):
        if meeting.date is None or not meeting.broken.isdisjoint(("date", "body", "instance", "status")):
            continue
        if meeting_state(meeting, workspace.as_of) != "held" or meeting.date.earliest < horizon:
            continue
        about = {name for item in meeting.agenda for name in item.about}
        about |= {name for item in meeting.resolutions for name in item.about}
        if evidence.on and about.isdisjoint(subjects):
            continue
        seat, body = seat_of(workspace, meeting), workspace.get(meeting.body, Body)
        if evidence.per and not seat.orp and (body is None or body.level != evidence.per):
            continue
        words = Phrase(_MET, {"body": seat_name(workspace, seat), "day": meeting.date.text})
        yield Trace(meeting, words, frozenset({seat.orp}) - {""})


def _acts(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    for subject in _subjects(workspace, evidence):
        for event in events(workspace, subject):
            body = workspace.get(event.by, Body)
            if body is not None and body.level in evidence.levels:
                who = seat_name(workspace, Seat(body.id, event.orp))
                words = (
                    Phrase(_MET, {"body": who, "day": event.date.text}) if event.date else Phrase(_NAMED, {"name": who})
                )
                yield Trace(event.record, words, frozenset({event.orp}) - {""})


def _records(workspace: Workspace, evidence: Evidence) -> Iterator[Trace]:
    for record in workspace.of_kind(evidence.kind):
        if "valid" not in record.broken and record.valid.maybe_contains(workspace.as_of):
            yield Trace(record, _named(workspace, record))


def _subjects(workspace: Workspace, evidence: Evidence) -> list[Plan | DocumentRecord]:
    """Plans that have not ended and documents of the types that *evidence* is about."""
    day = workspace.as_of
    plans = (p for p in workspace.plans if p.usable and p.type in evidence.on and workspace.state_of(p) not in _OVER)
    documents = (d for d in workspace.of(DocumentRecord) if d.type in evidence.on and "type" not in d.broken)
    return [
        *(plan for plan in plans if period_on(plan, day).last >= day),
        *(document for document in documents if document.valid.maybe_contains(day)),
    ]


def _named(workspace: Workspace, record: Record) -> Phrase:
    return Phrase(_NAMED, {"name": name_on(record, workspace.as_of)})


_FINDERS: dict[str, Finder] = {
    "plan": _plans,
    "document": _documents,
    "consultation": _consultations,
    "body": _bodies,
    "meeting": _meetings,
    "act": _acts,
}
KINDS = frozenset(_FINDERS)
"""Kinds of evidence with a meaning of their own."""

"""What rules about meetings share: a meeting with the rules of its body, what was due when, and what is in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_name, seat_of, seats
from kpss.model.meeting_rules import Frequency, Meetings
from kpss.model.meetings import EXCEPTIONAL, PER_ROLLAM, Meeting
from kpss.model.parts import Lead
from kpss.model.periods import Moment, add_months
from kpss.model.plans import known
from kpss.model.sessions import sessions
from kpss.model.working_days import add_days, before, surely_later
from kpss.model.workspace import Workspace
from kpss.rules.base import day_text
from kpss.rules.planning import day_after

_NEEDED = ("body", "instance", "group", "date", "status", "form")
_NO_RULES = Meetings({})


class Case(NamedTuple):
    """A meeting with the rules that its body has for meetings; a body without any has empty ones."""

    meeting: Meeting
    date: Moment
    body: Body
    rules: Meetings
    seat: Seat

    @property
    def per_rollam(self) -> bool:
        """Whether nobody met: the members voted at a distance."""
        return self.meeting.form == PER_ROLLAM


class Tardiness(NamedTuple):
    """What was not done by *due*; *done* is None where it is not recorded at all."""

    due: dt.date
    done: Moment | None

    @property
    def params(self) -> dict[str, Any]:
        """The days for the message."""
        return {"due": day_text(self.due), **({"done": self.done.text} if self.done else {})}


def cases(workspace: Workspace, *keys: str, months: int) -> Iterator[Case]:
    """Meetings of the last *months* that were not cancelled; those with a mistake in one of *keys* are left out."""
    oldest = add_months(workspace.as_of, -months)
    for meeting in workspace.of(Meeting):
        body = workspace.get(meeting.body, Body)
        if body is None or "meetings" in body.broken or meeting.date is None or meeting.status == "cancelled":
            continue
        if meeting.date.latest >= oldest and meeting.broken.isdisjoint((*_NEEDED, *keys)):
            yield Case(meeting, meeting.date, body, body.meetings or _NO_RULES, seat_of(workspace, meeting))


def about(workspace: Workspace, case: Case) -> dict[str, Any]:
    """The body and the date of a meeting for the message."""
    return {"name": seat_name(workspace, case.seat), "date": case.date.text}


def facets(workspace: Workspace, seat: Seat, due: dt.date | None = None) -> dict[str, Any]:
    """The fields of a finding about an instance: its ORP, and since when what was *due* is late."""
    return {"orp": seat.orp if seat.orp in workspace.territory.orps else "", "since": day_after(due) if due else ""}


def absence_is_certain(workspace: Workspace, due: dt.date) -> bool:
    """Whether what is not recorded of a meeting was not done by *due*: the records are complete and reach so far."""
    until = workspace.settings.known_until("meetings")
    return workspace.settings.complete("meetings") and (until is None or until.latest >= due)


def deadline(case: Case, lead: Lead | None) -> dt.date | None:
    """The last day for what must be done *lead* before a meeting; None where there is no such day.

    Of an imprecise date the last possible day is taken.  An exceptional meeting has the lead for urgent ones; where a
    statute exempts those in words only, there is none.
    """
    if lead is None or (lead.days is None and lead.months is None):
        return None
    if case.meeting.form in EXCEPTIONAL and lead.urgent_days is not None:
        days = lead.urgent_days
        due = add_days(case.date.latest, -days, working=bool(lead.working)) if days else dt.date.min
    elif case.meeting.form in EXCEPTIONAL and lead.urgent:
        return None
    else:
        due = before(case.date.latest, lead)
    return due if due > dt.date.min else None


def tardiness(workspace: Workspace, case: Case, lead: Lead | None, done: Moment | None) -> Tardiness | None:
    """What is wrong with something due *lead* before a meeting: done late, or not done before a coming meeting.

    Only where it is certain; of a past meeting nobody can tell whether the date is missing or the deed.
    """
    due, day = deadline(case, lead), workspace.as_of
    if due is None:
        return None
    if done is not None and known(done, day):
        return Tardiness(due, done) if surely_later(done, due) else None
    coming = case.date.earliest >= day and case.meeting.status != "held"
    return Tardiness(due, None) if coming and day > due and absence_is_certain(workspace, due) else None


@lru_cache(maxsize=4)
def bodies_in_doubt(workspace: Workspace) -> frozenset[str] | None:
    """Bodies of which a missing meeting is not certain, because a record of a meeting has a mistake; None for all."""
    doubt: set[str] = set()
    for meeting in workspace.of(Meeting):
        if "body" in meeting.broken or workspace.get(meeting.body, Body) is None:
            return None
        unplaced = bool(meeting.instance) and len(workspace.territory.find_orp(meeting.instance)) != 1
        if meeting.date is None or unplaced or not meeting.broken.isdisjoint(_NEEDED):
            doubt.add(meeting.body)
    for record, first in workspace.duplicates:
        doubt.update(one.body for one in (record, first) if isinstance(one, Meeting))
    return frozenset(doubt)


def all_meetings_are_known(workspace: Workspace, body: Body) -> bool:
    """Whether no meeting of *body* may be hidden in a mistake or in what could not be read."""
    doubt, unread = bodies_in_doubt(workspace), _unread(workspace)
    return doubt is not None and body.id not in doubt and not any(text is None or body.id in text for text in unread)


@lru_cache(maxsize=4)
def _unread(workspace: Workspace) -> list[str | None]:
    """The texts of files and records that could not be read; None for one that is not even a text."""
    return [
        *(facts["unread"] for facts in workspace.unread),
        *(text for facts in workspace.files for text in facts["half_texts"]),
    ]


# -- how often ---------------------------------------------------------------------------------------------------------


class Watch(NamedTuple):
    """The time for which it is certain that all meetings of a body are known.

    ``began`` is the first recorded meeting, where nothing says that there were none before it; only pauses and windows
    that end from ``horizon`` on are told.
    """

    since: dt.date
    began: dt.date
    end: dt.date
    horizon: dt.date


def watch_of(workspace: Workspace, body: Body, months: int) -> Watch | None:
    """For what time it is certain that the meetings of *body* are known; None where they are not all recorded.

    Silence about completeness counts as a claim of it only where a meeting is recorded.
    """
    settings, day = workspace.settings, workspace.as_of
    claimed = settings.claims_complete("meetings")
    held = possible_dates(workspace, sessions(workspace).by_body.get(body.id, ()))
    if not settings.complete("meetings") or not (held or claimed):
        return None
    began = min((date.latest for date in held), default=dt.date.min)
    if claimed and body.valid.start is not None:
        began = dt.date.min
    starts = [body.valid.start.latest] if body.valid.start is not None else []
    ends = [day, *([body.valid.end.earliest] if body.valid.end is not None else [])]
    since, until = settings.known_since("meetings"), settings.known_until("meetings")
    starts += [since.earliest] if since is not None else []
    ends += [until.latest] if until is not None else []
    ends += [body.instances.until.earliest] if body.instances is not None and body.instances.until is not None else []
    return Watch(max(starts, default=dt.date.min), began, min(ends), add_months(day, -months))


def instances(workspace: Workspace, body: Body, frequency: Frequency) -> Iterator[tuple[Seat, list[Moment]]]:
    """The instances to which *frequency* applies with their dates; meetings that name none of them count for each."""
    single = body.instances is None or body.instances.per == "one"
    apart = frequency.each_instance or (body.meetings is not None and body.meetings.separately)
    recorded = sessions(workspace)
    if single or not apart:
        yield Seat(body.id), possible_dates(workspace, recorded.by_body.get(body.id, ()))
        return
    used = dict.fromkeys(seat_of(workspace, meeting) for meeting in recorded.by_body.get(body.id, ()))
    known = seats(workspace, body, workspace.as_of)
    wanted = known if known is not None else [seat for seat in used if seat.orp or seat.group]
    own = set(wanted)
    loose = [date for seat in used if seat not in own for date in possible_dates(workspace, recorded.by_seat[seat])]
    for seat in wanted:
        dates = possible_dates(workspace, recorded.by_seat.get(seat, ()))
        if dates or known is not None:
            yield seat, dates + loose


def possible_dates(workspace: Workspace, meetings: Iterable[Meeting]) -> list[Moment]:
    """The dates on which members may have met: a meeting still written as planned may have been held."""
    return [
        meeting.date
        for meeting in meetings
        if meeting.date is not None
        and meeting.date.earliest <= workspace.as_of
        and meeting.status != "cancelled"
        and meeting.form != PER_ROLLAM
    ]

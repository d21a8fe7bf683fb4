"""Deadlines and meetings as iCalendar (RFC 5545), for Outlook, Google Calendar, Thunderbird and others.

The same files and date give the same bytes: DTSTAMP is the date looked at, and SEQUENCE the number of days from 1970 to
it, so that an export of a later day replaces what an earlier one brought.  The UID rests on the record and on what is
due, not on the day: a deadline that moves stays the same event.  Only mandates that end together are told by their day,
for that is all that they share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpss.deadlines.entries import Deadline
from kpss.formats.wording import plain_spaces
from kpss.language.cleaning import one_line
from kpss.language.slugs import slug
from kpss.language.text import Language, Text
from kpss.model.meetings import Meeting
from kpss.model.plans import known
from kpss.model.workspace import Workspace
from kpss.source.birth_numbers import masked

if TYPE_CHECKING:
    from icalendar import Event, Timezone

_ZONE = "Europe/Prague"
_HOUR = dt.timedelta(hours=1)
_EPOCH = dt.date(1970, 1, 1)
_NAME = Text("{name}: plánování sociálních služeb", "{name}: planning of social services")
_WHO, _PLAN, _RECORD = Text("Kdo", "Who"), Text("Plán", "Plan"), Text("Záznam", "Record")
_AGENDA = Text("Program:", "Agenda:")
_NO_END = Text(
    "Konec jednání není zapsán; v kalendáři je hodina.", "The end is not on record; the calendar shows an hour."
)
_NO_TIME = Text("Hodina není zapsána.", "The time is not on record.")


def render(workspace: Workspace, found: Sequence[Deadline], language: Language) -> str:
    """A calendar of the deadlines in *found* that have a day."""
    from icalendar import Calendar, vText  # takes 0.1 s, and only a calendar needs it

    name = one_line(workspace.settings.name) or "kpss"
    title = _NAME.in_language(language).format(name=name)
    calendar = Calendar()
    for key, value in (
        ("version", "2.0"), ("prodid", f"-//kpss//kpss//{language.upper()}"), ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"), ("x-wr-calname", vText(title)), ("x-wr-timezone", _ZONE),
    ):  # fmt: skip
        calendar.add(key, value)
    events = [_event(workspace, one, language) for one in found if is_certain(one)]
    if any("TZID" in event["DTSTART"].params for event in events):
        calendar.add_component(_prague())
    for event in events:
        calendar.add_component(event)
    text: str = calendar.to_ical(sorted=False).decode("utf-8")
    return text


def is_certain(one: Deadline) -> bool:
    """Whether a deadline has a place in a calendar: a meeting of which only the month is known has none."""
    meeting = _meeting(one)
    return one.due is not None and (meeting is None or (meeting.date is not None and meeting.date.exact))


def _meeting(one: Deadline) -> Meeting | None:
    return one.record if one.sort == "session" and isinstance(one.record, Meeting) else None


def _event(workspace: Workspace, one: Deadline, language: Language) -> Event:
    from icalendar import Event, vText

    due, meeting, day = one.due or workspace.as_of, _meeting(one), workspace.as_of
    start = _clock(due, meeting.time) if meeting is not None else None
    end = _clock(due, meeting.ends) if meeting is not None else None
    event = Event()
    event.add("uid", f"{one.identity}@{slug(workspace.settings.area or workspace.settings.name) or 'workspace'}.kpss")
    event.add("dtstamp", dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))
    event.add("sequence", max((day - _EPOCH).days, 0))
    event.add("summary", vText(_said(one.what.in_language(language))))
    if start is None:
        event.add("dtstart", due)
        event.add("dtend", due + dt.timedelta(days=1))
    else:
        event.add("dtstart", start, parameters={"TZID": _ZONE})
        if end is not None and end > start:
            event.add("dtend", end, parameters={"TZID": _ZONE})
        else:
            event.add("duration", _HOUR)
    status = _status(meeting, day) if meeting is not None else ""
    event.add("transp", "TRANSPARENT" if start is None or status == "CANCELLED" else "OPAQUE")
    if meeting is not None:
        event.add("status", status)
        if meeting.place:
            event.add("location", vText(_said(meeting.place)))
    event.add("description", _description(workspace, one, language))
    return event


def _said(text: str) -> str:
    """*text* on one line and without birth numbers: a calendar goes where files do not."""
    return masked(plain_spaces(one_line(text)))


def _clock(day: dt.date, text: str) -> dt.datetime | None:
    """The time ``9:30`` of *day*; None where there is none."""
    hour, _, minute = text.partition(":")
    try:
        return dt.datetime.combine(day, dt.time(int(hour), int(minute)))
    except ValueError:
        return None


def _status(meeting: Meeting, day: dt.date) -> str:
    """A meeting is certain once its invitation was sent."""
    if meeting.status == "cancelled":
        return "CANCELLED"
    sent = meeting.invitation.sent if meeting.invitation is not None else None
    return "CONFIRMED" if meeting.status == "held" or (sent is not None and known(sent, day)) else "TENTATIVE"


def _description(workspace: Workspace, one: Deadline, language: Language) -> str:
    meeting, plan = _meeting(one), workspace.records.get(one.plan)
    lines = [f"{_WHO.in_language(language)}: {', '.join(one.who)}"] if one.who else []
    if plan is not None:
        lines.append(f"{_PLAN.in_language(language)}: {plan.name}")
    if meeting is not None:
        lines += [note.in_language(language) for note in _notes(meeting)]
        if meeting.agenda:
            titles = [item.title for item in meeting.agenda if item.title]
            lines += [_AGENDA.in_language(language), *(f"{index}. {title}" for index, title in enumerate(titles, 1))]
    lines.append(f"{_RECORD.in_language(language)}: {one.record.id} ({one.record.file})")
    return "\n".join(map(_said, lines))


def _notes(meeting: Meeting) -> list[Text]:
    if meeting.form == "per_rollam" or meeting.date is None:
        return []
    start = _clock(meeting.date.earliest, meeting.time)
    end = _clock(meeting.date.earliest, meeting.ends)
    if start is None:
        return [_NO_TIME]
    return [] if end is not None and end > start else [_NO_END]


def _prague() -> Timezone:
    """The time of Prague by the rules that hold in the European Union since 1996; older meetings are in no calendar."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vDDDTypes

    zone = Timezone()
    zone.add("tzid", _ZONE)
    hour = dt.timedelta(hours=1)
    for part, name, month, before, after in (
        (TimezoneDaylight(), "CEST", 3, hour, 2 * hour),
        (TimezoneStandard(), "CET", 10, 2 * hour, hour),
    ):
        last = max(day for day in range(25, 32) if dt.date(1996, month, day).isoweekday() == 7)  # noqa: PLR2004 - Sunday
        part.add("dtstart", vDDDTypes(dt.datetime(1996, month, last, 2 if month == 3 else 3)))  # noqa: DTZ001, PLR2004
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone

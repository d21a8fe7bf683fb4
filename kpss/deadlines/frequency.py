"""Meetings that the rules of a body still ask for: in the running year or quarter, or after the last one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kpss.deadlines.entries import Deadline
from kpss.deadlines.who import convener, seat_text
from kpss.language.phrases import Phrase
from kpss.language.slugs import slug
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.frequency import Need, Window, due_after, longest_pause, need, possible
from kpss.model.instances import Seat, seats
from kpss.model.meeting_rules import Frequency
from kpss.model.meetings import PER_ROLLAM, Meeting
from kpss.model.periods import DAY, Moment, add_months
from kpss.model.sessions import meeting_state, sessions
from kpss.model.workspace import Workspace

_YEAR = Text(
    "Svolat letos ještě {n:jednání|jednání|jednání}: {seat}", "Convene {n:meeting|meetings} more this year: {seat}"
)
_QUARTER = Text(
    "Svolat v tomto čtvrtletí ještě {n:jednání|jednání|jednání}: {seat}",
    "Convene {n:meeting|meetings} more this quarter: {seat}",
)
_NEXT = Text(
    "Svolat další jednání (poslední bylo {last:date}): {seat}",
    "Convene the next meeting (the last was on {last:date}): {seat}",
)
_MONTHS = 12


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:  # noqa: ARG001 - one shape for all sources
    """By when the bodies that surely stand must meet again; only where all their meetings are on record."""
    reach = workspace.settings.known_until("meetings")
    if not workspace.settings.complete("meetings") or (reach is not None and reach.latest < workspace.as_of):
        return
    for body in workspace.of(Body):
        stands = body.broken.isdisjoint(("meetings", "instances", "valid")) and body.valid.surely_contains(
            workspace.as_of
        )
        for index, frequency in enumerate(body.meetings.frequency if stands and body.meetings is not None else ()):
            for seat, meetings in _instances(workspace, body, frequency):
                yield from _of_frequency(workspace, body, index, seat, meetings)


def _instances(workspace: Workspace, body: Body, frequency: Frequency) -> list[tuple[Seat, list[Meeting]]]:
    """The instances that must meet as often, each for itself or all together, with their meetings."""
    known, found = seats(workspace, body, workspace.as_of), sessions(workspace)
    if known is not None and (frequency.each_instance or len(known) == 1):
        return [(seat, found.by_seat.get(seat, [])) for seat in known]
    return [] if frequency.each_instance else [(Seat(body.id), found.by_body.get(body.id, []))]


def _of_frequency(
    workspace: Workspace, body: Body, index: int, seat: Seat, meetings: Sequence[Meeting]
) -> Iterator[Deadline]:
    if body.meetings is None:
        return
    frequency, name = body.meetings.frequency[index], seat_text(workspace, seat)
    held, planned = _dates(workspace, meetings, "held"), _dates(workspace, meetings, "planned")
    made = Deadline(
        "frequency", None, Phrase(_NEXT), body, ("meetings", "frequency", index),
        who=convener(workspace, body, seat), orp=seat.orp if seat.orp in workspace.territory.orps else "",
    )  # fmt: skip
    which = "-".join(part for part in (seat.orp, slug(seat.group)) if part)
    asked = need(frequency)
    window = _running(asked, workspace.as_of) if asked is not None else None
    if asked is not None and window is not None and _is_watched(workspace, body, window):
        missing = asked.meetings - possible([*held, *planned], window)
        if missing > 0:
            what = Phrase(_QUARTER if window.quarter else _YEAR, {"n": missing, "seat": name})
            yield made._replace(due=window.last, what=what, key="/".join(filter(None, (which, window.text))))
    months, last = longest_pause(frequency), max(held, default=None, key=lambda date: date.latest)
    if months is not None and last is not None:
        due = due_after(last.latest, months)
        if not any(date.earliest <= due for date in planned):
            what = Phrase(_NEXT, {"last": last.text, "seat": name})
            yield made._replace(due=due, what=what, key="/".join(filter(None, (which, "next"))))


def _dates(workspace: Workspace, meetings: Sequence[Meeting], state: str) -> list[Moment]:
    """Dates of meetings in *state*; planned ones whose day is over without a word do not count."""
    day = workspace.as_of
    return [
        meeting.date
        for meeting in meetings
        if meeting.date is not None and meeting.form != PER_ROLLAM and meeting_state(meeting, day) == state
        and (state == "held" or meeting.date.latest >= day)
    ]  # fmt: skip


def _running(asked: Need, day: dt.date) -> Window:
    """The year or the quarter of *day*."""
    number = (day.month - 1) // asked.months
    first = dt.date(day.year, number * asked.months + 1, 1)
    last = add_months(first, asked.months) - DAY if day.year < dt.MAXYEAR else dt.date.max
    return Window(first, last, number + 1 if asked.months < _MONTHS else 0)


def _is_watched(workspace: Workspace, body: Body, window: Window) -> bool:
    """Whether the body stood and its meetings are on record from the first day of *window*."""
    since, start = workspace.settings.known_since("meetings"), body.valid.start
    return (since is None or since.latest <= window.first) and (start is None or start.latest <= window.first)

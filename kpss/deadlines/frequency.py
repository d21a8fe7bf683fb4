"""Meetings that the rules of a body still ask for: in the running year or quarter, or after the last one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from kpss.deadlines.entries import Deadline
from kpss.deadlines.who import convener, seat_text
from kpss.language.phrases import Phrase
from kpss.language.slugs import slug
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.frequency import Need, Window, due_after, longest_pause, need, possible, windows
from kpss.model.instances import Seat
from kpss.model.meetings import Meeting
from kpss.model.periods import DAY
from kpss.model.sessions import meeting_state
from kpss.model.watch import Watch, dates, instances, watch_of
from kpss.model.workspace import Workspace

_YEAR = Text(
    "Svolat letos ještě {n:jednání|jednání|jednání}: {seat}", "Convene {n:meeting|meetings} more this year: {seat}"
)
_QUARTER = Text(
    "Svolat v tomto čtvrtletí ještě {n:jednání|jednání|jednání}: {seat}",
    "Convene {n:meeting|meetings} more this quarter: {seat}",
)
_LATER_YEAR = Text(
    "Svolat v roce {year} ještě {n:jednání|jednání|jednání}: {seat}",
    "Convene {n:meeting|meetings} more in {year}: {seat}",
)
_LATER_QUARTER = Text(
    "Svolat {preposition} {quarter}. čtvrtletí {year} ještě {n:jednání|jednání|jednání}: {seat}",
    "Convene {n:meeting|meetings} more in quarter {quarter} of {year}: {seat}",
)
_NEXT = Text(
    "Svolat další jednání (poslední bylo {last:date}): {seat}",
    "Convene the next meeting (the last was on {last:date}): {seat}",
)


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """By when the bodies that surely stand must meet again; only where all their meetings are on record."""
    for body in workspace.of(Body):
        if body.meetings is None or not body.meetings.frequency or not body.valid.surely_contains(workspace.as_of):
            continue
        watch = watch_of(workspace, body)
        if watch is None or watch.end < workspace.as_of:
            continue
        for index, frequency in enumerate(body.meetings.frequency):
            for seat, meetings in instances(workspace, body, frequency):
                asked = Asked(workspace, body, watch, index, seat, meetings)
                yield from _in_windows(asked, need(frequency), until)
                yield from _after_the_last(asked, longest_pause(frequency))


class Asked(NamedTuple):
    """One rule of frequency of a body, and an instance that has to keep it."""

    workspace: Workspace
    body: Body
    watch: Watch
    place: int
    seat: Seat
    meetings: list[Meeting]

    def made(self, key: str, due: dt.date, what: Phrase) -> Deadline:
        """The deadline of what is to be done by *due*."""
        workspace, seat = self.workspace, self.seat
        which = "-".join(part for part in (seat.orp, slug(seat.group)) if part)
        return Deadline(
            "frequency", due, what, self.body, ("meetings", "frequency", self.place),
            key="/".join(filter(None, (which, key))), who=convener(workspace, self.body, seat),
            orp=seat.orp if seat.orp in workspace.territory.orps else "",
        )  # fmt: skip


def _in_windows(asked: Asked, wanted: Need | None, until: dt.date) -> Iterator[Deadline]:
    """Meetings still missing in each year or quarter in which the body is watched from its first to its last day."""
    if wanted is None:
        return
    watch, after = asked.watch, until + DAY if until < dt.date.max else until
    for window in windows(wanted.months, asked.workspace.as_of, after):
        missing = wanted.meetings - possible(dates(asked.meetings), window)
        if missing > 0 and watch.since <= window.first and window.last <= watch.stands:
            yield asked.made(window.text, window.last, _what(asked, window, missing))


def _what(asked: Asked, window: Window, missing: int) -> Phrase:
    running = window.first <= asked.workspace.as_of
    this, other = (_QUARTER, _LATER_QUARTER) if window.quarter else (_YEAR, _LATER_YEAR)
    params = {
        "n": missing, "seat": seat_text(asked.workspace, asked.seat), "year": str(window.first.year),
        "quarter": window.quarter, "preposition": "v" if window.quarter == 1 else "ve",
    }  # fmt: skip
    return Phrase(this if running else other, params)


def _after_the_last(asked: Asked, months: int | None) -> Iterator[Deadline]:
    """The next meeting after the last one in the watched time, if none is planned early enough."""
    day, watch = asked.workspace.as_of, asked.watch
    coming = dates(one for one in asked.meetings if _is_coming(one, day))
    over = dates(one for one in asked.meetings if not _is_coming(one, day))
    last = max((date for date in over if date.latest >= watch.since), default=None, key=lambda date: date.latest)
    if months is None or last is None:
        return
    due = due_after(last.latest, months)
    if due <= watch.stands and not any(date.earliest <= due for date in coming):
        name = seat_text(asked.workspace, asked.seat)
        yield asked.made("next", due, Phrase(_NEXT, {"last": last.text, "seat": name}))


def _is_coming(meeting: Meeting, day: dt.date) -> bool:
    """Whether *meeting* is planned and its day not over; one planned for a day that is over may have been held."""
    return meeting_state(meeting, day) == "planned" and meeting.date is not None and meeting.date.latest >= day

"""For what time it is certain that the meetings of a body are known, and which of them count for which instance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_of, seats
from kpss.model.meeting_rules import Frequency
from kpss.model.meetings import PER_ROLLAM, Meeting
from kpss.model.periods import Moment
from kpss.model.sessions import sessions
from kpss.model.workspace import Workspace

OF_MEETING = ("body", "instance", "group", "date", "status", "form")
"""Keys without which it is not known whether a meeting of a body took place."""
_OF_BODY = ("meetings", "instances", "valid", "area")


class Watch(NamedTuple):
    """The time from ``since`` to ``end`` in which all meetings of a body are known.

    ``began`` is the first recorded meeting, where nothing says that there were none before it; None where there is no
    such meeting either.  The body surely stands up to ``stands``.
    """

    since: dt.date
    began: dt.date | None
    end: dt.date
    stands: dt.date


def watch_of(workspace: Workspace, body: Body) -> Watch | None:
    """For what time it is certain that the meetings of *body* are known; None where they may not all be recorded."""
    settings = workspace.settings
    if not settings.complete("meetings") or not body.broken.isdisjoint(_OF_BODY):
        return None
    if not all_meetings_are_known(workspace, body):
        return None
    starts = [body.valid.start.latest] if body.valid.start is not None else []
    ends = [body.valid.end.earliest] if body.valid.end is not None else []
    ends += [body.instances.until.earliest] if body.instances is not None and body.instances.until is not None else []
    since, until = settings.known_since("meetings"), settings.known_until("meetings")
    starts += [since.earliest] if since is not None else []
    stands, reach = min(ends, default=dt.date.max), until.latest if until is not None else dt.date.max
    return Watch(max(starts, default=dt.date.min), _began(workspace, body), min(workspace.as_of, stands, reach), stands)


def _began(workspace: Workspace, body: Body) -> dt.date | None:
    """From when a missing meeting is missed: silence about completeness is a claim of it only beside a meeting."""
    claimed = workspace.settings.claims_complete("meetings")
    if claimed and body.valid.start is not None:
        return dt.date.min
    held = possible_dates(workspace, sessions(workspace).by_body.get(body.id, ()))
    return min((date.latest for date in held), default=dt.date.min if claimed else None)


def instances(workspace: Workspace, body: Body, frequency: Frequency) -> Iterator[tuple[Seat, list[Meeting]]]:
    """The instances to which *frequency* applies with their meetings; those that name none of them count for each.

    Where nobody knows which instances there are, they are those that have met.
    """
    recorded, known = sessions(workspace), seats(workspace, body, workspace.as_of)
    apart = frequency.each_instance or (body.meetings is not None and body.meetings.separately)
    single = body.instances is None or body.instances.per == "one"
    if single or not (apart or (known is not None and len(known) == 1)):
        yield Seat(body.id), recorded.by_body.get(body.id, [])
        return
    used = dict.fromkeys(seat_of(workspace, meeting) for meeting in recorded.by_body.get(body.id, ()))
    wanted = known if known is not None else [seat for seat in used if seat.orp or seat.group]
    own = set(wanted)
    loose = [meeting for seat in used if seat not in own for meeting in recorded.by_seat[seat]]
    for seat in wanted:
        meetings = recorded.by_seat.get(seat, [])
        if known is not None or possible_dates(workspace, meetings):
            yield seat, meetings + loose


def possible_dates(workspace: Workspace, meetings: Iterable[Meeting]) -> list[Moment]:
    """The dates on which members may have met: a meeting still written as planned may have been held."""
    return [date for date in dates(meetings) if date.earliest <= workspace.as_of]


def dates(meetings: Iterable[Meeting]) -> list[Moment]:
    """The dates of *meetings* at which members meet: not of cancelled ones and of votes per rollam."""
    return [
        meeting.date
        for meeting in meetings
        if meeting.date is not None and meeting.status != "cancelled" and meeting.form != PER_ROLLAM
    ]


# -- doubt -------------------------------------------------------------------------------------------------------------


def all_meetings_are_known(workspace: Workspace, body: Body) -> bool:
    """Whether no meeting of *body* may be hidden in a mistake or in what could not be read."""
    doubt, unread = bodies_in_doubt(workspace), _unread(workspace)
    return doubt is not None and body.id not in doubt and not any(text is None or body.id in text for text in unread)


@lru_cache(maxsize=4)
def bodies_in_doubt(workspace: Workspace) -> frozenset[str] | None:
    """Bodies of which a missing meeting is not certain, because a record of a meeting has a mistake; None for all."""
    doubt: set[str] = set()
    for meeting in workspace.of(Meeting):
        if "body" in meeting.broken or workspace.get(meeting.body, Body) is None:
            return None
        unplaced = bool(meeting.instance) and len(workspace.territory.find_orp(meeting.instance)) != 1
        if meeting.date is None or unplaced or not meeting.broken.isdisjoint(OF_MEETING):
            doubt.add(meeting.body)
    for record, first in workspace.duplicates:
        doubt.update(one.body for one in (record, first) if isinstance(one, Meeting))
    return frozenset(doubt)


@lru_cache(maxsize=4)
def _unread(workspace: Workspace) -> list[str | None]:
    """The texts of files and records that could not be read; None for one that is not even a text."""
    return [
        *(facts["unread"] for facts in workspace.unread),
        *(text for facts in workspace.files for text in facts["half_texts"]),
    ]

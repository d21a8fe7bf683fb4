"""Meetings by body and instance, and how they stand on a date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache
from typing import Literal

from kpss.model.instances import Seat, seat_of
from kpss.model.meetings import Meeting
from kpss.model.workspace import Workspace

MeetingState = Literal["planned", "held", "cancelled"]


def meeting_state(meeting: Meeting, day: dt.date) -> MeetingState:
    """How *meeting* stands on *day*: what is written counts, else whether its date is surely over.

    A meeting held later than *day* was still planned then.
    """
    if meeting.status == "cancelled":
        return "cancelled"
    if meeting.date is None:
        return "held" if meeting.status == "held" else "planned"
    if meeting.date.earliest > day:
        return "planned"
    if meeting.status:
        return "held" if meeting.status == "held" else "planned"
    return "held" if meeting.date.latest <= day else "planned"


class Sessions:
    """The usable meetings of a workspace by instance of their body, by date."""

    def __init__(self, workspace: Workspace) -> None:
        self.day = workspace.as_of
        self.by_seat: dict[Seat, list[Meeting]] = defaultdict(list)
        self.by_body: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in workspace.of(Meeting):
            if meeting.date is not None and meeting.broken.isdisjoint(("date", "body", "instance", "group", "status")):
                self.by_seat[seat_of(workspace, meeting)].append(meeting)
                self.by_body[meeting.body].append(meeting)
        for meetings in (*self.by_seat.values(), *self.by_body.values()):
            meetings.sort(key=lambda meeting: (meeting.date or _NEVER, meeting.id))

    def held(self, seat: Seat) -> list[Meeting]:
        """Meetings of an instance that were held up to the workspace's date, the oldest first."""
        return [meeting for meeting in self.by_seat.get(seat, ()) if meeting_state(meeting, self.day) == "held"]

    def planned(self, seat: Seat) -> list[Meeting]:
        """Coming meetings of an instance, the nearest first."""
        return [
            meeting
            for meeting in self.by_seat.get(seat, ())
            if meeting_state(meeting, self.day) == "planned" and meeting.date and meeting.date.latest >= self.day
        ]


_NEVER = (dt.date.max, dt.date.max)


@lru_cache(maxsize=4)
def sessions(workspace: Workspace) -> Sessions:
    """The meetings of *workspace*."""
    return Sessions(workspace)

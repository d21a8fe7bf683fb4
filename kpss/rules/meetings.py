"""What rules about meetings share: a meeting with the rules of its body, and what was not done in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_name, seat_of
from kpss.model.lead_times import due_before
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import PER_ROLLAM, Meeting
from kpss.model.parts import Lead
from kpss.model.periods import Moment, add_months
from kpss.model.plans import known
from kpss.model.watch import OF_MEETING
from kpss.model.working_days import surely_later
from kpss.model.workspace import Workspace
from kpss.rules.base import day_text
from kpss.rules.planning import day_after

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
        if meeting.date.latest >= oldest and meeting.broken.isdisjoint((*OF_MEETING, *keys)):
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


def tardiness(workspace: Workspace, case: Case, lead: Lead | None, done: Moment | None) -> Tardiness | None:
    """What is wrong with something due *lead* before a meeting: done late, or not done before a coming meeting.

    Only where it is certain; of a past meeting nobody can tell whether the date is missing or the deed.
    """
    due, day = due_before(case.date.latest, case.meeting.form, lead), workspace.as_of
    if due is None:
        return None
    if done is not None and known(done, day):
        return Tardiness(due, done) if surely_later(done, due) else None
    coming = case.date.earliest >= day and case.meeting.status != "held"
    return Tardiness(due, None) if coming and day > due and absence_is_certain(workspace, due) else None

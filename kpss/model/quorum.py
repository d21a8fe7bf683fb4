"""How many members with a vote a body has, how many were at a meeting, and how many it needs to decide."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_of
from kpss.model.mandates import mandates, term
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import Attendance, Meeting
from kpss.model.periods import Moment, Period
from kpss.model.records import Membership
from kpss.model.workspace import Workspace


class Total(NamedTuple):
    """The number of voting members: surely at least *low* and at most *high*; None where that is not known."""

    low: int | None = None
    high: int | None = None


def more_than_half(number: int) -> int:
    """The least majority of *number*."""
    return number // 2 + 1


def two_thirds(number: int) -> int:
    """The least number that is two thirds of *number*."""
    return -(-2 * number // 3)


SHARES = {"majority_all": more_than_half, "two_thirds": two_thirds}
"""Shares of all members with a vote that must be present."""


def needed(rules: Meetings, total: int | None) -> int:
    """How many members must be present; nought where nothing is asked for or the whole is not known."""
    quorum = rules.quorum
    if quorum is None:
        return 0
    share = SHARES[quorum.share](total) if total is not None and quorum.share in SHARES else 0
    return max(share, quorum.at_least or 0)


def voters_present(workspace: Workspace, body: Body, meeting: Meeting) -> int | None:
    """How many members with a vote were there; None where only others or those who were not there are recorded."""
    there = (row.present for row in meeting.attendance if may_vote(workspace, body, row) is not False)
    return sum(there) or None


def voters_total(workspace: Workspace, body: Body, meeting: Meeting) -> Total:
    """The members with a vote on the day: as the minutes say, else by memberships, else by the body's composition."""
    if meeting.members_total is not None:
        return Total(meeting.members_total, meeting.members_total)
    settings, date = workspace.settings, meeting.date
    if settings.complete("memberships") and date is not None:
        members = _members(workspace).get(seat_of(workspace, meeting), ())
        surely = sum(votes is True and _surely_on(valid, date) for valid, votes in members)
        if surely:
            day = Period(date, date)
            maybe = sum(votes is not False and not valid.surely_apart(day) for valid, votes in members)
            return Total(surely, maybe if settings.claims_complete("memberships") else None)
    counts = [seat.count for seat in body.members if seat.voting is not False]
    if not counts or None in counts or "members" in body.broken:
        return Total()
    composed = sum(count or 0 for count in counts)
    return Total(composed, composed)


def may_vote(workspace: Workspace, body: Body, row: Attendance) -> bool | None:
    """Whether those of a row of attendance have a vote; None where that cannot be told."""
    membership = workspace.get(row.membership, Membership)
    if membership is not None:
        return has_vote(body, membership)
    return _seat_votes(body, row.role, row.side, row.body)


def has_vote(body: Body, membership: Membership) -> bool | None:
    """Whether a member has a vote, which is usual; None where that cannot be told."""
    if membership.voting is not None:
        return membership.voting
    return _seat_votes(body, membership.role, membership.side)


def _seat_votes(body: Body, role: str, side: str, office: str = "") -> bool | None:
    """Whether the seats of *body* that fit have a vote; None where some have and some have not."""
    fitting = {
        seat.voting is not False
        for seat in body.members
        if ((seat.role and seat.role == role) or (seat.body and seat.body == office))
        and (seat.side == side or not side or not seat.side)
    }
    return fitting.pop() if len(fitting) == 1 else None if fitting else True


def _surely_on(valid: Period, date: Moment) -> bool:
    return valid.surely_contains(date.earliest) and valid.surely_contains(date.latest)


@lru_cache(maxsize=4)
def _members(workspace: Workspace) -> dict[Seat, list[tuple[Period, bool | None]]]:
    """The terms of all filled posts by instance, and whether they have a vote."""
    return {
        seat: [
            (term(workspace, membership), has_vote(body, membership))
            for membership in memberships
            if not membership.vacant
        ]
        for seat, memberships in mandates(workspace).by_seat.items()
        if (body := workspace.get(seat.body, Body)) is not None
    }

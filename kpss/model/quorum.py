"""How many members with a vote a body has, how many were at a meeting, and how many it needs to decide.

All numbers are bounds: who says that there were too few takes the bounds that speak for the meeting, who says that
there were enough takes the others.  What a mistake in the records hides makes the bounds wider, never wrong.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from kpss.model.bodies import Body, Role
from kpss.model.doubt import kinds_in_doubt
from kpss.model.instances import Seat, seat_of
from kpss.model.mandates import mandates, term
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import Attendance, Meeting, Votes
from kpss.model.periods import Moment, Period
from kpss.model.records import Membership
from kpss.model.workspace import Workspace


class Voters(NamedTuple):
    """A number of members with a vote: surely at least *low*, at most *high*; None where that is not known.

    Not *claimed* is a *high* that rests on memberships of which nobody said that they are all recorded.
    """

    low: int | None = None
    high: int | None = None
    claimed: bool = True


UNKNOWN = Voters()
Misnamed = Literal["vacant", "elsewhere", "twice"]


def more_than_half(number: int) -> int:
    """The least majority of *number*."""
    return number // 2 + 1


def two_thirds(number: int) -> int:
    """The least number that is two thirds of *number*."""
    return -(-2 * number // 3)


SHARES = {"majority_all": more_than_half, "two_thirds": two_thirds}
"""Shares of all members with a vote that must be present."""
_ONLY_A_NUMBER = ("", "majority_present")  # shares that ask nothing of the presence


# -- what is needed ----------------------------------------------------------------------------------------------------


def needed(rules: Meetings, total: int | None) -> int:
    """How many members must be present; nought where nothing is asked for or the whole is not known."""
    quorum = rules.quorum
    if quorum is None:
        return 0
    share = SHARES[quorum.share](total) if total is not None and quorum.share in SHARES else 0
    return max(share, quorum.at_least or 0)


def has_quorum(rules: Meetings, present: Voters, total: Voters) -> bool | None:
    """Whether enough members were present; None where that cannot be told or where nothing is asked for."""
    quorum = rules.quorum
    if quorum is None or present.low is None or present.high is None:
        return None
    if present.high < needed(rules, total.low):
        return False
    is_known = total.high is not None if quorum.share in SHARES else quorum.share in _ONLY_A_NUMBER
    most = needed(rules, total.high)
    return True if is_known and most and present.low >= most else None


def cast(votes: Votes) -> int:
    """How many votes are recorded."""
    return sum(number or 0 for number in (votes.in_favour, votes.against, votes.abstained))


def most_votes(present: Voters, total: Voters) -> int | None:
    """How many votes there can be; None where that is not known."""
    if present.high is not None:
        return present.high
    return total.high if total.claimed else None


def votes_needed(rules: Meetings, votes: Votes, present: Voters, total: Voters) -> int | None:
    """How many votes for it a resolution needs at least; None where that cannot be told.

    Where all three numbers of a vote are known, those who left before it do not count as present.
    """
    share = rules.vote.share if rules.vote is not None else ""
    if not share and rules.quorum is not None and rules.quorum.share == "majority_present":
        share = "majority_present"
    if share == "majority_all":
        return None if total.low is None else more_than_half(total.low)
    if share == "unanimous":
        return cast(votes)
    if share not in ("majority_present", "two_thirds"):
        return None
    is_whole = None not in (votes.in_favour, votes.against, votes.abstained)
    there = cast(votes) if is_whole else max(cast(votes), present.low or 0)
    return more_than_half(there) if share == "majority_present" else two_thirds(there)


# -- who votes ---------------------------------------------------------------------------------------------------------


def voters_present(workspace: Workspace, body: Body, meeting: Meeting) -> Voters:
    """How many members with a vote were there; unknown where only others or those who were not there are recorded."""
    if "attendance" in meeting.broken:
        return UNKNOWN
    wrong = misnamed(workspace, body, meeting)
    rows = [row for index, row in enumerate(meeting.attendance) if index not in wrong]
    there = [(row.present, may_vote(workspace, body, row)) for row in rows]
    high = sum(count for count, votes in there if votes is not False)
    return Voters(sum(count for count, votes in there if votes), high) if high else UNKNOWN


def misnamed(workspace: Workspace, body: Body, meeting: Meeting) -> dict[int, Misnamed]:
    """Rows of those present whose membership surely cannot be theirs, by their number; guests may be anybody."""
    found: dict[int, Misnamed] = {}
    named: set[str] = set()
    for index, row in enumerate(meeting.attendance):
        membership = workspace.get(row.membership, Membership)
        if membership is None or not row.present:
            continue
        if membership.vacant and "vacant" not in membership.broken:
            found[index] = "vacant"
        elif _is_elsewhere(workspace, body, meeting, membership):
            found[index] = "elsewhere"
        elif membership.id in named:
            found[index] = "twice"
        named.add(membership.id)
    return found


def _is_elsewhere(workspace: Workspace, body: Body, meeting: Meeting, membership: Membership) -> bool:
    """Whether a membership is surely of another body or instance; who sits there by another post is at home here."""
    if not {"body", "role", "instance", "group"}.isdisjoint(membership.broken | meeting.broken):
        return False
    other, role = workspace.get(membership.body, Body), workspace.get(membership.role, Role)
    if other is None or (role is not None and role.per == "one"):
        return False
    if other is not body:
        posts = {membership.role, role.same_as if role is not None else ""} - {""}
        sends = any(holder.body == body.id for holder in other.delegates_to)
        invited = any(seat.body == other.id or seat.role in posts for seat in body.members)
        return not (sends or invited or not {"members", "delegates_to"}.isdisjoint(body.broken | other.broken))
    here, there = seat_of(workspace, meeting), seat_of(workspace, membership)
    if any(seat.orp and seat.orp not in workspace.territory.orps for seat in (here, there)):
        return False
    return any(one and two and one != two for one, two in ((here.orp, there.orp), (here.group, there.group)))


def too_many(present: Voters, total: Voters) -> bool:
    """Whether more voters are recorded as present than there are."""
    return total.claimed and total.high is not None and (present.low or 0) > total.high


def voters_total(workspace: Workspace, body: Body, meeting: Meeting) -> Voters:
    """The members with a vote on the day: as the minutes say, else by memberships, else by the body's composition."""
    if "members_total" in meeting.broken:
        return UNKNOWN
    if meeting.members_total is not None:
        return Voters(meeting.members_total, meeting.members_total)
    found = _by_memberships(workspace, body, meeting)
    if found is not None:
        return found
    several = body.instances is not None and body.instances.per != "one"
    if several and seat_of(workspace, meeting) == Seat(body.id):
        return UNKNOWN  # several instances may have met together
    counts = [seat.count for seat in body.members if seat.voting is not False]
    if not counts or None in counts or "members" in body.broken:
        return UNKNOWN
    composed = sum(count or 0 for count in counts)
    return Voters(composed, composed)


def _by_memberships(workspace: Workspace, body: Body, meeting: Meeting) -> Voters | None:
    """Those with a vote by memberships; None where none surely had one that day, or where the instance is in doubt."""
    settings, date = workspace.settings, meeting.date
    placed = meeting.broken.isdisjoint(("body", "instance", "group", "date")) and "instances" not in body.broken
    if date is None or not placed or not settings.complete("memberships"):
        return None
    members, day = _members(workspace).get(seat_of(workspace, meeting), ()), Period(date, date)
    low = sum(votes is True and _surely_on(valid, date) for valid, votes in members)
    if not low:
        return None
    high = sum(votes is not False and not valid.surely_apart(day) for valid, votes in members)
    return Voters(low, high if _all_are_read(workspace) else None, settings.claims_complete("memberships"))


def may_vote(workspace: Workspace, body: Body, row: Attendance) -> bool | None:
    """Whether those of a row of attendance have a vote; None where that cannot be told."""
    membership = workspace.get(row.membership, Membership)
    if membership is not None:
        return has_vote(body, membership)
    return _seat_votes(body, row.role, row.side, row.body)


def has_vote(body: Body, membership: Membership) -> bool | None:
    """Whether a member has a vote, which is usual; None where that cannot be told."""
    if "voting" in membership.broken:
        return None
    if membership.voting is not None:
        return membership.voting
    return _seat_votes(body, membership.role, membership.side)


def _seat_votes(body: Body, role: str, side: str, office: str = "") -> bool | None:
    """Whether the seats of *body* that fit have a vote; None where some have and some have not."""
    if "members" in body.broken:
        return None
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


@lru_cache(maxsize=4)
def _all_are_read(workspace: Workspace) -> bool:
    """Whether no membership may be hidden in a mistake or in what could not be read."""
    usable = sum(len(memberships) for memberships in mandates(workspace).by_seat.values())
    return usable == len(workspace.of(Membership)) and not kinds_in_doubt(workspace, "membership")

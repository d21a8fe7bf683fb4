"""KPSS507: no quorum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.instances import Seat
from kpss.model.mandates import mandates, term
from kpss.model.meetings import Attendance, Votes
from kpss.model.periods import Period
from kpss.model.records import Membership
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.meetings import Case, about, cases, facets

RULE = Rule(
    507,
    "no-quorum",
    "gap",
    Text("Jednání nebylo usnášeníschopné", "No quorum"),
    Wording(
        Text(
            "Jednání {date:date} (orgán „{name}“) nebylo usnášeníschopné: přítomných s hlasem {present}, potřeba nejméně {needed}.",
            "The meeting of {date:date} (body “{name}”) had no quorum: {present:voting member|voting members} present, {needed} needed.",
        ),
        Text(
            "Zkontrolujte prezenci a počet členů (attendance, members_total). Usnesení má potvrdit usnášeníschopné jednání.",
            "Check the attendance and the number of members (attendance, members_total). A meeting with a quorum has to confirm the resolutions.",
        ),
    ),
    variants={
        "vote": Wording(
            Text(
                "Usnesení {resolution} z jednání {date:date} (orgán „{name}“) nezískalo potřebné hlasy: pro {votes}, potřeba nejméně {needed}.",
                "Resolution {resolution} of the meeting of {date:date} (body “{name}”) did not get the votes: {votes} for, {needed} needed.",
            ),
            Text(
                "Zkontrolujte hlasy a účast. Nebylo-li usnesení přijato, zapište „outcome: rejected“.",
                "Check the votes and the attendance. If the resolution was not passed, write “outcome: rejected”.",
            ),
        ),
        "count": Wording(
            Text(
                "O usnesení {resolution} na jednání {date:date} (orgán „{name}“) {votes:#je zapsán|jsou zapsány|je zapsáno} {votes:hlas|hlasy|hlasů}, hlasovat však mohlo nejvýš {most}.",
                "{votes:vote is|votes are} recorded on resolution {resolution} of the meeting of {date:date} (body “{name}”), but at most {most} could be cast.",
            ),
            Text("Zkontrolujte hlasy a účast (votes, attendance).", "Check votes and attendance (votes, attendance)."),
            severity="warning",
        ),
    },
    parameters={"months": 12},
)


class Total(NamedTuple):
    """The number of voting members: surely at least *low* and at most *high*; None where that is not known."""

    low: int | None = None
    high: int | None = None


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Held meetings with attendance or votes; a vote per rollam needs nobody present."""
    for case in cases(workspace, "attendance", "members_total", "resolutions", months=options["months"]):
        meeting = case.meeting
        if meeting_state(meeting, workspace.as_of) != "held" or not (meeting.attendance or meeting.resolutions):
            continue
        present = None if case.per_rollam else _present(workspace, case)
        total = _total(workspace, case)
        needed = _quorum(case, total.low)
        base, where = about(workspace, case), {**facets(workspace, case.seat), "since": day_text(case.date.latest)}
        if present is not None and present < needed:
            params = {**base, "present": present, "needed": needed}
            yield finding(RULE, meeting, ("attendance",), params=params, **where)
        for index, resolution in enumerate(meeting.resolutions):
            problem = _wrong_votes(
                case, resolution.votes, present, total, passed=resolution.outcome in ("", "approved")
            )
            if problem:
                params = {**base, "resolution": resolution.number or index + 1, **problem}
                yield finding(RULE, meeting, ("resolutions", index), params=params, **where)


def _wrong_votes(
    case: Case, votes: Votes | None, present: int | None, total: Total, *, passed: bool
) -> dict[str, int | str]:
    """More votes than members, or too few for what was passed; empty where nothing is wrong."""
    if votes is None:
        return {}
    cast = sum(number or 0 for number in (votes.in_favour, votes.against, votes.abstained))
    most = present if present is not None else total.high
    if most is not None and cast > most:
        return {"problem": "count", "votes": cast, "most": most}
    needed = _majority(case, votes, present, total.low) if passed else None
    if needed is None or votes.in_favour is None or votes.in_favour >= needed:
        return {}
    return {"problem": "vote", "votes": votes.in_favour, "needed": needed}


def _quorum(case: Case, total: int | None) -> int:
    """How many members must be present; nought where nothing is asked for or the whole is not known."""
    quorum = case.rules.quorum
    if quorum is None:
        return 0
    share = _SHARES[quorum.share](total) if total is not None and quorum.share in _SHARES else 0
    return max(share, quorum.at_least or 0)


def _majority(case: Case, votes: Votes, present: int | None, total: int | None) -> int | None:
    """How many votes a resolution needs; None where that cannot be told.

    Where all three numbers of a vote are known, those who left before it do not count as present.
    """
    share = case.rules.vote.share if case.rules.vote is not None else ""
    if not share and case.rules.quorum is not None and case.rules.quorum.share == "majority_present":
        share = "majority_present"
    against, abstained = votes.against, votes.abstained
    if share == "majority_all":
        return None if total is None else _more_than_half(total)
    if share == "unanimous":
        return (votes.in_favour or 0) + (against or 0) + (abstained or 0)
    there = present
    if votes.in_favour is not None and against is not None and abstained is not None:
        cast = votes.in_favour + against + abstained
        there = cast if present is None else min(present, cast)
    if there is None or share not in ("majority_present", "two_thirds"):
        return None
    return _more_than_half(there) if share == "majority_present" else _two_thirds(there)


def _more_than_half(number: int) -> int:
    return number // 2 + 1


def _two_thirds(number: int) -> int:
    return -(-2 * number // 3)


_SHARES = {"majority_all": _more_than_half, "two_thirds": _two_thirds}


# -- who votes --------------------------------------------------------------------------------------------------------


def _present(workspace: Workspace, case: Case) -> int | None:
    """How many members with a vote were there; None where only others or those who were not there are recorded."""
    there = (row.present for row in case.meeting.attendance if _may_vote(workspace, case.body, row) is not False)
    return sum(there) or None


def _may_vote(workspace: Workspace, body: Body, row: Attendance) -> bool | None:
    membership = workspace.get(row.membership, Membership)
    if membership is not None:
        return _has_vote(body, membership)
    return _seat_votes(body, row.role, row.side, row.body)


def _has_vote(body: Body, membership: Membership) -> bool | None:
    if membership.voting is not None:
        return membership.voting
    return _seat_votes(body, membership.role, membership.side)


def _seat_votes(body: Body, role: str, side: str, office: str = "") -> bool | None:
    """Whether the seats of *body* that fit have a vote, which is usual; None where some have and some have not."""
    fitting = {
        seat.voting is not False
        for seat in body.members
        if ((seat.role and seat.role == role) or (seat.body and seat.body == office))
        and (seat.side == side or not side or not seat.side)
    }
    return fitting.pop() if len(fitting) == 1 else None if fitting else True


def _total(workspace: Workspace, case: Case) -> Total:
    """The members with a vote on the day: as the minutes say, else by memberships, else by the body's composition."""
    if case.meeting.members_total is not None:
        return Total(case.meeting.members_total, case.meeting.members_total)
    settings = workspace.settings
    members = _members(workspace).get(case.seat, ()) if settings.complete("memberships") else ()
    day = Period(case.date, case.date)
    surely = sum(votes is True and _surely_on(valid, case) for valid, votes in members)
    if surely:
        maybe = sum(votes is not False and not valid.surely_apart(day) for valid, votes in members)
        return Total(surely, maybe if settings.claims_complete("memberships") else None)
    counts = [seat.count for seat in case.body.members if seat.voting is not False]
    if not counts or None in counts or "members" in case.body.broken:
        return Total()
    composed = sum(count or 0 for count in counts)
    return Total(composed, composed)


def _surely_on(valid: Period, case: Case) -> bool:
    return valid.surely_contains(case.date.earliest) and valid.surely_contains(case.date.latest)


@lru_cache(maxsize=4)
def _members(workspace: Workspace) -> dict[Seat, list[tuple[Period, bool | None]]]:
    """The terms of all filled posts by instance, and whether they have a vote."""
    return {
        seat: [
            (term(workspace, membership), _has_vote(body, membership))
            for membership in memberships
            if not membership.vacant
        ]
        for seat, memberships in mandates(workspace).by_seat.items()
        if (body := workspace.get(seat.body, Body)) is not None
    }

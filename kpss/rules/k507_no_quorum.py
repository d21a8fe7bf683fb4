"""KPSS507: no quorum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model import quorum
from kpss.model.meetings import Resolution
from kpss.model.quorum import UNKNOWN, Voters
from kpss.model.records import Membership
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.bodies import post_name
from kpss.rules.meetings import Case, about, cases, facets

RULE = Rule(
    507,
    "no-quorum",
    "gap",
    Text("Jednání nebylo usnášeníschopné", "No quorum"),
    Wording(
        Text(
            "Jednání ({date:date}, orgán „{name}“) nebylo usnášeníschopné: přítomných s hlasem {present}, potřeba nejméně {needed}.",
            "The meeting ({date:date}, body “{name}”) had no quorum: {present:voting member|voting members} present, {needed} needed.",
        ),
        Text(
            "Zkontrolujte prezenci a počet členů (attendance, members_total). Usnesení má potvrdit usnášeníschopné jednání.",
            "Check the attendance and the number of members (attendance, members_total). A meeting with a quorum has to confirm the resolutions.",
        ),
    ),
    variants={
        "vote": Wording(
            Text(
                "Usnesení {resolution} z jednání ({date:date}, orgán „{name}“) nezískalo potřebné hlasy: pro {votes}, potřeba nejméně {needed}.",
                "Resolution {resolution} of the meeting ({date:date}, body “{name}”) did not get the votes: {votes} for, {needed} needed.",
            ),
            Text(
                "Zkontrolujte hlasy a účast. Nebylo-li usnesení přijato, zapište „outcome: rejected“.",
                "Check the votes and the attendance. If the resolution was not passed, write “outcome: rejected”.",
            ),
        ),
        "count": Wording(
            Text(
                "O usnesení {resolution} na jednání ({date:date}, orgán „{name}“) {votes:#je zapsán|jsou zapsány|je zapsáno} {votes:hlas|hlasy|hlasů}, hlasovat však mohlo nejvýš {most}.",
                "{votes:vote is|votes are} recorded on resolution {resolution} of the meeting ({date:date}, body “{name}”), but at most {most} could be cast.",
            ),
            Text("Zkontrolujte hlasy a účast (votes, attendance).", "Check votes and attendance (votes, attendance)."),
            severity="warning",
        ),
        "attendance": Wording(
            Text(
                "Prezence jednání ({date:date}, orgán „{name}“): {post} – nepočítá se, {why}.",
                "Attendance of the meeting ({date:date}, body “{name}”): {post} – not counted, {why}.",
            ),
            Text(
                "Uveďte členství toho, kdo na jednání byl; není-li členem, zapište „guest: true“.",
                "Name the membership of whoever was there; for somebody who is no member write “guest: true”.",
            ),
            severity="warning",
        ),
        "too_many": Wording(
            Text(
                "Jednání ({date:date}, orgán „{name}“): přítomných s hlasem je zapsáno {present}, členů s hlasem je však nejvýš {most}.",
                "Meeting ({date:date}, body “{name}”): {present:voting member is|voting members are} recorded as present, but there are at most {most}.",
            ),
            Text(
                "Zkontrolujte prezenci a počet členů (attendance, members_total). Hosty označte „guest: true“.",
                "Check the attendance and the number of members (attendance, members_total). Mark guests “guest: true”.",
            ),
            severity="warning",
        ),
    },
    parameters={"months": 12},
)

_WHY = {
    "vacant": Text("je to neobsazené místo", "the seat is vacant"),
    "elsewhere": Text("patří jinému orgánu nebo ustavení", "it belongs to another body or instance"),
    "twice": Text("je uvedeno podruhé", "it is named a second time"),
}


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Held meetings with attendance or votes; a vote per rollam needs nobody present."""
    for case in cases(workspace, "attendance", "members_total", "resolutions", months=options["months"]):
        meeting = case.meeting
        if meeting_state(meeting, workspace.as_of) != "held" or not (meeting.attendance or meeting.resolutions):
            continue
        present = UNKNOWN if case.per_rollam else quorum.voters_present(workspace, case.body, meeting)
        total = quorum.voters_total(workspace, case.body, meeting)
        base, where = about(workspace, case), {**facets(workspace, case.seat), "since": day_text(case.date.latest)}
        if not case.per_rollam:
            yield from _attendance(workspace, case, present, total)
        if quorum.has_quorum(case.rules, present, total) is False:
            params = {**base, "present": present.high, "needed": quorum.needed(case.rules, total.low)}
            yield finding(RULE, meeting, ("attendance",), params=params, **where)
        for index, resolution in enumerate(meeting.resolutions):
            problem = _wrong_votes(case, resolution, present, total)
            if problem:
                params = {**base, "resolution": resolution.number or index + 1, **problem}
                yield finding(RULE, meeting, ("resolutions", index), params=params, **where)


def _attendance(workspace: Workspace, case: Case, present: Voters, total: Voters) -> Iterator[Finding]:
    """Rows that name a membership which cannot be theirs, and more of those present than there are members."""
    meeting, base, where = case.meeting, about(workspace, case), facets(workspace, case.seat)
    for index, why in quorum.misnamed(workspace, case.body, meeting).items():
        identifier = meeting.attendance[index].membership
        membership = workspace.get(identifier, Membership)
        if membership is not None:
            named = {"problem": "attendance", "post": post_name(workspace, membership), "why": _WHY[why]}
            path = ("attendance", index)
            yield finding(RULE, meeting, path, params={**base, **named}, subject=identifier, **where)
    if quorum.too_many(present, total):
        what: dict[str, Any] = {"problem": "too_many", "present": present.low, "most": total.high}
        yield finding(RULE, meeting, ("attendance",), params={**base, **what}, subject="too_many", **where)


def _wrong_votes(case: Case, resolution: Resolution, present: Voters, total: Voters) -> dict[str, int | str]:
    """More votes than members, or too few for what was passed; empty where nothing is wrong."""
    votes = resolution.votes
    if votes is None:
        return {}
    recorded, most = quorum.cast(votes), quorum.most_votes(present, total)
    if most is not None and recorded > most:
        return {"problem": "count", "votes": recorded, "most": most}
    wanted = quorum.votes_needed(case.rules, votes, present, total)
    if resolution.outcome not in ("", "approved") or votes.in_favour is None or votes.in_favour >= (wanted or 0):
        return {}
    return {"problem": "vote", "votes": votes.in_favour, "needed": wanted or 0}

"""KPSS507: no quorum."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model import quorum
from kpss.model.meetings import Resolution
from kpss.model.quorum import UNKNOWN, Voters
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


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Held meetings with attendance or votes; a vote per rollam needs nobody present."""
    for case in cases(workspace, "attendance", "members_total", "resolutions", months=options["months"]):
        meeting = case.meeting
        if meeting_state(meeting, workspace.as_of) != "held" or not (meeting.attendance or meeting.resolutions):
            continue
        present = UNKNOWN if case.per_rollam else quorum.voters_present(workspace, case.body, meeting)
        total = quorum.voters_total(workspace, case.body, meeting)
        base, where = about(workspace, case), {**facets(workspace, case.seat), "since": day_text(case.date.latest)}
        if quorum.has_quorum(case.rules, present, total) is False:
            params = {**base, "present": present.high, "needed": quorum.needed(case.rules, total.low)}
            yield finding(RULE, meeting, ("attendance",), params=params, **where)
        for index, resolution in enumerate(meeting.resolutions):
            problem = _wrong_votes(case, resolution, present, total)
            if problem:
                params = {**base, "resolution": resolution.number or index + 1, **problem}
                yield finding(RULE, meeting, ("resolutions", index), params=params, **where)


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

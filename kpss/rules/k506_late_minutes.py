"""KPSS506: minutes late or missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.mandates import mandates
from kpss.model.meeting_rules import MinutesRule
from kpss.model.meetings import Minutes
from kpss.model.periods import Moment
from kpss.model.plans import known
from kpss.model.sessions import meeting_state
from kpss.model.working_days import add_days, surely_later
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.meetings import Case, about, absence_is_certain, cases, facets

_CHECK = Text(
    "Zkontrolujte datum jednání a data v zápisu (minutes: written, verified, sent).",
    "Check the date of the meeting and the dates of the minutes (minutes: written, verified, sent).",
)
RULE = Rule(
    506,
    "late-minutes",
    "gap",
    Text("Zápis pozdě nebo chybí", "Minutes late or missing"),
    Wording(
        Text(
            "Zápis z jednání ({date:date}, orgán „{name}“) byl rozeslán pozdě ({done:date}), měl být do {due:date}.",
            "The minutes of the meeting ({date:date}, body “{name}”) were sent late ({done:date}), they were due by {due:date}.",
        ),
        _CHECK,
    ),
    variants={
        "verified": Wording(
            Text(
                "Zápis z jednání ({date:date}, orgán „{name}“) byl ověřen pozdě ({done:date}), hotový měl být do {due:date}.",
                "The minutes of the meeting ({date:date}, body “{name}”) were verified late ({done:date}), they were due by {due:date}.",
            ),
            _CHECK,
        ),
        "written": Wording(
            Text(
                "Zápis z jednání ({date:date}, orgán „{name}“) byl vyhotoven pozdě ({done:date}), měl být do {due:date}.",
                "The minutes of the meeting ({date:date}, body “{name}”) were written late ({done:date}), they were due by {due:date}.",
            ),
            _CHECK,
        ),
        "missing": Wording(
            Text(
                "K jednání ({date:date}, orgán „{name}“) není zapsán zápis; čekal se do {due:date}.",
                "The meeting ({date:date}, body “{name}”) has no minutes recorded; they were expected by {due:date}.",
            ),
            Text(
                "Je-li zápis hotov, zapište, kdy vznikl a kdy byl rozeslán (minutes: written, sent); jinak ho doplňte.",
                "If there are minutes, record when they were written and sent (minutes: written, sent); if not, write them.",
            ),
        ),
        "same_hand": Wording(
            Text(
                "Zápis z jednání ({date:date}, orgán „{name}“) psala i ověřila táž role „{role}“.",
                "The minutes of the meeting ({date:date}, body “{name}”) were written and verified by the same role “{role}”.",
            ),
            Text("Zápis má ověřit někdo jiný, než kdo ho psal.", "Minutes are to be verified by another hand."),
            severity="note",
        ),
        "before": Wording(
            Text(
                "Zápis z jednání ({date:date}, orgán „{name}“) byl {what} už před ním ({done:date}).",
                "The minutes of the meeting ({date:date}, body “{name}”) were {what} before it ({done:date}).",
            ),
            _CHECK,
            severity="warning",
        ),
        "unclear": Wording(
            Text(
                "Jednání ({date:date}, orgán „{name}“) je stále zapsáno jako připravované.",
                "The meeting ({date:date}, body “{name}”) is still recorded as planned.",
            ),
            Text(
                "Proběhlo-li, zapište „status: held“ a zápis (minutes); nekonalo-li se, „status: cancelled“.",
                "If it was held, write “status: held” and the minutes; if it was not, “status: cancelled”.",
            ),
        ),
        "future": Wording(
            Text(
                "Jednání ({date:date}, orgán „{name}“) teprve bude, a už je zapsáno jako konané.",
                "The meeting ({date:date}, body “{name}”) is yet to come, but is recorded as held.",
            ),
            Text(
                "Zkontrolujte datum; chystá-li se jednání teprve, zapište „status: planned“.",
                "Check the date; if the meeting is yet to be held, write “status: planned”.",
            ),
            severity="warning",
        ),
    },
    parameters={"days": 30, "months": 12},
)

_GRACE = 7
"""For how many days after a meeting its record may still say that it is planned."""
_DATES = {
    "written": Text("vyhotoven", "written"),
    "verified": Text("ověřen", "verified"),
    "sent": Text("rozeslán", "sent"),
    "published": Text("zveřejněn", "published"),
}


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """The minutes of each held meeting against the rules of its body; a vote per rollam has none.

    Of every meeting, whether what is written of it agrees with its date.
    """
    for case in cases(workspace, "minutes", months=options["months"]):
        yield from _status(workspace, case)
        yield from _before(workspace, case)
        if case.per_rollam or meeting_state(case.meeting, workspace.as_of) != "held":
            continue
        if case.rules.minutes is not None:
            yield from _in_time(workspace, case, case.rules.minutes, options["days"])
        yield from _two_hands(workspace, case)


def _status(workspace: Workspace, case: Case) -> Iterator[Finding]:
    """A meeting planned for a day that is long over, or held on one to come; whoever has minutes looks back."""
    status, day, until = case.meeting.status, workspace.as_of, workspace.settings.known_until("meetings")
    if not _missing(case.meeting.minutes, dt.date.max):
        return
    reach = day if until is None else min(day, until.latest)
    if status == "planned" and (reach - case.date.latest).days > _GRACE:
        problem, due = "unclear", add_days(case.date.latest, _GRACE)
    elif status == "held" and case.date.earliest > day:
        problem, due = "future", None
    else:
        return
    params, where = {**about(workspace, case), "problem": problem}, facets(workspace, case.seat, due)
    yield finding(RULE, case.meeting, ("status",), params=params, subject=problem, **where)


def _before(workspace: Workspace, case: Case) -> Iterator[Finding]:
    """What was surely done with the minutes before the meeting began."""
    minutes = case.meeting.minutes
    if minutes is None:
        return
    days = (minutes.written, minutes.verified, minutes.sent, minutes.published)
    for (key, what), done in zip(_DATES.items(), days, strict=True):
        if done is not None and done.latest < case.date.earliest:
            params = {**about(workspace, case), "problem": "before", "what": what, "done": done.text}
            where = facets(workspace, case.seat)
            yield finding(RULE, case.meeting, ("minutes", key), params=params, subject="before", **where)


def _in_time(workspace: Workspace, case: Case, rule: MinutesRule, usual: int) -> Iterator[Finding]:
    days = rule.days if rule.days is not None else usual
    due = add_days(case.date.latest, days, working=bool(rule.working) and rule.days is not None)
    params, where = {**about(workspace, case), "due": day_text(due)}, facets(workspace, case.seat, due)
    minutes = case.meeting.minutes
    done = _done(minutes, workspace.as_of) if minutes is not None else None
    if minutes is not None and done is not None:
        if rule.days is not None and surely_later(done[1], due):
            what, moment = done
            problem = {} if what == "sent" else {"problem": what}
            yield finding(
                RULE, case.meeting, ("minutes", what), params={**params, **problem, "done": moment.text}, **where
            )
        return
    wanted = rule.required if rule.required is not None else rule.days is not None
    if wanted and workspace.as_of > due and absence_is_certain(workspace, due) and _missing(minutes, workspace.as_of):
        path = ("minutes",) if minutes is not None else ("date",)
        yield finding(RULE, case.meeting, path, params={**params, "problem": "missing"}, subject="missing", **where)


def _done(minutes: Minutes, day: dt.date) -> tuple[str, Moment] | None:
    """What says when the minutes were ready, as far as it was known on *day*: the sending comes before the writing."""
    for what, moment in (("sent", minutes.sent), ("verified", minutes.verified), ("written", minutes.written)):
        if moment is not None and known(moment, day):
            return what, moment
    return None


def _missing(minutes: Minutes | None, day: dt.date) -> bool:
    """Whether nothing says that there were minutes on *day*; minutes without a date may be older."""
    if minutes is None:
        return True
    dates = [moment for moment in (minutes.sent, minutes.verified, minutes.written, minutes.published) if moment]
    if dates:
        return not any(known(moment, day) for moment in dates)
    return not (minutes.text or minutes.url or minutes.written_by or minutes.verified_by)


def _two_hands(workspace: Workspace, case: Case) -> Iterator[Finding]:
    """A single role that wrote and verified; one that several members hold may have been two of them."""
    minutes = case.meeting.minutes
    if minutes is None or len(minutes.written_by) != 1 or len(minutes.verified_by) != 1:
        return
    role = minutes.written_by[0].role
    if role and role == minutes.verified_by[0].role and not _several_hold(workspace, case, role):
        record = workspace.records.get(role)
        params = {**about(workspace, case), "problem": "same_hand", "role": (record.name if record else "") or role}
        yield finding(RULE, case.meeting, ("minutes", "verified_by"), params=params, **facets(workspace, case.seat))


def _several_hold(workspace: Workspace, case: Case, role: str) -> bool:
    """Whether more than one member of the instance has *role*, by its composition or by memberships of that day."""
    members = mandates(workspace).members(case.seat, case.date.latest)
    seats = sum(seat.count or 1 for seat in case.body.members if seat.role == role)
    return seats > 1 or sum(member.role == role for member in members) > 1

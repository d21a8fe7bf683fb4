"""Meetings: the coming ones, what must be sent ahead of them, minutes of those held, and tasks given there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.deadlines.entries import Deadline, Sort
from kpss.deadlines.sound import sound
from kpss.deadlines.who import convener, holder_names, on_duty, seat_text, submitters
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.instances import Seat
from kpss.model.lead_times import due_before
from kpss.model.meetings import PER_ROLLAM, Meeting, Task
from kpss.model.parts import Lead
from kpss.model.periods import Moment
from kpss.model.plans import known
from kpss.model.sessions import meeting_state, sessions
from kpss.model.working_days import add_days
from kpss.model.workspace import Workspace
from kpss.rules.meetings import absence_is_certain

_SESSION = Text("Jednání: {seat}", "Meeting: {seat}")
_SOME_DAY = Text("Jednání: {seat} ({date:date}, den není určen)", "Meeting: {seat} ({date:date}, no day set)")
_VOTE = Text("Konec hlasování per rollam: {seat}", "End of the vote per rollam: {seat}")
_CANCELLED = Text("Zrušeno: jednání {seat}", "Cancelled: meeting of {seat}")
_INVITATION = Text(
    "Rozeslat pozvánku na jednání {date:date}: {seat}", "Send the invitation to the meeting of {date:date}: {seat}"
)
_NOTICE = Text("Zveřejnit oznámení o jednání {date:date}: {seat}", "Announce the meeting of {date:date}: {seat}")
_PAPERS = Text(
    "Rozeslat podklady k jednání {date:date}: {seat}", "Send the papers for the meeting of {date:date}: {seat}"
)
_MINUTES = Text(
    "Rozeslat zápis z jednání {date:date}: {seat}", "Send the minutes of the meeting of {date:date}: {seat}"
)
_TASK = Text("{text} (úkol z jednání {date:date}: {seat})", "{text} (task of the meeting of {date:date}: {seat})")
_NEED_NO_PAPERS = ("information", "other")


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:  # noqa: ARG001 - one shape for all sources
    """Everything that meetings ask for."""
    for seat, meetings in sessions(workspace).by_seat.items():
        for meeting in meetings:
            state = meeting_state(meeting, workspace.as_of)
            if state == "planned" and meeting.date is not None and meeting.date.latest >= workspace.as_of:
                yield from _of_planned(workspace, seat, meeting, meeting.date)
            elif state == "held" and meeting.date is not None:
                yield from _minutes(workspace, seat, meeting, meeting.date)
                yield from _tasks(workspace, seat, meeting)


def cancelled(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """Cancelled meetings that were to be held from the date on: who has them in a calendar must be told."""
    for seat, meetings in sessions(workspace).by_seat.items():
        for meeting in meetings:
            date = meeting.date
            if meeting.status == "cancelled" and date is not None and workspace.as_of <= date.latest <= until:
                yield _made(workspace, seat, meeting, "session", _CANCELLED)._replace(due=date.latest)


def _made(workspace: Workspace, seat: Seat, meeting: Meeting, sort: Sort, template: Text) -> Deadline:
    """A deadline of *meeting* whose day and people are still to be filled in."""
    date = meeting.date.text if meeting.date is not None else ""
    orp = seat.orp if seat.orp in workspace.territory.orps else ""
    what = Phrase(template, {"seat": seat_text(workspace, seat), "date": date})
    return Deadline(sort, None, what, meeting, ("date",), orp=orp)


def _of_planned(workspace: Workspace, seat: Seat, meeting: Meeting, date: Moment) -> Iterator[Deadline]:
    body, remote = workspace.get(seat.body, Body), meeting.form == PER_ROLLAM
    convenes, submits = convener(workspace, body, seat, meeting), submitters(workspace, body, seat, meeting)
    template = _VOTE if remote else _SESSION if date.exact else _SOME_DAY
    yield _made(workspace, seat, meeting, "session", template)._replace(due=date.latest, who=convenes)
    rules = body.meetings if body is not None and "meetings" not in body.broken else None
    if body is None or rules is None or remote or not date.exact or "form" in meeting.broken:
        return
    done: tuple[tuple[Sort, Text, Lead | None, tuple[str, ...], bool], ...] = (
        ("invitation", _INVITATION, rules.invitation, convenes, _is_invited(meeting, workspace.as_of)),
        ("notice", _NOTICE, rules.notice, convenes, _is_announced(meeting, workspace.as_of)),
        ("papers", _PAPERS, rules.papers, submits, papers_are_sent(meeting, workspace.as_of)),
    )
    for sort, words, lead, who, is_done in done:
        due = None if is_done or sort in meeting.broken else due_before(date.latest, meeting.form, lead)
        if due is not None and (due >= workspace.as_of or absence_is_certain(workspace, due)):
            yield _made(workspace, seat, meeting, sort, words)._replace(due=due, who=who)


def _happened(moment: Moment | None, day: dt.date) -> bool:
    return moment is not None and known(moment, day)


def _is_invited(meeting: Meeting, day: dt.date) -> bool:
    return meeting.invitation is not None and _happened(meeting.invitation.sent, day)


def _is_announced(meeting: Meeting, day: dt.date) -> bool:
    return meeting.notice is not None and _happened(meeting.notice.published, day)


def papers_are_sent(meeting: Meeting, day: dt.date) -> bool:
    """Whether the papers of *meeting* were sent as far as it was known on *day*, or no item of its agenda needs any."""
    if meeting.papers is not None and _happened(meeting.papers.sent, day):
        return True
    wanted = [item for item in meeting.agenda if item.type not in _NEED_NO_PAPERS]
    return bool(meeting.agenda) and all(_happened(item.papers_sent, day) for item in wanted)


def _minutes(workspace: Workspace, seat: Seat, meeting: Meeting, date: Moment) -> Iterator[Deadline]:
    body = workspace.get(seat.body, Body)
    rule = body.meetings.minutes if body is not None and body.meetings and "meetings" not in body.broken else None
    if body is None or rule is None or rule.days is None or meeting.form == PER_ROLLAM or "minutes" in meeting.broken:
        return
    due = add_days(date.latest, rule.days, working=bool(rule.working))
    late = due < workspace.as_of
    if (
        rule.required is False
        or _are_there(meeting, workspace.as_of)
        or (late and not absence_is_certain(workspace, due))
    ):
        return
    written_by = meeting.minutes.written_by if meeting.minutes is not None else ()
    duty = body.duties.writes_minutes if body.duties is not None else None
    who = holder_names(workspace, written_by, seat) or on_duty(workspace, duty, seat)
    yield _made(workspace, seat, meeting, "minutes", _MINUTES)._replace(due=due, who=who)


def _are_there(meeting: Meeting, day: dt.date) -> bool:
    """Whether something says that there are minutes; minutes without any date may be older than *day*."""
    minutes = meeting.minutes
    if minutes is None:
        return False
    dates = [moment for moment in (minutes.sent, minutes.verified, minutes.written, minutes.published) if moment]
    return any(known(moment, day) for moment in dates) if dates else bool(minutes.text or minutes.url)


def _tasks(workspace: Workspace, seat: Seat, meeting: Meeting) -> Iterator[Deadline]:
    for index, task in sound(workspace, meeting, "tasks", meeting.tasks):
        if _is_open(task, workspace.as_of):
            made = _made(workspace, seat, meeting, "task", _TASK)
            yield made._replace(
                due=task.due.latest if task.due is not None else None,
                what=Phrase(_TASK, {**made.what.params, "text": task.text.rstrip(" .")}),
                path=("tasks", index),
                key=task.id or f"position-{index + 1}",
                who=holder_names(workspace, task.responsible, seat),
            )


def _is_open(task: Task, day: dt.date) -> bool:
    return not _happened(task.done, day)

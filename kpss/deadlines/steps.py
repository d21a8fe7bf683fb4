"""Steps of a procedure that lead to a document on a day: what is left to do, and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from kpss.deadlines.entries import Deadline, Path
from kpss.deadlines.meetings import papers_are_sent
from kpss.deadlines.who import convener, holder_names, instance_name, submitters
from kpss.language.phrases import Phrase
from kpss.language.slugs import slug
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.chain import Chain, Due, dues, events_of, missing_seats
from kpss.model.events import Event
from kpss.model.instances import Seat, seats
from kpss.model.meetings import PER_ROLLAM, Meeting
from kpss.model.records import Record, Step
from kpss.model.sessions import meeting_state, sessions
from kpss.model.working_days import before
from kpss.model.workspace import Workspace

_NONE = Text("", "")
_BEGIN = Text("Zahájit: ", "Begin: ")
_PAPERS = Text("Podklady ke kroku: ", "Papers for the step: ")
_OPTIONAL = Text(" (nepovinné)", " (optional)")


class Wanted(NamedTuple):
    """A document that is to hold from ``start``.

    ``of`` is the template of the texts (parameters ``lead``, ``step``, ``how``, ``name``); ``record`` and ``path`` say
    where the wish is written.  ``events`` are what has happened to it.  Without ``path`` nothing is written: the
    question is what would be due, and days that are past are of interest too.
    """

    start: dt.date
    record: Record
    of: Text
    path: Path | None = None
    plan: str = ""
    events: Sequence[Event] = ()
    consulted: Literal["", "planned", "begun"] = ""


def steps_left(workspace: Workspace, chain: Chain, wanted: Wanted) -> Iterator[Deadline]:
    """The steps of *chain* that are not done yet, each with its instances that have to act."""
    left, order = _left(chain, wanted), in_order(chain)
    for due in dues(chain, wanted.start, _session_days(workspace)):
        if due.step.id not in left or (due.step.consultation and wanted.consulted):
            continue  # a consultation that is on record has deadlines of its own
        for seat in _seats_left(workspace, due.step, wanted):
            yield from _of_step(workspace, chain, wanted, due, order.index(due.step.id), seat)


def in_order(chain: Chain) -> list[str]:
    """Ids of the steps as the procedure lists them, but none before what it follows."""
    before = {one: chain.before(one) for one in chain.steps}
    found: dict[str, None] = {}
    for one in chain.steps:
        found.update(dict.fromkeys(sorted(before[one], key=lambda earlier: len(before[earlier]))))
        found[one] = None
    return list(found)


def circle(chain: Chain) -> list[str]:
    """Ids of steps each of which would have to precede the others; empty where the steps can be put in order."""
    before = {one: set(chain.before(one)) for one in chain.steps}
    for one, earlier in before.items():
        around = [other for other in chain.steps if other in earlier and one in before[other]]
        if around:
            return [one, *around]
    return []


def _left(chain: Chain, wanted: Wanted) -> set[str]:
    """Ids of the steps that are still to be done; one that a later step has overtaken is not."""
    done = {one for one, step in chain.steps.items() if _is_done(step, wanted)}
    passed = {earlier for one in done for earlier in chain.before(one)}
    return {one for one in chain.steps if one not in passed and done.isdisjoint(chain.alternatives(one))} | {
        one for one in done - passed if chain.steps[one].each_instance
    }


def _is_done(step: Step, wanted: Wanted) -> bool:
    return bool(events_of(step, wanted.events)) or (bool(step.consultation) and wanted.consulted == "begun")


def _seats_left(workspace: Workspace, step: Step, wanted: Wanted) -> list[Seat | None]:
    """The instances that have to act, or None for the step as a whole; empty where all of them have."""
    body = workspace.get(step.by.body, Body) if step.by is not None else None
    if body is None or not step.each_instance or wanted.path is None:
        return [None]
    done = events_of(step, wanted.events)
    if done:
        return list(missing_seats(workspace, step, done, workspace.as_of))
    known = seats(workspace, body, workspace.as_of) or [Seat(body.id)]
    return [*known] if known != [Seat(body.id)] else [None]


def _of_step(
    workspace: Workspace, chain: Chain, wanted: Wanted, due: Due, place: int, seat: Seat | None
) -> Iterator[Deadline]:
    """The last day of a step; the last day to begin it and that for its papers, as long as they are not past.

    Whether a step has begun or its papers were sent is not on record.
    """
    step, since = due.step, workspace.as_of if wanted.path is not None else dt.date.min
    which = seat.orp or slug(seat.group) if seat is not None else ""
    key = f"{step.id}-{which}" if which else step.id
    made = Deadline(
        "step", due.day, _what(workspace, chain, wanted, step, seat, _NONE), wanted.record,
        wanted.path if wanted.path is not None else chain.path(step.id), key,
        _who(workspace, step, seat), seat.orp if seat is not None else "", wanted.plan,
        order=(wanted.record.id, place),
    )  # fmt: skip
    if since <= due.begins < due.day:
        begin = _what(workspace, chain, wanted, step, seat, _BEGIN)
        yield made._replace(due=due.begins, what=begin, key=f"{key}/begin")
    papers = _papers_due(workspace, step, due.day)
    if papers is not None and papers >= since:
        what = _what(workspace, chain, wanted, step, seat, _PAPERS)
        yield made._replace(
            sort="papers", due=papers, what=what, key=f"step-{key}", who=_submits(workspace, step, seat)
        )
    yield made


def _what(workspace: Workspace, chain: Chain, wanted: Wanted, step: Step, seat: Seat | None, lead: Text) -> Phrase:
    instance = instance_name(workspace, seat) if seat is not None else ""
    how = Text(f" ({instance})", f" ({instance})") if instance else _NONE
    other = chain.steps.get(step.alternative_to)
    if other is not None:
        how = Text(f"{how.cs} (lze místo kroku „{other.name}“)", f"{how.en} (may replace the step “{other.name}”)")
    elif chain.may_be_left_out(step.id):
        how = Text(how.cs + _OPTIONAL.cs, how.en + _OPTIONAL.en)
    return Phrase(wanted.of, {"lead": lead, "step": step.name, "how": how, "name": wanted.record.name})


def _who(workspace: Workspace, step: Step, seat: Seat | None) -> tuple[str, ...]:
    if seat is not None:
        return convener(workspace, workspace.get(seat.body, Body), seat)
    return holder_names(workspace, [step.by] if step.by is not None else [])


def _submits(workspace: Workspace, step: Step, seat: Seat | None) -> tuple[str, ...]:
    if step.submitted_by is not None:
        return holder_names(workspace, [step.submitted_by], seat)
    body = workspace.get(step.by.body, Body) if step.by is not None else None
    return submitters(workspace, body, seat or Seat(body.id)) if body is not None else ()


def _papers_due(workspace: Workspace, step: Step, day: dt.date) -> dt.date | None:
    """By when papers must be sent for the meeting of the step's body on *day*; None where no such meeting is known."""
    body = workspace.get(step.by.body, Body) if step.by is not None else None
    lead = body.meetings.papers if body is not None and body.meetings is not None else None
    if body is None or lead is None:
        return None
    planned = [meeting for meeting in _planned(workspace, body.id) if meeting.date and meeting.date.earliest == day]
    if not planned or all(papers_are_sent(meeting, workspace.as_of) for meeting in planned):
        return None
    return before(day, lead)


def _planned(workspace: Workspace, body: str) -> list[Meeting]:
    """Meetings of *body* to come whose day is known."""
    day = workspace.as_of
    return [
        meeting
        for meeting in sessions(workspace).by_body.get(body, ())
        if meeting_state(meeting, day) == "planned" and meeting.form != PER_ROLLAM
        and meeting.date is not None and meeting.date.exact and meeting.date.earliest >= day
    ]  # fmt: skip


@lru_cache(maxsize=4)
def _session_days(workspace: Workspace) -> dict[str, list[dt.date]]:
    """The known days of coming meetings by body."""
    known = {body: _planned(workspace, body) for body in sessions(workspace).by_body}
    return {body: [m.date.earliest for m in meetings if m.date is not None] for body, meetings in known.items()}

"""A procedure as a chain: which step follows which, which are done, and by when each is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kpss.model.bodies import Body
from kpss.model.events import Event
from kpss.model.instances import Seat, seats
from kpss.model.periods import DAY
from kpss.model.records import Procedure, Step
from kpss.model.working_days import after, before, last_working
from kpss.model.workspace import Workspace


class Chain:
    """The steps of a procedure that can be relied on, and what precedes each.

    A step without ``after`` follows the one before it in the list; the first follows nothing.
    """

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        usable = "steps" not in procedure.broken
        self.steps: dict[str, Step] = {step.id: step for step in procedure.steps if step.id} if usable else {}
        order = list(self.steps)
        self._after = {
            step.id: [other for other in step.after if other in self.steps and other != step.id]
            if step.after
            else order[max(index - 1, 0) : index]
            for index, step in enumerate(self.steps.values())
        }

    def path(self, step: str) -> tuple[str | int, ...]:
        """The key path of a step."""
        index = next(i for i, known in enumerate(self.procedure.steps) if known.id == step)
        return ("steps", index)

    def before(self, step: str) -> list[str]:
        """All steps that must precede *step*, whether directly or not, in the order of the procedure."""
        found: set[str] = set()
        waiting = list(self._after.get(step, ()))
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._after[one]
        found.discard(step)  # a cycle
        return [one for one in self.steps if one in found]

    def following(self, step: str) -> list[str]:
        """The steps that come directly after *step*."""
        return [one for one, earlier in self._after.items() if step in earlier]

    def alternatives(self, step: str) -> list[str]:
        """*step* and the steps of which one is enough."""
        group = self.steps[step].alternative_to or step
        return [one for one, known in self.steps.items() if group in (one, known.alternative_to)]

    def may_be_left_out(self, step: str) -> bool:
        """Whether the procedure goes on without *step*: it or its alternative is optional."""
        return any(self.steps[one].optional for one in self.alternatives(step))


def events_of(step: Step, events: Iterable[Event]) -> list[Event]:
    """The events that carry *step* out: those that name it, else acts of its body."""
    acts = {step.act, *step.also} - {""}
    body = step.by.body if step.by is not None else ""
    return [
        event
        for event in events
        if not event.refused
        and (
            event.step == step.id if event.step else bool(body) and event.by == body and (not acts or event.act in acts)
        )
    ]


def missing_seats(workspace: Workspace, step: Step, done: list[Event], day: dt.date) -> list[Seat]:
    """The instances of the step's body that have not acted; empty where all have, or where they are not known."""
    body = workspace.get(step.by.body, Body) if step.by is not None and step.each_instance else None
    wanted = seats(workspace, body, day) if body is not None else None
    if not wanted:
        return []
    acted = {event.orp for event in done}
    return [seat for seat in wanted if seat.orp and seat.orp not in acted]


class Due(NamedTuple):
    """By when a step must be done so that what follows is in time; ``begins`` is the last day to begin it."""

    step: Step
    day: dt.date
    begins: dt.date


def dues(chain: Chain, start: dt.date, sessions: Mapping[str, list[dt.date]] | None = None) -> list[Due]:
    """By when each step of *chain* must be done for its document to hold from *start*, in order of the procedure.

    Counted back from *start*: a step is due ``lead`` before the steps that follow it begin, and it begins ``takes``
    before it is done.  A deadline that falls on a free day moves back to a working day.  A body meets when it meets:
    where days of its sessions are known (*sessions*, by its id), the last one in time counts.
    """
    known: dict[str, Due] = {}
    open_steps: set[str] = set()  # steps whose due is being worked out: a cycle ends there

    def due(identifier: str) -> Due:
        if identifier in known:
            return known[identifier]
        open_steps.add(identifier)
        step = chain.steps[identifier]
        following = [one for one in chain.following(identifier) if one not in open_steps]
        limit = min((due(one).begins for one in following), default=start - DAY)
        day = last_working(before(limit, step.lead))
        if step.due:
            day = _yearly(step.due, day)
        body = step.by.body if step.by is not None else ""
        in_time = [session for session in (sessions or {}).get(body, ()) if session <= day]
        if in_time:
            day = max(in_time)
        open_steps.discard(identifier)
        known[identifier] = Due(step, day, last_working(_begins(step, day)))
        return known[identifier]

    return [due(identifier) for identifier in chain.steps]


def _begins(step: Step, day: dt.date) -> dt.date:
    if step.takes is None:
        return day
    begins = before(day, step.takes)
    while after(begins, step.takes) > day:  # months differ in length
        begins -= DAY
    return begins


def _yearly(text: str, day: dt.date) -> dt.date:
    """The last date ``--MM-DD`` not after *day*."""
    for year in (day.year, day.year - 1):
        found = yearly(text, year)
        if found is not None and found <= day:
            return found
    return day


def yearly(text: str, year: int) -> dt.date | None:
    """The date ``--MM-DD`` in *year*; 29 February is the 28th in other years."""
    try:
        month, day = int(text[2:4]), int(text[5:7])
        return dt.date(year, month, min(day, 28) if month == 2 and not _leap(year) else day)  # noqa: PLR2004
    except ValueError:
        return None


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

"""A procedure as a chain: which step follows which, which are done, and by when each is due."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from kpss.model.bodies import Body
from kpss.model.events import Event
from kpss.model.instances import Seat, seats
from kpss.model.periods import DAY, add_months
from kpss.model.plans import BINDING
from kpss.model.records import Procedure, Step
from kpss.model.working_days import add_days, after, before, last_working
from kpss.model.workspace import Workspace

_IMPLY_DISCUSSION = BINDING | {"recommends", "comments", "gives_opinion", "takes_note", ""}
_SESSION_MONTHS = 6  # a session longer before the last day is not the last one: others will be called


class Chain:
    """The steps of a procedure that can be relied on, and what precedes each.

    A step without ``after`` follows the one before it in the list; the first follows nothing.  An alternative stands
    in the place of the step that it may replace: what follows one of them follows whichever was taken.
    """

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.steps: dict[str, Step] = {}
        for step in procedure.steps if "steps" not in procedure.broken else ():
            if step.id:
                self.steps.setdefault(step.id, step)
        self._groups = _groups(self.steps)
        self._after: dict[str, list[str]] = {}
        previous: list[str] = []
        for step in sorted(self.steps.values(), key=self._replaces):  # those that are replaced come first
            group = self._groups[step.id]
            if isinstance(step.data.get("after"), list):
                self._after[step.id] = [one for one in step.after if one in self.steps and one not in group]
            else:
                self._after[step.id] = self._after[group[0]] if self._replaces(step) else previous
            previous = [step.id]

    def _replaces(self, step: Step) -> bool:
        return self._groups[step.id][0] != step.id

    def path(self, step: str) -> tuple[str | int, ...]:
        """The key path of a step."""
        index = next(i for i, known in enumerate(self.procedure.steps) if known.id == step)
        return ("steps", index)

    def before(self, step: str) -> list[str]:
        """All steps that must precede *step*, whether directly or not, in the order of the procedure.

        Of alternatives all are named, though one is enough.
        """
        found = self._before.get(step, set())
        return [one for one in self.steps if one in found]

    @cached_property
    def _before(self) -> dict[str, set[str]]:
        """What must precede each step, whichever of the alternatives on the way is taken."""
        found: dict[str, set[str]] = {step: set() for step in self.steps}
        order, changed = list(self.steps), True
        while changed:  # ends in a circle too, for sets only grow
            changed = False
            for step in order:
                wanted = found[step].copy()
                for one in self._after[step]:
                    group = self._groups[one]
                    wanted.update(group, set.intersection(*(found[other] for other in group)))
                wanted.difference_update(self._groups[step])
                if wanted != found[step]:
                    found[step], changed = wanted, True
            order.reverse()  # whichever way the steps are written, few rounds are enough
        return found

    def following(self, step: str) -> list[str]:
        """The steps that come directly after *step* or its alternative."""
        group = set(self._groups[step])
        return [one for one in self.steps if not group.isdisjoint(self._after[one])]

    def alternatives(self, step: str) -> list[str]:
        """*step* and the steps of which one is enough, first the one that the others may replace."""
        return self._groups[step]

    def may_be_left_out(self, step: str) -> bool:
        """Whether the procedure goes on without *step*: it or its alternative is optional."""
        return any(self.steps[one].optional for one in self.alternatives(step))


def _groups(steps: Mapping[str, Step]) -> dict[str, list[str]]:
    """Step → the steps of which one is enough, first the one that replaces no other."""
    groups = {identifier: [identifier] for identifier in steps}
    for identifier, step in steps.items():
        other = step.alternative_to
        if other in steps and groups[other] is not groups[identifier]:
            merged = groups[other] + groups[identifier]
            groups.update((one, merged) for one in merged)
    order = list(steps)
    for group in groups.values():
        group.sort(key=lambda one: (steps[one].alternative_to in steps, order.index(one)))
    return groups


def own_acts(step: Step) -> set[str]:
    """The acts that the procedure names for *step*; empty where it names none."""
    acts = {step.act, *step.also} - {""}
    return acts if acts.isdisjoint(BINDING) else acts | BINDING


def wanted_acts(step: Step) -> set[str]:
    """The acts that carry *step* out, with those that include one; empty where any act of its body does."""
    acts = own_acts(step)
    return acts | _IMPLY_DISCUSSION if "discusses" in acts else acts


def fits(step: Step, event: Event) -> bool:
    """Whether *event* is about *step*: it names it, else it is a fitting act of its body.  It may be a refusal."""
    if event.step:
        return event.step == step.id
    acts, body = wanted_acts(step), step.by.body if step.by is not None else ""
    return bool(body) and event.by == body and (not acts or event.act in acts)


def events_of(step: Step, events: Iterable[Event]) -> list[Event]:
    """The events that carry *step* out: those that name it, else acts of its body.

    The last decision counts, in each instance for itself: what was refused since is not done.
    """
    accepted: list[Event] = []
    refused: dict[str, list[dt.date]] = defaultdict(list)
    for event in events:
        if not event.refused and fits(step, event):
            accepted.append(event)
        elif event.refused and event.date is not None and refuses(step, event):
            refused[_instance(step, event)].append(event.date.earliest)
    last = {instance: max(days) for instance, days in refused.items()}
    over = {
        instance
        for instance, day in last.items()
        if all(event.date and event.date.latest < day for event in accepted if _instance(step, event) == instance)
    }
    return [event for event in accepted if _instance(step, event) not in over]


def refuses(step: Step, event: Event) -> bool:
    """Whether a refusal is surely that of *step*: it names it, or the act is the step's own, not an implied one."""
    return fits(step, event) and bool(event.step or not step.act or event.act in own_acts(step))


def _instance(step: Step, event: Event) -> str:
    return event.orp or event.group if step.each_instance else ""


def missing_seats(workspace: Workspace, step: Step, done: list[Event], day: dt.date) -> list[Seat]:
    """The instances of the step's body that have not acted; empty where all have, or where it cannot be told."""
    body = workspace.get(step.by.body, Body) if step.by is not None and step.each_instance else None
    wanted = seats(workspace, body, day) if body is not None else None
    acted = {event.orp or event.group for event in done}
    # An act without its instance, or with one that nobody knows, may be that of any.
    if not wanted or any(event.orp not in workspace.territory.orps and not event.group for event in done):
        return []
    return [seat for seat in wanted if (seat.orp or seat.group) and (seat.orp or seat.group) not in acted]


class Due(NamedTuple):
    """By when a step must be done so that what follows is in time; ``begins`` is the last day to begin it."""

    step: Step
    day: dt.date
    begins: dt.date


def dues(chain: Chain, start: dt.date, sessions: Mapping[str, list[dt.date]] | None = None) -> list[Due]:
    """By when each step of *chain* must be done for its document to hold from *start*, in order of the procedure.

    Counted back from *start*: a step is due ``lead`` before the steps that follow it begin (the last one before
    *start* itself), and it begins ``takes`` before it is done.  A deadline that falls on a free day moves back to a
    working day; a date of every year stays as the procedure writes it.  A body meets when it meets: where days of its
    sessions are known (*sessions*, by its id), the last one in time counts, unless it is so early that more will come.
    """
    following = {one: chain.following(one) for one in chain.steps}
    found: dict[str, Due] = {}
    left = list(reversed(chain.steps))
    while left:
        # In a circle no step has all that follows it worked out: the last one begins.
        identifier = next((one for one in left if all(later in found for later in following[one])), left[0])
        left.remove(identifier)
        step = chain.steps[identifier]
        limits = [found[later].begins for later in following[identifier] if later in found]
        day = before(min(limits), step.lead) if limits else min(before(start, step.lead), add_days(start, -1))
        found[identifier] = _due(step, last_working(day), sessions or {})
    return [found[one] for one in chain.steps]


def _due(step: Step, day: dt.date, sessions: Mapping[str, list[dt.date]]) -> Due:
    if step.due:
        day = _yearly(step.due, day)
    known = sessions.get(step.by.body, ()) if step.by is not None else ()
    last = max((session for session in known if session <= day), default=None)
    if last is not None and (last >= add_months(day, -_SESSION_MONTHS) or any(session > day for session in known)):
        day = last
    return Due(step, day, _begins(step, day))


def _begins(step: Step, day: dt.date) -> dt.date:
    if step.takes is None:
        return day
    begins = before(day, step.takes)
    while begins > dt.date.min and after(begins, step.takes) > day:  # from a free day back, say
        begins -= DAY
    return last_working(begins)


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

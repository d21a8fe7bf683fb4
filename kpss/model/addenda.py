"""What the addenda of a plan that are known on a day make of its measures."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from kpss.model.periods import Moment
from kpss.model.plan_content import Change
from kpss.model.plans import Addendum, Plan, known

Path = tuple[str | int, ...]


class Amended(NamedTuple):
    """A measure after the addenda: whether it is in force, since when, and its new values with their places."""

    in_force: bool = True
    since: Moment | None = None  # the date of the addendum that added it
    removed: Addendum | None = None  # the addendum by which it is no longer in force
    values: Mapping[str, Any] = {}
    places: Mapping[str, Path] = {}  # key → where in the plan's record the addendum gives its value


class _Event(NamedTuple):
    addendum: Addendum
    change: Change
    path: Path


def wording(plan: Plan, day: dt.date) -> list[Addendum]:
    """The addenda of *plan* known on *day*, in the order in which they came."""
    return [addendum for _, addendum in ordered(plan) if known(addendum.date, day)]


def amended(plan: Plan, day: dt.date) -> dict[str, Amended]:
    """Code → what the addenda known on *day* make of the measure, for every code that an addendum ever names."""
    events: dict[str, list[_Event]] = defaultdict(list)
    for index, addendum in ordered(plan):
        for number, change in enumerate(addendum.changes):
            if change.measure:
                events[change.measure].append(_Event(addendum, change, ("addenda", index, "changes", number, "set")))
    return {code: _amended(found, day) for code, found in events.items()}


def ordered(plan: Plan) -> list[tuple[int, Addendum]]:
    """The addenda by date; one without a date stays behind the one before it."""
    keys, last = {}, dt.date.min
    for index, addendum in enumerate(plan.addenda):
        last = keys[index] = addendum.date.earliest if addendum.date is not None else last
    return sorted(enumerate(plan.addenda), key=lambda pair: keys[pair[0]])


def _amended(events: list[_Event], day: dt.date) -> Amended:
    moves = [event.change.what for event in events if event.change.what in ("adds", "removes")]
    made = Amended(in_force=not moves or moves[0] != "adds")  # what an addendum adds first was not there before
    for addendum, change, path in events:
        if known(addendum.date, day):
            made = _applied(made, addendum, change, path)
    return made


def _applied(made: Amended, addendum: Addendum, change: Change, path: Path) -> Amended:
    if change.what == "removes":
        return made._replace(in_force=False, removed=addendum)
    if change.what == "adds":
        made = made._replace(in_force=True, since=addendum.date, removed=None)
    if change.set is None:
        return made
    values = dict(change.set.data)
    return made._replace(
        values={**made.values, **values}, places={**made.places, **{key: (*path, key) for key in values}}
    )

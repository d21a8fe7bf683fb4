"""How often a body ought to meet, in numbers: whole years and quarters, and the longest pause between two meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpss.model.meeting_rules import Frequency
from kpss.model.periods import DAY, Moment, add_months

_QUARTER = 3
_YEAR = 12
_QUARTERS = _YEAR // _QUARTER


class Window(NamedTuple):
    """A whole calendar year, or its *quarter* from 1 to 4."""

    first: dt.date
    last: dt.date
    quarter: int = 0

    @property
    def text(self) -> str:
        """``2016`` or ``2016-Q3``."""
        return f"{self.first.year}-Q{self.quarter}" if self.quarter else str(self.first.year)


class Need(NamedTuple):
    """At least so many meetings in each window of *months* months."""

    meetings: int
    months: int


class Pause(NamedTuple):
    """Two meetings with too long a time between them; the second one was due on *due* at the latest."""

    last: Moment
    following: Moment
    due: dt.date


def need(frequency: Frequency) -> Need | None:
    """How many meetings are asked for; None where none are counted.

    An approximate number allows one less a year, so approximate quarters are judged by years.
    """
    if not frequency.at_least:
        return None
    quarterly = frequency.per == "quarter"
    if frequency.approximate:
        count = frequency.at_least * (_QUARTERS if quarterly else 1) - 1
        return Need(count, _YEAR) if count else None
    return Need(frequency.at_least, _QUARTER if quarterly else _YEAR)


def longest_pause(frequency: Frequency) -> int | None:
    """How many months may pass between two meetings; twice as many where that is approximate."""
    months = frequency.every_months or (1 if frequency.monthly else None)
    return months * 2 if months and frequency.approximate else months


def due_after(day: dt.date, months: int) -> dt.date:
    """The last day on which a body that met on *day* may meet again.

    Months are whole calendar ones: a body that meets on the first Wednesday of every second month keeps its rule,
    though from 1 March to 3 May two months and two days pass.
    """
    following = add_months(day.replace(day=1), months + 1)
    return following - DAY if dt.date.min < following < dt.date.max else following


def windows(months: int, since: dt.date, before: dt.date) -> Iterator[Window]:
    """The whole calendar windows of *months* months that ended from *since* to the day before *before*."""
    for year in range(since.year, before.year + 1):
        for number in range(_YEAR // months):
            first = dt.date(year, number * months + 1, 1)
            following = add_months(first, months)
            last = following - DAY if following < dt.date.max else following
            if since <= last < before:
                yield Window(first, last, number + 1 if months < _YEAR else 0)


def possible(dates: Iterable[Moment], window: Window) -> int:
    """How many of *dates* may lie in *window*."""
    return sum(date.earliest <= window.last and date.latest >= window.first for date in dates)


def pauses(dates: Iterable[Moment], months: int) -> Iterator[Pause]:
    """Pauses of more than *months* months between *dates*, whatever the imprecise ones really are."""
    last: Moment | None = None
    for date in sorted(dates):
        if last is not None and date.earliest > (due := due_after(last.latest, months)):
            yield Pause(last, date, due)
        if last is None or date.latest >= last.latest:
            last = date

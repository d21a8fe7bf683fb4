"""Dates as precise as their source, and periods made of them.

A date that is a year or a month, or a range ``not_before``–``not_after``, is an interval of days.  What is certain
holds for every day of the interval; what a report shows follows a convention: a period written in years begins on
1 January and ends on 31 December, and of an unknown day the last possible one is taken.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import Any, NamedTuple

DAY = dt.timedelta(days=1)
_MONTH_PRECISION = 7  # "2017-07"
_DAY_PRECISION = 10  # "2017-07-16"


class Moment(NamedTuple):
    """An imprecise date: some day from ``earliest`` to ``latest``.  ``text`` is what was written (for messages)."""

    earliest: dt.date
    latest: dt.date
    text: str
    unknown: bool = False  # written as a range: the source does not know the day

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest


class Period(NamedTuple):
    """From–to, both included; None is open or unknown."""

    start: Moment | None = None
    end: Moment | None = None

    @property
    def first(self) -> dt.date:
        """The first day by convention; ``date.min`` where it is open."""
        if self.start is None:
            return dt.date.min
        return self.start.latest if self.start.unknown and self.start.latest != dt.date.max else self.start.earliest

    @property
    def last(self) -> dt.date:
        """The last day by convention; ``date.max`` where it is open."""
        return self.end.latest if self.end is not None else dt.date.max

    def contains(self, day: dt.date) -> bool:
        """Whether *day* is in the period by convention."""
        return self.first <= day <= self.last

    def surely_contains(self, day: dt.date) -> bool:
        """Whether *day* is in the period whatever the imprecise dates really are."""
        starts = self.start.latest if self.start is not None else dt.date.min
        ends = self.end.earliest if self.end is not None else dt.date.max
        return starts <= day <= ends

    def maybe_contains(self, day: dt.date) -> bool:
        """Whether *day* can be in the period."""
        starts = self.start.earliest if self.start is not None else dt.date.min
        return starts <= day <= self.last

    def surely_reversed(self) -> bool:
        """Whether the period ends before it begins, whatever the imprecise dates really are."""
        return self.start is not None and self.end is not None and self.end.latest < self.start.earliest

    def surely_apart(self, other: Period) -> bool:
        """Whether the two periods have no day in common, whatever the imprecise dates really are."""
        return _ends_before(self, other) or _ends_before(other, self)

    def surely_overlaps(self, other: Period) -> bool:
        """Whether the two periods have a day in common, whatever the imprecise dates really are.

        The same period written twice is the same days; an open end is open.
        """
        return self == other or not (_may_end_before(self, other) or _may_end_before(other, self))

    def meet(self, other: Period) -> Period:
        """The days of both periods."""
        starts = [period for period in (self, other) if period.start is not None]
        ends = [period for period in (self, other) if period.end is not None]
        return Period(
            max(starts, key=lambda period: period.first).start if starts else None,
            min(ends, key=lambda period: period.last).end if ends else None,
        )

    def clamp(self, day: dt.date) -> dt.date:
        """The day of the period that is nearest to *day*, by convention."""
        return min(max(day, self.first), self.last)


def _ends_before(one: Period, other: Period) -> bool:
    return one.end is not None and other.start is not None and one.end.latest < other.start.earliest


def _may_end_before(one: Period, other: Period) -> bool:
    """Whether *one* can be over before *other* begins; each lasts a day at least."""
    if one.end is None or other.start is None:
        return False
    soonest = max(one.end.earliest, one.start.earliest) if one.start is not None else one.end.earliest
    latest = min(other.start.latest, other.end.latest) if other.end is not None else other.start.latest
    return soonest < latest


ALWAYS = Period()


def moment(value: Any) -> Moment | None:
    """The moment written as a date or a mapping ``not_before``/``not_after``; None for anything else."""
    if isinstance(value, dict):
        before, after = moment(value.get("not_before")), moment(value.get("not_after"))
        if before is None and after is None:
            return None
        earliest = before.earliest if before else dt.date.min
        latest = after.latest if after else dt.date.max
        texts = [m.text for m in (before, after) if m is not None]
        return Moment(earliest, latest, "–".join(texts), unknown=True)
    return _moment(str(value)) if isinstance(value, str | int) else None


@lru_cache(maxsize=10_000)
def _moment(text: str) -> Moment | None:
    try:
        if len(text) == _DAY_PRECISION:
            day = dt.date.fromisoformat(text)
            return Moment(day, day, text)
        year = int(text[:4])
        if len(text) == _MONTH_PRECISION:
            month = int(text[5:])
            last = calendar.monthrange(year, month)[1]
            return Moment(dt.date(year, month, 1), dt.date(year, month, last), text)
        return Moment(dt.date(year, 1, 1), dt.date(year, 12, 31), text)
    except ValueError:
        return None


def period(value: Any) -> Period:
    """The period written as a mapping with ``from`` and ``to``; what is missing or wrong is open."""
    if not isinstance(value, dict):
        return ALWAYS
    return Period(moment(value.get("from")), moment(value.get("to")))


def add_months(day: dt.date, months: int) -> dt.date:
    """*day* moved by whole months; the last day of the month where the day does not exist there."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.max if months > 0 else dt.date.min
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

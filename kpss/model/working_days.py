"""Czech working days, and dates counted back and forth in calendar or working days."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from kpss.model.parts import Lead
from kpss.model.periods import DAY, Moment, add_months

_SATURDAY = 5
_MOST = 2000  # working days that are counted


@lru_cache(maxsize=256)
def _holidays(year: int) -> dict[dt.date, str]:
    from holidays import country_holidays  # takes 0.1 s, and few workspaces count in working days

    return dict(country_holidays("CZ", years=year, expand=False, language="cs").items())


def holiday(day: dt.date) -> str:
    """The Czech name of the public holiday on *day*; empty where there is none."""
    return _holidays(day.year).get(day, "")


def is_working(day: dt.date) -> bool:
    """Whether *day* is a working day: no Saturday, Sunday or Czech public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def last_working(day: dt.date) -> dt.date:
    """*day* itself if it is a working day, else the last one before it."""
    while day > dt.date.min and not is_working(day):
        day -= DAY
    return day


def add_days(day: dt.date, days: int, *, working: bool = False) -> dt.date:
    """*day* moved by *days*, which may be negative; *working* counts working days only.

    The day itself is never counted; a result beyond the calendar is its first or last day.  So is that of more than
    2 000 working days: no statute counts eight years in them, and a mistyped number must not cost seconds.
    """
    end = dt.date.max if days > 0 else dt.date.min
    if not working:
        try:
            return day + dt.timedelta(days=days)
        except OverflowError:
            return end
    if abs(days) > _MOST:
        return end
    step = DAY if days > 0 else -DAY
    left = abs(days)
    while left and dt.date.min < day < dt.date.max:
        day += step
        if is_working(day):
            left -= 1
    return day


def before(day: dt.date, lead: Lead | None) -> dt.date:
    """The last day on which something must be done that is due *lead* before *day*."""
    if lead is None:
        return day
    moved = add_months(day, -lead.months) if lead.months else day
    return add_days(moved, -(lead.days or 0), working=bool(lead.working))


def after(day: dt.date, lead: Lead | None) -> dt.date:
    """The day on which *lead* is over that begins on *day*."""
    if lead is None:
        return day
    moved = add_months(day, lead.months) if lead.months else day
    return add_days(moved, lead.days or 0, working=bool(lead.working))


def surely_later(done: Moment, due: dt.date) -> bool:
    """Whether something done at the imprecise date *done* was certainly later than *due*."""
    return done.earliest > due

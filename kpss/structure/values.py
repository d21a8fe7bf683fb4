"""Formats of values that JSON Schema does not know: imprecise dates, days, yearly days, web addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_YEARLY = re.compile(r"--([0-9]{2})-([0-9]{2})\Z")
_URL = re.compile(r"https?://[^\s<>\"]+\Z")
FIRST_YEAR, LAST_YEAR = 1900, 2199


@lru_cache(maxsize=4096)  # the same dates stand in many records, and the compiled engine asks for each
def is_date(text: str) -> bool:
    """Whether *text* is a year, a month or a real day (``2017``, ``2017-07``, ``2017-07-16``)."""
    match = _DATE.match(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return False
    return _real(int(match[1]), match[2], match[3])


@lru_cache(maxsize=4096)
def is_day(text: str) -> bool:
    """Whether *text* is a real day (``2017-07-16``)."""
    match = _DATE.match(text)
    return bool(match and match[3]) and is_date(text)


def is_yearly(text: str) -> bool:
    """Whether *text* is a day of any year (``--03-31``)."""
    match = _YEARLY.match(text)
    return match is not None and _real(2024, match[1], match[2])  # a leap year: --02-29 is a day


def is_url(text: str) -> bool:
    """Whether *text* is a web address."""
    return _URL.match(text) is not None


def _real(year: int, month: str | None, day: str | None) -> bool:
    try:
        dt.date(year, int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


FORMATS: dict[str, Callable[[str], bool]] = {
    "kpss-date": is_date,
    "kpss-day": is_day,
    "kpss-yearly": is_yearly,
    "kpss-url": is_url,
}

"""Formats of values that JSON Schema does not know: imprecise dates, days, yearly days, hours, addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_YEARLY = re.compile(r"--([0-9]{2})-([0-9]{2})\Z")
_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]\Z", re.ASCII)
_URL = re.compile(r"https?://[^\s<>\"]+\Z")
_HOST = r"[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62})+"
_WEB = re.compile(rf"(?:https?://)?{_HOST}(?:[/?#:][^\s<>\"]*)?\Z", re.IGNORECASE)
_EMAIL = re.compile(rf"[^\s@<>()\[\],;:\"\\]{{1,64}}@{_HOST}\Z")
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


def is_time(text: str) -> bool:
    """Whether *text* is an hour of a day (``9:30``, ``14:00``)."""
    return _TIME.match(text) is not None


def is_url(text: str) -> bool:
    """Whether *text* is a web address that begins with ``https://`` or ``http://``."""
    return _URL.match(text) is not None


def is_web(text: str) -> bool:
    """Whether *text* is a web address as people write it: ``www.obec.cz``, ``https://www.obec.cz/urad``."""
    return _WEB.match(text) is not None


def is_email(text: str) -> bool:
    """Whether *text* is one e-mail address."""
    return _EMAIL.match(text) is not None


def month_without(text: str) -> tuple[str, int] | None:
    """The month of a day that does not exist (``2027-02-29``) and how many days it has; None for all else."""
    match = _DATE.match(text)
    if match is None or not match[3] or is_date(text) or not is_date(text[:7]):
        return None
    from calendar import monthrange  # rarely needed

    return text[:7], monthrange(int(match[1]), int(match[2]))[1]


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
    "kpss-time": is_time,
    "kpss-url": is_url,
    "kpss-web": is_web,
    "kpss-email": is_email,
}

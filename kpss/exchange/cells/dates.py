"""Cells with dates and hours: what people write, and what spreadsheets make of it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import NamedTuple

from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.structure.values import FIRST_YEAR, LAST_YEAR, is_date, is_day, is_time, is_yearly

_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 18_000, 110_000  # the days of 1949 to 2201; years are smaller numbers
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?\Z")
_CZECH = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})(?: 0?0:00(?::00)?)?\Z")
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})\Z")
_NUMBERS = re.compile(r"[0-9]+(?:[-./] ?[0-9]+){1,2}\.?\Z")
_MONTH = re.compile(r"(?:([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})(?:\. ?|/)([0-9]{4}))\Z")
_NAMED = re.compile(r"([^\W\d_]+)[. -]{1,2}([0-9]{4}|[0-9]{2})\Z")
_YEARLY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\.?\Z")
_HOUR = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})(?::00)?\Z")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = (
    *("leden", "unor", "brezen", "duben", "kveten", "cerven"),
    *("cervenec", "srpen", "zari", "rijen", "listopad", "prosinec"),
)
_SHORT = {
    "led": 1, "uno": 2, "bre": 3, "dub": 4, "kve": 5, "cvn": 6, "cvc": 7, "srp": 8, "zar": 9, "rij": 10, "lis": 11,
    "pro": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_CENTURY, _TURN = 100, 70  # a year of two digits: 69 is 2069, 70 is 1970
_MINUTES = 24 * 60

DATE_FORM = Text(
    "rok, měsíc nebo den: 2017, 2017-07 nebo 2017-07-16", "a year, a month or a day: 2017, 2017-07, 2017-07-16"
)
DAY_FORM = Text("den: 2017-07-16", "a day: 2017-07-16")
YEARLY_FORM = Text("den roku: --03-31", "a day of the year: --03-31")


class DateReading(NamedTuple):
    """What a text may mean as a date; ``other`` is a second meaning, ``serial`` that it was a number of a day."""

    text: str
    other: str = ""
    serial: bool = False


def date_in(value: object) -> DateReading | None:
    """The date that *value* means, as precise as it says; None where it is none."""
    if isinstance(value, dt.date):
        return DateReading(iso(value))
    if isinstance(value, Decimal):
        return _of_number(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if is_date(text):
        return DateReading(text)
    if text.isascii() and text.isdigit() and len(text) < 7:  # noqa: PLR2004 - numbers of days have five digits
        return _of_number(Decimal(text))
    return _of_text(text)


def as_precise(found: str, former: str) -> str:
    """*found* cut to the year or month that *former* says, where it is the first day of it (as spreadsheets add)."""
    if is_day(found) and is_date(former) and not is_day(former):
        rest = found[len(former) :]
        if found.startswith(former) and rest in ("-01-01", "-01"):
            return former
    return found


def iso(value: dt.date) -> str:
    """The day as ``2017-07-16``."""
    return dt.date(value.year, value.month, value.day).isoformat()


def shown(value: object) -> str:
    """A value as a message shows it: a date as a Czech spreadsheet writes it."""
    if isinstance(value, dt.datetime) and (value.hour or value.minute):
        return f"{value.day}.{value.month}.{value.year} {value.hour}:{value.minute:02d}"
    if isinstance(value, dt.date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return str(value)


def was_text(value: dt.date, former: str) -> bool:
    """Whether a spreadsheet makes the day *value* of the text *former* (``12/2017``, ``3-5``, ``2.5``)."""
    digits = re.fullmatch(r"([0-9]{1,4})[-./ ]{1,2}([0-9]{1,4})(?:[-./ ]{1,2}([0-9]{1,4}))?\.?", former.strip())
    if digits is None:
        return False
    numbers = [int(part) for part in digits.groups() if part]
    day = (value.day, value.month, value.year, value.year % _CENTURY)
    return all(number in day for number in numbers) and (len(numbers) > 2 or value.month in numbers)  # noqa: PLR2004


def shown_as_date(text: str, former: str) -> bool:
    """Whether a spreadsheet shows *former* (``1.2.4``) as the date *text* (``01.02.2004``, ``02/01/04``).

    The numbers are the same in whatever order; zeros or a whole year say that nobody typed them so.
    """
    if not _NUMBERS.match(text) or not _NUMBERS.match(former):
        return False
    one, other = re.findall("[0-9]+", text), re.findall("[0-9]+", former)
    is_typed = not any(len(part) == len("2004") or part.startswith("0") for part in one)
    numbers = [sorted(int(part) % _CENTURY for part in parts) for parts in (one, other)]
    return not is_typed and numbers[0] == numbers[1]


def yearly_in(value: object) -> str | None:
    """The day of any year that *value* means (``--03-31``); None where it is none."""
    if isinstance(value, dt.date):
        return f"--{value.month:02d}-{value.day:02d}"
    text = " ".join(str(value).split())
    if is_yearly(text):
        return text
    match = _YEARLY.match(text)
    found = f"--{int(match[2]):02d}-{int(match[1]):02d}" if match else text if text.startswith("--") else f"--{text}"
    return found if is_yearly(found) else None


def time_in(value: object, former: str) -> str | None:
    """The hour that *value* means, written as *former* if it is the same; None where it is none."""
    if isinstance(value, dt.datetime | dt.time):
        found = f"{value.hour}:{value.minute:02d}"
    elif isinstance(value, Decimal) and 0 <= value < 1:
        minutes = int((value * _MINUTES).to_integral_value())
        found = f"{minutes // 60}:{minutes % 60:02d}"
    else:
        match = _HOUR.match("".join(str(value).split()))
        found = f"{match[1]}:{match[2]}" if match else ""
    if not is_time(found):
        return None
    return former if is_time(former) and former.zfill(5) == found.zfill(5) else found


def _of_number(value: Decimal) -> DateReading | None:
    if value != value.to_integral_value():
        value = value.to_integral_value("ROUND_FLOOR")  # a day with an hour
    if FIRST_YEAR <= value <= LAST_YEAR:
        return DateReading(str(int(value)))
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return DateReading(iso(_EPOCH + dt.timedelta(days=int(value))), serial=True)
    return None


def _of_text(text: str) -> DateReading | None:
    if match := _ISO.match(text):
        return _day(match[1], match[2], match[3])
    if match := _CZECH.match(text):
        return _day(_year(match[3]), match[2], match[1])
    if match := _SLASHES.match(text):
        year = _year(match[3])
        one, other = _day(year, match[2], match[1]), _day(year, match[1], match[2])
        if one and other and one != other:
            return DateReading(one.text, other.text)
        return one or other
    if match := _MONTH.match(text):
        return _month(match[1] or match[4], int(match[2] or match[3]))
    if match := _NAMED.match(text):
        month = _month_number(fold(match[1]).casefold())
        return _month(_year(match[2]), month) if month else None
    return None


def _day(year: str, month: str, day: str) -> DateReading | None:
    found = f"{year}-{int(month):02d}-{int(day):02d}"
    return DateReading(found) if is_day(found) else None


def _month(year: str, month: int) -> DateReading | None:
    found = f"{year}-{month:02d}"
    return DateReading(found) if is_date(found) else None


def _year(text: str) -> str:
    if len(text) > 2:  # noqa: PLR2004 - two digits
        return text
    number = int(text)
    return str((2000 if number < _TURN else 1900) + number)


def _month_number(word: str) -> int:
    for names in (_ROMAN, _MONTHS):
        if word in names:
            return names.index(word) + 1
    return _SHORT.get(word, 0)

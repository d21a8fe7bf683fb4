"""What a value that a key does not take was probably meant to be."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from kpss.language.slugs import fold
from kpss.structure.values import FORMATS, month_without

_MONTHS = (
    *("led", "uno", "brez", "dub", "kvet", "cervn", "cerven", "srp", "zari", "rij", "list", "pros"),
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
_JUNE = "cerven"  # the beginning of červenec, too
_BULLET = re.compile(r"(?:\A|\s)[-*\u2022\u00b7\u2013\u2014]+\s*")
_NUMBER = re.compile(r"\D*?(-?[0-9][0-9 \u00a0]*(?:[.,][0-9]+)?)\D*\Z")
_POWER = re.compile(r"\s*(-?[0-9]{1,30}(?:[.,][0-9]{1,30})?)([eE]\+?)([0-9]+)\s*\Z")
MOST_DIGITS = 17
"""Of a whole number; a longer one is read as text."""
_TIME = re.compile(
    r"\s*(?:(?:od|ve?|cca|asi|at)\s+)?([0-9]{1,2}?)"
    r"(?:\s*(?:[.:,]|h\.?|hod\.?|hodin[auy]?|)\s*([0-9]{2})(?::00)?)?\s*(?:h|hod|hodin[auy]?|min|minut[auy]?)?\.?\s*\Z"
)
_YEARS = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}){0,2}(?![0-9])")


def date_guess(text: str, form: str) -> str:
    """What a Czech date would be in *form* (a format of :mod:`kpss.structure.values`); empty where it is unclear.

    ``12.5.2016``, ``12. května 2016``, ``5/2016``, ``2016/5/12``, ``20160512``; day first, as in Czech.
    """
    guess = _as_read(text, form)
    return guess if guess != text and FORMATS[form](guess) else ""


def no_such_day(text: str, form: str) -> tuple[str, int] | None:
    """The month (``2027-02``) of a day that it has not, however it is written, and how many days it has."""
    return None if form == "kpss-yearly" else month_without(text) or month_without(_as_read(text, form))


def _as_read(text: str, form: str) -> str:
    """The numbers of a date in the order of *form*, real or not; empty where they are no date."""
    numbers = re.findall(r"[0-9]+", re.sub(r"\A\s*([0-9]{4})([0-9]{2})([0-9]{2})\s*\Z", r"\1 \2 \3", text))
    month = _month(text)
    if month and len(numbers) in (1, 2) and len(numbers[-1]) == 4:  # noqa: PLR2004 - a year
        numbers.insert(-1, month)
    if form == "kpss-yearly":
        return "--" + "-".join(number.zfill(2) for number in reversed([*numbers, month] if month else numbers))
    if not 1 <= len(numbers) <= 3 or (month is None and re.search(r"[^\W\d_]{4}", text)):  # noqa: PLR2004
        return ""
    if len(numbers[-1]) == 4:  # noqa: PLR2004 - a year
        return "-".join([numbers[-1], *(number.zfill(2) for number in reversed(numbers[:-1]))])
    return "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:])])


def time_guess(text: str) -> str:
    """The hour in *text* (``9.30``, ``od 14 hodin``, ``1430``); empty where it is unclear, as in ``9.3``."""
    found = _TIME.match(fold(text))
    guess = f"{found[1]}:{found[2] or '00'}" if found is not None else ""
    return guess if FORMATS["kpss-time"](guess) else ""


def _month(text: str) -> str | None:
    """The number of the month that *text* names, as two digits."""
    for word in re.findall(r"[a-z]{3,}", fold(text)):
        if word == _JUNE:
            return "06"
        for number, beginning in enumerate(_MONTHS):
            if word.startswith(beginning):
                return f"{number % 12 + 1:02d}"
    return None


def number_guess(text: str, *, whole: bool) -> str:
    """The number in *text* (``1 500``, ``03``, ``5 osob``, ``1e6``); empty where there is none or several."""
    found = _NUMBER.match(_written_out(text))
    if found is None:
        return ""
    number = re.sub(r"[ \u00a0]", "", found[1]).replace(",", ".").removesuffix(".0")
    number = re.sub(r"\A(-?)0+(?=[0-9])", r"\1", number)
    return "" if whole and "." in number else number


def too_large(text: str, number: str) -> bool:
    """Whether *text*, in which *number* was found, is a number with more digits than kpss reads."""
    if power := _POWER.match(text):
        return len(power[3]) > len(str(MOST_DIGITS)) or int(power[3]) >= MOST_DIGITS
    return len(re.sub(r"\..*|-", "", number)) > MOST_DIGITS


def _written_out(text: str) -> str:
    """*text* where it is no number with a power of ten; such a number in digits."""
    power = _POWER.match(text)
    if power is None or too_large(text, ""):
        return text
    return f"{Decimal(text.strip().replace(',', '.')):f}"


def period_guess(text: str) -> str:
    """A period written in one text, ``2013–2017``, as a group of keys; empty where it is none."""
    found = _YEARS.findall(text)
    if len(found) == 1:
        return f"{{from: {found[0]}}}"
    return f"{{from: {found[0]}, to: {found[1]}}}" if len(found) == 2 else ""  # noqa: PLR2004 - from and to


def item_guess(value: Any) -> str:
    """The first item of a list that was written in another way, without its bullet."""
    if isinstance(value, dict) and value:
        key, inner = next(iter(value.items()))
        value = f"{key}: {inner if isinstance(inner, str | int) else '…'}"
    items = re.split(r",\s|;\s", str(value)) if not isinstance(value, dict) else []
    words = [part for item in items for part in _BULLET.split(item) if part]
    return words[0] if words else "…"

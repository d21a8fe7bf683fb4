"""Cells with numbers: decimal commas, spaces between thousands, crowns, and numbers that a spreadsheet shortened."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from kpss.exchange.cells import dates
from kpss.exchange.cells import words as says
from kpss.exchange.cells.values import EMPTY, Meaning, Raw, same_number, spoilt, unguarded
from kpss.structure.repairs import plain_text

EXPONENT = re.compile(r"([-+]?[0-9](?:[.,][0-9]+)?)E\+?(-?[0-9]{1,2})\Z", re.IGNORECASE)
_NUMBER = re.compile(r"[-−]?(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,][0-9]+)?\Z")
_CURRENCY = re.compile(r"(?:,[-–—]{1,2})? ?(?:Kč|CZK)?\Z")


def number_of(value: Raw, former: str = "", *, whole: bool = False) -> Meaning:
    """A number with a decimal point or comma, spaces between thousands, ``Kč`` behind it."""
    value = unguarded(value)
    if (ended := spoilt(value, former)) is not None:
        return ended
    if isinstance(value, bool | dt.time | dt.timedelta):
        return Meaning(problem=says.no_number(str(value), whole=whole))
    if isinstance(value, dt.date):
        return _from_date(value, former)
    if isinstance(value, Decimal):
        return _number(value, "", former, whole=whole)
    text = _CURRENCY.sub("", plain_text(value))
    if not text:
        return EMPTY if not value.strip() else Meaning(problem=says.no_number(value, whole=whole))
    if match := EXPONENT.match(text):
        return _from_exponent(text, match, former)
    if not _NUMBER.match(text):
        return Meaning(problem=says.no_number(value, whole=whole))
    plain = text.replace(" ", "").replace(",", ".").replace("−", "-")
    return _number(Decimal(plain), value.strip() if plain != value.strip() else "", former, whole=whole)


def rounds_to(match: re.Match[str], former: str) -> bool:
    """Whether *former* shown with so few digits is the number of *match*."""
    try:
        number = Decimal(former.replace(",", "."))
    except InvalidOperation:
        return False
    mantissa, exponent = match[1].replace(",", "."), int(match[2])
    digits = len(mantissa.partition(".")[2])
    near = number.is_finite() and number.adjusted() - exponent in (0, -1)
    return near and f"{number.scaleb(-exponent):.{digits}f}" == mantissa.lstrip("+")


def _number(value: Decimal, written: str, former: str, *, whole: bool) -> Meaning:
    if whole and value != value.to_integral_value():
        return Meaning(problem=says.no_number(written or dates.shown(value), whole=True))
    text = f"{value.to_integral_value() if whole else value:f}"
    if same_number(text, former):
        return Meaning(former)
    return Meaning(text, says.comma(written, text) if written else None)


def _from_date(value: dt.date, former: str) -> Meaning:
    """A day in the place of a number: of ``2,5`` or ``2.5`` a spreadsheet makes the second of May."""
    if former and dates.was_text(value, former):
        return Meaning(former, says.turned(dates.shown(value), former))
    return Meaning(problem=says.became_date(dates.shown(value), f"{value.day},{value.month}"))


def _from_exponent(text: str, match: re.Match[str], former: str) -> Meaning:
    if former and rounds_to(match, former):
        return Meaning(former, says.turned(text, former))
    value = Decimal(match[1].replace(",", ".")).scaleb(int(match[2]))
    return Meaning(problem=says.rounded(text, f"{value:f}"))

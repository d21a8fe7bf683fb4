"""Cells with numbers: decimal commas, spaces between thousands, crowns, and numbers that a spreadsheet shortened."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from kpss.exchange.cells import dates
from kpss.exchange.cells import words as says
from kpss.exchange.cells.values import EMPTY, Meaning, Raw, same_number, spoilt, unguarded
from kpss.language.numbers import tidy
from kpss.structure.repairs import plain_text

EXPONENT = re.compile(r"([-+]?[0-9](?:[.,][0-9]+)?)E\+?(-?[0-9]{1,2})\Z", re.IGNORECASE)
_NUMBER = re.compile(r"[-−]?(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:[.,][0-9]+)?\Z")
_PERCENT = re.compile(r"\s*%\s*\Z")
_PLACES = 6  # of percent; what is behind them is noise of binary numbers
_MOST_SHARE = Decimal("1.5")  # 150 % kept as a share; as percent it would be next to nothing
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


def percent_of(value: Raw, former: str = "", *, whole: bool = False) -> Meaning:
    """A number of percent, 94.5, also with ``%`` behind it.

    A cell that a spreadsheet shows as 94,5 % holds the number 0.945, and its reader does not tell how it is shown.
    """
    if isinstance(value, str) and (sign := _PERCENT.search(value)):
        found = number_of(value[: sign.start()], former, whole=whole)
        is_new = bool(found.text) and found.text != former
        return found._replace(remark=says.comma(value.strip(), found.text) if is_new else None)
    found = number_of(value, former, whole=False)
    share = Decimal(found.text) if found.text and found.text != former else Decimal(0)
    if not 0 < share <= _MOST_SHARE:
        return number_of(value, former, whole=whole)
    if not _is_percent(former):
        return found._replace(remark=says.small_percent(f"{share:f}"))
    percent = number_of(tidy(round(100 * share, _PLACES)), former, whole=whole)
    is_new = bool(percent.text) and percent.text != former
    return percent._replace(remark=says.share(dates.shown(share), percent.text) if is_new else None)


def _is_percent(former: str) -> bool:
    """Whether a value before is surely no share."""
    try:
        return Decimal(former) > _MOST_SHARE
    except InvalidOperation:
        return False


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

"""What a cell of a table can mean: a text, a number, a date, yes or no, an item of a list.

Spreadsheets change what people do not mean to change: they take ``00302724`` for a number, ``2017-07`` for a day and
``2,5`` for the second of May.  Each function here is given the cell and its former text (empty where there was none),
and says what is meant; where nothing proves it, it says what to write.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from kpss.exchange.cells import dates
from kpss.exchange.cells import words as says
from kpss.exchange.cells.numbers import EXPONENT, number_of, percent_of, rounds_to
from kpss.exchange.cells.values import (
    EMPTY,
    Meaning,
    Raw,
    even,
    guarded,
    raw,
    same,
    same_number,
    spoilt,
    storable,
    unguarded,
)
from kpss.exchange.cells.words import Said
from kpss.language.nearest import nearest
from kpss.language.slugs import fold
from kpss.language.text import Text
from kpss.structure.repairs import odd_variant, plain_text
from kpss.structure.values import is_day

__all__ = [
    "EMPTY", "FALSE", "TRUE", "Meaning", "Raw", "Said", "code_of", "date_of", "flag_of", "guarded", "number_of",
    "percent_of", "raw", "reference_of", "same", "same_number", "storable", "text_of", "time_of", "unguarded",
    "yearly_of",
]  # fmt: skip

TRUE, FALSE = "true", "false"
_YES = frozenset({"ano", "true", "pravda", "1", "yes", "a", "y", "x", "tak"})
_NO = frozenset({"ne", "false", "nepravda", "0", "no", "n"})
_CODE_AND_NAME = re.compile(r"(\S+) +[–—-] +\S")
_SPACES = {"nbsp": " ", "invisible": ""}
_EXACT_DIGITS = 15  # that spreadsheets keep of a number


def text_of(
    value: Raw, former: str = "", *, digits: int = 0, with_zeros: Callable[[str], str] | None = None
) -> Meaning:
    """A text; one of *digits* digits where that is fixed, of which *with_zeros* may prove what is lost."""
    value = unguarded(value)
    if (ended := spoilt(value, former)) is not None:
        return ended
    if isinstance(value, str):
        return _written(value, former, digits, with_zeros)
    if isinstance(value, bool):
        text = TRUE if value else FALSE
        return Meaning(former if former.casefold() == text else text)
    if isinstance(value, Decimal):
        return _text_of_number(value, former, digits, with_zeros)
    if isinstance(value, dt.date):
        if former and (dates.was_text(value, former) or dates.iso(value) == former):
            return Meaning(former, says.turned(dates.shown(value), former))
        return Meaning(problem=says.became_date(dates.shown(value), former or dates.iso(value)))
    hour = dates.time_in(value, former)
    return Meaning(hour) if hour else Meaning(problem=says.no_time(str(value)))


def date_of(value: Raw, former: str = "", *, day: bool = False) -> Meaning:
    """A date as precise as the cell says, or as *former* was; with *day* only a whole one."""
    value = unguarded(value)
    if (ended := spoilt(value, former)) is not None:
        return ended
    text = plain_text(value) if isinstance(value, str) else value
    if text == "":
        return EMPTY
    found = dates.date_in(text)
    if found is None or (day and not is_day(found.text)):
        return Meaning(problem=says.no_date(dates.shown(value), dates.DAY_FORM if day else dates.DATE_FORM))
    if found.other:
        if former in (found.text, found.other):
            return Meaning(former)
        return Meaning(problem=says.unclear_date(str(value), found.text, found.other))
    meant = dates.as_precise(found.text, former)
    if meant == text or (isinstance(value, Decimal) and not found.serial) or meant == former != "":
        quiet = meant == text or not found.serial
        return Meaning(meant, None if quiet else says.serial(dates.shown(value), meant))
    said = says.serial if found.serial else says.dated
    return Meaning(meant, said(dates.shown(value), meant))


def yearly_of(value: Raw, former: str = "") -> Meaning:
    """A day of any year: ``--03-31``, ``31. 3.``."""
    value = unguarded(value)
    if (ended := spoilt(value, former)) is not None:
        return ended
    if isinstance(value, str) and not value.strip():
        return EMPTY
    found = dates.yearly_in(value)
    if found is None:
        return Meaning(problem=says.no_date(dates.shown(value), dates.YEARLY_FORM))
    return Meaning(found, None if found == value else says.dated(dates.shown(value), found))


def time_of(value: Raw, former: str = "") -> Meaning:
    """An hour of a day."""
    value = unguarded(value)
    if (ended := spoilt(value, former)) is not None:
        return ended
    if isinstance(value, str) and not value.strip():
        return EMPTY
    found = dates.time_in(plain_text(value) if isinstance(value, str) else value, former)
    return Meaning(found) if found else Meaning(problem=says.no_time(dates.shown(value)))


def flag_of(value: Raw, former: str = "") -> Meaning:
    """Yes or no, as ``true`` and ``false``."""
    if isinstance(value, bool):
        return Meaning(TRUE if value else FALSE)
    if (ended := spoilt(value, former)) is not None:
        return ended
    word = plain_text(value).casefold() if isinstance(value, str) else dates.shown(value)
    if not word:
        return EMPTY
    if word in _YES:
        return Meaning(TRUE)
    return Meaning(FALSE) if word in _NO else Meaning(problem=says.no_flag(dates.shown(value)))


def code_of(value: Raw, names: Mapping[str, Text], former: str = "") -> Meaning:
    """An item of a list: its code, ``code – name``, or the name alone."""
    if isinstance(value, bool | dt.date | dt.time | dt.timedelta):
        return Meaning(problem=says.no_code(dates.shown(value), None))
    if (ended := spoilt(value, former)) is not None:
        return ended
    text = " ".join(plain_text(value).split()) if isinstance(value, str) else f"{value:f}"
    if not text or text in names or text == former:
        return Meaning(text)
    if (match := _CODE_AND_NAME.match(text)) and match[1] in names:
        return Meaning(match[1])
    meant = [code for code, name in names.items() if fold(text) in (fold(name.cs), fold(name.en), fold(code))]
    if len(meant) == 1:
        return Meaning(meant[0])
    return Meaning(problem=says.no_code(text, nearest(text, names)))


def reference_of(value: Raw, known: Collection[str], former: str = "") -> Meaning:
    """The id of a record, also as ``id – name``; whether there is such a record is not asked here."""
    found = text_of(value, former)
    if found.problem or not found.text or found.text == former:
        return found
    text = " ".join(plain_text(found.text).split())
    if text not in known and (match := _CODE_AND_NAME.match(text)) and match[1] in known:
        text = match[1]
    return Meaning(text, found.remark or (says.spaces(found.text) if odd_variant(found.text) else None))


# -- texts ------------------------------------------------------------------------------------------------------------


def _written(value: str, former: str, digits: int, with_zeros: Callable[[str], str] | None) -> Meaning:
    text = even(value)
    if not text:
        return EMPTY
    if former and _was(text, former):
        short = text.isdigit() and former.isdigit()
        return Meaning(former, says.zeros(text, former) if short else says.turned(text, former))
    if digits:
        text = "".join(plain_text(text).split())
        return _fixed(text, digits, with_zeros) if text.isascii() and text.isdigit() else Meaning(text)
    if odd_variant(text) in ("nbsp", "invisible") and odd_variant(former) not in ("nbsp", "invisible"):
        return Meaning(_spaced(text), says.spaces(text))
    return Meaning(text)


def _spaced(text: str) -> str:
    """*text* with ordinary spaces; its quotation marks are its own."""
    return "".join(_SPACES.get(odd_variant(char), char) for char in text)


def _was(text: str, former: str) -> bool:
    """Whether a spreadsheet shows *text* where *former* was written: without zeros, as a date, shortened."""
    if former.isascii() and former.isdigit() and former.startswith("0") and text.isascii() and text.isdigit():
        return len(text) < len(former) and int(text) == int(former)
    if (match := EXPONENT.match(text)) is not None:
        return rounds_to(match, former)
    found = dates.date_in(text) if not text.isdigit() else None
    if found is None or dates.shown_as_date(text, former):
        return dates.shown_as_date(text, former)
    day = found.text if is_day(found.text) else f"{found.text}-01"
    return is_day(day) and dates.was_text(dt.date.fromisoformat(day), former)


def _text_of_number(value: Decimal, former: str, digits: int, with_zeros: Callable[[str], str] | None) -> Meaning:
    is_whole = value == value.to_integral_value()
    text = f"{value.to_integral_value() if is_whole else value:f}"
    if former and same_number(former, text):
        return Meaning(former, says.zeros(text, former) if former != text and former.startswith("0") else None)
    if former and same_number(former.replace(",", "."), text):
        return Meaning(former, says.turned(dates.shown(value), former))
    day = dates.date_in(value)
    if former and day is not None and day.serial and dates.was_text(dt.date.fromisoformat(day.text), former):
        return Meaning(former, says.turned(text, former))
    if not is_whole or value < 0 or len(text) > _EXACT_DIGITS:
        return Meaning(problem=says.became_number(dates.shown(value)))
    return _fixed(text, digits, with_zeros) if digits else Meaning(text)


def _fixed(text: str, digits: int, with_zeros: Callable[[str], str] | None) -> Meaning:
    """A text of so many digits; a shorter one has lost its zeros."""
    if len(text) >= digits:
        return Meaning(text)  # whether it is right, the check of the record says
    whole = with_zeros(text) if with_zeros is not None else ""
    if whole:
        return Meaning(whole, says.zeros(text, whole))
    return Meaning(problem=says.zeros_lost(text, digits))

"""The values of cells as they come from a spreadsheet, and what makes any of them useless."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, TypeAlias

from kpss.exchange.cells import words as says
from kpss.exchange.cells.words import Said

Raw: TypeAlias = str | bool | Decimal | dt.date | dt.time | dt.timedelta
"""The value of a cell; an empty one is the empty text.  Dates with an hour are :class:`datetime.datetime`."""

_ERROR = re.compile(
    r"#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|GETTING_DATA|SPILL!|CALC!|NENÍ_K_DISPOZICI|DĚLENÍ_NULOU!|HODNOTA!"
    r"|ODKAZ!|NÁZEV\?|ČÍSLO!|POČET!|#+)\Z"
)
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


class Meaning(NamedTuple):
    """What a cell means.

    ``text`` is what a record will hold (empty: nothing), ``remark`` what was understood otherwise than it stands there,
    ``problem`` why it cannot be understood.
    """

    text: str = ""
    remark: Said | None = None
    problem: Said | None = None


EMPTY = Meaning()


def raw(value: object) -> Raw:
    """A value as the reader of workbooks gives it, without binary numbers."""
    if isinstance(value, float):
        return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str | bool | Decimal | dt.date | dt.time | dt.timedelta):
        return value
    return "" if value is None else str(value)


def guarded(text: str) -> str:
    """*text* so that no spreadsheet takes it for a formula; :func:`unguarded` takes the sign away again."""
    return f"'{text}" if _GUARDED.match(f"'{text}") or _GUARDED.match(text) else text


def unguarded(value: Raw) -> Raw:
    """The cell without the sign that :func:`guarded` gives."""
    return value[1:] if isinstance(value, str) and _GUARDED.match(value) else value


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks around them and line breaks."""
    return one == other or even(one) == even(other)


def same_number(one: str, other: str) -> bool:
    """Whether two texts are the same number, however it is written."""
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def even(text: str) -> str:
    """*text* without blanks around it, its line breaks being line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def storable(text: str) -> bool:
    """Whether a cell can hold *text* and give it back."""
    return _CONTROLS.search(text) is None


def spoilt(value: Raw, former: str) -> Meaning | None:
    """The end of the matter for any sort of cell: it is as before, an error, a formula, or holds odd characters."""
    if not isinstance(value, str):
        return None
    if former and same(value, former):
        return Meaning(former)
    text = value.strip()
    if _ERROR.match(text):
        return Meaning(problem=says.error(text))
    if text.startswith("=") and len(text) > 1:
        return Meaning(problem=says.formula(text))
    return None if storable(text) else Meaning(problem=says.not_allowed(_CONTROLS.sub("?", text)))

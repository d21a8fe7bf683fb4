"""How dates and periods moved: by how long, and whether they moved at all or are only known better or worse."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.periods import Moment, Period, add_months

_DAYS, _MONTHS, _YEARS = (
    Text("o {n:den|dny|dní} {how}", "{n:day|days} {how}"),
    Text("o {n:měsíc|měsíce|měsíců} {how}", "{n:month|months} {how}"),
    Text("o {n:rok|roky|let} {how}", "{n:year|years} {how}"),
)
_HOW = {True: Text("později", "later"), False: Text("dříve", "earlier")}
_YEAR = 12
_WHOLE_YEAR = 4  # characters: a year


def precision(old: Moment, new: Moment) -> Literal["", "more", "less"]:
    """Whether *new* is *old* known more precisely, or less; nothing where it is another date or the same days."""
    if (old.earliest, old.latest) == (new.earliest, new.latest):
        return ""
    if old.earliest <= new.earliest and new.latest <= old.latest:
        return "more"
    return "less" if new.earliest <= old.earliest and old.latest <= new.latest else ""


def end_precision(old: Moment, new: Moment) -> Literal["", "more", "less"]:
    """The same of the end of a period; one that is a year is the end of that year, and any other day another end."""
    if any(len(one.text) == _WHOLE_YEAR for one in (old, new)):
        return ""
    return precision(old, new)


def is_shifted(old: Period, new: Period) -> bool:
    """Whether both ends moved by the same."""
    if old.start is None or old.end is None or new.start is None or new.end is None:
        return False
    if precision(old.start, new.start) or end_precision(old.end, new.end):
        return False
    ends = (old.start.earliest, new.start.earliest), (old.end.latest, new.end.latest)
    far = {_distance(one, other) for one, other in ends}, {days(one, other) for one, other in ends}
    return all(one != other for one, other in ends) and any(len(found) == 1 for found in far)


def end_moved(old: Period, new: Period) -> bool:
    """Whether the period ends on another day, rather than being written in another way or shifted as a whole."""
    if old.last == new.last or is_shifted(old, new):
        return False
    return old.end is None or new.end is None or not end_precision(old.end, new.end)


def days(one: dt.date, other: dt.date) -> Decimal:
    """By how many days *other* is later."""
    return Decimal((other - one).days)


def by_words(old: dt.date, new: dt.date, *, bare: bool = False) -> Phrase:
    """How far *new* is from *old*: whole years, whole months, else days; *bare* without later or earlier."""
    count, template = _distance(old, new)
    if bare:
        template = Text(*(text.removesuffix(" {how}") for text in template))
    return Phrase(template, {"n": abs(count), "how": _HOW[new > old]})


def later_or_earlier(old: Moment, new: Moment) -> Phrase:
    """How far *new* is from *old*; without a number where one of them is not as precise as the other."""
    if _length(old) == _length(new):
        return by_words(old.latest, new.latest)
    return Phrase(_HOW[new.latest > old.latest])


def _length(one: Moment) -> int:
    return 0 if one.unknown else len(one.text)


def _distance(old: dt.date, new: dt.date) -> tuple[int, Text]:
    early, late = min(old, new), max(old, new)
    sign = 1 if new > old else -1
    months = (late.year - early.year) * _YEAR + late.month - early.month
    if not months or not (add_months(early, months) == late or _ends_of_months(early, late)):
        return sign * (late - early).days, _DAYS
    return sign * (months // _YEAR if months % _YEAR == 0 else months), _MONTHS if months % _YEAR else _YEARS


def _ends_of_months(*found: dt.date) -> bool:
    return all((day + dt.timedelta(days=1)).day == 1 for day in found)

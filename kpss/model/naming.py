"""What a record is called on a date."""

from __future__ import annotations

import datetime as dt

from kpss.language.cleaning import one_line
from kpss.model.bodies import Body, Role
from kpss.model.parts import DatedName
from kpss.model.records import Record


def name_on(record: Record, day: dt.date) -> str:
    """The name of *record* on *day*, on one line: of bodies and roles a dated one first; the id where there is none."""
    dated = record.names if isinstance(record, Body | Role) else ()
    used = (item.name for item in dated if _is_used(item, day))
    return next(filter(None, map(_tidy, (*used, record.name, record.id))), "")


def _is_used(item: DatedName, day: dt.date) -> bool:
    is_dated = item.valid.start is not None or item.valid.end is not None
    return is_dated and item.valid.contains(day)


def _tidy(text: str) -> str:
    return one_line(text).strip()

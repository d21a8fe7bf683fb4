"""By when something must be done ahead of a meeting."""

from __future__ import annotations

import datetime as dt

from kpss.model.meetings import EXCEPTIONAL
from kpss.model.parts import Lead
from kpss.model.working_days import add_days, before


def due_before(day: dt.date, form: str, lead: Lead | None) -> dt.date | None:
    """The last day for what must be done *lead* before a meeting of *form* on *day*; None where there is none.

    Of an imprecise date give the last possible day.  An exceptional meeting has the lead for urgent ones; where a
    statute exempts those in words only, there is no day.  Nor is there one before the calendar begins or, as a
    mistyped lead would have it, after the meeting.
    """
    if lead is None or (lead.days is None and lead.months is None):
        return None
    if form not in EXCEPTIONAL or (lead.urgent_days is None and not lead.urgent):
        due = before(day, lead)
    elif lead.urgent_days:
        due = add_days(day, -lead.urgent_days, working=bool(lead.working))
    else:
        return None
    return due if dt.date.min < due <= day else None

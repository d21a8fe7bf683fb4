"""By when something must be done ahead of a meeting."""

from __future__ import annotations

import datetime as dt

from kpss.model.meetings import EXCEPTIONAL
from kpss.model.parts import Lead
from kpss.model.working_days import add_days, before


def due_before(day: dt.date, form: str, lead: Lead | None) -> dt.date | None:
    """The last day for what must be done *lead* before a meeting of *form* on *day*; None where there is none.

    An exceptional meeting has the lead for urgent ones; where a statute exempts those in words only, there is no day.
    """
    if lead is None or (lead.days is None and lead.months is None):
        return None
    if form in EXCEPTIONAL:
        if lead.urgent_days is not None:
            return add_days(day, -lead.urgent_days, working=bool(lead.working)) if lead.urgent_days else None
        if lead.urgent:
            return None
    return before(day, lead)

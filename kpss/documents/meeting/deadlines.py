"""By when invitation, papers, proposals and apologies are due, as the rules of the body have it."""

from __future__ import annotations

from kpss.documents.meeting.sheet import Sheet
from kpss.documents.organisation.words_structure import lead_words
from kpss.language.dates import latest_text
from kpss.model.lead_times import due_before
from kpss.model.parts import Lead


def due_words(lead: Lead | None, sheet: Sheet) -> str:
    """``nejpozději v pátek 9. 10. 2026 (nejméně 5 dnů předem)``; the rule alone where the day cannot be told."""
    if lead is None:
        return ""
    rule = lead_words(lead, sheet.language)
    # A vote per rollam has a last day, but no day ahead of which anything would be counted.
    met_on = None if sheet.is_per_rollam or "form" in sheet.meeting.broken else sheet.day
    day = due_before(met_on, sheet.meeting.form, lead) if met_on is not None else None
    if day is None:
        return rule
    return f"{latest_text(day, sheet.language)} ({rule})" if rule else latest_text(day, sheet.language)

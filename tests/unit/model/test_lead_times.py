"""By when something is due ahead of a meeting."""

from __future__ import annotations

import datetime as dt

import pytest

from kpss.model.lead_times import due_before
from kpss.model.parts import Lead

DAY = dt.date(2026, 12, 28)  # a Monday after Christmas


@pytest.mark.parametrize(
    ("lead", "form", "due"),
    [
        (None, "", None),
        ({}, "", None),
        ({"urgent": "na místě"}, "", None),
        ({"days": 3}, "", "2026-12-25"),
        ({"days": 0}, "regular", "2026-12-28"),
        ({"days": 3, "working": True}, "per_rollam", "2026-12-21"),
        ({"months": 1}, "", "2026-11-28"),
        ({"days": 7, "urgent_days": 2}, "regular", "2026-12-21"),
        ({"days": 7, "urgent_days": 2}, "urgent", "2026-12-26"),
        ({"days": 7, "urgent_days": 2, "working": True}, "extraordinary", "2026-12-22"),
        ({"days": 7, "urgent_days": 0}, "substitute", None),
        ({"days": 7, "urgent": "na místě"}, "urgent", None),
        ({"days": 7}, "urgent", "2026-12-21"),
        ({"months": 1, "urgent_days": 2}, "urgent", "2026-12-26"),
        ({"days": 10**9}, "", None),
        ({"days": 10**9, "working": True}, "", None),
        ({"months": 10**9}, "", None),
        ({"days": -3}, "", None),
        ({"days": 7, "urgent_days": -3}, "urgent", None),
        ({"days": 7, "urgent_days": 10**9}, "urgent", None),
    ],
)
def test_due_before(lead, form, due):
    found = due_before(DAY, form, Lead(lead) if lead is not None else None)
    assert found == (dt.date.fromisoformat(due) if due else None)

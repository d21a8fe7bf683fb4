"""Days on which Czech offices work, and time limits counted in them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.parts import Lead
from kpss.model.periods import moment
from kpss.model.working_days import (
    add_days,
    after,
    before,
    holiday,
    is_working,
    last_working,
    surely_later,
)

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2035, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("2017-04-13", True),  # Maundy Thursday
        ("2017-04-14", False),  # Good Friday
        ("2015-04-03", True),  # Good Friday before it became a holiday
        ("2016-03-25", False),  # the first one
        ("2017-04-15", False),
        ("2017-04-17", False),  # Easter Monday
        ("2017-04-18", True),
        ("2024-04-01", False),  # Easter in another month
        ("2016-12-23", True),
        ("2016-12-24", False),
        ("2016-12-26", False),
        ("2016-12-31", False),  # a Saturday
        ("2018-12-31", True),
        ("2018-01-01", False),
        ("2017-05-01", False),
        ("2017-05-08", False),
        ("2017-07-05", False),
        ("2017-07-06", False),
        ("2017-09-28", False),
        ("2017-10-28", False),
        ("2017-11-17", False),
        ("2016-02-29", True),
        ("2020-02-29", False),  # a Saturday
    ],
)
def test_working_days(text, working):
    assert is_working(day(text)) is working


def test_holidays_have_czech_names():
    assert holiday(day("2017-04-14")) == "Velký pátek"
    assert holiday(day("2016-12-24")) == "Štědrý den"
    assert holiday(day("2017-04-13")) == ""


@pytest.mark.parametrize(
    ("lead", "meeting", "due"),
    [
        # Three working days before the Tuesday after Easter: Thursday, Wednesday, Tuesday.
        ({"days": 3, "working": True}, "2017-04-18", "2017-04-11"),
        ({"days": 3}, "2017-04-18", "2017-04-15"),
        # Over Christmas: 27 and 23 December are worked, then 22.
        ({"days": 3, "working": True}, "2016-12-28", "2016-12-22"),
        # Over the New Year.
        ({"days": 2, "working": True}, "2018-01-03", "2017-12-29"),
        # Two holidays in the week of the meeting.
        ({"days": 3, "working": True}, "2017-07-10", "2017-07-03"),
        # From a day that is not worked itself.
        ({"days": 1, "working": True}, "2017-04-16", "2017-04-13"),
        # Leap years.
        ({"days": 1}, "2016-03-01", "2016-02-29"),
        ({"days": 1}, "2017-03-01", "2017-02-28"),
        ({"days": 3, "working": True}, "2016-03-02", "2016-02-26"),
        ({"months": 12}, "2017-02-28", "2016-02-28"),
        ({"months": 12}, "2016-02-29", "2015-02-28"),
        # The ends of months.
        ({"months": 1}, "2017-03-31", "2017-02-28"),
        ({"months": 1}, "2016-03-31", "2016-02-29"),
        ({"months": 1}, "2017-05-31", "2017-04-30"),
        ({"months": 1, "days": 7}, "2017-03-31", "2017-02-21"),
        ({"months": 1, "days": 1, "working": True}, "2017-05-17", "2017-04-13"),
        ({"days": 0}, "2017-04-18", "2017-04-18"),
        ({}, "2017-04-18", "2017-04-18"),
    ],
)
def test_time_limits_back_from_a_meeting(lead, meeting, due):
    assert before(day(meeting), Lead(lead)) == day(due)


@pytest.mark.parametrize(
    ("lead", "start", "over"),
    [
        ({"days": 7}, "2017-06-15", "2017-06-22"),
        ({"days": 3, "working": True}, "2017-07-04", "2017-07-11"),
        ({"days": 6, "working": True}, "2016-12-22", "2017-01-02"),
        ({"months": 1}, "2017-01-31", "2017-02-28"),
        ({"months": 1}, "2016-01-31", "2016-02-29"),
        ({"months": 1, "days": 1}, "2016-01-31", "2016-03-01"),
    ],
)
def test_time_limits_from_a_day(lead, start, over):
    assert after(day(start), Lead(lead)) == day(over)


def test_no_lead_is_no_time():
    assert before(day("2017-04-18"), None) == after(day("2017-04-18"), None) == day("2017-04-18")


def test_the_ends_of_the_calendar_hold():
    assert add_days(dt.date.max, 1) == add_days(dt.date(9999, 12, 30), 5, working=True) == dt.date.max
    assert add_days(dt.date.min, -1) == add_days(dt.date(1, 1, 3), -9, working=True) == dt.date.min


def test_a_mistyped_number_is_beyond_the_calendar():
    start = day("2017-04-18")
    assert add_days(start, 2001, working=True) == add_days(start, 10**9, working=True) == dt.date.max
    assert add_days(start, -2001, working=True) == add_days(start, -(10**9)) == dt.date.min
    assert add_days(start, -2000, working=True) == day("2009-05-13")


@pytest.mark.parametrize(
    ("done", "late"),
    [("2017-06-08", False), ("2017-06-09", True), ("2017-06", False), ("2017", False), ("2017-07", True)],
)
def test_late_only_where_it_is_certain(done, late):
    found = moment(done)
    assert found is not None
    assert surely_later(found, day("2017-06-08")) is late


@given(DAYS, st.integers(1, 30))
def test_working_days_are_counted_one_by_one(start, days):
    moved = add_days(start, -days, working=True)
    between = [moved + dt.timedelta(days=n) for n in range((start - moved).days)]
    assert is_working(moved)
    assert sum(map(is_working, between)) == days


@given(DAYS, st.integers(0, 40))
def test_working_days_never_reach_less_far(start, days):
    assert add_days(start, days, working=True) >= add_days(start, days)
    assert add_days(start, -days, working=True) <= add_days(start, -days)


@given(DAYS, DAYS, st.integers(0, 15), st.booleans())
def test_an_earlier_meeting_is_not_due_later(one, other, days, working):
    lead = Lead({"days": days, "working": working})
    assert before(min(one, other), lead) <= before(max(one, other), lead)


@given(DAYS)
def test_the_last_working_day(start):
    assert last_working(start) <= start
    assert is_working(last_working(start))
    assert (last_working(start) == start) == is_working(start)

"""How often a body ought to meet: numbers in windows, and pauses."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.frequency import Need, due_after, longest_pause, need, pauses, possible, windows
from kpss.model.meeting_rules import Frequency
from kpss.model.periods import Moment, add_months, moment

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def moments(*texts: str) -> list[Moment]:
    found = [moment(text) for text in texts]
    return [one for one in found if one is not None]


@pytest.mark.parametrize(
    ("frequency", "wanted"),
    [
        ({"at_least": 4, "per": "year"}, Need(4, 12)),
        ({"at_least": 4}, Need(4, 12)),
        ({"at_least": 1, "per": "quarter"}, Need(1, 3)),
        ({"at_least": 4, "per": "year", "approximate": True}, Need(3, 12)),
        ({"at_least": 1, "per": "quarter", "approximate": True}, Need(3, 12)),
        ({"at_least": 2, "per": "quarter", "approximate": True}, Need(7, 12)),
        ({"at_least": 1, "per": "year", "approximate": True}, None),
        ({"as_needed": True}, None),
        ({"monthly": True}, None),
        ({}, None),
    ],
)
def test_numbers(frequency, wanted):
    assert need(Frequency(frequency)) == wanted


@pytest.mark.parametrize(
    ("frequency", "months"),
    [
        ({"every_months": 2}, 2),
        ({"every_months": 2, "approximate": True}, 4),
        ({"monthly": True}, 1),
        ({"monthly": True, "approximate": True}, 2),
        ({"monthly": False}, None),
        ({"at_least": 4}, None),
        ({"as_needed": True}, None),
    ],
)
def test_pauses_allowed(frequency, months):
    assert longest_pause(Frequency(frequency)) == months


@pytest.mark.parametrize(
    ("months", "since", "until", "texts"),
    [
        (12, "2016-07-16", "2017-07-16", ["2016"]),
        (12, "2016-12-31", "2017-12-31", ["2016"]),
        (12, "2017-01-01", "2018-01-01", ["2017"]),  # the year ended yesterday
        (12, "2014-06-01", "2017-06-01", ["2014", "2015", "2016"]),
        (12, "2017-01-01", "2017-12-31", []),
        (3, "2016-07-16", "2017-07-16", ["2016-Q3", "2016-Q4", "2017-Q1", "2017-Q2"]),
        (3, "2016-10-01", "2017-04-01", ["2016-Q4", "2017-Q1"]),
        (3, "2017-08-01", "2017-07-01", []),
    ],
)
def test_whole_windows(months, since, until, texts):
    assert [window.text for window in windows(months, day(since), day(until))] == texts


def test_windows_hold_at_the_ends_of_the_calendar():
    last = list(windows(3, dt.date(9999, 1, 1), dt.date.max))
    assert [window.text for window in last] == ["9999-Q1", "9999-Q2", "9999-Q3"]
    assert next(iter(windows(12, dt.date.min, dt.date(2, 1, 1)))).last == dt.date(1, 12, 31)


@given(DAYS, DAYS, st.sampled_from([3, 12]))
def test_windows_follow_each_other_and_are_whole(since, until, months):
    found = list(windows(months, since, until))
    assert all(window.first.day == 1 and add_months(window.first, months) > window.last for window in found)
    assert all(since <= window.last < until for window in found)
    assert all((b.first - a.last).days == 1 for a, b in pairwise(found))


def test_imprecise_dates_may_lie_in_several_windows():
    dates = moments("2016-02-10", "2016", "2016-12", "2017-01-01")
    (year,) = windows(12, day("2016-12-31"), day("2017-01-01"))
    quarters = list(windows(3, day("2016-01-01"), day("2017-01-01")))
    assert possible(dates, year) == 3
    assert [possible(dates, quarter) for quarter in quarters] == [2, 1, 1, 2]


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        ("2017-01-11", 2, "2017-03-31"),
        ("2017-03-01", 2, "2017-05-31"),
        ("2016-12-31", 2, "2017-02-28"),
        ("2015-12-31", 2, "2016-02-29"),
        ("2017-01-31", 1, "2017-02-28"),
        ("2017-11-15", 1, "2017-12-31"),
        ("9999-12-31", 2, "9999-12-31"),
    ],
)
def test_whole_months_count(last, months, due):
    assert due_after(day(last), months) == day(due)


@given(DAYS, st.integers(1, 24))
def test_at_least_so_many_months_are_given(last, months):
    assert due_after(last, months) >= add_months(last, months)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2017-01-11", "2017-04-03", "2017-05-10"], [("2017-01-11", "2017-04-03")]),
        (["2017-04-03", "2017-01-11", "2017-05-10"], [("2017-01-11", "2017-04-03")]),  # in any order
        (["2017-01-04", "2017-03-01", "2017-05-03"], []),
        (["2017-01-11", "2017-03", "2017-05-31"], []),  # perhaps on 31 March
        (["2017-01-11", "2017", "2017-09-06"], []),  # the one of “2017” may lie anywhere
        (["2016", "2017-03-01"], [("2016", "2017-03-01")]),
        (["2016", "2017-02-28"], []),
        (["2017-01-11"], []),
        ([], []),
    ],
)
def test_pauses(texts, found):
    shown = [(pause.last.text, pause.following.text) for pause in pauses(moments(*texts), 2)]
    assert shown == found


@given(st.lists(DAYS, max_size=8), st.integers(1, 6))
def test_pauses_of_exact_days_lie_between_neighbours(days, months):
    dates = [Moment(day, day, day.isoformat()) for day in days]
    ordered = sorted(days)
    expected = [(a, b) for a, b in pairwise(ordered) if b > due_after(a, months)]
    assert [(pause.last.earliest, pause.following.earliest) for pause in pauses(dates, months)] == expected


@given(st.lists(DAYS, max_size=8), st.lists(st.integers(0, 200), max_size=8), st.integers(1, 6))
def test_less_precise_dates_never_give_more_pauses(days, widths, months):
    exact = [Moment(day, day, "") for day in days]
    vague = [
        Moment(day, day + dt.timedelta(days=width), "")
        for day, width in zip(days, [*widths, *([0] * len(days))], strict=False)
    ]
    assert len(list(pauses(vague, months))) <= len(list(pauses(exact, months)))

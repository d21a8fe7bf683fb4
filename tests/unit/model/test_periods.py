from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.periods import ALWAYS, DAY, Moment, add_months, moment, period
from kpss.structure.values import is_date

FIRST, LAST = dt.date(2010, 1, 1), dt.date(2019, 12, 31)
days = st.dates(FIRST, LAST)
dates = st.one_of(
    st.integers(2010, 2019),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(dt.date.isoformat),
    days.map(lambda day: day.isoformat()[:4]),
)


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, Any]:
    """``not_before`` and ``not_after`` in order, or one of them."""
    before, after = sorted([draw(dates), draw(dates)], key=lambda value: moment(value) or ())
    kept = draw(st.sampled_from([("not_before",), ("not_after",), ("not_before", "not_after")]))
    found = {"not_before": before, "not_after": after}
    return {key: found[key] for key in kept}


moments = dates | ranges()
periods = st.fixed_dictionaries({}, optional={"from": moments, "to": moments})


def meant(value: Any) -> Moment:
    found = moment(value)
    assert found is not None
    return found


def possible(value: Any, *, of: dt.date) -> list[dt.date]:
    """Days that an imprecise date may really be: its ends and *of*, if that is one of them."""
    found = meant(value)
    return [found.earliest, found.latest, *([of] if found.earliest <= of <= found.latest else [])]


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "text"),
    [
        (2017, "2017-01-01", "2017-12-31", "2017"),
        ("2017", "2017-01-01", "2017-12-31", "2017"),
        ("2017-02", "2017-02-01", "2017-02-28", "2017-02"),
        ("2016-02", "2016-02-01", "2016-02-29", "2016-02"),
        ("2017-12", "2017-12-01", "2017-12-31", "2017-12"),
        ("2017-07-16", "2017-07-16", "2017-07-16", "2017-07-16"),
        ({"not_before": 2016, "not_after": "2017-03"}, "2016-01-01", "2017-03-31", "2016–2017-03"),
        ({"not_before": "2016-05"}, "2016-05-01", "9999-12-31", "2016-05"),
        ({"not_after": "2016-05"}, "0001-01-01", "2016-05-31", "2016-05"),
    ],
)
def test_moment(value, earliest, latest, text):
    found = meant(value)
    assert (found.earliest.isoformat(), found.latest.isoformat(), found.text) == (earliest, latest, text)
    assert found.exact == (earliest == latest)
    assert found.unknown == isinstance(value, dict)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        "",
        "x",
        "2017-13",
        "2017-00",
        "2017-02-30",
        "16. 7. 2017",
        0,
        -5,
        10**9,
        [],
        {},
        {"not_before": "x"},
        1.5,
    ],
)
def test_no_moment(value):
    assert moment(value) is None


@given(st.text("0123456789-", max_size=10))
def test_every_valid_date_is_a_moment(text):
    if is_date(text):
        assert meant(text).earliest <= meant(text).latest
        assert meant(text).text == text


def test_nothing_is_always():
    wrong: list[Any] = [None, "2017", [], {}, {"note": "x"}, {"from": None}, {"from": "x"}]
    for value in wrong:
        assert period(value) == ALWAYS
    assert (ALWAYS.first, ALWAYS.last) == (dt.date.min, dt.date.max)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ({"from": 2013, "to": 2017}, "2013-01-01", "2017-12-31"),
        ({"from": "2013-05", "to": "2017-02"}, "2013-05-01", "2017-02-28"),
        ({"from": "2013-05-20", "to": "2017-02-03"}, "2013-05-20", "2017-02-03"),
        ({"from": 2013}, "2013-01-01", "9999-12-31"),
        ({"to": 2013}, "0001-01-01", "2013-12-31"),
        # Of an unknown day the last possible one.
        ({"from": {"not_before": 2012, "not_after": "2013-06"}, "to": 2017}, "2013-06-30", "2017-12-31"),
        ({"from": {"not_after": 2013}, "to": {"not_before": 2016, "not_after": 2017}}, "2013-12-31", "2017-12-31"),
        ({"from": {"not_before": 2012}}, "2012-01-01", "9999-12-31"),
        ({"to": {"not_before": 2012}}, "0001-01-01", "9999-12-31"),
    ],
)
def test_days_by_convention(value, first, last):
    found = period(value)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)
    assert found.contains(found.first)
    assert found.contains(found.last)
    assert found.last == dt.date.max or not found.contains(found.last + DAY)
    assert found.first == dt.date.min or not found.contains(found.first - DAY)


@given(periods, days)
def test_certainty_is_convention_is_possibility(value, day):
    found = period(value)
    assert not found.surely_contains(day) or found.contains(day)
    assert not found.contains(day) or found.maybe_contains(day)


@given(periods, days)
def test_certain_is_what_holds_for_every_day_that_may_be_meant(value, day):
    found = period(value)
    starts = possible(value["from"], of=day) if "from" in value else [dt.date.min]
    ends = possible(value["to"], of=day) if "to" in value else [dt.date.max]
    truths = {start <= day <= end for start in starts for end in ends}
    assert found.surely_contains(day) == (truths == {True})
    assert found.maybe_contains(day) == (True in truths)


@given(periods, days)
def test_precise_period_leaves_no_doubt(value, day):
    found = period(value)
    if all(limit is None or limit.exact for limit in found):
        assert found.surely_contains(day) == found.contains(day) == found.maybe_contains(day)


@given(periods, periods)
def test_two_periods(value, other_value):
    one, other = period(value), period(other_value)
    assert one.surely_apart(other) == other.surely_apart(one)
    if one.surely_apart(other):
        assert max(one.first, other.first) > min(one.last, other.last)


@given(periods, periods, days)
def test_days_certain_in_both_mean_that_they_are_not_apart(value, other_value, day):
    one, other = period(value), period(other_value)
    if one.surely_contains(day) and other.surely_contains(day):
        assert not one.surely_apart(other)


@given(periods, periods)
def test_sure_overlap_is_one_whatever_the_days_are(value, other_value):
    one, other = period(value), period(other_value)
    limits = [limit for limit in (*one, *other) if limit is not None]
    named = {day for limit in limits for day in (limit.earliest, limit.latest)}  # the extremes that any limit may take

    def meant_by(found):
        starts = (
            {dt.date.min}
            if found.start is None
            else {d for d in named if found.start.earliest <= d <= found.start.latest}
        )
        ends = {dt.date.max} if found.end is None else {d for d in named if found.end.earliest <= d <= found.end.latest}
        return [(start, end) for start in starts for end in ends if start <= end]

    if not one.surely_reversed() and not other.surely_reversed():
        pairs = [(mine, theirs) for mine in meant_by(one) for theirs in meant_by(other)]
        certain = all(max(mine[0], theirs[0]) <= min(mine[1], theirs[1]) for mine, theirs in pairs)
        assert one.surely_overlaps(other) == other.surely_overlaps(one) == (certain or one == other)
        assert not (one.surely_overlaps(other) and one.surely_apart(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"from": 2016}, {"from": 2017}, True),  # the earlier one was not ended
        ({"from": 2016, "to": 2017}, {"from": 2017, "to": 2018}, False),
        ({"from": 2016, "to": 2018}, {"from": 2017, "to": 2017}, True),
        ({"from": 2017, "to": 2017}, {"from": 2017, "to": 2017}, True),
        ({"from": 2017, "to": 2017}, {"from": "2017-01", "to": "2017-06"}, False),
        ({"from": "2017-01-01", "to": "2017-06-30"}, {"from": "2017-06-30"}, True),
        ({"from": "2017-01-01", "to": "2017-06-30"}, {"from": "2017-07-01"}, False),
        ({}, {}, True),
    ],
)
def test_overlaps(one, other, expected):
    assert period(one).surely_overlaps(period(other)) is expected


@given(periods)
def test_reversed(value):
    found = period(value)
    if found.surely_reversed():
        assert found.last < found.first or (found.start is not None and found.start.unknown)
        assert not found.maybe_contains(found.last)
    elif found.start and found.end:
        assert found.start.earliest <= found.end.latest


@given(periods, days)
def test_nearest_day(value, day):
    found = period(value)
    if found.first <= found.last:
        assert found.contains(found.clamp(day))
        assert (found.clamp(day) == day) == found.contains(day)


@given(periods, periods, days)
def test_meeting_of_precise_periods(value, other_value, day):
    one, other = period(value), period(other_value)
    assert one.meet(ALWAYS) == ALWAYS.meet(one) == one
    if not any(limit is not None and limit.unknown for limit in (*one, *other)):
        assert one.meet(other).contains(day) == (one.contains(day) and other.contains(day))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2017-07-16", 12, "2018-07-16"),
        ("2017-07-16", -12, "2016-07-16"),
        ("2017-01-31", 1, "2017-02-28"),
        ("2016-01-31", 1, "2016-02-29"),
        ("2017-12-31", 2, "2018-02-28"),
        ("2017-03-31", -1, "2017-02-28"),
        ("2016-02-29", 12, "2017-02-28"),
        ("2017-01-01", -1, "2016-12-01"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
        ("2017-01-01", 10**9, "9999-12-31"),
        ("2017-01-01", -(10**9), "0001-01-01"),
    ],
)
def test_months_later(day, months, expected):
    assert add_months(dt.date.fromisoformat(day), months).isoformat() == expected


@given(days, st.integers(-500, 500))
def test_months_there_and_back(day, months):
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == min(day.day, monthrange(moved.year, moved.month)[1])
    assert add_months(day, 0) == day

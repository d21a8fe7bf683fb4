from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.structure.guesses import date_guess, item_guess, no_such_day, number_guess, period_guess, time_guess
from kpss.structure.values import FORMATS


@pytest.mark.parametrize(
    ("text", "form", "guess"),
    [
        ("12.5.2016", "kpss-date", "2016-05-12"),
        ("12. května 2016", "kpss-date", "2016-05-12"),
        ("1. června 2016", "kpss-date", "2016-06-01"),
        ("1. července 2016", "kpss-date", "2016-07-01"),
        ("srpen 2016", "kpss-date", "2016-08"),
        ("20160512", "kpss-date", "2016-05-12"),
        ("5/2016", "kpss-date", "2016-05"),
        ("2016/5/12", "kpss-day", "2016-05-12"),
        ("5/2016", "kpss-day", ""),  # no day
        ("31.3.", "kpss-yearly", "--03-31"),
        ("31. března", "kpss-yearly", "--03-31"),
        ("30. února", "kpss-yearly", ""),
        ("31.4.2016", "kpss-date", ""),
        ("16-7-17", "kpss-date", ""),
        ("2016", "kpss-date", ""),  # it is one
        ("jaro", "kpss-date", ""),
        ("", "kpss-date", ""),
    ],
)
def test_date(text, form, guess):
    assert date_guess(text, form) == guess


@pytest.mark.parametrize(
    ("text", "form", "month"),
    [
        ("29.2.2021", "kpss-date", ("2021-02", 28)),
        ("31. června 2021", "kpss-day", ("2021-06", 30)),
        ("2021-02-29", "kpss-day", ("2021-02", 28)),
        ("28.2.2021", "kpss-date", None),
        ("30. února", "kpss-yearly", None),
        ("29.13.2021", "kpss-date", None),
    ],
)
def test_day_that_its_month_has_not(text, form, month):
    assert no_such_day(text, form) == month


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        *[
            ("9.30", "9:30"),
            ("09.30", "09:30"),
            ("9,30", "9:30"),
            ("14 hodin", "14:00"),
            ("14", "14:00"),
            ("14h", "14:00"),
        ],
        *[("od 14:30 hod.", "14:30"), ("v 9 hodin 30 minut", "9:30"), ("1430", "14:30"), ("930", "9:30")],
        *[("14:00:00", "14:00"), ("ve 13 h", "13:00"), ("14 h 30 min", "14:30"), ("8 hodin.", "8:00")],
        *[("9.3", ""), ("9:5", ""), ("25:61", ""), ("14-16", ""), ("14.00–16.00", ""), ("dopoledne", ""), ("", "")],
        *[("2 odpoledne", ""), ("2 pm", ""), ("14. 3.", ""), ("24", ""), ("za 14 dní", "")],
    ],
)
def test_time(text, guess):
    assert time_guess(text) == guess


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
    st.sampled_from(["{0}.{1}.{2}", "{0}. {1}. {2}", "{0}/{1}/{2}", "{2}/{1}/{0}"]),
)
def test_every_day_written_in_the_czech_way(day, pattern):
    assert date_guess(pattern.format(day.day, day.month, day.year), "kpss-date") == day.isoformat()


@given(st.text("0123456789./- květnaled", max_size=14), st.sampled_from(["kpss-date", "kpss-day", "kpss-yearly"]))
def test_a_guess_is_what_may_be_written(text, form):
    guess = date_guess(text, form)
    assert guess == "" or (FORMATS[form](guess) and guess != text)


@pytest.mark.parametrize(
    ("text", "whole", "number"),
    [
        ("5 osob", True, "5"),
        ("asi 5", True, "5"),
        ("1 500", True, "1500"),
        ("1\u00a0500,50", False, "1500.50"),
        ("03", True, "3"),
        ("3.0", True, "3"),
        ("1,5", True, ""),
        ("3 až 5", True, ""),
        ("tři", True, ""),
        ("", True, ""),
    ],
)
def test_number(text, whole, number):
    assert number_guess(text, whole=whole) == number


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("2013-2017", "{from: 2013, to: 2017}"),
        ("2013 – 2017", "{from: 2013, to: 2017}"),
        ("2013-05-01 až 2017-12", "{from: 2013-05-01, to: 2017-12}"),
        ("od 2013", "{from: 2013}"),
        ("2013, 2014, 2015", ""),
        ("nikdy", ""),
    ],
)
def test_period(text, guess):
    assert period_guess(text) == guess


@pytest.mark.parametrize(
    ("value", "item"),
    [
        ("senioři, rodiny", "senioři"),
        ("- senioři", "senioři"),
        ("• senioři; děti", "senioři"),
        ({"orp": "Alfa"}, "orp: Alfa"),
        ({}, "…"),
        ("", "…"),
        (5, "5"),
    ],
)
def test_item(value, item):
    assert item_guess(value) == item

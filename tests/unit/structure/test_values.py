from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.structure.values import is_date, is_day, is_url, is_yearly


@pytest.mark.parametrize(
    "text", ["1900", "2199", "2017", "2017-01", "2017-12", "2017-07-16", "2016-02-29", "2000-02-29"]
)
def test_date(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "1899", "2200", "17", "02017", "2017-0", "2017-00", "2017-13", "2017-7", "2017-07-1", "2017-07-00"),
        *("2017-07-32", "2017-02-29", "1900-02-29", "2017-07-16T10:00", "2017-07-16\n", " 2017", "2017/07/16"),
        *("16. 7. 2017", "20170716", "2017-W29-7", "２０１７", "٢٠١٧", "--07-16", "2017-", "-2017"),
    ],
)
def test_no_date(text):
    assert not is_date(text)
    assert not is_day(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_a_day(day):
    assert is_day(day.isoformat())
    assert is_date(day.isoformat())
    assert is_date(day.isoformat()[:7])
    assert not is_day(day.isoformat()[:7])
    assert not is_day(day.isoformat()[:4])
    assert is_yearly("-" + day.isoformat()[4:])


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_is_one_that_exists(year, month, day):
    text = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        exists = 1900 <= dt.date(year, month, day).year <= 2199
    except ValueError:
        exists = False
    assert is_day(text) == exists


@pytest.mark.parametrize("text", ["--01-01", "--03-31", "--02-29", "--12-31"])
def test_day_of_any_year(text):
    assert is_yearly(text)


@pytest.mark.parametrize(
    "text", ["", "03-31", "--3-31", "--02-30", "--13-01", "--00-10", "--04-31", "--03-31\n", "2017-03-31", "--03"]
)
def test_no_day_of_any_year(text):
    assert not is_yearly(text)


@pytest.mark.parametrize("text", ["https://www.olkraj.cz/plan?a=1#b", "http://x", "https://žďár.cz/á"])
def test_web_address(text):
    assert is_url(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.olkraj.cz",
        "ftp://a",
        "https://",
        "https://a b",
        "javascript:alert(1)",
        "https://a\n",
        'https://a"b',
        "https://<b>",
    ],
)
def test_no_web_address(text):
    assert not is_url(text)

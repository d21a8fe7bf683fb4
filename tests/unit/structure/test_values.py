from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.structure.schemas import expanded
from kpss.structure.values import is_date, is_day, is_email, is_time, is_url, is_web, is_yearly, month_without


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


@pytest.mark.parametrize(
    "text",
    ["www.obec.cz", "obec.cz/urad?x=1#a", "https://www.obec.cz", "HTTP://obec.cz:8080/", "www.příbor.cz", "a-b.c-d.eu"],
)
def test_web(text):
    assert is_web(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "obec", "javascript:alert(1)", "javascript:a.b", "www.obec.cz, www.mesto.cz", "info@obec.cz", "https://",
        "ftp://obec.cz", "www..cz", "www.obec.cz ", "www.obec.cz\n", "www.obec.cz/<b>", "www.-obec.cz", "https://obec",
    ],
)  # fmt: skip
def test_no_web(text):
    assert not is_web(text)


@pytest.mark.parametrize(
    "text", ["info@obec.cz", "i.n-f_o+x@a-b.obec.cz", "Obec@Obec.CZ", "o'brien@a.ie", "á@příbor.cz"]
)
def test_email(text):
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "tohle není e-mail", "info", "info@obec", "@obec.cz", "a@b@obec.cz", "a b@obec.cz", "a@obec.cz, b@obec.cz",
        "mailto:a@obec.cz", "<a@obec.cz>", "a@obec..cz", "a@.cz", "a@obec.cz.", "a@obec.cz\n", "a" * 65 + "@obec.cz",
    ],
)  # fmt: skip
def test_no_email(text):
    assert not is_email(text)


@pytest.mark.parametrize("text", ["0:00", "9:30", "09:30", "14:00", "23:59"])
def test_hour(text):
    assert is_time(text)


@pytest.mark.parametrize(
    "text", ["", "24:00", "25:61", "9:60", "9:5", "9.30", "14", "14:00:00", "14:00\n", " 9:30", "-1:00", "１４:00"]
)
def test_no_hour(text):
    assert not is_time(text)


@given(st.from_regex(r"[0-9]{1,3}[:.][0-9]{1,3}", fullmatch=True))
def test_editors_know_an_hour_by_its_pattern(text):
    pattern = expanded("meeting")["properties"]["time"]["pattern"]
    assert is_time(text) == bool(re.search(pattern.replace("$", r"\Z"), text))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2027-02-29", ("2027-02", 28)), ("2028-02-30", ("2028-02", 29)), ("2017-04-31", ("2017-04", 30)),
        ("2017-01-32", ("2017-01", 31)), ("2017-01-00", ("2017-01", 31)),
        ("2028-02-29", None), ("2017-13-01", None), ("2017-02", None), ("1899-02-30", None), ("29. 2. 2017", None),
    ],
)  # fmt: skip
def test_day_that_its_month_has_not(text, month):
    assert month_without(text) == month

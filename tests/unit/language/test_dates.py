from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.language.dates import date_text, latest_text, until_text, weekday_text


@pytest.mark.parametrize(
    ("value", "czech", "english"),
    [
        ("2017-07-16", "16. 7. 2017", "16 July 2017"),
        ("2017-01-01", "1. 1. 2017", "1 January 2017"),
        (dt.date(2020, 2, 29), "29. 2. 2020", "29 February 2020"),
        ("2017-07", "červenec 2017", "July 2017"),
        ("2016-12", "prosinec 2016", "December 2016"),
        ("2017", "2017", "2017"),
        (2017, "2017", "2017"),
        ("--03-31", "31. 3.", "31 March"),
        ("--12-01", "1. 12.", "1 December"),
        ("2013–2017", "2013–2017", "2013–2017"),
        ("neznámo", "neznámo", "neznámo"),
        ("2017-07-16\n", "2017-07-16\n", "2017-07-16\n"),
        ("", "", ""),
    ],
)
def test_date_in_words(value, czech, english):
    assert date_text(value, "cs").replace("\u00a0", " ") == czech
    assert date_text(value, "en").replace("\u00a0", " ") == english


def test_day_is_not_broken_over_two_lines():
    assert " " not in date_text("2017-07-16", "cs")
    assert date_text("2017-07-16", "en").split() == ["16", "July", "2017"]
    assert "16\u00a0July" in date_text("2017-07-16", "en")


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_has_words(day):
    for number, part in zip((day.day, day.month, day.year), date_text(day, "cs").split("\u00a0"), strict=True):
        assert int(part.rstrip(".")) == number
    assert date_text(day, "en").endswith(f" {day.year}")


def test_twelve_different_months():
    for language in ("cs", "en"):
        assert len({date_text(f"2017-{month:02d}", language) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("day", "weekday", "latest", "english"),
    [
        ("2026-11-23", "pondělí", "nejpozději v pondělí 23. 11. 2026", "by Monday 23 November 2026"),
        ("2026-11-24", "úterý", "nejpozději v úterý 24. 11. 2026", "by Tuesday 24 November 2026"),
        ("2026-11-25", "středa", "nejpozději ve středu 25. 11. 2026", "by Wednesday 25 November 2026"),
        ("2026-11-26", "čtvrtek", "nejpozději ve čtvrtek 26. 11. 2026", "by Thursday 26 November 2026"),
        ("2026-11-27", "pátek", "nejpozději v pátek 27. 11. 2026", "by Friday 27 November 2026"),
        ("2026-11-28", "sobota", "nejpozději v sobotu 28. 11. 2026", "by Saturday 28 November 2026"),
        ("2026-11-29", "neděle", "nejpozději v neděli 29. 11. 2026", "by Sunday 29 November 2026"),
    ],
)
def test_weekdays(day, weekday, latest, english):
    date = dt.date.fromisoformat(day)
    assert weekday_text(date, "cs") == weekday
    assert latest_text(date, "cs").replace("\u00a0", " ") == latest
    assert latest_text(date, "en").replace("\u00a0", " ") == english


@pytest.mark.parametrize(
    ("value", "czech", "english"),
    [
        ("2018-05-31", "do 31. 5. 2018", "until 31 May 2018"),
        ("2018-05", "do května 2018", "until May 2018"),
        ("2018-11", "do listopadu 2018", "until November 2018"),
        ("2018", "do konce roku 2018", "until the end of 2018"),
        (2018, "do konce roku 2018", "until the end of 2018"),
    ],
)
def test_as_the_last_day(value, czech, english):
    assert until_text(value, "cs").replace("\xa0", " ") == czech
    assert until_text(value, "en").replace("\xa0", " ") == english

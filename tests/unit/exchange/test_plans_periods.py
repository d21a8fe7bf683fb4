"""Periods as people write them into tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.exchange.plans_periods import Span, agree, inside, whole

YEARS = Span("2016", "2019")


@pytest.mark.parametrize(
    "text",
    [
        "2016 - 2019", "2016 – 2019", "2016-2019", "2016–2019", "2016\u00a0—\u00a02019", "2016/2019", "od 2016 do 2019",
        "od roku 2016 do roku 2019", "2016 až 2019", "na léta 2016 - 2019", "pro roky 2016-2019",
        "období let 2016 – 2019",
        "v letech 2016–2019", "2016 - 2019.", "OBDOBÍ 2016 - 2019", "2016 do konce roku 2019", "platnost: 2016 - 2019",
    ],
)  # fmt: skip
def test_years(text):
    assert whole(text) == YEARS


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1. 1. 2016 – 31. 12. 2019", "2016-01-01", "2019-12-31"),
        ("1.7.2016-30.6.2019", "2016-07-01", "2019-06-30"),
        ("od 1. 7. 2016 do 2019", "2016-07-01", "2019"),
        ("2016-07-01 – 2019-06-30", "2016-07-01", "2019-06-30"),
        ("7/2016 - 6/2019", "2016-07", "2019-06"),
        ("2018", "2018", "2018"),
        ("rok 2018", "2018", "2018"),
        ("od 2016", "2016", ""),
        ("2016 - dosud", "2016", ""),
        ("do roku 2019", "", "2019"),
        ("2016-19", "2016", "2019"),
    ],
)
def test_other_periods(text, start, end):
    assert whole(text) == Span(start, end)


@pytest.mark.parametrize(
    "text",
    ["", "není", "2016-12", "31. 2. 2016 – 31. 12. 2019", "2016 - 2019, prodlouženo do 2020", "zákon č. 108/2006 Sb.",
     "V současné době není vytvořen; řešeno v Programu rozvoje města na roky 2014 - 2020", "20162019", "16 - 19"],
)  # fmt: skip
def test_no_period(text):
    assert whole(text) is None


def test_within_titles():
    assert inside("Komunitní plán na léta 2014 - 2018") == [Span("2014", "2018")]
    assert inside("Plán 2014-2017 a znovu 2014 – 2017") == [Span("2014", "2017")]
    assert inside("Akční plán na rok 2018 (zákon č. 108/2006 Sb.)") == [Span("2018", "2018")]
    assert inside("Plán bez let") == []


def test_reversed_and_alike():
    assert Span("2019", "2016").is_reversed
    assert not Span("2019", "2019-06-30").is_reversed
    assert not Span("2016", "").is_reversed
    assert agree(Span("2016-01-01", "2019-12-31"), YEARS)
    assert agree(YEARS, Span("2016", "2016"))
    assert not agree(YEARS, Span("2014", "2018"))


@given(st.text(max_size=60))
def test_any_text_is_read_without_harm(text):
    whole(text)
    inside(text)


@given(st.integers(1900, 2199), st.integers(1900, 2199), st.sampled_from([" - ", "–", " až ", "/", " do "]))
def test_years_are_never_changed(first, last, dash):
    assert whole(f"{first}{dash}{last}") == Span(str(first), str(last))

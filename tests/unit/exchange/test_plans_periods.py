"""Periods as people write them into tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.exchange.plans.periods import Span, agree, inside, of_sentence, whole

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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Zastupitelstvo schválilo dne 12. 5. 2021 plán na tři roky od 1. července 2021", "2021-07-01", "2024-06-30"),
        ("Plán je od 1. 3. 2021 na dobu 3 let", "2021-03-01", "2024-02-29"),
        ("na dobu čtyř let od 29. 2. 2020", "2020-02-29", "2024-02-28"),
        ("na tři roky od 29. 2. 2020", "2020-02-29", "2023-02-28"),
        ("na období pěti let od ledna 2022", "2022-01", "2026-12"),
        ("na 4 roky od roku 2020", "2020", "2023"),
        ("schválen v lednu 2024, platí od března 2024 do konce roku 2027", "2024-03", "2027"),
        ("schválen 3. 2. 2024, platí od března 2024", "2024-03", ""),
        ("plán na rok 2024 byl schválen 12. 5. 2023", "2024", "2024"),
    ],
)
def test_sentences(text: str, start: str, end: str) -> None:
    assert of_sentence(text) == [Span(start, end)]


@pytest.mark.parametrize("text", ["schválen 12. 5. 2021", "schváleno v červenci 2021", "na nula let od roku 2020", ""])
def test_day_on_which_something_was_done_is_no_period(text: str) -> None:
    assert [span for span in of_sentence(text) if span.end] == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("od března 2024 do prosince 2027", "2024-03", "2027-12"),
        ("1. ledna 2020 – 31. prosince 2022", "2020-01-01", "2022-12-31"),
        ("září 2019 - červenec 2022", "2019-09", "2022-07"),
        ("platí od července 2021", "2021-07", ""),
    ],
)
def test_months_in_words(text: str, start: str, end: str) -> None:
    assert whole(text) == Span(start, end)

"""Numbers as people write them."""

from __future__ import annotations

import pytest

from kpss.language.numbers import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("12", "12"), ("1 234,5", "1234.5"), ("1\xa0234\xa0567", "1234567"), ("1\u202f234", "1234"),
        ("−12,5", "-12.5"), ("–3", "-3"), ("+4", "4"), ("1234.5", "1234.5"), ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"), ("1,50", "1.50"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_numbers_are_read(text: str, value: str) -> None:
    assert str(read_number(text)) == value


@pytest.mark.parametrize(
    "text",
    ["", "-", "x", "00302724", "12 34", "1,2,3", "1e5", "=1+1", "2013-2017", "5 osob", "NaN", "1" * 40, "١٢", "1. 5."],
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert read_number(text) is None

"""The check digit of company numbers, and what is left of one without its zeros."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.company_number import check_digit, is_company_number, with_zeros

seven = st.text("0123456789", min_size=7, max_size=7)


@pytest.mark.parametrize("number", ["00302724", "60609460", "70891508", "00006947", "27082440", "00262978", "25596641"])
def test_numbers_of_real_organisations(number: str) -> None:
    assert is_company_number(number)


@pytest.mark.parametrize(
    "text",
    ["", "0", "302724", "00302725", "0030272", "003027240", "-0302724", "0030272a", "٠٠٣٠٢٧٢٤", "00000000", "0030272²"],
)
def test_what_is_none(text: str) -> None:
    assert not is_company_number(text)


@given(seven)
def test_one_last_digit_belongs_to_seven(digits: str) -> None:
    assert [digit for digit in "0123456789" if is_company_number(digits + digit)] == [check_digit(digits)]


@given(seven, st.integers(0, 6), st.sampled_from("123456789"))
def test_a_wrong_digit_is_found(digits: str, place: int, change: str) -> None:
    """All but those that the rule itself lets through: it gives 0 and 1 to two remainders each."""
    wrong = digits[:place] + str((int(digits[place]) + int(change)) % 10) + digits[place + 1 :]
    if check_digit(digits) not in "01":
        assert not is_company_number(wrong + check_digit(digits))


@given(seven)
def test_zeros_come_back(digits: str) -> None:
    number = digits + check_digit(digits)
    assert with_zeros(number) == number
    if number.lstrip("0"):
        assert with_zeros(str(int(number))) == number


@pytest.mark.parametrize("text", ["", "302725", "606094600", "-302724", "x"])
def test_zeros_do_not_help(text: str) -> None:
    assert with_zeros(text) == ""

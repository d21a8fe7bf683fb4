"""Quartiles as a spreadsheet's QUARTILE.INC works them out, in decimals."""

from __future__ import annotations

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.quartiles import spread

WHOLE = Decimal(1)


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ([7], ("7", "7", "7")),
        ([1, 2, 3, 4, 5], ("2", "3", "4")),
        ([1, 2, 3, 4, 5, 6], ("2.25", "3.50", "4.75")),
        ([10, 10, 10, 10, 100], ("10", "10", "10")),
        ([4, 1, 3, 2], ("1.75", "2.50", "3.25")),
    ],
)
def test_quartiles(values: list[int], quartiles: tuple[str, str, str]) -> None:
    found = spread([Decimal(value) for value in values], Decimal("0.01"))
    assert (found.q1, found.median, found.q3) == tuple(map(Decimal, quartiles))


def test_bounds_lie_one_and_a_half_ranges_beyond() -> None:
    found = spread([Decimal(value) for value in (100, 110, 120, 130, 140)], WHOLE)
    assert [found.q1, found.q3, found.low, found.high] == [110, 130, 80, 160]
    assert [found.side(Decimal(value)) for value in (79, 80, 160, 161)] == [-1, 0, 0, 1]


@given(st.lists(st.decimals(min_value=0, max_value=10**7, places=2), min_size=2, max_size=40), st.randoms())
def test_order_means_nothing_and_another_reckoning_agrees(values: list[Decimal], random: object) -> None:
    found = spread(values, Decimal("0.0001"))
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert spread(shuffled, Decimal("0.0001")) == found
    exact = statistics.quantiles([Fraction(value) for value in values], n=4, method="inclusive")
    assert [Fraction(one) for one in (found.q1, found.median, found.q3)] == exact
    assert min(values) <= found.q1 <= found.median <= found.q3 <= max(values)

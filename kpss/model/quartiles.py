"""Quartiles and the bounds beyond which a value is an outlier, in decimal arithmetic.

Quartiles are interpolated between the two nearest values of the ordered row, as the function QUARTIL.INC (QUARTILE.INC)
of a spreadsheet does, so that anybody can check them.  The bounds are 1.5 times the quartile range away.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_FOUR = 4
_REACH = Decimal("1.5")


class Spread(NamedTuple):
    """The quartiles of a row of values, and the lowest and highest value that is not unusual."""

    size: int
    q1: Decimal
    median: Decimal
    q3: Decimal
    low: Decimal
    high: Decimal

    def side(self, value: Decimal) -> int:
        """-1 for a value that is unusually low, 1 for one that is unusually high, else 0."""
        return (value > self.high) - (value < self.low)


def spread(values: Sequence[Decimal], step: Decimal) -> Spread:
    """The quartiles and bounds of *values*, of which there is one at least, rounded to *step* (``1``, ``0.1``)."""
    ordered = sorted(values)
    q1, median, q3 = (_quartile(ordered, number) for number in (1, 2, 3))
    reach = (q3 - q1) * _REACH
    return Spread(len(ordered), *(rounded(one, step) for one in (q1, median, q3, q1 - reach, q3 + reach)))


def _quartile(ordered: Sequence[Decimal], number: int) -> Decimal:
    """The quartile *number*: quarters are exact in decimals, so nothing is rounded here."""
    whole, quarters = divmod((len(ordered) - 1) * number, _FOUR)
    if not quarters:
        return ordered[whole]
    return ordered[whole] + (ordered[whole + 1] - ordered[whole]) * quarters / _FOUR


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """*value* rounded half up to the decimals of *step*."""
    return value.quantize(step, ROUND_HALF_UP)

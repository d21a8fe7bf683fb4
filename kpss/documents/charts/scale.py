"""The axis of values: round numbers, and where on it a value stands."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from kpss.language.phrases import number_text
from kpss.language.text import Language, Text

_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
_MOST = 5  # steps of an axis
_NARROW = Decimal("0.35")  # lines that differ by less of their highest value would be flat on an axis from zero
_LARGE = (
    (Decimal(10) ** 9, Text("mld.", "billion")),
    (Decimal(10) ** 6, Text("mil.", "million")),
)


class Scale(NamedTuple):
    """An axis from ``low`` to ``high``; ``divisor`` is what its numbers are told in: 1, a million, or more."""

    low: Decimal
    high: Decimal
    step: Decimal
    divisor: Decimal = Decimal(1)
    word: Text = Text("", "")

    def share(self, value: Decimal) -> float:
        """Where *value* stands: 0 at the low end, 1 at the high one."""
        return float((value - self.low) / (self.high - self.low))

    @property
    def ticks(self) -> list[Decimal]:
        """The round values of the axis, from the low end."""
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]

    @property
    def base(self) -> Decimal:
        """Where bars begin: at zero, or at the end that is nearest to it."""
        return min(max(self.low, Decimal(0)), self.high)

    def told(self, value: Decimal, language: Language) -> str:
        """*value* in words of the axis: as exact as its steps and one place more."""
        value = value / self.divisor
        places = max(0, -exponent(self.step / self.divisor)) + 1
        if self.divisor == 1 and exponent(value) >= -places:
            return plain(value, language)
        return plain(round(value, places), language)


def exponent(value: Decimal) -> int:
    """The place of the last digit of *value* that is not zero; 0 for whole numbers."""
    found = value.normalize().as_tuple().exponent
    return min(int(found), 0)


def plain(value: Decimal, language: Language) -> str:
    """*value* with no zeros at the end and no powers of ten, with a true minus sign."""
    value = value.normalize() + 0
    text = number_text(Decimal(format(abs(value), "f")), language)
    return f"−{text}" if value < 0 else text


def scale(values: Iterable[Decimal], *, lines: bool = False) -> Scale:
    """An axis on which all *values* have room; that of *lines* may begin above zero where they hardly differ."""
    given = list(values)
    low, high = min(given, default=Decimal(0)), max(given, default=Decimal(0))
    whole = all(value == value.to_integral_value() for value in given)
    if not (lines and _is_flat(low, high)):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _step((high - low) / _MOST, whole=whole)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = (high / step).to_integral_value(ROUND_CEILING) * step
    for divisor, word in _LARGE:
        if step >= divisor / 10 and max(abs(low), abs(high)) >= divisor:
            return Scale(bottom, top, step, divisor, word)
    return Scale(bottom, top, step)


def _is_flat(low: Decimal, high: Decimal) -> bool:
    return low > 0 and low != high and (high - low) < high * _NARROW


def _step(least: Decimal, *, whole: bool) -> Decimal:
    """The smallest round step that is at least *least*; whole numbers go by whole steps."""
    power = Decimal(10) ** least.adjusted()
    step = next(one * power for one in _STEPS if one * power >= least)
    if whole and step != step.to_integral_value():
        return max(step.to_integral_value(ROUND_CEILING), Decimal(1))
    return step

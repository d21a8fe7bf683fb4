"""Sums of money, exact to the haléř."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from kpss.model.plan_content import Cost


def total(costs: Iterable[Cost]) -> Decimal | None:
    """The sum of *costs*; None where none has an amount."""
    amounts = [cost.amount for cost in costs if cost.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """How many whole percent *part* is of *whole*; None where either is missing or *whole* is nothing."""
    if part is None or not whole:
        return None
    return (part / whole * 100).quantize(Decimal(1), ROUND_HALF_UP)

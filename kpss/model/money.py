"""Sums of money, exact to the haléř."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kpss.model.plan_content import Cost


def total(costs: Iterable[Cost]) -> Decimal | None:
    """The sum of *costs*; None where none has an amount."""
    amounts = [cost.amount for cost in costs if cost.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None

"""Sums of money, exact to the haléř."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kpss.model.plan_content import Cost


def total(costs: Iterable[Cost]) -> Decimal | None:
    """The sum of *costs*; None where none has an amount."""
    amounts = [cost.amount for cost in costs if cost.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def by_year(costs: Iterable[Cost]) -> dict[int | None, Decimal]:
    """The sums of *costs* by year, in order; None holds those without a year."""
    found: dict[int | None, Decimal] = defaultdict(Decimal)
    for cost in costs:
        if cost.amount is not None:
            found[cost.year] += cost.amount
    return dict(sorted(found.items(), key=lambda item: item[0] or 0))


def by_source(costs: Iterable[Cost]) -> dict[str, Decimal]:
    """The sums of *costs* by source, in the order in which they come; an empty key holds those without one."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for cost in costs:
        if cost.amount is not None:
            found[cost.source] += cost.amount
    return dict(found)

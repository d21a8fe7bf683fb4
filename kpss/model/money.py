"""Sums of money, exact to the haléř."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kpss.model.plan_content import Cost


def total(costs: Iterable[Cost]) -> Decimal | None:
    """The sum of *costs*; None where none has an amount."""
    return added(cost.amount for cost in costs)


class Drawn(NamedTuple):
    """Money planned and spent; what remains and how much is drawn only where both are known."""

    planned: Decimal | None
    spent: Decimal | None

    @property
    def rest(self) -> Decimal | None:
        """What remains; below nothing where more was spent than planned."""
        return self.planned - self.spent if self.planned is not None and self.spent is not None else None

    @property
    def percent(self) -> Decimal | None:
        """How many whole percent are drawn."""
        return percent(self.spent, self.planned)

    def as_row(self) -> dict[str, Decimal | None]:
        """The columns of a table."""
        return {"planned": self.planned, "spent": self.spent, "rest": self.rest, "percent": self.percent}


def sums(rows: Iterable[tuple[Decimal | None, Decimal | None]]) -> Drawn:
    """The sums of what was planned and spent: a row without an amount adds nothing, and both sums are of all rows."""
    found = list(rows)
    return Drawn(added(planned for planned, _ in found), added(spent for _, spent in found))


def added(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the amounts that are given; None where none is."""
    given = [amount for amount in amounts if amount is not None]
    return sum(given, Decimal(0)) if given else None


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """How many whole percent *part* is of *whole*; None where either is missing or *whole* is nothing."""
    if part is None or not whole:
        return None
    return (part / whole * 100).quantize(Decimal(1), ROUND_HALF_UP)

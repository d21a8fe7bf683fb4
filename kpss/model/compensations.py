"""Compensations of services, as entries of the network tell them: of a year, and what has changed in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from kpss.model.network import money_rows, money_sums, requests_of
from kpss.model.network_records import NetworkEntry
from kpss.model.workspace import Workspace


class Compensation(NamedTuple):
    """The compensation of a year in CZK; ``amount`` is None where none is recorded."""

    year: int
    amount: Decimal | None


class Compensations(NamedTuple):
    """What is told of a service on a day.

    ``by_year`` is what its entries in force tell themselves, ``current`` is that of the year of the day; None where
    nothing is told of the money of that year.
    """

    by_year: Mapping[int, Decimal | None]
    current: Compensation | None


def compensations(workspace: Workspace, entries: Iterable[NetworkEntry], service: str, year: int) -> Compensations:
    """The compensations of *service* with these *entries* in force on a day of *year*."""
    rows = [row for entry in entries if "money" not in entry.broken for row in entry.money]
    years = dict.fromkeys(row.year for row in rows if row.year is not None)
    by_year = {year: money_sums(row for row in rows if row.year == year).compensation for year in years}
    found = money_rows(workspace, year).get(service)
    current = Compensation(year, money_sums(row for _, row in found.rows).compensation) if found is not None else None
    return Compensations(by_year, current)


def changed(
    old: Compensations, new: Compensations, entries: Iterable[NetworkEntry]
) -> tuple[Compensation, Compensation] | None:
    """The compensation before and after, if other *entries* have come into force and it is another one.

    The same year is compared where the entries before told it, so that a new year alone is no change.  Where none was
    recorded, a change is told only if other money was, or if requests brought the entries.
    """
    before, after = old.current, new.current
    if after is None or after.amount is None:
        return None
    if before is None or old.by_year.get(after.year) is not None:
        is_told = after.year in old.by_year or any(map(requests_of, entries))
        before = Compensation(after.year, old.by_year.get(after.year)) if is_told else None
    return (before, after) if before is not None and before.amount != after.amount else None

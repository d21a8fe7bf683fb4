"""The money of a year: what the entries and the programmes say together, each grant counted once.

The money of a service stands in one entry, see :func:`kpss.model.network.money_rows`.  A grant may stand there and in
its programme too (:mod:`kpss.model.grants`); then the programme's amount counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.model.grants import AMOUNTS, Match, PlacedGrant, grants_of, matching, programmes_of
from kpss.model.money import added
from kpss.model.network import (
    Sums,
    YearMoney,
    counts,
    entries_by_service,
    entries_in_year,
    money_rows,
    money_years_of_entries,
    programme_known,
)
from kpss.model.network_records import MoneyRow, NetworkEntry, Programme
from kpss.model.workspace import Workspace

_KEPT = ("costs", "revenues", "compensation")


class Flow(NamedTuple):
    """Amounts of one service from one source; ``programme`` is an id, ``part`` the code of its sub-programme."""

    service: str
    source: str
    programme: str
    part: str
    sums: Sums


class Funding(NamedTuple):
    """The flows of a year, and the services about which a reader must be told something.

    ``conflicts``: an entry gives another amount than the programme; ``doubtful``: a grant without a programme may be
    one of several of the programmes and counts twice then; ``older``: an older entry has rows of the year that the
    newest one lacks, which are left out; ``astray``: the entry with the money is not in force in the year; ``silent``:
    in the network and without money.  ``unread`` are entries and programmes whose money has mistakes and is left out.
    """

    flows: tuple[Flow, ...]
    entries: dict[str, tuple[NetworkEntry, ...]]
    conflicts: tuple[str, ...]
    doubtful: tuple[str, ...]
    older: tuple[str, ...]
    astray: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]


def funding_of(workspace: Workspace, year: int) -> Funding:
    """What is known of the money of *year*; entries that do not count, as intentions, are left aside."""
    entries, money, grants = entries_in_year(workspace, year), money_rows(workspace, year), grants_of(workspace, year)
    flows: list[Flow] = []
    conflicts, doubtful = [], []
    for service in sorted(money.keys() | grants.keys()):
        given = grants.get(service, ())
        found = matching(money[service].rows if service in money else (), given)
        conflicts += [service] if any(match.differs() for match in found.matches) else []
        doubtful += [service] if found.doubtful else []
        flows += [flow for match in found.matches for flow in _own(service, match)]
        flows += [_flow(one, found.matches) for one in given]
    unread = [one for own in entries.values() for one in own if "money" in one.broken]
    told = {flow.service for flow in flows} | {one.service for one in unread}
    half_read = [one.id for one in programmes_of(workspace, year) if "grants" in one.broken]
    return Funding(
        tuple(flows), entries, tuple(conflicts), tuple(doubtful),
        tuple(sorted(service for service, one in money.items() if _has_older(workspace, service, one, year))),
        tuple(sorted(service for service, one in money.items() if one.entry not in entries.get(service, ()))),
        tuple(sorted(entries.keys() - told)), (*sorted(one.id for one in unread), *half_read),
    )  # fmt: skip


def money_years(workspace: Workspace) -> list[int]:
    """The years of which entries or programmes tell any money."""
    given = (one for one in workspace.of(Programme) if one.grants and programme_known(one, workspace.as_of))
    return sorted({*money_years_of_entries(workspace), *(one.year for one in given if one.year is not None)})


def _has_older(workspace: Workspace, service: str, money: YearMoney, year: int) -> bool:
    """Whether another entry tells something of *year* that the one that counts does not."""
    kept = {key for _, row in money.rows for key in _told(row)}
    others = (one for one in entries_by_service(workspace).get(service, ()) if one.id != money.entry.id)
    return any(
        not kept.issuperset(_told(row))
        for one in others
        if counts(workspace, one) and "money" not in one.broken
        for row in one.money
        if row.year == year
    )


def _told(row: MoneyRow) -> set[tuple[str, ...]]:
    """What *row* has an amount of."""
    about = (row.source, row.programme, row.sub_programme)
    return {(name, *about) for name in Sums._fields if getattr(row, name) is not None}


def _own(service: str, match: Match) -> Iterator[Flow]:
    """What the entry alone tells: without the amounts that the programme gives."""
    alone = [name for name in AMOUNTS if added(match.given(name)) is None]
    for _, row in match.rows:
        sums = Sums(**{name: getattr(row, name) for name in (*_KEPT, *alone)})
        if any(amount is not None for amount in sums):
            yield Flow(service, row.source, row.programme, row.sub_programme, sums)


def _flow(one: PlacedGrant, matches: tuple[Match, ...]) -> Flow:
    """A grant of a programme; where the programme does not tell its source, that of the entry's row."""
    same = (row for match in matches if one in match.grants for _, row in match.rows)
    fitting = (row.source for row in same if not row.programme or row.sub_programme == one.part)
    source = one.source or next(filter(None, fitting), "")
    sums = Sums(requested=one.grant.requested, granted=one.grant.granted)
    return Flow(one.grant.service, source, one.programme.id, one.part, sums)

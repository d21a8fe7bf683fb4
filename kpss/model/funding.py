"""The money of a year: what the entries and the programmes say together, each grant counted once.

A grant may stand in the money of an entry and in its programme.  The two are the same where programme, part of the
programme and service agree; a side that does not tell the part stands for all of them.  The programme's amount counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpss.model.money import added
from kpss.model.network import Sums, counts, entries_in_year, known_entries, programme_known
from kpss.model.network_records import Grant, MoneyRow, NetworkEntry, Programme
from kpss.model.workspace import Workspace

GRANTS = ("requested", "granted")
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

    ``conflicts``: an entry gives another amount than the programme; ``doubled``: more entries of the year have money;
    ``astray``: an entry has money of a year in which it is not in force, which is left out; ``silent``: in the network
    and without money.  ``unread`` are entries and programmes whose money has mistakes and is left out.
    """

    flows: tuple[Flow, ...]
    entries: dict[str, tuple[NetworkEntry, ...]]
    conflicts: tuple[str, ...]
    doubled: tuple[str, ...]
    astray: tuple[str, ...]
    silent: tuple[str, ...]
    unread: tuple[str, ...]


def funding_of(workspace: Workspace, year: int) -> Funding:
    """What is known of the money of *year*; entries that do not count, as intentions, are left aside."""
    entries, grants = entries_in_year(workspace, year), _grants(workspace, year)
    flows: list[Flow] = []
    conflicts, doubled = [], []
    for service in sorted(entries.keys() | grants.keys()):
        given = [_rows(entry, year) for entry in entries.get(service, ())]
        doubled += [service] if sum(1 for rows in given if rows) > 1 else []
        found, differs = _merged(service, [row for rows in given for row in rows], grants.get(service, ()))
        conflicts += [service] if differs else []
        flows += found
    unread = [one for own in entries.values() for one in own if "money" in one.broken]
    told = {flow.service for flow in flows} | {one.service for one in unread}
    half_read = [one.id for one in programmes_of(workspace, year) if "grants" in one.broken]
    return Funding(
        tuple(flows), entries, tuple(conflicts), tuple(doubled), _astray(workspace, year, entries),
        tuple(sorted(entries.keys() - told)), (*sorted(one.id for one in unread), *half_read),
    )  # fmt: skip


def money_years(workspace: Workspace) -> list[int]:
    """The years of which entries or programmes tell any money."""
    by_entry = {row.year for entry in known_entries(workspace) if counts(workspace, entry) for row in entry.money}
    by_programme = {one.year for one in workspace.of(Programme) if one.grants and programme_known(one, workspace.as_of)}
    return sorted(year for year in by_entry | by_programme if year is not None)


def programmes_of(workspace: Workspace, year: int) -> list[Programme]:
    """The programmes of *year* that could be known."""
    return [one for one in workspace.of(Programme) if one.year == year and programme_known(one, workspace.as_of)]


def _rows(entry: NetworkEntry, year: int) -> list[MoneyRow]:
    return [row for row in entry.money if row.year == year] if "money" not in entry.broken else []


def _astray(workspace: Workspace, year: int, entries: dict[str, tuple[NetworkEntry, ...]]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            entry.service
            for entry in known_entries(workspace)
            if counts(workspace, entry) and entry not in entries.get(entry.service, ()) and _rows(entry, year)
        )
    )


def _grants(workspace: Workspace, year: int) -> dict[str, list[Flow]]:
    """Service → its grants of the programmes of *year*."""
    found: dict[str, list[Flow]] = defaultdict(list)
    for programme in programmes_of(workspace, year):
        sources = {part.code: part.source for part in programme.sub_programmes}
        for grant in programme.grants if "grants" not in programme.broken else ():
            found[grant.service].append(_flow(programme, grant, sources.get(grant.sub_programme, "")))
    return found


def _flow(programme: Programme, grant: Grant, source: str) -> Flow:
    sums = Sums(requested=grant.requested, granted=grant.granted)
    return Flow(grant.service, source, programme.id, grant.sub_programme, sums)


def _merged(service: str, rows: Sequence[MoneyRow], grants: Sequence[Flow]) -> tuple[list[Flow], bool]:
    """The flows of *service* with each grant once, and whether the two sides differ in an amount."""
    found, differs = [], False
    matched: dict[tuple[str, str], list[MoneyRow]] = defaultdict(list)
    for row in rows:
        matched[_key(row, rows, grants)].append(row)
    for key, own in matched.items():
        same = [one for one in grants if _is_of(one, key)] if key[0] else []
        given = {name: added(getattr(one.sums, name) for one in same) for name in GRANTS}
        told = {name: added(getattr(row, name) for row in own) for name in GRANTS}
        differs |= any(given[n] is not None and told[n] is not None and given[n] != told[n] for n in GRANTS)
        found += [_own(service, row, given) for row in own]
    return [*(one for one in found if any(v is not None for v in one.sums)), *_with_sources(rows, grants)], differs


def _key(row: MoneyRow, rows: Iterable[MoneyRow], grants: Iterable[Flow]) -> tuple[str, str]:
    """Programme and part by which *row* meets the grants; the part is empty where a side does not tell it."""
    parts = [one.part for one in grants if one.programme == row.programme]
    parts += [one.sub_programme for one in rows if one.programme == row.programme]
    return row.programme, row.sub_programme if all(parts) else ""


def _is_of(grant: Flow, key: tuple[str, str]) -> bool:
    programme, part = key
    return grant.programme == programme and part in ("", grant.part)


def _own(service: str, row: MoneyRow, given: dict[str, Decimal | None]) -> Flow:
    """What the entry alone tells: without the amounts that the programme gives."""
    kept = {name: getattr(row, name) for name in _KEPT}
    kept |= {name: getattr(row, name) for name in GRANTS if given[name] is None}
    return Flow(service, row.source, row.programme, row.sub_programme, Sums(**kept))


def _with_sources(rows: Sequence[MoneyRow], grants: Sequence[Flow]) -> list[Flow]:
    """The grants; the source of one whose programme does not tell it is that of the entry's row."""
    found = []
    for one in grants:
        rows_of = [row.source for row in rows if row.programme == one.programme and row.sub_programme == one.part]
        found.append(one if one.source or not rows_of else one._replace(source=rows_of[0]))
    return found

"""Sums of money that do not agree: of programmes, of entries with programmes, and compensations above net costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpss.findings.finding import Place
from kpss.model.money import added
from kpss.model.network import counts, known_entries, money_sums, programme_known
from kpss.model.network_records import Grant, MoneyRow, NetworkEntry, Programme
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.rules.base import place_of
from kpss.structure.problems import Path

Row = tuple[NetworkEntry, int, MoneyRow]  # a row with its place in the entry


class Difference(NamedTuple):
    """Parts and a whole in CZK that do not agree; ``problem`` is a variant of rule 716."""

    problem: str
    record: Record
    path: Path
    parts: Decimal
    whole: Decimal
    name: str = ""
    subject: str = ""
    other: Place | None = None


def programme_sums(workspace: Workspace) -> Iterator[Difference]:
    """Programmes whose sub-programmes or grants make something else than their amounts."""
    for programme in _programmes(workspace, "amount", "sub_programmes"):
        parts = [part.amount for part in programme.sub_programmes]
        total = added(parts)
        if programme.amount is not None and total is not None and None not in parts and total != programme.amount:
            yield Difference("programme", programme, ("amount",), total, programme.amount)
        if "grants" not in programme.broken:
            yield from _grants(programme)


def _grants(programme: Programme) -> Iterator[Difference]:
    """Grants above the amount of their sub-programme; those of the whole programme only where no part is told."""
    told = False
    for index, part in enumerate(programme.sub_programmes):
        total = added(one.granted for one in programme.grants if one.sub_programme == part.code)
        if part.amount is not None and total is not None and total > part.amount:
            told = True
            path = ("sub_programmes", index, "amount")
            yield Difference("grants", programme, path, total, part.amount, part.name or part.code, part.code)
    total = added(one.granted for one in programme.grants)
    if not told and programme.amount is not None and total is not None and total > programme.amount:
        yield Difference("all_grants", programme, ("grants",), total, programme.amount)


def grants_in_entries(workspace: Workspace) -> Iterator[Difference]:
    """What entries say was granted from a programme against the grants of the programme itself, by service and part."""
    rows = _rows_by_grant(workspace)
    for programme in _programmes(workspace, "year", "grants"):
        grants: dict[str, list[tuple[int, Grant]]] = defaultdict(list)
        for index, grant in enumerate(programme.grants):
            grants[grant.service].append((index, grant))
        for service, own in grants.items():
            yield from _of_service(programme, own, rows.get((programme.id, programme.year, service), []))


def _of_service(programme: Programme, grants: list[tuple[int, Grant]], rows: list[Row]) -> Iterator[Difference]:
    """By part where both sides tell it; else all parts together."""
    parts = {one.sub_programme for _, one in grants} | {row.sub_programme for *_, row in rows}
    for part in sorted(parts) if all(parts) else [""]:
        mine = [(entry, index, row) for entry, index, row in rows if part in ("", row.sub_programme)]
        theirs = [(index, one) for index, one in grants if part in ("", one.sub_programme)]
        told, given = [row.granted for *_, row in mine], [one.granted for _, one in theirs]
        total, whole = added(told), added(given)
        if total is None or whole is None or None in told or None in given or total == whole:
            continue
        entry, index, _ = mine[0]
        other, path = place_of(programme, ("grants", theirs[0][0])), ("money", index)
        yield Difference("entry", entry, path, total, whole, programme.name, f"{programme.id}/{part}", other)


def _rows_by_grant(workspace: Workspace) -> dict[tuple[str, int | None, str], list[Row]]:
    """(programme, year, service) → rows of entries that count."""
    found: dict[tuple[str, int | None, str], list[Row]] = defaultdict(list)
    for entry in known_entries(workspace):
        if "money" not in entry.broken and counts(workspace, entry):
            for index, row in enumerate(entry.money):
                if row.programme:
                    found[row.programme, row.year, entry.service].append((entry, index, row))
    return found


def compensations(workspace: Workspace) -> Iterator[Difference]:
    """Compensations above the costs less the revenues of a service in a year; ``name`` is the service."""
    rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
    broken = {entry.service for entry in known_entries(workspace) if "money" in entry.broken}
    for entry in known_entries(workspace):
        if entry.service not in broken and counts(workspace, entry):
            for index, row in enumerate(entry.money):
                if row.year is not None:
                    rows[entry.service, row.year].append((entry, index, row))
    for (service, year), own in rows.items():
        sums = money_sums(row for *_, row in own)
        if sums.costs is None or sums.revenues is None or sums.compensation is None:
            continue
        net = sums.costs - sums.revenues
        if sums.compensation > net:
            entry, index = next((entry, index) for entry, index, row in own if row.compensation is not None)
            path = ("money", index, "compensation")
            yield Difference("compensation", entry, path, sums.compensation, net, service, f"{service}/{year}")


def _programmes(workspace: Workspace, *keys: str) -> Iterator[Programme]:
    """Programmes known on the date whose *keys* can be relied on."""
    for programme in workspace.of(Programme):
        if programme.broken.isdisjoint(keys) and programme_known(programme, workspace.as_of):
            yield programme

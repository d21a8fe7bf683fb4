"""Sums of money that do not agree: of programmes, of entries with programmes, and compensations above net costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpss.findings.finding import Place
from kpss.model.grants import Match, grants_of, matching
from kpss.model.money import added
from kpss.model.network import (
    known_entries,
    money_rows,
    money_sums,
    money_years_of_entries,
    programme_known,
)
from kpss.model.network_records import NetworkEntry, Programme
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.rules.base import place_of
from kpss.structure.problems import Path


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
    years = {programme.year for programme in _programmes(workspace, "year", "grants") if programme.year is not None}
    for year in sorted(years):
        money = money_rows(workspace, year)
        for service, grants in grants_of(workspace, year).items():
            if service in money:
                for match in matching(money[service].rows, grants).matches:
                    yield from _difference(money[service].entry, match)


def _difference(entry: NetworkEntry, match: Match) -> Iterator[Difference]:
    """Rows that name their programme, where each row and each grant tells what was granted."""
    told, given = match.told("granted"), match.given("granted")
    total, whole = added(told), added(given)
    if total is None or whole is None or None in told or None in given or total == whole:
        return
    (index, row), first = match.rows[0], match.grants[0]
    if row.programme and "year" not in first.programme.broken:
        several = len({one.part for one in match.grants} | {one.sub_programme for _, one in match.rows}) > 1
        subject = f"{row.programme}/{'' if several else row.sub_programme}"
        other, path = place_of(first.programme, ("grants", first.place)), ("money", index)
        yield Difference("entry", entry, path, total, whole, first.programme.name, subject, other)


def compensations(workspace: Workspace) -> Iterator[Difference]:
    """Compensations above the costs less the revenues of a service in a year; ``name`` is the service."""
    broken = {entry.service for entry in known_entries(workspace) if "money" in entry.broken}
    for year in money_years_of_entries(workspace):
        for service, (entry, rows) in money_rows(workspace, year).items():
            sums = money_sums(row for _, row in rows)
            if service in broken or sums.costs is None or sums.revenues is None or sums.compensation is None:
                continue
            net = sums.costs - sums.revenues
            if sums.compensation > net:
                index = next(index for index, row in rows if row.compensation is not None)
                path = ("money", index, "compensation")
                yield Difference("compensation", entry, path, sums.compensation, net, service, f"{service}/{year}")


def _programmes(workspace: Workspace, *keys: str) -> Iterator[Programme]:
    """Programmes known on the date whose *keys* can be relied on."""
    for programme in workspace.of(Programme):
        if programme.broken.isdisjoint(keys) and programme_known(programme, workspace.as_of):
            yield programme

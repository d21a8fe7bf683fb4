"""KPSS713: money for a service in a year in which it was not in the network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.doubt import kinds_in_doubt
from kpss.model.naming import record_name
from kpss.model.network import counts, entries_by_service, known_entries, programme_known, usable, year_period
from kpss.model.network_records import NetworkEntry, Programme
from kpss.model.periods import Moment
from kpss.model.records import Record
from kpss.model.services import Service
from kpss.model.workspace import Workspace
from kpss.rules.approval import recorded_then
from kpss.rules.base import Options, finding
from kpss.structure.problems import Path

RULE = Rule(
    713,
    "funded-outside",
    "warning",
    Text("Peníze pro službu mimo síť", "A service funded outside the network"),
    Wording(
        Text(
            "Služba {service:quote} má v roce {year} přiznané peníze, v síti v tom roce ale nebyla.",
            "The service {service:quote} was granted money in {year}, but it was not in the network in that year.",
        ),
        Text(
            "Zapište zařazení v síti i pro tento rok, nebo opravte rok či službu.",
            "Record the entry in the network for that year too, or mend the year or the service.",
        ),
    ),
    variants={
        "now": Wording(
            Text(
                "Služba {service:quote} má v roce {year} přiznané peníze, v síti v tom roce ale není.",
                "The service {service:quote} was granted money in {year}, but it is not in the network in that year.",
            ),
            Text(
                "Zapište zařazení v síti i pro tento rok, nebo opravte rok či službu.",
                "Record the entry in the network for that year too, or mend the year or the service.",
            ),
        ),
    },
    parameters={"sources": ["region", "state"]},
    law=Text("§ 101a zákona č. 108/2006 Sb.", "§ 101a of Act 108/2006"),
)


class Money(NamedTuple):
    """Money granted to a service in a year, and where that is written."""

    record: Record
    path: Path
    service: str
    year: int


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Years that have begun and are in the known time; told once for a service and a year of a record."""
    if kinds_in_doubt(workspace, "network-entry"):
        return
    doubtful = {one.service for one in workspace.of(NetworkEntry) if not usable(one)}
    if any("service" in one.broken for one in workspace.of(NetworkEntry)):
        return
    told: set[tuple[str, str, int]] = set()
    for money in _granted(workspace, frozenset(options["sources"])):
        key = (money.record.id, money.service, money.year)
        if key in told or money.service in doubtful or not _is_told(workspace, money):
            continue
        told.add(key)
        params = {"service": record_name(workspace, money.service), "year": str(money.year)}
        if money.year == workspace.as_of.year:
            params["problem"] = "now"
        yield finding(RULE, money.record, money.path, params=params, subject=f"{money.service}/{money.year}")


def _granted(workspace: Workspace, sources: frozenset[str]) -> Iterator[Money]:
    """Subsidies from *sources* (or from none named) and compensations."""
    for entry in known_entries(workspace):
        for index, row in enumerate(entry.money if "money" not in entry.broken else ()):
            granted = row.granted and row.source in ("", *sources)
            if row.year is not None and (granted or row.compensation):
                yield Money(entry, ("money", index), entry.service, row.year)
    for programme in workspace.of(Programme):
        if programme.year is None or not programme.broken.isdisjoint(("year", "grants", "sub_programmes")):
            continue
        parts = {part.code: part.source for part in programme.sub_programmes}
        for index, grant in enumerate(programme.grants if programme_known(programme, workspace.as_of) else ()):
            if grant.granted and parts.get(grant.sub_programme, "") in ("", *sources):
                yield Money(programme, ("grants", index), grant.service, programme.year)


def _is_told(workspace: Workspace, money: Money) -> bool:
    """Whether the service surely was not in the network in the year, which has begun and is in the known time."""
    if money.year > workspace.as_of.year or workspace.get(money.service, Service) is None:
        return False
    year = year_period(money.year)
    days = Moment(year.first, min(year.last, workspace.as_of), str(money.year))
    entries = entries_by_service(workspace).get(money.service, ())
    inside = any(counts(workspace, one) and not one.valid.surely_apart(year) for one in entries)
    return not inside and recorded_then(workspace, "network", days)

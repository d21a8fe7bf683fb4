"""What a request wants to change, against the entry that it starts from, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kpss.model.areas import area_on
from kpss.model.network import counts, money_sums, units_total
from kpss.model.network_records import MoneyRow, NetworkUnits
from kpss.model.request_records import Request
from kpss.model.requests import current_entry, decision_on, request_service
from kpss.model.served import orps_served, service_orps
from kpss.model.workspace import Workspace


class UnitChange(NamedTuple):
    """Units of one form before and after; ``before`` is None where the present state is not recorded."""

    form: str
    unit: str
    before: Decimal | None
    after: Decimal


class MoneyChange(NamedTuple):
    """An amount in CZK of a year before and after; ``column`` is requested or compensation."""

    year: int
    column: str
    before: Decimal | None
    after: Decimal


def wanted_units(workspace: Workspace, request: Request) -> list[UnitChange]:
    """What *request* asks for: the units of its entry that it does not name would end."""
    wanted = request.changes.units if request.changes is not None else ()
    if not wanted and request.type != "exit":
        return []
    return _unit_changes(workspace, request, wanted)


def decided_units(workspace: Workspace, request: Request) -> list[UnitChange]:
    """The units that the decision known on the date gives in place of those asked for; empty where it gives none."""
    decision = decision_on(request, workspace.as_of)
    return _unit_changes(workspace, request, decision.units) if decision is not None and decision.units else []


def _unit_changes(workspace: Workspace, request: Request, units: Iterable[NetworkUnits]) -> list[UnitChange]:
    entry, after = current_entry(workspace, request), units_total(units)
    before = units_total(entry.units) if entry is not None and counts(workspace, entry) else {}
    known = entry is not None or request.type in ("new", "intention")
    return [
        UnitChange(*key, before.get(key, Decimal(0)) if known else None, after.get(key, Decimal(0)))
        for key in dict.fromkeys([*before, *after])
    ]


def wanted_money(workspace: Workspace, request: Request) -> list[MoneyChange]:
    """The subsidy and the compensation that *request* asks for, by year, against those of its entry."""
    rows = request.changes.money if request.changes is not None else ()
    entry = current_entry(workspace, request)
    old_rows = entry.money if entry is not None else ()
    found = []
    for year in sorted({row.year for row in rows if row.year is not None}):
        new, old = money_sums(_of(rows, year)), money_sums(_of(old_rows, year))
        for column in ("requested", "compensation"):
            after = getattr(new, column)
            if after is not None:
                found.append(MoneyChange(year, column, getattr(old, column), after))
    return found


def _of(rows: Iterable[MoneyRow], year: int) -> list[MoneyRow]:
    return [row for row in rows if row.year == year]


def level_change(workspace: Workspace, request: Request) -> tuple[str, str] | None:
    """The level before (empty where there is none) and the one asked for; None where it does not change."""
    entry, wanted = current_entry(workspace, request), request.changes.level if request.changes is not None else ""
    before = entry.level if entry is not None else ""
    return (before, wanted) if wanted and wanted != before else None


def orps_of_request(workspace: Workspace, request: Request) -> list[str]:
    """Codes of the ORPs that *request* concerns: of the area asked for, else of the entry, the service, or talks."""
    day = workspace.as_of
    if request.changes is not None:
        area = area_on(request.changes.area, workspace.territory, workspace.microregions, day)
        parts = [part.orp for units in request.changes.units for part in units.orps]
        if found := _orps(workspace, area.codes, parts):
            return found
    entry, service = current_entry(workspace, request), request_service(workspace, request)
    if entry is not None and (served := orps_served(workspace, entry, day)):
        return served
    if service is not None and (near := service_orps(workspace, service, day)):
        return near
    talks = request.intention.discussed if request.intention is not None else ()
    return _orps(workspace, (), [*(one.orp for one in talks), *(one.orp for one in request.opinions)])


def _orps(workspace: Workspace, municipalities: Iterable[str], names: Iterable[str]) -> list[str]:
    found = {workspace.territory.orp_of(code, workspace.as_of) for code in municipalities}
    return sorted((found | {code for name in names if name for code in workspace.territory.find_orp(name)}) - {""})

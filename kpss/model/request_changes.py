"""What a request wants to change, against the entry that it starts from, and whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kpss.model.areas import area_on
from kpss.model.network import counts, money_sums, units_total
from kpss.model.network_records import MoneyRow, NetworkUnits
from kpss.model.request_records import Request
from kpss.model.requests import current_entry, decision_on, request_service, starting_entries
from kpss.model.served import orps_served, service_orps
from kpss.model.workspace import Workspace

ENTERS = ("new", "intention")  # there is nothing yet that could fall
KEEPS = ("stay", "compensation")  # without units of their own they change none
_NONE = Decimal(0)


class UnitChange(NamedTuple):
    """Units of one form before and after; ``before`` is None where the present state is not recorded whole."""

    form: str
    unit: str
    before: Decimal | None
    after: Decimal

    @property
    def difference(self) -> Decimal | None:
        """By how much the units change; None where that cannot be told."""
        return self.after - self.before if self.before is not None else None


class MoneyChange(NamedTuple):
    """An amount in CZK of a year before and after; ``column`` is requested or compensation."""

    year: int
    column: str
    before: Decimal | None
    after: Decimal


def differences(before: Iterable[NetworkUnits] | None, after: Iterable[NetworkUnits]) -> list[UnitChange]:
    """Each (form, unit) of either state; a *before* of None is not known."""
    new, old = units_total(after), units_total(before) if before is not None else None
    keys = dict.fromkeys([*(old if old is not None else {}), *new])
    return [
        UnitChange(form, unit, old.get((form, unit), _NONE) if old is not None else None, new.get((form, unit), _NONE))
        for form, unit in keys
    ]


def units_before(workspace: Workspace, request: Request) -> list[NetworkUnits] | None:
    """The units in the network that *request* starts from; None where they are not recorded whole."""
    entries = starting_entries(workspace, request)
    counting = [one for one in entries if counts(workspace, one)]
    if not counting:
        return [] if entries or request.type in ENTERS else None
    units = [one for entry in counting for one in entry.units]
    whole = all(entry.units and "units" not in entry.broken for entry in counting)
    return units if whole and all(one.value is not None for one in units) else None


def wanted_units(workspace: Workspace, request: Request) -> list[UnitChange]:
    """What *request* asks for: what it does not name of the units that it starts from would end."""
    wanted = request.changes.units if request.changes is not None else ()
    if not wanted and request.type != "exit":
        return []
    return differences(units_before(workspace, request), wanted)


def decided_units(workspace: Workspace, request: Request) -> list[UnitChange]:
    """The units that the decision known on the date gives in place of those asked for; empty where it gives none."""
    decision = decision_on(request, workspace.as_of)
    if decision is None or not decision.units:
        return []
    return differences(units_before(workspace, request), decision.units)


def is_decrease(workspace: Workspace, request: Request) -> bool:
    """Whether the units only fall, against the present state in the network: only where both are recorded."""
    changes = _changes(workspace, request) or [_NONE]
    return request.type == "exit" or (max(changes) <= 0 and min(changes) < 0)


def may_be_decrease(workspace: Workspace, request: Request) -> bool:
    """Whether *request* is a decrease or may be one, because the units before or after are not recorded."""
    if request.type in ENTERS or _changes(workspace, request) is not None:
        return is_decrease(workspace, request)
    return request.type not in KEEPS or bool(request.changes and request.changes.units)


def surely_extends(workspace: Workspace, request: Request) -> bool:
    """Whether the network surely grows by *request*: a service enters it, or some of its units rise."""
    if request.type == "exit":
        return False
    if not _is_in_network(workspace, request):
        return request.type in ENTERS
    return any(change > 0 for change in _changes(workspace, request) or ())


def _is_in_network(workspace: Workspace, request: Request) -> bool:
    return any(counts(workspace, one) for one in starting_entries(workspace, request))


def _changes(workspace: Workspace, request: Request) -> list[Decimal] | None:
    """By how much each unit would change; None where it cannot be told or the service is not in the network."""
    wanted = request.changes.units if request.changes is not None else ()
    if not wanted or any(one.value is None for one in wanted) or not _is_in_network(workspace, request):
        return None
    found = [one.difference for one in differences(units_before(workspace, request), wanted)]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


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


def money_after(request: Request, day: dt.date) -> tuple[MoneyRow, ...]:
    """The money after the change: as a decision known on *day* says, else as asked for unless only part is granted."""
    decision = decision_on(request, day)
    if decision is not None and (decision.money or decision.outcome == "partly"):
        return decision.money
    return request.changes.money if request.changes is not None else ()


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

"""What the network says against what the register says: one comparison for the rule and for the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from kpss.model.network import UnitKey, gone, service_of, units_total
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.services import Service
from kpss.model.workspace import Workspace

Problem = Literal["missing", "ended", "not_begun", "form", "capacity"]
_INCOMPARABLE = "other"  # a unit or a form that says only that it is none of those known


class Difference(NamedTuple):
    """One fact in which an entry differs from the register; ``path`` is its place in the entry.

    ``params``: ``day`` (ISO, of missing, ended and not_begun), ``form``, ``forms`` (registered codes), ``unit``,
    ``value`` (of the network) and ``registered``.
    """

    problem: Problem
    path: tuple[str | int, ...]
    params: Mapping[str, Any]


def differences(workspace: Workspace, entry: NetworkEntry, day: dt.date) -> list[Difference]:
    """In what *entry* surely differs from the register on *day*; nothing further of a service that is not there."""
    service = service_of(workspace, entry)
    if service is None:
        return []
    absent = _absence(service, day)
    if absent is not None:
        return [absent]
    if "units" in entry.broken:
        return []
    return unit_differences(entry.units, service, day)


def unit_differences(units: Sequence[NetworkUnits], service: Service, day: dt.date) -> list[Difference]:
    """In what *units*, those of an entry or those asked for, surely differ from what is registered on *day*."""
    return [*_forms(units, service, day), *_capacities(units, service, day)]


def _absence(service: Service, day: dt.date) -> Difference | None:
    valid = service.valid if "valid" not in service.broken and not service.valid.surely_reversed() else None
    if valid is not None and valid.end is not None and valid.end.latest < day:
        return Difference("ended", ("service",), {"day": valid.end.latest.isoformat()})
    if "register" not in service.broken and gone(service, day) and service.register and service.register.missing_since:
        return Difference("missing", ("service",), {"day": service.register.missing_since.latest.isoformat()})
    if valid is not None and valid.start is not None and valid.start.earliest > day:
        return Difference("not_begun", ("service",), {"day": valid.start.earliest.isoformat()})
    return None


def registered_forms(service: Service, day: dt.date) -> tuple[str, ...]:
    """The forms that can be registered on *day*; empty where the record does not say."""
    if not service.broken.isdisjoint(("forms", "capacities")):
        return ()
    by_capacity = [one.form for one in service.capacities if one.form and one.valid.maybe_contains(day)]
    return tuple(dict.fromkeys([*service.forms, *by_capacity]))


def registered_units(service: Service, day: dt.date) -> dict[UnitKey, Decimal]:
    """(form, unit) → the highest number that can be registered on *day*."""
    found: dict[UnitKey, Decimal] = {}
    for one in service.capacities if "capacities" not in service.broken else ():
        if one.value is not None and one.valid.maybe_contains(day):
            found[one.form, one.unit] = found.get((one.form, one.unit), Decimal(0)) + one.value
    return found


def _forms(units: Sequence[NetworkUnits], service: Service, day: dt.date) -> Iterator[Difference]:
    forms = registered_forms(service, day)
    told: set[str] = {"", _INCOMPARABLE}
    for index, one in enumerate(units):
        if forms and one.form not in forms and one.form not in told and _INCOMPARABLE not in forms:
            told.add(one.form)
            yield Difference("form", ("units", index, "form"), {"form": one.form, "forms": forms})


def _capacities(units: Sequence[NetworkUnits], service: Service, day: dt.date) -> Iterator[Difference]:
    registered = registered_units(service, day)
    for key, value in units_total(units).items():
        limit = registered.get(key)
        if limit is not None and value > limit and _INCOMPARABLE not in key:
            last = max(index for index, one in enumerate(units) if (one.form, one.unit) == key)
            params = {"form": key[0], "unit": key[1], "value": value, "registered": limit}
            yield Difference("capacity", ("units", last, "value"), params)

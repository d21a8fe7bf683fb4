"""The network entry that a granted request gives: what the decision says, and what goes on from the entry before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from kpss.exchange.yaml_text.blocks import date_value, entries, with_dates
from kpss.language.text import Language
from kpss.model.fields import View
from kpss.model.network_records import MoneyRow, NetworkEntry, NetworkUnits
from kpss.model.periods import Moment
from kpss.model.request_records import Request, Round
from kpss.model.requests import outcome_units
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

KIND, FOLDER = "network-entry", "network/entries"
COMPENSATION = "compensation"
_LONGEST_ID = 100
_ROOM = 15  # for the date and a number behind the id of the service


def entry_data(
    workspace: Workspace, request: Request, found: Round, level: str, start: Moment, base: NetworkEntry | None
) -> dict[str, Any]:
    """The keys of the new entry in their order, without its id; *base* is the entry before."""
    changes, same = request.changes, base.data if base is not None else {}
    area = changes.data.get("area") if changes is not None else None
    money = changes.money if changes is not None and request.type == COMPENSATION else ()
    data = {
        "service": request.service,
        "level": level,
        "units": units_after(request, base),
        "area": with_dates(area or same.get("area")),
        "commissioners": with_dates(same.get("commissioners")),
        "decision": _decision(request),
        "request": request.id,
        "reason": _reason(workspace, request, found),
        "entrustment": _entrustment(base, start.earliest),
        "money": [_row(row) for row in money],
        "valid": {"from": date_value(start.text), "to": _end(base, level, start.earliest)},
    }
    data["valid"] = {side: value for side, value in data["valid"].items() if value is not None}
    return {key: value for key, value in data.items() if value}


def entry_text(data: dict[str, Any], schema: str = "") -> str:
    """The file of the new entry; *schema* is the address of the schema for editors."""
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return "".join(f"{line}\n" for line in (*head, *entries({"kind": KIND, **data})))


def entry_id(service: str, start: Moment, taken: Iterable[str]) -> str:
    """``<service>-<year>``, or the date where it is not the beginning of a year; with a number where that is taken."""
    is_year = (start.earliest.month, start.earliest.day) == (1, 1)
    when = str(start.earliest.year) if is_year else start.text
    base = f"{service[: _LONGEST_ID - _ROOM].strip('-')}-{when}"
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def units_data(units: Iterable[NetworkUnits]) -> list[dict[str, Any]]:
    """*units* as plain data."""
    return [_unit(one, one) for one in units]


def units_after(request: Request, base: NetworkEntry | None) -> list[dict[str, Any]]:
    """The units that the entry gets; parts by ORP go on where the number is the same."""
    wanted = outcome_units(request)
    before = base.units if base is not None else ()
    asked = request.changes.units if request.changes is not None else ()
    return [_unit(one, _parts(one, (*asked, *before))) for one in (wanted or before)]


def lost_parts(request: Request, base: NetworkEntry | None) -> bool:
    """Whether units were divided among ORPs before and are not after, because their number changed."""
    if base is None:
        return False
    after = {(one.get("form", ""), one["unit"]): "orps" in one for one in units_after(request, base)}
    return any(one.orps and after.get((one.form, one.unit)) is False for one in base.units)


def _parts(units: NetworkUnits, others: Sequence[NetworkUnits]) -> NetworkUnits:
    """*units*, or others of the same form, unit and number that are divided among ORPs."""
    same = [one for one in others if (one.form, one.unit, one.value) == (units.form, units.unit, units.value)]
    return next((one for one in (units, *same) if one.orps), units)


def _unit(units: NetworkUnits, divided: NetworkUnits) -> dict[str, Any]:
    parts = [_kept(part, "orp", value=part.value) for part in divided.orps]
    return {**_kept(units, "form", "unit", value=units.value), **({"orps": parts} if parts else {})}


def _row(row: MoneyRow) -> dict[str, Any]:
    amounts = ("costs", "revenues", "requested", "granted", "compensation")
    return _kept(
        row, "year", "source", "programme", "sub_programme", **{name: getattr(row, name) for name in amounts}
    )  # fmt: skip


def _kept(view: View, *names: str, **numbers: Decimal | None) -> dict[str, Any]:
    """The texts *names* of *view* as they are, *numbers* as numbers, and its note; what is missing is left out."""
    plain = {name: view.data[name] for name in names if view.data.get(name)}
    note = {"note": view.data["note"]} if view.data.get("note") else {}
    return {**plain, **{name: value for name, value in numbers.items() if value is not None}, **note}


def _decision(request: Request) -> dict[str, Any]:
    data = request.decision.data if request.decision is not None else {}
    kept = {name: data[name] for name in ("by", "by_name", "date", "resolution") if name in data}
    known: dict[str, Any] = with_dates(kept)
    return known


def _reason(workspace: Workspace, request: Request, found: Round) -> str:
    """``Změna jednotek (2. aktualizace sítě na rok 2018)``."""
    language: Language = workspace.language
    sort = word(workspace.settings, "request-type", request.type).in_language(language)
    return f"{sort[:1].upper()}{sort[1:]} ({found.name or found.id})"


def _entrustment(base: NetworkEntry | None, day: dt.date) -> Any:
    if base is None or base.entrustment is None or not base.entrustment.valid.contains(day):
        return None
    return with_dates(base.entrustment.data)


def _end(base: NetworkEntry | None, level: str, first: dt.date) -> Any:
    """The end of the entry before, as far as it is of the same level and still to come."""
    if base is None or base.level != level or base.valid.end is None or base.valid.last <= first:
        return None
    return with_dates({"to": base.data["valid"]["to"]})["to"]

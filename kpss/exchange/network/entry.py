"""The network entry that a granted request gives: what the decision says, and what goes on from the entry before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kpss.exchange.yaml_text.blocks import date_value, entries, with_dates
from kpss.exchange.yaml_text.lines import comment
from kpss.language.text import Language
from kpss.model.fields import View
from kpss.model.network_records import MoneyRow, NetworkEntry, NetworkUnits
from kpss.model.periods import Moment
from kpss.model.request_records import Request, Round
from kpss.model.requests import outcome_money, outcome_units
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

KIND, FOLDER = "network-entry", "network/entries"
COMPENSATION = "compensation"
AMOUNTS = ("costs", "revenues", "requested", "granted", "compensation")
_WHOSE = ("year", "source", "programme", "sub_programme")
_LONGEST_ID = 100
_ROOM = 15  # for the date and a number behind the id of the service


def entry_data(
    workspace: Workspace, requests: Sequence[Request], found: Round, level: str, start: Moment,
    bases: Sequence[NetworkEntry],
) -> dict[str, Any]:  # fmt: skip
    """The keys of the new entry in their order, without its id; *bases* are the entries before, the chief one first."""
    base = bases[0] if bases else None
    same = base.data if base is not None else {}
    areas = (one.changes.data.get("area") for one in requests if one.changes is not None)
    first, *others = requests
    data = {
        "service": first.service,
        "level": level,
        "units": units_after(requests, bases),
        "area": with_dates(next(filter(None, areas), None) or same.get("area")),
        "commissioners": with_dates(same.get("commissioners")),
        "decision": _decision(first),
        "request": first.id,
        "requests": [one.id for one in others],
        "reason": _reason(workspace, requests, found),
        "entrustment": _entrustment(base, start.earliest),
        "money": rows_after(requests, bases, start.earliest.year),
        "valid": {"from": date_value(start.text), "to": _end(base, level, start.earliest)},
    }
    data["valid"] = {side: value for side, value in data["valid"].items() if value is not None}
    return {key: value for key, value in data.items() if value}


def entry_text(data: dict[str, Any], schema: str = "", remark: str = "") -> str:
    """The file of the new entry; *schema* is the address of the schema for editors, *remark* stands above the units."""
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    for name, value in {"kind": KIND, **data}.items():
        lines += [comment(remark)] if remark and name == "units" else []
        lines += entries({name: value})
    return "".join(f"{line}\n" for line in lines)


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
    return [_unit(one, [_kept(part, "orp", value=part.value) for part in one.orps]) for one in units]


def units_after(requests: Sequence[Request], bases: Sequence[NetworkEntry]) -> list[dict[str, Any]]:
    """The units that the entry gets, with their parts by ORP where it is sure whose they are."""
    before = [one for entry in bases for one in entry.units]
    asked = [one for request in requests if request.changes is not None for one in request.changes.units]
    wanted = next(filter(None, map(outcome_units, requests)), ())
    moved = any(one.changes is not None and one.changes.area is not None for one in requests)
    only_one = len({part.orp for one in before for part in one.orps}) == 1 and not moved
    only = [one for one in before if only_one and len(one.orps) == 1 and one.orps[0].value == one.value]
    return [_unit(one, _parts(one, [*asked, *before], only)) for one in (wanted or before)]


def undivided(data: Mapping[str, Any], bases: Sequence[NetworkEntry]) -> list[NetworkUnits]:
    """The units of *bases* that were divided among ORPs and whose successors in the new entry are not."""
    after = {(one.get("form", ""), one["unit"]): "orps" in one for one in data.get("units", ())}
    return [one for entry in bases for one in entry.units if one.orps and after.get((one.form, one.unit)) is False]


def _parts(units: NetworkUnits, others: Sequence[NetworkUnits], only: Sequence[NetworkUnits]) -> list[dict[str, Any]]:
    """The parts of *units*, else of the same number in *others*, else all in the ORP that had *only* these."""
    key = units.form, units.unit
    same = [one for one in others if (one.form, one.unit) == key and one.value == units.value]
    found = next((one for one in (units, *same) if one.orps), None)
    if found is not None:
        return [_kept(part, "orp", value=part.value) for part in found.orps]
    single = [one.orps[0] for one in only if (one.form, one.unit) == key]
    if len(single) == 1 and units.value is not None:
        return [_kept(single[0], "orp", value=units.value)]
    return []


def rows_after(requests: Sequence[Request], bases: Sequence[NetworkEntry], year: int) -> list[dict[str, Any]]:
    """The rows of years from *year* on of the entries before, with the amounts that the decisions give in them."""
    rows = [_row(row) for entry in bases for row in entry.money if row.year is not None and row.year >= year]
    for request in requests:
        rows = _replaced(rows, [_row(row) for row in outcome_money(request)])
    return rows


def _replaced(rows: list[dict[str, Any]], granted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    years = {row.get("year") for row in granted if "compensation" in row}
    kept = [
        {name: value for name, value in row.items() if name != "compensation" or row.get("year") not in years}
        for row in rows
    ]
    found = [row for row in kept if not row.keys().isdisjoint(AMOUNTS)]
    for new in granted:
        same = next((row for row in found if all(row.get(name) == new.get(name) for name in _WHOSE)), None)
        if same is None:
            found.append(new)
        else:
            same.update(new)
    return found


def _unit(units: NetworkUnits, parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {**_kept(units, "form", "unit", value=units.value), **({"orps": parts} if parts else {})}


def _row(row: MoneyRow) -> dict[str, Any]:
    year = {"year": row.year} if row.year is not None else {}
    return {**year, **_kept(row, *_WHOSE[1:], **{name: getattr(row, name) for name in AMOUNTS})}


def _kept(view: View, *names: str, **numbers: Decimal | None) -> dict[str, Any]:
    """The texts *names* of *view* as they are, *numbers* as numbers, and its note; what is missing is left out."""
    plain = {name: view.data[name] for name in names if view.data.get(name)}
    note = {"note": view.data["note"]} if view.data.get("note") else {}
    return {**plain, **{name: value for name, value in numbers.items() if value is not None}, **note}


def _decision(request: Request) -> dict[str, Any]:
    data = request.decision.data if request.decision is not None else {}
    kept = {name: data[name] for name in ("by", "by_name", "date", "resolution", "note", "source") if name in data}
    known: dict[str, Any] = with_dates(kept)
    return known


def _reason(workspace: Workspace, requests: Sequence[Request], found: Round) -> str:
    """``Změna jednotek, vyrovnávací platba (2. aktualizace sítě na rok 2018)``."""
    language: Language = workspace.language
    sorts = [word(workspace.settings, "request-type", one.type).in_language(language) for one in requests]
    sort = ", ".join(dict.fromkeys(sorts))
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

"""The outlook of a plan: the network, its costs and the subsidy asked for, year by year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.documents.tables import used
from kpss.language.text import Language, Text
from kpss.model.plan_content import Capacity
from kpss.model.plans import Plan
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.table import CZK, Column, Row

AHEAD = 2
"""How many years beyond its own an action plan looks."""
_MONEY = {
    "costs": Text("Náklady sítě", "Costs of the network"),
    "subsidy": Text("Požadovaná dotace", "Subsidy asked for"),
}
_SERVICE = (
    Column("service", Text("Druh služby", "Type of service")),
    Column("form", Text("Forma", "Form")),
    Column("unit", Text("Jednotka", "Unit")),
)
_Unit = tuple[str, str, str]  # codes of type, form and unit


def outlook_context(workspace: Workspace, plan: Plan, language: Language, first: int | None = None) -> dict[str, Any]:
    """The tables of the plan's outlook; years that it should tell from *first* on and does not are ``missing``."""
    years = sorted({item.year for item in plan.outlook if item.year is not None})
    told = tuple(Column(str(year), Text(str(year), str(year)), "number") for year in years)
    amounts = tuple(column._replace(unit=CZK) for column in told)
    total = Column("sum", Text("Celkem", "Total"), "number", unit=CZK)
    label = Column("label", Text("Položka", "Item"))
    wanted = range(first, first + AHEAD + 1) if first is not None and plan.outlook else ()
    return {
        "outlook_money_columns": (label, *amounts, *([total] if len(years) > 1 else [])),
        "outlook_money_rows": _money(plan, language),
        "outlook_unit_columns": (*_SERVICE, *told),
        "outlook_unit_rows": _units(workspace, plan, language),
        "outlook_notes": [
            f"{item.year}: {item.note}" if item.year else item.note for item in plan.outlook if item.note
        ],
        "outlook_missing": [str(year) for year in wanted if year not in years],
    }


def _money(plan: Plan, language: Language) -> list[Row]:
    rows: list[Row] = []
    for key, label in _MONEY.items():
        row: dict[str, Any] = {"label": label.in_language(language)}
        for item in plan.outlook:
            amount = item.costs if key == "costs" else item.subsidy
            if amount is not None:
                row[str(item.year)] = row.get(str(item.year), Decimal(0)) + amount
                row["sum"] = row.get("sum", Decimal(0)) + amount
        if "sum" in row:
            rows.append(row)
    return rows


def _units(workspace: Workspace, plan: Plan, language: Language) -> list[Row]:
    """Capacities by type, form and unit; they are never added up across units."""
    found: dict[_Unit, dict[str, Decimal]] = {}
    for year in plan.outlook:
        for item in year.units:
            if item.value is not None:
                row = found.setdefault((item.service_type, item.form, item.unit), {})
                row[str(year.year)] = row.get(str(year.year), Decimal(0)) + item.value
    return [{**_service(workspace, key, language), **row} for key, row in sorted(found.items(), key=_order)]


def capacity_context(workspace: Workspace, changes: list[tuple[str, Capacity]], language: Language) -> dict[str, Any]:
    """Changes of capacity, each with the code of its measure: by type, form and unit, and by year."""
    found: dict[_Unit, dict[str, Any]] = {}
    years: set[int] = set()
    for code, item in changes:
        if item.change is None:
            continue
        row = found.setdefault((item.service_type, item.form, item.unit), {"codes": []})
        key = str(item.year) if item.year is not None else "none"
        years |= {item.year} if item.year is not None else set()
        row[key] = row.get(key, Decimal(0)) + item.change
        row["sum"] = row.get("sum", Decimal(0)) + item.change
        row["codes"] += [code] if code and code not in row["codes"] else []
    columns = [
        *_SERVICE,
        *(Column(str(year), Text(str(year), str(year)), "number") for year in sorted(years)),
        Column("none", Text("Bez roku", "No year"), "number"),
        Column("sum", Text("Celkem", "Total"), "number"),
        Column("codes", Text("Opatření", "Measures"), "list"),
    ]
    rows = [{**_service(workspace, key, language), **row} for key, row in sorted(found.items(), key=_order)]
    return {
        "capacity_columns": used(columns, rows),
        "capacity_rows": rows,
    }


def _order(pair: tuple[_Unit, dict[str, Any]]) -> _Unit:
    return pair[0]


def _service(workspace: Workspace, key: _Unit, language: Language) -> dict[str, str]:
    vocabularies = ("service-type", "service-form", "capacity-unit")
    told = [
        word(workspace.settings, vocabulary, code).in_language(language)
        for vocabulary, code in zip(vocabularies, key, strict=True)
    ]
    told[0] = told[0] or Text("neuvedeno", "not given").in_language(language)  # it heads the row
    return dict(zip(("service", "form", "unit"), told, strict=True))

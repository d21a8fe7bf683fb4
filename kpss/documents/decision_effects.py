"""What the requests of a proposal mean for the network and for money."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kpss.documents.decision_groups import Placed, units_of
from kpss.documents.network_lines import FORM, TYPE, UNIT
from kpss.documents.network_words import (
    form_word,
    money_columns,
    type_order,
    type_title,
    unit_order,
    unit_word,
)
from kpss.language.numbers import tidy
from kpss.language.text import Language, Text
from kpss.model.network import UnitKey, money_sums
from kpss.model.network_records import MoneyRow
from kpss.model.request_changes import money_after
from kpss.model.requests import service_type_of
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

EFFECT = (
    TYPE, FORM, UNIT, Column("requests", Text("Žádostí", "Requests"), "number"),
    Column("before", Text("Před změnou", "Before"), "number"), Column("after", Text("Po změně", "After"), "number"),
    Column("change", Text("Rozdíl", "Difference"), "number"),
)  # fmt: skip
_ALL_YEARS, _TOTAL = Text("neuvedeno", "not given"), Text("Celkem", "Total")


def effect_rows(workspace: Workspace, placed: Iterable[Placed], language: Language) -> tuple[list[Row], int]:
    """Sums of the changes by type, form and unit, and of how many requests the present state is not recorded."""
    sums: dict[tuple[str, UnitKey], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0), Decimal(0)])
    unknown = 0
    for one in placed:
        changes = units_of(workspace, one)
        if any(change.before is None for change in changes):
            unknown += 1
            continue
        for change in changes:
            found = sums[service_type_of(workspace, one.request), (change.form, change.unit)]
            found[0] += 1
            found[1] += change.before or Decimal(0)
            found[2] += change.after
    order = sorted(sums, key=lambda key: (type_order(workspace, key[0]), unit_order(workspace, key[1])))
    rows: list[Row] = [
        {
            "type": type_title(workspace, kind, language),
            "form": form_word(workspace, key[0], language),
            "unit": unit_word(workspace, key[1], language),
            "requests": sums[kind, key][0],
            "before": tidy(sums[kind, key][1]),
            "after": tidy(sums[kind, key][2]),
            "change": tidy(sums[kind, key][2] - sums[kind, key][1]),
        }
        for kind, key in order
    ]
    return [*rows, *_totals(workspace, sums, language)], unknown


def _totals(workspace: Workspace, sums: Mapping[tuple[str, UnitKey], list[Decimal]], language: Language) -> list[Row]:
    """The sums of each unit over all types and forms; none where there is one row of it."""
    by_unit: dict[str, list[list[Decimal]]] = defaultdict(list)
    for (_, (_, unit)), found in sums.items():
        by_unit[unit].append(found)
    totals = {unit: [sum(part, Decimal(0)) for part in zip(*rows, strict=True)] for unit, rows in by_unit.items()}
    return [
        {
            "type": _TOTAL.in_language(language),
            "unit": unit_word(workspace, unit, language),
            "before": tidy(before),
            "after": tidy(after),
            "change": tidy(after - before),
        }
        for unit, (_, before, after) in sorted(totals.items(), key=lambda one: unit_order(workspace, ("", one[0])))
        if len(by_unit[unit]) > 1
    ]


def money_effect(placed: Sequence[Placed], day: dt.date, language: Language) -> tuple[tuple[Column, ...], list[Row]]:
    """The money after the change, by year, to the last digit: as decided by *day*, else as asked for."""
    by_year: dict[int, list[MoneyRow]] = defaultdict(list)
    counted: dict[int, set[str]] = defaultdict(set)
    for one in placed:
        for row in money_after(one.request, day):
            by_year[row.year or 0].append(row)
            counted[row.year or 0].add(one.request.id)
    columns = (
        Column("year", Text("Rok", "Year")),
        Column("requests", Text("Žádostí", "Requests"), "number"),
        *money_columns(),
    )
    rows: list[Row] = [
        {
            "year": str(year) if year else _ALL_YEARS.in_language(language),
            "requests": len(counted[year]),
            **money_sums(by_year[year])._asdict(),
        }
        for year in sorted(by_year)
    ]
    return columns, rows

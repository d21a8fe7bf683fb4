"""Sums of the network: by type of service, form and unit, and by ORP; units of different kinds are never added up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.documents.network_lines import FORM, ORP, TYPE, UNIT, Line
from kpss.documents.network_words import form_word, type_order, type_title, unit_order, unit_word
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.network import UnitKey
from kpss.model.served import units_by_orp
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

SERVICES = Column("services", Text("Služeb", "Services"), "number")
_UNDIVIDED = Text("více ORP bez rozdělení", "several ORPs, not divided")
Group = tuple[str, UnitKey]  # type or ORP, and the form with its unit


class Total(NamedTuple):
    """How many units, and of which services."""

    value: Decimal
    services: frozenset[str]


def by_type(lines: Iterable[Line]) -> dict[Group, Total]:
    """(type, (form, unit)) → its sum."""
    return _summed((line.type, (one.form, one.unit), one.value, line) for line in lines for one in line.entry.units)


def by_orp(workspace: Workspace, lines: Iterable[Line], day: dt.date) -> dict[Group, Total]:
    """(code of the ORP, (form, unit)) → its sum; what is not divided stands under an empty code."""
    return _summed(
        (orp, key, value, line) for line in lines for orp, key, value in units_by_orp(workspace, line.entry, day)
    )


def _summed(parts: Iterable[tuple[str, UnitKey, Decimal | None, Line]]) -> dict[Group, Total]:
    values: dict[Group, Decimal] = defaultdict(Decimal)
    services: dict[Group, set[str]] = defaultdict(set)
    for name, key, value, line in parts:
        if value is not None:
            values[name, key] += value
            services[name, key].add(line.entry.service)
    return {group: Total(value, frozenset(services[group])) for group, value in values.items()}


def type_table(
    workspace: Workspace, lines: Iterable[Line], year: int, language: Language, before: Iterable[Line] = ()
) -> tuple[tuple[Column, ...], list[Row]]:
    """Sums by type, form and unit; beside them those of the year before, where *before* has them."""
    now, then = by_type(lines), by_type(before)
    columns = [TYPE, FORM, UNIT, SERVICES, Column("value", _year(year), "number")]
    if then:
        last = Column("before", _year(year - 1), "number")
        columns[-1:] = [last, columns[-1], Column("change", Text("Rozdíl", "Difference"), "number")]
    groups = sorted({*now, *then}, key=lambda one: (type_order(workspace, one[0]), unit_order(workspace, one[1])))
    return tuple(columns), [_type_row(workspace, group, now, then, language) for group in groups]


def _year(year: int) -> Text:
    return Text(f"Rok {year}", f"Year {year}")


def _type_row(
    workspace: Workspace, group: Group, now: dict[Group, Total], then: dict[Group, Total], language: Language
) -> dict[str, Any]:
    found, earlier = now.get(group), then.get(group)
    value, before = found.value if found else Decimal(0), earlier.value if earlier else Decimal(0)
    return {
        "type": type_title(workspace, group[0], language),
        "form": form_word(workspace, group[1][0], language),
        "unit": unit_word(workspace, group[1][1], language),
        "services": len(found.services) if found else 0,
        "value": value.normalize(),
        "before": before.normalize(),
        "change": (value - before).normalize(),
    }


def orp_table(
    workspace: Workspace, lines: Iterable[Line], day: dt.date, language: Language
) -> tuple[tuple[Column, ...], list[Row]]:
    """Sums by ORP, form and unit; what is not divided stands last."""
    found = by_orp(workspace, lines, day)
    names = {code: workspace.territory.orp_name(code) if code else "" for code, _ in found}
    order = sorted(found, key=lambda one: (not one[0], sort_key(names[one[0]]), unit_order(workspace, one[1])))
    rows: list[Row] = [
        {
            "orp": names[code] or _UNDIVIDED.in_language(language),
            "form": form_word(workspace, key[0], language),
            "unit": unit_word(workspace, key[1], language),
            "services": len(found[code, key].services),
            "value": found[code, key].value.normalize(),
        }
        for code, key in order
    ]
    value = Column("value", Text("Jednotek", "Units"), "number")
    return (ORP, FORM, UNIT, SERVICES, value), rows

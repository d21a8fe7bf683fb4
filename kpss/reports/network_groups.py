"""The network for people in groups: under each heading its entries and their sums, one row a unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.unit_words import as_template
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace
from kpss.reports.network_rows import EntryRows, parts_of
from kpss.reports.network_totals import Totals, totals
from kpss.reports.table import Column, Row

GROUP_COLUMNS = {
    "type": Column("group", Text("Druh služby", "Service type"), data=False),
    "orp": Column("group", Text("ORP", "ORP"), data=False),
    "group": Column("group", Text("Cílová skupina", "Target group"), data=False),
    "provider": Column("group", Text("Poskytovatel", "Provider"), data=False),
}
# The column that says the same as the heading.
_SAME = {"type": "type", "provider": "provider_name"}
_NONE = {
    "type": Text("(druh nezapsán)", "(type not recorded)"),
    "orp": Text("(mezi ORP nerozděleno)", "(not divided among ORPs)"),
    "group": Text("(skupina nezapsána)", "(group not recorded)"),
    "provider": Text("(poskytovatel nezapsán)", "(provider not recorded)"),
}
_VOCABULARIES = {"type": "service-type", "group": "target-group"}
_SUM = Text(
    "Celkem {services:služba|služby|služeb}, {providers:poskytovatel|poskytovatelé|poskytovatelů}",
    "{services:service|services}, {providers:provider|providers} in total",
)
_SUM_OF_ONE = Text("Celkem {services:služba|služby|služeb}", "{services:service|services} in total")
_ALSO = Text("Celkem", "In total")


class Group(NamedTuple):
    """Entries under one heading, with those of their rows that belong there; ``code`` is empty for those without one."""

    by: str
    code: str
    name: Text
    entries: list[tuple[EntryRows, list[Row]]]


def shown_columns(columns: Sequence[Column], by: str) -> tuple[Column, ...]:
    """The columns with the one of the groups, without the one that would repeat it."""
    same = _SAME.get(by)
    return (GROUP_COLUMNS[by], *(one._replace(shown=False) if one.key == same else one for one in columns))


def grouped(workspace: Workspace, found: Sequence[EntryRows], by: str) -> list[Group]:
    """*found* in groups: types and target groups in the order of their vocabulary, others by name.

    An entry for several target groups stands with each; units stand with the ORP that they were divided to.
    """
    groups: dict[str, Group] = {}
    for one in found:
        for code, rows in _places(workspace, one, by).items():
            name = _name(workspace, by, code)
            groups.setdefault(code, Group(by, code, name, [])).entries.append((one, rows))
    order = list(items(workspace.settings, _VOCABULARIES[by])) if by in _VOCABULARIES else []
    place = {code: number for number, code in enumerate(order)}
    return sorted(
        groups.values(),
        key=lambda group: (not group.code, place.get(group.code, len(order)), sort_key(group.name.cs), group.code),
    )


def _places(workspace: Workspace, one: EntryRows, by: str) -> dict[str, list[Row]]:
    """Code of the group → the rows of the entry that belong there."""
    if by == "orp":
        return _by_orp(workspace, one)
    service = one.service
    if by == "group":
        codes = service.target_groups if service is not None else ()
    else:
        codes = (getattr(service, by),) if service is not None else ()
    return {code: list(one.rows) for code in codes or ("",)}


def _by_orp(workspace: Workspace, one: EntryRows) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    units = [units for units in one.entry.units if units.value is not None]
    for given, row in zip(units, one.rows, strict=False):
        for code, value in parts_of(workspace, one.entry, given).items():
            found.setdefault(code, []).append({**row, "value": value})
    # Without units the entry belongs to each ORP that it serves.
    return found or {code: list(one.rows) for code in one.orps or ("",)}


def _name(workspace: Workspace, by: str, code: str) -> Text:
    if not code:
        return _NONE[by]
    if by in _VOCABULARIES:
        return word(workspace.settings, _VOCABULARIES[by], code)
    if by == "orp":
        name = workspace.territory.orp_name(code)
    else:
        record = workspace.records.get(code)
        name = (record.name if record is not None else "") or code
    return Text(name, name)


def for_people(workspace: Workspace, groups: Sequence[Group], key: str) -> list[Row]:
    """The rows of each group with its name, and below them its sums of the column *key*, a row for each unit."""
    found: list[Row] = []
    for group in groups:
        title = group.name
        found += [{**row, "group": Phrase(as_template(title))} for _, rows in group.entries for row in rows]
        found += _sums(group, totals(workspace, group.entries, key), key)
    return found


def _sums(group: Group, total: Totals, key: str) -> list[Row]:
    if not total.services:
        return []
    first = Phrase(
        _SUM_OF_ONE if group.by == "provider" else _SUM, {"services": total.services, "providers": total.providers}
    )
    title = Phrase(as_template(group.name))
    units: list[tuple[str | None, Any]] = list(total.units.items()) or [(None, None)]
    return [
        {"group": title, "service_name": first if number == 0 else Phrase(_ALSO), "unit": unit, key: value}
        for number, (unit, value) in enumerate(units)
    ]


def sums(workspace: Workspace, groups: Sequence[Group], key: str) -> list[dict[str, Any]]:
    """The sums of each group for JSON; ``code`` is null for entries that belong to none."""
    return [
        {
            "code": group.code or None,
            "name": group.name.cs if group.code and group.by not in _VOCABULARIES else None,
            **totals(workspace, group.entries, key).as_data(),
        }
        for group in groups
    ]

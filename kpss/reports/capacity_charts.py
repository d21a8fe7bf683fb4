"""Charts of capacities: units per 1 000 persons by ORP, the types that most services have; an ORP with none is seen."""

from __future__ import annotations

from collections.abc import Sequence

from kpss.language.text import Language, Text
from kpss.model.capacities import Key
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace
from kpss.reports.capacity_rows import EVERYONE, KeyRows
from kpss.reports.network_charts import unit_name
from kpss.reports.table import Chart, Row, Series

_PER_1000 = Text("Na 1 000 osob ({group}) podle ORP: {unit}", "Per 1,000 persons ({group}) by ORP: {unit}")
_UNITS = Text("V síti podle ORP: {unit}", "In the network by ORP: {unit}")
_ON_1000 = Text("{unit} na 1 000", "{unit} per 1,000")
_MOST = 3  # series of a chart
_UNRELATED = "-"


def charts(workspace: Workspace, keys: Sequence[KeyRows], language: Language) -> tuple[Chart, ...]:
    """A chart for each kind of unit and group of people, of the types with most services.

    Bare units are shown only where numbers of people are not known for any type.
    """
    found: dict[tuple[str, str], list[KeyRows]] = {}
    for one in keys:
        rows = [row for row in _orps(one) if row["value"] is not None]
        if one.services and len(rows) > 1:
            is_related = any(row["per_1000"] is not None for row in rows)
            found.setdefault((one.key.unit, one.group if is_related else _UNRELATED), []).append(one)
    related = [place for place in found if place[1] != _UNRELATED]
    units, groups = (list(items(workspace.settings, name)) for name in ("capacity-unit", "target-group"))
    order = sorted(related or found, key=lambda place: (_place(units, place[0]), _place(groups, place[1])))
    return tuple(_chart(workspace, *place, found[place], language) for place in order)


def _place(known: Sequence[str], code: str) -> tuple[int, str]:
    return (known.index(code) if code in known else len(known), code)


def _orps(one: KeyRows) -> list[Row]:
    return [row for row in one.rows if row["scope"] == "orp"]


def _chart(workspace: Workspace, unit: str, group: str, keys: Sequence[KeyRows], language: Language) -> Chart:
    what = "value" if group == _UNRELATED else "per_1000"
    biggest = sorted(keys, key=lambda one: -one.services)[:_MOST]
    names = list(dict.fromkeys(row["orp_name"] for one in biggest for row in _orps(one) if row[what] is not None))
    series = []
    for one in biggest:
        values = {row["orp_name"]: row[what] for row in _orps(one)}
        series.append(Series(_type_words(workspace, one.key, language), tuple(map(values.get, names))))
    unit_words = unit_name(workspace, unit, language)
    if what == "value":
        caption, axis = _UNITS.in_language(language).format(unit=unit_words), unit_words
    else:
        of_group = (word(workspace.settings, "target-group", group) if group else EVERYONE).in_language(language)
        caption = _PER_1000.in_language(language).format(group=of_group, unit=unit_words)
        axis = _ON_1000.in_language(language).format(unit=unit_words)
    return Chart("bars", caption, tuple(names), tuple(series), axis)


def _type_words(workspace: Workspace, key: Key, language: Language) -> str:
    name = word(workspace.settings, "service-type", key.type).in_language(language)
    form = word(workspace.settings, "service-form", key.form).in_language(language) if key.form else ""
    return f"{name}, {form}" if form else name

"""Charts of the network: units by type of service, a chart for each kind of unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kpss.language.numbers import tidy
from kpss.language.text import Language, Text, capital
from kpss.model.vocabulary import items, word, words
from kpss.model.workspace import Workspace
from kpss.reports.network_rows import EntryRows
from kpss.reports.network_totals import ordered
from kpss.reports.table import Chart, Series

_CAPTION = Text("Síť podle druhů služeb: {unit}", "The network by types of service: {unit}")
_IN_NETWORK = Text("v síti", "in the network")
_UNKNOWN = Text("druh nezapsán", "type not recorded")


def charts(workspace: Workspace, found: Sequence[EntryRows], language: Language, key: str) -> tuple[Chart, ...]:
    """The charts of the column *key* of entries that count; a kind of unit that nobody has makes none."""
    units: dict[str, dict[str, Decimal]] = {}
    for one in found:
        for row in one.rows if one.counts else ():
            if row[key]:
                by_type = units.setdefault(row["unit"], {})
                code = row["type"] or ""
                by_type[code] = by_type.get(code, Decimal(0)) + row[key]
    order = ordered(workspace.settings, {unit: sum(by_type.values(), Decimal(0)) for unit, by_type in units.items()})
    return tuple(_chart(workspace, unit, units[unit], language) for unit in order)


def _chart(workspace: Workspace, unit: str, by_type: dict[str, Decimal], language: Language) -> Chart:
    place = {code: number for number, code in enumerate(items(workspace.settings, "service-type"))}
    known = words(workspace.settings, "service-type")
    codes = sorted(by_type, key=lambda code: (place.get(code, len(place)), code))
    name = unit_name(workspace, unit, language)
    labels = tuple(
        capital((known.get(code, Text(code, code)) if code else _UNKNOWN).in_language(language)) for code in codes
    )
    values = tuple(tidy(by_type[code]) for code in codes)
    return Chart(
        "bars",
        _CAPTION.in_language(language).format(unit=name),
        labels,
        (Series(_IN_NETWORK.in_language(language), values),),
        name,
    )


def unit_name(workspace: Workspace, unit: str, language: Language) -> str:
    """What a kind of unit is called where several of them are meant: ``lůžka``; as it is where no forms are known."""
    known = items(workspace.settings, "capacity-unit").get(unit)
    if known is not None and known.counted:
        cs, en = known.counted.split("|"), (known.counted_en or known.counted).split("|")
        return cs[1] if language == "cs" else en[-1]
    return word(workspace.settings, "capacity-unit", unit).in_language(language)

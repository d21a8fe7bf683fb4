"""Sums of the network: how many services, providers and units; units are never added up across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.settings import Settings
from kpss.model.unit_words import amount
from kpss.model.vocabulary import items
from kpss.model.workspace import Workspace
from kpss.reports.network_rows import EntryRows
from kpss.reports.table import Row

_NETWORK = Text("Síť tvoří {what}: {units:list}.", "The network has {what}: {units:list}.")
_BARE = Text("Síť tvoří {what}; jednotky nejsou zapsány.", "The network has {what}; no units are recorded.")
_WHAT = Text("{services} {providers}", "{services} of {providers}")
_SERVICES = Text("{n:služba|služby|služeb}", "{n:service|services}")
_PROVIDERS = Text("{n:poskytovatele|poskytovatelů|poskytovatelů}", "{n:provider|providers}")
_ONLY_SERVICE, _ONLY_PROVIDER = Text("jediná služba", "one service"), Text("jednoho poskytovatele", "one provider")
_IN_ORP = Text(
    "ORP {orp} slouží {what} ze sítě; připadá na něj {units:list}.",
    "Of the network {what} {services:#serves|serve} the ORP {orp}; to it belong {units:list}.",
)
_BARE_IN_ORP = Text(
    "ORP {orp} slouží {what} ze sítě; kolik jednotek na něj připadá, zapsáno není.",
    "Of the network {what} {services:#serves|serve} the ORP {orp}; how many units belong to it is not recorded.",
)
_NOBODY = Text("V síti k datu není žádná služba.", "No service is in the network on the date.")
_BESIDE = Text(
    " Mimo síť je {count:#zapsán|zapsány|zapsáno} {count:záznam|záznamy|záznamů} (záměry).",
    " Beside it {count:entry is|entries are} no part of it (intentions).",
)


class Totals(NamedTuple):
    """Services and providers that count, and units by unit."""

    services: int
    providers: int
    units: dict[str, Decimal]

    def as_data(self) -> dict[str, Any]:
        """The members of JSON."""
        units = [{"unit": unit, "value": value} for unit, value in self.units.items()]
        return {"services": self.services, "providers": self.providers, "units": units}


def totals(workspace: Workspace, given: Iterable[tuple[EntryRows, Sequence[Row]]], key: str = "value") -> Totals:
    """The sums of entries with those of their rows that belong to what is summed up; only entries that count do.

    *key* is the column that is summed up: whole units, or the part of the chosen ORP.
    """
    services, providers = set(), set()
    units: dict[str, Decimal] = {}
    for entry, rows in given:
        if not entry.counts:
            continue
        services.add(entry.entry.service)
        providers.add(entry.service.provider if entry.service is not None else "")
        for row in rows:
            if row[key] is not None:
                units[row["unit"]] = units.get(row["unit"], Decimal(0)) + row[key]
    return Totals(len(services), len(providers - {""}), ordered(workspace.settings, units))


def ordered(settings: Settings, units: dict[str, Decimal]) -> dict[str, Decimal]:
    """*units* in the order of the vocabulary."""
    order = list(items(settings, "capacity-unit"))
    place = {unit: number for number, unit in enumerate(order)}
    return {unit: tidy(units[unit]) for unit in sorted(units, key=lambda unit: (place.get(unit, len(order)), unit))}


def amounts(settings: Settings, units: dict[str, Decimal]) -> list[Phrase]:
    """*units* in words, each kind apart."""
    return [amount(settings, value, unit) for unit, value in units.items()]


def summary(workspace: Workspace, found: Sequence[EntryRows], orp: str = "") -> tuple[Totals, Phrase]:
    """The sums of all, and the sentence about them; of units those that belong to *orp*, where it was chosen."""
    total = totals(workspace, ((one, one.rows) for one in found), "in_orp" if orp else "value")
    beside = sum(1 for one in found if not one.counts)
    template = _NOBODY
    if total.services:
        of_orp, whole = (_IN_ORP, _NETWORK) if total.units else (_BARE_IN_ORP, _BARE)
        template = of_orp if orp else whole
    if beside:
        template = Text(template.cs + _BESIDE.cs, template.en + _BESIDE.en)
    return total, Phrase(
        template,
        {
            "services": total.services,
            "what": _what(total),
            "units": amounts(workspace.settings, total.units),
            "count": beside,
            "orp": workspace.territory.orp_name(orp),
        },
    )


def _what(total: Totals) -> Phrase:
    """``34 služeb 17 poskytovatelů``."""
    counted = ((_SERVICES, _ONLY_SERVICE, total.services), (_PROVIDERS, _ONLY_PROVIDER, total.providers))
    services, providers = (only if n == 1 else Phrase(words, {"n": n}) for words, only, n in counted)
    return Phrase(_WHAT, {"services": services, "providers": providers})

"""Rows of the network: one for each form and unit of an entry in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.deadlines.who import holder_names
from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase, Told
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.network import counts, entries_on, entrustment_on, provider_of, service_of, states_of
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.plans import Plan
from kpss.model.served import orps_served, parts_by_orp, served_area
from kpss.model.services import Service
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.filters import Chosen
from kpss.reports.plans import iso
from kpss.reports.table import Column, Row

_PART = Text("{name} {value}", "{name} {value}")
_EVERYWHERE = Text("všech {count} ORP", "all {count} ORPs")
_STATES = ("registered", "in_network", "entrusted", "funded")
_STATE_WORDS = {
    "registered": Text("registrovaná", "registered"),
    "in_network": Text("v síti", "in the network"),
    "entrusted": Text("pověřená", "entrusted"),
    "funded": Text("financovaná", "funded"),
    "not_registered": Text("neregistrovaná", "not registered"),
    "not_in_network": Text("mimo síť", "outside the network"),
    "not_entrusted": Text("nepověřená", "not entrusted"),
    "not_funded": Text("nefinancovaná", "not funded"),
}
_ENTRUSTED_UNTIL = Text("pověřená do {day:date}", "entrusted until {day:date}")
_FEW = 3  # ORPs that are always told by name


class EntryRows(NamedTuple):
    """An entry with its rows, and with what groups and sums need: codes of the ORPs served, whether it counts."""

    entry: NetworkEntry
    service: Service | None
    provider: str
    counts: bool
    orps: tuple[str, ...]
    rows: tuple[Row, ...]


def columns(workspace: Workspace, *, in_orp: bool) -> tuple[Column, ...]:
    """The columns; the part of one ORP is shown where it was asked for."""
    settings = workspace.settings
    return (
        Column("entry", Text("Záznam", "Entry"), shown=False),
        Column("provider", Text("Poskytovatel", "Provider"), shown=False),
        Column("provider_name", Text("Poskytovatel", "Provider")),
        Column("ico", Text("IČO", "Company number"), shown=False),
        Column("service", Text("Služba", "Service"), shown=False),
        Column("service_name", Text("Služba", "Service")),
        Column("number", Text("Identifikátor", "Number"), shown=False),
        Column("type", Text("Druh", "Type"), "choice", labels=words(settings, "service-type")),
        Column("form", Text("Forma", "Form"), "choice", labels=words(settings, "service-form")),
        Column("value", Text("Jednotek", "Units"), "number"),
        Column("in_orp", Text("Z toho v ORP", "Of them in the ORP"), "number", shown=in_orp),
        Column("unit", Text("Jednotka", "Unit"), "choice", labels=words(settings, "capacity-unit")),
        Column("by_orp", Text("Po ORP", "By ORP"), "lines", shown=False),
        Column("target_groups", Text("Cílové skupiny", "Target groups"), "list",
               labels=words(settings, "target-group"), shown=False),
        Column("orps", Text("ORP", "ORPs"), "list", shown=False),
        Column("where", Text("Území", "Area"), "list", data=False),
        Column("level", Text("Úroveň", "Level"), "choice", labels=words(settings, "network-level")),
        Column("counts", Text("Počítá se do sítě", "Counts"), "flag", shown=False),
        Column("commissioners", Text("Zadavatelé", "Commissioners"), "list", shown=False),
        Column("from", Text("Od", "From"), "date", shown=False),
        Column("to", Text("Do", "To"), "date"),
        Column("entrustment", Text("Pověření", "Entrustment"), shown=False),
        Column("entrusted_until", Text("Pověření do", "Entrusted until"), "date", shown=False),
        Column("decided", Text("Rozhodnuto", "Decided"), "date", shown=False),
        Column("decided_by", Text("Rozhodl", "Decided by"), shown=False),
        Column("resolution", Text("Usnesení", "Resolution"), shown=False),
        Column("registered", Text("Registrovaná", "Registered"), "flag", shown=False),
        Column("in_network", Text("V síti", "In the network"), "flag", shown=False),
        Column("entrusted", Text("Pověřená", "Entrusted"), "flag", shown=False),
        Column("funded", Text("Financovaná", "Funded"), "flag", shown=False),
        Column("states", Text("Stav", "State"), "list", data=False),
    )  # fmt: skip


def entry_rows(workspace: Workspace, chosen: Chosen) -> list[EntryRows]:
    """The chosen entries in force, by provider and service."""
    found = [_rows(workspace, entry, chosen.orp) for entry in chosen_entries(workspace, chosen)]
    return sorted(found, key=lambda one: (sort_key(one.provider), sort_key(_service_name(workspace, one.entry)),
                                          one.entry.valid.first, one.entry.id))  # fmt: skip


def chosen_entries(workspace: Workspace, chosen: Chosen) -> list[NetworkEntry]:
    """The entries in force that serve the ORP and the area of the plan that were chosen."""
    plan = workspace.get(chosen.plan, Plan)
    return [
        entry
        for entry in entries_on(workspace)
        if (not chosen.orp or chosen.orp in orps_served(workspace, entry, workspace.as_of))
        and (plan is None or serves(workspace, entry, plan))
    ]


def serves(workspace: Workspace, entry: NetworkEntry, plan: Plan) -> bool:
    """Whether *entry* serves a municipality of *plan*; where only ORPs are known, whether it serves one of them."""
    codes = served_area(workspace, entry, workspace.as_of).codes
    if codes:
        return not codes.isdisjoint(workspace.area_of(plan).codes)
    return not set(orps_served(workspace, entry, workspace.as_of)).isdisjoint(workspace.orps_of(plan))


def _service_name(workspace: Workspace, entry: NetworkEntry) -> str:
    return record_name(workspace, entry.service)


def _rows(workspace: Workspace, entry: NetworkEntry, orp: str) -> EntryRows:
    service = service_of(workspace, entry)
    served = orps_served(workspace, entry, workspace.as_of)
    provider = record_name(workspace, service.provider) if service is not None and service.provider else ""
    shared = {
        **_about_service(workspace, entry, service, provider),
        **_about_entry(workspace, entry),
        **_about_area(workspace, served),
    }
    given: Iterable[NetworkUnits | None] = [one for one in entry.units if one.value is not None] or [None]
    rows = tuple({**shared, **_about_units(workspace, entry, one, orp)} for one in given)
    return EntryRows(entry, service, provider, counts(workspace, entry), tuple(served), rows)


def _about_service(workspace: Workspace, entry: NetworkEntry, service: Service | None, provider: str) -> dict[str, Any]:
    who = provider_of(workspace, service)
    states = states_of(workspace, service)._asdict() if service is not None else dict.fromkeys(_STATES, False)
    return {
        "provider": service.provider or None if service is not None else None,
        "provider_name": provider or None,
        "ico": who.ico or None if who is not None else None,
        "service": entry.service,
        "service_name": _service_name(workspace, entry),
        "number": service.number or None if service is not None else None,
        "type": service.type or None if service is not None else None,
        "target_groups": list(service.target_groups) if service is not None else [],
        **states,
        "states": _in_words(workspace, entry, states) if service is not None else [],
    }


def _in_words(workspace: Workspace, entry: NetworkEntry, states: Mapping[str, bool]) -> list[Phrase]:
    """All four states, those that do not hold too; an entrustment with its end."""
    words = {key: Phrase(_STATE_WORDS[key if holds else f"not_{key}"]) for key, holds in states.items()}
    act = entrustment_on(workspace, entry.service, workspace.as_of)
    until = iso(act.valid.last) if act is not None else None
    if until is not None:
        words["entrusted"] = Phrase(_ENTRUSTED_UNTIL, {"day": until})
    return list(words.values())


def _about_entry(workspace: Workspace, entry: NetworkEntry) -> dict[str, Any]:
    act = entrustment_on(workspace, entry.service, workspace.as_of)
    decision = entry.decision
    by = record_name(workspace, decision.by) or decision.by_name if decision is not None else ""
    return {
        "entry": entry.id,
        "level": entry.level,
        "counts": counts(workspace, entry),
        "commissioners": list(holder_names(workspace, entry.commissioners)),
        "from": iso(entry.valid.first),
        "to": iso(entry.valid.last),
        "entrustment": act.number or None if act is not None else None,
        "entrusted_until": iso(act.valid.last) if act is not None else None,
        "decided": decision.date.text if decision is not None and decision.date is not None else None,
        "decided_by": by or None,
        "resolution": decision.resolution or None if decision is not None else None,
    }


def _about_area(workspace: Workspace, served: Sequence[str]) -> dict[str, Any]:
    """The names of the ORPs served; people are told all of them in a word."""
    names = sorted((workspace.territory.orp_name(code) for code in served), key=sort_key)
    is_all = len(names) > _FEW and len(names) == len(workspace.territory.orps)
    return {"orps": names, "where": [Phrase(_EVERYWHERE, {"count": len(names)})] if is_all else names}


def _about_units(workspace: Workspace, entry: NetworkEntry, units: NetworkUnits | None, orp: str) -> dict[str, Any]:
    if units is None:
        return {"form": None, "unit": None, "value": None, "in_orp": None, "by_orp": []}
    parts = parts_of(workspace, entry, units)
    return {
        "form": units.form or None,
        "unit": units.unit,
        "value": tidy(units.value) if units.value is not None else None,
        "in_orp": parts.get(orp) if orp else None,
        "by_orp": [
            Told(_PART, {"name": workspace.territory.orp_name(code), "value": value})
            for code, value in parts.items()
            if code
        ],
    }


def parts_of(workspace: Workspace, entry: NetworkEntry, units: NetworkUnits) -> dict[str, Decimal]:
    """Code of the ORP → its part of *units*; what is not divided among several stands under ``""``."""
    found: dict[str, Decimal] = {}
    for code, value in parts_by_orp(workspace, entry, units, workspace.as_of):
        found[code] = tidy(found.get(code, Decimal(0)) + value)
    return found

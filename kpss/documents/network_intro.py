"""The introduction to the network of a year: what it holds, its levels, and the four states of a service."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from kpss.documents.network_lines import Line
from kpss.documents.network_words import level_word
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text, capital
from kpss.model.network import States, states_of
from kpss.model.vocabulary import items, place
from kpss.model.workspace import Workspace

_WHAT = Text(
    "Tento dokument uvádí služby, které jsou zařazeny v síti sociálních služeb na rok {year}. Zachycuje stav ke dni "
    "{day:date}: v síti {services:#je|jsou|je} {services:služba|služby|služeb} {types:druhu|druhů|druhů} od "
    "{providers:poskytovatele|poskytovatelů|poskytovatelů}.",
    "This document lists the services in the network of social services in {year}. It shows the state on {day:date}: "
    "{services:service|services} of {providers:provider|providers} and {types:type|types}.",
)
_SHOWN = Text(
    "Jednotky různého druhu (lůžka, úvazky v přímé péči a další) se mezi sebou nesčítají.",
    "Units of different kinds (beds, full-time equivalents in direct care and others) are never added up.",
)
_NONE = Text(
    "Na rok {year} není v síti k datu dokumentu zapsána žádná služba.",
    "No service is on record in the network of {year} on the date of this document.",
)
_STATES: tuple[tuple[str, Text], ...] = (
    ("registered", Text(
        "zapsaná v registru: poskytovatel má oprávnění službu poskytovat; ze služeb v síti to podle záznamů platí "
        "pro {n:službu|služby|služeb}",
        "registered: the provider is authorised to provide it; by the records this holds for {n:service|services} of "
        "the network")),
    ("in_network", Text(
        "zařazená v síti: veřejní zadavatelé ji pokládají za potřebnou a počítají s ní; v síti "
        "{n:#je|jsou|je} {n:služba|služby|služeb}",
        "in the network: public commissioners hold it to be needed and count on it; {n:service is|services are} in the "
        "network")),
    ("entrusted", Text(
        "pověřená: má v platnosti pověření k výkonu služby obecného hospodářského zájmu, bez kterého nelze vyplatit "
        "vyrovnávací platbu; {recorded}",
        "entrusted: an entrustment with a service of general economic interest is in force, without which no "
        "compensation can be paid; {recorded}")),
    ("funded", Text(
        "financovaná: na rok {year} jí byly přiznány peníze; {recorded}",
        "funded: money was granted to it for {year}; {recorded}")),
)  # fmt: skip
_RECORDED = Text("zapsáno je u {n:služby|služeb|služeb}", "on record for {n:service|services}")
_NOWHERE = Text("u žádné služby to zapsáno není", "on record for none")
_PARTLY = Text(
    "V záznamech nemusí být všechny služby sítě; dokument i součty v něm zahrnují jen ty, které zapsány jsou.",
    "Not all services of the network may be on record; the document and its sums hold those that are.",
)
_LEVEL = Text("{level}: {n:služba|služby|služeb}", "{level}: {n:service|services}")
_NOT_COUNTED = Text("{level} (do sítě se nepočítá): {n:služba|služby|služeb}",
                    "{level} (not part of the network): {n:service|services}")  # fmt: skip


def introduction(
    workspace: Workspace, year: int, day: dt.date, lines: Sequence[Line], intended: Sequence[Line], language: Language
) -> dict[str, Any]:
    """The values of the template about the network as a whole."""
    params = {
        "year": str(year),
        "day": day.isoformat(),
        "services": len({line.entry.service for line in lines}),
        "providers": len({line.provider_id for line in lines} - {""}),
        "types": len({line.type for line in lines} - {""}),
    }
    intro = Phrase(_WHAT if lines else _NONE, params).in_language(language)
    if lines:
        intro += " " + _SHOWN.in_language(language)
    if not workspace.settings.whole_on("network", workspace.as_of):
        intro += " " + _PARTLY.in_language(language)
    return {
        "intro": intro,
        "states": _states(workspace, year, day, lines, language) if lines else [],
        "levels": [*_levels(workspace, lines, _LEVEL, language), *_levels(workspace, intended, _NOT_COUNTED, language)],
    }


def _states(workspace: Workspace, year: int, day: dt.date, lines: Sequence[Line], language: Language) -> list[str]:
    services = {line.entry.service: line.service for line in lines}
    found = [states_of(workspace, one, day) for one in services.values() if one is not None]
    tests: dict[str, Callable[[States], bool]] = {
        "registered": lambda one: one.registered,
        "entrusted": lambda one: one.entrusted,
        "funded": lambda one: one.funded,
    }
    numbers = {name: sum(map(test, found)) for name, test in tests.items()} | {"in_network": len(services)}
    told = []
    for name, template in _STATES:
        recorded = Phrase(_RECORDED if numbers[name] else _NOWHERE, {"n": numbers[name]})
        params = {"n": numbers[name], "year": str(year), "recorded": recorded}
        told.append(Phrase(template, params).in_language(language))
    return told


def _levels(workspace: Workspace, lines: Sequence[Line], template: Text, language: Language) -> list[str]:
    numbers = Counter(line.entry.level for line in lines)
    order = sorted(numbers, key=lambda code: place(workspace.settings, "network-level", code))
    return [_level(workspace, code, numbers[code], template, language) for code in order]


def _level(workspace: Workspace, code: str, number: int, template: Text, language: Language) -> str:
    item = items(workspace.settings, "network-level").get(code)
    words = Phrase(template, {"level": capital(level_word(workspace, code, language)), "n": number}).in_language(
        language
    )
    told = Text(item.text, item.text_en or item.text).in_language(language) if item is not None else ""
    return f"{words}. {told}" if told else words

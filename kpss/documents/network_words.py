"""Words for services, units and money of the network that several documents share."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kpss.deadlines.who import holder_names
from kpss.documents.words_plans import area_phrase
from kpss.language import numbers
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text, capital
from kpss.model.network import UnitKey, service_of
from kpss.model.network_records import Entrustment, NetworkEntry, NetworkUnits
from kpss.model.periods import Moment
from kpss.model.served import orps_served
from kpss.model.services import Ages
from kpss.model.unit_words import amount, in_form
from kpss.model.vocabulary import Place, items, place, word
from kpss.model.workspace import Workspace
from kpss.reports.money_words import MONEY
from kpss.reports.table import CZK, Column

UNKNOWN_TYPE = Text("Druh služby není uveden", "Type of service not given")
_AGES = (
    Text("{low}–{high} {high:#roku|let|let}", "{low} to {high} {high:#year|years}"),
    Text("od {low:roku|let|let}", "from {low:year|years}"),
    Text("do {high:roku|let|let}", "up to {high:year|years}"),
)


def money_columns() -> tuple[Column, ...]:
    """The columns of money for a table."""
    return tuple(Column(key, label, "number", unit=CZK) for key, label in MONEY.items())


def type_title(workspace: Workspace, code: str, language: Language) -> str:
    """A type of service with its section of the act: ``Pečovatelská služba (§ 40)``."""
    if not code:
        return UNKNOWN_TYPE.in_language(language)
    name = capital(word(workspace.settings, "service-type", code).in_language(language))
    law = _law(workspace, code)
    return f"{name} ({law})" if law else name


def _law(workspace: Workspace, code: str) -> str:
    item = items(workspace.settings, "service-type").get(code)
    return item.law if item is not None else ""


def type_order(workspace: Workspace, code: str) -> Place:
    """Types of service in the order of the act; those of no section last."""
    return place(workspace.settings, "service-type", code)


def unit_order(workspace: Workspace, key: UnitKey) -> tuple[Place, Place]:
    """Forms and units in the order of their vocabularies."""
    form, unit = key
    return place(workspace.settings, "service-form", form), place(workspace.settings, "capacity-unit", unit)


def form_word(workspace: Workspace, form: str, language: Language) -> str:
    """The form of a service."""
    return word(workspace.settings, "service-form", form).in_language(language)


def unit_word(workspace: Workspace, unit: str, language: Language) -> str:
    """The unit of a capacity."""
    return word(workspace.settings, "capacity-unit", unit).in_language(language)


def tidy(value: Decimal | None) -> Decimal | None:
    """*value* without zeros at its end, which say nothing."""
    return numbers.tidy(value) if value is not None else None


def amount_words(workspace: Workspace, key: UnitKey, value: Decimal, language: Language) -> str:
    """An amount with its form: ``terénní: 4,5 úvazku v přímé péči``."""
    told = amount(workspace.settings, value, key[1])
    return Phrase(in_form(workspace.settings, key[0], told.template), told.params).in_language(language)


def units_words(workspace: Workspace, units: tuple[NetworkUnits, ...], language: Language) -> list[str]:
    """Units, one form a line."""
    return [
        amount_words(workspace, (one.form, one.unit), one.value, language) for one in units if one.value is not None
    ]


def level_word(workspace: Workspace, level: str, language: Language) -> str:
    """The level of the network."""
    return word(workspace.settings, "network-level", level).in_language(language)


def group_words(workspace: Workspace, codes: tuple[str, ...], language: Language) -> list[str]:
    """Target groups in words."""
    return [word(workspace.settings, "target-group", code).in_language(language) for code in codes]


def ages_words(ages: Ages | None, language: Language) -> str:
    """The age of those served: ``od 18 let``."""
    if ages is None:
        return ""
    low, high = ages.start, ages.end
    if low is None and high is None:
        return ages.note
    template = _AGES[0] if low is not None and high is not None else _AGES[1 if low is not None else 2]
    words = Phrase(template, {"low": low, "high": high}).in_language(language)
    return f"{words}, {ages.note}" if ages.note else words


def served_words(workspace: Workspace, entry: NetworkEntry, day: dt.date, language: Language) -> str:
    """Where a service is available: its area as people say it, else the ORPs that it serves."""
    service = service_of(workspace, entry)
    area = entry.area or (service.area if service is not None else None)
    if area is not None:
        return area_phrase(workspace, area, language)
    names = [f"ORP {workspace.territory.orp_name(code)}" for code in orps_served(workspace, entry, day)]
    return join(names, language)


def entrustment_words(workspace: Workspace, act: Entrustment | None, language: Language) -> str:
    """An entrustment: its number, who gave it and when; its validity stands beside it."""
    if act is None:
        return ""
    number = f"{Text('č.', 'no.').in_language(language)} {act.number}" if act.number else ""
    day = moment_words(act.date, language)
    return ", ".join(part for part in (number, *holder_names(workspace, act.by), day) if part)


def moment_words(moment: Moment | None, language: Language) -> str:
    """A date as precise as its source; empty where it is unknown."""
    return date_text(moment.text, language) if moment is not None and not moment.unknown else ""

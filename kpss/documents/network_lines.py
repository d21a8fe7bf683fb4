"""The services of the network as lines of tables: who, what, for whom, where, for how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from kpss.deadlines.who import holder_names
from kpss.documents.network_words import (
    ages_words,
    entrustment_words,
    form_word,
    group_words,
    level_word,
    served_words,
    tidy,
    type_order,
    type_title,
    unit_order,
    unit_word,
)
from kpss.documents.words_plans import period_words
from kpss.language.sorting import sort_key
from kpss.language.text import Language, Text
from kpss.model.money import added
from kpss.model.naming import record_name
from kpss.model.network import Sums, provider_of, service_of
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.service_money import service_money
from kpss.model.services import Provider, Service
from kpss.model.workspace import Workspace
from kpss.reports.table import CZK, Column, Row

NUMBER = Column("number", Text("Č.", "No."), "number")
PROVIDER = Column("provider", Text("Poskytovatel", "Provider"))
ICO = Column("ico", Text("IČO", "Company No."))
SERVICE = Column("service", Text("Služba", "Service"))
SERVICE_NUMBER = Column("service_number", Text("Identifikátor služby", "Service No."))
TYPE = Column("type", Text("Druh služby", "Type of service"))
FORM = Column("form", Text("Forma", "Form"))
UNIT = Column("unit", Text("Jednotka", "Unit"))
VALUE = Column("value", Text("Počet", "Number"), "number")
LEVEL = Column("level", Text("Úroveň sítě", "Network level"))
VALID = Column("valid", Text("V síti", "In the network"))
GROUPS = Column("groups", Text("Cílové skupiny", "Target groups"), "list")
AGES = Column("ages", Text("Věk", "Age"))
AREA = Column("area", Text("Území", "Area served"))
COMMISSIONERS = Column("commissioners", Text("Zadavatel", "Commissioner"), "list")
ENTRUSTMENT = Column("entrustment", Text("Pověření", "Entrustment"))
ENTRUSTED = Column("entrusted", Text("Platnost pověření", "Entrusted for"))
COMPENSATION = Column("compensation", Text("Vyrovnávací platba", "Compensation"), "number", unit=CZK)
GRANTED = Column("granted", Text("Přiznaná dotace", "Subsidy granted"), "number", unit=CZK)
REASON = Column("reason", Text("Důvod změny", "Reason of the change"))
NOTE = Column("note", Text("Poznámka", "Note"))
ORP = Column("orp", Text("ORP", "ORP"))

MAIN = (NUMBER, PROVIDER, ICO, SERVICE, SERVICE_NUMBER, FORM, UNIT, VALUE, LEVEL, VALID)
WHOM = (NUMBER, SERVICE, GROUPS, AGES, AREA, COMMISSIONERS)
MONEY = (NUMBER, PROVIDER, SERVICE, ENTRUSTMENT, ENTRUSTED, COMPENSATION, GRANTED, REASON, NOTE)
DIVIDED = (NUMBER, SERVICE, FORM, UNIT, ORP, VALUE)
WHOLE = (
    NUMBER, PROVIDER, ICO, TYPE, SERVICE, SERVICE_NUMBER, FORM, UNIT, VALUE, GROUPS, AGES, AREA, COMMISSIONERS, LEVEL,
    VALID, ENTRUSTMENT, ENTRUSTED, COMPENSATION, GRANTED, REASON, NOTE,
)  # fmt: skip
"""Everything in one table, as a workbook has it."""


class Line(NamedTuple):
    """An entry with its number in the document, its service and provider."""

    number: int
    entry: NetworkEntry
    service: Service | None
    provider: Provider | None
    name: str

    @property
    def type(self) -> str:
        """The type of the service; empty where it is not known."""
        return self.service.type if self.service is not None else ""

    @property
    def provider_id(self) -> str:
        """What tells providers from each other."""
        return self.service.provider if self.service is not None else ""


def shown_day(workspace: Workspace, year: int) -> dt.date:
    """The day on which the network of *year* is shown: the as-of date where it is within, else its first."""
    return workspace.as_of if workspace.as_of.year == year else dt.date(year, 1, 1)


def lines_of(workspace: Workspace, entries: Iterable[NetworkEntry]) -> list[Line]:
    """*entries* in the order of the act, then by provider and service, numbered from 1."""
    found = []
    for entry in entries:
        service = service_of(workspace, entry)
        name = record_name(workspace, entry.service)
        found.append(Line(0, entry, service, provider_of(workspace, service), name))
    types = {line.type for line in found}
    places = {code: type_order(workspace, code) for code in types}
    found.sort(
        key=lambda line: (places[line.type], sort_key(_provider(line)), sort_key(line.name), line.entry.id)
    )  # fmt: skip
    return [line._replace(number=number) for number, line in enumerate(found, 1)]


def _provider(line: Line) -> str:
    return line.provider.name if line.provider is not None and line.provider.name else line.provider_id


def service_row(workspace: Workspace, line: Line, money: Sums, day: dt.date, language: Language) -> dict[str, Any]:
    """All about an entry but its units; *money* is what it is shown with."""
    entry, service, provider = line.entry, line.service, line.provider
    act = entry.entrustment
    return {
        "number": line.number or None,
        "provider": _provider(line),
        "ico": provider.ico if provider is not None else "",
        "type": type_title(workspace, line.type, language),
        "service": line.name,
        "service_number": service.number if service is not None else "",
        "groups": group_words(workspace, service.target_groups, language) if service is not None else [],
        "ages": ages_words(service.ages, language) if service is not None else "",
        "area": served_words(workspace, entry, day, language),
        "commissioners": list(holder_names(workspace, entry.commissioners)),
        "level": level_word(workspace, entry.level, language),
        "valid": period_words(entry.valid, language),
        "entrustment": entrustment_words(workspace, act, language),
        "entrusted": period_words(act.valid, language) if act is not None else "",
        "compensation": money.compensation,
        "granted": money.granted,
        "reason": entry.reason,
        "note": entry.note,
    }


def money_of(workspace: Workspace, lines: Iterable[Line], year: int) -> dict[str, Sums]:
    """Id of an entry → the money of its service in *year*, told once: at the first of *lines* of the service."""
    found: dict[str, Sums] = {}
    given = {service: one.sums for service, one in service_money(workspace, year).items()}
    for line in lines:
        if line.entry.service in given:
            found[line.entry.id] = given.pop(line.entry.service)
    return found


def unit_rows(workspace: Workspace, line: Line, base: Row, language: Language) -> Iterator[dict[str, Any]]:
    """A row for each form and unit; one with the registered forms where no units are recorded.

    What is told of the whole entry in amounts stands in its first row alone, so that columns can be added up.
    """
    units: Sequence[NetworkUnits] = sorted(
        line.entry.units, key=lambda one: unit_order(workspace, (one.form, one.unit))
    )
    rest = {**base, "compensation": None, "granted": None}
    for index, one in enumerate(units):
        told = {"form": form_word(workspace, one.form, language), "unit": unit_word(workspace, one.unit, language)}
        yield {**(rest if index else base), **told, "value": tidy(one.value)}
    if not units:
        forms = line.service.all_forms if line.service is not None else ()
        yield {**base, "form": ", ".join(form_word(workspace, form, language) for form in forms)}


def divided_rows(workspace: Workspace, lines: Iterable[Line], language: Language) -> Iterator[Row]:
    """The parts of units that belong to ORPs, as they are recorded."""
    for line in lines:
        for one in line.entry.units:
            for part in one.orps:
                codes = workspace.territory.find_orp(part.orp)
                yield {
                    "number": line.number,
                    "service": line.name,
                    "form": form_word(workspace, one.form, language),
                    "unit": unit_word(workspace, one.unit, language),
                    "orp": workspace.territory.orp_name(codes[0]) if len(codes) == 1 else part.orp,
                    "value": tidy(part.value),
                }


def money_total(money: Iterable[Sums], language: Language) -> dict[str, Any]:
    """The sum of *money*, to the last digit."""
    found = list(money)
    return {
        "provider": Text("Celkem", "Total").in_language(language),
        "compensation": added(one.compensation for one in found),
        "granted": added(one.granted for one in found),
    }

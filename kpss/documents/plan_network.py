"""The network in the action plan of a year: its sums, how they agree with the outlook, the application for money."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

from kpss.documents.network_lines import FORM, TYPE, UNIT, Line, lines_of, shown_day
from kpss.documents.network_totals import Group, by_type, type_table
from kpss.documents.network_words import form_word, moment_words, type_order, type_title, unit_order, unit_word
from kpss.documents.tables import used
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.naming import record_name
from kpss.model.network import counts, entries_on
from kpss.model.network_records import Application, Enclosed
from kpss.model.plans import Plan, known
from kpss.model.records import Record
from kpss.model.subsidy import applications_of
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.table import CZK, Column, Row

_DIFFERENCE = (
    TYPE, FORM, UNIT, Column("outlook", Text("Výhled", "Outlook"), "number"),
    Column("network", Text("Síť", "Network"), "number"), Column("change", Text("Rozdíl", "Difference"), "number"),
)  # fmt: skip
_REQUESTED = (
    Column("year", Text("Rok", "Year")),
    Column("amount", Text("Požadovaná dotace", "Subsidy asked for"), "number", unit=CZK),
    Column("note", Text("Poznámka", "Note")),
)
_COUNTED = Text(
    "Síť na rok {year} podle stavu ke dni {day:date} tvoří {services:služba|služby|služeb} od "
    "{providers:poskytovatele|poskytovatelů|poskytovatelů} ({entries:záznam|záznamy|záznamů} o zařazení).",
    "The network of {year}, as of {day:date}, consists of {services:service|services} of "
    "{providers:provider|providers} ({entries:entry|entries}).",
)
_SAME = Text(
    "Kapacity, které výhled na tento rok uvádí, se shodují se součty sítě.",
    "The capacities that the outlook gives for the year agree with the sums of the network.",
)
_DIFFERENT = Text(
    "Od součtů sítě se liší {n:kapacita|kapacity|kapacit}, které výhled na tento rok uvádí:",
    "{n:capacity|capacities} that the outlook gives for the year {n:#differs|differ} from the sums of the network:",
)
_PARTLY = Text(
    "V záznamech nemusí být všechny služby sítě; součty zahrnují jen ty zapsané a s výhledem se nesrovnávají.",
    "Not all services of the network may be on record; the sums hold those that are and are not compared with the "
    "outlook.",
)
_UNTOLD = Text(
    "Výhled na tento rok neuvádí {n:kapacitu|kapacity|kapacit}, které v síti jsou.",
    "The outlook for the year does not name {n:capacity|capacities} that the network has.",
)
_SUBMITTED = Text("Žádost byla podána {day:date}.", "The application was submitted on {day:date}.")
_DUE = Text("Žádost se podává do {day:date}.", "The application is due by {day:date}.")


def network_context(workspace: Workspace, year: int | None, language: Language, plan: Plan) -> dict[str, Any]:
    """The values of the template about the network of *year*; empty where nothing of it is recorded."""
    lines = network_lines(workspace, year)
    applications = applications_of(workspace, year)
    context: dict[str, Any] = {
        "network_year": year, "network_rows": [], "network_columns": (), "network_intro": "", "network_agrees": "",
        "network_differences": [], "network_difference_columns": _DIFFERENCE,
        "applications": [_application(workspace, one, language) for one in applications],
    }  # fmt: skip
    if year is None or not lines:
        return context
    columns, rows = type_table(workspace, lines, year, language)
    differences, agrees = _compared(workspace, plan, year, lines, language)
    return context | {
        "network_intro": _intro(year, shown_day(workspace, year), lines, language),
        "network_columns": columns,
        "network_rows": rows,
        "network_agrees": agrees,
        "network_differences": differences,
    }


def network_lines(workspace: Workspace, year: int | None) -> list[Line]:
    """The services of the network of *year*."""
    if year is None:
        return []
    return lines_of(
        workspace, [one for one in entries_on(workspace, shown_day(workspace, year)) if counts(workspace, one)]
    )


def network_files(workspace: Workspace, year: int | None) -> set[str]:
    """The files that the network of *year* and its applications rest on."""
    found: list[Record] = list(applications_of(workspace, year))
    for line in network_lines(workspace, year):
        found += [one for one in (line.entry, line.service, line.provider) if one is not None]
    return {one.file for one in found}


def _intro(year: int, day: dt.date, lines: list[Line], language: Language) -> str:
    params = {
        "year": str(year),
        "day": day.isoformat(),
        "services": len({line.entry.service for line in lines}),
        "providers": len({line.provider_id for line in lines} - {""}),
        "entries": len(lines),
    }
    return Phrase(_COUNTED, params).in_language(language)


def _compared(
    workspace: Workspace, plan: Plan, year: int, lines: list[Line], language: Language
) -> tuple[list[Row], str]:
    """Where the outlook of the year and the sums of the network differ, and a sentence; nothing without an outlook."""
    told: dict[Group, Decimal] = defaultdict(Decimal)
    for item in plan.outlook:
        for one in item.units if item.year == year else ():
            if one.value is not None:
                told[one.service_type, (one.form, one.unit)] += one.value
    if not told:
        return [], ""
    if not workspace.settings.whole_on("network", workspace.as_of):
        return [], _PARTLY.in_language(language)
    sums = {group: total.value for group, total in by_type(lines).items()}
    differ = [group for group in told if told[group] != sums.get(group, Decimal(0))]
    differ.sort(key=lambda group: (type_order(workspace, group[0]), unit_order(workspace, group[1])))
    rows = [_difference(workspace, group, told[group], sums.get(group), language) for group in differ]
    words = Phrase(_DIFFERENT if rows else _SAME, {"n": len(rows)}).in_language(language)
    # What an outlook does not name it leaves open; that is no difference, but a reader should know.
    untold = len(sums.keys() - told.keys())
    return rows, Phrase(_UNTOLD, {"n": untold}).in_language(language) + " " + words if untold else words


def _difference(workspace: Workspace, group: Group, told: Decimal, found: Decimal | None, language: Language) -> Row:
    return {
        "type": type_title(workspace, group[0], language),
        "form": form_word(workspace, group[1][0], language),
        "unit": unit_word(workspace, group[1][1], language),
        "outlook": told.normalize(),
        "network": (found or Decimal(0)).normalize(),
        "change": ((found or Decimal(0)) - told).normalize(),
    }


def _application(workspace: Workspace, one: Application, language: Language) -> dict[str, Any]:
    """An application: when it was submitted, what it asks for, its attachments."""
    submitted = one.submitted if one.submitted is not None and known(one.submitted, workspace.as_of) else None
    when = ""
    if submitted is not None:
        when = Phrase(_SUBMITTED, {"day": submitted.text}).in_language(language)
    elif one.deadline is not None:
        when = Phrase(_DUE, {"day": one.deadline.text}).in_language(language)
    rows: list[Row] = [
        {"year": str(item.year or ""), "amount": item.amount, "note": item.note}
        for item in sorted(one.requested, key=lambda item: item.year or 0)
    ]
    return {
        "name": one.name,
        "when": when,
        "columns": used(_REQUESTED, rows),
        "rows": rows,
        "attachments": [_enclosed(workspace, item, language) for item in one.attachments],
    }


def _enclosed(workspace: Workspace, item: Enclosed, language: Language) -> str:
    """An attachment: its type, what it is, when it was made."""
    kind = word(workspace.settings, "attachment-type", item.type).in_language(language)
    name = item.name or (record_name(workspace, item.record) if item.record else "")
    rest = ", ".join(part for part in (name, moment_words(item.date, language), item.url, item.note) if part)
    return f"{kind}: {rest}" if rest else kind

"""The sheet of a request to the network: who asks for what and why, how it was judged, and what comes next."""

from __future__ import annotations

from typing import Any

from kpss.documents.find import find
from kpss.documents.measure_card import FACT_COLUMNS, name_of
from kpss.documents.network_words import (
    group_words,
    level_word,
    moment_words,
    type_title,
    units_words,
)
from kpss.documents.record_files import files_of
from kpss.documents.render import Source
from kpss.documents.request_judged import assessed, decision_words, next_words
from kpss.documents.request_rows import (
    OPINION_COLUMNS,
    TALK_COLUMNS,
    UNIT_COLUMNS,
    fact_rows,
    money_rows,
    money_table_columns,
    opinion_rows,
    talk_rows,
    unit_rows,
)
from kpss.documents.tables import used
from kpss.documents.texts import running_lines
from kpss.documents.title_page import Fact, proceedings_words, title_page
from kpss.documents.words_plans import area_phrase, source_words, sources_of
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text, capital
from kpss.model.naming import record_name
from kpss.model.records import Record
from kpss.model.request_changes import level_change
from kpss.model.request_records import Request
from kpss.model.request_standing import standing
from kpss.model.request_words import STAGES
from kpss.model.requests import assessments_on, current_entry, effective, request_service, round_of, service_type_of
from kpss.model.services import Provider
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.request_words import applicant
from kpss.reports.table import Row

_KIND = Text("Žádost do sítě sociálních služeb", "Request to the network of social services")
_NUMBERED = Text("Žádost č. {number}", "Request No. {number}")
_TITLED = Text("Žádost č. {number}: {what}", "Request No. {number}: {what}")


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The request *identifier*, an id or the number of a request.

    :raises UserError: if there is no such request.
    """
    request = find_request(workspace, identifier)
    found, service = round_of(workspace, request), request_service(workspace, request)
    entry = current_entry(workspace, request)
    units, talks = unit_rows(workspace, request, language), talk_rows(workspace, request)
    opinions = opinion_rows(workspace, request, language)
    changes, intention = request.changes, request.intention
    wanted_money = money_rows(workspace, changes.money if changes is not None else (), language)
    intended_money = money_rows(workspace, intention.money if intention is not None else (), language)
    context = {
        **title_page(workspace, language, request_title(workspace, request, language), _KIND,
                     _facts(workspace, request, language)),
        "title_page": False,
        "contents": False,
        "fact_columns": FACT_COLUMNS,
        "who_rows": _who(workspace, request, language),
        "unit_columns": used(UNIT_COLUMNS, units),
        "unit_rows": units,
        "wanted": _wanted(workspace, request, language),
        "money_columns": used(money_table_columns(), wanted_money),
        "money_rows": wanted_money,
        "intention_rows": _intention(workspace, request, language),
        "intention_money_columns": used(money_table_columns(), intended_money),
        "intention_money_rows": intended_money,
        "talk_columns": used(TALK_COLUMNS, talks),
        "talk_rows": talks,
        "opinion_columns": used(OPINION_COLUMNS, opinions),
        "opinion_rows": opinions,
        "assessments": [assessed(workspace, one, found, language) for one in assessments_on(request, workspace.as_of)],
        "proceedings": proceedings_words(workspace, request.proceedings, language),
        "decision": decision_words(workspace, request, language),
        "next": next_words(workspace, request, language),
        "attachments": [_attachment(one, language) for one in request.attachments],
        "note": request.note,
        "sources": _sources(request, language),
    }  # fmt: skip
    others: list[Record] = [one for one in (entry, found, service) if one is not None]
    return Source("request.md", context, tuple(sorted(files_of(workspace, [request], others))))


def find_request(workspace: Workspace, identifier: str) -> Request:
    """The request with this id, or the only one with this number.

    :raises UserError: if there is none.
    """
    numbered = [one for one in workspace.of(Request) if one.number and one.number == identifier]
    if identifier not in workspace.records and len(numbered) == 1:
        return numbered[0]
    return find(workspace, identifier, Request, "request", Text("Žádost", "request"))


def request_title(workspace: Workspace, request: Request, language: Language) -> str:
    """What a request is called: its number with its name, or with its type."""
    what = request.name or capital(word(workspace.settings, "request-type", request.type).in_language(language))
    if not request.number:
        return what
    if not what:
        return Phrase(_NUMBERED, {"number": request.number}).in_language(language)
    return Phrase(_TITLED, {"number": request.number, "what": what}).in_language(language)


def _facts(workspace: Workspace, request: Request, language: Language) -> list[Fact]:
    found = round_of(workspace, request)
    stage = STAGES[standing(workspace, request).stage].in_language(language)
    return [
        (Text("Aktualizace sítě", "Round"), found.name if found is not None else request.round),
        (Text("Žadatel", "Applicant"), applicant(workspace, request)),
        (Text("Podáno", "Submitted"), moment_words(request.submitted, language)),
        (Text("Stav k datu", "State on the date"), stage),
    ]


def _who(workspace: Workspace, request: Request, language: Language) -> list[Row]:
    service = request_service(workspace, request)
    provider = workspace.get(request.provider or (service.provider if service is not None else ""), Provider)
    kind = service_type_of(workspace, request)
    groups = [
        (Text("Druh žádosti", "Type of request"),
         [capital(word(workspace.settings, "request-type", request.type).in_language(language))]),
        (Text("IČO žadatele", "Company No. of the applicant"), [provider.ico if provider is not None else ""]),
        (Text("Služba", "Service"), [record_name(workspace, request.service)]),
        (Text("Identifikátor služby", "Service No."), [service.number if service is not None else ""]),
        (Text("Druh služby", "Type of service"), [type_title(workspace, kind, language) if kind else ""]),
        (Text("Zjištěné potřeby", "Needs"), [record_name(workspace, need) for need in request.needs]),
        (Text("Opatření", "Measures"), [name_of(workspace, measure) for measure in request.measures]),
        (Text("Účinnost", "In force from"), [moment_words(effective(workspace, request), language)]),
    ]  # fmt: skip
    return fact_rows(groups, language)


def _wanted(workspace: Workspace, request: Request, language: Language) -> list[Row]:
    """What else is wanted beside units and money."""
    changes, level = request.changes, level_change(workspace, request)
    shown = [level_word(workspace, code, language) for code in level if code] if level is not None else []
    groups = [
        (Text("Úroveň sítě", "Network level"), [" → ".join(shown)]),
        (Text("Území", "Area"), [area_phrase(workspace, changes.area if changes is not None else None, language)]),
        (Text("Poznámka", "Note"), running_lines(changes.note) if changes is not None else []),
    ]
    return fact_rows(groups, language)


def _intention(workspace: Workspace, request: Request, language: Language) -> list[Row]:
    one = request.intention
    if one is None:
        return []
    groups = [
        (Text("Potřeba", "Need"), running_lines(one.need)),
        (Text("Cílové skupiny", "Target groups"), group_words(workspace, one.target_groups, language)),
        (Text("Kapacita", "Capacity"), units_words(workspace, one.capacity, language)),
        (Text("Financování", "Financing"), running_lines(one.financing)),
        (Text("Poznámka", "Note"), running_lines(one.note)),
    ]
    return fact_rows(groups, language)


def _attachment(one: Any, language: Language) -> str:
    return ", ".join(part for part in (one.name, moment_words(one.date, language), one.note, one.url) if part)


def _sources(request: Request, language: Language) -> list[str]:
    """The sources of the request, of its opinions and of its decision."""
    others = [one.source for one in request.opinions] + [request.decision.source if request.decision else None]
    cited = [source_words(one, language) for one in others if one is not None]
    return list(dict.fromkeys([*sources_of([request], language), *filter(None, cited)]))

"""Requests to the network: where each stands, what it lacks, and who has to act next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.sorting import number_key
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.plans import known
from kpss.model.request_changes import orps_of_request
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import Stage, Standing, standing
from kpss.model.request_words import FINISHED, OUTCOMES, RECOMMENDATIONS, STAGES, missing_labels
from kpss.model.requests import request_service, round_of, service_type_of
from kpss.model.vocabulary import word, words
from kpss.model.workspace import Workspace
from kpss.reports.filters import Filters, choose, unknown
from kpss.reports.remarks import record_remarks
from kpss.reports.request_outcome import result_cells
from kpss.reports.request_words import applicant, next_steps, shortly, wanted_words
from kpss.reports.table import Column, Report, Row

_NO_ROUND = Text("(bez aktualizace sítě)", "(no round)")
_REQUEST, _TYPE = Text("{number}: {type}", "{number}: {type}"), Text("{type}", "{type}")
_SUBMITTED = Text("podáno {day:date}", "submitted {day:date}")
_SUBJECT = Text("{provider}: {service}", "{provider}: {service}")


class _Standing(NamedTuple):
    request: Request
    standing: Standing


def make(workspace: Workspace, filters: Filters) -> Report:
    """One row a request known by the date, by round and stage; rounds that are not finished come first."""
    chosen = choose(workspace, filters)
    if filters.round and workspace.get(filters.round, Round) is None:
        raise unknown("identifikátor aktualizace sítě", filters.round, [one.id for one in workspace.of(Round)], "round")
    every = [
        _Standing(request, standing(workspace, request))
        for request in workspace.of(Request)
        if request_known(workspace, request) and (not filters.round or request.round == filters.round)
    ]
    found = [one for one in every if not filters.stage or one.standing.stage == filters.stage]
    found = [one for one in found if not chosen.orp or chosen.orp in orps_of_request(workspace, one.request)]
    found.sort(key=_order(workspace, _finished(every)))
    rows = [_row(workspace, one) for one in found]
    return Report(
        "requests",
        Text("Žádosti do sítě", "Network requests"),
        workspace.as_of,
        _columns(workspace, len({one.request.round for one in found})),
        rows,
        record_remarks(workspace, {"requests": Text("žádosti", "requests")}),
        {"round": filters.round or None, "stage": filters.stage or None, "stages": _counts(found)},
        _summary(found),
    )


def request_known(workspace: Workspace, request: Request) -> bool:
    """Whether *request* could be known on the date: as submitted, or as an intention discussed before."""
    day = workspace.as_of
    if known(request.submitted, day):
        return True
    talks = request.intention.discussed if request.intention is not None else ()
    return any(one.date is not None and known(one.date, day) for one in talks)


def _columns(workspace: Workspace, rounds: int) -> tuple[Column, ...]:
    settings = workspace.settings
    several = rounds > 1
    return (
        Column("round", Text("Aktualizace sítě", "Round"), shown=False),
        Column("round_name", Text("Aktualizace sítě", "Round"), data=False, shown=several),
        Column("stage", Text("Stav", "Stage"), "choice", labels={str(code): text for code, text in STAGES.items()}),
        Column("id", Text("Záznam", "Record"), shown=False),
        Column("number", Text("Číslo", "Number"), shown=False),
        Column("type", Text("Druh žádosti", "Type of request"), "choice", None, words(settings, "request-type"), shown=False),
        Column("request", Text("Žádost", "Request"), "lines", data=False),
        Column("provider", Text("Poskytovatel", "Provider"), shown=False),
        Column("service", Text("Záznam služby", "Service record"), shown=False),
        Column("service_name", Text("Služba", "Service"), shown=False),
        Column("subject", Text("Poskytovatel a služba", "Provider and service"), data=False),
        Column("service_type", Text("Druh služby", "Service type"), "choice", None, words(settings, "service-type"), shown=False),
        Column("change", Text("Požadovaná změna", "Change wanted"), "lines"),
        Column("submitted", Text("Podáno", "Submitted"), "date", shown=False),
        Column("missing", Text("Chybí", "Missing"), "list", labels=missing_labels(settings)),
        Column("next", Text("Kdo je na řadě", "Who is next"), "list", shown=False),
        Column("who", Text("Kdo je na řadě", "Who is next"), "list", data=False),
        Column("points", Text("Body", "Points"), "number", shown=False),
        Column("threshold", Text("Nejméně bodů", "Least points"), "number", shown=False),
        Column("recommendation", Text("Doporučení", "Recommendation"), "choice", None, RECOMMENDATIONS, shown=False),
        Column("outcome", Text("Výsledek", "Outcome"), "choice", labels=OUTCOMES, shown=False),
        Column("decided", Text("Rozhodnuto dne", "Decided on"), "date", shown=False),
        Column("reasons", Text("Důvody", "Reasons"), "list", None, words(settings, "decision-reason"), shown=False),
        Column("granted", Text("Vyhověno v rozsahu", "Granted to the extent of"), "lines", shown=False),
        Column("result", Text("Hodnocení a rozhodnutí", "Assessment and decision"), "lines", data=False),
    )  # fmt: skip


def _row(workspace: Workspace, one: _Standing) -> Row:
    request, found = one.request, round_of(workspace, one.request)
    service = request_service(workspace, request)
    kind = word(workspace.settings, "request-type", request.type)
    provider, type_ = applicant(workspace, request), service_type_of(workspace, request)
    name = record_name(workspace, service.id) if service is not None else request.name
    steps = next_steps(workspace, request, one.standing)
    return {
        "round": request.round or None,
        "round_name": record_name(workspace, request.round) if request.round else Phrase(_NO_ROUND),
        "stage": one.standing.stage,
        "id": request.id,
        "number": request.number or None,
        "type": request.type or None,
        "request": _request(request, kind),
        "provider": provider or None,
        "service": request.service or None,
        "service_name": name or None,
        "subject": _subject(provider, name or word(workspace.settings, "service-type", type_)),
        "service_type": type_ or None,
        "change": wanted_words(workspace, request),
        "submitted": _submitted(request),
        "missing": list(one.standing.missing),
        "next": steps,
        "who": shortly(steps),
        **result_cells(workspace, request, found.threshold if found is not None else None),
    }


def _submitted(request: Request) -> str | None:
    return request.submitted.text if request.submitted is not None else None


def _request(request: Request, kind: Text) -> list[Phrase]:
    """The number and the type, when it was submitted, and the id of its record."""
    first = Phrase(_REQUEST if request.number else _TYPE, {"number": request.number, "type": kind})
    day = _submitted(request)
    submitted = [Phrase(_SUBMITTED, {"day": day})] if day else []
    return [first, *submitted, Phrase(Text("{id}", "{id}"), {"id": request.id})]


def _subject(provider: str, service: str | Text) -> Phrase:
    template = _SUBJECT if provider else Text("{service}", "{service}")
    return Phrase(template, {"provider": provider, "service": service})


def _finished(found: Sequence[_Standing]) -> frozenset[str]:
    """The rounds all whose requests are settled."""
    going_on = {one.request.round for one in found if one.standing.stage not in FINISHED}
    return frozenset({one.request.round for one in found} - going_on)


def _order(workspace: Workspace, finished: frozenset[str]) -> Callable[[_Standing], tuple[Any, ...]]:
    stages = list(STAGES)

    def key(one: _Standing) -> tuple[Any, ...]:
        request, found = one.request, round_of(workspace, one.request)
        year = -(found.year or 0) if found is not None else 1
        number = number_key(request.number)
        return (request.round in finished, year, request.round, stages.index(one.standing.stage), number, request.id)

    return key


def _counts(found: Sequence[_Standing]) -> dict[Stage, int]:
    counted = Counter(one.standing.stage for one in found)
    return {stage: counted[stage] for stage in STAGES}


def _summary(found: Sequence[_Standing]) -> Phrase:
    if not found:
        return Phrase(Text("Není známa žádná žádost.", "No request is known."))
    each = Text("{stage} {count}", "{stage} {count}")
    stages = [Phrase(each, {"stage": STAGES[stage], "count": n}) for stage, n in _counts(found).items() if n]
    whole = Text("{all:žádost|žádosti|žádostí}: {stages:list}.", "{all:request|requests}: {stages:list}.")
    return Phrase(whole, {"all": len(found), "stages": stages})

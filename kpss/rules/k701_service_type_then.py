"""KPSS701: a service type not known at that date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.network import entries_by_service
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import Moment, Period, period
from kpss.model.plans import known
from kpss.model.request_records import Request
from kpss.model.requests import effective
from kpss.model.services import Service
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding, period_text
from kpss.rules.service_words import item_of
from kpss.structure.schemas import vocabularies

_MEND = Text(
    "Použijte druh, který tehdy platil, opravte datum, nebo platnost druhu v číselníku service-type (kpss.yaml).",
    "Use the type known then, mend the date, or the validity of the type in the vocabulary service-type (kpss.yaml).",
)
RULE = Rule(
    701,
    "service-type-then",
    "note",
    Text("Druh služby v té době nebyl", "A service type not known at that date"),
    Wording(
        Text(
            "Druh služby „{type}“ v té době nebyl (začátek: {date:date}; platnost druhu: {valid}).",
            "The service type “{type}” did not exist then (beginning: {date:date}; validity of the type: {valid}).",
        ),
        _MEND,
    ),
    variants={
        "over": Wording(
            Text(
                "Druh služby „{type}“ už neplatí a zařazení v síti trvá (k {date:date}; platnost druhu: {valid}).",
                "The service type “{type}” is over and the entry goes on (as of {date:date}; validity of the type: {valid}).",
            ),
            Text(
                "Zapište, na jaký druh se služba změnila, nebo kdy zařazení skončilo.",
                "Record which type the service became, or when the entry ended.",
            ),
        ),
        "request": Wording(
            Text(
                "Druh služby „{type}“ v době žádosti není (účinnost nebo podání: {date:date}; platnost druhu: {valid}).",
                "The service type “{type}” does not exist at the time of the request (effective or submitted: {date:date}; "
                "validity of the type: {valid}).",
            ),
            _MEND,
        ),
    },
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Services and their entries by their beginnings, entries in force on the date, and requests."""
    for service in workspace.of(Service):
        if "type" not in service.broken:
            yield from _of_service(workspace, service)
    for request in workspace.of(Request):
        if request.broken.isdisjoint(("service_type", "submitted", "round", "decision")):
            yield from _of_request(workspace, request)


def _of_service(workspace: Workspace, service: Service) -> Iterator[Finding]:
    """What is wrong with the service itself is told once, not at its entries too."""
    valid = item_of(workspace, "service-type", service.type).valid
    start = service.valid.start if "valid" not in service.broken else None
    if start is not None and Period(start, start).surely_apart(_since_ever(valid)):
        params = {**_words(workspace, service.type, valid), "date": start.text}
        yield finding(RULE, service, ("type",), params=params, subject=service.type)
        return
    for entry in entries_by_service(workspace).get(service.id, ()):
        yield from _of_entry(workspace, entry, service.type, valid)


def _since_ever(valid: Period) -> Period:
    """*valid* of a type without its beginning where that is the beginning of the act: services are older than the act."""
    began = valid.start is not None and valid.start.earliest == valid.start.latest == _act_began()
    return Period(None, valid.end) if began else valid


@lru_cache(maxsize=1)
def _act_began() -> dt.date | None:
    """The first day of the types that ship with kpss, which is that of the act."""
    starts = (period(item.get("valid")).start for item in vocabularies()["service-type"])
    return min((start.earliest for start in starts if start is not None), default=None)


def _of_entry(workspace: Workspace, entry: NetworkEntry, service_type: str, valid: Period) -> Iterator[Finding]:
    start, today = entry.valid.start, workspace.as_of
    if start is not None and Period(start, start).surely_apart(valid):
        params = {**_words(workspace, service_type, valid), "date": start.text}
        yield finding(RULE, entry, ("valid",), params=params, subject=service_type)
    elif entry.valid.surely_contains(today) and valid.end is not None and valid.end.latest < today:
        params = {**_words(workspace, service_type, valid), "problem": "over", "date": day_text(today)}
        yield finding(RULE, entry, ("valid",), params=params, subject=service_type)


def _of_request(workspace: Workspace, request: Request) -> Iterator[Finding]:
    """A request may be handed in before the type comes into being; of one without its day of effect less is certain."""
    day = effective(workspace, request)
    used = Period(day, day) if day is not None else Period(request.submitted, None)
    valid = item_of(workspace, "service-type", request.service_type).valid
    said: Moment | None = day or request.submitted
    if said is not None and known(request.submitted, workspace.as_of) and used.surely_apart(valid):
        params = {**_words(workspace, request.service_type, valid), "problem": "request", "date": said.text}
        yield finding(RULE, request, ("service_type",), params=params, subject=request.service_type)


def _words(workspace: Workspace, service_type: str, valid: Period) -> dict[str, object]:
    return {"type": word(workspace.settings, "service-type", service_type), "valid": period_text(valid)}

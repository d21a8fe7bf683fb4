"""KPSS712: the network, or what a request asks for, differs from the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.naming import record_name, request_name
from kpss.model.network import counts, entries_on, service_of
from kpss.model.network_records import NetworkUnits
from kpss.model.register_check import Difference, differences, unit_differences
from kpss.model.request_records import Request
from kpss.model.requests import effective, request_service
from kpss.model.services import Provider, Service
from kpss.model.unit_words import amount
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace
from kpss.rules.awaiting import awaiting, granted
from kpss.rules.base import Options, finding, place_of
from kpss.rules.network_words import entry_facets, request_facets
from kpss.structure.problems import Path

RULE = Rule(
    712,
    "differs-from-register",
    "warning",
    Text("Síť se liší od registru", "The network differs from the register"),
    Wording(
        Text(
            "V síti je více, než je registrováno: {form} {value}, registrováno {registered} (služba {service:quote}).",
            "The network has more than is registered: {form} {value}, registered {registered} (service {service:quote}).",
        ),
        Text(
            "Opravte jednotky v síti, nebo registrované kapacity služby.",
            "Mend the units of the network, or the registered capacities of the service.",
        ),
    ),
    variants={
        "form": Wording(
            Text(
                "Formu „{form}“ nemá služba {service:quote} registrovanou (má: {forms:list}).",
                "The form “{form}” is not registered for the service {service:quote} (it has: {forms:list}).",
            ),
            Text(
                "Opravte formu, nebo ji doplňte ke službě, je-li v registru.",
                "Mend the form, or add it to the service if it is in the register.",
            ),
        ),
        "ended": Wording(
            Text(
                "Služba {service:quote} je v síti, její registrace ale skončila {day:date}.",
                "The service {service:quote} is in the network, but its registration ended on {day:date}.",
            ),
            Text(
                "Ukončete záznam v síti, nebo opravte platnost služby.",
                "End the entry, or mend the validity of the service.",
            ),
        ),
        "not_begun": Wording(
            Text(
                "Služba {service:quote} je v síti, její registrace ale začíná až {day:date}.",
                "The service {service:quote} is in the network, but its registration begins only on {day:date}.",
            ),
            Text(
                "Opravte začátek záznamu v síti, nebo platnost služby.",
                "Mend the beginning of the entry, or the validity of the service.",
            ),
        ),
        "missing": Wording(
            Text(
                "Služba {service:quote} je v síti, při porovnání s registrem ({day:date}) v něm ale nebyla.",
                "The service {service:quote} is in the network, but the comparison ({day:date}) did not find it in the "
                "register.",
            ),
            Text(
                "Ověřte registraci u poskytovatele; skončila-li, ukončete záznam v síti.",
                "Check the registration with the provider; if it ended, end the entry.",
            ),
        ),
        "provider": Wording(
            Text(
                "Žádost {request:quote} má jiného poskytovatele ({asked:quote}) než služba, které se týká ({ours:quote}).",
                "The request {request:quote} has another provider ({asked:quote}) than its service ({ours:quote}).",
            ),
            Text(
                "Opravte poskytovatele, nebo službu; u žádosti o službu se záznamem ho můžete vynechat.",
                "Mend the provider, or the service; where the service has a record, it may be left out.",
            ),
        ),
        "decided_form": Wording(
            Text(
                "Rozhodnutí o žádosti {request:quote} dává formu „{form}“, kterou služba nemá registrovanou (má: "
                "{forms:list}).",
                "The decision on the request {request:quote} gives the form “{form}”, which is not registered (the "
                "service has: {forms:list}).",
            ),
            Text("Opravte rozhodnutí, nebo formy služby.", "Mend the decision, or the forms of the service."),
        ),
        "decided_capacity": Wording(
            Text(
                "Rozhodnutí o žádosti {request:quote} dává více, než je registrováno: {form} {value}, registrováno "
                "{registered}.",
                "The decision on the request {request:quote} gives more than is registered: {form} {value}, registered "
                "{registered}.",
            ),
            Text("Opravte rozhodnutí, nebo kapacity služby.", "Mend the decision, or the capacities of the service."),
        ),
        "asked_form": Wording(
            Text(
                "Žádost {request:quote} chce formu „{form}“, kterou služba nemá registrovanou (má: {forms:list}).",
                "The request {request:quote} asks for the form “{form}”, which is not registered (the service has: "
                "{forms:list}).",
            ),
            Text(
                "Vyžádejte změnu registrace, nebo opravte žádost.",
                "Ask for a change of the registration, or mend the request.",
            ),
        ),
        "asked_capacity": Wording(
            Text(
                "Žádost {request:quote} chce více, než je registrováno: {form} {value}, registrováno {registered}.",
                "The request {request:quote} asks for more than is registered: {form} {value}, registered {registered}.",
            ),
            Text(
                "Vyžádejte změnu registrace, nebo opravte žádost.",
                "Ask for a change of the registration, or mend the request.",
            ),
        ),
    },
)
_INTENTION = "intention"
_PLACES = {"form": "forms", "capacity": "capacities", "missing": "register"}


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Entries in force that count, and submitted requests before their decision, against their services."""
    for entry in entries_on(workspace):
        service = service_of(workspace, entry)
        if service is None or not counts(workspace, entry) or not entry.valid.surely_contains(workspace.as_of):
            continue
        for one in differences(workspace, entry, workspace.as_of):
            params = {**_words(workspace, one), "service": record_name(workspace, service.id)}
            if one.problem != "capacity":
                params["problem"] = one.problem
            yield finding(
                RULE, entry, one.path, params=params, subject=_subject(one), other=_other(service, one),
                **entry_facets(workspace, entry),
            )  # fmt: skip
    for request in awaiting(workspace):
        yield from _provider(workspace, request)
        units = request.changes.units if request.changes is not None else ()
        yield from _of_request(workspace, request, units, ("changes", "units"), "asked")
    for request in granted(workspace):
        yield from _provider(workspace, request)
        units = request.decision.units if request.decision is not None else ()
        yield from _of_request(workspace, request, units, ("decision", "units"), "decided")


def _provider(workspace: Workspace, request: Request) -> Iterator[Finding]:
    """A provider other than that of the service; one without a record is told by 202."""
    service = request_service(workspace, request)
    if service is None or not request.provider or "provider" in request.broken | service.broken:
        return
    asked, ours = (workspace.get(one, Provider) for one in (request.provider, service.provider))
    if asked is None or ours is None or asked is ours:
        return
    params = {
        "problem": "provider", "request": request_name(request), "asked": asked.name or asked.id,
        "ours": ours.name or ours.id,
    }  # fmt: skip
    place = place_of(service, ("provider",))
    facets = request_facets(workspace, request)
    yield finding(RULE, request, ("provider",), params=params, subject="provider", other=place, **facets)


def _of_request(
    workspace: Workspace, request: Request, units: Sequence[NetworkUnits], path: Path, side: str
) -> Iterator[Finding]:
    """What is asked for against what can be registered when it is to begin; an intention comes before registration."""
    service, changes = request_service(workspace, request), request.changes
    if service is None or not units or request.type in (_INTENTION, "exit"):
        return
    level = items(workspace.settings, "network-level").get(changes.level if changes is not None else "")
    if level is not None and level.counts is False:
        return
    start = effective(workspace, request)
    day = max(workspace.as_of, start.latest) if start is not None else workspace.as_of
    for one in unit_differences(units, service, day):
        params = {**_words(workspace, one), "problem": f"{side}_{one.problem}", "request": request_name(request)}
        yield finding(
            RULE, request, (*path, *one.path[1:]), params=params, subject=_subject(one), other=_other(service, one),
            **request_facets(workspace, request),
        )  # fmt: skip


def _words(workspace: Workspace, one: Difference) -> dict[str, Any]:
    """What differs, in words."""
    settings, given = workspace.settings, one.params
    if one.problem == "form":
        forms = [word(settings, "service-form", form) for form in given["forms"]]
        return {"form": word(settings, "service-form", given["form"]), "forms": forms}
    if one.problem == "capacity":
        amounts = {key: amount(settings, given[key], given["unit"]) for key in ("value", "registered")}
        return {**amounts, "form": word(settings, "service-form", given["form"])}
    return {"day": given["day"]}


def _subject(one: Difference) -> str:
    """What distinguishes the differences of one entry: their form and unit."""
    return "/".join(str(part) for part in (one.params.get("form"), one.params.get("unit")) if part)


def _other(service: Service, one: Difference) -> Any:
    """Where the service says what the entry differs from."""
    key = _PLACES.get(one.problem, "valid")
    return place_of(service, (key if key in service.data else "capacities",))

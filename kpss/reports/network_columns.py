"""What lists tell of the records of the network beside their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.network import provider_of, service_of, states_of
from kpss.model.network_records import Application, NetworkEntry, Programme, Statement
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import standing
from kpss.model.request_words import STAGES
from kpss.model.services import Population, Provider, Service
from kpss.model.settings import Settings
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace
from kpss.reports.request_words import applicant
from kpss.reports.table import CZK, Column
from kpss.reports.unit_words import units_words
from kpss.structure.words import code_words

_PROVIDER = (Column("provider", Text("Poskytovatel", "Provider"), shown=False),
             Column("provider_name", Text("Poskytovatel", "Provider")))  # fmt: skip
_SERVICE = (Column("service", Text("Služba", "Service"), shown=False),
            Column("service_name", Text("Služba", "Service"), shown=False))  # fmt: skip
_YEAR = Column("year", Text("Rok", "Year"))


class KindColumns(NamedTuple):
    """The columns of a kind, their values, and by which of them a list is sorted first."""

    columns: Callable[[Settings], tuple[Column, ...]]
    values: Callable[[Workspace, Any], Mapping[str, Any]]
    sorted_by: tuple[str, ...] = ()


def _choice(key: str, label: Text, vocabulary: str, settings: Settings) -> Column:
    return Column(key, label, "choice", labels=words(settings, vocabulary))


# -- values -----------------------------------------------------------------------------------------------------------


def _provider(workspace: Workspace, record: Provider) -> Mapping[str, Any]:
    return {"ico": record.ico or None, "services": _services_of(workspace)[record.id]}


@lru_cache(maxsize=8)
def _services_of(workspace: Workspace) -> Counter[str]:
    return Counter(service.provider for service in workspace.of(Service))


def _service(workspace: Workspace, record: Service) -> Mapping[str, Any]:
    return {
        "provider": record.provider or None,
        "provider_name": record_name(workspace, record.provider) or None,
        "number": record.number or None,
        "type": record.type or None,
        "in_network": states_of(workspace, record).in_network,
    }


def _entry(workspace: Workspace, record: NetworkEntry) -> Mapping[str, Any]:
    service = service_of(workspace, record)
    provider = provider_of(workspace, service)
    return {
        "service": record.service or None,
        "service_name": record_name(workspace, record.service) or None,
        "provider": service.provider or None if service is not None else None,
        "provider_name": record_name(workspace, provider.id) if provider is not None else None,
        "level": record.level or None,
        "units": units_words(workspace.settings, record.units),
    }


def _round(workspace: Workspace, record: Round) -> Mapping[str, Any]:
    return {
        "year": str(record.year) if record.year else None,
        "effective": record.effective.text if record.effective is not None else None,
        "requests": _requests_of(workspace)[record.id],
    }


@lru_cache(maxsize=8)
def _requests_of(workspace: Workspace) -> Counter[str]:
    return Counter(request.round for request in workspace.of(Request))


def _request(workspace: Workspace, record: Request) -> Mapping[str, Any]:
    return {
        "number": record.number or None,
        "applicant": applicant(workspace, record) or None,
        "service": record.service or None,
        "service_name": record_name(workspace, record.service) or None,
        "type": record.type or None,
        "round": record.round or None,
        "submitted": record.submitted.text if record.submitted is not None else None,
        "stage": standing(workspace, record).stage,
    }


def _statement(workspace: Workspace, record: Statement) -> Mapping[str, Any]:
    return {
        "service": record.service or None,
        "service_name": record_name(workspace, record.service) or None,
        "year": str(record.year) if record.year else None,
        "half": str(record.half) if record.half else None,
        "status": record.status or None,
        "submitted": record.submitted.text if record.submitted is not None else None,
    }


def _programme(workspace: Workspace, record: Programme) -> Mapping[str, Any]:  # noqa: ARG001 - one shape for all
    return {
        "year": str(record.year) if record.year else None,
        "amount": record.amount,
        "sub_programmes": len(record.sub_programmes),
        "grants": len(record.grants),
    }


def _application(workspace: Workspace, record: Application) -> Mapping[str, Any]:  # noqa: ARG001
    asked = [one.amount for one in record.requested if one.year == record.year and one.amount is not None]
    return {
        "year": str(record.year) if record.year else None,
        "deadline": record.deadline.text if record.deadline is not None else None,
        "submitted": record.submitted.text if record.submitted is not None else None,
        "requested": sum(asked) if asked else None,
    }


def _population(workspace: Workspace, record: Population) -> Mapping[str, Any]:  # noqa: ARG001
    return {
        "year": str(record.year) if record.year else None,
        "target_group": record.target_group or None,
        "places": len(record.values),
    }


_SUBMITTED = Column("submitted", Text("Podáno", "Submitted"), "date")
COLUMNS: Mapping[str, KindColumns] = {
    "provider": KindColumns(
        lambda _: (
            Column("ico", Text("IČO", "Company number")),
            Column("services", Text("Služeb", "Services"), "number"),
        ),
        _provider,
    ),
    "service": KindColumns(
        lambda settings: (
            *_PROVIDER,
            Column("number", Text("Číslo", "Number")),
            _choice("type", Text("Druh", "Type"), "service-type", settings),
            Column("in_network", Text("V síti", "In the network"), "flag"),
        ),
        _service,
    ),
    "network-entry": KindColumns(
        lambda settings: (
            *_SERVICE,
            *_PROVIDER,
            _choice("level", Text("Úroveň", "Level"), "network-level", settings),
            Column("units", Text("Jednotky", "Units"), "lines"),
        ),
        _entry,
        ("service_name",),
    ),
    "round": KindColumns(
        lambda _: (
            _YEAR,
            Column("effective", Text("Účinnost", "Effective"), "date"),
            Column("requests", Text("Žádostí", "Requests"), "number"),
        ),
        _round,
        ("year",),
    ),
    "request": KindColumns(
        lambda settings: (
            Column("number", Text("Číslo", "Number")),
            Column("applicant", Text("Žadatel", "Applicant")),
            *_SERVICE,
            _choice("type", Text("Druh žádosti", "Type"), "request-type", settings),
            Column("round", Text("Aktualizace sítě", "Round")),
            _SUBMITTED,
            Column(
                "stage",
                Text("Stav k datu", "Stage on the date"),
                "choice",
                labels={str(code): told for code, told in STAGES.items()},
            ),
        ),
        _request,
        ("round", "number"),
    ),
    "statement": KindColumns(
        lambda _: (
            *_SERVICE,
            _YEAR,
            Column("half", Text("Pololetí", "Half")),
            Column("status", Text("Stav", "Status"), "choice", labels=code_words("statement", ("status",))),
            _SUBMITTED._replace(label=Text("Předáno", "Submitted")),
        ),
        _statement,
        ("service_name", "year", "half"),
    ),
    "programme": KindColumns(
        lambda _: (
            _YEAR,
            Column("amount", Text("Částka", "Amount"), "number", unit=CZK),
            Column("sub_programmes", Text("Podprogramů", "Sub-programmes"), "number"),
            Column("grants", Text("Dotací", "Grants"), "number"),
        ),
        _programme,
        ("year",),
    ),
    "application": KindColumns(
        lambda _: (
            _YEAR,
            Column("deadline", Text("Lhůta", "Deadline"), "date"),
            _SUBMITTED,
            Column("requested", Text("Požadováno", "Requested"), "number", unit=CZK),
        ),
        _application,
        ("year",),
    ),
    "population": KindColumns(
        lambda settings: (
            _YEAR,
            _choice("target_group", Text("Cílová skupina", "Target group"), "target-group", settings),
            Column("places", Text("Údajů", "Numbers"), "number"),
        ),
        _population,
        ("year",),
    ),
}

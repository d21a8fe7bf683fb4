"""Words of the network that rules share: names of requests, amounts of units, words of vocabularies."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.language.cleaning import one_line
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.network_records import NetworkEntry
from kpss.model.request_changes import orps_of_request
from kpss.model.request_records import Request
from kpss.model.served import orps_served
from kpss.model.settings import Settings
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace

_BRACES = frozenset("{}")  # forms of a unit of the workspace's own become a part of a template


def request_name(request: Request) -> str:
    """What people call *request*: its name, else its number, else its id."""
    return next(filter(None, (one_line(text).strip() for text in (request.name, request.number, request.id))), "")


def service_name(workspace: Workspace, identifier: str) -> str:
    """The name of a service; its id where it has no record."""
    record = workspace.records.get(identifier)
    return one_line(record.name or record.id).strip() if record is not None else identifier


def amount(settings: Settings, value: Decimal, unit: str) -> Phrase:
    """*value* with its unit: ``20 lůžek``; a unit without known forms stays in brackets."""
    known = items(settings, "capacity-unit").get(unit)
    if known is not None and known.counted and not _BRACES.intersection(known.counted + known.counted_en):
        template = Text(f"{{value:{known.counted}}}", f"{{value:{known.counted_en or known.counted}}}")
        return Phrase(template, {"value": _plain(value)})
    template = Text("{value} ({unit})", "{value} ({unit})")
    return Phrase(template, {"value": _plain(value), "unit": word(settings, "capacity-unit", unit)})


def _plain(value: Decimal) -> Decimal:
    """*value* without needless zeros: 10.0 is ten."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else value


def request_facets(workspace: Workspace, request: Request) -> dict[str, Any]:
    """The fields of a finding about *request*: its ORP, where it is the only one."""
    return _only(orps_of_request(workspace, request))


def entry_facets(workspace: Workspace, entry: NetworkEntry) -> dict[str, Any]:
    """The fields of a finding about *entry*: the ORP that it serves, where it is the only one."""
    return _only(orps_served(workspace, entry, entry.valid.clamp(workspace.as_of)))


def _only(orps: list[str]) -> dict[str, Any]:
    return {"orp": orps[0] if len(orps) == 1 else ""}

"""What rules about types, forms, units and levels share: where they are used, and what vocabularies say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpss.language.text import Text
from kpss.model.network import entry_known, service_of
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.plans import known
from kpss.model.records import Record
from kpss.model.request_records import Request
from kpss.model.requests import decision_on, service_type_of
from kpss.model.settings import VocabularyItem
from kpss.model.vocabulary import items, word
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path


class UnitList(NamedTuple):
    """A list of units in a record: its path, the code of the type of service, and whether it is a first thought only."""

    record: Record
    path: Path
    service_type: str
    units: tuple[NetworkUnits, ...]
    intention: bool = False


def unit_lists(workspace: Workspace) -> Iterator[UnitList]:
    """The units of entries, and what requests think of, want and were granted, as far as it was known by the date."""
    for entry in workspace.of(NetworkEntry):
        if entry.broken.isdisjoint(("service", "units")) and entry_known(entry, workspace.as_of):
            service = service_of(workspace, entry)
            yield UnitList(entry, ("units",), service.type if service is not None else "", entry.units)
    for request in workspace.of(Request):
        if request.broken.isdisjoint(("service", "service_type")) and known(request.submitted, workspace.as_of):
            yield from _of_request(workspace, request)


def _of_request(workspace: Workspace, request: Request) -> Iterator[UnitList]:
    kind = service_type_of(workspace, request)
    if request.intention is not None and "intention" not in request.broken:
        yield UnitList(request, ("intention", "capacity"), kind, request.intention.capacity, intention=True)
    if request.changes is not None and "changes" not in request.broken:
        yield UnitList(request, ("changes", "units"), kind, request.changes.units)
    decision = decision_on(request, workspace.as_of)
    if decision is not None and "decision" not in request.broken:
        yield UnitList(request, ("decision", "units"), kind, decision.units)


def unusual(workspace: Workspace, service_type: str, form: str) -> tuple[str, ...]:
    """The forms of *service_type* where *form* is none of them; empty where nothing is wrong or nothing is said."""
    usual = item_of(workspace, "service-type", service_type).forms
    known_form = form != "other" and form in items(workspace.settings, "service-form")
    return usual if known_form and "other" not in usual and form not in usual else ()


def item_of(workspace: Workspace, vocabulary: str, code: str) -> VocabularyItem:
    """The item *code*; one that says nothing where it is not known (113 tells it) or kpss.yaml could not be read."""
    settings = workspace.settings
    if not settings.data or "vocabularies" in settings.broken:
        return VocabularyItem({})
    return items(settings, vocabulary).get(code) or VocabularyItem({})


def surely_counts(workspace: Workspace, entry: NetworkEntry) -> bool:
    """Whether the level of *entry* is known and means being in the network."""
    level = item_of(workspace, "network-level", entry.level)
    return bool(level.code) and level.counts is not False


def names(workspace: Workspace, vocabulary: str, codes: Iterable[str]) -> list[Text]:
    """The words of *codes* in their order."""
    return [word(workspace.settings, vocabulary, code) for code in codes]

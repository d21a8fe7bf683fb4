"""A new request to the network: of which round, type and service, under which id; errors say what to give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from kpss.exchange.new_ids import free_id, listed, unused_id
from kpss.language.cleaning import one_line
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.model.network import current_entries
from kpss.model.network_records import NetworkEntry
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import Stage, standing
from kpss.model.requests import for_type, window_period
from kpss.model.services import Provider, Service
from kpss.model.vocabulary import words
from kpss.model.workspace import Workspace

KIND, FOLDER = "request", "network/requests"
NEW, CHANGE, EXIT, COMPENSATION, INTENTION = "new", "change", "exit", "compensation", "intention"
_OVER: tuple[Stage, ...] = ("rejected", "withdrawn")
_WITHOUT_SERVICE = (NEW, INTENTION)


class Asked(NamedTuple):
    """What was asked for on the command line, as it was typed."""

    id: str = ""
    service: str = ""
    round: str = ""
    type: str = ""
    provider: str = ""


class NewRequest(NamedTuple):
    """What the file of a new request is made of; ``entry`` is the present state.

    ``others`` are further requests of the service in the round that are not over.
    """

    id: str
    round: Round
    type: str
    service: Service | None = None
    entry: NetworkEntry | None = None
    provider: Provider | None = None
    others: tuple[Request, ...] = ()


def choose(workspace: Workspace, asked: Asked) -> NewRequest:
    """The request that was asked for, under an id that is free.

    :raises UserError: saying what is missing or wrong.
    """
    new = start(workspace, asked)
    if asked.id:
        return new._replace(id=free_id(workspace, asked.id))
    _refuse_second(workspace, new.round, new.type, new.service)
    return new._replace(id=made_id(workspace, new.round, new.service, new.provider))


def start(workspace: Workspace, asked: Asked) -> NewRequest:
    """The request that was asked for, without an id.

    :raises UserError: saying what is missing or wrong.
    """
    found = choose_round(workspace, asked.round)
    service = find_service(workspace, asked.service) if asked.service else None
    entries = current_entries(workspace, service.id) if service is not None else []
    entry = entries[0] if entries else None
    sort = _type(workspace, found, asked.type, service, entry)
    provider = _provider(workspace, asked.provider, service)
    return NewRequest("", found, sort, service, entry, provider, _others(workspace, found, service))


def made_id(workspace: Workspace, found: Round, service: Service | None, provider: Provider | None) -> str:
    """``z-<year>-<service>``; of a service without a record the provider, with a number where it is taken."""
    about = service.id if service is not None else f"{provider.id}-nova" if provider is not None else "nova"
    return unused_id(workspace, f"z-{found.year or found.id}-{about}")


def open_types(workspace: Workspace, found: Round, day: dt.date) -> list[str]:
    """The types of request for which a window of the round is open on *day*."""
    types = list(words(workspace.settings, "request-type"))
    opened = [one for one in found.windows if window_period(one).contains(day)]
    return [sort for sort in types if any(for_type(one.types, sort) for one in opened)]


def choose_round(workspace: Workspace, identifier: str) -> Round:
    """The round with this id; without one the only one that is open on the date, else the only one.

    :raises UserError: naming those that there are.
    """
    rounds = workspace.of(Round)
    if identifier:
        found = workspace.get(identifier, Round)
        if found is not None:
            return found
        raise _unknown("Aktualizace", "round", identifier, [one.id for one in rounds], "round")
    opened = [one for one in rounds if open_types(workspace, one, workspace.as_of)]
    for candidates in (opened, rounds):
        if len(candidates) == 1:
            return candidates[0]
    if not rounds:
        raise UserError(
            "Žádná aktualizace sítě tu není; založte ji nejdřív: kpss new round.",
            "There is no round of requests here; make one first: kpss new round.",
        )
    names = [one.id for one in (opened or rounds)]
    raise UserError(
        f"Do které aktualizace sítě? Zadejte --round ID{listed(names, 'cs')}.",
        f"In which round? Give --round ID{listed(names, 'en')}.",
    )


def find_service(workspace: Workspace, text: str) -> Service:
    """The service with this id or number of the register.

    :raises UserError: naming the nearest one.
    """
    services = workspace.of(Service)
    found = workspace.get(text, Service) or next((one for one in services if one.number == text), None)
    if found is not None:
        return found
    raise _unknown("Služba", "service", text, [one.id for one in services], "service")


def _type(workspace: Workspace, found: Round, asked: str, service: Service | None, entry: NetworkEntry | None) -> str:
    known = words(workspace.settings, "request-type")
    if asked and asked not in known:
        near = nearest(asked, known)
        raise UserError(
            f"--type: „{asked}“ tu není; použijte {', '.join(known)}." + (f" Nemělo to být „{near}“?" if near else ""),
            f"--type: there is no “{asked}”; use {', '.join(known)}." + (f" Did you mean “{near}”?" if near else ""),
        )
    sort = asked or _usual_type(workspace, found, entry)
    if service is None and sort not in _WITHOUT_SERVICE:
        if not asked:
            return NEW
        raise UserError(
            f"Které služby se žádost týká? Zadejte --service ID{listed(_service_ids(workspace), 'cs')}.",
            f"Which service is it about? Give --service ID{listed(_service_ids(workspace), 'en')}.",
        )
    return sort


def _usual_type(workspace: Workspace, found: Round, entry: NetworkEntry | None) -> str:
    """What the open windows are for: a change, or else the first other type, of a service that is in the network."""
    if entry is None:
        return NEW
    opened = [sort for sort in open_types(workspace, found, workspace.as_of) if sort not in _WITHOUT_SERVICE]
    return CHANGE if CHANGE in opened or not opened else opened[0]


def _service_ids(workspace: Workspace) -> list[str]:
    return [one.id for one in workspace.of(Service)]


def _provider(workspace: Workspace, identifier: str, service: Service | None) -> Provider | None:
    if not identifier:
        return workspace.get(service.provider, Provider) if service is not None else None
    found = workspace.get(identifier, Provider)
    if found is None:
        names = [one.id for one in workspace.of(Provider)]
        raise _unknown("Poskytovatel", "provider", identifier, names, "provider")
    if service is not None and service.provider != identifier:
        raise UserError(
            f"Službu {service.id} poskytuje {service.provider}, ne {identifier}; volbu --provider vynechte.",
            f"The service {service.id} is provided by {service.provider}, not {identifier}; leave --provider out.",
        )
    return found


def _others(workspace: Workspace, found: Round, service: Service | None) -> tuple[Request, ...]:
    """The requests of *service* in the round that were neither rejected nor withdrawn."""
    requests = workspace.of(Request) if service is not None else ()
    same = [one for one in requests if service is not None and (one.round, one.service) == (found.id, service.id)]
    return tuple(one for one in same if standing(workspace, one).stage not in _OVER)


def _refuse_second(workspace: Workspace, found: Round, sort: str, service: Service | None) -> None:
    if service is None:
        return
    for one in workspace.of(Request):
        if (one.round, one.type, one.service) == (found.id, sort, service.id):
            raise UserError(
                f"„{one_line(service.name)}“ takovou žádost v této aktualizaci už má: {one.id} ({one.file}). "
                "Má-li být nová další, dejte jí vlastní identifikátor: kpss new request ID.",
                f"“{one_line(service.name)}” has such a request in this round already: {one.id} ({one.file}). "
                "If the new one is another, give it an id of its own: kpss new request ID.",
            )


def _unknown(cs: str, en: str, identifier: str, names: Iterable[str], kind: str) -> UserError:
    near = nearest(identifier, names)
    return UserError(
        f"{cs} „{identifier}“ tu není."
        + (f" Nemělo to být „{near}“?" if near else f" Seznam vypíše kpss list {kind}."),
        f"There is no {en} “{identifier}”." + (f" Did you mean “{near}”?" if near else f" See kpss list {kind}."),
    )

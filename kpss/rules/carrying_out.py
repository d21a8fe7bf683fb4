"""Requests that were granted and that the network does not show."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kpss.model.doubt import kinds_in_doubt
from kpss.model.network import counts, current_entries, requests_of, units_total, usable
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import DAY, Moment
from kpss.model.request_records import Request
from kpss.model.request_standing import is_applied, standing
from kpss.model.requests import effective, outcome_level, outcome_units
from kpss.model.services import Service
from kpss.model.workspace import Workspace
from kpss.rules.approval import recorded_then

_TIED = frozenset({"request", "requests"})
_NEEDED = ("service", "type", "round", "changes", "decision", "withdrawn")


def not_carried_out(workspace: Workspace) -> Iterator[tuple[Request, Moment]]:
    """Granted requests whose day has surely come and that the network does not show, with that day.

    Nothing where the network does not claim to be complete, or where an entry of the service cannot be relied on.
    """
    if kinds_in_doubt(workspace, "network-entry"):
        return
    doubtful = {
        one.service for one in workspace.of(NetworkEntry) if not usable(one) or not _TIED.isdisjoint(one.broken)
    }
    if any("service" in one.broken for one in workspace.of(NetworkEntry)):
        return
    for request in workspace.of(Request):
        start = _start(workspace, request)
        services = _services(workspace, request) if start is not None else None
        if start is None or services is None or not doubtful.isdisjoint(services):
            continue
        if not _is_shown(workspace, request, services, start):
            yield request, start


def _services(workspace: Workspace, request: Request) -> list[str] | None:
    """The services that *request* may be about: its own, else those of its type and provider; None where unknown."""
    if request.service:
        return [request.service]
    if not request.provider or not request.service_type or kinds_in_doubt(workspace, "service"):
        return None
    return _by_provider(workspace).get((request.provider, request.service_type), [])


@lru_cache(maxsize=4)
def _by_provider(workspace: Workspace) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for service in workspace.of(Service):
        found[service.provider, service.type].append(service.id)
    return found


def _start(workspace: Workspace, request: Request) -> Moment | None:
    """The day of a granted request, if it has surely come and is in the time that is known."""
    if not request.broken.isdisjoint((*_NEEDED, "provider", "service_type")):
        return None
    start = effective(workspace, request)
    if start is None or start.latest > workspace.as_of or standing(workspace, request).stage != "decided":
        return None
    return start if recorded_then(workspace, "network", start) else None


def _is_shown(workspace: Workspace, request: Request, services: list[str], start: Moment) -> bool:
    """Whether the network shows what was decided, even in an entry that does not name the request."""
    if request.type == "exit":
        return is_applied(workspace, request) or not request.service
    if not request.service:
        services = [one for one in services if _is_new(workspace, one, request, start)]
    entries = (one for service in services for one in current_entries(workspace, service, start.latest))
    return any(_agrees(one, request) for one in entries)


def _is_new(workspace: Workspace, service: str, request: Request, start: Moment) -> bool:
    """Whether *service* can be the one that entered by *request*: nothing of it counted before, nor is of another."""
    before = current_entries(workspace, service, start.earliest - DAY) if start.earliest > dt.date.min else []
    now = current_entries(workspace, service, start.latest)
    return not any(counts(workspace, one) for one in before) and not any(
        tied and request.id not in tied for tied in map(requests_of, now)
    )


def _agrees(entry: NetworkEntry, request: Request) -> bool:
    level, units = outcome_level(request), outcome_units(request)
    same_units = not units or not entry.units or units_total(units) == units_total(entry.units)
    return level in ("", entry.level) and same_units

"""The network beside the register: how each service stands in both on a date."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kpss.model.network import counts, entries_on, states_of
from kpss.model.network_records import NetworkEntry
from kpss.model.periods import Moment
from kpss.model.plans import known
from kpss.model.register_check import Difference, differences
from kpss.model.services import Service
from kpss.model.workspace import Workspace

State = Literal["missing", "ended", "not_begun", "differs", "unnumbered", "outside", "agrees"]
STATES: tuple[State, ...] = ("missing", "ended", "not_begun", "differs", "unnumbered", "outside", "agrees")
"""By what to do first: a service that must not be in the network comes before one that is only written differently."""

_ABSENCES: tuple[State, ...] = ("missing", "ended", "not_begun")


class Compared(NamedTuple):
    """A service with its entries in force that count, and in what they differ from the register."""

    service: Service
    entries: tuple[NetworkEntry, ...]
    state: State
    differences: tuple[Difference, ...]


def reconciled(workspace: Workspace) -> list[Compared]:
    """All services that are in the network or registered on the date; what is neither has nothing to compare."""
    entries: dict[str, list[NetworkEntry]] = {}
    for entry in entries_on(workspace):
        if counts(workspace, entry):
            entries.setdefault(entry.service, []).append(entry)
    found = (_compared(workspace, service, entries.get(service.id, [])) for service in workspace.of(Service))
    return [one for one in found if one is not None]


def _compared(workspace: Workspace, service: Service, entries: list[NetworkEntry]) -> Compared | None:
    apart: list[Difference] = []
    for entry in entries:
        apart += [one for one in differences(workspace, entry, workspace.as_of) if one not in apart]
    if not entries:
        registered = bool(service.number) and states_of(workspace, service).registered
        return Compared(service, (), "outside", ()) if registered else None
    return Compared(service, tuple(entries), _state(service, apart), tuple(apart))


def _state(service: Service, apart: list[Difference]) -> State:
    problems = {one.problem for one in apart}
    if apart:
        return next((state for state in _ABSENCES if state in problems), "differs")
    return "agrees" if service.number or "number" in service.broken else "unnumbered"


def checked_on(workspace: Workspace, service: Service) -> Moment | None:
    """When the service was last compared with the register, as far as it was known on the date."""
    checked = service.register.checked if service.register is not None else None
    return checked if known(checked, workspace.as_of) else None

"""Which ORPs a service serves: by its entries, else by its own record."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.model.network import orps_served, service_orps
from kpss.model.network_records import NetworkEntry
from kpss.model.services import Service
from kpss.model.workspace import Workspace


def orps_of_service(workspace: Workspace, service: str, entries: Iterable[NetworkEntry]) -> set[str]:
    """Codes of the ORPs that *entries* of *service* serve, each in its time; without any, of its record."""
    entries = list(entries)
    record = workspace.get(service, Service)
    if not entries:
        return set(service_orps(workspace, record, workspace.as_of)) if record is not None else set()
    return {code for one in entries for code in orps_served(workspace, one, one.valid.clamp(workspace.as_of))}

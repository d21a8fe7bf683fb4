"""The ORP of findings about the network."""

from __future__ import annotations

from typing import Any

from kpss.model.network_records import NetworkEntry
from kpss.model.request_changes import orps_of_request
from kpss.model.request_records import Request
from kpss.model.served import orps_served
from kpss.model.workspace import Workspace


def request_facets(workspace: Workspace, request: Request) -> dict[str, Any]:
    """The fields of a finding about *request*: its ORP, where it is the only one."""
    return _only(orps_of_request(workspace, request))


def entry_facets(workspace: Workspace, entry: NetworkEntry) -> dict[str, Any]:
    """The fields of a finding about *entry*: the ORP that it serves, where it is the only one."""
    return _only(orps_served(workspace, entry, entry.valid.clamp(workspace.as_of)))


def _only(orps: list[str]) -> dict[str, Any]:
    return {"orp": orps[0] if len(orps) == 1 else ""}

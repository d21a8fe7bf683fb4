"""Requests that wait for their decision or for being carried out: what they lack can still be mended."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.model.request_records import Request
from kpss.model.request_standing import Stage, standing
from kpss.model.requests import round_of
from kpss.model.workspace import Workspace

WAITING: tuple[Stage, ...] = ("opinions", "assessment", "decision", "postponed")
_NEEDED = ("round", "type", "service", "submitted", "changes", "decision", "withdrawn")


def awaiting(workspace: Workspace, *keys: str) -> Iterator[Request]:
    """Requests surely submitted and not decided, whose round and *keys* can be relied on."""
    for request in workspace.of(Request):
        if not request.broken.isdisjoint((*_NEEDED, *keys)) or standing(workspace, request).stage not in WAITING:
            continue
        if request.submitted is None or request.submitted.latest > workspace.as_of:
            continue
        found = round_of(workspace, request)
        if found is not None and "requirements" not in found.broken:
            yield request


def granted(workspace: Workspace) -> Iterator[Request]:
    """Requests that were granted and not yet put into the network, of which what was decided can be relied on."""
    for request in workspace.of(Request):
        if request.broken.isdisjoint(_NEEDED) and standing(workspace, request).stage == "decided":
            yield request


def since(request: Request) -> str:
    """From when *request* waits, as an ISO day."""
    return request.submitted.latest.isoformat() if request.submitted is not None else ""

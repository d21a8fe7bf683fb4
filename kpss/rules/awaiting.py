"""Requests that wait for their decision: what they still lack can be added."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.model.request_records import Request
from kpss.model.requests import Stage, round_of, standing
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


def since(request: Request) -> str:
    """From when *request* waits, as an ISO day."""
    return request.submitted.latest.isoformat() if request.submitted is not None else ""

"""Which documents a workspace has: what ``render all`` makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.documents.find import document_of
from kpss.documents.network_lines import shown_day
from kpss.model.bodies import Body
from kpss.model.consultations import Consultation
from kpss.model.content import content
from kpss.model.handbook import Locality
from kpss.model.meetings import Meeting
from kpss.model.network import entries_on
from kpss.model.plan_content import Evaluation
from kpss.model.request_records import Request, Round
from kpss.model.workspace import Workspace

_NO_SHEET = ("office", "structure")  # bodies whose facts the structure tells


class Wanted(NamedTuple):
    """A document: its name, the id of its record where it needs one, and its file without the ending."""

    document: str
    identifier: str
    file: str


def every(workspace: Workspace) -> Iterator[Wanted]:
    """All documents that the records give, overviews first."""
    yield Wanted("plans", "", "plans")
    yield Wanted("gaps", "", "gaps")
    bodies = sorted(workspace.of(Body), key=lambda body: body.id)
    if bodies:
        yield Wanted("structure", "", "structure")
    if workspace.of(Locality):
        yield Wanted("handbook", "", "handbook")
    yield from _networks(workspace)
    for plan in sorted(workspace.plans, key=lambda plan: plan.id):
        name = document_of(plan)
        yield Wanted(name, plan.id, f"{name}/{plan.id}")
        if content(workspace, plan).measures:
            yield Wanted("measure", plan.id, f"measure/{plan.id}")
    for name, found in (
        ("evaluation", workspace.of(Evaluation)),
        ("consultation", workspace.of(Consultation)),
        ("meeting", workspace.of(Meeting)),
        ("request", workspace.of(Request)),
        ("decision", _asked(workspace)),
        ("body", [body for body in bodies if body.type not in _NO_SHEET]),
    ):
        for identifier in sorted(record.id for record in found):
            yield Wanted(name, identifier, f"{name}/{identifier}")


def _networks(workspace: Workspace) -> Iterator[Wanted]:
    """The network of the as-of date's year and of the years of rounds, as far as anything is on record for them."""
    years = {workspace.as_of.year, *(one.year for one in workspace.of(Round) if one.year)}
    for year in sorted(years):
        day = shown_day(workspace, year)
        if entries_on(workspace, day):
            yield Wanted("network", str(year), f"network/{year}")


def _asked(workspace: Workspace) -> list[Round]:
    """The rounds that have requests."""
    asked = {request.round for request in workspace.of(Request)}
    return [one for one in workspace.of(Round) if one.id in asked]

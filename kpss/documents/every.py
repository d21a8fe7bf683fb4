"""Which documents a workspace has: what ``render all`` makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpss.documents.find import document_of
from kpss.model.bodies import Body
from kpss.model.consultations import Consultation
from kpss.model.content import content
from kpss.model.handbook import Locality
from kpss.model.meetings import Meeting
from kpss.model.plan_content import Evaluation
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
    for plan in sorted(workspace.plans, key=lambda plan: plan.id):
        name = document_of(plan)
        yield Wanted(name, plan.id, f"{name}/{plan.id}")
        if content(workspace, plan).measures:
            yield Wanted("measure", plan.id, f"measure/{plan.id}")
    for name, found in (
        ("evaluation", workspace.of(Evaluation)),
        ("consultation", workspace.of(Consultation)),
        ("meeting", workspace.of(Meeting)),
        ("body", [body for body in bodies if body.type not in _NO_SHEET]),
    ):
        for identifier in sorted(record.id for record in found):
            yield Wanted(name, identifier, f"{name}/{identifier}")

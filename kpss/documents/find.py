"""The record that a document is about, or a sentence that says what was meant or which document to use."""

from __future__ import annotations

from typing import TypeVar

from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.text import Text
from kpss.model.plans import Plan
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.reports.unread import unread_record
from kpss.reports.words import PLAN_TYPES

R = TypeVar("R", bound=Record)

_BY_TYPE = {"medium_term": "medium-term-plan", "action": "action-plan"}
_BY_KIND = {
    "plan": "plan", "evaluation": "evaluation", "consultation": "consultation", "meeting": "meeting", "body": "body",
    "request": "request", "round": "decision",
}  # fmt: skip
_NO_TYPE = Text("plán bez druhu", "plan without a type")


def find(workspace: Workspace, identifier: str, record_type: type[R], kind: str, name: Text) -> R:
    """The record *identifier* of *record_type*; *name* is what such a record is called.

    :raises UserError: if there is none; it names the nearest one, or the document of the record that there is.
    """
    record = workspace.get(identifier, record_type)
    if record is not None:
        return record
    other = workspace.records.get(identifier)
    if other is not None and other.kind in _BY_KIND:
        document = document_of(other)
        raise UserError(
            f"„{identifier}“ je záznam druhu {other.kind}; použijte kpss render {document} {identifier}.",
            f"“{identifier}” is a record of kind {other.kind}; use kpss render {document} {identifier}.",
        )
    if identifier and other is None and (unread := unread_record(workspace, identifier)) is not None:
        raise unread
    near = nearest(identifier, [one.id for one in workspace.of(record_type)])
    cs, en = f"{name.cs} „{identifier}“ není.", f"There is no {name.en} “{identifier}”."
    raise UserError(
        cs + (f" Nemělo to být „{near}“?" if near else f" Seznam vypíše kpss list {kind}."),
        en + (f" Did you mean “{near}”?" if near else f" See kpss list {kind}."),
    )


def find_plan(workspace: Workspace, identifier: str, wanted: str = "") -> Plan:
    """The plan *identifier*, of the type *wanted* where that is given.

    :raises UserError: if there is none, or if it is of another type.
    """
    plan = find(workspace, identifier, Plan, "plan", Text("Plán", "plan"))
    if wanted and plan.type != wanted:
        document, right, is_ = document_of(plan), PLAN_TYPES[wanted], PLAN_TYPES.get(plan.type, _NO_TYPE)
        raise UserError(
            f"Plán „{identifier}“ není {right.cs}, ale {is_.cs}; použijte kpss render {document} {identifier}.",
            f"The plan “{identifier}” is no {right.en} but a {is_.en}; use kpss render {document} {identifier}.",
        )
    return plan


def document_of(record: Record) -> str:
    """The document about *record*, which is of a kind that has one."""
    return _BY_TYPE.get(record.type, "plan") if isinstance(record, Plan) else _BY_KIND[record.kind]

"""The documents by name."""

from __future__ import annotations

from kpss.documents import (
    action_plan,
    body,
    consultation,
    decision_proposal,
    evaluation,
    gaps,
    handbook,
    measure,
    medium_term,
    network_annex,
    plan,
    plans,
    request_sheet,
)
from kpss.documents.meeting import attendance, either, invitation, minutes
from kpss.documents.organisation import structure
from kpss.documents.render import Maker

DOCUMENTS: dict[str, Maker] = {
    "plans": plans.make,
    "plan": plan.make,
    "medium-term-plan": medium_term.make,
    "action-plan": action_plan.make,
    "evaluation": evaluation.make,
    "consultation": consultation.make,
    "measure": measure.make,
    "network": network_annex.make,
    "request": request_sheet.make,
    "decision": decision_proposal.make,
    "structure": structure.make,
    "gaps": gaps.make,
    "body": body.make,
    "handbook": handbook.make,
    "meeting": either.make,
}
MAKERS: dict[str, dict[str, Maker]] = {
    "meeting": {"invitation": invitation.make, "minutes": minutes.make, "attendance": attendance.make}
}
"""Documents that come as one of several papers (``--as``)."""

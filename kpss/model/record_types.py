"""The class of each kind of record."""

from __future__ import annotations

from kpss.model.bodies import Body, Role
from kpss.model.consultations import Consultation
from kpss.model.handbook import Locality, Quality
from kpss.model.meetings import Meeting
from kpss.model.network_records import Application, NetworkEntry, Programme, Statement
from kpss.model.plan_content import Evaluation, GoalRecord, MeasureRecord, Need
from kpss.model.plans import Plan
from kpss.model.records import (
    DocumentRecord,
    Membership,
    Microregion,
    Municipality,
    Orp,
    Procedure,
    Project,
    Record,
)
from kpss.model.request_records import Request, Round
from kpss.model.services import Population, Provider, Service

RECORD_TYPES: dict[str, type[Record]] = {
    "orp": Orp, "municipality": Municipality, "microregion": Microregion, "body": Body, "role": Role,
    "membership": Membership, "procedure": Procedure, "plan": Plan, "document": DocumentRecord, "project": Project,
    "meeting": Meeting, "consultation": Consultation, "goal": GoalRecord,
    "measure": MeasureRecord, "need": Need, "evaluation": Evaluation, "locality": Locality, "quality": Quality,
    "provider": Provider, "service": Service, "network-entry": NetworkEntry, "round": Round, "request": Request,
    "statement": Statement, "programme": Programme, "application": Application, "population": Population,
}  # fmt: skip

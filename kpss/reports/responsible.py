"""Who has to see to a finding or a deadline, as far as the records tell."""

from __future__ import annotations

from kpss.deadlines.entries import Deadline
from kpss.deadlines.who import appointers, convener, holder_names, on_duty, seat_text
from kpss.findings.finding import Finding
from kpss.model.bodies import Body, Role
from kpss.model.consultations import Consultation
from kpss.model.instances import Seat, seat_of
from kpss.model.meetings import Meeting
from kpss.model.naming import record_name
from kpss.model.plans import Plan
from kpss.model.records import DocumentRecord, Membership, Record
from kpss.model.workspace import Workspace
from kpss.reports.filters import finding_orps

Names = tuple[str, ...]

_OF_BODIES = range(500, 600)
_CONVENES = (503, 505)
_SUBMITS, _WRITES, _CHAIRS = 504, 506, (507, 508)
_FOUNDS = 511
_REGIONAL = ("medium_term", "action", "strategic")
_UNTOLD = 512  # the finding itself says that nobody is named


def of_finding(workspace: Workspace, finding: Finding) -> Names:
    """The names of those responsible for *finding*; empty where the records do not tell."""
    record = workspace.records.get(finding.record.partition("/")[0])
    if finding.code in _OF_BODIES:
        return _of_body(workspace, finding, record) or _district(workspace, finding.orp)
    plan = workspace.get(finding.plan, Plan) or _plan_of(workspace, record)
    if plan is not None:
        return of_plan(workspace, plan)
    orps = finding_orps(workspace, finding)
    return _district(workspace, orps[0]) if len(orps) == 1 else ()


def of_deadline(workspace: Workspace, deadline: Deadline) -> Names:
    """The names of those responsible for *deadline*: those it names, else who plans, else who issued the document."""
    if deadline.who:
        return deadline.who
    plan = workspace.get(deadline.plan, Plan) or _plan_of(workspace, deadline.record)
    if plan is not None:
        return of_plan(workspace, plan)
    if isinstance(deadline.record, DocumentRecord):
        return holder_names(workspace, deadline.record.issued_by)
    if isinstance(deadline.record, Meeting):
        return (seat_text(workspace, seat_of(workspace, deadline.record)),)
    return _district(workspace, deadline.orp)


def of_plan(workspace: Workspace, plan: Plan) -> Names:
    """Who plans: as it is written, else the only ORP of the area; plans of the region are the workspace's own."""
    planner, settings = plan.planner, workspace.settings
    if planner is not None:
        if planner.orp:
            return _district(workspace, *workspace.territory.find_orp(planner.orp)[:1])
        if planner.region:
            return (settings.name if planner.region == settings.area else planner.region,)
        if planner.microregion or planner.body:
            return (record_name(workspace, planner.microregion or planner.body),)
        if planner.name:
            return (planner.name,)
    if plan.type in _REGIONAL:
        return (settings.name,) if settings.name else ()
    orps = workspace.orps_of(plan)
    return _district(workspace, orps[0]) if len(orps) == 1 else ()


def _district(workspace: Workspace, code: str = "") -> Names:
    return (f"ORP {workspace.territory.orp_name(code)}",) if code in workspace.territory.orps else ()


def _plan_of(workspace: Workspace, record: Record | None) -> Plan | None:
    if isinstance(record, Plan):
        return record
    about = record.about if isinstance(record, Consultation) else ()
    return next((plan for one in about if (plan := workspace.get(one, Plan)) is not None), None)


def _of_body(workspace: Workspace, finding: Finding, record: Record | None) -> Names:
    role, meeting = "", None
    if isinstance(record, Meeting | Membership):
        body, seat = workspace.get(record.body, Body), seat_of(workspace, record)
        role = record.role if isinstance(record, Membership) else ""
        meeting = record if isinstance(record, Meeting) else None
    else:
        body, seat = (record if isinstance(record, Body) else None), Seat(record.id if record else "", finding.orp)
        role = record.id if isinstance(record, Role) else ""
    duties = body.duties if body is not None else None
    if finding.code == _UNTOLD:
        return ()
    if finding.code in _CONVENES:
        return convener(workspace, body, seat, meeting)
    if finding.code in (_SUBMITS, _WRITES, *_CHAIRS):
        by_duty = {_SUBMITS: duties.submits_papers, _WRITES: duties.writes_minutes} if duties is not None else {}
        duty = by_duty.get(finding.code, duties.chairs if duties is not None else None)
        return on_duty(workspace, duty, seat) or convener(workspace, body, seat, meeting)
    if finding.code == _FOUNDS and body is not None and body.established_by:
        return holder_names(workspace, body.established_by, seat)
    return appointers(workspace, body, role, seat)

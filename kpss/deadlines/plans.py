"""Plans in preparation, and plans in force after which nothing follows yet: the steps to the next one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from kpss.deadlines.entries import Deadline
from kpss.deadlines.steps import Wanted, steps_left
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.chain import Chain
from kpss.model.consultations import Consultation
from kpss.model.events import events
from kpss.model.periods import DAY
from kpss.model.plans import Plan, known, period_on
from kpss.model.records import Procedure
from kpss.model.succession import PLANNING
from kpss.model.workspace import Workspace
from kpss.rules.planning import absence_is_certain, plans_in, replaced, succession

_OWN = Text("{lead}{step}{how} – plán {name:quote}", "{lead}{step}{how} – plan {name:quote}")
_NEXT = Text("{lead}{step}{how} – nástupce plánu {name:quote}", "{lead}{step}{how} – successor of {name:quote}")
_APPROVE = Text(
    "Schválit plán {name:quote}, aby platil od {start:date}", "Approve the plan {name:quote} to hold from {start:date}"
)
_FOLLOW = Text(
    "Schválit nástupce, aby na plán {name:quote} navázal bez mezery",
    "Approve a successor, so that it follows the plan {name:quote} without a hole",
)


_FOLLOW_LATE = Text(
    "Schválit nástupce plánu {name:quote}, který skončil {end:date}",
    "Approve a successor of the plan {name:quote}, which ended on {end:date}",
)


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """What is left to do for plans in preparation and for the successors that no plan is recorded for."""
    for plan in plans_in(workspace, ("preparing",), (*PLANNING, "strategic", "substitute")):
        if "procedure" not in plan.broken and plan.valid.start is not None and plan.valid.last >= workspace.as_of:
            yield from _of_prepared(workspace, plan)
    for plan in plans_in(workspace, ("in_force",), PLANNING):
        end = period_on(plan, workspace.as_of).last
        if end == dt.date.max or not absence_is_certain(workspace, plan):
            continue
        if next(succession(workspace).successors(plan), None) is None:
            yield from _of_successor(workspace, plan, end, until)
    yield from _ended(workspace)


def _ended(workspace: Workspace) -> Iterator[Deadline]:
    """Plans that ended and that nothing follows (301): what was due before their end is still to be done."""
    for plan in plans_in(workspace, ("expired",), ("community", "medium_term")):
        if not absence_is_certain(workspace, plan) or replaced(workspace, plan):
            continue
        if next(succession(workspace).successors(plan), None) is None:
            end = period_on(plan, workspace.as_of).last
            what = Phrase(_FOLLOW_LATE, {"name": plan.name, "end": end.isoformat()})
            yield _row(workspace, plan, end, what, "successor")


def _of_prepared(workspace: Workspace, plan: Plan) -> Iterator[Deadline]:
    start, procedure = plan.valid.first, workspace.get(plan.procedure, Procedure)
    if procedure is not None:
        about = [record for record in workspace.of(Consultation) if plan.id in record.about]
        begun = any(known(record.open.start, workspace.as_of) for record in about)
        consulted: Literal["", "planned", "begun"] = "begun" if begun else "planned" if about else ""
        wanted = Wanted(start, plan, _OWN, ("procedure",), plan.id, events(workspace, plan), consulted)
        yield from steps_left(workspace, Chain(procedure), wanted)
    elif not plan.procedure and plan.type in PLANNING:
        what = Phrase(_APPROVE, {"name": plan.name, "start": start.isoformat()})
        yield _row(workspace, plan, start - DAY, what, "approval")


def _of_successor(workspace: Workspace, plan: Plan, end: dt.date, until: dt.date) -> Iterator[Deadline]:
    procedure = procedure_after(workspace, plan)
    chain = Chain(procedure) if procedure is not None else None
    if chain is not None and chain.steps:
        yield from steps_left(workspace, chain, Wanted(end + DAY, plan, _NEXT, ("valid",), plan.id))
    elif end <= until:
        yield _row(workspace, plan, end, Phrase(_FOLLOW, {"name": plan.name}), "successor")


def _row(workspace: Workspace, plan: Plan, due: dt.date, what: Phrase, key: str) -> Deadline:
    orps = workspace.orps_of(plan)
    return Deadline("plan", due, what, plan, ("valid",), key, orp=orps[0] if len(orps) == 1 else "", plan=plan.id)


def procedure_after(workspace: Workspace, plan: Plan) -> Procedure | None:
    """How the plan after *plan* goes: its own procedure if that can still hold, else the only one for its type."""
    day = workspace.as_of
    own = workspace.get(plan.procedure, Procedure)
    if own is not None and own.valid.maybe_contains(day):
        return own
    others = [
        procedure
        for procedure in workspace.of(Procedure)
        if plan.type in procedure.applies_to and procedure.status != "not_approved" and procedure.valid.contains(day)
    ]
    return others[0] if len(others) == 1 else None

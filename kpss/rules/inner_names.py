"""Names that mean something only within another record: steps of a procedure, items of an agenda, sub-programmes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpss.model.meetings import Meeting
from kpss.model.network_records import MoneyRow, NetworkEntry, Programme
from kpss.model.plans import Plan
from kpss.model.records import Procedure, Record
from kpss.model.request_records import Request
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path


class Inner(NamedTuple):
    """A name that is not there: ``sort`` is step, item or sub_programme, ``known`` are those that there are."""

    record: Record
    path: Path
    sort: str
    value: str
    known: list[str]


def unknown_names(workspace: Workspace) -> Iterator[Inner]:
    """Names of steps, items and sub-programmes that do not exist."""
    for procedure in workspace.of(Procedure):
        yield from _within_procedure(procedure)
    for plan in workspace.of(Plan):
        known = _steps(workspace, [plan.procedure])
        for index, act in enumerate(plan.proceedings):
            if act.step and known and act.step not in known:
                yield Inner(plan, ("proceedings", index, "step"), "step", act.step, known)
    for meeting in workspace.of(Meeting):
        yield from _within_meeting(workspace, meeting)
    for record, path, programme, code in _sub_programmes(workspace):
        parts = _parts(programme)
        if parts and code not in parts:
            yield Inner(record, path, "sub_programme", code, parts)


def _sub_programmes(workspace: Workspace) -> Iterator[tuple[Record, Path, Programme, str]]:
    """Where money names a part of a programme that can be looked up."""
    for programme in workspace.of(Programme):
        for index, grant in enumerate(programme.grants if "grants" not in programme.broken else ()):
            if grant.sub_programme:
                yield programme, ("grants", index, "sub_programme"), programme, grant.sub_programme
    for record, path, rows in _money(workspace):
        for index, row in enumerate(rows if path[0] not in record.broken else ()):
            of = workspace.get(row.programme, Programme) if row.programme and row.sub_programme else None
            if of is not None:
                yield record, (*path, index, "sub_programme"), of, row.sub_programme


def _money(workspace: Workspace) -> Iterator[tuple[Record, Path, Iterable[MoneyRow]]]:
    for entry in workspace.of(NetworkEntry):
        yield entry, ("money",), entry.money
    for request in workspace.of(Request):
        groups = {"intention": request.intention, "changes": request.changes, "decision": request.decision}
        yield from ((request, (key, "money"), one.money) for key, one in groups.items() if one is not None)


def _parts(programme: Programme) -> list[str]:
    """The codes of the sub-programmes; empty where they are not told, or not all of them can be read."""
    return [one.code for one in programme.sub_programmes] if "sub_programmes" not in programme.broken else []


def _within_procedure(procedure: Procedure) -> Iterator[Inner]:
    ids = [step.id for step in procedure.steps]
    for index, item in enumerate(procedure.data.get("steps") or ()):
        if not isinstance(item, dict):
            continue
        named: list[tuple[Path, object]] = [(("after", n), value) for n, value in enumerate(item.get("after") or ())]
        if "alternative_to" in item:
            named.append((("alternative_to",), item["alternative_to"]))
        for path, value in named:
            if isinstance(value, str) and value not in ids:
                yield Inner(procedure, ("steps", index, *path), "step", value, ids)


def _within_meeting(workspace: Workspace, meeting: Meeting) -> Iterator[Inner]:
    items = [item.id for item in meeting.agenda if item.id]
    about = {item.id: item.about for item in meeting.agenda}
    named = [(("resolutions", index, "item"), one.item) for index, one in enumerate(meeting.resolutions)]
    named += [(("tasks", index, "item"), one.item) for index, one in enumerate(meeting.tasks)]
    if "agenda" not in meeting.broken:
        yield from (Inner(meeting, path, "item", value, items) for path, value in named if value and value not in items)
    for index, resolution in enumerate(meeting.resolutions):
        plans = (workspace.get(name, Plan) for name in resolution.about or about.get(resolution.item, ()))
        known = _steps(workspace, [plan.procedure for plan in plans if plan is not None])
        if resolution.step and known and resolution.step not in known:
            yield Inner(meeting, ("resolutions", index, "step"), "step", resolution.step, known)


def _steps(workspace: Workspace, procedures: list[str]) -> list[str]:
    """The steps of *procedures*; empty where they cannot be told."""
    found = [workspace.get(name, Procedure) for name in procedures if name]
    if any(one is None or "steps" in one.broken for one in found):
        return []
    return [step.id for one in found if one is not None for step in one.steps]

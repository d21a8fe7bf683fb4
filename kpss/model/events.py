"""What happened to a plan or a document: approvals, proceedings and resolutions of meetings, as one list."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from kpss.model.decisions import outcome_of, subjects
from kpss.model.instances import orp_of
from kpss.model.meetings import Meeting
from kpss.model.parts import Approval, Proceeding
from kpss.model.periods import Moment
from kpss.model.plans import REFUSED, Plan, known
from kpss.model.records import DocumentRecord, Procedure, Record
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace

Path = tuple[str | int, ...]


class Event(NamedTuple):
    """An act of a body on a date; ``act`` is empty where a resolution does not say.

    ``record`` and ``path`` say where it is written; ``orp`` (its code) or ``group`` is the instance of the body.
    """

    by: str
    act: str
    date: Moment | None
    record: Record
    path: Path
    by_name: str = ""
    orp: str = ""
    step: str = ""
    outcome: str = ""
    resolution: str = ""
    group: str = ""

    @property
    def refused(self) -> bool:
        """Whether the body did not agree."""
        return self.outcome in REFUSED


def own_events(workspace: Workspace, record: Plan | DocumentRecord) -> list[Event]:
    """Approvals and proceedings written in *record* itself, whatever the date."""
    found = []
    if "approvals" not in record.broken:
        found += [
            _event(workspace, record, ("approvals", index), item, "approves")
            for index, item in enumerate(record.approvals)
        ]
    if "proceedings" not in record.broken:
        found += [
            _event(workspace, record, ("proceedings", index), item, item.act)
            for index, item in enumerate(record.proceedings)
        ]
    return found


def _event(workspace: Workspace, record: Record, path: Path, item: Approval | Proceeding, act: str) -> Event:
    codes = workspace.territory.find_orp(item.instance) if item.instance else []
    orp = codes[0] if len(codes) == 1 else item.instance
    step = item.step if isinstance(item, Proceeding) else ""
    return Event(item.by, act, item.date, record, path, item.by_name, orp, step, item.outcome, item.resolution)


@lru_cache(maxsize=4)
def _of_meetings(workspace: Workspace) -> dict[str, list[Event]]:
    """Resolutions of held meetings by the id of what they are about."""
    found: dict[str, list[Event]] = defaultdict(list)
    for meeting in workspace.of(Meeting):
        if meeting_state(meeting, workspace.as_of) != "held" or not meeting.broken.isdisjoint(("resolutions", "body")):
            continue
        orp = orp_of(workspace, meeting)
        for index, resolution in enumerate(meeting.resolutions):
            event = Event(
                meeting.body, resolution.act, meeting.date, meeting, ("resolutions", index), orp=orp,
                step=resolution.step, outcome=outcome_of(resolution), resolution=resolution.number, group=meeting.group,
            )  # fmt: skip
            for identifier in subjects(meeting, resolution):
                found[identifier].append(event)
    return found


def events(workspace: Workspace, record: Plan | DocumentRecord) -> list[Event]:
    """What happened to *record* as far as it was known on the workspace's date, by date; undated acts come last.

    A step that the procedure of a plan does not have says nothing: such an act is one of its body alone.
    """
    found = [*own_events(workspace, record), *_of_meetings(workspace).get(record.id, ())]
    shown = [event for event in found if known(event.date, workspace.as_of)]
    procedure = workspace.get(record.procedure, Procedure) if isinstance(record, Plan) else None
    if procedure is not None and "steps" not in procedure.broken:
        steps = {step.id for step in procedure.steps}
        shown = [event if event.step in steps else event._replace(step="") for event in shown]
    return sorted(shown, key=lambda event: (event.date is None, event.date or Moment(*_FAR, "")))


_FAR = (dt.date.max, dt.date.max)

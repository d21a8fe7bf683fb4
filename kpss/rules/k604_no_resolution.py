"""KPSS604: no resolution number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.events import Event, Path, events
from kpss.model.meetings import Meeting
from kpss.model.plans import BINDING, Plan
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace
from kpss.rules.approval import documents
from kpss.rules.base import Options, finding
from kpss.rules.planning import facets

RULE = Rule(
    604,
    "no-resolution",
    "note",
    Text("Chybí číslo usnesení", "No resolution number"),
    Wording(
        Text(
            "U rozhodnutí orgánu {body:quote} ({date:date}) není číslo usnesení.",
            "The decision of {body:quote} ({date:date}) has no resolution number.",
        ),
        Text(
            "Doplňte číslo tak, jak je vede orgán, například UZ/5/33/2017.",
            "Add the number as the body keeps it, for example UZ/5/33/2017.",
        ),
    ),
    parameters={"types": ["assembly", "executive_council"]},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Approvals of plans and documents and resolutions of meetings; what stands at both places is told once."""
    names = {body.id: body.name or body.id for body in workspace.of(Body) if body.type in options["types"]}
    elsewhere: set[tuple[str, Path]] = set()  # resolutions that stand at the plan or document too
    for record in documents(workspace):
        decisions = [event for event in events(workspace, record) if event.by in names and _is_decision(event)]
        for event in decisions:
            twins = [other for other in decisions if other is not event and _same_day(event, other)]
            if event.record is record and not any(one.resolution for one in (event, *twins)):
                details = facets(workspace, record) if isinstance(record, Plan) else {}
                yield _finding(event, names, details)
            elif any(twin.record is record for twin in twins):
                elsewhere.add((event.record.id, event.path))
    for event in _resolutions(workspace):
        told = (event.record.id, event.path) in elsewhere
        if event.by in names and _is_decision(event) and not event.resolution and not told:
            yield _finding(event, names, {})


def _finding(event: Event, names: Mapping[str, str], details: Mapping[str, Any]) -> Finding:
    params = {"body": names[event.by], "date": event.date.text if event.date is not None else ""}
    return finding(RULE, event.record, event.path, params=params, **details)


def _resolutions(workspace: Workspace) -> Iterator[Event]:
    """The resolutions of held meetings, whatever they are about."""
    for meeting in workspace.of(Meeting):
        usable = meeting.broken.isdisjoint(("body", "date", "status", "resolutions"))
        if usable and meeting_state(meeting, workspace.as_of) == "held":
            for index, item in enumerate(meeting.resolutions):
                path = ("resolutions", index)
                yield Event(
                    meeting.body, item.act, meeting.date, meeting, path, outcome=item.outcome, resolution=item.number
                )


def _is_decision(event: Event) -> bool:
    return event.act in BINDING and not event.refused and event.date is not None


def _same_day(one: Event, other: Event) -> bool:
    """Whether two acts of one body may be the same act."""
    if one.by != other.by or one.date is None or other.date is None:
        return False
    return one.date.earliest <= other.date.latest and other.date.earliest <= one.date.latest

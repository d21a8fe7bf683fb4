"""Plans approved at meetings: what a resolution decides counts like an approval written in the plan itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kpss.model.bodies import Body
from kpss.model.meetings import Meeting, Resolution
from kpss.model.periods import Moment
from kpss.model.plans import BINDING, REFUSED, Plan
from kpss.model.records import Procedure, Record


def approvals_at_meetings(meetings: Iterable[Meeting], records: Mapping[str, Record]) -> dict[str, list[Moment]]:
    """Dates of the meetings at which plans were approved, by the plan's id.

    Only what an assembly resolved counts, or the body whose approval the plan's procedure asks for.
    """
    found: dict[str, list[Moment]] = defaultdict(list)
    for meeting in meetings:
        # Few meetings approve anything, so the plain data is looked at first.
        given = meeting.data.get("resolutions")
        if not isinstance(given, list) or not any(isinstance(r, dict) and r.get("act") in BINDING for r in given):
            continue
        if meeting.date is None or meeting.status in ("cancelled", "planned"):
            continue
        if not meeting.broken.isdisjoint(("body", "date", "status", "agenda", "resolutions")):
            continue
        for plan in _approved(meeting, records):
            found[plan.id].append(meeting.date)
    return found


def _approved(meeting: Meeting, records: Mapping[str, Record]) -> Iterator[Plan]:
    for resolution in meeting.resolutions:
        if resolution.act in BINDING and outcome_of(resolution) not in REFUSED:
            for identifier in subjects(meeting, resolution):
                plan = records.get(identifier)
                if isinstance(plan, Plan) and _may_approve(meeting.body, plan, records):
                    yield plan


def subjects(meeting: Meeting, resolution: Resolution) -> list[str]:
    """Ids of the records that a resolution is about; those of its item on the agenda where it names none itself."""
    about = resolution.about
    if not about and resolution.item:
        about = next((item.about for item in meeting.agenda if item.id == resolution.item), ())
    return list(dict.fromkeys(about))


def outcome_of(resolution: Resolution) -> str:
    """The outcome as written; without one a resolution was passed, unless its votes surely say otherwise."""
    votes = resolution.votes
    if resolution.outcome or votes is None or votes.in_favour is None:
        return resolution.outcome
    against = votes.against or 0
    return "rejected" if against and votes.in_favour <= against else ""


def _may_approve(identifier: str, plan: Plan, records: Mapping[str, Record]) -> bool:
    body, procedure = records.get(identifier), records.get(plan.procedure)
    if isinstance(body, Body) and body.type == "assembly":
        return True
    steps = procedure.steps if isinstance(procedure, Procedure) and "steps" not in procedure.broken else ()
    return any(step.by is not None and step.by.body == identifier and step.act in BINDING for step in steps)

"""What rules about approval share: how far plans have gone through their procedures, and what is in doubt there."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from kpss.language.phrases import quoted
from kpss.language.text import LANGUAGES, Text
from kpss.model.bodies import Body
from kpss.model.chain import Chain, events_of, own_acts, wanted_acts
from kpss.model.consultations import Consultation
from kpss.model.doubt import kinds_in_doubt
from kpss.model.events import Event, events
from kpss.model.meetings import Meeting
from kpss.model.periods import Moment
from kpss.model.plans import BINDING, Plan, known, withdrawn
from kpss.model.records import DocumentRecord, Procedure, Step
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace

Document = Plan | DocumentRecord

_MEETING = ("body", "date", "status", "agenda", "resolutions", "instance", "group")


def documents(workspace: Workspace) -> list[Document]:
    """Plans and documents: what bodies approve."""
    return [*workspace.plans, *workspace.of(DocumentRecord)]


class Handling:
    """A plan on its way through its procedure, as far as it was known on the workspace's date."""

    def __init__(self, workspace: Workspace, plan: Plan, chain: Chain) -> None:
        self.workspace, self.plan, self.chain = workspace, plan, chain
        self.events = events(workspace, plan)
        self.consultations = [
            _consulted(record)
            for record in consultations_about(workspace, plan)
            if known(record.open.start, workspace.as_of)
        ]

    def events_of(self, step: str) -> list[Event]:
        """What carried out one step: its events; of a consultation its records too."""
        own = self.chain.steps[step]
        return [*events_of(own, self.events), *(self.consultations if own.consultation else ())]

    def done(self, step: str) -> list[Event]:
        """What carried out *step* or one of its alternatives."""
        return [event for one in self.chain.alternatives(step) for event in self.events_of(one)]

    def taken_after(self, step: str) -> tuple[Text, Moment | None] | None:
        """In words the first step taken that *step* must precede, and when it was taken."""
        for one in self.chain.steps:
            if step in self.chain.before(one) and (events := self.done(one)):
                cs, en = (quoted(self.chain.steps[one].name, language) for language in LANGUAGES)
                return Text(f"už proběhl krok {cs}", f"the step {en} has been taken"), events[0].date
        return None

    def possible(self, step: str) -> list[Event]:
        """What may be about *step* or an alternative: by a body in words or unknown, of an unknown act, or refused."""
        steps = [self.chain.steps[one] for one in self.chain.alternatives(step)]
        return [event for event in self.events if any(self._possible(one, event) for one in steps)]

    def _possible(self, step: Step, event: Event) -> bool:
        if event.step:
            return event.step == step.id
        acts, body = wanted_acts(step), step.by.body if step.by is not None else ""
        unknown = event.by not in self.workspace.records
        if unknown and own_acts(step).isdisjoint(BINDING):
            acts -= BINDING  # an approval by somebody else is no sign of a discussion
        return (unknown or event.by == body) and (not acts or not event.act or event.act in acts)

    def can_be_told(self, step: str) -> bool:
        """Whether a missing *step* would show: a consultation, or an act of a body that the workspace knows."""
        return all(self._can_be_told(self.chain.steps[one]) for one in self.chain.alternatives(step))

    def _can_be_told(self, step: Step) -> bool:
        if step.consultation:
            return True
        body = self.workspace.get(step.by.body, Body) if step.by is not None else None
        if body is None or not step.act:
            return False
        spoken = wanted_acts(step).isdisjoint(("discusses", "takes_note"))
        return spoken or (body.id, self.plan.id) not in _on_agendas(self.workspace)


def _consulted(record: Consultation) -> Event:
    path = ("period",) if record.period.start is not None else ("published",) if record.published else ()
    return Event("", "", record.open.start, record, path)


@lru_cache(maxsize=4)
def handlings(workspace: Workspace) -> list[Handling]:
    """Plans that name a readable procedure which may bind them; not those that were withdrawn."""
    found = []
    for plan in workspace.plans:
        procedure = workspace.get(plan.procedure, Procedure) if plan.procedure else None
        if procedure is None or procedure.status == "not_approved" or "status" in procedure.broken:
            continue
        if plan.usable and "procedure" not in plan.broken and not withdrawn(plan, workspace.as_of):
            chain = Chain(procedure)
            if chain.steps:
                found.append(Handling(workspace, plan, chain))
    return found


@lru_cache(maxsize=4)
def _consultations(workspace: Workspace) -> dict[str, list[Consultation]]:
    found: dict[str, list[Consultation]] = defaultdict(list)
    for record in workspace.of(Consultation):
        if record.broken.isdisjoint(("about", "period", "published")):
            for identifier in dict.fromkeys(record.about):
                found[identifier].append(record)
    return found


def consultations_about(workspace: Workspace, plan: Plan) -> list[Consultation]:
    """The usable consultations about *plan*, whenever they are."""
    return _consultations(workspace).get(plan.id, [])


@lru_cache(maxsize=4)
def _on_agendas(workspace: Workspace) -> set[tuple[str, str]]:
    """Body and record: what the agendas of held meetings name, even where no resolution is written."""
    return {
        (meeting.body, identifier)
        for meeting in workspace.of(Meeting)
        if meeting_state(meeting, workspace.as_of) == "held"
        for item in meeting.agenda
        for identifier in item.about
    }


# -- what is in doubt --------------------------------------------------------------------------------------------------


def acts_are_recorded(workspace: Workspace, plan: Plan, moment: Moment | None) -> bool:
    """Whether an act about *plan* up to *moment* that is not written surely did not happen.

    It may stand in the plan or in a meeting.  Where not all meetings are recorded, the plan must keep its own list.
    """
    if workspace.may_be_unread(plan.id) or _meetings_in_doubt(workspace):
        return False
    return bool(plan.proceedings) or recorded_then(workspace, "meetings", moment)


def consultations_are_recorded(workspace: Workspace, moment: Moment | None) -> bool:
    """Whether a consultation about a plan up to *moment* that is not written surely did not happen.

    Consultations belong to plans: where nothing is said of them, what is said of plans holds for them too.
    """
    if workspace.unread or _consultations_in_doubt(workspace) or not recorded_then(workspace, "consultations", moment):
        return False
    return workspace.settings.claims_complete("consultations") or recorded_then(workspace, "plans", moment)


def recorded_then(workspace: Workspace, sort: str, moment: Moment | None) -> bool:
    """Whether the records of *sort* claim to be complete at *moment*; a claim without limits holds for any."""
    settings = workspace.settings
    since, until = settings.known_since(sort), settings.known_until(sort)
    if not settings.complete(sort) or ((since or until) and moment is None):
        return False
    return moment is None or (
        (since is None or since.latest <= moment.earliest) and (until is None or moment.latest <= until.latest)
    )


@lru_cache(maxsize=4)
def _meetings_in_doubt(workspace: Workspace) -> bool:
    """Whether some meeting cannot be relied on, so that it may be about any plan."""
    broken = any(not meeting.broken.isdisjoint(_MEETING) for meeting in workspace.of(Meeting))
    return broken or kinds_in_doubt(workspace, "meeting") or "meeting" in _with_unknown_subjects(workspace)


@lru_cache(maxsize=4)
def _consultations_in_doubt(workspace: Workspace) -> bool:
    broken = any(not {"about", "period", "published"}.isdisjoint(r.broken) for r in workspace.of(Consultation))
    return broken or kinds_in_doubt(workspace, "consultation") or "consultation" in _with_unknown_subjects(workspace)


@lru_cache(maxsize=4)
def _with_unknown_subjects(workspace: Workspace) -> frozenset[str]:
    """Kinds of the records that are about something unknown: perhaps a plan whose id is misspelt (202 tells it)."""
    return frozenset(
        pointer.record.kind
        for pointer in workspace.pointers.get("record", ())
        if "about" in pointer.path and pointer.value not in workspace.records
    )

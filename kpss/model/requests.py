"""Requests to the network: their round, what they start from, and what their decision gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from kpss.model.money import added
from kpss.model.network import counts, current_entries, entries_by_service, requests_of
from kpss.model.network_records import MoneyRow, NetworkEntry, NetworkUnits
from kpss.model.parts import Holder
from kpss.model.periods import DAY, Moment, Period, moment
from kpss.model.plans import known
from kpss.model.request_records import Assessment, Decision, Opinion, Request, Round, Window
from kpss.model.services import Service
from kpss.model.workspace import Workspace

GRANTED = ("approved", "partly")
OUTCOMES = (*GRANTED, "rejected", "postponed")


def round_of(workspace: Workspace, request: Request) -> Round | None:
    """The round of *request*."""
    return workspace.get(request.round, Round)


def for_type(types: Sequence[str], wanted: str) -> bool:
    """Whether something said for *types* holds for the type *wanted*; nothing said means all."""
    return not types or wanted in types


def deciders_of(found: Round, types: Iterable[str]) -> list[Holder]:
    """Who decides on requests of any of *types*, as the round says."""
    wanted = set(types)
    deciders = (one for one in found.decided_by if any(for_type(one.types, kind) for kind in wanted))
    return [holder for one in deciders for holder in one.by]


def windows_of(workspace: Workspace, request: Request) -> list[Window]:
    """The windows of the round for requests of this type."""
    found = round_of(workspace, request)
    return [one for one in found.windows if for_type(one.types, request.type)] if found is not None else []


def window_period(window: Window) -> Period:
    """The days of a window."""
    return Period(window.start, window.end)


def starting_entries(workspace: Workspace, request: Request) -> list[NetworkEntry]:
    """The entries that *request* starts from: of its service before it takes effect, never its own results.

    Those that count and that its units replace; without such the first of the service, which may be an intention.
    """
    day = _before(effective(workspace, request), workspace.as_of)
    found = [one for one in current_entries(workspace, request.service, day) if request.id not in requests_of(one)]
    counting = [one for one in found if counts(workspace, one)]
    decided = outcome_units(request) if decision_on(request, workspace.as_of) is not None else ()
    wanted = decided or (request.changes.units if request.changes is not None else ())
    return replaced(counting, () if request.type == "exit" else wanted) or found[:1]


def replaced(entries: Sequence[NetworkEntry], units: Iterable[NetworkUnits]) -> list[NetworkEntry]:
    """Those of *entries*, all in force at once, that a new state with *units* replaces.

    Where there are several, an entry of other units goes on beside; a state without units replaces all.
    """
    keys = {(one.form, one.unit) for one in units}
    if len(entries) < 2 or not keys:  # noqa: PLR2004 - the only one is replaced whole
        return list(entries)
    return [one for one in entries if not one.units or not keys.isdisjoint((of.form, of.unit) for of in one.units)]


def current_entry(workspace: Workspace, request: Request) -> NetworkEntry | None:
    """The first of the entries that *request* starts from."""
    return next(iter(starting_entries(workspace, request)), None)


def _before(moment: Moment | None, today: dt.date) -> dt.date:
    return moment.earliest - DAY if moment is not None and moment.earliest > dt.date.min else today


def opinions_by(request: Request, author: str, day: dt.date) -> list[Opinion]:
    """The opinions of *author* (``orp`` …) that were given as far as it was known on *day*."""
    return [one for one in request.opinions if one.author == author and one.outcome != "none" and known(one.date, day)]


def assessments_on(request: Request, day: dt.date) -> list[Assessment]:
    """The assessments known on *day*."""
    return [one for one in request.assessments if known(one.date, day)]


def points_of(assessment: Assessment, found: Round | None) -> Decimal | None:
    """The points of an assessment together; None where none are given.

    Only those for a criterion of the round *found* count, where it has criteria, and each once (716 tells others).
    """
    codes = {one.code for one in found.criteria} if found is not None and "criteria" not in found.broken else set()
    given: dict[str, Decimal] = {}
    for one in assessment.points:
        if one.points is not None and (not codes or one.criterion in codes):
            given.setdefault(one.criterion, one.points)
    return added(given.values())


def decision_on(request: Request, day: dt.date) -> Decision | None:
    """The decision as far as it was known on *day*; one whose outcome cannot be read is none."""
    decision = request.decision
    if decision is None or decision.outcome not in OUTCOMES:
        return None
    return decision if known(decision.date, day) else None


def effective(workspace: Workspace, request: Request) -> Moment | None:
    """From when the decision holds: as it says, else as the round says, else from the year of its network."""
    decision = decision_on(request, workspace.as_of)
    if decision is not None and decision.effective is not None:
        return decision.effective
    found = round_of(workspace, request)
    if found is None:
        return None
    return found.effective or (moment(f"{found.year}-01-01") if found.year else None)


def outcome_units(request: Request) -> tuple[NetworkUnits, ...]:
    """The units after the decision: as it says, else as asked for; none where it does not say which part it grants."""
    decision, changes = request.decision, request.changes
    if decision is not None and decision.units:
        return decision.units
    if decision is not None and decision.outcome == "partly" and not decision.level:
        return ()
    return changes.units if changes is not None else ()


def outcome_money(request: Request) -> tuple[MoneyRow, ...]:
    """The money after the decision: as it says, else the compensation asked for; none where only part is granted."""
    decision, changes = request.decision, request.changes
    if decision is not None and decision.money:
        return decision.money
    partly = decision is not None and decision.outcome == "partly" and not (decision.units or decision.level)
    return changes.money if request.type == "compensation" and changes is not None and not partly else ()


def outcome_level(request: Request) -> str:
    """The level after the decision; empty where neither it nor the request says."""
    decision, changes = request.decision, request.changes
    return (decision.level if decision is not None else "") or (changes.level if changes is not None else "")


def withdrawn_on(request: Request, day: dt.date) -> bool:
    """Whether it was known on *day* that *request* was taken back; nothing comes from it then, whatever was decided."""
    return request.withdrawn is not None and known(request.withdrawn.date, day)


def result_of(workspace: Workspace, request: Request) -> list[NetworkEntry]:
    """The entries that say that they come from *request*."""
    return _results(workspace).get(request.id, [])


@lru_cache(maxsize=8)
def _results(workspace: Workspace) -> dict[str, list[NetworkEntry]]:
    found: dict[str, list[NetworkEntry]] = {}
    for entries in entries_by_service(workspace).values():
        for entry in entries:
            for request in requests_of(entry):
                found.setdefault(request, []).append(entry)
    return found


def request_service(workspace: Workspace, request: Request) -> Service | None:
    """The record of the service of *request*."""
    return workspace.get(request.service, Service)


def service_type_of(workspace: Workspace, request: Request) -> str:
    """The type of service that *request* is about: of its service, else as the request says."""
    service = request_service(workspace, request)
    return service.type if service is not None else request.service_type

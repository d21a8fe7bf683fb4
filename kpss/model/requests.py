"""Requests to the network: what each must have, where it stands on a date, and what its decision gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from kpss.model.network import counts, current_entries, entries_by_service, units_total
from kpss.model.network_records import NetworkEntry, NetworkUnits
from kpss.model.periods import DAY, Moment, Period, moment
from kpss.model.plans import known
from kpss.model.request_records import Assessment, Decision, Opinion, Request, Round, Window
from kpss.model.services import Service
from kpss.model.workspace import Workspace

Stage = Literal[
    "intention", "opinions", "assessment", "decision", "postponed", "decided", "applied", "rejected", "withdrawn",
]  # fmt: skip
GRANTED = ("approved", "partly")
OUTCOMES = (*GRANTED, "rejected", "postponed")
_ENTERS = ("new", "intention")  # there is nothing yet that could fall
_KEEPS = ("stay", "compensation")  # without units of their own they change none


class Asked(NamedTuple):
    """What the round asks of a request."""

    opinions: tuple[str, ...] = ()
    assessment: bool = False
    discussed: bool = False
    need: bool = False


def round_of(workspace: Workspace, request: Request) -> Round | None:
    """The round of *request*."""
    return workspace.get(request.round, Round)


def for_type(types: Sequence[str], wanted: str) -> bool:
    """Whether something said for *types* holds for the type *wanted*; nothing said means all."""
    return not types or wanted in types


def windows_of(workspace: Workspace, request: Request) -> list[Window]:
    """The windows of the round for requests of this type."""
    found = round_of(workspace, request)
    return [one for one in found.windows if for_type(one.types, request.type)] if found is not None else []


def window_period(window: Window) -> Period:
    """The days of a window."""
    return Period(window.start, window.end)


def asked(workspace: Workspace, request: Request, *, surely: bool = False) -> Asked:
    """What the round asks of *request*; a decrease is let off where a requirement says so.

    What is asked *surely* leaves out what is not asked of a decrease where the request may be one.
    """
    found = round_of(workspace, request)
    rules = [one for one in found.requirements if for_type(one.types, request.type)] if found is not None else []
    if any(one.unless_decrease for one in rules):
        lowered = may_be_decrease(workspace, request) if surely else is_decrease(workspace, request)
        rules = [one for one in rules if not (one.unless_decrease and lowered)]
    flags = (any(getattr(rule, name) for rule in rules) for name in ("assessment", "discussed", "need"))
    return Asked(tuple(dict.fromkeys(who for rule in rules for who in rule.opinions)), *flags)


def current_entry(workspace: Workspace, request: Request) -> NetworkEntry | None:
    """The entry that *request* starts from: that of its service before it takes effect, never its own result."""
    day = _before(effective(workspace, request), workspace.as_of)
    found = [one for one in current_entries(workspace, request.service, day) if one.request != request.id]
    return found[0] if found else None


def _before(moment: Moment | None, today: dt.date) -> dt.date:
    return moment.earliest - DAY if moment is not None and moment.earliest > dt.date.min else today


def is_decrease(workspace: Workspace, request: Request) -> bool:
    """Whether the units only fall, against the present state in the network: only where both are recorded."""
    changes = _unit_changes(workspace, request) or [Decimal(0)]
    return request.type == "exit" or (max(changes) <= 0 and min(changes) < 0)


def may_be_decrease(workspace: Workspace, request: Request) -> bool:
    """Whether *request* is a decrease or may be one, because the units before or after are not recorded."""
    if request.type in _ENTERS or _unit_changes(workspace, request) is not None:
        return is_decrease(workspace, request)
    return request.type not in _KEEPS or bool(request.changes and request.changes.units)


def surely_extends(workspace: Workspace, request: Request) -> bool:
    """Whether the network surely grows by *request*: a service enters it, or some of its units rise."""
    if request.type == "exit":
        return False
    if _present(workspace, request) is None:
        return request.type in _ENTERS
    return any(change > 0 for change in _unit_changes(workspace, request) or ())


def _present(workspace: Workspace, request: Request) -> NetworkEntry | None:
    """The entry that *request* starts from, if its level counts."""
    entry = current_entry(workspace, request)
    return entry if entry is not None and counts(workspace, entry) else None


def _unit_changes(workspace: Workspace, request: Request) -> list[Decimal] | None:
    """By how much each unit would change; None where it cannot be told."""
    entry, wanted = _present(workspace, request), request.changes
    if entry is None or wanted is None or not wanted.units or not entry.units:
        return None
    if "units" in entry.broken or any(one.value is None for one in (*entry.units, *wanted.units)):
        return None
    before, after = units_total(entry.units), units_total(wanted.units)
    return [after.get(key, Decimal(0)) - before.get(key, Decimal(0)) for key in before.keys() | after.keys()]


def opinions_by(request: Request, author: str, day: dt.date) -> list[Opinion]:
    """The opinions of *author* (``orp`` …) that were given as far as it was known on *day*."""
    return [one for one in request.opinions if one.author == author and one.outcome != "none" and known(one.date, day)]


def assessments_on(request: Request, day: dt.date) -> list[Assessment]:
    """The assessments known on *day*."""
    return [one for one in request.assessments if known(one.date, day)]


def points_of(assessment: Assessment) -> Decimal | None:
    """The points of an assessment together; None where none are given."""
    given = [one.points for one in assessment.points if one.points is not None]
    return sum(given, Decimal(0)) if given else None


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


def outcome_level(request: Request) -> str:
    """The level after the decision; empty where neither it nor the request says."""
    decision, changes = request.decision, request.changes
    return (decision.level if decision is not None else "") or (changes.level if changes is not None else "")


def result_of(workspace: Workspace, request: Request) -> list[NetworkEntry]:
    """The entries that say that they come from *request*."""
    return _results(workspace).get(request.id, [])


@lru_cache(maxsize=8)
def _results(workspace: Workspace) -> dict[str, list[NetworkEntry]]:
    found: dict[str, list[NetworkEntry]] = {}
    for entries in entries_by_service(workspace).values():
        for entry in entries:
            if entry.request:
                found.setdefault(entry.request, []).append(entry)
    return found


class Standing(NamedTuple):
    """Where a request stands: the stage it has reached, and what it still lacks (``opinion:orp``, ``assessment`` …)."""

    stage: Stage
    missing: tuple[str, ...]


def standing(workspace: Workspace, request: Request) -> Standing:
    """Where *request* stands on the workspace's date."""
    day = workspace.as_of
    if request.withdrawn is not None and known(request.withdrawn.date, day):
        return Standing("withdrawn", ())
    decision = decision_on(request, day)
    if decision is not None and decision.outcome != "postponed":
        if decision.outcome not in GRANTED:
            return Standing("rejected", ())
        return Standing("applied" if is_applied(workspace, request) else "decided", ())
    missing = missing_of(workspace, request)
    if request.submitted is None or not known(request.submitted, day):
        return Standing("intention", missing)
    if decision is not None:
        return Standing("postponed", missing)
    if any(one.startswith("opinion:") for one in missing):
        return Standing("opinions", missing)
    return Standing("assessment" if "assessment" in missing else "decision", missing)


def is_applied(workspace: Workspace, request: Request) -> bool:
    """Whether the network already shows what was decided; an exit shows in that no entry that counts goes on."""
    if request.type != "exit":
        return bool(result_of(workspace, request))
    start = effective(workspace, request)
    if start is None or not request.service:
        return False
    return not any(counts(workspace, one) for one in current_entries(workspace, request.service, start.latest))


def missing_of(workspace: Workspace, request: Request, *, surely: bool = False) -> tuple[str, ...]:
    """What the round asks for (see :func:`asked`) and *request* lacks, as codes in the order in which it is got."""
    day, wanted = workspace.as_of, asked(workspace, request, surely=surely)
    talks = request.intention.discussed if request.intention is not None else ()
    found = []
    if wanted.discussed and not any(known(one.date, day) for one in talks):
        found.append("discussed")
    if wanted.need and not (request.needs or request.measures):
        found.append("need")
    found += [f"opinion:{who}" for who in wanted.opinions if not opinions_by(request, who, day)]
    if wanted.assessment and not assessments_on(request, day):
        found.append("assessment")
    return tuple(found)


def request_service(workspace: Workspace, request: Request) -> Service | None:
    """The record of the service of *request*."""
    return workspace.get(request.service, Service)


def service_type_of(workspace: Workspace, request: Request) -> str:
    """The type of service that *request* is about: of its service, else as the request says."""
    service = request_service(workspace, request)
    return service.type if service is not None else request.service_type

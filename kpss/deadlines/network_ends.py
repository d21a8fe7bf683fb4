"""What ends in the network by a day, and statements that services have to hand in; one row a day, however many."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kpss.deadlines.entries import Deadline, Path, key_of
from kpss.deadlines.sound import sound
from kpss.language.cleaning import one_line
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.doubt import kinds_in_doubt
from kpss.model.naming import record_name
from kpss.model.network import counts, entries_by_service, entrustments, known_entries, programme_known
from kpss.model.network_records import NetworkEntry, Programme, Statement, StatementDuty
from kpss.model.periods import DAY, add_months
from kpss.model.plans import known
from kpss.model.workspace import Workspace

_ENTRUSTMENT = Text("Končí pověření služby {name:quote}", "The entrustment of the service {name:quote} ends")
_ENTRUSTMENTS = Text("Končí pověření {n:služby|služeb|služeb}", "The entrustment of {n:service|services} ends")
_ENTRY = Text(
    "Končí zařazení služby {name:quote} v síti, další zapsáno není",
    "The entry of the service {name:quote} ends and no other is on record",
)
_ENTRIES = Text(
    "Končí zařazení {n:služby|služeb|služeb} v síti, další zapsáno není",
    "The entries of {n:service|services} end and no others are on record",
)
_STATEMENTS = Text("Odevzdat výkazy: {name}", "Hand in statements: {name}")
_MISSING = Text(
    "Odevzdat výkazy: {name}; chybí od {n:služby|služeb|služeb}",
    "Hand in statements: {name}; {n:service has|services have} not done so",
)
_HALF = Text("{half}. pololetí {year}", "half {half} of {year}")
_YEAR = Text("rok {year}", "{year}")
_UNFINISHED = ("draft", "returned")
_REMEMBERED = 12
"""For so many months a statement that is missing is told as overdue."""
_TOGETHER = "network"

Ends = dict[dt.date, list[tuple[str, NetworkEntry, Path]]]


def keeper(workspace: Workspace) -> tuple[str, ...]:
    """Who keeps the network: the region or town of the workspace."""
    return tuple(filter(None, (one_line(workspace.settings.name).strip(),)))


def entrustments_that_end(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """The last days of entrustments of services that are in the network then and have no later one."""
    ends: Ends = defaultdict(list)
    for service, entries in entries_by_service(workspace).items():
        acts = entrustments(workspace, service)
        last = max((act.valid.last for act in acts), default=dt.date.max)
        if not workspace.as_of <= last <= until or last == dt.date.max:
            continue
        bearer = next((one for one in entries if one.entrustment in acts and one.entrustment.valid.last == last), None)
        if bearer is not None and any(one.valid.contains(last) and counts(workspace, one) for one in entries):
            ends[last].append((service, bearer, ("entrustment", "valid")))
    yield from _rows(workspace, ends, "entrustment", _ENTRUSTMENT, _ENTRUSTMENTS)


def entries_that_end(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """The last days of services in the network; only where all entries could be read."""
    if kinds_in_doubt(workspace, "network-entry"):
        return
    ends: Ends = defaultdict(list)
    for service, entries in entries_by_service(workspace).items():
        counted = [one for one in entries if counts(workspace, one)]
        current = [one for one in counted if one.valid.contains(workspace.as_of)]
        ending = max(current, key=lambda one: (one.valid.last, one.id), default=None)
        if ending is None or not workspace.as_of <= ending.valid.last <= until or ending.valid.last == dt.date.max:
            continue
        after = ending.valid.last + DAY
        if not any(one.valid.maybe_contains(after) for one in counted):
            ends[ending.valid.last].append((service, ending, ("valid",)))
    yield from _rows(workspace, ends, "end", _ENTRY, _ENTRIES)


def _rows(workspace: Workspace, ends: Ends, key: str, one: Text, many: Text) -> Iterator[Deadline]:
    """A row a day; where several end together, it stays the same thing to do whichever of them is added."""
    for day, found in ends.items():
        service, entry, path = min(found, key=lambda item: item[1].id)
        if len(found) == 1:
            what = Phrase(one, {"name": record_name(workspace, service)})
            yield Deadline("network", day, what, entry, path, key, keeper(workspace))
        else:
            what, together = Phrase(many, {"n": len(found)}), f"{key}/{day.isoformat()}"
            yield Deadline("network", day, what, entry, path, together, keeper(workspace), whose=_TOGETHER)


def statements_due(workspace: Workspace) -> Iterator[Deadline]:
    """By when statements are due, with the number of services that owe theirs; overdue only where that is certain."""
    for programme in workspace.of(Programme):
        if programme.year is None or "year" in programme.broken or not programme_known(programme, workspace.as_of):
            continue
        for index, duty in sound(workspace, programme, "statements", programme.statements):
            if duty.due is not None and duty.due.latest >= add_months(workspace.as_of, -_REMEMBERED):
                yield from _of_duty(workspace, programme, programme.year, index, duty)


def _of_duty(
    workspace: Workspace, programme: Programme, year: int, index: int, duty: StatementDuty
) -> Iterator[Deadline]:
    due = duty.due.latest if duty.due is not None else dt.date.max
    missing = _missing(workspace, year, duty)
    if missing == 0 or (missing is None and due < workspace.as_of):
        return
    period = Phrase(_HALF if duty.half else _YEAR, {"half": str(duty.half or ""), "year": str(year)})
    params = {"name": duty.name or period, "n": missing}
    what = Phrase(_STATEMENTS if missing is None else _MISSING, params)
    key = f"statement/{key_of(duty.name, f'half-{duty.half}' if duty.half else 'year')}"
    yield Deadline("network", due, what, programme, ("statements", index), key, keeper(workspace))


def _missing(workspace: Workspace, year: int, duty: StatementDuty) -> int | None:
    """How many services in the network owe their statement; None where it cannot be told."""
    settings = workspace.settings
    if not settings.complete("network") or not settings.complete("statements"):
        return None
    if not workspace.of(Statement) or kinds_in_doubt(workspace, "network-entry", "statement"):
        return None
    last = dt.date(year, 6, 30) if duty.half == 1 else dt.date(year, 12, 31)
    day = duty.as_at.latest if duty.as_at is not None else last
    entries = (one for one in known_entries(workspace) if one.valid.contains(day) and counts(workspace, one))
    return len({entry.service for entry in entries} - _handed_in(workspace, year, duty.half))


@lru_cache(maxsize=32)
def _handed_in(workspace: Workspace, year: int, half: int | None) -> frozenset[str]:
    """The services that handed in their statement as far as it is known on the date."""
    return frozenset(
        one.service
        for one in workspace.of(Statement)
        if (one.year, one.half) == (year, half)
        and one.status not in _UNFINISHED
        and known(one.submitted, workspace.as_of)
    )

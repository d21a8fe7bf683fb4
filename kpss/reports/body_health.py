"""What rules about bodies find for an instance of a body, for the report on bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.instances import Seat, orp_of, seat_of
from kpss.model.meetings import Meeting
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.reports.body_instances import used_seats
from kpss.rules.engine import find

CODES = range(501, 513)
HEALTH = {
    "problems": Text("něco chybí", "something is missing"),
    "note": Text("jen poznámky", "notes only"),
    "ok": Text("bez nálezu", "nothing found"),
}


class About(NamedTuple):
    """A finding and the instance of a body that it is about; without an ORP and a group it is about all of them."""

    seat: Seat
    finding: Finding


def findings(workspace: Workspace) -> dict[str, list[About]]:
    """What the rules about bodies, members and meetings find, by body."""
    found: dict[str, list[About]] = defaultdict(list)
    for finding in find(workspace, CODES):
        for seat in _seats(workspace, finding):
            found[seat.body].append(About(seat, finding))
    return found


def of_instance(found: Iterable[About], body: str, seat: Seat | None) -> list[Finding]:
    """Which of the findings about *body* concern its instance *seat*: those about all of the body do too."""
    return [item.finding for item in found if item.seat in (Seat(body), seat)]


def health(found: Iterable[Finding]) -> str:
    """The worst of *found*: a key of :data:`HEALTH`."""
    severities = {finding.severity for finding in found}
    return "ok" if not severities else "note" if severities == {"note"} else "problems"


def _seats(workspace: Workspace, finding: Finding) -> list[Seat]:
    record = workspace.records.get(finding.record.partition("/")[0])
    if isinstance(record, Body):
        return [Seat(record.id, finding.orp, "" if finding.orp else _group(workspace, record, finding.subject))]
    if isinstance(record, Membership) and not record.body:
        orp = orp_of(workspace, record)
        return [Seat(body.id, orp) for body in workspace.of(Body) if _needs(body, record.role)]
    return [seat_of(workspace, record)] if isinstance(record, Meeting | Membership) else []


def _group(workspace: Workspace, body: Body, subject: str) -> str:
    """The group that a finding about *body* names at the beginning of its subject; empty where it names none."""
    listed = body.instances.names if body.instances is not None else ()
    groups = {*listed, *(seat.group for seat in used_seats(workspace, body.id))} - {""}
    return max((group for group in groups if subject.startswith(group)), key=len, default="")


def _needs(body: Body, role: str) -> bool:
    """Whether a role is a member of *body* or leads it."""
    holders = body.chair.holders if body.chair is not None else ()
    return any(seat.role == role for seat in body.members) or any(holder.role == role for holder in holders)

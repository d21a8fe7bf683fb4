"""Mandates that end, where nobody is recorded for the time after."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from kpss.deadlines.entries import Deadline
from kpss.deadlines.who import appointers, seat_text
from kpss.language.phrases import Phrase
from kpss.language.slugs import slug
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_of
from kpss.model.mandates import mandates, term
from kpss.model.naming import record_name
from kpss.model.periods import DAY
from kpss.model.records import Membership
from kpss.model.workspace import Workspace

_ONE = Text("Končí mandát: {role} – {seat}", "A mandate ends: {role} – {seat}")
_ROLE = Text("Končí mandát: {role}", "A mandate ends: {role}")
_MANY = Text("{n:#Končí|Končí|Končí} {n:mandát|mandáty|mandátů}: {seat}", "{n:mandate ends|mandates end}: {seat}")


def find(workspace: Workspace, until: dt.date) -> Iterator[Deadline]:
    """The last days of mandates in force, those of one instance of a body and one day together."""
    ending: dict[tuple[Seat, dt.date, str], list[Membership]] = defaultdict(list)
    for membership in workspace.of(Membership):
        last = _last(workspace, membership)
        if last is not None and workspace.as_of <= last <= until and not _is_followed(workspace, membership, last):
            seat = seat_of(workspace, membership)
            ending[seat, last, "" if seat.body else membership.role].append(membership)
    for (seat, last, role), members in ending.items():
        first = min(members, key=lambda membership: membership.id)
        orp = seat.orp if seat.orp in workspace.territory.orps else ""
        together = len(members) > 1  # whoever of them leaves or comes, it stays the same thing to do
        which = "-".join(part for part in (seat.orp, slug(seat.group)) if part)
        what = _what(workspace, seat, members)
        yield Deadline(
            "mandate",
            last,
            what,
            first,
            ("valid",) if first.valid.end else (),
            "/".join(filter(None, (which, last.isoformat()))) if together else "",
            appointers(workspace, workspace.get(seat.body, Body), first.role, seat),
            orp,
            whose=(seat.body or role) if together else "",
        )


def _last(workspace: Workspace, membership: Membership) -> dt.date | None:
    """The last day of a filled post that is in force; None where none is known."""
    needed = ("body", "role", "instance", "group", "valid", "vacant", "side", "appointed")
    if membership.vacant or not membership.broken.isdisjoint(needed):
        return None
    if not mandates(workspace).in_force(membership):
        return None
    period = term(workspace, membership)
    return period.last if period.end is not None and period.last < dt.date.max else None


def _is_followed(workspace: Workspace, membership: Membership, last: dt.date) -> bool:
    """Whether somebody is recorded for the same post on the day after."""
    if last == dt.date.max:
        return True
    found, seat = mandates(workspace), seat_of(workspace, membership)
    after = found.members(seat, last + DAY) if seat.body else found.holders(membership.role, last + DAY)
    return any(other.role == membership.role and other.side == membership.side and not other.vacant for other in after)


def _what(workspace: Workspace, seat: Seat, members: list[Membership]) -> Phrase:
    role, name = record_name(workspace, members[0].role), seat_text(workspace, seat) if seat.body else ""
    if not name:
        return Phrase(_ROLE, {"role": role})
    if len(members) > 1 or not role:
        return Phrase(_MANY, {"n": len(members), "seat": name})
    return Phrase(_ONE, {"role": role, "seat": name})

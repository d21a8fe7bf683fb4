"""Who sits where on a date: memberships with their terms, and vacant posts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache

from kpss.model.bodies import Body, Role
from kpss.model.instances import Seat, seat_of
from kpss.model.periods import Moment, Period, add_months
from kpss.model.records import Membership
from kpss.model.workspace import Workspace

_MONTHS = 12


def term(workspace: Workspace, membership: Membership) -> Period:
    """The period of a membership: as written, else its beginning and the term of the seat, body or role.

    A vacancy has no term.
    """
    if membership.vacant:
        return membership.valid
    start = membership.valid.start or (membership.appointed.date if membership.appointed else None)
    if membership.valid.end is not None or start is None:
        return Period(start, membership.valid.end)
    years = _term_years(workspace, membership)
    if not years:
        return Period(start)
    ends = [add_months(day, years * _MONTHS) for day in (start.earliest, start.latest)]
    return Period(start, Moment(ends[0], ends[1], ends[1].isoformat()))


def _term_years(workspace: Workspace, membership: Membership) -> int | None:
    """The term of the kind of member, else of the body, else of the role; None where it cannot be told."""
    body, role = workspace.get(membership.body, Body), workspace.get(membership.role, Role)
    if any(not record.broken.isdisjoint(("members", "term_years")) for record in (body, role) if record is not None):
        return None
    if body is not None:
        kinds = [seat for seat in body.members if seat.role == membership.role and _same_side(seat.side, membership)]
        years = {seat.term_years or body.term_years for seat in kinds} or {body.term_years}
        if years != {None}:
            return years.pop() if len(years) == 1 else None
    return role.term_years if role is not None else None


def _same_side(side: str, membership: Membership) -> bool:
    return side == membership.side or not side or not membership.side


class Mandates:
    """The usable memberships of a workspace by instance of their body."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.day = workspace, workspace.as_of
        self.by_seat: dict[Seat, list[Membership]] = defaultdict(list)
        self.by_role: dict[str, list[Membership]] = defaultdict(list)
        self._terms: dict[str, Period] = {}
        needed = ("body", "role", "instance", "group", "valid", "vacant", "side", "appointed")
        for membership in workspace.of(Membership):
            if membership.broken.isdisjoint(needed):
                self.by_seat[seat_of(workspace, membership)].append(membership)
                self.by_role[membership.role].append(membership)

    def term(self, membership: Membership) -> Period:
        """The period of a membership, see :func:`term`."""
        found = self._terms.get(membership.id)
        if found is None:
            found = self._terms[membership.id] = term(self.workspace, membership)
        return found

    def in_force(self, membership: Membership, day: dt.date | None = None) -> bool:
        """Whether a membership can be in force on *day* (the workspace's date)."""
        return self.term(membership).maybe_contains(day or self.day)

    def members(self, seat: Seat, day: dt.date | None = None) -> list[Membership]:
        """Filled and vacant seats of an instance on *day*."""
        return [membership for membership in self.by_seat.get(seat, ()) if self.in_force(membership, day)]

    def holders(self, role: str, day: dt.date | None = None) -> list[Membership]:
        """Memberships that fill *role* on *day*, in whatever body; vacant ones too."""
        return [membership for membership in self.by_role.get(role, ()) if self.in_force(membership, day)]


@lru_cache(maxsize=4)
def mandates(workspace: Workspace) -> Mandates:
    """The memberships of *workspace*."""
    return Mandates(workspace)

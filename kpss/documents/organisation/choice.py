"""Which records stand on the date, in which order, and what is not certain about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from kpss.language.sorting import sort_key
from kpss.model.bodies import Body, Role
from kpss.model.body_order import LEVELS, OFFICE, in_tree_order, place_in
from kpss.model.periods import DAY, Moment, Period
from kpss.model.records import Membership, Procedure, Record
from kpss.model.workspace import Workspace

R = TypeVar("R", bound=Record)


class Chosen(NamedTuple, Generic[R]):
    """Records that surely or possibly stand on the date, in order; ids of the uncertain ones; those that do not."""

    standing: list[R]
    uncertain: frozenset[str]
    others: list[R]


class Change(NamedTuple):
    """One structure gave way to another on a day that is not known: some day in ``when``."""

    earlier: tuple[Body, ...]
    later: tuple[Body, ...]
    when: Moment


class Choice(NamedTuple):
    """The records of the document."""

    bodies: Chosen[Body]
    offices: Chosen[Body]
    roles: Chosen[Role]
    procedures: Chosen[Procedure]
    memberships: list[Membership]
    changes: list[Change]

    @property
    def uncertain(self) -> frozenset[str]:
        """Ids of everything whose validity on the date is not certain."""
        return self.bodies.uncertain | self.offices.uncertain | self.roles.uncertain | self.procedures.uncertain

    @property
    def used(self) -> list[Record]:
        """All records of the document."""
        chosen: tuple[Chosen[Body] | Chosen[Role] | Chosen[Procedure], ...]
        chosen = (self.bodies, self.offices, self.roles, self.procedures)
        found: list[Record] = [record for part in chosen for record in (*part.standing, *part.others)]
        return [*found, *self.memberships]

    @property
    def others(self) -> list[Record]:
        """What surely does not stand on the date."""
        return [*self.bodies.others, *self.offices.others, *self.roles.others, *self.procedures.others]


def choose(workspace: Workspace) -> Choice:
    """The records of *workspace* for its date."""
    day, bodies = workspace.as_of, in_tree_order(workspace.of(Body))
    roles = sorted(workspace.of(Role), key=_role_order)
    memberships = [item for item in workspace.of(Membership) if written_period(item).maybe_contains(day)]
    return Choice(
        _chosen((body for body in bodies if body.type != OFFICE), day),
        _chosen((body for body in bodies if body.type == OFFICE), day),
        _chosen(roles, day),
        _chosen(workspace.of(Procedure), day),
        memberships,
        _changes(bodies),
    )


def written_period(membership: Membership) -> Period:
    """The period of a membership as it is recorded, without an end that only follows from rules."""
    appointed = membership.appointed.date if membership.appointed is not None else None
    return Period(membership.valid.start or appointed, membership.valid.end)


def _chosen(records: Iterable[R], day: dt.date) -> Chosen[R]:
    standing: list[R] = []
    others: list[R] = []
    for record in records:
        (standing if record.valid.maybe_contains(day) else others).append(record)
    uncertain = frozenset(record.id for record in standing if not record.valid.surely_contains(day))
    return Chosen(standing, uncertain, others)


def _role_order(role: Role) -> tuple[object, ...]:
    """First those who are responsible for the process, then those with a purpose of their own."""
    weight = 0 if role.responsible_for else 1 if role.purpose else 2
    return weight, place_in(role.level, LEVELS), sort_key(role.name or role.id), role.id


def _changes(bodies: Sequence[Body]) -> list[Change]:
    """Where bodies end and others begin on a day that is not known."""
    ending = [body for body in bodies if body.valid.end is not None and body.valid.end.unknown]
    starting = [body for body in bodies if body.valid.start is not None and body.valid.start.unknown]
    groups: dict[Moment, tuple[dict[str, Body], dict[str, Body]]] = {}
    for earlier in _tops(ending):
        for later in _tops(starting):
            when = _between(earlier.valid.end, later.valid.start)
            if when is not None and earlier is not later:
                before, after = groups.setdefault(when, ({}, {}))
                before[earlier.id], after[later.id] = earlier, later
    return [
        Change(tuple(before.values()), tuple(after.values()), when) for when, (before, after) in sorted(groups.items())
    ]


def _tops(bodies: Sequence[Body]) -> list[Body]:
    """Those that are no part of another one."""
    known = {body.id for body in bodies}
    return [body for body in bodies if body.part_of is None or body.part_of.body not in known]


def _between(end: Moment | None, start: Moment | None) -> Moment | None:
    """On which days the later structure can have begun; None where the two cannot have met."""
    if end is None or start is None:
        return None
    earliest = start.earliest if end.earliest == dt.date.max else max(start.earliest, end.earliest + DAY)
    latest = start.latest if end.latest == dt.date.max else min(start.latest, end.latest + DAY)
    if earliest > latest:
        return None
    known = [] if earliest == dt.date.min else [earliest.isoformat()]
    known += [] if latest == dt.date.max else [latest.isoformat()]
    return Moment(earliest, latest, "–".join(known), unknown=True)

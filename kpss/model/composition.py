"""Which seat of a body's composition a member holds: the order of members, and how many of a seat are left to come."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from kpss.model.bodies import Body, Role, Seat
from kpss.model.parts import Holder
from kpss.model.records import Membership
from kpss.model.workspace import Workspace


def chair_roles(body: Body) -> tuple[str, ...]:
    """The roles that lead *body*; else those that chair its meetings."""
    holders: Sequence[Holder] = body.chair.holders if body.chair is not None else ()
    if not holders and body.duties is not None and body.duties.chairs is not None:
        holders = body.duties.chairs.holders
    return tuple(holder.role for holder in holders if holder.role)


def place(body: Body | None, membership: Membership) -> int:
    """The place of a member in the order of *body*: the chair, then as its composition names them, then all others."""
    if body is None:
        return 0
    if membership.role and membership.role in chair_roles(body):
        return -1
    return min(_fitting(body, membership), default=len(body.members))


def seats_left(
    workspace: Workspace, body: Body, members: Iterable[Membership], day: dt.date
) -> list[tuple[Seat, int | None]]:
    """The seats of *body*, the chair first, and how many of each are on *day* not among the vacancies of *members*.

    None stands where the number is not known; a composition with a mistake has no seats.

    A vacancy counts where it is sure, and sure on which seat it is.
    """
    if "members" in body.broken:
        return []
    vacant: Counter[int] = Counter()
    for item in members:
        fitting = _fitting(body, item)
        if item.vacant and item.valid.surely_contains(day) and len(fitting) == 1:
            vacant[fitting[0]] += 1
    left = [(seat, _left(_whole(workspace, seat), vacant[index])) for index, seat in enumerate(body.members)]
    chairs = chair_roles(body)
    return sorted(left, key=lambda item: not item[0].role or item[0].role not in chairs)


def _whole(workspace: Workspace, seat: Seat) -> int | None:
    role = workspace.get(seat.role, Role)
    return seat.count or (1 if role is not None and role.per == "one" else None)


def _left(whole: int | None, vacant: int) -> int | None:
    return None if whole is None else max(whole - vacant, 0)


def _fitting(body: Body, membership: Membership) -> list[int]:
    """The seats that a member may hold, those that say it best; a seat without a role is told by side or office."""
    role, side, unit = membership.role, membership.side, membership.unit
    seats = list(enumerate(body.members)) if "members" not in body.broken else []
    levels = (
        [
            index
            for index, seat in seats
            if role and seat.role == role and (seat.side == side or not (seat.side and side))
        ],
        [index for index, seat in seats if not seat.role and seat.side and seat.side == side],
        [index for index, seat in seats if not seat.role and seat.body and seat.body == unit],
    )
    return next((found for found in levels if found), [])

"""Names of those who have to see to something."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.language.cleaning import one_line
from kpss.model.bodies import Body, Role
from kpss.model.instances import Seat
from kpss.model.meetings import Meeting
from kpss.model.naming import record_name
from kpss.model.parts import Duty, Holder
from kpss.model.workspace import Workspace


def seat_text(workspace: Workspace, seat: Seat) -> str:
    """A body and, where there are several, its instance: ``Kolegium obcí (Konice)``."""
    return _with(record_name(workspace, seat.body), instance_name(workspace, seat))


def holder_names(workspace: Workspace, holders: Iterable[Holder], seat: Seat | None = None) -> tuple[str, ...]:
    """The names of *holders*; a role or a body of which there are several is that of the instance *seat*."""
    found = (_holder_name(workspace, holder, seat) for holder in holders)
    return tuple(dict.fromkeys(name for name in found if name))


def on_duty(workspace: Workspace, duty: Duty | None, seat: Seat | None = None) -> tuple[str, ...]:
    """The name of the first holder of *duty*: those after it only stand in."""
    return holder_names(workspace, duty.holders, seat)[:1] if duty is not None else ()


def convener(workspace: Workspace, body: Body | None, seat: Seat, meeting: Meeting | None = None) -> tuple[str, ...]:
    """Who convenes a meeting: as it is written there, else by the rules of the body, who leads it, the body itself."""
    if meeting is not None and meeting.convened_by:
        return holder_names(workspace, meeting.convened_by, seat)
    duties, chair = (body.duties, body.chair) if body is not None else (None, None)
    found = on_duty(workspace, duties.convenes, seat) if duties is not None else ()
    found = found or (holder_names(workspace, chair.holders, seat)[:1] if chair is not None else ())
    return found or (seat_text(workspace, seat),)


def submitters(workspace: Workspace, body: Body | None, seat: Seat, meeting: Meeting | None = None) -> tuple[str, ...]:
    """Who sees to the papers of a meeting: by the rules of the body, else who convenes it."""
    duty = body.duties.submits_papers if body is not None and body.duties is not None else None
    return on_duty(workspace, duty, seat) or convener(workspace, body, seat, meeting)


def appointers(workspace: Workspace, body: Body | None, role: str, seat: Seat | None = None) -> tuple[str, ...]:
    """Who fills a post: by the rules of the seat, the body or the role, else who established the body or leads it."""
    found = _appointers(workspace, body, role, seat)
    if found or body is None:
        return found
    leads = body.chair.holders if body.chair is not None else ()
    return (
        holder_names(workspace, body.established_by, seat)
        or holder_names(workspace, leads, seat)[:1]
        or (seat_text(workspace, seat if seat is not None else Seat(body.id)),)
    )


def _appointers(workspace: Workspace, body: Body | None, role: str, seat: Seat | None) -> tuple[str, ...]:
    if body is not None:
        kinds = [kind.appointed_by for kind in body.members if kind.role == role and kind.appointed_by]
        if holders := kinds[0] if kinds else body.appointed_by:
            return holder_names(workspace, holders, seat)
    record = workspace.get(role, Role)
    filling = record.filled_by if record is not None else None
    return holder_names(workspace, filling.by, seat) if filling is not None else ()


def _holder_name(workspace: Workspace, holder: Holder, seat: Seat | None) -> str:
    if holder.role:
        return _with(
            record_name(workspace, holder.role), instance_name(workspace, seat) if _many(workspace, holder) else ""
        )
    identifier = holder.body or holder.members_of
    if identifier:
        mine = seat if seat is not None and (identifier == seat.body or _many(workspace, holder)) else Seat("")
        return _with(record_name(workspace, identifier), instance_name(workspace, mine))
    return one_line(holder.organisation or holder.name).strip()


def _many(workspace: Workspace, holder: Holder) -> bool:
    """Whether the role or the body of *holder* exists in each ORP or group."""
    role = workspace.get(holder.role, Role)
    if role is not None:
        return role.per in ("orp", "instance")
    body = workspace.get(holder.body or holder.members_of, Body)
    return body is not None and body.instances is not None and body.instances.per == "orp"


def instance_name(workspace: Workspace, seat: Seat | None) -> str:
    """Which instance of its body *seat* is: the name of the ORP or of the group; empty for the only one."""
    if seat is None:
        return ""
    return one_line(workspace.territory.orp_name(seat.orp) if seat.orp else seat.group).strip()


def _with(name: str, which: str) -> str:
    return f"{name} ({which})" if which else name

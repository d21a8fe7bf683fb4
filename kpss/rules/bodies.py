"""What rules about bodies share: which are in force, whose members are surely known, and how posts are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.doubt import kinds_in_doubt
from kpss.model.instances import Seat, known_seats, orp_of, seat_name
from kpss.model.mandates import mandates
from kpss.model.naming import name_on
from kpss.model.records import Membership
from kpss.model.workspace import Workspace

TRIAD = ("commissioner", "provider", "user")
SIDES = {
    "commissioner": Text("zadavatelé", "commissioners"),
    "provider": Text("poskytovatelé", "providers"),
    "user": Text("uživatelé", "users"),
}
_FOR = {
    "commissioner": Text("člen za zadavatele", "member for commissioners"),
    "provider": Text("člen za poskytovatele", "member for providers"),
    "user": Text("člen za uživatele", "member for users"),
    "public": Text("člen za veřejnost", "member for the public"),
    "expert": Text("člen za odborníky", "member for experts"),
    "political": Text("člen za politickou reprezentaci", "member for political representatives"),
}
_MEMBER = Text("člen", "member")
_REPRESENTING = Text("{who} ({represents:quote})", "{who} ({represents:quote})")
_WHERE = Text("{who} – {where}", "{who} – {where}")
_NEEDED = ("body", "role", "instance", "group", "valid", "vacant", "side", "appointed")


# -- on the date ------------------------------------------------------------------------------------------------------


def bodies_in_force(workspace: Workspace, *keys: str) -> Iterator[Body]:
    """Bodies that are surely in force on the date and whose *keys* can be relied on."""
    for body in workspace.of(Body):
        if body.broken.isdisjoint(("instances", *keys)) and stands(workspace, body):
            yield body


def stands(workspace: Workspace, record: Body | Role) -> bool:
    """Whether *record* is surely in force on the workspace's date."""
    until = record.instances.until if isinstance(record, Body) and record.instances else None
    if "valid" in record.broken or (until is not None and until.earliest < workspace.as_of):
        return False
    return record.valid.surely_contains(workspace.as_of)


def may_stand(workspace: Workspace, record: Body | Role) -> bool:
    """Whether *record* can be in force on the workspace's date."""
    until = record.instances.until if isinstance(record, Body) and record.instances else None
    return record.valid.maybe_contains(workspace.as_of) and (until is None or until.latest >= workspace.as_of)


def body_seats(workspace: Workspace, body: Body) -> list[Seat]:
    """The instances of *body*: those that its record tells and those that memberships name."""
    return known_seats(workspace, body, workspace.as_of, _recorded_seats(workspace)[body.id])


@lru_cache(maxsize=4)
def _recorded_seats(workspace: Workspace) -> dict[str, list[Seat]]:
    found: dict[str, list[Seat]] = defaultdict(list)
    for seat in mandates(workspace).by_seat:
        if seat.orp or seat.group or not is_several(workspace.get(seat.body, Body)):
            found[seat.body].append(seat)
    return found


# -- what is not known ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def members_in_doubt(workspace: Workspace) -> frozenset[str] | None:
    """Bodies and roles of which it cannot be told who holds a post; None stands for all of them."""
    if kinds_in_doubt(workspace, "membership"):
        return None
    found: set[str] = set()
    for membership in workspace.of(Membership):
        if not post_is_known(workspace, membership):
            return None
        if not membership.broken.isdisjoint(_NEEDED):
            found |= {membership.body, membership.role}
        elif not is_placed(workspace, membership):
            found |= _in_doubt_by(workspace, membership)
    return frozenset(found - {""})


def _in_doubt_by(workspace: Workspace, membership: Membership) -> set[str]:
    """What is in doubt by a member of whom it is not known in which instance.

    Of one who names none, at most the post: it may be common to all of them.  A vacancy fills no post anywhere.
    """
    body = workspace.get(membership.body, Body)
    if membership.instance or membership.group or body is None or "instances" in body.broken:
        return {membership.body, membership.role}
    fills = not membership.vacant and mandates(workspace).in_force(membership)
    return {membership.role} if fills else set()


def is_several(body: Body | None) -> bool:
    """Whether *body* exists in several instances."""
    return body is not None and body.instances is not None and body.instances.per != "one"


def unplaced(workspace: Workspace, body: Body) -> list[Membership]:
    """Members of *body* on the date who name none of its several instances."""
    return mandates(workspace).members(Seat(body.id)) if is_several(body) else []


def post_is_known(workspace: Workspace, membership: Membership) -> bool:
    """Whether the body and the role of *membership* are named and are records of the workspace."""
    if not membership.broken.isdisjoint(("body", "role")) or not (membership.body or membership.role):
        return False
    body, role = workspace.get(membership.body, Body), workspace.get(membership.role, Role)
    return (body is not None or not membership.body) and (role is not None or not membership.role)


def is_placed(workspace: Workspace, membership: Membership) -> bool:
    """Whether it is known which instance of its body a membership belongs to."""
    orp, body = orp_of(workspace, membership), workspace.get(membership.body, Body)
    if orp and orp not in workspace.territory.orps:
        return False
    if body is None or body.instances is None or body.instances.per == "one":
        return body is None or "instances" not in body.broken
    if body.instances.per == "orp":
        return bool(orp)
    return membership.group in body.instances.names if body.instances.names else bool(membership.group or orp)


# -- posts ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _same(workspace: Workspace) -> dict[str, set[str]]:
    """Role → roles that it is held with ex officio, in either direction."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in workspace.of(Role):
        if role.same_as:
            found[role.id].add(role.same_as)
            found[role.same_as].add(role.id)
    return found


def same_post(workspace: Workspace, role: str) -> list[str]:
    """*role* and all roles whose holder is the same person ex officio."""
    found, waiting = {role}, [role]
    while waiting:
        new = _same(workspace).get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return sorted(found)


def side_of(workspace: Workspace, membership: Membership) -> str:
    """The side of a member: as written, else that of the seats of the same role in the body; empty if not known."""
    body = workspace.get(membership.body, Body)
    if membership.side or body is None or not membership.role:
        return membership.side
    sides = {seat.side for seat in body.members if seat.role == membership.role}
    return sides.pop() if len(sides) == 1 else ""


def name_of(workspace: Workspace, identifier: str) -> str:
    """The name of a record on the date; the id itself where there is none."""
    record = workspace.records.get(identifier)
    return name_on(record, workspace.as_of) if record is not None else identifier


def post_name(workspace: Workspace, membership: Membership) -> Phrase:
    """A post in words: ``Koordinátor – Kolegium obcí (Konice)``."""
    who: Text | Phrase = _FOR.get(membership.side, _MEMBER)
    if membership.role:
        name = name_of(workspace, membership.role)
        who = Text(name, name)
    if membership.represents:
        who = Phrase(_REPRESENTING, {"who": who, "represents": membership.represents})
    orp = orp_of(workspace, membership)
    if membership.body:
        where = seat_name(workspace, Seat(membership.body, orp, membership.group))
    else:
        where = f"ORP {workspace.territory.orp_name(orp)}" if orp else membership.group
    return Phrase(_WHERE if where else Text("{who}", "{who}"), {"who": who, "where": where})


def orp_code(workspace: Workspace, membership: Membership) -> str:
    """The code of the ORP of a membership for filters; empty where it is not known."""
    orp = orp_of(workspace, membership)
    return orp if orp in workspace.territory.orps else ""

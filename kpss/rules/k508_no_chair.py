"""KPSS508: nobody chairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.instances import Seat, orp_of, seat_name, seat_of
from kpss.model.mandates import mandates
from kpss.model.periods import Moment
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.bodies import bodies_in_force, body_seats, members_in_doubt, name_of, same_post
from kpss.rules.planning import day_after
from kpss.structure.problems import Path

RULE = Rule(
    508,
    "no-chair",
    "gap",
    Text("Nikdo nepředsedá", "Nobody chairs"),
    Wording(
        Text(
            "{body}: nemá kdo předsedat. Neobsazeno: {roles:list}.", "{body}: nobody can chair. Vacant: {roles:list}."
        ),
        Text(
            "Obsaďte roli a zapište členství, nebo k předsedání určete také zástupce (chair.holders).",
            "Fill the role and record the membership, or name a deputy chair too (chair.holders).",
        ),
    ),
    variants={
        "missing": Wording(
            Text(
                "{body}: nemá kdo předsedat. Mezi členstvími není: {roles:list}.",
                "{body}: nobody can chair. Not among the memberships: {roles:list}.",
            ),
            Text(
                "Zapište členství s touto rolí; není-li nikdo ustanoven, zapište ho s „vacant: true“.",
                "Record a membership with this role; if nobody has been named, record it with “vacant: true”.",
            ),
        ),
    },
)


class _Post(NamedTuple):
    """A chairing role in an instance that nobody holds.

    ``vacant`` are the memberships that say so, ``left`` is the last day of those who held it before.
    """

    role: Role
    vacant: Sequence[Membership]
    left: Moment | None = None


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Instances of bodies where each role that may chair is surely held by nobody."""
    doubt = members_in_doubt(workspace)
    for body in bodies_in_force(workspace, "chair", "duties") if doubt is not None else ():
        place, roles = _chairing(workspace, body)
        posts = {post for role in roles for post in same_post(workspace, role.id)}
        if not roles or body.id in (doubt or ()) or not posts.isdisjoint(doubt or ()):
            continue
        everywhere = body_seats(workspace, body)
        # One person for all instances is missing once.
        shared = all(role.per == "one" for role in roles)
        for seat in [Seat(body.id)] if shared else everywhere:
            empty = [post for role in roles if (post := _unfilled(workspace, role, seat)) is not None]
            if len(empty) < len(roles):
                continue
            params = {"body": seat_name(workspace, seat), "roles": [name_of(workspace, role.id) for role in roles]}
            if not all(post.vacant for post in empty):
                ended = workspace.settings.complete("memberships") and all(post.vacant or post.left for post in empty)
                if not ended and not _are_recorded(workspace, everywhere if shared else [seat]):
                    continue
                params["problem"] = "missing"
            which = seat.orp or seat.group
            yield finding(RULE, body, place, params=params, subject=which, orp=seat.orp, since=_since(empty))


def _chairing(workspace: Workspace, body: Body) -> tuple[Path, list[Role]]:
    """Where a body says who chairs it, and the roles; none where somebody else than roles may chair."""
    leads = body.chair.holders if body.chair is not None else ()
    chairs = body.duties.chairs.holders if body.duties is not None and body.duties.chairs is not None else ()
    identifiers = dict.fromkeys(
        "" if holder.data.keys() - {"role", "note"} else holder.role for holder in (*leads, *chairs)
    )
    roles = [role for identifier in identifiers if (role := workspace.get(identifier, Role)) is not None]
    known = len(roles) == len(identifiers) and not any({"per", "same_as"} & role.broken for role in roles)
    return (("chair",) if leads else ("duties", "chairs")), (roles if known else [])


def _unfilled(workspace: Workspace, role: Role, seat: Seat) -> _Post | None:
    """The post of *role* in an instance if nobody surely holds it."""
    posts = same_post(workspace, role.id)
    known = [membership for post in posts for membership in mandates(workspace).holders(post)]
    here = [membership for membership in known if not _is_elsewhere(workspace, role, membership, seat)]
    if any(not membership.vacant for membership in here):
        return None
    vacant = [membership for membership in here if _says_vacant(workspace, role, membership, seat)]
    if vacant:
        return _Post(role, vacant)
    apart = role.per in ("orp", "instance")
    left = _left(workspace, role, seat)
    return _Post(role, (), left) if not here and (apart or not known or left is not None) else None


def _left(workspace: Workspace, role: Role, seat: Seat) -> Moment | None:
    """When the last of those who surely held *role* in this instance surely left it."""
    held, day = mandates(workspace), workspace.as_of
    here = [
        membership
        for post in same_post(workspace, role.id)
        for membership in held.by_role.get(post, ())
        if not membership.vacant and _is_here(workspace, role, membership, seat)
    ]
    ends = [end for membership in here if (end := held.term(membership).end) is not None and end.latest < day]
    return max(ends, key=lambda end: end.latest, default=None)


def _is_elsewhere(workspace: Workspace, role: Role, membership: Membership, seat: Seat) -> bool:
    """Whether a membership surely belongs to another instance than *seat*."""
    if role.per == "one":
        return False
    if membership.body == seat.body:
        return seat_of(workspace, membership) != seat
    orp = orp_of(workspace, membership)
    return role.per == "orp" and bool(orp and seat.orp) and orp != seat.orp


def _says_vacant(workspace: Workspace, role: Role, membership: Membership, seat: Seat) -> bool:
    """Whether a vacant membership is surely about *role* in this instance and on this date."""
    return membership.valid.surely_contains(workspace.as_of) and _is_here(workspace, role, membership, seat)


def _is_here(workspace: Workspace, role: Role, membership: Membership, seat: Seat) -> bool:
    """Whether a membership is surely about *role* in this instance."""
    if role.per == "one" or seat_of(workspace, membership) == seat:
        return True
    return role.per == "orp" and bool(seat.orp) and orp_of(workspace, membership) == seat.orp


def _are_recorded(workspace: Workspace, seats: Sequence[Seat]) -> bool:
    """Whether members of these instances are recorded, and by the word of the workspace all of them."""
    filled = any(not member.vacant for seat in seats for member in mandates(workspace).members(seat))
    return filled and workspace.settings.claims_complete("memberships")


def _since(empty: Sequence[_Post]) -> str:
    """The day since when the last of the roles is vacant; empty where it is not known."""
    starts = [membership.valid.start for post in empty for membership in post.vacant]
    days = [start.text if start is not None and start.exact else "" for start in starts]
    left = [post.left for post in empty if not post.vacant]
    days += [day_after(end.latest) if end is not None and not end.unknown else "" for end in left]
    return max(days) if days and all(days) else ""

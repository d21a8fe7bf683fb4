"""Who leads an instance of a body, how many members it has and which posts are vacant, for the report on bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.instances import Seat
from kpss.model.mandates import mandates, term
from kpss.model.parts import Holder
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.rules.bodies import name_of, same_post

_VACANT = Text("{who} – neobsazeno", "{who} – vacant")
_ONE_OF_MEMBERS = Text("některý z členů", "one of the members")
_MEMBER_OF = Text("člen: {body}", "a member of: {body}")


class Chair(NamedTuple):
    """Who leads: in words, the ids of the roles, and whether the chair is surely vacant."""

    words: Phrase | None = None
    roles: tuple[str, ...] = ()
    vacant: bool = False


class Members(NamedTuple):
    """How many members there are, and of them filled and vacant ones; None where that is not known."""

    all: int | None = None
    filled: int | None = None
    vacant: int | None = None
    vacancies: tuple[str, ...] = ()


def chair(workspace: Workspace, body: Body, seat: Seat | None) -> Chair:
    """Who leads *body*; of its instance *seat* also whether nobody does."""
    holders = _leaders(body)
    said = [
        (words, _is_vacant(workspace, holder, seat)) for holder in holders if (words := _who(workspace, body, holder))
    ]
    if not said:
        return Chair()
    parts = {f"c{n}": Phrase(_VACANT, {"who": words}) if vacant else words for n, (words, vacant) in enumerate(said)}
    template = " / ".join(f"{{{name}}}" for name in parts)
    return Chair(
        Phrase(Text(template, template), parts),
        tuple(holder.role for holder in holders if holder.role),
        all(vacant for _, vacant in said),
    )


def members(workspace: Workspace, body: Body, seat: Seat | None) -> Members:
    """The members of an instance: memberships where they are recorded, else what the composition says."""
    recorded = mandates(workspace).members(seat) if seat is not None else []
    if not recorded:
        return Members(_composition(body))
    vacant = [item for item in recorded if item.vacant]
    counted = Counter(_post(workspace, item) for item in vacant)
    names = [name if count == 1 else f"{name} ({count}×)" for name, count in counted.items()]
    return Members(len(recorded), len(recorded) - len(vacant), len(vacant), tuple(sorted(names, key=sort_key)))


def _leaders(body: Body) -> Sequence[Holder]:
    if not body.broken.isdisjoint(("chair", "duties")):
        return ()
    if body.chair is not None and body.chair.holders:
        return body.chair.holders
    chairs = body.duties.chairs if body.duties is not None else None
    return chairs.holders if chairs is not None else ()


def _who(workspace: Workspace, body: Body, holder: Holder) -> str | Text | Phrase:
    """Who *holder* is; of a member of a body only that."""
    for identifier in (holder.role, holder.body):
        if identifier:
            return name_of(workspace, identifier)
    if holder.members_of:
        is_own = holder.members_of == body.id
        return _ONE_OF_MEMBERS if is_own else Phrase(_MEMBER_OF, {"body": name_of(workspace, holder.members_of)})
    return holder.organisation or holder.name


def _is_vacant(workspace: Workspace, holder: Holder, seat: Seat | None) -> bool:
    """Whether the post of *holder* is surely vacant: recorded as such, and nobody can hold it."""
    if not holder.role or seat is None:
        return False
    held = mandates(workspace)
    posts = same_post(workspace, holder.role)
    own = [item for item in held.members(seat) if item.role in posts]
    others = (item for post in posts for item in held.holders(post))
    found = own or [item for item in others if _may_serve(workspace, item, seat)]
    surely = (item for item in found if term(workspace, item).surely_contains(workspace.as_of))
    return all(item.vacant for item in found) and any(surely)


def _may_serve(workspace: Workspace, membership: Membership, seat: Seat) -> bool:
    """Whether a holder of a post elsewhere may lead this instance: one for all, or the one of its ORP."""
    codes = workspace.territory.find_orp(membership.instance) if membership.instance else []
    return not seat.orp or not membership.instance or seat.orp in codes


def _composition(body: Body) -> int | None:
    counts = [item.count for item in body.members]
    if not counts or "members" in body.broken or None in counts:
        return None
    return sum(count for count in counts if count is not None)


def _post(workspace: Workspace, membership: Membership) -> str:
    if workspace.get(membership.role, Role) is not None:
        return name_of(workspace, membership.role)
    return membership.represents or membership.name or membership.id

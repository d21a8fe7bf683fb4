"""KPSS512: nobody appoints or establishes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.bodies import Seat as MemberKind
from kpss.model.doubt import kinds_in_doubt
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.bodies import bodies_in_force, name_of

RULE = Rule(
    512,
    "nobody-appoints",
    "gap",
    Text("Není určeno, kdo jmenuje nebo zřizuje", "Nobody appoints or establishes"),
    Wording(
        Text(
            "Není zapsáno, kdo „{body}“ zřizuje ani kdo jmenuje členy.",
            "Nobody is recorded who establishes “{body}” or appoints its members.",
        ),
        Text(
            "Doplňte „established_by“ nebo „appointed_by“, případně u rolí členů, jak se obsazují (filled_by).",
            "Add “established_by” or “appointed_by”, or to the members' roles how they are filled (filled_by).",
        ),
    ),
)

_ELSEWHERE = ("assembly", "executive_council", "office", "structure")  # the law or an office's rules give them
_KEYS = ("type", "members", "established_by", "appointed_by", "nominated_by", "admission")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Bodies with members of which nothing says where they come from."""
    if not workspace.settings.complete("bodies") or kinds_in_doubt(workspace, "body", "role", "membership"):
        return
    for body in bodies_in_force(workspace, *_KEYS):
        memberships = _memberships(workspace).get(body.id, [])
        present = any(membership.valid.maybe_contains(workspace.as_of) for membership in memberships)
        if body.type in _ELSEWHERE or not (body.members or present):
            continue
        named = body.established_by or body.appointed_by or body.nominated_by or body.admission
        if named or any(_comes_from(workspace, kind) for kind in body.members):
            continue
        if any(_was_appointed(workspace, membership) for membership in memberships):
            continue
        if body.id not in _delegated_to(workspace):
            params = {"body": name_of(workspace, body.id)}
            yield finding(RULE, body, ("members",) if body.members else ("name",), params=params)


def _comes_from(workspace: Workspace, kind: MemberKind) -> bool:
    """Whether it is known, or cannot be excluded, that somebody sends or appoints members of this kind."""
    if kind.appointed_by or kind.nominated_by or kind.ex_officio or kind.body:
        return True
    return bool(kind.role) and _is_filled(workspace, kind.role)


def _is_filled(workspace: Workspace, identifier: str) -> bool:
    role = workspace.get(identifier, Role)
    if role is None or not role.broken.isdisjoint(("filled_by", "same_as")) or role.same_as:
        return True
    way = role.filled_by
    return way is not None and bool(way.way or way.by or way.proposed_by)


def _was_appointed(workspace: Workspace, membership: Membership) -> bool:
    """Whether somebody appointed a member, or the member holds a role that somebody fills."""
    appointed = membership.appointed
    if "appointed" in membership.broken or (appointed is not None and (appointed.by or appointed.by_name)):
        return True
    return bool(membership.role) and _is_filled(workspace, membership.role)


@lru_cache(maxsize=4)
def _memberships(workspace: Workspace) -> dict[str, list[Membership]]:
    found: dict[str, list[Membership]] = {}
    for membership in workspace.of(Membership):
        found.setdefault(membership.body, []).append(membership)
    return found


@lru_cache(maxsize=4)
def _delegated_to(workspace: Workspace) -> set[str]:
    """Bodies to which other bodies send their members."""
    return {holder.body for body in workspace.of(Body) for holder in body.delegates_to}

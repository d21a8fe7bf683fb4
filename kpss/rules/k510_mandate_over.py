"""KPSS510: a mandate is over."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.instances import Seat, orp_of
from kpss.model.mandates import mandates
from kpss.model.periods import DAY, Moment, add_months
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding
from kpss.rules.bodies import (
    is_placed,
    is_several,
    members_in_doubt,
    orp_code,
    post_name,
    same_post,
    side_of,
    stands,
)
from kpss.rules.planning import day_after

_HINT = Text(
    "Zapište nové členství; zůstává-li místo prázdné, zapište ho s „vacant: true“.",
    "Record the new membership; if the post stays empty, record it with “vacant: true”.",
)

RULE = Rule(
    510,
    "mandate-over",
    "gap",
    Text("Mandát skončil", "A mandate is over"),
    Wording(
        Text(
            "Mandát skončil {end:date} a nikdo po něm nenastoupil: {post}.",
            "A mandate ended on {end:date} and nobody followed: {post}.",
        ),
        _HINT,
    ),
    variants={
        "soon": Wording(
            Text(
                "Mandát skončí {end:date} a nástupce není zapsán: {post}.",
                "A mandate ends on {end:date} and no successor is recorded: {post}.",
            ),
            Text(
                "Připravte nové jmenování nebo volbu a nové členství zapište s jeho začátkem.",
                "Prepare the appointment or election and record the new membership with its beginning.",
            ),
            "note",
        ),
    },
    parameters={"notice_months": 0},
)

_Ending = tuple[Membership, Moment]


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Mandates whose end is over, or comes soon, and that nobody followed; of several in one post the last ones."""
    doubt = members_in_doubt(workspace)
    if doubt is None or not workspace.settings.complete("memberships"):
        return
    horizon = add_months(workspace.as_of, options["notice_months"]) if options["notice_months"] else dt.date.min
    for members in _groups(workspace).values():
        ending = [
            (membership, end)
            for membership, end in _ending(workspace, members, horizon)
            if doubt.isdisjoint({membership.body, *same_post(workspace, membership.role)})
            and _stands(workspace, membership)
        ]
        for membership, end in _not_followed(workspace, ending, members):
            params = {"end": day_text(end.latest), "post": post_name(workspace, membership)}
            over = end.latest < workspace.as_of
            since = day_after(end.latest) if over and not end.unknown else ""
            place = "valid" if membership.valid.end is not None or not membership.appointed else "appointed"
            yield finding(
                RULE,
                membership,
                (place,),
                params=params if over else {**params, "problem": "soon"},
                orp=orp_code(workspace, membership),
                since=since,
            )


def _groups(workspace: Workspace) -> dict[tuple[Seat, str], list[Membership]]:
    """Memberships by instance of their body; those without a body by role.

    A filled membership that names none of several instances may be in each, and is told in none.
    """
    groups: dict[tuple[Seat, str], list[Membership]] = defaultdict(list)
    by_seat = mandates(workspace).by_seat
    for seat, members in by_seat.items():
        several = is_several(workspace.get(seat.body, Body))
        if several and not (seat.orp or seat.group):
            continue
        common = [member for member in by_seat.get(Seat(seat.body), ()) if not member.vacant] if several else []
        for membership in (*members, *common):
            groups[seat, "" if membership.body else membership.role].append(membership)
    return groups


def _ending(workspace: Workspace, members: Sequence[Membership], horizon: dt.date) -> Iterator[_Ending]:
    """Filled posts whose term is surely over, or ends up to *horizon*."""
    for membership in members:
        period = mandates(workspace).term(membership)
        if membership.vacant or not is_placed(workspace, membership):
            continue
        if period.end is None or period.end.latest == dt.date.max:
            continue
        current = period.maybe_contains(workspace.as_of) and period.end.latest <= horizon
        if current or period.end.latest < workspace.as_of:
            yield membership, period.end


def _stands(workspace: Workspace, membership: Membership) -> bool:
    """Whether the post itself is still there."""
    records = (workspace.get(membership.body, Body), workspace.get(membership.role, Role))
    return all(record is None or stands(workspace, record) for record in records)


def _not_followed(workspace: Workspace, ending: Sequence[_Ending], members: Sequence[Membership]) -> Iterator[_Ending]:
    """The mandates of *ending* for which nobody is left to follow; who follows one follows no other of that day."""
    cohorts: dict[dt.date, dict[str, list[Membership]]] = defaultdict(dict)
    told = sorted(ending, key=lambda one: one[0].id)
    for membership, end in told:
        followers = _followers(workspace, membership, end, members)
        if followers is not None:
            cohorts[end.latest][membership.id] = followers
    followed = {name for cohort in cohorts.values() for name in _matched(cohort)}
    for membership, end in told:
        if membership.id in cohorts[end.latest] and membership.id not in followed:
            yield membership, end


def _matched(cohort: dict[str, list[Membership]]) -> set[str]:
    """As many of a cohort as can each have a follower of their own."""
    follower_of: dict[str, str] = {}
    follows: dict[str, str] = {}
    for name in cohort:
        reached: dict[str, str] = {}
        free = _free_follower(cohort, name, follows, reached)
        while free:  # everybody on the way to the free one moves by one
            moved = reached[free]
            follows[free], before = moved, follower_of.get(moved, "")
            follower_of[moved], free = free, before
    return set(follower_of)


def _free_follower(
    cohort: dict[str, list[Membership]], name: str, follows: dict[str, str], reached: dict[str, str]
) -> str:
    """A follower whom nobody has, reached from *name* by others giving up theirs; empty if there is none."""
    waiting = [name]
    for current in waiting:
        for follower in cohort[current]:
            if follower.id not in reached:
                reached[follower.id] = current
                if follower.id not in follows:
                    return follower.id
                waiting.append(follows[follower.id])
    return ""


def _followers(
    workspace: Workspace, membership: Membership, end: Moment, members: Sequence[Membership]
) -> list[Membership] | None:
    """Memberships that can fill the post or leave it vacant; None where the post is told elsewhere or held there."""
    day, found = workspace.as_of, []
    over = end.latest < day
    for other in members:
        if other is not membership and _may_follow(workspace, membership, end, other):
            period = mandates(workspace).term(other)
            if period.maybe_contains(day) if over else period.last > end.latest:
                found.append(other)
            elif not other.vacant and (period.last < day or not over) and _is_told(workspace, membership, end, other):
                return None
    if _is_held_elsewhere(workspace, membership, day if over else end.latest + DAY):
        return None
    return sorted(found, key=lambda other: (other.represents != membership.represents, other.id))


def _is_told(workspace: Workspace, membership: Membership, end: Moment, other: Membership) -> bool:
    """Whether *other* ended later in the same post; on the same day several persons may have, if the role is shared."""
    last, role = mandates(workspace).term(other).last, workspace.get(membership.role, Role)
    if last != end.latest:
        return last > end.latest
    one_person = other.role != membership.role or (role is not None and bool(role.per))
    return one_person and other.id > membership.id


def _may_follow(workspace: Workspace, membership: Membership, end: Moment, other: Membership) -> bool:
    """Whether *other* can be in the same post."""
    if not _may_equal(orp_of(workspace, membership), orp_of(workspace, other)):
        return False
    if membership.role and other.role:
        return other.role in same_post(workspace, membership.role)
    start = mandates(workspace).term(other).start
    came_after = start is not None and start.latest > end.earliest  # and may have come instead
    sides = side_of(workspace, membership), side_of(workspace, other)
    if membership.role or other.role:
        return came_after and bool(sides[0]) and sides[0] == sides[1]
    return _may_equal(*sides) and (came_after or _may_equal(membership.represents, other.represents))


def _is_held_elsewhere(workspace: Workspace, membership: Membership, day: dt.date) -> bool:
    """Whether somebody holds the same role on *day* by a membership that does not name this instance."""
    role = workspace.get(membership.role, Role)
    if role is None:
        return False
    held = mandates(workspace)
    others = (other for post in same_post(workspace, role.id) for other in held.holders(post, day))
    return any(
        role.per == "one" or _may_equal(orp_of(workspace, membership), orp_of(workspace, other))
        for other in others
        if other is not membership and (role.per == "one" or not membership.body or not other.body)
    )


def _may_equal(one: str, other: str) -> bool:
    """Whether two words say the same, or one of them nothing."""
    return one == other or not one or not other

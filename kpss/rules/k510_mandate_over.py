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
from kpss.rules.bodies import members_in_doubt, orp_code, post_name, same_post, side_of, stands
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
    """Mandates whose end is over, or comes soon, and that nobody followed; of several in one post the last one."""
    doubt = members_in_doubt(workspace)
    if doubt is None or not workspace.settings.complete("memberships"):
        return
    horizon = add_months(workspace.as_of, options["notice_months"]) if options["notice_months"] else dt.date.min
    for members in _groups(workspace).values():
        for membership, end in _ending(workspace, members, horizon):
            if not doubt.isdisjoint({membership.body, *same_post(workspace, membership.role)}):
                continue
            if _stands(workspace, membership) and not _is_followed(workspace, membership, end, members):
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
    """Memberships by instance of their body; those without a body by role."""
    groups: dict[tuple[Seat, str], list[Membership]] = defaultdict(list)
    for seat, members in mandates(workspace).by_seat.items():
        for membership in members:
            groups[seat, "" if membership.body else membership.role].append(membership)
    return groups


def _ending(workspace: Workspace, members: Sequence[Membership], horizon: dt.date) -> Iterator[_Ending]:
    """Filled posts whose term is surely over, or ends up to *horizon*."""
    for membership in members:
        period = mandates(workspace).term(membership)
        if membership.vacant or period.end is None or period.end.latest == dt.date.max:
            continue
        current = period.maybe_contains(workspace.as_of) and period.end.latest <= horizon
        if current or period.end.latest < workspace.as_of:
            yield membership, period.end


def _stands(workspace: Workspace, membership: Membership) -> bool:
    """Whether the post itself is still there."""
    records = (workspace.get(membership.body, Body), workspace.get(membership.role, Role))
    return all(record is None or stands(workspace, record) for record in records)


def _is_followed(workspace: Workspace, membership: Membership, end: Moment, members: Sequence[Membership]) -> bool:
    """Whether another membership can fill the post, or leave it vacant, or ended later in it."""
    day = workspace.as_of
    over = end.latest < day
    for other in members:
        if other is not membership and _may_follow(workspace, membership, end, other):
            period = mandates(workspace).term(other)
            if period.maybe_contains(day) if over else period.last > end.latest:
                return True
            later = (period.last, other.id) > (end.latest, membership.id)
            if later and not other.vacant and (period.last < day or not over):
                return True  # it is told there
    return _is_held_elsewhere(workspace, membership, day if over else end.latest + DAY)


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

"""KPSS509: the chair does not hold the required role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body, Role
from kpss.model.instances import seat_name, seat_of
from kpss.model.mandates import mandates
from kpss.model.meetings import Meeting
from kpss.model.parts import Holder
from kpss.model.periods import add_months
from kpss.model.sessions import meeting_state
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.bodies import members_in_doubt, name_of, same_post

_HINT = Text(
    "Opravte, kdo jednání řídil (chaired_by), nebo u orgánu doplňte, kdo smí předsedat či koho lze pověřit "
    "(duties.chairs).",
    "Correct who chaired the meeting (chaired_by), or add to the body who may chair or be authorised to "
    "(duties.chairs).",
)

RULE = Rule(
    509,
    "wrong-chair",
    "gap",
    Text("Předsedal někdo jiný, než má", "The chair does not hold the required role"),
    Wording(
        Text(
            "{body}: jednání ({date:date}) řídil {chaired:list}, řídit je má {allowed:options}.",
            "{body}: the meeting ({date:date}) was chaired by {chaired:list}; it is to be chaired by "
            "{allowed:options}.",
        ),
        _HINT,
    ),
    variants={
        "always": Wording(
            Text(
                "{body}: jednání ({date:date}) řídil {chaired:list}, řídit je má vždy {allowed:options}.",
                "{body}: the meeting ({date:date}) was chaired by {chaired:list}; it is always to be chaired by "
                "{allowed:options}.",
            ),
            _HINT,
        ),
    },
    parameters={"months": 12},
)

_MEETING_KEYS = ("chaired_by", "body", "instance", "group", "date", "status")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """Meetings held in the last *months* and chaired by roles of which surely none may chair, nor be authorised to."""
    oldest = add_months(workspace.as_of, -options["months"])
    for meeting in workspace.of(Meeting):
        body = workspace.get(meeting.body, Body)
        if body is None or meeting.date is None or not meeting.broken.isdisjoint(_MEETING_KEYS):
            continue
        if (
            meeting.date.latest < oldest
            or meeting_state(meeting, workspace.as_of) != "held"
            or not body.broken.isdisjoint(("chair", "duties"))
        ):
            continue
        chaired, allowed = _roles(workspace, meeting.chaired_by), _allowed(body)
        if not chaired or not allowed or any(_may_be(workspace, role, allowed) for role in chaired):
            continue
        seat = seat_of(workspace, meeting)
        params = {
            "body": seat_name(workspace, seat),
            "date": meeting.date.text,
            "chaired": [name_of(workspace, role.id) for role in chaired],
            "allowed": list(dict.fromkeys(_name(workspace, holder) for holder in allowed)),
        }
        if body.chair is not None and body.chair.always:
            params["problem"] = "always"
        since = meeting.date.text if meeting.date.exact else ""
        orp = seat.orp if seat.orp in workspace.territory.orps else ""
        yield finding(RULE, meeting, ("chaired_by",), params=params, orp=orp, since=since)


def _allowed(body: Body) -> tuple[Holder, ...]:
    """Who may chair a body: its chair, who has the duty, and whom they may authorise."""
    chairs = body.duties.chairs if body.duties is not None else None
    leads = body.chair.holders if body.chair is not None else ()
    holders = (*leads, *chairs.holders) if chairs is not None else leads
    return (*holders, *chairs.may_authorise) if holders and chairs is not None else holders


def _roles(workspace: Workspace, holders: Sequence[Holder]) -> list[Role]:
    """The roles that *holders* are; none where one of them is something else or not known."""
    roles = [role for holder in holders if (role := workspace.get(holder.role, Role)) is not None]
    return roles if len(roles) == len(holders) and all(_is_known(workspace, role) for role in roles) else []


def _is_known(workspace: Workspace, role: Role) -> bool:
    """Whether it is known with which other role *role* is held."""
    return "same_as" not in role.broken and (not role.same_as or workspace.get(role.same_as, Role) is not None)


def _may_be(workspace: Workspace, role: Role, allowed: Sequence[Holder]) -> bool:
    """Whether the holder of *role* may be one of *allowed*."""
    posts = same_post(workspace, role.id)
    return any(_is_covered(workspace, posts, holder) for holder in allowed)


def _is_covered(workspace: Workspace, posts: Sequence[str], holder: Holder) -> bool:
    """Whether a person in one of *posts* may be *holder*; of organisations and words nobody can tell."""
    if holder.data.keys() - {"role", "members_of", "note"}:
        return True
    if holder.role:
        known = workspace.get(holder.role, Role)
        if holder.role in posts or known is None or not _is_known(workspace, known):
            return True
        if not holder.members_of:
            return False
    body = workspace.get(holder.members_of, Body)
    doubt = members_in_doubt(workspace)
    if body is None or "members" in body.broken or doubt is None or not doubt.isdisjoint({body.id, *posts}):
        return True
    seats = {seat.role for seat in body.members}
    if not seats or "" in seats or not seats.isdisjoint(posts):
        return True  # a seat without a role may be anybody's
    return any(member.body == body.id for post in posts for member in mandates(workspace).by_role.get(post, ()))


def _name(workspace: Workspace, holder: Holder) -> Text:
    name = name_of(workspace, holder.role or holder.members_of)
    return Text(name, name) if holder.role else Text(f"člen orgánu {name}", f"a member of {name}")

"""KPSS502: an incomplete triad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_name
from kpss.model.mandates import mandates
from kpss.model.quorum import has_vote
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding
from kpss.rules.bodies import (
    SIDES,
    TRIAD,
    bodies_in_force,
    body_seats,
    is_placed,
    members_in_doubt,
    name_of,
    side_of,
    unplaced,
)

RULE = Rule(
    502,
    "triad",
    "gap",
    Text("Neúplná triáda", "An incomplete triad"),
    Wording(
        Text("{body}: ve složení chybějí {side}.", "{body}: {side} are missing in the composition."),
        Text(
            "Doplňte stranu do složení (members), nebo opravte klíč „triad“, není-li celá triáda povinná.",
            "Add the side to the composition (members), or mend “triad” if the whole triad is not required.",
        ),
    ),
    variants={
        "members": Wording(
            Text("{body}: mezi členy nejsou {side}.", "{body}: there are no {side} among the members."),
            Text(
                "Najděte zástupce této strany a zapište jejich členství s klíčem „side“.",
                "Find representatives of this side and record their memberships with the key “side”.",
            ),
        ),
        "equal": Wording(
            Text(
                "{body}: strany nejsou zastoupeny rovným dílem (zadavatelé {commissioner}, poskytovatelé {provider}, "
                "uživatelé {user}).",
                "{body}: the sides are not represented equally (commissioners {commissioner}, providers {provider}, "
                "users {user}).",
            ),
            Text(
                "Vyrovnejte počty členů, nebo opravte klíč „triad“.",
                "Make the numbers of members even, or mend the key “triad”.",
            ),
        ),
    },
    parameters={"recommended": False},
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:
    """The composition as written, then the members of each instance; a vacant seat represents nobody."""
    wanted = ("required", "equal", "recommended") if options["recommended"] else ("required", "equal")
    doubt = members_in_doubt(workspace)
    for body in bodies_in_force(workspace, "triad", "members"):
        if body.triad not in wanted:
            continue
        missing = _missing_in_composition(body)
        for side in missing:
            params = {"body": name_of(workspace, body.id), "side": SIDES[side]}
            yield finding(RULE, body, ("triad",), params=params, subject=side)
        if doubt is None or body.id in doubt or not workspace.settings.complete("memberships"):
            continue
        for seat in body_seats(workspace, body):
            yield from _in_instance(workspace, body, seat, missing)


def _missing_in_composition(body: Body) -> list[str]:
    """Sides that no kind of voting member has; none where one without a side may stand for them."""
    sides = [seat.side for seat in body.members if seat.voting is not False]
    return [side for side in TRIAD if side not in sides] if sides and all(sides) else []


def _in_instance(workspace: Workspace, body: Body, seat: Seat, told: list[str]) -> Iterator[Finding]:
    """The sides of those who have a vote, or may have one; members common to all instances count for each."""
    members = [*mandates(workspace).members(seat), *unplaced(workspace, body)]
    filled = [member for member in members if not member.vacant and has_vote(body, member) is not False]
    counts = Counter(side_of(workspace, member) for member in filled)
    if not filled or counts[""]:
        return  # members of an unknown side may be those that seem to be missing
    which, name = seat.orp or seat.group, seat_name(workspace, seat)
    missing = [side for side in TRIAD if not counts[side]]
    for side in missing:
        if side not in told:
            params = {"problem": "members", "body": name, "side": SIDES[side]}
            subject = f"{which}/{side}" if which else side
            yield finding(RULE, body, ("triad",), params=params, subject=subject, orp=seat.orp)
    numbers = {side: counts[side] for side in TRIAD}
    if body.triad != "equal" or missing or len(set(numbers.values())) == 1:
        return
    day = workspace.as_of
    surely = all(
        mandates(workspace).term(member).surely_contains(day)
        and has_vote(body, member)
        and is_placed(workspace, member)
        for member in filled
    )
    if surely and workspace.settings.claims_complete("memberships"):
        params = {"problem": "equal", "body": name}
        yield finding(RULE, body, ("triad",), params=params | numbers, subject=which or "equal", orp=seat.orp)

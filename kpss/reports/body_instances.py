"""The instances of bodies that stand on the date, known and unknown ones, for the report on bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.areas import area_on
from kpss.model.bodies import Body, Instances
from kpss.model.body_order import OFFICE, in_tree_order
from kpss.model.instances import Seat, seats
from kpss.model.mandates import mandates
from kpss.model.sessions import sessions
from kpss.model.workspace import Workspace
from kpss.reports.remarks import before_records
from kpss.reports.words import UNCOUNTED
from kpss.rules.bodies import may_stand

_UNNAMED = {
    "orp": Text("{n} ORP, není známo která", "{n:ORP|ORPs}, not known which"),
    "": Text("{n}, {n:#jméno není známo|jména nejsou známa|jména nejsou známa}", "{n}, {n:#name|names} not known"),
}
_NUMBER_UNKNOWN = Text("počet není znám", "number unknown")
_OTHERS = Text("další: {rest}", "others: {rest}")
_WHICH_UNKNOWN = Text("není zapsáno, které", "not recorded which")


class Instance(NamedTuple):
    """One instance of a body, or (without ``seat``) those that are not known one by one.

    ``words`` say which it is; ``number`` is how many instances it stands for, None where that is unknown.
    """

    body: Body
    seat: Seat | None
    words: str | Phrase | None = None
    number: int | None = 1


def standing_bodies(workspace: Workspace) -> list[Body]:
    """Bodies that surely or possibly stand on the date, in order; offices only where they have members or meetings."""
    return [body for body in in_tree_order(workspace.of(Body)) if _is_shown(workspace, body)]


def instances(workspace: Workspace, bodies: Iterable[Body], more: Iterable[Seat] = ()) -> list[Instance]:
    """The instances of *bodies*, those known from memberships, meetings and *more* too."""
    others: dict[str, list[Seat]] = defaultdict(list)
    for seat in more:
        others[seat.body].append(seat)
    return [
        instance
        for body in bodies
        for instance in _of_body(workspace, body, [*used_seats(workspace, body.id), *others[body.id]])
    ]


def concerns(workspace: Workspace, instance: Instance, orp: str) -> bool:
    """Whether an instance belongs to the ORP with this code, or may."""
    body = instance.body
    if instance.seat is None:
        return _per(body) == "orp"
    if instance.seat.orp:
        return instance.seat.orp == orp
    if body.area is not None:
        day = workspace.as_of
        codes = area_on(body.area, workspace.territory, workspace.microregions, day).codes
        return bool(codes) and {workspace.territory.orp_of(code, day) for code in codes} == {orp}
    return list(workspace.territory.orps) == [orp]


def _is_shown(workspace: Workspace, body: Body) -> bool:
    if not may_stand(workspace, body):
        return False
    return body.type != OFFICE or bool(body.members or body.meetings or used_seats(workspace, body.id))


def used_seats(workspace: Workspace, body: str) -> Sequence[Seat]:
    """The instances of a body that memberships in force and meetings name."""
    return _used(workspace).get(body, ())


@lru_cache(maxsize=4)
def _used(workspace: Workspace) -> dict[str, list[Seat]]:
    members = mandates(workspace)
    filled = (seat for seat in members.by_seat if members.members(seat))
    met = () if before_records(workspace, "meetings") else sessions(workspace).by_seat
    found: dict[str, list[Seat]] = defaultdict(list)
    for seat in dict.fromkeys((*filled, *met)):
        found[seat.body].append(seat)
    return found


def _of_body(workspace: Workspace, body: Body, used: Sequence[Seat]) -> list[Instance]:
    is_known = "instances" not in body.broken
    given = (body.instances if is_known else None) or Instances({})
    listed = seats(workspace, body, workspace.as_of) if is_known else None
    named = [Seat(body.id, group=name) for name in given.names]
    found = list(dict.fromkeys((*(named if listed is None else listed), *used)))
    found.sort(key=lambda seat: _order(workspace, seat, given.names))
    rows = [_instance(workspace, body, seat) for seat in found]
    return rows if listed is not None else [*rows, *_rest(body, given, sum(row.number or 0 for row in rows))]


def _instance(workspace: Workspace, body: Body, seat: Seat) -> Instance:
    district = workspace.territory.orp_name(seat.orp) if seat.orp else ""
    if district or seat.group:
        return Instance(body, seat, " – ".join(filter(None, (district, seat.group))))
    return Instance(body, seat) if _per(body) in ("", "one") else Instance(body, seat, Phrase(_WHICH_UNKNOWN), None)


def _rest(body: Body, given: Instances, known: int) -> list[Instance]:
    """One row for the instances that are not known one by one, where there are any."""
    if given.count is not None and given.count <= known:
        return []
    left = given.count - known if given.count is not None else None
    words: str | Phrase = Phrase(_NUMBER_UNKNOWN if known else UNCOUNTED.get(given.per, _NUMBER_UNKNOWN))
    if given.topic:
        words = given.topic
    elif left is not None:
        words = Phrase(_UNNAMED["orp" if given.per == "orp" else ""], {"n": left})
    return [Instance(body, None, Phrase(_OTHERS, {"rest": words}) if known else words, left)]


def _per(body: Body) -> str:
    return body.instances.per if body.instances is not None else ""


def _order(workspace: Workspace, seat: Seat, names: Sequence[str]) -> tuple[object, ...]:
    """ORPs by name, groups as they are listed; what names neither comes last."""
    group = names.index(seat.group) if seat.group in names else len(names)
    district = workspace.territory.orp_name(seat.orp) if seat.orp else ""
    return not (seat.orp or seat.group), sort_key(district), group, sort_key(seat.group)

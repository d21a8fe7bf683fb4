"""The requests of a round by what should be, or was, decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from kpss.deadlines.who import holder_names
from kpss.documents.network_words import type_order
from kpss.language.sorting import number_key
from kpss.language.text import Text
from kpss.model.plans import REFUSED, known
from kpss.model.request_changes import UnitChange, decided_units, wanted_units
from kpss.model.request_records import Request, Round
from kpss.model.request_standing import standing
from kpss.model.requests import GRANTED, assessments_on, deciders_of, decision_on, service_type_of
from kpss.model.workspace import Workspace
from kpss.reports.requests import request_known

Group = Literal["granted", "rejected", "postponed", "withdrawn", "for", "against", "open", "incomplete"]
DECIDED: tuple[Group, ...] = ("granted", "rejected")
TO_DECIDE: tuple[Group, ...] = ("for", "against", "open", "incomplete", "postponed")
GROUPS: dict[Group, Text] = {
    "granted": Text("schválená", "approved"),
    "rejected": Text("zamítnutá", "rejected"),
    "postponed": Text("odložená", "postponed"),
    "withdrawn": Text("vzatá zpět", "taken back"),
    "for": Text("navržená ke schválení", "to be approved"),
    "against": Text("navržená k zamítnutí", "to be rejected"),
    "open": Text("bez doporučení", "without a recommendation"),
    "incomplete": Text("neúplná", "incomplete"),
}


class Placed(NamedTuple):
    """A request with the group that it belongs to, and the body that decides on it (empty where no one is named)."""

    request: Request
    group: Group
    decider: str


def requests_of(workspace: Workspace, found: Round) -> list[Placed]:
    """The submitted requests of the round *found* known on the date, in the order of the act and by number."""
    given = [one for one in workspace.of(Request) if one.round == found.id and _is_submitted(workspace, one)]
    places = {one.id: type_order(workspace, service_type_of(workspace, one)) for one in given}
    given.sort(key=lambda one: (places[one.id], number_key(one.number or one.id), one.id))
    return [Placed(one, group_of(workspace, one), decider(workspace, found, one)) for one in given]


def _is_submitted(workspace: Workspace, request: Request) -> bool:
    return request_known(workspace, request) and standing(workspace, request).stage != "intention"


def group_of(workspace: Workspace, request: Request) -> Group:
    """Where *request* belongs: by its decision, else by what it lacks, else by the recommendations."""
    stands = standing(workspace, request)
    if stands.stage == "withdrawn":
        return "withdrawn"
    decision = decision_on(request, workspace.as_of)
    if decision is not None:
        if decision.outcome == "postponed":
            return "postponed"
        return "granted" if decision.outcome in GRANTED else "rejected"
    if stands.missing:
        return "incomplete"
    recommended = _recommended(workspace, request)
    if recommended is None:
        return "open"
    return "for" if recommended else "against"


def _recommended(workspace: Workspace, request: Request) -> bool | None:
    """What was recommended last: by a body that dealt with the request, else by those who assessed it."""
    acts = [
        one for one in request.proceedings if one.act == "recommends" and known(one.date, workspace.as_of)
    ]  # fmt: skip
    if acts:
        return acts[-1].outcome not in REFUSED
    given = [one.recommendation for one in assessments_on(request, workspace.as_of) if one.recommendation]
    return given[-1] != "not_recommended" if given else None


def decider(workspace: Workspace, found: Round, request: Request) -> str:
    """The name of the body that decides on requests of this type; empty where the round names none."""
    return next(iter(holder_names(workspace, deciders_of(found, [request.type]))), "")


def units_of(workspace: Workspace, placed: Placed) -> list[UnitChange]:
    """The units before and after: as decided, else as asked for; none where the part that was granted is not told."""
    request = placed.request
    decided = decided_units(workspace, request)
    decision = decision_on(request, workspace.as_of)
    if decided or (decision is not None and decision.outcome == "partly"):
        return decided
    return wanted_units(workspace, request)


def of_group(placed: Iterable[Placed], *groups: Group) -> list[Placed]:
    """Those of *groups*, in their order."""
    return [one for one in placed if one.group in groups]

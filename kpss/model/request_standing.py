"""Where a request stands on a date: what its round asks for, what it has, and what the network shows of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kpss.model.doubt import area_is_known
from kpss.model.network import counts, current_entries
from kpss.model.plans import known
from kpss.model.request_changes import is_decrease, may_be_decrease, orps_of_request
from kpss.model.request_records import Opinion, Request
from kpss.model.requests import (
    GRANTED,
    assessments_on,
    current_entry,
    decision_on,
    effective,
    for_type,
    opinions_by,
    outcome_money,
    request_service,
    result_of,
    round_of,
    withdrawn_on,
)
from kpss.model.workspace import Workspace

Stage = Literal[
    "intention", "opinions", "assessment", "decision", "postponed", "decided", "applied", "rejected", "withdrawn",
]  # fmt: skip
ORP = "orp"
"""The author of opinions of whom there is one for each ORP concerned."""


class Asked(NamedTuple):
    """What the round asks of a request."""

    opinions: tuple[str, ...] = ()
    assessment: bool = False
    discussed: bool = False
    need: bool = False


class Standing(NamedTuple):
    """Where a request stands: the stage it has reached, and what it still lacks (``opinion:orp``, ``assessment`` …)."""

    stage: Stage
    missing: tuple[str, ...]


def asked(workspace: Workspace, request: Request, *, surely: bool = False) -> Asked:
    """What the round asks of *request*; a decrease is let off where a requirement says so.

    What is asked *surely* leaves out what is not asked of a decrease where the request may be one.
    """
    found = round_of(workspace, request)
    rules = [one for one in found.requirements if for_type(one.types, request.type)] if found is not None else []
    if any(one.unless_decrease for one in rules):
        lowered = may_be_decrease(workspace, request) if surely else is_decrease(workspace, request)
        rules = [one for one in rules if not (one.unless_decrease and lowered)]
    flags = (any(getattr(rule, name) for rule in rules) for name in ("assessment", "discussed", "need"))
    return Asked(tuple(dict.fromkeys(who for rule in rules for who in rule.opinions)), *flags)


def standing(workspace: Workspace, request: Request) -> Standing:
    """Where *request* stands on the workspace's date; what was taken back is over, whatever was decided."""
    day = workspace.as_of
    if withdrawn_on(request, day):
        return Standing("withdrawn", ())
    decision = decision_on(request, day)
    if decision is not None and decision.outcome != "postponed":
        if decision.outcome not in GRANTED:
            return Standing("rejected", ())
        return Standing("applied" if is_applied(workspace, request) else "decided", ())
    missing = missing_of(workspace, request)
    if request.submitted is None or not known(request.submitted, day):
        return Standing("intention", missing)
    if decision is not None:
        return Standing("postponed", missing)
    if any(one.startswith("opinion:") for one in missing):
        return Standing("opinions", missing)
    return Standing("assessment" if "assessment" in missing else "decision", missing)


def is_applied(workspace: Workspace, request: Request) -> bool:
    """Whether the network already shows what was decided; an exit shows in that no entry that counts goes on."""
    if request.type != "exit":
        return bool(result_of(workspace, request))
    start = effective(workspace, request)
    if start is None or not request.service:
        return False
    return not any(counts(workspace, one) for one in current_entries(workspace, request.service, start.latest))


def hindrance(workspace: Workspace, request: Request) -> Literal["", "service", "units", "money"]:
    """What a granted request lacks to be put into the network: the record of its service, or what was granted."""
    if request_service(workspace, request) is None:
        return "service"
    decision = request.decision
    if request.type == "compensation":
        told = decision is not None and (decision.units or decision.level)
        return "" if outcome_money(request) or told else "money"
    if decision is None or decision.outcome != "partly" or decision.units or decision.level or request.type == "exit":
        return ""
    return "units"


def missing_of(workspace: Workspace, request: Request, *, surely: bool = False) -> tuple[str, ...]:
    """What the round asks for (see :func:`asked`) and *request* lacks, as codes in the order in which it is got."""
    day, wanted = workspace.as_of, asked(workspace, request, surely=surely)
    talks = request.intention.discussed if request.intention is not None else ()
    found = []
    if wanted.discussed and not any(known(one.date, day) for one in talks):
        found.append("discussed")
    if wanted.need and not (request.needs or request.measures):
        found.append("need")
    found += [f"opinion:{who}" for who in wanted.opinions if not _has_opinion(workspace, request, who, surely=surely)]
    if wanted.assessment and not assessments_on(request, day):
        found.append("assessment")
    return tuple(found)


def _has_opinion(workspace: Workspace, request: Request, author: str, *, surely: bool) -> bool:
    """Whether all opinions of *author* are there; where it is not sure whom the request concerns, any will do."""
    given = opinions_by(request, author, workspace.as_of)
    if not given or (surely and not _surely_placed(workspace, request)):
        return bool(given)
    if author == ORP:
        return not silent_orps(workspace, request)
    concerned = set(orps_of_request(workspace, request))
    places = (_orps(workspace, one) for one in given)
    return not concerned or any(not codes or not concerned.isdisjoint(codes) for codes in places)


def silent_orps(workspace: Workspace, request: Request, *, surely: bool = False) -> list[str]:
    """Codes of the ORPs that *request* concerns and that gave no opinion; one without an ORP is the opinion of all.

    None is told *surely* where it is not certain whom the request concerns.
    """
    if surely and not _surely_placed(workspace, request):
        return []
    told = [_orps(workspace, one) for one in opinions_by(request, ORP, workspace.as_of)]
    if not all(told):
        return []
    known_codes = {code for codes in told for code in codes}
    return [code for code in orps_of_request(workspace, request) if code not in known_codes]


def _orps(workspace: Workspace, opinion: Opinion) -> list[str]:
    """Codes of the ORPs whose opinion it is; empty where it names no place, or one that is not known."""
    territory = workspace.territory
    if opinion.orp:
        return list(territory.find_orp(opinion.orp))
    towns = territory.find_municipality(opinion.municipality) if opinion.municipality else ()
    return territory.orps_of(towns, workspace.as_of)


def _surely_placed(workspace: Workspace, request: Request) -> bool:
    """Whether all is known that tells which ORPs *request* concerns."""
    entry, service = current_entry(workspace, request), request_service(workspace, request)
    if any(one is not None and not one.broken.isdisjoint(("area", "units", "facilities")) for one in (entry, service)):
        return False
    areas = [one.area for one in (request.changes, entry, service) if one is not None]
    return all(area_is_known(workspace, area) for area in areas)

"""KPSS715: a request submitted during a moratorium on extending the network."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.areas import area_on
from kpss.model.doubt import area_is_known
from kpss.model.naming import request_name
from kpss.model.periods import ALWAYS, Moment, Period
from kpss.model.request_changes import may_be_decrease, orps_of_request, surely_extends
from kpss.model.request_records import Moratorium, Request, Round
from kpss.model.request_standing import Stage, standing
from kpss.model.requests import current_entry, request_service, service_type_of
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, finding, period_text, place_of
from kpss.rules.network_words import request_facets

RULE = Rule(
    715,
    "moratorium",
    "gap",
    Text("Žádost v době moratoria", "A request during a moratorium"),
    Wording(
        Text(
            "Žádost {request:quote} byla podána ({submitted:date}) v době moratoria na rozšiřování sítě ({period}).",
            "The request {request:quote} was submitted ({submitted:date}) during a moratorium on extending the network "
            "({period}).",
        ),
        Text(
            "Vztahuje-li se na ni výjimka, zapište ji k moratoriu (except_requests, exceptions) v {round:quote}.",
            "If it is excepted, record that with the moratorium (except_requests, exceptions) in {round:quote}.",
        ),
    ),
)
_SETTLED: tuple[Stage, ...] = ("intention", "rejected", "withdrawn")
_NEEDED = ("round", "type", "service", "service_type", "submitted", "changes", "decision", "withdrawn")


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Requests that surely extend the network, against the moratoria of all rounds; each is told once."""
    moratoria = [
        (record, index, one)
        for record in workspace.of(Round)
        if "moratoria" not in record.broken
        for index, one in enumerate(record.moratoria)
    ]
    moratoria.sort(key=lambda item: (item[0].id, item[1]))
    for request in workspace.of(Request) if moratoria else ():
        submitted = request.submitted
        if submitted is None or not request.broken.isdisjoint(_NEEDED):
            continue
        held = (one for one in moratoria if _holds(workspace, request, submitted, one[0], one[2]))
        found = next(held, None)
        if found is not None and standing(workspace, request).stage not in _SETTLED:
            record, index, moratorium = found
            params = {
                "request": request_name(request), "submitted": submitted.text, "round": record.name or record.id,
                "period": period_text(Period(moratorium.start, moratorium.end)),
            }  # fmt: skip
            yield finding(
                RULE, request, ("submitted",), params=params, subject=record.id, since=submitted.latest.isoformat(),
                other=place_of(record, ("moratoria", index)), **request_facets(workspace, request),
            )  # fmt: skip


def _holds(workspace: Workspace, request: Request, submitted: Moment, record: Round, one: Moratorium) -> bool:
    """Whether moratorium *one* of *record* surely concerns *request*, submitted then."""
    valid = Period(one.start, one.end)
    if request.id in one.except_requests or (valid == ALWAYS and request.round != record.id):
        return False
    if not all(valid.surely_contains(day) for day in (submitted.earliest, submitted.latest)):
        return False
    if one.types and request.type not in one.types:
        return False
    return (
        _holds_for_type(workspace, request, one)
        and (_is_listed(workspace, request) if one.types else surely_extends(workspace, request))
        and _holds_there(workspace, request, one, submitted)
    )


def _holds_for_type(workspace: Workspace, request: Request, one: Moratorium) -> bool:
    """Whether it holds for the type of service; one whose type is not known may be excepted."""
    kind = service_type_of(workspace, request)
    if not kind:
        return not one.service_types and not one.exceptions
    return kind not in one.exceptions and (not one.service_types or kind in one.service_types)


def _is_listed(workspace: Workspace, request: Request) -> bool:
    """A moratorium that names the type holds for all but what leaves the network or may take away from it."""
    return request.type != "exit" and not may_be_decrease(workspace, request)


def _holds_there(workspace: Workspace, request: Request, one: Moratorium, submitted: Moment) -> bool:
    """Whether all that *request* is to serve lies in the area of the moratorium."""
    if one.area is None:
        return True
    day = submitted.latest
    codes = _codes(workspace, request, submitted)
    area = area_on(one.area, workspace.territory, workspace.microregions, day)
    return bool(codes) and area_is_known(workspace, one.area) and codes <= area.certain


def _codes(workspace: Workspace, request: Request, submitted: Moment) -> frozenset[str]:
    """The municipalities of the state asked for, else of the entry or the service, else of the ORPs concerned."""
    day, changes = submitted.latest, request.changes
    entry, service = current_entry(workspace, request), request_service(workspace, request)
    area = changes.area if changes is not None else None
    if area is None and not (changes is not None and any(part.orp for units in changes.units for part in units.orps)):
        area = (entry.area if entry is not None else None) or (service.area if service is not None else None)
    if not area_is_known(workspace, area):
        return frozenset()
    found = area_on(area, workspace.territory, workspace.microregions, day).codes
    orps = orps_of_request(workspace, request) if not found else []
    return found or frozenset(code for orp in orps for code in workspace.territory.members(orp, day))

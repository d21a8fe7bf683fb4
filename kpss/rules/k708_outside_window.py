"""KPSS708: a request submitted outside its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.naming import request_name
from kpss.model.periods import Moment, Period
from kpss.model.plans import known
from kpss.model.request_records import Request, Window
from kpss.model.requests import decision_on, round_of, window_period, windows_of, withdrawn_on
from kpss.model.workspace import Workspace
from kpss.rules.base import Options, day_text, finding, period_text, place_of
from kpss.rules.network_words import request_facets

RULE = Rule(
    708,
    "outside-window",
    "gap",
    Text("Žádost podána mimo okno", "A request submitted outside its window"),
    Wording(
        Text(
            "Žádost {request:quote} byla podána po termínu ({date:date}); nejbližší okno: {window}.",
            "The request {request:quote} was submitted too late ({date:date}); the nearest window: {window}.",
        ),
        Text(
            "Ověřte datum podání a druh žádosti; pozdní žádost patří do další aktualizace sítě.",
            "Check the day of submission and the type; a late request belongs to the next round.",
        ),
    ),
    variants={
        "early": Wording(
            Text(
                "Žádost {request:quote} byla podána před termínem ({date:date}); nejbližší okno: {window}.",
                "The request {request:quote} was submitted too early ({date:date}); the nearest window: {window}.",
            ),
            Text(
                "Ověřte datum podání, druh žádosti a aktualizaci sítě (round).",
                "Check the day of submission, the type and the round.",
            ),
        ),
        "after_decision": Wording(
            Text(
                "Žádost {request:quote} byla podána ({date:date}) až po dni, kdy se o ní rozhodlo ({decided:date}).",
                "The request {request:quote} was submitted ({date:date}) after the day of its decision ({decided:date}).",
            ),
            Text(
                "Opravte den podání (submitted), nebo den rozhodnutí.",
                "Mend the day of submission (submitted), or that of the decision.",
            ),
            severity="warning",
        ),
    },
)
_NAMED = Text("{name:quote} ({period})", "{name:quote} ({period})")
_CLOSED = ("rejected",)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Requests that surely came outside all windows for their type; those taken back or rejected are settled."""
    for request in workspace.of(Request):
        usable = request.broken.isdisjoint(("round", "type", "submitted", "withdrawn", "decision"))
        if usable and request.submitted is not None and _is_after_decision(workspace, request, request.submitted):
            yield _after_decision(workspace, request, request.submitted)
        elif usable and request.submitted is not None and not _settled(workspace, request):
            yield from _outside(workspace, request, request.submitted)


def _is_after_decision(workspace: Workspace, request: Request, submitted: Moment) -> bool:
    """Whether *request* surely came after its decision; what was postponed may have been submitted again."""
    decision = decision_on(request, workspace.as_of)
    if decision is None or decision.date is None or decision.outcome == "postponed":
        return False
    return known(submitted, workspace.as_of) and decision.date.latest < submitted.earliest


def _after_decision(workspace: Workspace, request: Request, submitted: Moment) -> Finding:
    decided = request.decision.date.text if request.decision is not None and request.decision.date is not None else ""
    params = {
        "problem": "after_decision", "request": request_name(request), "date": submitted.text, "decided": decided,
    }  # fmt: skip
    place, facets = place_of(request, ("decision",)), request_facets(workspace, request)
    return finding(RULE, request, ("submitted",), params=params, subject="decision", other=place, **facets)


def _settled(workspace: Workspace, request: Request) -> bool:
    """Whether nothing can be told of *request*: not known yet, taken back or rejected."""
    day = workspace.as_of
    if not known(request.submitted, day):
        return True
    decision = decision_on(request, day)
    return withdrawn_on(request, day) or (decision is not None and decision.outcome in _CLOSED)


def _outside(workspace: Workspace, request: Request, submitted: Moment) -> Iterator[Finding]:
    round_, day = round_of(workspace, request), Period(submitted, submitted)
    if round_ is None or "windows" in round_.broken:
        return
    windows = windows_of(workspace, request)
    if not windows or any(_may_hold(window_period(one), day) for one in windows):
        return
    window = min(windows, key=lambda one: _distance(one, submitted))
    params: dict[str, Any] = {"request": request_name(request), "date": submitted.text, "window": _words(window)}
    if window.start is not None and submitted.latest < window.start.earliest:
        params["problem"] = "early"
    place = place_of(round_, ("windows",))
    since = day_text(submitted.latest)
    facets = request_facets(workspace, request)
    yield finding(RULE, request, ("submitted",), params=params, subject=round_.id, other=place, since=since, **facets)


def _may_hold(window: Period, day: Period) -> bool:
    """Whether *day* can be in *window*; a window turned round is a mistake of its own."""
    return window.surely_reversed() or not window.surely_apart(day)


def _distance(window: Window, submitted: Moment) -> tuple[dt.timedelta, dt.date]:
    """How far *submitted* is from *window*; of two equally far the one that ended comes first."""
    period = window_period(window)
    if period.first > submitted.latest:
        return period.first - submitted.latest, period.first
    return submitted.earliest - period.last, period.first


def _words(window: Window) -> Text | Phrase:
    period = period_text(window_period(window))
    return Phrase(_NAMED, {"name": window.name, "period": period}) if window.name else period

"""What a group thought of a request and how it was decided, for the rows of a report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.request_records import Assessment, Request
from kpss.model.request_words import OUTCOMES, RECOMMENDATIONS
from kpss.model.requests import assessments_on, decision_on, points_of, round_of
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.request_words import decided_words

Cells: TypeAlias = dict[str, Any]
_POINTS = Text("{points:bod|body|bodů|bodu}", "{points:point|points}")
_THRESHOLD = Text(" (nejméně {threshold})", " (at least {threshold})")
_RECOMMENDED = Text("{told}", "{told}")
_DECIDED = Text("{outcome} {day:date}", "{outcome} {day:date}")
_UNDATED = Text("{outcome}", "{outcome}")
_BECAUSE = Text(": {reasons:list}", ": {reasons:list}")


def result_cells(workspace: Workspace, request: Request, threshold: Decimal | None) -> dict[str, Any]:
    """What is known on the date of the assessment and of the decision: as data, and together in words."""
    assessed, told = _assessment(workspace, request, threshold)
    decided, words = _decision(workspace, request)
    return {**assessed, **decided, "result": [*told, *words]}


def _assessment(workspace: Workspace, request: Request, threshold: Decimal | None) -> tuple[Cells, list[Phrase]]:
    """The last assessment; with several, the points of one are never added to those of another."""
    found, given = round_of(workspace, request), sorted(assessments_on(request, workspace.as_of), key=_when)
    points = next((value for one in reversed(given) if (value := points_of(one, found)) is not None), None)
    recommendation = next((one.recommendation for one in reversed(given) if one.recommendation), None)
    cells: Cells = {"points": points, "threshold": threshold, "recommendation": recommendation}
    told = Text("", "")
    if points is not None:
        told = _POINTS if threshold is None else _joined(_POINTS, _THRESHOLD)
    if recommendation:
        told = _joined(told, Text(", ", ", ") if told.cs else told, _RECOMMENDED)
    params = {**cells, "told": RECOMMENDATIONS.get(recommendation or "", recommendation)}
    return cells, [Phrase(told, params)] if told.cs else []


def _joined(*texts: Text) -> Text:
    return Text("".join(text.cs for text in texts), "".join(text.en for text in texts))


def _when(assessment: Assessment) -> str:
    return assessment.date.earliest.isoformat() if assessment.date is not None else ""


def _decision(workspace: Workspace, request: Request) -> tuple[Cells, list[Phrase]]:
    """The decision with its reasons, and the units that differ from those asked for."""
    decision = decision_on(request, workspace.as_of)
    if decision is None:
        return {"outcome": None, "decided": None, "reasons": [], "granted": []}, []
    day = decision.date.text if decision.date is not None else None
    granted = decided_words(workspace, request)
    cells = {"outcome": decision.outcome, "decided": day, "reasons": list(decision.reasons), "granted": granted}
    template = _DECIDED if day else _UNDATED
    reasons = [word(workspace.settings, "decision-reason", code) for code in decision.reasons]
    params = {"outcome": OUTCOMES.get(decision.outcome, decision.outcome), "day": day, "reasons": reasons}
    return cells, [Phrase(_joined(template, _BECAUSE) if reasons else template, params), *granted]

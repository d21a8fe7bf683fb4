"""KPSS710: a request without a group assessment."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.model.naming import request_name
from kpss.model.request_standing import missing_of
from kpss.model.requests import round_of
from kpss.model.workspace import Workspace
from kpss.rules.awaiting import awaiting, since
from kpss.rules.base import Options, finding, place_of
from kpss.rules.network_words import request_facets

RULE = Rule(
    710,
    "not-assessed",
    "gap",
    Text("Žádosti chybí hodnocení skupiny", "A request without a group assessment"),
    Wording(
        Text(
            "Žádosti {request:quote} chybí hodnocení skupiny.",
            "The request {request:quote} lacks the group assessment.",
        ),
        Text(
            "Hodnocení zapište do „assessments“ (kdo, kdy, body, doporučení). Žádá ho {round:quote}.",
            "Record it under “assessments” (who, when, points, recommendation). {round:quote} requires it.",
        ),
    ),
)


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Submitted requests, until they are decided: afterwards nothing could be mended."""
    for request in awaiting(workspace, "assessments"):
        found = round_of(workspace, request)
        if found is not None and "assessment" in missing_of(workspace, request, surely=True):
            params = {"request": request_name(request), "round": found.name}
            other, facets = place_of(found, ("requirements",)), request_facets(workspace, request)
            yield finding(RULE, request, ("round",), params=params, other=other, since=since(request), **facets)

"""KPSS709: a request without a required opinion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpss.findings.finding import Finding
from kpss.findings.rule import Rule, Wording
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.language.text import Text
from kpss.model.naming import request_name
from kpss.model.plans import known
from kpss.model.request_changes import orps_of_request
from kpss.model.request_records import Opinion, Request
from kpss.model.request_standing import ORP, missing_of, silent_orps
from kpss.model.requests import round_of
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.rules.awaiting import awaiting, since
from kpss.rules.base import Options, finding, place_of
from kpss.rules.network_words import request_facets

RULE = Rule(
    709,
    "no-opinion",
    "gap",
    Text("Žádosti chybí stanovisko", "A request without a required opinion"),
    Wording(
        Text(
            "Žádosti {request:quote} chybí stanovisko: {who}.",
            "The request {request:quote} lacks an opinion: {who}.",
        ),
        Text(
            "Stanovisko vyžádejte a zapište do „opinions“ (from: {code}). Žádá ho {round:quote}.",
            "Ask for the opinion and record it under “opinions” (from: {code}). {round:quote} requires it.",
        ),
    ),
    variants={
        "silent": Wording(
            Text(
                "K žádosti {request:quote} není stanovisko: {who}. Zapsáno je jen, že se dotázaný nevyjádřil.",
                "The request {request:quote} has no opinion: {who}. It is only on record that none was given.",
            ),
            Text(
                "O stanovisko požádejte znovu, nebo v žádosti vysvětlete, proč se rozhodne bez něj. Žádá ho {round:quote}.",
                "Ask for it again, or explain in the request why it is decided without it. {round:quote} requires it.",
            ),
        ),
    },
)
_OPINION = "opinion:"
_OF_ORPS = Text("{who} ({orps:list})", "{who} ({orps:list})")
_OF_MANY = Text("{who} ({n} ORP)", "{who} ({n} ORPs)")
_SHOWN = 5


def check(workspace: Workspace, options: Options) -> Iterator[Finding]:  # noqa: ARG001
    """Submitted requests, until they are decided: afterwards nothing could be mended."""
    for request in awaiting(workspace, "opinions"):
        found = round_of(workspace, request)
        for missing in missing_of(workspace, request, surely=True) if found is not None else ():
            author = missing.removeprefix(_OPINION)
            if found is None or author == missing:
                continue
            params = {
                "request": request_name(request), "round": found.name, "code": author,
                "who": _who(workspace, request, author),
            }  # fmt: skip
            if any(_is_refusal(one, author, workspace.as_of) for one in request.opinions):
                params["problem"] = "silent"
            other = place_of(found, ("requirements",))
            details = {"since": since(request), **request_facets(workspace, request)}
            silent = silent_orps(workspace, request, surely=True) if author == ORP else []
            details |= {"orp": silent[0]} if len(silent) == 1 else {}
            yield finding(RULE, request, ("round",), params=params, subject=author, other=other, **details)


def _who(workspace: Workspace, request: Request, author: str) -> Text | Phrase:
    """Whose opinion is missing; of several ORPs those that gave none."""
    who = word(workspace.settings, "opinion-source", author)
    silent = silent_orps(workspace, request, surely=True) if author == ORP else []
    if len(orps_of_request(workspace, request)) < 2 or not silent:  # noqa: PLR2004 - the only one goes without saying
        return who
    names = sorted((workspace.territory.orp_name(code) for code in silent), key=sort_key)
    if len(names) > _SHOWN:
        return Phrase(_OF_MANY, {"who": who, "n": len(names)})
    return Phrase(_OF_ORPS, {"who": who, "orps": names})


def _is_refusal(opinion: Opinion, author: str, day: dt.date) -> bool:
    """Whether it was known on *day* that *author* gave no opinion."""
    return opinion.author == author and opinion.outcome == "none" and known(opinion.date, day)

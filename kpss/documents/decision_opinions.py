"""Opinions on requests in short words, those that object first."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.documents.decision_groups import Placed
from kpss.language.phrases import Phrase
from kpss.language.sorting import number_key
from kpss.language.text import Language, Text
from kpss.model.naming import record_name
from kpss.model.plans import known
from kpss.model.request_records import Opinion, Request
from kpss.model.request_words import OPINIONS
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace

_WHO = {
    "orp": Text("OÚ ORP {place}", "office of the ORP {place}"),
    "municipality": Text("obec {place}", "municipality {place}"),
    "region": Text("krajský úřad", "regional office"),
}
_ORDER = ("disagrees", "conditions", "agrees", "none")
_LINE = Text("{who}: {outcome}", "{who}: {outcome}")
_OBJECTED = Text(
    "Nesouhlasné stanovisko {n:#má|mají|má} {n:žádost|žádosti|žádostí} této části: {numbers:list}.",
    "{n:request|requests} of this part {n:#has|have} an opinion that disagrees: {numbers:list}.",
)


def opinion_lines(workspace: Workspace, request: Request, language: Language) -> list[str]:
    """``OÚ ORP Konice: nesouhlasí``, those known on the date."""
    given = [one for one in request.opinions if known(one.date, workspace.as_of)]
    given.sort(key=lambda one: _ORDER.index(one.outcome) if one.outcome in _ORDER else len(_ORDER))
    return [_line(workspace, one).in_language(language) for one in given]


def _line(workspace: Workspace, one: Opinion) -> Phrase:
    outcome = OPINIONS.get(one.outcome, one.outcome)
    return Phrase(_LINE, {"who": _author(workspace, one), "outcome": outcome})


def _author(workspace: Workspace, one: Opinion) -> Phrase | Text | str:
    orps, towns = workspace.territory.find_orp(one.orp), workspace.territory.find_municipality(one.municipality)
    place = workspace.territory.orp_name(orps[0]) if len(orps) == 1 else one.orp
    place = place or (workspace.territory.name(towns[0]) if len(towns) == 1 else one.municipality)
    if one.author in _WHO and (place or one.author == "region"):
        return Phrase(_WHO[one.author], {"place": place})
    return record_name(workspace, one.by) if one.by else word(workspace.settings, "opinion-source", one.author)


def objected(workspace: Workspace, placed: Iterable[Placed], language: Language) -> str:
    """Which of *placed* have an opinion that disagrees; empty where none has."""
    found = [
        one.request.number or one.request.id
        for one in placed
        if any(item.outcome == "disagrees" and known(item.date, workspace.as_of) for item in one.request.opinions)
    ]
    numbers = sorted(found, key=number_key)
    return Phrase(_OBJECTED, {"n": len(found), "numbers": numbers}).in_language(language) if found else ""

"""The proposal for the assembly: how the requests of a round should be decided, or how they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpss.documents.blocks import Table
from kpss.documents.decision_effects import EFFECT, effect_rows, money_effect
from kpss.documents.decision_groups import DECIDED as DECIDED_GROUPS
from kpss.documents.decision_groups import TO_DECIDE, Group, Placed, of_group, requests_of
from kpss.documents.decision_opinions import objected
from kpss.documents.decision_rows import (
    DECIDED,
    INCOMPLETE,
    POSTPONED,
    PROPOSED,
    REFUSED,
    SHEET,
    WITHDRAWN,
    rows_of,
    sheet_rows,
)
from kpss.documents.find import find
from kpss.documents.network_words import moment_words
from kpss.documents.record_files import files_of
from kpss.documents.render import Source
from kpss.documents.resolution import notes, resolutions
from kpss.documents.tables import used
from kpss.documents.title_page import Fact, approved_by, proceedings_words, title_page
from kpss.documents.words_plans import area_phrase, period_words, sources_of
from kpss.language.phrases import Phrase, join
from kpss.language.text import Language, Text
from kpss.model.naming import record_name
from kpss.model.periods import Period
from kpss.model.request_records import Moratorium, Request, Round
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.request_words import assessors
from kpss.reports.table import Column, Row

_PROPOSAL = Text("Návrh rozhodnutí o žádostech do sítě sociálních služeb", "Proposed decisions on network requests")
_DECISION = Text("Rozhodnutí o žádostech do sítě sociálních služeb", "Decisions on network requests")
_COUNTS: tuple[tuple[tuple[str, ...], Text], ...] = (
    (("for",), Text("{n} ke schválení", "{n} to be approved")),
    (("against",), Text("{n} k zamítnutí", "{n} to be rejected")),
    (("open",), Text("{n} bez doporučení", "{n} without a recommendation")),
    (("postponed",), Text("{n:odložená|odložené|odložených}", "{n:postponed|postponed}")),
    (("incomplete",), Text("{n:neúplná|neúplné|neúplných}", "{n:incomplete|incomplete}")),
    (DECIDED_GROUPS, Text("{n:rozhodnutá|rozhodnuté|rozhodnutých}", "{n:decided|decided}")),
    (("withdrawn",), Text("{n:vzatá zpět|vzaté zpět|vzatých zpět}", "{n:taken back|taken back}")),
)
_NONE = Text("K této aktualizaci sítě není k datu dokumentu zapsána žádná podaná žádost.",
             "No submitted request of this round is on record on the date of this document.")  # fmt: skip
_ASSESSED = Text("Žádosti hodnotí: {who}.", "The requests are assessed by: {who}.")
_CRITERIA = Text("Hodnotí se podle {n:kritéria|kritérií|kritérií}", "There {n:#is|are} {n:criterion|criteria}")
_MOST = Text(", dohromady nejvýše {points:bod|body|bodů|bodu}", ", with {points:point|points} at most")
_THRESHOLD = Text(
    "; k doporučení je potřeba nejméně {threshold:bod|body|bodů|bodu}",
    "; {threshold:point is|points are} needed to be recommended",
)
_SEVERAL = Text(
    "U každé žádosti je uvedeno, kdo o ní rozhoduje; usnesení každého z orgánů se týká jen jeho žádostí.",
    "With each request stands who decides on it; the resolution of each body is about its own requests only.",
)
_LEFT_OUT = Text(
    "U {n:žádosti|žádostí|žádostí} není současný stav v síti zapsán; do součtů není zahrnut.",
    "Of {n:request|requests} the present state is not on record; the sums leave them out.",
)
_TYPES, _AREA = (
    Text("druhy služeb: {names:list}", "types of service: {names:list}"),
    Text("území: {area}", "area: {area}"),
)
_REQUESTS = Text("druhy žádostí: {names:list}", "types of request: {names:list}")
_EXCEPT = Text("nevztahuje se na: {names:list}", "does not apply to: {names:list}")
_NUMBERED = Text("žádost č. {number}", "request No. {number}")
_PARTS: tuple[tuple[tuple[Group, ...], Text, tuple[Column, ...]], ...] = (
    (("for",), Text("Žádosti navržené ke schválení", "Requests to be approved"), PROPOSED),
    (("against",), Text("Žádosti navržené k zamítnutí", "Requests to be rejected"), REFUSED),
    (("open",), Text("Žádosti bez doporučení", "Requests without a recommendation"), PROPOSED),
    (("postponed",), Text("Odložené žádosti", "Postponed requests"), POSTPONED),
    (("incomplete",), Text("Neúplné žádosti", "Incomplete requests"), INCOMPLETE),
    (DECIDED_GROUPS, Text("Rozhodnuté žádosti", "Requests that were decided"), DECIDED),
    (("withdrawn",), Text("Žádosti vzaté zpět", "Requests taken back"), WITHDRAWN),
)
_OBJECTIONS = ("for", "open", "postponed")  # where an opinion that disagrees must not be overlooked
_RESOLUTION = Text("usnesení {number}", "resolution {number}")


def make(workspace: Workspace, language: Language, identifier: str) -> Source:
    """The proposal for the round *identifier*; where all is decided, what was decided.

    :raises UserError: if there is no such round.
    """
    found = find(workspace, identifier, Round, "round", Text("Aktualizace sítě", "round"))
    placed = requests_of(workspace, found)
    waiting = of_group(placed, *TO_DECIDE)
    kind = _PROPOSAL if waiting or not placed else _DECISION
    deciders = {one.decider for one in placed if one.decider}
    proposed, granted = of_group(placed, "for"), of_group(placed, "granted")
    made = _Tables(workspace, language, several=len(deciders) > 1)
    parts = [made.part(groups, caption, columns, placed) for groups, caption, columns in _PARTS]
    effects = [
        *made.effects(Text("Dopad žádostí navržených ke schválení", "What approval would mean"), proposed),
        *made.effects(Text("Dopad schválených žádostí", "What was approved means"), granted),
    ]
    context = {
        **title_page(workspace, language, found.name, kind, _facts(workspace, found, placed, language)),
        "title_page": False,
        "empty": "" if placed else _NONE.in_language(language),
        "how": _how(workspace, found, language),
        "resolutions": resolutions(found, waiting, language),
        "notes": notes(waiting, language),
        "several": _SEVERAL.in_language(language) if len({one.decider for one in waiting}) > 1 else "",
        "parts": parts,
        "effects": effects,
        "moratoria": [
            _moratorium(workspace, one, language)
            for one in found.moratoria
            if Period(one.start, one.end).contains(workspace.as_of)
        ],
        "proceedings": [
            *approved_by(workspace, found.approvals, language),
            *proceedings_words(workspace, found.proceedings, language),
        ],
        "sources": sources_of([found], language),
    }
    files = files_of(workspace, [found, *(one.request for one in placed)])
    sheets = [made.sheet(placed), *(table for one in effects for table in (one["units"], one["money"]))]
    return Source("decision.md", context, tuple(sorted(files)), tuple(table for table in sheets if table.rows))


def _facts(workspace: Workspace, found: Round, placed: list[Placed], language: Language) -> list[Fact]:
    counts = [(template, len(of_group(placed, *groups))) for groups, template in _COUNTS]  # type: ignore[arg-type]
    told = [Phrase(template, {"n": number}).in_language(language) for template, number in counts if number]
    deciders = dict.fromkeys(one.decider for one in placed if one.decider)
    return [
        (Text("Síť na rok", "Network of"), str(found.year or "")),
        (Text("Účinnost", "In force from"), moment_words(found.effective, language)),
        (Text("Rozhoduje", "Decided by"), join(list(deciders), language)),
        (Text("Postupuje se podle", "By"), join([record_name(workspace, one) for one in found.documents], language)),
        (Text("Žádostí", "Requests"), f"{len(placed)} ({', '.join(told)})" if told else ""),
    ]


def _how(workspace: Workspace, found: Round, language: Language) -> str:
    """Who assesses the requests, by how many criteria and points."""
    text = ""
    who = join(list(assessors(workspace, found)), language)
    if who:
        text = Phrase(_ASSESSED, {"who": who}).in_language(language)
    if not found.criteria:
        return text
    told = Phrase(_CRITERIA, {"n": len(found.criteria)}).in_language(language)
    points = [one.points for one in found.criteria]
    given = [one for one in points if one is not None]
    if given and len(given) == len(points):
        told += Phrase(_MOST, {"points": sum(given)}).in_language(language)
    if found.threshold is not None:
        told += Phrase(_THRESHOLD, {"threshold": found.threshold}).in_language(language)
    return f"{text} {told}.".strip()


class _Tables:
    """The tables of the proposal; who decides is told in them where there are several bodies."""

    def __init__(self, workspace: Workspace, language: Language, *, several: bool) -> None:
        self.workspace, self.language, self.several = workspace, language, several

    def part(
        self, groups: tuple[Group, ...], caption: Text, columns: Iterable[Column], placed: list[Placed]
    ) -> dict[str, Any]:
        """The requests of *groups* on a page turned on its side, and which of them somebody objects to."""
        own = of_group(placed, *groups)
        rows = rows_of(self.workspace, own, self.language)
        warned = objected(self.workspace, own, self.language) if groups[0] in _OBJECTIONS else ""
        return {"table": self._requests(caption, columns, rows), "objected": warned}

    def sheet(self, placed: list[Placed]) -> Table:
        """All requests for the workbook, with numbers that can be added up."""
        rows = sheet_rows(self.workspace, placed, self.language)
        return self._requests(Text("Žádosti", "Requests"), SHEET, rows)

    def _requests(self, caption: Text, columns: Iterable[Column], rows: list[Row]) -> Table:
        shown = [one for one in used(columns, rows) if self.several or one.key != "decider"]
        return Table(tuple(shown), rows, caption.in_language(self.language), across=True)

    def effects(self, caption: Text, placed: list[Placed]) -> list[dict[str, Any]]:
        """What *placed* mean for the network and for money."""
        rows, unknown = effect_rows(self.workspace, placed, self.language)
        columns, money = money_effect(placed, self.workspace.as_of, self.language)
        if not rows and not money:
            return []
        words = caption.in_language(self.language)
        return [
            {
                "title": words,
                "units": self._table(EFFECT, rows, Text("změna jednotek", "units"), words),
                "money": self._table(columns, money, Text("peníze uvedené v žádostech", "money on record"), words),
                "left_out": Phrase(_LEFT_OUT, {"n": unknown}).in_language(self.language) if unknown else "",
            }
        ]

    def _table(self, columns: Iterable[Column], rows: list[Row], what: Text, caption: str) -> Table:
        return Table(used(columns, rows), rows, f"{caption}: {what.in_language(self.language)}")


def _moratorium(workspace: Workspace, one: Moratorium, language: Language) -> str:
    """When a moratorium holds, who declared it, for what, and what it does not apply to."""

    def named(vocabulary: str, codes: Iterable[str]) -> list[str]:
        return [word(workspace.settings, vocabulary, code).in_language(language) for code in codes]

    asked = [workspace.get(name, Request) for name in one.except_requests]
    numbers = [Phrase(_NUMBERED, {"number": item.number or item.id}) for item in asked if item is not None]
    exceptions = [*named("service-type", one.exceptions), *numbers]
    parts = [
        period_words(Period(one.start, one.end), language),
        record_name(workspace, one.by) if one.by else "",
        Phrase(_RESOLUTION, {"number": one.resolution}).in_language(language) if one.resolution else "",
    ]
    limits = (
        (_REQUESTS, {"names": named("request-type", one.types)}),
        (_TYPES, {"names": named("service-type", one.service_types)}),
        (_AREA, {"area": area_phrase(workspace, one.area, language)}),
        (_EXCEPT, {"names": exceptions}),
    )
    told = [Phrase(template, params).in_language(language) for template, params in limits if any(params.values())]
    text = "; ".join([", ".join(part for part in parts if part), *told])
    return f"{text}. {one.note}" if one.note else text

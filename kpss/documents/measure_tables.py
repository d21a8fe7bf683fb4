"""Tables about measures that several documents show: their state, indicators, money, needs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kpss.deadlines.who import holder_names
from kpss.documents.words_plans import area_phrase
from kpss.language.phrases import Phrase, number_text, phrase
from kpss.language.text import Language, Text
from kpss.model.content import MeasureNode
from kpss.model.money import sums
from kpss.model.plan_content import Evaluated, Extent, Indicator, Need
from kpss.model.unit_words import amount
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.lights import MARKED
from kpss.reports.table import CZK, Column, Row

CODE = Column("code", Text("Kód", "Code"))
MEASURE = Column("name", Text("Opatření", "Measure"))
NOT_EVALUATED = "unknown"
STATUS_COLUMNS = (
    CODE,
    MEASURE,
    Column("status", Text("Plnění", "Progress"), "choice", labels=MARKED),
    Column("responsible", Text("Odpovídá", "Responsible"), "list"),
    Column("comment", Text("Komentář", "Comment")),
)
MONEY_COLUMNS = (
    CODE,
    MEASURE,
    Column("planned", Text("Plánováno", "Planned"), "number", unit=CZK),
    Column("spent", Text("Vydáno", "Spent"), "number", unit=CZK),
    Column("rest", Text("Zbývá", "Remaining"), "number", unit=CZK),
    Column("percent", Text("Čerpání", "Drawn"), "number", unit=Text("%", "%")),
)
NEED_COLUMNS = (
    Column("name", Text("Potřeba", "Need")),
    Column("area", Text("Území", "Area")),
    Column("groups", Text("Cílové skupiny", "Target groups"), "list"),
    Column("service", Text("Druh služby", "Type of service")),
    Column("extent", Text("Rozsah", "Extent")),
    Column("by", Text("Kdo ji sdělil", "Reported by"), "list"),
    Column("priority", Text("Naléhavost", "Priority"), "number"),
)


def status_row(workspace: Workspace, node: MeasureNode, item: Evaluated | None) -> Row:
    """A measure with what an evaluation says of it."""
    return {
        "code": node.measure.code,
        "name": node.measure.name,
        "status": item.status if item is not None and item.status else NOT_EVALUATED,
        "responsible": list(holder_names(workspace, node.measure.responsible)),
        "comment": item.comment if item is not None else "",
    }


def sum_row(rows: Sequence[Row], language: Language) -> Row:
    """The sum of rows of money; a row where nothing was spent counts too."""
    found = sums((row["planned"], row["spent"]) for row in rows)
    return {"code": Text("Celkem", "Total").in_language(language), "name": "", **found.as_row()}


def removed_words(node: MeasureNode, language: Language) -> str:
    """By which addendum the measure is no longer in force; empty where it is."""
    if node.removed is None:
        return ""
    if not node.removed.number:
        return Text("zrušeno dodatkem", "removed by an addendum").in_language(language)
    template = Text("zrušeno dodatkem č. {number}", "removed by addendum no. {number}")
    return phrase(template, {"number": node.removed.number}, language)


def target_words(indicator: Indicator, year: int | None, language: Language) -> str:
    """The target of *year*, else the next one with its year, else the last one."""
    targets = [one for one in indicator.targets if one.value is not None]
    exact = [one for one in targets if one.year == year]
    later = [one for one in targets if one.year is not None and year is not None and one.year > year]
    chosen = exact[-1:] or sorted(later, key=lambda one: one.year or 0)[:1] or targets[-1:]
    return valued(chosen[0].value, None if exact else chosen[0].year, language) if chosen else ""


def valued(value: Decimal | None, year: int | None, language: Language) -> str:
    """A number with its year in brackets, where that must be told."""
    if value is None:
        return ""
    return f"{number_text(value, language)} ({year})" if year else number_text(value, language)


def need_row(workspace: Workspace, need: Need, language: Language) -> Row:
    """A need that planning found out, in words."""
    settings = workspace.settings
    service = (word(settings, "service-type", need.service_type), word(settings, "service-form", need.form))
    return {
        "name": need.name or need.description or need.id,
        "area": area_phrase(workspace, need.area, language),
        "groups": list(need.target_groups),
        "service": ", ".join(filter(None, (one.in_language(language) for one in service))),
        "extent": _extent(workspace, need.extent, language) if need.extent else "",
        "by": list(holder_names(workspace, need.reported_by)),
        "priority": need.priority,
    }


def _extent(workspace: Workspace, extent: Extent, language: Language) -> str:
    if extent.value is None:
        return ""
    template = Text("asi {amount}", "about {amount}") if extent.approximate else Text("{amount}", "{amount}")
    return Phrase(template, {"amount": amount(workspace.settings, extent.value, extent.unit)}).in_language(language)

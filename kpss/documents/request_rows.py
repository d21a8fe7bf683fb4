"""The tables of a request: what would change, its intention, opinions, assessments and money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kpss.deadlines.who import holder_names
from kpss.documents.network_words import form_word, money_columns, tidy, unit_word
from kpss.documents.texts import text_lines
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.money import added
from kpss.model.naming import record_name
from kpss.model.network import money_sums
from kpss.model.network_records import MoneyRow
from kpss.model.plans import known
from kpss.model.request_changes import UnitChange, decided_units, wanted_units
from kpss.model.request_records import Assessment, Opinion, Request, Round
from kpss.model.request_standing import Standing
from kpss.model.request_words import OPINIONS, missing_labels
from kpss.model.requests import decision_on, points_of
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Row

UNIT_COLUMNS = (
    Column("form", Text("Forma", "Form")),
    Column("unit", Text("Jednotka", "Unit")),
    Column("before", Text("Před změnou", "Before"), "number"),
    Column("after", Text("Po změně", "After the change"), "number"),
    Column("change", Text("Rozdíl", "Difference"), "number"),
    Column("decided", Text("Podle rozhodnutí", "As decided"), "number"),
)
TALK_COLUMNS = (
    Column("with", Text("S kým", "With"), "list"),
    Column("orp", Text("ORP", "ORP")),
    Column("date", Text("Kdy", "When"), "date"),
    Column("note", Text("Poznámka", "Note"), "lines"),
)
OPINION_COLUMNS = (
    Column("from", Text("Kdo", "From")),
    Column("date", Text("Kdy", "When"), "date"),
    Column("outcome", Text("Stanovisko", "Opinion"), "choice", labels=OPINIONS),
    Column("text", Text("Text", "Text"), "lines"),
)
POINT_COLUMNS = (
    Column("criterion", Text("Kritérium", "Criterion")),
    Column("points", Text("Body", "Points"), "number"),
    Column("most", Text("Nejvýše", "At most"), "number"),
    Column("note", Text("Poznámka", "Note")),
)
_NEED_COLUMNS = (Column("year", Text("Rok", "Year")), Column("source", Text("Zdroj", "Source")))
_RUNNING = ("Need", "Financing", "Note")  # rows whose lines are paragraphs
_SUM, _UNKNOWN = Text("Celkem", "Total"), Text("neuvedeno", "not given")
_FOR_ORP = Text("{who} {orp}", "{who} {orp}")


def fact_rows(groups: list[tuple[Text, list[str]]], language: Language) -> list[Row]:
    """What is known of *groups* (label and words) for a table of facts."""
    rows = [
        {"label": label.in_language(language), "value": [one for one in items if one], "running": label.en in _RUNNING}
        for label, items in groups
    ]
    return [row for row in rows if row["value"]]


def unit_rows(workspace: Workspace, request: Request, language: Language) -> list[Row]:
    """Units before and after the change asked for, and as they were decided where that differs."""
    wanted, decided = wanted_units(workspace, request), decided_units(workspace, request)
    changes = {(one.form, one.unit): one for one in (*decided, *wanted)}
    given = {(one.form, one.unit): one.after for one in decided}
    asked = {(one.form, one.unit) for one in wanted}
    return [
        {**_unit_row(workspace, one, language, is_asked=key in asked), "decided": tidy(given.get(key))}
        for key, one in changes.items()
    ]


def _unit_row(workspace: Workspace, one: UnitChange, language: Language, *, is_asked: bool) -> dict[str, Any]:
    return {
        "form": form_word(workspace, one.form, language),
        "unit": unit_word(workspace, one.unit, language),
        "before": tidy(one.before),
        "after": tidy(one.after) if is_asked else None,
        "change": (one.after - one.before).normalize() if is_asked and one.before is not None else None,
    }


def talk_rows(workspace: Workspace, request: Request) -> list[Row]:
    """With whom the intention was discussed, as far as it was known on the date."""
    talks = request.intention.discussed if request.intention is not None else ()
    return [
        {
            "with": list(holder_names(workspace, one.partners)),
            "orp": _orp(workspace, one.orp),
            "date": _day(one.date),
            "note": text_lines(one.note),
        }
        for one in talks
        if known(one.date, workspace.as_of)
    ]


def opinion_rows(workspace: Workspace, request: Request, language: Language) -> list[Row]:
    """The opinions known on the date."""
    return [
        {
            "from": _author(workspace, one, language),
            "date": _day(one.date),
            "outcome": one.outcome,
            "text": [*text_lines(one.text), *text_lines(one.note)],
        }
        for one in request.opinions
        if known(one.date, workspace.as_of)
    ]


def _author(workspace: Workspace, one: Opinion, language: Language) -> str:
    """Who gave an opinion: the body, else of which ORP or municipality it is."""
    if one.by:
        return record_name(workspace, one.by)
    who = word(workspace.settings, "opinion-source", one.author).in_language(language)
    codes = workspace.territory.find_municipality(one.municipality)
    town = workspace.territory.name(codes[0]) if len(codes) == 1 else one.municipality
    place = _orp(workspace, one.orp) or town
    return Phrase(_FOR_ORP, {"who": who, "orp": place}).in_language(language) if place else who


def _orp(workspace: Workspace, text: str) -> str:
    codes = workspace.territory.find_orp(text)
    return workspace.territory.orp_name(codes[0]) if len(codes) == 1 else text


def _day(moment: Any) -> str | None:
    return moment.text if moment is not None and not moment.unknown else None


def point_rows(assessment: Assessment, found: Round | None, language: Language) -> list[Row]:
    """The points of an assessment by criterion, those of the round first, and their sum."""
    criteria = {one.code: one for one in found.criteria} if found is not None else {}
    given = {one.criterion: one for one in assessment.points}
    if not given:
        return []
    rows: list[dict[str, Any]] = []
    for code in dict.fromkeys([*criteria, *given]):
        criterion, one = criteria.get(code), given.get(code)
        name = criterion.name if criterion is not None and criterion.name else code
        most = criterion.points if criterion is not None else None
        rows.append({
            "criterion": name, "points": one.points if one is not None else None, "most": most,
            "note": one.note if one is not None else "",
        })  # fmt: skip
    known = all(row["most"] is not None for row in rows)
    whole = added(row["most"] for row in rows) if known else None
    return [*rows, {"criterion": _SUM.in_language(language), "points": points_of(assessment, found), "most": whole}]


def money_rows(workspace: Workspace, money: Iterable[MoneyRow], language: Language) -> list[Row]:
    """Amounts by year and source, with the sum of each year that has several sources."""
    rows: list[Row] = []
    given = list(money)
    for year in sorted({one.year or 0 for one in given}):
        told = {"year": str(year) if year else _UNKNOWN.in_language(language)}
        of_year = [one for one in given if (one.year or 0) == year]
        rows += [{**told, "source": _source(workspace, one, language), **_amounts([one])} for one in of_year]
        if len(of_year) > 1:
            rows.append({**told, "source": _SUM.in_language(language), **_amounts(of_year)})
    return rows


def _source(workspace: Workspace, one: MoneyRow, language: Language) -> str:
    return word(workspace.settings, "funding-source", one.source).in_language(language)


def _amounts(rows: Sequence[MoneyRow]) -> dict[str, Any]:
    return money_sums(rows)._asdict()


def money_table_columns() -> tuple[Column, ...]:
    """The columns of :func:`money_rows`."""
    return (*_NEED_COLUMNS, *money_columns())


def reasons_of(workspace: Workspace, request: Request, language: Language) -> list[str]:
    """The reasons of the decision known on the date, in words."""
    decision = decision_on(request, workspace.as_of)
    codes = decision.reasons if decision is not None else ()
    return [word(workspace.settings, "decision-reason", code).in_language(language) for code in codes]


def lacking(workspace: Workspace, stands: Standing, language: Language) -> list[str]:
    """What a request lacks, in words."""
    labels = missing_labels(workspace.settings)
    return [labels.get(code, Text(code, code)).in_language(language) for code in stands.missing]

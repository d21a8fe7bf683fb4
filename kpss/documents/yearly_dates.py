"""The table of dates that come every year by plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpss.documents.tables import used
from kpss.documents.texts import text_lines
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text
from kpss.model.parts import Deadline
from kpss.model.plans import Plan
from kpss.reports.table import Column, Row

_COLUMNS = (
    Column("name", Text("Co", "What")),
    Column("due", Text("Kdy", "When")),
    Column("note", Text("Poznámka", "Note"), "lines"),
)
_AHEAD = {1: Text("{due} předchozího roku", "{due} of the previous year")}
_LONG_AHEAD = Text(
    "{due}, {years:rok|roky|let} před rokem, jehož se týká", "{due}, {years:year|years} before the year it is about"
)


def yearly_dates(plans: Iterable[Plan], language: Language) -> dict[str, Any]:
    """The table of dates that come every year by *plans*, each once."""
    rows = [_row(item, language) for plan in plans for item in plan.deadlines]
    rows = [row for index, row in enumerate(rows) if row not in rows[:index]]
    return {"deadline_columns": used(_COLUMNS, rows), "deadline_rows": rows}


def _row(item: Deadline, language: Language) -> Row:
    due = date_text(item.due, language) if item.due else month_name(item.month, language)
    ahead = _AHEAD.get(item.years_ahead or 0, _LONG_AHEAD) if item.years_ahead else None
    if due and ahead is not None:
        due = Phrase(ahead, {"due": due, "years": item.years_ahead}).in_language(language)
    return {"name": item.name, "due": due, "note": text_lines(item.note)}


def month_name(month: int | None, language: Language) -> str:
    """The name of a month of any year: ``červen``; empty where there is none."""
    return date_text(f"2000-{month:02d}", language).partition(" ")[0] if month else ""

"""The table of dates that come every year by plans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpss.documents.measure_tables import used
from kpss.language.dates import date_text
from kpss.language.text import Language, Text
from kpss.model.parts import Deadline
from kpss.model.plans import Plan
from kpss.reports.table import Column, Row

_COLUMNS = (
    Column("name", Text("Co", "What")),
    Column("due", Text("Kdy", "When")),
    Column("note", Text("Poznámka", "Note")),
)


def yearly_dates(plans: Iterable[Plan], language: Language) -> dict[str, Any]:
    """The table of dates that come every year by *plans*, each once."""
    rows = [_row(item, language) for plan in plans for item in plan.deadlines]
    rows = [row for index, row in enumerate(rows) if row not in rows[:index]]
    return {"deadline_columns": used(_COLUMNS, rows), "deadline_rows": rows}


def _row(item: Deadline, language: Language) -> Row:
    months = Text("měsíc", "month").in_language(language)
    due = date_text(item.due, language) if item.due else (f"{months} {item.month}" if item.month else "")
    return {"name": item.name, "due": due, "note": item.note}

"""Cells of placed tables in words, the same for every writer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kpss.documents.blocks import Table
from kpss.formats.cells import cell_text, item_text
from kpss.language.text import Language
from kpss.language.typography import typeset
from kpss.reports.table import Column, Row


def shown_columns(table: Table) -> list[Column]:
    """The columns that people see."""
    return [column for column in table.columns if column.shown]


def used(columns: Iterable[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns that say something in some row; a zero says something too."""
    return tuple(column for column in columns if any(row.get(column.key) not in (None, "", [], ()) for row in rows))


def cell_lines(column: Column, row: Any, language: Language) -> list[str]:
    """The lines of a cell; none where it is empty, several only in a column of ``lines``.

    Of a row with ``running`` text the lines are paragraphs of one: a list would say that they are points.
    """
    value = row.get(column.key)
    if column.type == "lines":
        lines = [typeset(item_text(item, language), language) for item in value or ()]
        return ["\n".join(lines)] if lines and row.get("running") else lines
    text = cell_text(column, value, language)
    return [typeset(text, language)] if text else []

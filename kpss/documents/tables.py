"""Cells of placed tables in words, the same for every writer."""

from __future__ import annotations

from typing import Any

from kpss.documents.blocks import Table
from kpss.formats.cells import cell_text, item_text
from kpss.language.text import Language
from kpss.language.typography import typeset
from kpss.reports.table import Column


def shown_columns(table: Table) -> list[Column]:
    """The columns that people see."""
    return [column for column in table.columns if column.shown]


def cell_lines(column: Column, row: Any, language: Language) -> list[str]:
    """The lines of a cell; none where it is empty, several only in a column of ``lines``."""
    value = row.get(column.key)
    if column.type == "lines":
        return [typeset(item_text(item, language), language) for item in value or ()]
    text = cell_text(column, value, language)
    return [typeset(text, language)] if text else []

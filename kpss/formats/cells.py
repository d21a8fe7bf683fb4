"""Values of report cells in words."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Any

from kpss.formats.wording import plain_spaces
from kpss.language.cleaning import one_line
from kpss.language.dates import date_text
from kpss.language.phrases import Phrase, Told, money_text, number_text
from kpss.language.text import Language, Text, capital
from kpss.reports.table import CZK, Column, Report

_YES = {"cs": "ano", "en": "yes"}


def cell_text(column: Column, value: Any, language: Language) -> str:
    """*value* as a person reads it; empty where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, Phrase):
        return value.in_language(language)
    if column.type == "flag":
        return _YES[language] if value else ""
    if column.type == "choice" and str(value) in column.labels:
        return column.labels[str(value)].in_language(language)
    if column.type == "date":
        return one_line(date_text(value, language))
    if column.type in ("list", "lines"):
        return ", ".join(item_text(item, language) for item in labelled(column, value))
    if column.type == "number" and isinstance(value, int | Decimal):
        return money_text(value, language) if column.unit == CZK else number_text(value, language)
    return one_line(str(value))


def labelled(column: Column, value: Any) -> list[Any]:
    """The items of a list, codes as the words of *column*."""
    return [column.labels.get(item, item) if isinstance(item, str) else item for item in value]


def item_text(item: Any, language: Language) -> str:
    """An item of a list as a person reads it, on one line."""
    return one_line(item.in_language(language) if isinstance(item, Phrase | Text) else str(item))


def plain(value: Any, language: Language) -> Any:
    """*value* for JSON: phrases become words or the values that they tell, in lists too; all else stays."""
    if isinstance(value, list | tuple) and not isinstance(value, Phrase | Text):
        return [plain(item, language) for item in value]
    return dict(value.params) if isinstance(value, Told) else in_words(value, language)


def in_words(value: Any, language: Language) -> Any:
    """*value* for CSV: phrases become words, a list becomes a text; all else stays."""
    if isinstance(value, Phrase | Text):
        return plain_spaces(value.in_language(language))
    if isinstance(value, list | tuple):
        return "; ".join(str(in_words(item, language)) for item in value)
    return value


def heading(column: Column, language: Language) -> str:
    """The label of *column* with its unit."""
    label = column.label.in_language(language)
    return f"{label} ({column.unit.in_language(language)})" if column.unit is not None else label


def groups(report: Report, language: Language) -> list[tuple[str, list[str]]]:
    """The headings of a report in groups, each with its items in words."""
    if report.grouping is None:
        return []
    columns = {column.key: column for column in report.columns}
    by, item = columns[report.grouping.by], columns[report.grouping.item]
    found = []
    for value, rows in groupby(report.rows, key=lambda row: row.get(by.key)):
        title = cell_text(by, value, language) or report.grouping.rest.in_language(language)
        items = [cell_text(item, row.get(item.key), language) for row in rows]
        found.append((capital(title), items))
    return found

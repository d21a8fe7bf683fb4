"""Columns of which people see only those that say something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpss.reports.table import Column, Row

_NOTHING: tuple[object, ...] = (None, "", [], ())


def only_used(columns: Iterable[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """*columns*, those that are empty in all *rows* not shown; a zero says something, a no does not."""
    return tuple(column if _says(column, rows) else column._replace(shown=False) for column in columns)


def _says(column: Column, rows: Sequence[Row]) -> bool:
    if column.type == "flag":
        return any(row.get(column.key) for row in rows)
    return not rows or any(row.get(column.key) not in _NOTHING for row in rows)

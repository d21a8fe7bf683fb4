"""Records as rows of the SQLite export."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kpss.exchange.sqlite.tables import RECORD, Column, Table, tables
from kpss.model.records import Record
from kpss.model.workspace import Workspace

Value = str | int | None
Row = tuple[Value, ...]


class Unresolved(NamedTuple):
    """A reference that leads to no record: where it stands, and what is written there."""

    record: str
    table: str
    row: Value
    column: str
    value: str


class Filler:
    """Collects the rows of all tables; numbers of rows follow the order of records by id."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.unresolved: list[Unresolved] = []
        self._record = ""

    def add(self, record: Record) -> None:
        """The rows of *record*."""
        self._record = record.id
        self.rows[RECORD].append((record.id, record.kind, record.name or None, record.file, record.document))
        table = tables()[record.kind]
        self._add(table, record.data, (record.id,), record.id)

    def _add(self, table: Table, data: Any, head: Row, key: Value) -> None:
        cells = [cell for column in table.columns for cell in self._cells(table, column, data, key)]
        self.rows[table.name].append((*head, *cells))
        for inner in table.lists:
            items = _at(data, inner.path)
            for position, item in enumerate(items if isinstance(items, list) else ()):
                number = len(self.rows[inner.name]) + 1
                self._add(inner, item, (number, key, position), number)

    def _cells(self, table: Table, column: Column, data: Any, key: Value) -> Iterator[Value]:
        value = _cell(_at(data, column.path), column.sort)
        if column.target and value is not None and not self._leads(column.target, str(value)):
            self.unresolved.append(Unresolved(self._record, table.name, key, column.name, str(value)))
            value = None
        yield value
        if column.territory:
            territory = self._workspace.territory
            find = territory.find_municipality if column.territory == "municipality" else territory.find_orp
            codes = find(str(value)) if value is not None else []
            yield codes[0] if len(codes) == 1 else None

    def _leads(self, target: str, identifier: str) -> bool:
        record = self._workspace.records.get(identifier)
        return record is not None and target in {RECORD, record.kind.replace("-", "_")}


def _at(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _cell(value: Any, sort: str) -> Value:
    """A value as it is stored; what is not of its sort stays as text, as it was written."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and sort == "integer":
        return value
    if sort == "moment" and isinstance(value, Mapping):
        return f"{value.get('not_before', '..')}/{value.get('not_after', '..')}"  # an interval as of ISO 8601
    return str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False, sort_keys=True)

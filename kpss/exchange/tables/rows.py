"""Records as rows of tables: the same for workbooks and CSV."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from kpss.exchange.tables.flat_columns import Column, Pattern, Table, columns, pattern_of, table_of, tables
from kpss.exchange.tables.flat_records import Cell, Flat, flatten, items_of, plain_tree
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.decoding import decode
from kpss.source.document import Document, Refusal
from kpss.source.places import Path
from kpss.source.reader import read

FORMAT_VERSION = 1
_FEW_TABLES = 22  # a kind with more gets sheets of its own lists and of those that are used


class Shown(NamedTuple):
    """A record to be shown: its id, file and cells."""

    id: str
    file: str
    flat: Flat


class Chosen(NamedTuple):
    """The records of a kind that a table will hold, and why others are missing."""

    records: list[Shown]
    remarks: list[Text]


class Row(NamedTuple):
    """A row of a table: its record, the positions of its items (from 0) and its cells; None for what is not shown."""

    id: str
    file: str
    path: Path
    cells: dict[Pattern, Cell | None]


def choose(workspace: Workspace, kind: str, ids: Sequence[str] = ()) -> Chosen:
    """The records of *kind*, all or those with *ids*.

    :raises UserError: if there is no such record.
    """
    known = {record.id: record for record in workspace.of_kind(kind)}
    for identifier in ids:
        if identifier not in known:
            raise UserError(
                f"Záznam {kind} „{identifier}“ tu není; které jsou, vypíše kpss list {kind}.",
                f"There is no {kind} “{identifier}”; kpss list {kind} lists them.",
            )
    double = {record.id for record, _ in workspace.duplicates}
    remarks = [
        Text(f"{facts['path']} se nedá přečíst; jeho záznamy v tabulce chybí.",
             f"{facts['path']} cannot be read; its records are not in the table.")
        for facts in workspace.unread
        if facts["unread"] is None or f"kind: {kind}" in facts["unread"]
    ]  # fmt: skip
    remarks += [
        Text(f"Identifikátor {one} mají dva záznamy (KPSS201); v tabulce chybí oba.",
             f"Two records have the id {one} (KPSS201); both are left out.")
        for one in sorted(double & set(known))
    ]  # fmt: skip
    wanted = [known[one] for one in ids] if ids else list(known.values())
    texts = Texts(workspace)
    return Chosen([texts.shown(record) for record in wanted if record.id not in double], remarks)


class Texts:
    """The documents of the files of a workspace, each file read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[str, list[Document]] = {}

    def documents(self, file: str) -> list[Document]:
        """The documents of *file*; none where it cannot be read as it stands."""
        if file not in self._read:
            try:
                self._read[file] = read(decode(self._workspace.tree.read(file)), self._workspace.settings.limits.depth)
            except (Refusal, OSError):
                self._read[file] = []
        return self._read[file]

    def shown(self, record: Record) -> Shown:
        """The cells of *record*, exactly as its file says them."""
        documents = self.documents(record.file)
        tree = plain_tree(documents[record.document]) if record.document < len(documents) else None
        return Shown(record.id, record.file, flatten(record.kind, tree))


def tables_shown(kind: str, records: Iterable[Shown]) -> list[Table]:
    """The tables that a workbook of *records* has: all of a kind that has few, else the first ones and those in use."""
    used = {(*pattern_of(path), "[]") for record in records for path, count in record.flat.counts.items() if count}
    known = tables(kind)
    few = len(known) <= _FEW_TABLES
    return [table for table in known.values() if few or table.depth <= 1 or table.pattern in used]


def rows_of(kind: str, table: Table, record: Shown) -> Iterator[Row]:
    """The rows of *record* in *table*."""
    paths = items_of(record.flat, table.pattern) if table.pattern else [()]
    own: dict[Path, dict[Pattern, Cell | None]] = {(): _own_cells(record.flat)}
    by_row = _cells_by_row(kind, record.flat) if table.pattern else own
    for path in paths:
        yield Row(record.id, record.file, path, by_row.get(path, {}))


def _own_cells(flat: Flat) -> dict[Pattern, Cell | None]:
    """The cells of a record outside all lists of mappings."""
    found: dict[Pattern, Cell | None] = {}
    for path in (*flat.cells, *flat.hidden):
        if not any(isinstance(step, int) for step in path):
            found[pattern_of(path)] = flat.cells.get(path)
    return found


def _cells_by_row(kind: str, flat: Flat) -> dict[Path, dict[Pattern, Cell | None]]:
    found: dict[Path, dict[Pattern, Cell | None]] = {}
    known = columns(kind)
    for path in (*flat.cells, *flat.hidden):
        pattern = pattern_of(path)
        width = len(table_of(pattern))
        if width and pattern in known:
            found.setdefault(path[:width], {})[pattern] = flat.cells.get(path)
        elif width:  # an item, or a group of keys, that is no mapping: no cell may stand in its place
            row = found.setdefault(path[:width], {})
            row.update({inner: None for inner in known if inner[: len(pattern)] == pattern and table_of(inner) ==
                        pattern[:width]})  # fmt: skip
    return found


def used_columns(column_list: Iterable[Column], rows: Collection[Row]) -> set[Pattern]:
    """The columns in which some row has a value."""
    return {column.pattern for column in column_list for row in rows if column.pattern in row.cells}

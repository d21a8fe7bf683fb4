"""What was exported and is not in the table that came back: records and columns, which stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kpss.exchange.tables.changes import label_of
from kpss.exchange.tables.flat_columns import Pattern, pattern_of, table_of
from kpss.exchange.tables.flat_records import Flat
from kpss.exchange.tables.incoming import Incoming, RowIn
from kpss.exchange.tables.notes import cell_path, row_path
from kpss.language.text import Text
from kpss.model.workspace import Workspace
from kpss.source.places import Path


def missing_records(
    workspace: Workspace, incoming: Incoming, rows: Mapping[str, Mapping[Pattern, list[RowIn]]]
) -> list[Text]:
    """One remark on the records without a row; CSV does not tell which were exported, so it is all of the kind."""
    known = incoming.bases
    if known and not incoming.has_all_items:
        exported: Collection[str] = [record.id for record in workspace.of_kind(incoming.kind)]
    else:
        exported = known
    found = [one for one in exported if () not in rows.get(one, {}) and one in workspace.records]
    if not found:
        return []
    if len(found) == 1:
        return [Text(
            f"Záznam {found[0]} v tabulce chybí a zůstává, jak je: tabulka záznamy nemaže.",
            f"The record {found[0]} is missing from the table and stays: a table deletes no records.",
        )]  # fmt: skip
    return [Text(
        f"Záznamů, které v tabulce nejsou: {len(found)} (například {found[0]}) – ponechány beze změny; tabulka záznamy "
        "nemaže.",
        f"Records that are not in the table: {len(found)} (such as {found[0]}); they stay, a table deletes none.",
    )]  # fmt: skip


def missing_columns(
    incoming: Incoming, rows: Mapping[str, Mapping[Pattern, list[RowIn]]], flats: Mapping[str, Flat]
) -> list[Text]:
    """One remark on the columns that held something and are missing; *flats* are the records when exported."""
    shown = set(_shown(incoming))
    lost: dict[Path, None] = {}
    for identifier in rows:
        flat = flats.get(identifier)
        for path in flat.cells if flat is not None else ():
            pattern = pattern_of(path)
            is_sheet = bool(incoming.tables.get(table_of(pattern)) and incoming.tables[table_of(pattern)].rows)
            if incoming.has_all_items and not is_sheet:
                continue  # a sheet without rows, or no sheet, which is said by itself
            place: Path = pattern if incoming.has_all_items else path
            if place not in shown:
                lost[place] = None
    if not lost:
        return []
    first = label_of(incoming.kind, next(iter(lost)))
    if len(lost) == 1:
        return [Text(
            f"Sloupec „{first.cs}“ v tabulce chybí; jeho údaje jsou ponechány beze změny.",
            f"The column “{first.en}” is missing from the table; its values stay.",
        )]  # fmt: skip
    return [Text(
        f"Sloupců, které v tabulce nejsou: {len(lost)} (například „{first.cs}“) – jejich údaje jsou ponechány beze "
        "změny.",
        f"Columns that are not in the table: {len(lost)} (such as “{first.en}”) – their values stay.",
    )]  # fmt: skip


def _shown(incoming: Incoming) -> Iterator[Path]:
    """The columns of the table: their patterns, in CSV with the positions."""
    for table in incoming.tables.values():
        for row in table.rows:
            path = () if incoming.has_all_items else row_path(table.pattern, row.positions)
            for pattern in row.cells:
                yield pattern if incoming.has_all_items or path is None else cell_path(path, pattern)

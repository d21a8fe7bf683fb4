"""A table given back against the records: three states of a cell (exported, in the table, now) give its change.

A cell that the table does not change stays as it is now, whoever changed it since.  A cell that both changed is a
conflict, and so is a list that both changed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kpss.exchange.tables import compare_words as says
from kpss.exchange.tables.cells import Cells
from kpss.exchange.tables.changes import Changes
from kpss.exchange.tables.flat_columns import Pattern
from kpss.exchange.tables.flat_records import Flat
from kpss.exchange.tables.incoming import Incoming, RowIn, Spot, Trouble
from kpss.exchange.tables.missing import missing_columns, missing_records
from kpss.exchange.tables.notes import Notes
from kpss.exchange.tables.record import One
from kpss.exchange.tables.rows import Texts
from kpss.language.text import Text
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.places import Path


class Comparison(NamedTuple):
    """The changes of all records, what was understood otherwise than written, and what prevents the import."""

    changes: list[Changes]
    remarks: list[Text]
    troubles: list[Trouble]
    spots: dict[str, dict[Path, Spot]]

    def where(self, identifier: str, path: Path) -> Text | None:
        """The cell that changed what stands at *path* of a record, or within it; None where it cannot be told."""
        changes = next((one for one in self.changes if one.id == identifier), None)
        if changes is None or changes.removes:  # which move the positions of others
            return None
        cells = self.spots.get(identifier, {})
        found = [one for one in cells if path and one[: len(path)] == path[: len(one)]]
        return cells[max(found, key=lambda one: one == path)].text if found else None


def compare(workspace: Workspace, incoming: Incoming) -> Comparison:
    """What *incoming* changes in *workspace*."""
    notes, texts = Notes(Cells(workspace)), Texts(workspace)
    rows = _by_record(incoming, notes)
    double = {record.id for record, _ in workspace.duplicates}
    changes: list[Changes] = []
    flats: dict[str, Flat] = {}
    for identifier, by_table in rows.items():
        record = workspace.records.get(identifier)
        head = _head(incoming, identifier, record, by_table, notes)
        if head is None:
            continue
        found = None
        if identifier in double:
            notes.trouble(head.spot, says.double(identifier))
        elif record is not None and not head.file and incoming.bases and identifier not in incoming.bases:
            made = One(incoming, notes, None, None, None).new(identifier, head, by_table)
            if made is not None and made.new != texts.shown(record).flat.cells:  # else the table is taken twice
                notes.trouble(head.spot, says.exists(identifier, record.file))
        elif record is not None:
            now, base = texts.shown(record).flat, incoming.bases.get(identifier)
            one = One(incoming, notes, record, now, base)
            if base is not None and (exported := now if base.fingerprint == now.fingerprint else base.flat) is not None:
                flats[identifier] = exported
            found = one.changed(head, by_table)
        elif workspace.may_be_unread(identifier):
            notes.trouble(head.spot, says.unread(identifier))
        else:
            found = One(incoming, notes, None, None, None).new(identifier, head, by_table)
        if found is not None and not found.is_empty:
            changes.append(found)
    remarks = [*incoming.remarks, *says.together([(one.column, one.spot.text, one.said) for one in notes.remarks])]
    remarks += [*missing_records(workspace, incoming, rows), *missing_columns(incoming, rows, flats)]
    return Comparison(changes, remarks, [*incoming.troubles, *notes.troubles], notes.spots)


def _by_record(incoming: Incoming, notes: Notes) -> dict[str, dict[Pattern, list[RowIn]]]:
    """Id → table → rows."""
    rows: dict[str, dict[Pattern, list[RowIn]]] = defaultdict(lambda: defaultdict(list))
    for table in incoming.tables.values():
        for row in table.rows:
            if row.id:
                rows[row.id][table.pattern].append(row)
            else:
                notes.trouble(row.spot, says.NO_ID)
    return rows


def _head(
    incoming: Incoming, identifier: str, record: Record | None, rows: dict[Pattern, list[RowIn]], notes: Notes
) -> RowIn | None:
    """The row of the record itself; None where it cannot be taken, which is said."""
    first = next(iter(rows.values()))[0]
    heads = rows.get((), [])
    if len(heads) > 1:
        notes.trouble(heads[1].spot, says.twice(identifier))
        return None
    if not heads:
        if record is None or identifier not in incoming.bases:
            notes.trouble(first.spot, says.no_record(identifier))
            return None
        return first  # only the row of the record is missing: its own cells stay
    if record is not None and record.kind != incoming.kind:
        notes.trouble(heads[0].spot, says.other_kind(identifier, record.kind))
        return None
    if record is None and identifier in incoming.bases:
        notes.trouble(heads[0].spot, says.gone(identifier))
        return None
    if record is None and heads[0].file:
        notes.trouble(heads[0].spot, says.renamed(identifier, heads[0].file))
        return None
    return heads[0]

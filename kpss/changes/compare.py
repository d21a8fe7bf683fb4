"""Two trees of a workspace → what changed between them."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.changes.difference import Difference, RecordChange
from kpss.changes.file_changes import file_changes
from kpss.changes.meaning.meanings import meanings
from kpss.changes.named_files import under_plans
from kpss.changes.pairing import Pairs, pair
from kpss.changes.settings_record import settings_record
from kpss.changes.transfers import with_transfers
from kpss.changes.unread import without_hidden
from kpss.changes.values import value_changes
from kpss.model.workspace import Workspace


def difference(before: Workspace, after: Workspace) -> Difference:
    """What changed from *before* to *after*, two trees of the same workspace seen on one day."""
    pairs = without_hidden(pair(before, after), before, after)
    changes = with_transfers(_records(before, after, pairs), pairs.renamed)
    found = sorted(changes, key=lambda change: (change.record.kind, change.record.id))
    records = [change._replace(meanings=(*change.meanings, *meanings(change, before, after))) for change in found]
    files = file_changes(before, after, pairs, records)
    records, files = under_plans(records, files, before, after, pairs)
    return Difference(before, after, pairs, tuple(records), files)


def _records(before: Workspace, after: Workspace, pairs: Pairs) -> Iterator[RecordChange]:
    for old, new in pairs.changed:
        values = value_changes(new.kind, old.data, new.data, pairs.renamed)
        if values or old.id != new.id:
            yield RecordChange("changed", old, new, values)
    yield from (RecordChange("added", None, record) for record in pairs.added)
    yield from (RecordChange("removed", record, None) for record in pairs.removed)
    one, other = settings_record(before), settings_record(after)
    if one is not None and other is not None:
        values = value_changes(other.kind, one.data, other.data, pairs.renamed)
        if values:
            yield RecordChange("changed", one, other, values)

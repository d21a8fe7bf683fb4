"""The files of a workspace that a document rests on."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.model.records import Record
from kpss.model.workspace import Workspace


def referred(workspace: Workspace, record: Record) -> list[Record]:
    """The records that *record* refers to."""
    names = [value for _, sort, _, _, value in record.references if sort == "record"]
    return [found for name in names if (found := workspace.records.get(name)) is not None]


def files_of(workspace: Workspace, records: Iterable[Record], others: Iterable[Record] = ()) -> set[str]:
    """The files of *records* with those that they refer to, and of *others*; the settings always count."""
    shown = list(records)
    named = (found for record in shown for found in referred(workspace, record))
    return {"kpss.yaml", *(record.file for record in (*shown, *named, *others))}

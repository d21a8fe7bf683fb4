"""A table given back → the files that change, and the workspace as it would be."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kpss.exchange.tables import csv_form as table_csv
from kpss.exchange.tables import workbook_read
from kpss.exchange.tables.changes import Changes, data_of
from kpss.exchange.tables.compare import Comparison, compare
from kpss.exchange.tables.edits import edited
from kpss.exchange.tables.incoming import Trouble
from kpss.exchange.yaml_text.blocks import entries
from kpss.exchange.yaml_text.files import Files
from kpss.language.text import Text
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.edits import EditRefused


class Result(NamedTuple):
    """The comparison, path → text of the files to write, and path → content of those that exist."""

    comparison: Comparison
    files: dict[str, str]
    before: dict[str, bytes]


def import_table(
    workspace: Workspace, data: bytes, name: str, form: str, schema_of: Callable[[str, str], str]
) -> Result:
    """What the table *name* (of the *form* xlsx or csv) changes; nothing where something prevents it.

    *schema_of* gives the address of the schema of a kind as a new file at a path sees it.

    :raises UserError: if it is no such table.
    """
    is_workbook = form == "xlsx"
    incoming = workbook_read.read(data, name, workspace.settings.name) if is_workbook else table_csv.read(data, name)
    comparison = compare(workspace, incoming)
    if comparison.troubles:
        return Result(comparison, {}, {})
    files = Files(workspace.tree)
    new: dict[str, str] = {}
    for changes in comparison.changes:
        if changes.new is not None:
            new[changes.file] = new_text(changes, schema_of(changes.file, changes.kind))
            continue
        try:
            _change(workspace.records[changes.id], changes, files)
        except EditRefused:
            comparison.troubles.append(Trouble(Text(changes.file, changes.file), _layout(changes.id)))
    taken = {facts["path"] for facts in workspace.files}
    for path in new:
        if path in taken:
            said = Text("takový soubor už je; zvolte jiný identifikátor", "there is such a file; choose another id")
            comparison.troubles.append(Trouble(Text(path, path), said))
    if comparison.troubles:
        return Result(comparison, {}, {})
    return Result(comparison, {**files.changed(), **new}, files.before)


def _change(record: Record, changes: Changes, files: Files) -> None:
    text, number = files.find(record)
    if number:
        raise EditRefused("several documents without a line ---")
    files.put(record, edited(text, changes))


def _layout(identifier: str) -> Text:
    return Text(
        f"úpravu záznamu {identifier} nejde do zápisu v souboru vložit, aniž by se změnilo něco jiného; upravte ho tam",
        f"the edit of {identifier} cannot be put into the text of the file without changing more; make it there",
    )


def new_text(changes: Changes, schema: str) -> str:
    """The file of a new record."""
    data = {"kind": changes.kind, "id": changes.id, **data_of(changes.kind, (), changes.new or {})}
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return "".join(f"{line}\n" for line in (*head, *entries(data)))

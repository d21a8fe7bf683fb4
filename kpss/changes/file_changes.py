"""What happened to files beside their records: chapters, tables, pictures, templates, moves, what cannot be read."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from kpss import resources
from kpss.changes.difference import FileChange, FileSort, RecordChange
from kpss.changes.moves import by_content
from kpss.changes.named_files import named_files
from kpss.changes.pairing import Pairs
from kpss.changes.values import value_changes
from kpss.facts import FileFacts
from kpss.model.workspace import Workspace
from kpss.source.decoding import lenient
from kpss.source.discovery import find_files
from kpss.source.pictures import media_type
from kpss.source.syntax import conflict_marker
from kpss.source.trees import Tree

_TEMPLATES = "documents"


def file_changes(
    before: Workspace, after: Workspace, pairs: Pairs, records: Iterable[RecordChange]
) -> tuple[FileChange, ...]:
    """The changes of files by path; *records* are those already told of records."""
    told = {one.file for change in records for one in (change.before, change.after) if one is not None}
    found = [*_texts(before, after), *_record_files(before, after, pairs, told)]
    return tuple(sorted(found, key=lambda change: change.path))


def _record_files(before: Workspace, after: Workspace, pairs: Pairs, told: set[str]) -> Iterator[FileChange]:
    old, new = _facts(before), _facts(after)
    moved = {(one.file, other.file) for one, other in pairs.both if one.file != other.file}
    yield from (FileChange("moved", path, source) for source, path in moved)
    told = told.union(*moved)
    for path in {**old, **new}:
        one, other = old.get(path), new.get(path)
        if one is other or (one and other and _identity(before.tree, path) == _identity(after.tree, path)):
            continue
        if any(facts is not None and _unread(facts) for facts in (one, other)):
            yield FileChange("unreadable", path)
        elif one is None or other is None:
            if path not in told:
                yield FileChange("added" if one is None else "removed", path)
        elif _says_the_same(one, other, pairs):
            linked = not _says_the_same(one, other, pairs._replace(renamed={}))
            yield FileChange("relinked" if linked else "reformatted", path)
        elif path not in told:
            yield FileChange("changed", path)


def _facts(workspace: Workspace) -> dict[str, FileFacts]:
    settings = [workspace.settings_file] if workspace.settings_file else []
    return {facts["path"]: facts for facts in (*settings, *workspace.files)}


def _unread(facts: FileFacts) -> bool:
    return not facts["readable"] or bool(facts["half_texts"])


def _says_the_same(one: FileFacts, other: FileFacts, pairs: Pairs) -> bool:
    olds = sorted(one["records"], key=lambda record: (record["kind"], pairs.renamed.get(record["id"], record["id"])))
    news = sorted(other["records"], key=lambda record: (record["kind"], record["id"]))
    return len(olds) == len(news) and all(
        (old["kind"], old["id"]) == (new["kind"], new["id"])
        and not value_changes(new["kind"], old["data"], new["data"], pairs.renamed)
        for old, new in zip(olds, news, strict=True)
    )


def _texts(before: Workspace, after: Workspace) -> Iterator[FileChange]:
    """Chapters, own templates, and the tables and pictures that plans and chapters of either side name."""
    named = named_files(before) | named_files(after)
    old, new = _identities(before, named), _identities(after, named)
    moved = by_content(before.tree, old.keys() - new.keys(), after.tree, new.keys() - old.keys())
    came = {path: source for source, path in moved.items()}
    for path in {**old, **new}:
        if path in came:
            yield FileChange("moved", path, came[path])
        elif path not in new:
            if path not in moved:
                yield FileChange("removed", path)
        elif old.get(path) != new[path]:
            yield FileChange(_sort_of_text(before.tree, after.tree, path, is_new=path not in old), path)


def _sort_of_text(before: Tree, after: Tree, path: str, *, is_new: bool) -> FileSort:
    data = _data(after, path)
    if media_type(data):
        return "added" if is_new else "changed"
    now = lenient(data)
    if conflict_marker(now) is not None:
        return "unreadable"
    if is_new:
        return "added"
    return "reformatted" if lenient(_data(before, path)).split() == now.split() else "changed"


def _identities(workspace: Workspace, named: Iterable[str]) -> dict[str, str]:
    chapters = find_files(workspace.tree, workspace.settings.ignore).chapters
    paths = (*chapters, *(f"{_TEMPLATES}/{name}" for name in _template_names()), *named)
    return {path: name for path in paths if (name := _identity(workspace.tree, path))}


@lru_cache(maxsize=1)
def _template_names() -> tuple[str, ...]:
    """The files that a workspace may have in place of the packaged ones."""
    root = resources.folder("templates")
    found = ((os.path.relpath(folder, root), names) for folder, _, names in os.walk(root))
    return tuple(posixpath.normpath(f"{inner.replace(os.sep, '/')}/{name}") for inner, names in found for name in names)


def _identity(tree: Tree, path: str) -> str:
    with suppress(OSError):
        return tree.identity(path)
    return ""


def _data(tree: Tree, path: str) -> bytes:
    with suppress(OSError):
        return tree.read(path)
    return b""

"""What people wrote beside their records is never overwritten by what kpss makes."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.model.handbook import Locality
from kpss.model.plans import Plan
from kpss.model.prose import path_beside
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.pictures import pictures_in
from kpss.source.trees import FolderTree

_ENDINGS = (".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".xlsx", ".csv", ".json", ".sarif", ".ics", ".txt",
            ".sqlite", ".sqlite3", ".db")  # fmt: skip
"""How the names of our outputs end; another file of the workspace (a picture, an archive) is none of them."""
_MADE = b'<meta name="generator" content="kpss">'
_DATABASE = b"SQLite format 3\0"
_R = TypeVar("_R", bound=Record)
_HEAD = 4096  # bytes of a page within which its generator stands
_ADVICE = ("zapište výstup jinam, třeba do složky vystupy/", "write the output elsewhere, for example to output/")


def keep(workspace: Workspace, root: str, output: str) -> None:
    """Refuse to write over a file of the workspace in *root* that people may have written.

    :raises UserError: if *output* is such a file.
    """
    if output in ("", "-") or not os.path.isfile(output):
        return
    path = _inside(root, output)
    if path is None:
        return
    workspace = _on_disk(workspace, root)
    owner = _named(workspace).get(path)
    if owner is not None:
        raise UserError(
            f"{output} patří k záznamu {owner} (kapitola, tabulka nebo obrázek) a nepřepíše se; {_ADVICE[0]}.",
            f"{output} belongs to the record {owner} (a chapter, table or picture) and is kept; {_ADVICE[1]}.",
        )
    name = posixpath.basename(path).lower()
    people = name.startswith("readme") or not name.endswith(_ENDINGS)
    if people or (posixpath.dirname(path) in _folders(workspace) and not _ours(output)):
        raise UserError(
            f"{output} už v pracovním prostoru je a mohl ho napsat někdo ručně, proto se nepřepíše; "
            f"{_ADVICE[0]}, nebo ho nejdřív smažte.",
            f"{output} exists in the workspace and somebody may have written it, so it is kept; "
            f"{_ADVICE[1]}, or delete it first.",
        )


def keep_folder(workspace: Workspace, root: str, folder: str) -> None:
    """Refuse a folder that holds records, or what belongs to them, for many documents.

    :raises UserError: if *folder* is one.
    """
    path = _inside(root, folder)
    if path is None:
        return
    workspace = _on_disk(workspace, root)
    files = {facts["path"] for facts in workspace.files} | set(_named(workspace))
    if path == "." or any(file.startswith(path + "/") for file in files):
        raise UserError(
            f"Ve složce {folder} jsou záznamy; pro dokumenty zadejte jinou, třeba -o vystupy.",
            f"The folder {folder} holds records; give another one for documents, for example -o output.",
        )


def keep_package(workspace: Workspace, root: str, folder: str, names: Iterable[str], mark: str) -> None:
    """Refuse a folder for files with *names* where some are there already and *mark* is none of them.

    :raises UserError: if *folder* is one, or holds records.
    """
    keep_folder(workspace, root, folder)
    there = [name for name in names if os.path.lexists(os.path.join(folder, name))]
    if there and mark not in there:
        raise UserError(
            f"Ve složce {folder} už je {there[0]} a {mark} ne, takže ho mohl napsat někdo ručně a nepřepíše se; "
            "zadejte jinou složku.",
            f"{there[0]} is in the folder {folder} and {mark} is not, so somebody may have written it and it is kept; "
            "give another folder.",
        )


def once(workspace: Workspace, identifier: str) -> None:
    """Refuse an id that two records have: nobody knows which of them is meant.

    :raises UserError: naming both files.
    """
    wanted = identifier.partition("/")[0]
    for record, first in workspace.duplicates:
        if record.id == wanted:
            raise UserError(
                f"Identifikátor „{wanted}“ mají dva záznamy: {first.file} a {record.file} (KPSS201); "
                "jeden z nich přejmenujte.",
                f"Two records have the id “{wanted}”: {first.file} and {record.file} (KPSS201); rename one of them.",
            )


def _on_disk(workspace: Workspace, root: str) -> Workspace:
    """The workspace whose files stand in *root*; that of a revision of git is not what would be written over."""
    if not isinstance(workspace.tree, GitTree):
        return workspace
    try:
        return Workspace.load(FolderTree(root), workspace.as_of)
    except UserError:  # no workspace on disk, as in a bare repository
        return workspace


def _inside(root: str, place: str) -> str | None:
    """*place* as a path of the workspace; None where it is outside."""
    try:
        path = os.path.relpath(os.path.realpath(place), os.path.realpath(root)).replace(os.sep, "/")
    except ValueError:  # another drive
        return None
    return None if path == ".." or path.startswith("../") else path


def _named(workspace: Workspace) -> dict[str, str]:
    """Path of a file that a record uses → id of that record."""
    return dict(_uses(workspace))


def _uses(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for plan in _all(workspace, Plan):
        yield from ((path_beside(plan, item.file), plan.id) for item in plan.tables)
        yield from _of_chapters(workspace, plan, [item.file for item in plan.chapters])
    for locality in _all(workspace, Locality):
        yield from _of_chapters(workspace, locality, [item.file for item in locality.chapters])


def _all(workspace: Workspace, record_type: type[_R]) -> list[_R]:
    """All records of a type, those too whose id is taken."""
    double = [record for record, _ in workspace.duplicates if isinstance(record, record_type)]
    return [*workspace.of(record_type), *double]


def _of_chapters(workspace: Workspace, record: Record, files: list[str]) -> Iterator[tuple[str, str]]:
    for path in (path_beside(record, file) for file in files):
        yield path, record.id
        text = workspace.chapters.get(path, "")
        yield from ((found.path, record.id) for found in pictures_in(text, posixpath.dirname(path)))


def _folders(workspace: Workspace) -> set[str]:
    """Folders with records in or below them; the workspace's own is none, for outputs are often put there."""
    found: set[str] = set()
    for facts in workspace.files:
        folder = posixpath.dirname(facts["path"])
        while folder and folder not in found:
            found.add(folder)
            folder = posixpath.dirname(folder)
    return found


def _ours(output: str) -> bool:
    """Whether *output* is surely a page that kpss made, or a database, which people do not write by hand."""
    try:
        with open(output, "rb") as file:
            head = file.read(_HEAD)
            return _MADE in head or head.startswith(_DATABASE)
    except OSError:
        return False

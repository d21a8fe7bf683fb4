"""Where the past of a record is kept: the repository of the workspace, or that of a submodule."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from kpss.changes.pairing import pair
from kpss.changes.sharing import sharing
from kpss.git.repository import NoRepository, Repository, open_repository
from kpss.git.revisions import commit_or_none
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree


class Source(NamedTuple):
    """A repository and the hash that is looked from, empty where nothing is committed.

    The workspace is its folder ``prefix``; a submodule stands in the folder ``mount`` of the workspace instead.
    """

    repository: Repository
    head: str
    prefix: str
    mount: str = ""


def sources(workspace: Workspace, record: Record | None) -> Iterator[Source]:
    """Where *record* may have its past, or one that is not there any more.

    :raises NoRepository: if the workspace stands in none.
    """
    tree = workspace.tree
    if isinstance(tree, GitTree):
        main = Source(tree.repository, tree.revision, tree.prefix)
    elif isinstance(tree, FolderTree):
        repository = open_repository(tree.root)
        main = Source(repository, commit_or_none(repository, "HEAD") or "", repository.prefix)
    else:
        raise NoRepository("Minulost tu není známa.", "The past is not known here.")
    if record is None:
        yield main
        yield from _modules(_committed(workspace))
        return
    inner = _around(tree.root, record.file) if isinstance(tree, FolderTree) else None
    inner = inner or next((one for one in _modules(_committed(workspace)) if record.file.startswith(one.mount)), None)
    yield inner or main


def modules_not_here(workspace: Workspace) -> list[str]:
    """The submodules that are not at hand, so that nobody knows what is in them."""
    tree = _committed(workspace)
    return list(tree.missing) if tree is not None else []


def renamed_on_disk(workspace: Workspace) -> dict[str, str]:
    """The records that got another id since the last commit: old id → new id."""
    tree = None if isinstance(workspace.tree, GitTree) else _committed(workspace)
    if tree is None:
        return {}
    before = Workspace.load(tree, workspace.as_of, sharing(workspace))
    return dict(pair(before, workspace).renamed)


def _committed(workspace: Workspace) -> GitTree | None:
    """The newest commit of the workspace; None where there is none, or it does not hold the workspace."""
    tree = workspace.tree
    if isinstance(tree, GitTree):
        return tree
    try:
        repository = open_repository(tree.root) if isinstance(tree, FolderTree) else None
        head = commit_or_none(repository, "HEAD") if repository is not None else None
        return GitTree(repository, head) if repository is not None and head else None
    except UserError:
        return None


def _around(root: str, file: str) -> Source | None:
    """The repository within *root* that *file* stands in."""
    folder = posixpath.dirname(file)
    while folder:
        place = os.path.join(root, *folder.split("/"))
        if os.path.lexists(os.path.join(place, ".git")):
            repository = open_repository(place)
            return Source(repository, commit_or_none(repository, "HEAD") or "", "", f"{folder}/")
        folder = posixpath.dirname(folder)
    return None


def _modules(tree: GitTree | None, mount: str = "") -> Iterator[Source]:
    for folder, module in tree.modules.items() if tree is not None else ():
        here = f"{mount}{folder}/"
        yield from _modules(module, here)
        yield Source(module.repository, module.revision, module.prefix, here)

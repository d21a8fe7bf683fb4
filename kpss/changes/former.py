"""The folder that a workspace came from, where an earlier revision holds it elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from kpss.git.listing import workspace_folders
from kpss.git.repository import Repository
from kpss.git.tree import GitTree
from kpss.source.discovery import SETTINGS, find_files
from kpss.source.trees import NotingFolder, Tree

_ID = re.compile(rb"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


def former(repository: Repository, revision: str, prefix: str, head: GitTree | None) -> GitTree | None:
    """The workspace of *revision* that became the one in *prefix*; None where none did, so that it is new.

    It is the one with the most files or records in common, more of them than what now stands in its place.  *head* is
    the revision that is looked at; without one it is the folder itself.
    """
    folders = workspace_folders(repository, revision)
    if not folders:
        return None
    own = _marks(head or _folder(repository, prefix))
    found = [(len(own & then) - len(now & then), place, folder)
             for place, folder in enumerate(folders)
             for then in (_marks(GitTree(repository, revision, folder)),)
             for now in (_marks_now(repository, folder, head),)]  # fmt: skip
    gone = [folder for folder in folders if not _stands(repository, folder, head)]
    likeness, _, folder = max(found, key=lambda one: (one[0], -one[1]))
    if likeness > 0:
        return GitTree(repository, revision, folder)
    return GitTree(repository, revision, gone[0]) if len(gone) == 1 else None


def _marks_now(repository: Repository, folder: str, head: GitTree | None) -> set[bytes]:
    """The marks of the workspace that stands in *folder* now."""
    if not _stands(repository, folder, head):
        return set()
    return _marks(GitTree(repository, head.revision, folder) if head is not None else _folder(repository, folder))


def _stands(repository: Repository, folder: str, head: GitTree | None) -> bool:
    """Whether *folder* of the repository still holds a workspace."""
    if head is not None:
        return folder in workspace_folders(repository, head.revision)
    return os.path.isfile(os.path.join(repository.root, *folder.split("/"), SETTINGS))


def _folder(repository: Repository, folder: str) -> Tree:
    return NotingFolder(os.path.join(repository.root, *folder.split("/")))


def _marks(tree: Tree) -> set[bytes]:
    """What tells a workspace from others: the contents of its files, and the ids of its records."""
    return set(_all_marks(tree))


def _all_marks(tree: Tree) -> Iterator[bytes]:
    for entry in find_files(tree).records:
        if not entry.refused:
            data = tree.read(entry.path)
            yield data
            yield from _ID.findall(data)

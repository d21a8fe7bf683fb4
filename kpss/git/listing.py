"""What a revision holds: its files with their modes and the hashes of their contents."""

from __future__ import annotations

import os
from typing import NamedTuple

from kpss.git.commands import GitFailed
from kpss.git.contents import MissingContent
from kpss.git.repository import SETTINGS, Repository
from kpss.git.revisions import SHORT
from kpss.language.errors import UserError


class Blob(NamedTuple):
    """A file of a revision: its mode, and the hash of its content."""

    mode: str
    hash: str


class NoFolder(UserError):
    """The folder of the workspace is not there in the revision."""


def listed(repository: Repository, revision: str, prefix: str) -> dict[str, Blob]:
    """All that the folder *prefix* of *revision* holds, by path.

    :raises NoFolder: if it is not there.
    :raises MissingContent: if what is known of it is not in this clone.
    """
    try:
        words = repository.git.run("ls-tree", "-r", "-z", "--full-tree", f"{revision}:{prefix.rstrip('/')}")
    except GitFailed:
        raise _not_listed(repository, revision, prefix) from None
    found = {}
    for line in os.fsdecode(words).split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, _, name = head.split(" ")
        found[path] = Blob(mode, name)
    return found


def _not_listed(repository: Repository, revision: str, prefix: str) -> UserError:
    """Why a folder of a revision cannot be listed: it is not there, or what is known of it is not in this clone."""
    name = f"{revision}:{prefix.rstrip('/')}"
    try:
        found = repository.git.run("rev-parse", "--verify", "--quiet", "--end-of-options", name).decode("ascii").strip()
        sort = repository.git.run("cat-file", "-t", found) if found else b""
    except GitFailed as failed:
        # Without words it is certain that there is no such path.
        return _lacking(revision) if failed.words else _no_folder(revision, prefix)
    return _no_folder(revision, prefix) if sort.strip() == b"blob" else _lacking(revision)


def _no_folder(revision: str, prefix: str) -> NoFolder:
    return NoFolder(
        f"V revizi {revision[:SHORT]} složka {prefix or '.'} není.",
        f"There is no folder {prefix or '.'} in the revision {revision[:SHORT]}.",
    )


def _lacking(revision: str) -> MissingContent:
    short = revision[:SHORT]
    return MissingContent(
        f"V klonu repozitáře chybí soubory revize {short}; stáhněte repozitář celý (git clone bez --filter).",
        f"The clone lacks the files of the revision {short}; clone the whole repository (git clone without --filter).",
    )


def workspace_folders(repository: Repository, revision: str) -> list[str]:
    """The folders of *revision* that hold settings, each with ``/`` at its end; the root is empty."""
    paths = listed(repository, revision, "")
    return [
        path[: -len(SETTINGS)]
        for path in paths
        if (path == SETTINGS or path.endswith(f"/{SETTINGS}")) and not is_hidden(path)
    ]


def is_hidden(path: str) -> bool:
    """Whether a part of *path* begins with a dot."""
    return path.startswith(".") or "/." in path

"""A revision as a tree of files; nothing is checked out."""

from __future__ import annotations

import errno
import os
import posixpath
import weakref
from collections.abc import Iterator
from typing import NamedTuple

from kpss.git.commands import Git, GitFailed
from kpss.git.contents import MissingContent, Reader
from kpss.git.repository import SETTINGS, Repository
from kpss.language.errors import UserError
from kpss.source.trees import CHAPTERS, RECORDS, Entry

_READ = (*RECORDS, CHAPTERS)
_LINK, _MODULE = "120000", "160000"
_LONG_HASH = 64


class Blob(NamedTuple):
    """A file of a revision: its mode, and the hash of its content."""

    mode: str
    hash: str


class NoFolder(UserError):
    """The folder of the workspace is not there in the revision."""


class GitTree:
    """The files of a folder of the commit *revision* (a hash); see :class:`kpss.source.trees.Tree`.

    Files of a submodule are read too where its repository is at hand.

    :raises NoFolder: if the folder is not there in the revision.
    """

    def __init__(self, repository: Repository, revision: str, folder: str | None = None) -> None:
        self.repository, self.revision = repository, revision
        self.prefix = _folder_of(repository, revision) if folder is None else folder
        self.blobs = _listed(repository, revision, self.prefix)
        self.missing: list[str] = []  # submodules that are not at hand
        self._modules: dict[str, GitTree] = {}
        for path, blob in self.blobs.items():
            if blob.mode == _MODULE:
                self._open_module(path, blob.hash)
        self._readers: dict[int, Reader] = {}

    @property
    def algorithm(self) -> str:
        """The algorithm of the hashes."""
        return "sha256" if len(self.revision) == _LONG_HASH else "sha1"

    def entries(self) -> Iterator[Entry]:
        """See :class:`Tree`."""
        nested = tuple(
            path[: -len(SETTINGS)] for path in self._paths() if path.endswith(f"/{SETTINGS}") and not _hidden(path)
        )
        for path in self._paths():
            if _hidden(path) or (nested and path.startswith(nested)):
                continue
            blob = self.blobs.get(path)
            if blob is not None and blob.mode == _LINK:
                yield from self._link(path)
            elif path.endswith(_READ):
                yield Entry(path)

    def read(self, path: str) -> bytes:
        """See :class:`Tree`."""
        for folder, module in self._modules.items():
            if path.startswith(f"{folder}/"):
                return module.read(path[len(folder) + 1 :])
        blob = self.blobs.get(path)
        if blob is not None and blob.mode == _LINK:
            blob = self.blobs.get(self._target(path) or "")
        if blob is None or blob.mode in (_LINK, _MODULE):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return self._reader().read(blob.hash, path)

    def identity(self, path: str) -> str:
        """See :class:`Tree`."""
        for folder, module in self._modules.items():
            if path.startswith(f"{folder}/"):
                return module.identity(path[len(folder) + 1 :])
        blob = self.blobs.get(path)
        if blob is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return blob.hash

    def _paths(self) -> Iterator[str]:
        for path, blob in self.blobs.items():
            if blob.mode != _MODULE:
                yield path
        for folder, module in self._modules.items():
            yield from (f"{folder}/{path}" for path in module._paths())  # noqa: SLF001 - another of this class

    def _link(self, path: str) -> Iterator[Entry]:
        # As in a folder: what a link inside the workspace leads to is read under its own name.
        target = self._target(path)
        if target is None:
            if path.endswith(RECORDS) or self._leads_to_folder(path):
                yield Entry(path, "outside")
        elif path.endswith(RECORDS) and target not in self.blobs:
            yield Entry(path, "unreadable")

    def _target(self, path: str) -> str | None:
        """Where the link *path* leads within the workspace; None where it leaves it."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), self._text(path)))
        return None if target == ".." or target.startswith(("/", "../")) else target

    def _leads_to_folder(self, path: str) -> bool:
        """Whether the link *path* leads to a folder elsewhere, as far as this machine can tell."""
        if self.repository.bare:
            return False
        place = os.path.join(self.repository.root, *self.prefix.split("/"), *path.split("/")[:-1])
        return os.path.isdir(os.path.join(place, self._text(path)))

    def _text(self, path: str) -> str:
        return os.fsdecode(self._reader().read(self.blobs[path].hash, path))

    def _open_module(self, path: str, revision: str) -> None:
        here = os.path.join(self.repository.root, *self.prefix.split("/"), *path.split("/"))
        if self.repository.bare or not os.path.lexists(os.path.join(here, ".git")):
            self.missing.append(path)
            return
        inner = Repository(Git(here), here, "", bare=False, shallow=False)
        try:
            self._modules[path] = GitTree(inner, revision, "")
        except UserError:
            self.missing.append(path)

    def _reader(self) -> Reader:
        # A process that was forked must not share the pipes of its parent.
        process = os.getpid()
        if process not in self._readers:
            self._readers = {process: Reader(self.repository.git)}
            weakref.finalize(self, self._readers[process].close)
        return self._readers[process]


def _hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path


def _listed(repository: Repository, revision: str, prefix: str) -> dict[str, Blob]:
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
        f"V revizi {revision[:8]} složka {prefix or '.'} není.",
        f"There is no folder {prefix or '.'} in the revision {revision[:8]}.",
    )


def _lacking(revision: str) -> MissingContent:
    return MissingContent(
        f"V klonu repozitáře chybí soubory revize {revision[:8]}; stáhněte repozitář celý (git clone bez --filter).",
        f"The clone lacks the files of the revision {revision[:8]}; clone the whole repository "
        "(git clone without --filter).",
    )


def workspace_folders(repository: Repository, revision: str) -> list[str]:
    """The folders of *revision* that hold settings, each with ``/`` at its end; the root is empty."""
    paths = _listed(repository, revision, "")
    return [
        path[: -len(SETTINGS)]
        for path in paths
        if (path == SETTINGS or path.endswith(f"/{SETTINGS}")) and not _hidden(path)
    ]


def _folder_of(repository: Repository, revision: str) -> str:
    """The folder of the workspace in *revision*; in a bare repository the one that holds the settings."""
    if not repository.bare:
        return repository.prefix
    found = workspace_folders(repository, revision)
    if "" in found:
        return ""
    if len(found) == 1:
        return found[0]
    listed = ", ".join(folder.rstrip("/") for folder in found[:5])
    raise NoFolder(
        f"V revizi {revision[:8]} je pracovních prostorů víc ({listed}); pracujte v jejím klonu."
        if found
        else f"V revizi {revision[:8]} není pracovní prostor: chybí soubor kpss.yaml.",
        f"The revision {revision[:8]} holds several workspaces ({listed}); use a clone of it."
        if found
        else f"There is no workspace in the revision {revision[:8]}: kpss.yaml is missing.",
    )

"""A revision as a tree of files; nothing is checked out."""

from __future__ import annotations

import errno
import os
import posixpath
import subprocess
import weakref
from collections.abc import Iterator
from typing import IO, NamedTuple

from kpss.git.commands import Git, GitFailed
from kpss.git.repository import SETTINGS, Repository
from kpss.language.errors import UserError
from kpss.source.trees import CHAPTERS, LARGEST, RECORDS, Entry

_READ = (*RECORDS, CHAPTERS)
_LINK, _MODULE = "120000", "160000"


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
        self._readers: dict[int, _Reader] = {}

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
            if path.endswith(RECORDS):
                yield Entry(path, "outside")
        elif path.endswith(RECORDS) and target not in self.blobs:
            yield Entry(path, "unreadable")

    def _target(self, path: str) -> str | None:
        """Where the link *path* leads within the workspace; None where it leaves it."""
        text = self._reader().read(self.blobs[path].hash, path).decode("utf-8", "surrogateescape")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), text))
        return None if target.startswith(("/", "..")) else target

    def _open_module(self, path: str, revision: str) -> None:
        here = os.path.join(self.repository.root, *self.prefix.split("/"), *path.split("/"))
        if self.repository.bare or not os.path.lexists(os.path.join(here, ".git")):
            self.missing.append(path)
            return
        inner = Repository(Git(here), here, "", bare=False, shallow=False)
        try:
            self._modules[path] = GitTree(inner, revision, "")
        except (GitFailed, UserError):
            self.missing.append(path)

    def _reader(self) -> _Reader:
        # A process that was forked must not share the pipes of its parent.
        process = os.getpid()
        if process not in self._readers:
            self._readers = {process: _Reader(self.repository.git)}
            weakref.finalize(self, self._readers[process].close)
        return self._readers[process]


class _Reader:
    """``git cat-file --batch``: one process that gives one content after another."""

    def __init__(self, git: Git) -> None:
        self._process = git.start("cat-file", "--batch")
        self._owner = os.getpid()

    def read(self, name: str, path: str) -> bytes:
        asked, answers = _pipes(self._process)
        try:
            asked.write(name.encode("ascii") + b"\n")
            asked.flush()
            head = answers.readline().split()
        except OSError:
            head = []
        if len(head) != 3:  # noqa: PLR2004 - hash, type, size
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)  # missing, as in a clone of a part
        size = int(head[2])
        if size > LARGEST:
            left = size + 1
            while left > 0:
                left -= len(answers.read(min(left, 1 << 20)))
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        data = answers.read(size)
        answers.read(1)  # the end of its line
        return data

    def close(self) -> None:
        if os.getpid() != self._owner:
            return
        for pipe in _pipes(self._process):
            pipe.close()
        self._process.wait()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("a process without pipes")
    return process.stdin, process.stdout


def _hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path


def _listed(repository: Repository, revision: str, prefix: str) -> dict[str, Blob]:
    try:
        words = repository.git.run("ls-tree", "-r", "-z", "--full-tree", f"{revision}:{prefix.rstrip('/')}")
    except GitFailed:
        raise NoFolder(
            f"V revizi {revision[:8]} složka {prefix or '.'} není.",
            f"There is no folder {prefix or '.'} in the revision {revision[:8]}.",
        ) from None
    found = {}
    for line in words.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, _, name = head.split(" ")
        found[path] = Blob(mode, name)
    return found


def _folder_of(repository: Repository, revision: str) -> str:
    """The folder of the workspace in *revision*; in a bare repository the one that holds the settings."""
    if not repository.bare:
        return repository.prefix
    paths = _listed(repository, revision, "")
    if SETTINGS in paths:
        return ""
    found = [path[: -len(SETTINGS)] for path in paths if path.endswith(f"/{SETTINGS}") and not _hidden(path)]
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

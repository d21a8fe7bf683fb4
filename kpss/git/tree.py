"""A revision as a tree of files; nothing is checked out."""

from __future__ import annotations

import errno
import os
import weakref
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from kpss.git.commands import Git
from kpss.git.contents import Reader
from kpss.git.listing import NoFolder, is_hidden, listed, workspace_folders
from kpss.git.repository import SETTINGS, Repository
from kpss.git.revisions import SHORT
from kpss.language.errors import UserError
from kpss.source.trees import CHAPTERS, RECORDS, Entry, always

_READ = (*RECORDS, CHAPTERS)
_LINK, _MODULE = "120000", "160000"
_LONG_HASH = 64
_MOST_LINKS = 40  # on the way to one file, as systems have it


class GitTree:
    """The files of a folder of the commit *revision* (a hash); see :class:`kpss.source.trees.Tree`.

    Files of a submodule are read too where its repository is at hand.  ``apart`` as in a folder.

    :raises NoFolder: if the folder is not there in the revision.
    """

    def __init__(self, repository: Repository, revision: str, folder: str | None = None) -> None:
        self.repository, self.revision = repository, revision
        self.prefix = _folder_of(repository, revision) if folder is None else folder
        self.blobs = listed(repository, revision, self.prefix)
        self.apart: Callable[[str], bool] = always
        self.missing: list[str] = []  # submodules that are not at hand
        self._modules: dict[str, GitTree] = {}
        for path, blob in self.blobs.items():
            if blob.mode == _MODULE:
                self._open_module(path, blob.hash)
        self._readers: dict[int, Reader] = {}

    @property
    def modules(self) -> Mapping[str, GitTree]:
        """The submodules that are at hand, by the folder that they stand in."""
        return self._modules

    @property
    def algorithm(self) -> str:
        """The algorithm of the hashes."""
        return "sha256" if len(self.revision) == _LONG_HASH else "sha1"

    def entries(self) -> Iterator[Entry]:
        """See :class:`Tree`."""
        apart = tuple(folder for folder in self.nested if self.apart(folder))
        settings = {f"{folder}{SETTINGS}" for folder in self.nested}
        for path in self.paths():
            if is_hidden(path) or (apart and path.startswith(apart)) or path in settings:
                continue
            blob = self.blobs.get(path)
            if blob is not None and blob.mode == _LINK:
                yield from self._link(path)
            elif path.endswith(_READ):
                yield Entry(path)

    def read(self, path: str) -> bytes:
        """See :class:`Tree`."""
        tree, name = self._content(path)
        return tree._reader().read(name, path)  # noqa: SLF001 - another of this class

    def identity(self, path: str) -> str:
        """See :class:`Tree`."""
        return self._content(path)[1]

    @cached_property
    def nested(self) -> frozenset[str]:
        """The folders with settings of their own, each with ``/`` at its end."""
        return frozenset(
            path[: -len(SETTINGS)] for path in self.paths() if path.endswith(f"/{SETTINGS}") and not is_hidden(path)
        )

    def _content(self, path: str) -> tuple[GitTree, str]:
        """The tree that holds the file *path*, or the one that it leads to, and the name of its content."""
        blob = self.blobs.get(path)
        if blob is None or blob.mode in (_LINK, _MODULE):
            target = self._target(path) or ""
            for folder, module in self._modules.items():
                if target.startswith(f"{folder}/"):
                    return module._content(target[len(folder) + 1 :])  # noqa: SLF001 - another of this class
            blob = self.blobs.get(target)
        if blob is None or blob.mode in (_LINK, _MODULE):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return self, blob.hash

    def paths(self) -> Iterator[str]:
        """All files, of whatever sort."""
        for path, blob in self.blobs.items():
            if blob.mode != _MODULE:
                yield path
        for folder, module in self._modules.items():
            yield from (f"{folder}/{path}" for path in module.paths())

    def _link(self, path: str) -> Iterator[Entry]:
        # As in a folder: what a link inside the workspace leads to is read under its own name.
        target = self._target(path)
        if target is None:
            if path.endswith(RECORDS) or self._leads_to_folder(path):
                yield Entry(path, "outside")
        elif path.endswith(RECORDS) and not self._is_there(target):
            yield Entry(path, "unreadable")

    def _target(self, path: str) -> str | None:
        """Where *path* leads within the workspace, step by step through links; None where it leaves it."""
        steps, made, links = path.split("/")[::-1], list[str](), 0
        while steps:
            step = steps.pop()
            if step == ".." and not made:
                return None
            if step == "..":
                made.pop()
            elif step not in ("", "."):
                made.append(step)
                place = "/".join(made)
                if self._is_link(place) and links < _MOST_LINKS:
                    text, links = self._text(place), links + 1
                    if text.startswith("/"):
                        return None
                    made.pop()
                    steps += text.split("/")[::-1]
        return "/".join(made)

    def _is_link(self, path: str) -> bool:
        return path in self.blobs and self.blobs[path].mode == _LINK

    def _is_there(self, target: str) -> bool:
        """Whether there is a file or folder *target*, to which no link leads any further."""
        within = f"{target}/" if target else ""
        return not self._is_link(target) and any(one == target or one.startswith(within) for one in self.paths())

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


def _folder_of(repository: Repository, revision: str) -> str:
    """The folder of the workspace in *revision*; in a bare repository the one that holds the settings."""
    if not repository.bare:
        return repository.prefix
    found = workspace_folders(repository, revision)
    if "" in found:
        return ""
    if len(found) == 1:
        return found[0]
    listed, short = ", ".join(folder.rstrip("/") for folder in found[:5]), revision[:SHORT]
    raise NoFolder(
        f"V revizi {short} je pracovních prostorů víc ({listed}); pracujte v jejím klonu."
        if found
        else f"V revizi {short} není pracovní prostor: chybí soubor kpss.yaml.",
        f"The revision {short} holds several workspaces ({listed}); use a clone of it."
        if found
        else f"There is no workspace in the revision {short}: kpss.yaml is missing.",
    )

"""Trees: the one protocol through which files are read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from kpss.language.errors import UserError

RECORDS, CHAPTERS = (".yaml", ".yml"), ".md"  # how the names of the files end that hold records, and chapters
LARGEST = 64 * 1024 * 1024  # bytes of a file that is read at all, whatever the settings allow
_READ = (*RECORDS, CHAPTERS)
_BUFFER = 65536  # one read for almost every record file; bigger buffers cost page faults


class Entry(NamedTuple):
    """One file of a tree.  ``path`` is relative with ``/``; ``refused`` says why it must not be read, or is empty."""

    path: str
    refused: str = ""


class Tree(Protocol):
    """A tree of files: a folder, a revision of git, texts in memory."""

    def entries(self) -> Iterator[Entry]:
        """All YAML and Markdown files of which no name begins with a dot, in no particular order.

        Folders that hold a ``kpss.yaml`` of their own (other than the root) are left out.
        """

    def read(self, path: str) -> bytes:
        """The bytes of *path*.

        :raises OSError: if it cannot be read; with ``errno.EFBIG`` if it is larger than :data:`LARGEST`.
        """

    def identity(self, path: str) -> str:
        """A name of the content: equal content has equal identity in every tree (git's blob hash)."""


def always(_folder: str) -> bool:
    """True: a folder with settings of its own is a workspace apart."""
    return True


def blob_identity(data: bytes, algorithm: str = "sha1") -> str:
    """The hash under which git keeps *data*; the *algorithm* is that of the repository."""
    import hashlib  # checking a workspace never asks for it

    return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


class MemoryTree:
    """A tree of texts in memory."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}

    def entries(self) -> Iterator[Entry]:
        """See :class:`Tree`."""
        nested = [path[: -len("kpss.yaml")] for path in self._files if path.endswith("/kpss.yaml")]
        for path in self._files:
            if any(part.startswith(".") for part in path.split("/")):
                continue
            if not any(path.startswith(folder) for folder in nested):
                yield Entry(path)

    def read(self, path: str) -> bytes:
        """See :class:`Tree`."""
        try:
            return self._files[path]
        except KeyError:
            raise FileNotFoundError(path) from None

    def identity(self, path: str) -> str:
        """See :class:`Tree`."""
        return blob_identity(self.read(path))


class OverlayTree:
    """A tree with texts laid over it."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes]) -> None:
        self._tree, self._files = tree, files

    def entries(self) -> Iterator[Entry]:
        """See :class:`Tree`."""
        yield from (one for one in self._tree.entries() if one.path not in self._files)
        yield from map(Entry, self._files)

    def read(self, path: str) -> bytes:
        """See :class:`Tree`."""
        return self._files[path] if path in self._files else self._tree.read(path)

    def identity(self, path: str) -> str:
        """See :class:`Tree`."""
        return blob_identity(self._files[path]) if path in self._files else self._tree.identity(path)


class FolderTree:
    """A folder on disk.  Links are followed only while they stay inside it.

    ``nested`` are the folders with settings of their own that :meth:`entries` came upon, each with ``/`` at its end;
    ``apart`` tells which of them are left out, as all are usually.
    """

    def __init__(self, root: str) -> None:
        self.root = os.path.abspath(root)
        self.apart: Callable[[str], bool] = always
        self.nested: set[str] = set()
        self._listed: set[str] = set()  # what entries() found to be a regular file inside
        if not os.path.isdir(self.root):
            raise UserError(
                f"Složka {root} neexistuje; zadejte cestu k pracovnímu prostoru (-C SLOŽKA).",
                f"There is no folder {root}; give the path of a workspace (-C DIR).",
            )

    def entries(self) -> Iterator[Entry]:
        """See :class:`Tree`."""
        real_root = os.path.realpath(self.root)
        folders = [("", self.root)]
        while folders:
            prefix, folder = folders.pop()
            try:
                items = list(os.scandir(folder))
            except OSError:
                yield Entry(prefix.rstrip("/"), "unreadable")
                continue
            for item in self._own(prefix, items):
                path = prefix + item.name
                if item.is_symlink():
                    yield from self._link(path, item.path, real_root)
                elif item.is_dir(follow_symlinks=False):
                    folders.append((path + "/", item.path))
                elif item.name.endswith(_READ):
                    regular = item.is_file(follow_symlinks=False)  # the folder says; to ask each file takes longer
                    if regular:
                        self._listed.add(path)
                    yield Entry(path, "" if regular else "not_regular")

    def _own(self, prefix: str, items: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
        """The *items* of the folder *prefix* that belong to this workspace."""
        if prefix and any(item.name == "kpss.yaml" and not item.is_dir() for item in items):
            self.nested.add(prefix)
            items = [] if self.apart(prefix) else [item for item in items if item.name != "kpss.yaml"]
        return [item for item in items if not item.name.startswith(".")]

    def _link(self, path: str, place: str, real_root: str) -> Iterator[Entry]:
        # What a link inside the workspace leads to is read under its own name; reading it twice would only repeat
        # its records.  A chapter elsewhere is none of this workspace.
        target = os.path.realpath(place)
        if target != real_root and not target.startswith(real_root + os.sep):
            if os.path.isdir(target) or path.endswith(RECORDS):
                yield Entry(path, "outside")
        elif path.endswith(RECORDS) and not os.path.exists(target):
            yield Entry(path, "unreadable")

    def _check(self, path: str) -> None:
        if "\0" in path:  # which no name of a file holds
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        place = os.path.realpath(os.path.join(self.root, path))
        if not place.startswith(os.path.realpath(self.root) + os.sep):
            raise PermissionError(path)
        if not stat.S_ISREG(os.stat(place).st_mode):
            raise IsADirectoryError(path)

    def read(self, path: str) -> bytes:
        """See :class:`Tree`.  Links that leave the folder and what is no regular file are not read."""
        if path not in self._listed:
            self._check(path)
        handle = os.open(os.path.join(self.root, path), os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            data = os.read(handle, _BUFFER)
            if len(data) < _BUFFER:
                return data
            size = os.fstat(handle).st_size
            if size > LARGEST:
                raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
            parts = [data]
            while data := os.read(handle, 1 << 20):
                parts.append(data)
            return b"".join(parts)
        finally:
            os.close(handle)

    def identity(self, path: str) -> str:
        """See :class:`Tree`."""
        return blob_identity(self.read(path))


class NotingFolder(FolderTree):
    """A folder that notes the identities of what is read from it, so that nothing is read again to tell them.

    ``noted`` holds the identities of a path: of its content, and of the same with the ends of lines that git keeps.
    """

    def __init__(self, root: str, algorithm: str = "sha1") -> None:
        super().__init__(root)
        self._algorithm = algorithm
        self.noted: dict[str, tuple[str, ...]] = {}

    def read(self, path: str) -> bytes:
        """See :class:`Tree`."""
        data = super().read(path)
        own = blob_identity(data, self._algorithm)
        plain = blob_identity(data.replace(b"\r\n", b"\n"), self._algorithm) if b"\r\n" in data else own
        self.noted[path] = (own,) if plain == own else (own, plain)
        return data

    def identity(self, path: str) -> str:
        """See :class:`Tree`."""
        return self.identities(path)[0]

    def identities(self, path: str) -> tuple[str, ...]:
        """The identities of *path*, see ``noted``."""
        if path not in self.noted:
            self.read(path)
        return self.noted[path]

"""Contents of files by their hashes, from one process of git."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from typing import IO

from kpss.git.commands import Git, GitFailed
from kpss.language.errors import UserError
from kpss.source.trees import LARGEST

_POINTER = re.compile(rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n")
_LONGEST_POINTER = 1024


class MissingContent(UserError):
    """Git knows of a content that is not in this clone of the repository."""


class Reader:
    """``git cat-file --batch``: one process that gives one content after another."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process = git.start("cat-file", "--batch")
        self._owner = os.getpid()

    def read(self, name: str, path: str) -> bytes:
        """The content *name* of the file *path*; of one that Git LFS keeps elsewhere what it stands for.

        :raises OSError: if it is larger than :data:`LARGEST`.
        :raises MissingContent: if it is not in this clone.
        """
        data = self._object(name, path)
        if len(data) <= _LONGEST_POINTER and (pointer := _POINTER.match(data)):
            return self._large(pointer[1].decode("ascii"), path)
        return data

    def _object(self, name: str, path: str) -> bytes:
        asked, answers = _pipes(self._process)
        try:
            asked.write(name.encode("ascii") + b"\n")
            asked.flush()
            head = answers.readline().split()
        except OSError:
            head = []
        if len(head) != 3:  # noqa: PLR2004 - hash, type, size
            raise _missing(path)
        size = int(head[2])
        if size > LARGEST:
            left = size + 1
            while left > 0:
                left -= len(answers.read(min(left, 1 << 20)))
            raise _too_large(path)
        data = answers.read(size)
        answers.read(1)  # the end of its line
        return data

    def _large(self, name: str, path: str) -> bytes:
        """What Git LFS keeps under *name*, where it has been brought."""
        try:
            common = os.fsdecode(self._git.run("rev-parse", "--git-common-dir")).removesuffix("\n")
            place = os.path.join(self._git.folder, common, "lfs", "objects", name[:2], name[2:4], name)
            with open(place, "rb") as file:
                data = file.read(LARGEST + 1)
        except (OSError, GitFailed):
            raise MissingContent(
                f"Obsah souboru {path} drží Git LFS a v tomto klonu není; přinese ho git lfs fetch --all.",
                f"The content of {path} is kept by Git LFS and is not in this clone; git lfs fetch --all brings it.",
            ) from None
        if len(data) > LARGEST:
            raise _too_large(path)
        return data

    def close(self) -> None:
        """End the process, unless it is that of a parent."""
        if os.getpid() != self._owner:
            return
        for pipe in _pipes(self._process):
            pipe.close()
        self._process.wait()


def _too_large(path: str) -> OSError:
    return OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)


def _missing(path: str) -> MissingContent:
    return MissingContent(
        f"Klon repozitáře je jen částečný: chybí v něm dřívější obsah souboru {path}; stáhněte repozitář celý "
        "(git clone bez volby --filter).",
        f"The clone is only a partial one: it lacks the earlier content of {path}; clone the whole repository "
        "(git clone without --filter).",
    )


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("a process without pipes")
    return process.stdin, process.stdout

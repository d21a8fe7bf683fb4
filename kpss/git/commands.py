"""Running git: fixed argument lists, and nothing that a repository's own settings could start.

A repository may come from anywhere, and its settings can name programs to run: hooks, a monitor of files, drivers of
differences, filters, helpers of a transport.  Every command here runs without them, asks no network and writes nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from kpss.language.errors import UserError

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "safe.bareRepository=explicit",
    "core.quotePath=false",
    "log.showSignature=false",
    "protocol.allow=never",
    # What people set for themselves and what would change the words that are read here.
    "color.ui=false",
    "color.diff=false",
    "color.grep=false",
    "diff.renames=false",
    "diff.relative=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
    "submodule.recurse=false",
)
_OPTIONS = ("--no-pager", "--literal-pathspecs", "--no-replace-objects")
# What the person's own settings are read from, and where a server keeps objects that are just being pushed.
_KEPT = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
    "GIT_OBJECT_DIRECTORY", "GIT_QUARANTINE_PATH",
)  # fmt: skip
_KEPT_BEGINNING = "GIT_CONFIG_"
_OWN = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitFailed(Exception):
    """A command of git that ended with ``status``; ``words`` are what it said, in English."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


class Git(NamedTuple):
    """Where commands run: in a folder, and for a bare repository with its ``git_dir`` given."""

    folder: str
    git_dir: str = ""

    def run(self, *arguments: str, data: bytes = b"") -> bytes:
        """What git prints for *arguments*, with *data* as its input.

        :raises GitFailed: if it ends with another code than 0.
        :raises UserError: if there is no git.
        """
        done = subprocess.run(  # noqa: S603 - a fixed list; what people wrote stands behind --end-of-options or --
            self._command(arguments), cwd=self.folder, env=_environment(), input=data, capture_output=True, check=False
        )
        if done.returncode:
            raise GitFailed(done.returncode, done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A process of git that answers through pipes."""
        return subprocess.Popen(  # noqa: S603 - see above
            self._command(arguments),
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _command(self, arguments: Sequence[str]) -> list[str]:
        where = [f"--git-dir={self.git_dir}"] if self.git_dir else []
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return [program(), *settings, *_OPTIONS, *where, *arguments]


def program() -> str:
    """The path of git; never one that lies in the current folder, or is found from there.

    :raises UserError: if there is none.
    """
    os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")  # Windows looks there first otherwise
    folders = filter(os.path.isabs, os.environ.get("PATH", "").split(os.pathsep))
    found = next(filter(None, (shutil.which("git", path=folder) for folder in folders)), None)
    if found is None:
        raise UserError(
            "Není nainstalován program git, který zná minulost souborů.",
            "The program git, which knows the past of the files, is not installed.",
        )
    return found


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_BEGINNING)
    }
    return {**kept, **_OWN}

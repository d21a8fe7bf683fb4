"""The revision that a document shows: the last commit that touched a record it uses."""

from __future__ import annotations

import os
from collections.abc import Iterable

_SETTINGS = ("core.fsmonitor=false", "core.hooksPath=", "safe.bareRepository=explicit")
_SAFE = (*(part for setting in _SETTINGS for part in ("-c", setting)), "--literal-pathspecs")


def revision(root: str, files: Iterable[str]) -> str:
    """The short hash of the last commit that touched *files* (relative to *root*), with ``+`` when edited since.

    Empty without git, and where none of the files is committed yet.
    """
    paths = sorted(set(files))
    if not paths or not _has_repository(root):
        return ""
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    try:
        import git
    except ImportError:
        return ""
    runner = git.Git(root)
    try:
        last = runner.execute(["git", *_SAFE, "log", "-1", "--format=%h", "--no-ext-diff", "--", *paths])
        changed = runner.execute(["git", *_SAFE, "status", "--porcelain", "--no-renames", "-z", "--", *paths])
    except (git.GitCommandError, git.GitCommandNotFound):
        return ""
    return f"{last}{'+' if changed else ''}" if last else ""


def _has_repository(root: str) -> bool:
    folder = os.path.abspath(root)
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True

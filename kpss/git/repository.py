"""The repository that a workspace stands in."""

from __future__ import annotations

import os
from typing import NamedTuple

from kpss.git.commands import Git, GitFailed
from kpss.language.errors import UserError

SETTINGS = "kpss.yaml"


class NoRepository(UserError):
    """There is no repository, or it cannot be read; the words say why."""


class Repository(NamedTuple):
    """A repository as seen from a workspace.

    ``prefix`` is the way from its root to the workspace, empty or with ``/`` at its end; in a bare repository, which
    has no files, it is not known before a revision is looked at.  ``shallow`` means that older commits are missing.
    """

    git: Git
    root: str
    prefix: str
    bare: bool
    shallow: bool


def open_repository(folder: str) -> Repository:
    """The repository that *folder* stands in, or the bare one that it is.

    A folder that only looks like a repository may be a part of the proposed change, so one without ``.git`` counts
    only where there is nothing else that *folder* could mean.

    :raises NoRepository: if there is none, or git refuses to read it.
    """
    place = os.path.realpath(folder)
    top = _with_git(place)
    if top is None:
        return _bare(place)
    try:
        answers = os.fsdecode(
            Git(top).run("rev-parse", "--is-shallow-repository", "--is-inside-work-tree", "--show-prefix")
        )
    except GitFailed as failed:
        raise _refused(failed, top) from None
    shallow, inside, way = answers.split("\n", 2)
    if inside != "true":
        raise _unreadable("no work tree")
    for _ in range(way.count("/")):
        top = os.path.dirname(top)
    prefix = "" if place == top else f"{os.path.relpath(place, top)}/".replace(os.sep, "/")
    return Repository(Git(top), top, prefix, bare=False, shallow=shallow == "true")


def _with_git(place: str) -> str | None:
    """The nearest folder from *place* upwards that holds ``.git``, which nothing that git brings can hold."""
    while not os.path.lexists(os.path.join(place, ".git")):
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above
    return place


def _bare(place: str) -> Repository:
    """The bare repository *place*."""
    if os.path.lexists(os.path.join(place, SETTINGS)):
        raise _none()
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    import git  # 80 ms that nobody else needs

    try:
        with git.Repo(place, search_parent_directories=False, expand_vars=False) as found:
            if not found.bare or os.path.realpath(found.git_dir) != place:
                raise _none()
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        raise _none() from None
    except (OSError, ValueError, git.GitError) as error:
        raise _unreadable(str(error)) from None
    try:
        shallow = Git(place, place).run("rev-parse", "--is-shallow-repository").strip()
    except GitFailed as failed:
        raise _refused(failed, place) from None
    return Repository(Git(place, place), place, "", bare=True, shallow=shallow == b"true")


def _none() -> NoRepository:
    return NoRepository(
        "Složka není v repozitáři git, takže její minulost není známa.",
        "The folder is in no git repository, so its past is not known.",
    )


def _refused(failed: GitFailed, place: str) -> NoRepository:
    if "dubious ownership" in failed.words:
        return NoRepository(
            "Repozitář patří jinému uživateli a git ho nečte; věříte-li mu, povolte ho: "
            f"git config --global --add safe.directory {place}",
            "The repository belongs to another user and git does not read it; if you trust it, allow it: "
            f"git config --global --add safe.directory {place}",
        )
    return _none() if "not a git repository" in failed.words else _unreadable(failed.words)


def _unreadable(words: str) -> NoRepository:
    first = next(iter(words.splitlines()), "")
    return NoRepository(f"Repozitář git nelze číst ({first}).", f"The git repository cannot be read ({first}).")

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

    :raises NoRepository: if there is none, or git refuses to read it.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    import git  # 80 ms that only questions about the past need

    try:
        with git.Repo(os.path.abspath(folder), search_parent_directories=True, expand_vars=False) as found:
            bare, git_dir = found.bare, os.path.abspath(found.git_dir)
            root = "" if bare else os.path.abspath(str(found.working_tree_dir))
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        raise NoRepository(
            "Složka není v repozitáři git, takže její minulost není známa.",
            "The folder is in no git repository, so its past is not known.",
        ) from None
    except (OSError, ValueError, git.GitError) as error:
        raise _unreadable(str(error)) from None
    runner = Git(git_dir, git_dir) if bare else Git(os.path.abspath(folder))
    questions = ["--is-shallow-repository", *([] if bare else ["--show-prefix"])]
    try:
        answers = os.fsdecode(runner.run("rev-parse", *questions))
    except GitFailed as failed:
        raise _refused(failed, git_dir if bare else root) from None
    shallow, _, prefix = answers.partition("\n")
    return Repository(
        runner, git_dir if bare else root, "" if bare else prefix.removesuffix("\n"), bare, shallow == "true"
    )


def _refused(failed: GitFailed, place: str) -> NoRepository:
    if "dubious ownership" in failed.words:
        return NoRepository(
            "Repozitář patří jinému uživateli a git ho nečte; věříte-li mu, povolte ho: "
            f"git config --global --add safe.directory {place}",
            "The repository belongs to another user and git does not read it; if you trust it, allow it: "
            f"git config --global --add safe.directory {place}",
        )
    return _unreadable(failed.words)


def _unreadable(words: str) -> NoRepository:
    first = next(iter(words.splitlines()), "")
    return NoRepository(f"Repozitář git nelze číst ({first}).", f"The git repository cannot be read ({first}).")

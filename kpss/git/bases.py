"""The commit that a change started from: the newest that both the change and what it is to go into come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpss.git.commands import GitFailed
from kpss.git.hosts import Service, Target
from kpss.git.repository import Repository
from kpss.git.revisions import SHORT, commit_or_none, merge_base, named, resolve
from kpss.language.cleaning import one_line
from kpss.language.errors import UserError


class NoBase(UserError):
    """The base of a change is not known here; the words say why and what to do."""


class BaseCommit(NamedTuple):
    """The hash of the base, and how it is called: ``main (1a2b3c4d)``.

    ``tip`` is the newest commit of what the change is to go into, which is past the base where others went on.
    """

    hash: str
    name: str
    tip: str
    tip_name: str


def base_of_target(repository: Repository, target: Target, head: str) -> BaseCommit:
    """Where *head* (a hash) left what it is to be merged into, as the build tells.

    :raises NoBase: if that is not here.
    """
    known = {one: found for one in target.revisions if (found := commit_or_none(repository, one))}
    # A branch of this clone may be that of the change, called the same.
    trusted = [found for one, found in known.items() if not one.startswith("refs/heads/")]
    name = target.name or "".join(target.revisions[:1])[:SHORT]
    return _base(repository, list(known.values()), head, name, target.service, trusted)


def base_of_revision(repository: Repository, text: str, head: str, service: Service = "") -> BaseCommit:
    """Where *head* (a hash) left the revision that a person calls *text*.

    :raises NoRevision: if there is no such revision.
    :raises NoBase: if both have nothing in common here.
    """
    return _base(repository, [resolve(repository, text)], head, text, service)


def _base(
    repository: Repository, known: Sequence[str], head: str, name: str, service: Service, newer: Sequence[str] = ()
) -> BaseCommit:
    for one in known:
        found = _common(repository, one, head)
        if found is not None:
            tip = one
            for other in newer:
                tip = other if _common(repository, tip, other) == tip else tip
            return BaseCommit(found, named(name, found), tip, named(name, tip))
    name = one_line(name)
    if repository.shallow:
        raise _shallow(service)
    if known:
        raise NoBase(
            f"Společný předek s „{name}“ tu není: historie spolu nesouvisejí, nebo je repozitář neúplný.",
            f"There is no common ancestor with “{name}”: the histories are unrelated, or the repository is incomplete.",
        )
    if not name:
        raise NoBase(
            "Služba neřekla, do které větve se má změna sloučit.",
            "The service did not tell which branch the change is to be merged into.",
        )
    raise NoBase(
        f"Větev „{name}“ v repozitáři není; stáhněte ji: git fetch origin.",
        f"The branch “{name}” is not in the repository; fetch it: git fetch origin.",
    )


def _common(repository: Repository, one: str, other: str) -> str | None:
    try:
        return merge_base(repository, one, other) if one != other else one
    except GitFailed:  # a commit on the way is missing
        return None


def _shallow(service: Service) -> NoBase:
    cs, en = "Repozitář je stažený jen zčásti", "The repository is only a part of the whole"
    if service == "github":
        return NoBase(
            f"{cs}; ve workflow doplňte u kroku actions/checkout pod „with:“ řádek „fetch-depth: 0“.",
            f"{en}; in the workflow add the line “fetch-depth: 0” under “with:” of the step actions/checkout.",
        )
    if service == "gitlab":
        return NoBase(
            f'{cs}; v .gitlab-ci.yml doplňte u úlohy pod „variables:“ řádek „GIT_DEPTH: "0"“.',
            f'{en}; in .gitlab-ci.yml add the line “GIT_DEPTH: "0"” under “variables:” of the job.',
        )
    return NoBase(
        f"{cs}; celý ho stáhne git fetch --unshallow.",
        f"{en}; git fetch --unshallow brings the rest.",
    )

"""Whether a sealed record still says what was approved, and where git is at hand, what it said then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from kpss.changes.sharing import sharing
from kpss.git.commands import GitFailed
from kpss.git.log import Past
from kpss.git.repository import Repository, open_repository
from kpss.git.revisions import Commit, commit_or_none
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.model.records import Record
from kpss.model.sealed_changes import Altered, altered
from kpss.model.seals import FORM, Counted, Sealable, counted, newest_seal, sealables
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree
from kpss.structure.problems import Path

State = Literal["unsealed", "matches", "amended", "altered", "rewritten", "form", "unclear"]


class Passage(NamedTuple):
    """A value within a sealed part, as it was approved and as it is; None where it is not there."""

    part: str
    path: Path
    before: Any
    after: Any


class SealCheck(NamedTuple):
    """What became of the newest seal of a record.

    ``commit`` is the one in which the seal was written, where the text as sealed could be found there; then
    ``passages`` are the values that differ.
    """

    record: Record
    state: State
    sealed: Sealable | None = None
    altered: tuple[Altered, ...] = ()
    commit: Commit | None = None
    passages: tuple[Passage, ...] = ()


def check_seal(workspace: Workspace, record: Record, *, past: bool = True) -> SealCheck:
    """Compare *record* with its newest seal that is known on the workspace's date; with its *past* where asked."""
    sealed = newest_seal(record, workspace.as_of)
    if sealed is None or sealed.seal is None:
        return SealCheck(record, "unsealed")
    if not record.broken.isdisjoint(sealed.path):
        return SealCheck(record, "unclear", sealed)
    if sealed.seal.form != FORM:
        return SealCheck(record, "form", sealed)
    now = counted(workspace, sealed)
    found = altered(workspace, sealed)
    if found is None:
        return SealCheck(record, "rewritten", sealed)
    if not found:
        same = now.digest == sealed.seal.digest
        return SealCheck(record, "matches" if same else "unclear" if record.broken else "amended", sealed)
    then = _as_sealed(workspace, sealed, sealed.seal.digest) if past else None
    check = SealCheck(record, "altered", sealed, tuple(found))
    if then is None:
        return check
    made, commit = then
    return check._replace(commit=commit, passages=tuple(_passages(made, now, found)))


def _as_sealed(workspace: Workspace, sealed: Sealable, digest: str) -> tuple[Counted, Commit] | None:
    """What the sealed record said in the commit in which the seal came; None where that cannot be found."""
    if not isinstance(workspace.tree, FolderTree | GitTree):
        return None
    try:
        if isinstance(workspace.tree, GitTree):
            repository, head = workspace.tree.repository, workspace.tree.revision
        else:
            repository = open_repository(workspace.tree.root)
            head = commit_or_none(repository, "HEAD") or ""
        return next(_matching(workspace, sealed, digest, repository, head), None) if head else None
    except (UserError, GitFailed):  # no repository, a part of one only
        return None


def _matching(
    workspace: Workspace, sealed: Sealable, digest: str, repository: Repository, head: str
) -> Iterator[tuple[Counted, Commit]]:
    past = Past(repository, head, repository.prefix)
    steps = past.steps_with(digest, past.commits)
    names = {step.commit for step in steps}
    for name in reversed([name for name in past.commits if name in names]):  # the oldest first
        then = Workspace.load(GitTree(repository, name), workspace.as_of, sharing(workspace))
        for record in then.of_kind(sealed.record.kind):
            for one in sealables(record):
                if one.seal is not None and one.seal.digest == digest:
                    made = counted(then, one)
                    if made.digest == digest:
                        yield made, past.commits[name].commit


def _passages(before: Counted, after: Counted, found: Iterable[Altered]) -> Iterator[Passage]:
    for one in found:
        sides = ((before, one.was), (after, one.name if one.how != "removed" else ""))
        old, new = (side.parts[name].meaning if name in side.parts else None for side, name in sides)
        for path, was, now in _differing(old, new):
            yield Passage(one.name, path, was, now)


def _differing(old: Any, new: Any) -> Iterator[tuple[Path, Any, Any]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from (((key, *path), was, now) for path, was, now in _differing(old.get(key), new.get(key)))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, pair in enumerate(zip(old, new, strict=True)):
            yield from (((index, *path), was, now) for path, was, now in _differing(*pair))
    elif isinstance(old, list) and isinstance(new, list):
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        yield (), gone or None, come or None
    else:
        yield (), old, new

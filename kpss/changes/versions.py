"""The two versions that are compared: what people wrote (``A..B``) becomes trees and workspaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from kpss.changes.account import Side
from kpss.changes.sharing import sharing
from kpss.git.bases import BaseCommit, base_of_revision, base_of_target
from kpss.git.hosts import service_of, target_of
from kpss.git.listing import NoFolder
from kpss.git.repository import SETTINGS, Repository, open_repository
from kpss.git.revisions import commit_or_none, named, resolve
from kpss.git.tree import GitTree
from kpss.git.working import WorkingTree
from kpss.language.errors import UserError
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.workspace import FactsMaker, Workspace, facts_in_order
from kpss.source.trees import FolderTree, MemoryTree, Tree

_HEAD = "HEAD"
_NOW = Side("", Text("soubory, jak jsou teď", "the files as they are now"))
_NOTHING = Side("", Text("nic", "nothing"))
_NONE_YET = Text(
    "Repozitář ještě nemá žádnou revizi, proto je vše nové.", "The repository has no revision yet, so all is new."
)
_MISSING = Text(
    "Pracovní prostor tu není: {side}. Proto všechny záznamy přibyly, nebo ubyly.",
    "There is no workspace here: {side}. So all records are added or removed.",
)
_NOWHERE = Text(
    "Ani v jedné z verzí není pracovní prostor: chybí soubor kpss.yaml. Zadejte jeho složku: -C SLOŽKA.",
    "There is no workspace in either of the versions: kpss.yaml is missing. Give its folder: -C DIR.",
)


class Versions(NamedTuple):
    """Two versions of a workspace, and what a reader must know of them."""

    before: Workspace
    after: Workspace
    sides: tuple[Side, Side]
    remarks: tuple[Phrase, ...]


def versions(
    root: str, asked: str, day: dt.date, environment: Mapping[str, str], make_facts: FactsMaker = facts_in_order
) -> Versions:
    """The versions of the workspace in *root* that *asked* means, seen on *day*.

    ``A..B`` are two revisions, ``A...B`` their merge base and the second, ``A`` a revision and the files as they are.
    Nothing means HEAD and the files; where a change is proposed (as *environment* says) its base and the files.

    :raises UserError: if there is no repository, no such revision, or no workspace on either side.
    """
    repository = open_repository(root)
    sides = _sides(repository, asked, environment)
    trees = _trees(repository, root, sides)
    remarks = []
    for side, tree in zip(sides, trees, strict=True):
        if side is _NOTHING:
            remarks.append(Phrase(_NONE_YET))
        elif tree is None:
            remarks.append(Phrase(_MISSING, {"side": side.name}))
    return _loaded(trees, sides, day, make_facts, tuple(remarks))


def _sides(repository: Repository, asked: str, environment: Mapping[str, str]) -> tuple[Side, Side]:
    if "..." in asked:
        one, _, other = asked.partition("...")
        later = _side(repository, other or _HEAD)
        base = base_of_revision(repository, one or _HEAD, later.revision, service_of(environment))
        return _based(base), later
    if ".." in asked:
        one, _, other = asked.partition("..")
        return _side(repository, one or _HEAD), _side(repository, other or _HEAD)
    if repository.bare:
        raise UserError(
            "Repozitář nemá pracovní soubory; zadejte obě revize: kpss diff A..B.",
            "The repository has no files of its own; give both revisions: kpss diff A..B.",
        )
    if asked:
        return _side(repository, asked), _NOW
    head, target = commit_or_none(repository, _HEAD), target_of(environment)
    if head is None:
        return _NOTHING, _NOW
    return _based(base_of_target(repository, target, head)) if target is not None else _side(repository, _HEAD), _NOW


def _side(repository: Repository, text: str) -> Side:
    revision = resolve(repository, text)
    name = named(text, revision)
    return Side(revision, Text(name, name))


def _based(base: BaseCommit) -> Side:
    return Side(base.hash, Text(f"společný základ s {base.name}", f"the common base with {base.name}"))


def _trees(repository: Repository, root: str, sides: tuple[Side, Side]) -> list[Tree | None]:
    """The tree of each side; None where it has no workspace.

    :raises UserError: if neither has one.
    """
    found: list[Tree | None] = []
    errors: list[UserError] = []
    for side in sides:
        try:
            found.append(_tree(repository, root, side))
        except NoFolder as error:
            found.append(None)
            errors.append(error)
    if isinstance(found[0], GitTree) and isinstance(found[1], FolderTree):
        found[1] = WorkingTree(root, found[0])
    if repository.bare and errors:
        found = [tree or _beside(repository, side, found) for side, tree in zip(sides, found, strict=True)]
    whole = [tree if tree is not None and _has_settings(tree) else None for tree in found]
    if not any(whole):
        raise errors[-1] if errors else UserError(*_NOWHERE)
    return whole


def _tree(repository: Repository, root: str, side: Side) -> Tree | None:
    if side is _NOTHING:
        return None
    return GitTree(repository, side.revision) if side.revision else FolderTree(root)


def _beside(repository: Repository, side: Side, others: list[Tree | None]) -> Tree | None:
    """The folder that the workspace has in the other revision of a bare repository, as it is in *side*."""
    prefix = next((other.prefix for other in others if isinstance(other, GitTree)), None)
    with suppress(NoFolder):
        return GitTree(repository, side.revision, prefix) if prefix is not None else None
    return None


def _has_settings(tree: Tree) -> bool:
    try:
        tree.identity(SETTINGS)
    except OSError:
        return False
    return True


def _loaded(
    trees: list[Tree | None],
    sides: tuple[Side, Side],
    day: dt.date,
    make_facts: FactsMaker,
    remarks: tuple[Phrase, ...],
) -> Versions:
    old, new = trees
    if old is None or new is None:
        there = old or new
        nothing = MemoryTree({SETTINGS: there.read(SETTINGS)}) if there is not None else MemoryTree({})
        loaded = [Workspace.load(tree or nothing, day, make_facts) for tree in trees]
        return Versions(loaded[0], loaded[1], sides, remarks)
    before = Workspace.load(old, day, make_facts)
    # The rules of a check are those of the earlier version: a change must not hide what it does.
    after = Workspace.load(new, day, sharing(before, make_facts), governing=before.own_settings, templates=old)
    return Versions(before, after, sides, remarks)

"""The workspace as it was where a change started: what the change is compared with, and what governs its checks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from kpss.facts import file_facts
from kpss.git.bases import BaseCommit, NoBase, base_of_revision, base_of_target
from kpss.git.hosts import service_of, target_of
from kpss.git.repository import Repository, open_repository
from kpss.git.revisions import NoRevision, commit_or_none
from kpss.git.tree import GitTree, NoFolder, workspace_folders
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.model.settings import GOVERNING, Settings, settings_of
from kpss.model.workspace import Workspace
from kpss.source.discovery import SETTINGS


class Base(NamedTuple):
    """Where a change started.  ``tree`` is None where the workspace was not there yet; ``name`` is for people.

    ``settings`` govern the checks of both trees; None where they are those of the change itself.
    """

    name: str
    tree: GitTree | None = None
    settings: Settings | None = None
    remarks: tuple[Text, ...] = ()


class NotCompared(UserError):
    """Nothing can be compared; the words say why, and that all findings count."""

    def __init__(self, reason: UserError) -> None:
        cs, en = reason.text
        super().__init__(
            f"Nálezy nejsou porovnány s dřívější podobou, platí proto všechny: {cs[:1].lower()}{cs[1:]}",
            f"The findings are not compared with an earlier state, so all count: {en[:1].lower()}{en[1:]}",
        )


def find_base(folder: str, since: str, head: GitTree | None, environment: Mapping[str, str]) -> Base:
    """The base of the workspace in *folder*, or of its revision *head*.

    *since* is a revision that a person gave; where it is empty, the build tells what the change is to be merged into.

    :raises NoRevision: if there is no such revision.
    :raises NotCompared: if there is nothing here to compare with.
    """
    try:
        repository = head.repository if head is not None else open_repository(folder)
        commit = _commit(repository, since, head, environment)
        prefix = head.prefix if head is not None else repository.prefix
        tree = _tree(repository, commit.hash, prefix, head)
        return Base(commit.name, remarks=(_not_there(commit.name),)) if tree is None else _base(commit.name, tree)
    except NoRevision:
        raise
    except UserError as error:
        raise NotCompared(error) from None


def about_change(base: Base, before: Workspace, after: Workspace) -> list[Text]:
    """What is to be said of a comparison once both trees are read."""
    told = [key for key in GOVERNING if before.own_settings.data.get(key) != after.own_settings.data.get(key)]
    said = [_governing(told, base.name)] if told else []
    missing = base.tree.missing if base.tree is not None else []
    modules = [path for path in missing if any(facts["path"].startswith(f"{path}/") for facts in after.files)]
    return [*said, *map(_module, modules)]


def _commit(repository: Repository, since: str, head: GitTree | None, environment: Mapping[str, str]) -> BaseCommit:
    service = service_of(environment)
    here = head.revision if head is not None else commit_or_none(repository, "HEAD")
    target = target_of(environment)
    if here is None or not (since or target):
        raise NoBase("V repozitáři ještě není žádná revize.", "There is no revision in the repository yet.")
    if since or target is None:
        return base_of_revision(repository, since, here, service)
    return base_of_target(repository, target, here)


def _tree(repository: Repository, revision: str, prefix: str, head: GitTree | None) -> GitTree | None:
    """The workspace as it was, also in a folder that is no longer there; None where there was none."""
    try:
        tree = GitTree(repository, revision, prefix)
    except NoFolder:
        tree = None
    if tree is not None and SETTINGS in tree.blobs:
        return tree
    gone = [folder for folder in workspace_folders(repository, revision) if not _stands(repository, folder, head)]
    return GitTree(repository, revision, gone[0]) if len(gone) == 1 else None


def _stands(repository: Repository, folder: str, head: GitTree | None) -> bool:
    """Whether *folder* of the repository still holds a workspace."""
    if head is not None:
        return folder in workspace_folders(repository, head.revision)
    return os.path.isfile(os.path.join(repository.root, *folder.split("/"), SETTINGS))


def _base(name: str, tree: GitTree) -> Base:
    facts = file_facts(SETTINGS, tree.read(SETTINGS))
    remarks = () if facts["readable"] else (_unreadable(name),)
    return Base(name, tree, settings_of(facts), remarks)


def _not_there(name: str) -> Text:
    return Text(
        f"V revizi {name} pracovní prostor ještě není, všechny nálezy jsou proto nové.",
        f"There is no workspace in the revision {name} yet, so all findings are new.",
    )


def _unreadable(name: str) -> Text:
    return Text(
        f"Soubor kpss.yaml v revizi {name} nelze přečíst, kontroluje se proto s výchozím nastavením pravidel.",
        f"kpss.yaml cannot be read in the revision {name}, so rules are as they are by default.",
    )


def _governing(keys: list[str], name: str) -> Text:
    listed = ", ".join(keys)
    return Text(
        f"Změna upravuje v kpss.yaml pravidla kontroly ({listed}); do sloučení platí podle revize {name}.",
        f"The change touches rules of checks in kpss.yaml ({listed}); until it is merged, those of {name} hold.",
    )


def _module(path: str) -> Text:
    return Text(
        f"Dřívější podoba podmodulu {path} tu není, všechny nálezy v něm jsou proto nové.",
        f"The earlier state of the submodule {path} is not here, so all findings in it are new.",
    )

"""The workspace as it was where a change started: what the change is compared with, and what governs its checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from kpss.changes.former import former
from kpss.facts import file_facts
from kpss.git.bases import BaseCommit, NoBase, base_of_revision, base_of_target
from kpss.git.hosts import service_of, target_of
from kpss.git.listing import NoFolder
from kpss.git.repository import Repository, open_repository
from kpss.git.revisions import NoRevision, commit_or_none
from kpss.git.tree import GitTree
from kpss.language.errors import UserError
from kpss.language.text import Text
from kpss.model.settings import DECIDING, GOVERNING, Settings, settings_of
from kpss.model.workspace import Workspace
from kpss.source.discovery import SETTINGS
from kpss.source.trees import CHAPTERS, RECORDS, FolderTree


class Base(NamedTuple):
    """Where a change started.  ``tree`` is None where the workspace was not there yet; ``name`` is for people.

    ``settings`` govern the checks of both trees, and stand in what is called ``governor``; None where they are those of
    the change itself.
    """

    name: str
    tree: GitTree | None = None
    settings: Settings | None = None
    governor: str = ""
    remarks: tuple[Text, ...] = ()

    def is_apart(self, folder: str) -> bool:
        """Whether *folder*, with settings of its own, may be left out: it was so then, or nothing stood there."""
        if self.tree is None or folder in self.tree.nested or folder.rstrip("/") in self.tree.missing:
            return True
        return not any(path.startswith(folder) and path.endswith((*RECORDS, CHAPTERS)) for path in self.tree.paths())


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
        return _base(repository, commit, prefix, head)
    except NoRevision:
        raise
    except UserError as error:
        raise NotCompared(error) from None


def about_change(base: Base, before: Workspace, after: Workspace) -> list[Text]:
    """What is to be said of a comparison once both trees are read."""
    own, then, governing = (one.data for one in (after.own_settings, before.own_settings, before.settings))
    told = [key for key in GOVERNING if own.get(key) not in (then.get(key), governing.get(key))]
    said = [_governing(told, base.governor)] if told else []
    missing = base.tree.missing if base.tree is not None else []
    modules = [path for path in missing if any(facts["path"].startswith(f"{path}/") for facts in after.files)]
    nested = after.tree.nested if isinstance(after.tree, FolderTree | GitTree) else ()
    new = sorted(folder for folder in nested if base.tree is not None and folder not in base.tree.nested)
    return [*said, *map(_module, modules), *(_nested(folder, apart=base.is_apart(folder)) for folder in new)]


def about_own_rules(workspace: Workspace, remarks: Sequence[Text]) -> tuple[Text, ...]:
    """*remarks*, of which the last also says which settings of the change itself decided about its checks."""
    told = ", ".join(key for key in DECIDING if workspace.own_settings.data.get(key))
    if not told:
        return tuple(remarks)
    *others, (cs, en) = remarks
    own = Text(
        f"{cs} Kontroluje se podle nastavení, které přináší sama změna (v kpss.yaml: {told}).",
        f"{en} What the change itself sets decides about its checks (in kpss.yaml: {told}).",
    )
    return (*others, own)


def _commit(repository: Repository, since: str, head: GitTree | None, environment: Mapping[str, str]) -> BaseCommit:
    service = service_of(environment)
    here = head.revision if head is not None else commit_or_none(repository, "HEAD")
    target = target_of(environment)
    if here is None or not (since or target):
        raise NoBase("V repozitáři ještě není žádná revize.", "There is no revision in the repository yet.")
    if since or target is None:
        return base_of_revision(repository, since, here, service)
    return base_of_target(repository, target, here)


def _base(repository: Repository, commit: BaseCommit, prefix: str, head: GitTree | None) -> Base:
    tree = _tree(repository, commit.hash, prefix) or former(repository, commit.hash, prefix, head)
    # Who leads the target may have changed the rules since the change left it.
    newest = tree
    if tree is None or commit.tip != commit.hash:
        newest = _tree(repository, commit.tip, tree.prefix if tree is not None else prefix) or tree
    governor = commit.tip_name if newest is not tree else commit.name
    settings, remarks = (None, []) if newest is None else _settings(newest, governor)
    if tree is None:
        remarks.append(_not_there(commit.name))
    elif tree.prefix != prefix:
        remarks.append(_from_elsewhere(tree.prefix, commit.name))
    return Base(commit.name, tree, settings, governor, tuple(remarks))


def _tree(repository: Repository, revision: str, prefix: str) -> GitTree | None:
    """The workspace as it was in the folder *prefix*; None where there was none."""
    with suppress(NoFolder):
        tree = GitTree(repository, revision, prefix)
        return tree if SETTINGS in tree.blobs else None
    return None


def _settings(tree: GitTree, name: str) -> tuple[Settings, list[Text]]:
    try:
        facts = file_facts(SETTINGS, tree.read(SETTINGS))
    except OSError:
        raise NoBase(
            f"Soubor kpss.yaml v revizi {name} nelze přečíst: nikam nevede, nebo je příliš velký.",
            f"kpss.yaml cannot be read in the revision {name}: it leads nowhere, or is too large.",
        ) from None
    return settings_of(facts), [] if facts["readable"] else [_unreadable(name)]


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


def _from_elsewhere(prefix: str, name: str) -> Text:
    return Text(
        f"Pracovní prostor je porovnán se složkou {prefix or '.'} v revizi {name}, odkud se přesunul.",
        f"The workspace is compared with the folder {prefix or '.'} in the revision {name}, from which it moved.",
    )


def _nested(folder: str, *, apart: bool) -> Text:
    if apart:
        return Text(
            f"Složka {folder} má nově vlastní kpss.yaml; je to jiný pracovní prostor a tady se nekontroluje.",
            f"The folder {folder} has a kpss.yaml of its own now; it is another workspace and is not checked here.",
        )
    return Text(
        f"Složka {folder} má nově vlastní kpss.yaml; dokud změna není přijata, kontroluje se s ostatními.",
        f"The folder {folder} has a kpss.yaml of its own now; until the change is merged, it is checked with the rest.",
    )


def _module(path: str) -> Text:
    return Text(
        f"Dřívější podoba podmodulu {path} tu není, všechny nálezy v něm jsou proto nové.",
        f"The earlier state of the submodule {path} is not here, so all findings in it are new.",
    )

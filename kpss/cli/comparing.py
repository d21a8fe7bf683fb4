"""What ``kpss validate --since`` does: two trees are read, checked at once, and their findings compared."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kpss.language.text import Text

if TYPE_CHECKING:
    from kpss.changes.pairing import Pairs
    from kpss.changes.since import Base
    from kpss.findings.finding import Finding
    from kpss.findings.waivers import Waived
    from kpss.model.workspace import Workspace
    from kpss.rules.engine import Examined
    from kpss.source.trees import Tree

NOTHING = "none"
"""What is written for ``--since`` where nothing is to be compared."""


class Opened(NamedTuple):
    """The workspace to check, and where it is compared, as it was (None where it was not there yet)."""

    workspace: Workspace
    base: Base | None = None
    before: Workspace | None = None
    pairs: Pairs | None = None
    remarks: tuple[Text, ...] = ()

    @property
    def renamed(self) -> Mapping[str, str]:
        """Old id → new id of the records that the change gave another one."""
        return self.pairs.renamed if self.pairs is not None else {}


class Found(NamedTuple):
    """The findings with their states; ``fixed`` are those of the earlier tree."""

    findings: Sequence[Finding]
    waived: Sequence[Waived]
    fixed: Sequence[Finding] = ()
    remarks: Sequence[Text] = ()


def is_wanted(since: str) -> bool:
    """Whether a comparison is asked for, in so many words or by a build of a proposed change."""
    if since:
        return since != NOTHING
    from kpss.git.hosts import target_of

    return target_of(os.environ) is not None


def open_both(root: str, as_of: str, since: str, rev: str, *, quiet: bool = False) -> Opened:
    """Read the workspace in *root* (as it was in *rev* if given) and what it is compared with.

    :raises UserError: if there is no workspace or no such revision.
    """
    from kpss.changes.since import NotCompared, about_change, about_own_rules, find_base
    from kpss.cli.common import day, tree_of
    from kpss.cli.processes import make_facts
    from kpss.git.contents import MissingContent
    from kpss.git.tree import GitTree
    from kpss.model.workspace import Workspace
    from kpss.source.trees import FolderTree, NotingFolder

    date = day(as_of)
    tree: Tree = tree_of(root, rev, quiet=quiet)
    try:
        base = find_base(root, since, tree if isinstance(tree, GitTree) else None, os.environ)
    except NotCompared as error:
        workspace = Workspace.load(tree, date, make_facts)
        return Opened(workspace, remarks=about_own_rules(workspace, [error.text]))
    if base.tree is not None and not rev:
        tree = NotingFolder(root, base.tree.algorithm)
    if isinstance(tree, FolderTree | GitTree):
        tree.apart = base.is_apart
    workspace = Workspace.load(tree, date, make_facts, governing=base.settings)
    if base.tree is None:
        remarks = about_own_rules(workspace, base.remarks) if base.settings is None else base.remarks
        return Opened(workspace, base, remarks=remarks)
    from kpss.changes.pairing import pair
    from kpss.changes.sharing import sharing

    try:
        before = Workspace.load(base.tree, date, sharing(workspace, make_facts), governing=base.settings)
    except MissingContent as error:
        return Opened(workspace, remarks=(*base.remarks, NotCompared(error).text))
    remarks = (*base.remarks, *about_change(base, before, workspace))
    return Opened(workspace, base, before, pair(before, workspace), remarks)


def find_both(opened: Opened) -> Found:
    """The findings of the workspace, each with its state, and those that are fixed."""
    from kpss.cli.processes import examine_all, examine_two

    if opened.base is None:
        examined = examine_all(opened.workspace)
        return Found(examined.findings, examined.waived)
    if opened.before is None or opened.pairs is None:
        examined = examine_all(opened.workspace)
        waived = [one._replace(finding=one.finding._replace(state="new")) for one in examined.waived]
        return Found([finding._replace(state="new") for finding in examined.findings], waived)
    from kpss.changes.deleted import deleted_with
    from kpss.changes.finding_states import finding_states, uncovered
    from kpss.changes.sealed_since import broken_seals

    (stood, hidden), after = examine_two(opened.before, opened.workspace)
    after = _with_seals(after, broken_seals(opened.before, opened.workspace, opened.pairs), opened.workspace)
    # What a waiver accepts is there all the same: it is not fixed by it.
    every = [*stood, *hidden], [*after.findings, *(one.finding for one in after.waived)]
    compared = finding_states(opened.before, opened.workspace, opened.pairs, every, _of_codes)
    standing, states = compared.present[: len(after.findings)], compared.present[len(after.findings) :]
    waived = [one._replace(finding=state) for one, state in zip(after.waived, states, strict=True)]
    accepted = {id(one) for one in hidden}
    deleted = deleted_with(opened.before, opened.workspace, opened.pairs)
    gone = (one for one in compared.gone if id(one) not in accepted)
    fixed = [one._replace(state="fixed", gone=deleted(one)) for one in gone]
    return Found(standing, waived, fixed, uncovered(opened.before, opened.workspace, standing))


def _with_seals(after: Examined, seals: list[Finding], workspace: Workspace) -> Examined:
    """*after* with what the change did to *seals*, which only a comparison can tell."""
    if not seals:
        return after
    from kpss.findings.waivers import sort
    from kpss.rules import CATALOGUE
    from kpss.rules.engine import Examined, configured, in_order

    severity, _ = configured(workspace, CATALOGUE[seals[0].code])
    if severity == "off":
        return after
    made = sort((one._replace(severity=severity) for one in seals), workspace.settings.waivers, workspace.as_of)
    return Examined(in_order([*after.findings, *made.standing]), [*after.waived, *made.waived])


def _of_codes(workspace: Workspace, codes: Collection[int]) -> list[Finding]:
    from kpss.rules.engine import find_raw

    return find_raw(workspace, codes)

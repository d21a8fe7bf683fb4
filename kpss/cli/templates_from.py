"""Where ``kpss render`` takes the workspace's own templates from: a proposed change must not bring its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from kpss.cli.texts import tr
from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.git.hosts import Target
    from kpss.source.trees import Tree

TemplatesOption = Annotated[
    str,
    typer.Option(
        "--templates-from",
        metavar=tr("REVIZE", "REV"),
        show_default=False,
        help=tr(
            "Vlastní šablony z této revize gitu; jinak ty ve složce, při kontrole návrhu změny ty z cílové větve.",
            "Own templates from this revision of git; else those in the folder, in a build of a pull request those of the target branch.",
        ),
    ),
]


def templates_of(root: str, given: str, *, quiet: bool) -> Tree | None:
    """The tree of the own templates of the workspace in *root*; None where they are those of the files themselves.

    Where a proposed change is built, they are those of what it is to go into, unless a revision is *given*.

    :raises UserError: if there is no such revision.
    """
    from kpss.git.hosts import target_of

    if given:
        from kpss.git.repository import open_repository
        from kpss.git.revisions import resolve
        from kpss.git.tree import GitTree

        repository = open_repository(root)
        return GitTree(repository, resolve(repository, given))
    target = target_of(os.environ)
    return None if target is None else _of_base(root, target, quiet=quiet)


def _of_base(root: str, target: Target, *, quiet: bool) -> Tree:
    """The tree that the change is to go into; an empty one where it is not known, so that packaged templates serve."""
    from kpss.cli.output import remark
    from kpss.git.bases import base_of_target
    from kpss.git.repository import open_repository
    from kpss.git.revisions import resolve
    from kpss.git.tree import GitTree
    from kpss.source.trees import MemoryTree

    try:
        repository = open_repository(root)
        base = base_of_target(repository, target, resolve(repository, "HEAD"))
        tree = GitTree(repository, base.tip)
    except UserError as error:
        remark(
            tr(
                f"Vlastní šablony cílové větve nejsou k dispozici, použijí se dodávané. {error.text.cs}",
                f"Own templates of the target branch cannot be had; the packaged ones are used. {error.text.en}",
            ),
            quiet=quiet,
        )
        return MemoryTree({})
    remark(
        tr(
            f"Vlastní šablony jsou z cílové větve {base.tip_name}, ne z návrhu.",
            f"Own templates are those of the target branch {base.tip_name}, not of the proposal.",
        ),
        quiet=quiet,
    )
    return tree

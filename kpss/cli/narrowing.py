"""Which findings ``kpss validate`` shows: those of some paths, of an ORP, a plan or some codes."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kpss.language.errors import UserError

if TYPE_CHECKING:
    from kpss.findings.finding import Finding
    from kpss.model.workspace import Workspace
    from kpss.reports.filters import Chosen, Filters

Shows = Callable[["Finding"], bool]


def chosen_of_two(
    filters: Filters, workspace: Workspace, before: Workspace | None, renamed: Mapping[str, str]
) -> tuple[Chosen, Chosen]:
    """*filters* looked up in both trees; what only one of them knows is wanted of both.

    :raises UserError: if neither knows an ORP, a plan or a code.
    """
    from kpss.reports.filters import choose

    if before is None:
        chosen = choose(workspace, filters)
        return chosen, chosen
    former = {new: old for old, new in renamed.items()}
    try:
        chosen = choose(workspace, filters._replace(plan=renamed.get(filters.plan, filters.plan)))
    except UserError:
        try:
            chosen = choose(before, filters)
        except UserError:
            pass
        else:
            return chosen, chosen
        raise
    return chosen, chosen._replace(plan=former.get(chosen.plan, chosen.plan))


def shows(workspace: Workspace, chosen: Chosen, wanted: Sequence[str]) -> Shows:
    """Whether a finding of *workspace* was *chosen* and stands at one of the *wanted* paths."""
    from kpss.reports.filters import is_under, shows_finding

    return lambda finding: shows_finding(workspace, chosen, finding) and is_under(finding.place.file, wanted)


def relative(paths: Sequence[str], root: str, trees: Iterable[Workspace], *, bare: bool) -> list[str]:
    """*paths* from here as paths of the workspace; in a repository without files they are that already.

    :raises UserError: if one does not exist, neither here nor in *trees*, or is outside.
    """
    found: list[str] = []
    if not paths:
        return found
    known = {facts["path"] for workspace in trees for facts in workspace.files}
    real_root = os.path.realpath(root)
    for path in paths:
        inside = posixpath.normpath(path) if bare else _inside(path, real_root)
        if not (not bare and os.path.exists(path)) and not _named(inside, known):
            raise UserError(f"Cesta {path} neexistuje.", f"There is no {path}.")
        if inside.startswith(".."):
            raise UserError(
                f"Cesta {path} není v pracovním prostoru {root}.", f"{path} is not in the workspace {root}."
            )
        found.append(inside)
    return found


def _inside(path: str, real_root: str) -> str:
    return os.path.relpath(os.path.realpath(path), real_root).replace(os.sep, "/")


def _named(path: str, known: Iterable[str]) -> bool:
    return path == "." or any(one == path or one.startswith(f"{path}/") for one in known)

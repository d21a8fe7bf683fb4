"""Reading a second tree of the same workspace: what has not changed is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from kpss.facts import FileFacts, Limits
from kpss.model.workspace import FactsMaker, Workspace, facts_in_order
from kpss.source.trees import NotingFolder, Tree


def sharing(known: Workspace, make_facts: FactsMaker = facts_in_order) -> FactsMaker:
    """A maker of facts that takes those of *known* for files of the same content, wherever they stood."""

    def make(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
        if limits != known.settings.limits:
            return make_facts(tree, paths, limits)
        made = _known(known)
        found: dict[str, FileFacts] = {}
        for path in paths:
            with suppress(OSError):
                facts = made.get(tree.identity(path))
                if facts is not None:
                    found[path] = facts if facts["path"] == path else {**facts, "path": path}
        rest = [path for path in paths if path not in found]
        for facts in make_facts(tree, rest, limits):
            found[facts["path"]] = facts
        return list(found.values())

    return make


def _known(known: Workspace) -> dict[str, FileFacts]:
    found: dict[str, FileFacts] = {}
    tree = known.tree
    for facts in known.files:
        path = facts["path"]
        with suppress(OSError):  # a link that leads away, a file that has gone meanwhile
            for name in tree.identities(path) if isinstance(tree, NotingFolder) else (tree.identity(path),):
                found.setdefault(name, facts)
    return found

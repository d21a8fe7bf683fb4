"""A workspace as it would be with some files written, before they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kpss.facts import file_facts
from kpss.model.workspace import Workspace
from kpss.source.trees import Entry, Tree, blob_identity


class Overlay:
    """A tree with texts laid over it."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes]) -> None:
        self._tree, self._files = tree, files

    def entries(self) -> Iterator[Entry]:
        """See :class:`kpss.source.trees.Tree`."""
        for entry in self._tree.entries():
            if entry.path not in self._files:
                yield entry
        for path in self._files:
            yield Entry(path)

    def read(self, path: str) -> bytes:
        """See :class:`kpss.source.trees.Tree`."""
        return self._files[path] if path in self._files else self._tree.read(path)

    def identity(self, path: str) -> str:
        """See :class:`kpss.source.trees.Tree`."""
        return blob_identity(self._files[path]) if path in self._files else self._tree.identity(path)


def with_files(workspace: Workspace, files: Mapping[str, str]) -> Workspace:
    """*workspace* with *files* (path → text) written; only they are read again."""
    data = {path: text.encode() for path, text in files.items()}
    new = [file_facts(path, content, workspace.settings.limits) for path, content in data.items()]
    kept = [facts for facts in workspace.files if facts["path"] not in data]
    facts = sorted([*kept, *new], key=lambda one: one["path"])
    return workspace.with_files(Overlay(workspace.tree, data), facts)

"""The files as they are beside a revision: what git would take for the same content has the same name."""

from __future__ import annotations

from kpss.git.tree import GitTree
from kpss.source.trees import FolderTree, blob_identity

_SHA1 = len(blob_identity(b""))


class WorkingTree(FolderTree):
    """The folder *root*, whose files are compared with *revision*.

    On Windows git writes files with other line ends than it keeps, and a repository may name contents by SHA-256.
    """

    def __init__(self, root: str, revision: GitTree) -> None:
        super().__init__(root)
        self._revision = revision

    def identity(self, path: str) -> str:
        """See :class:`kpss.source.trees.Tree`."""
        data = self.read(path)
        own, plain = blob_identity(data), data.replace(b"\r\n", b"\n")
        try:
            known = self._revision.identity(path)
        except OSError:
            return own
        if len(known) != _SHA1:
            return known if self._revision.read(path) in (data, plain) else own
        return known if known == blob_identity(plain) else own

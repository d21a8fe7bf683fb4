"""Pictures of the workspace, read by their path."""

from __future__ import annotations

import posixpath

from kpss.model.prose import inside
from kpss.source.pictures import LARGEST, media_type
from kpss.source.trees import Tree


def picture(tree: Tree, path: str) -> bytes | None:
    """The picture at *path*, relative to the workspace; None where there is none that a document may show."""
    path = posixpath.normpath(path)
    if not inside(path) or "://" in path:
        return None
    try:
        data = tree.read(path)
    except OSError:
        return None
    return data if len(data) <= LARGEST and media_type(data) else None

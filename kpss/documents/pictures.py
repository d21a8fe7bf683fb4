"""Pictures of the workspace: read by their path, and known by their first bytes."""

from __future__ import annotations

import posixpath

from kpss.source.trees import Tree

LARGEST = 10 * 1024 * 1024
"""Bytes of a picture that is taken into a document."""
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def media_type(data: bytes) -> str:
    """The type of a picture from its first bytes; empty for what documents do not take (SVG may hold programs)."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for sign, name in _SIGNS if data.startswith(sign)), "")


def picture(tree: Tree, path: str) -> bytes | None:
    """The picture at *path*, relative to the workspace; None where there is none that a document may show."""
    path = posixpath.normpath(path)
    if path.startswith(("..", "/")) or "://" in path:
        return None
    try:
        data = tree.read(path)
    except OSError:
        return None
    return data if len(data) <= LARGEST and media_type(data) else None

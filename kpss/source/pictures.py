"""Pictures: known by their first bytes, and where Markdown names them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

LARGEST = 10 * 1024 * 1024
"""Bytes of a picture that is taken into a document."""
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
# What only shows how Markdown is written, or is not shown at all.
_NOT_SHOWN = re.compile(r"<!--.*?-->|^(?P<fence>```+|~~~+).*?^(?P=fence)|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_NOT_BLANK = re.compile(r"[^\r\n]")


class Named(NamedTuple):
    """A picture of the workspace that a text names: as written, its path, and where (line, columns from 1)."""

    value: str
    path: str
    line: int
    column: int
    end: int


def media_type(data: bytes) -> str:
    """The type of a picture from its first bytes; empty for what documents do not take (SVG may hold programs)."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((name for sign, name in _SIGNS if data.startswith(sign)), "")


def pictures_in(text: str, folder: str) -> Iterator[Named]:
    """The pictures that the Markdown *text* of a file in *folder* names; those of the web are none of the workspace."""
    shown = _NOT_SHOWN.sub(lambda match: _NOT_BLANK.sub(" ", match[0]), text) if "![" in text else ""
    for number, line in enumerate(shown.splitlines(), 1):
        for match in _IMAGE.finditer(line):
            if "://" not in match[1] and not match[1].startswith("data:"):
                path = posixpath.normpath(posixpath.join(folder, match[1]))
                yield Named(match[1], path, number, match.start(1) + 1, match.end(1) + 1)

"""Which files of a tree hold records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kpss.source.trees import Entry, Tree

SETTINGS = "kpss.yaml"


def record_files(tree: Tree, ignore: Iterable[str] = ()) -> list[Entry]:
    """The files of *tree* that hold records, by path; without ``kpss.yaml``, ``documents/`` and what *ignore* takes."""
    patterns = [_pattern(glob) for glob in ignore]
    found = [
        entry
        for entry in tree.entries()
        if entry.path.endswith((".yaml", ".yml")) or entry.refused  # a folder behind a link
    ]
    return sorted(
        entry
        for entry in found
        if entry.path != SETTINGS
        and not entry.path.startswith("documents/")
        and not any(pattern.match(entry.path) for pattern in patterns)
    )


@lru_cache(maxsize=64)
def _pattern(glob: str) -> re.Pattern[str]:
    """``*`` within a name, ``**`` over folders, ``?`` one character; a folder's name takes all below it."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", glob.strip("/"))
    return re.compile("".join(signs.get(piece, re.escape(piece)) for piece in pieces) + r"(?:/.*)?\Z")

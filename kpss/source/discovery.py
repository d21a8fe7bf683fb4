"""Which files of a tree hold records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kpss.source.trees import Entry, Tree

SETTINGS = "kpss.yaml"
_DOCUMENTS = "documents"


def record_files(tree: Tree, ignore: Iterable[str] = ()) -> list[Entry]:
    """The files of *tree* that hold records, by path; without ``kpss.yaml``, ``documents/`` and what *ignore* takes."""
    patterns = [_pattern(glob) for glob in ignore]
    found = [
        entry
        for entry in tree.entries()
        if entry.path.endswith((".yaml", ".yml")) or entry.refused  # a folder behind a link
    ]
    return sorted(entry for entry in found if not _is_left_out(entry, patterns))


def _is_left_out(entry: Entry, patterns: Iterable[re.Pattern[str]]) -> bool:
    path = entry.path
    if path in (SETTINGS, _DOCUMENTS) or path.startswith(f"{_DOCUMENTS}/"):
        return True
    # A folder behind a link stands here by itself; what it holds is meant too.
    paths = (path, f"{path}/x") if entry.refused else (path,)
    return any(pattern.match(one) for pattern in patterns for one in paths)


@lru_cache(maxsize=64)
def _pattern(glob: str) -> re.Pattern[str]:
    """``*`` within a name, ``**`` over folders, ``?`` one character; a folder's name takes all below it."""
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    glob = re.sub(r"(?:\*\*/)+", "**/", glob)  # repeated they say the same and cost much
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", glob.strip("/"))
    return re.compile("".join(signs.get(piece, re.escape(piece)) for piece in pieces) + r"(?:/.*)?\Z")

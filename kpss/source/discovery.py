"""Which files of a tree hold records, and which chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kpss.source.trees import CHAPTERS, RECORDS, Entry, Tree

SETTINGS = "kpss.yaml"
_DOCUMENTS = "documents"
_OF_FOLDERS = ("outside", "unreadable")  # why a folder is not read: it is a link, or closed


class Files(NamedTuple):
    """The files of a tree by path: those of records, also where they must not be read, and those of chapters."""

    records: list[Entry]
    chapters: list[str]


def find_files(tree: Tree, ignore: Iterable[str] = ()) -> Files:
    """The files of *tree* without what *ignore* takes.

    Records do not stand in ``kpss.yaml`` and ``documents/``; chapters are Markdown files anywhere.
    """
    patterns = [_pattern(glob) for glob in ignore]
    records, chapters = [], []
    for entry in tree.entries():
        if entry.path.endswith(RECORDS) or entry.refused in _OF_FOLDERS:
            if not _is_own(entry.path) and not _is_left_out(entry, patterns):
                records.append(entry)
        elif entry.path.endswith(CHAPTERS) and not entry.refused and not _is_left_out(entry, patterns):
            chapters.append(entry.path)
    return Files(sorted(records), sorted(chapters))


def _is_own(path: str) -> bool:
    """Whether *path* holds settings or templates of the workspace."""
    return path in (SETTINGS, _DOCUMENTS) or path.startswith(f"{_DOCUMENTS}/")


def _is_left_out(entry: Entry, patterns: Iterable[re.Pattern[str]]) -> bool:
    path = entry.path
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

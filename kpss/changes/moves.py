"""Which file of one tree is which of another: what kept its content, its records or its name is the same file."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress

from kpss.changes.pairing import Pairs
from kpss.model.workspace import Workspace
from kpss.source.trees import Tree


def moved_files(before: Workspace, after: Workspace, pairs: Pairs) -> dict[str, str]:
    """Old path → new path of the files that are not where they stood.

    A file is the same where its content is, else where most of its records are, else the only one of its name.
    """
    olds, news = _files(before), _files(after)
    changed = _changed(before, after)  # files that took the place of each other, some of them without records
    gone, come = olds - news, news - olds
    found = by_content(before.tree, gone | changed, after.tree, come | changed)
    found |= _by_records(gone - found.keys(), pairs)
    return found | _by_name(gone - found.keys(), come - set(found.values()))


def _files(workspace: Workspace) -> set[str]:
    return {facts["path"] for facts in workspace.files} | workspace.chapters.keys()


def _changed(before: Workspace, after: Workspace) -> set[str]:
    """The files of both that say something else now; none where records tell which is which."""
    then = {facts["path"]: facts for facts in before.files}
    both = [(then[facts["path"]], facts) for facts in after.files if facts["path"] in then]
    if all(old["readable"] and new["readable"] for old, new in both):
        return set()
    # What is read anew, or was taken from a file that stands elsewhere, is another object.
    return {new["path"] for old, new in both if old is not new}


def by_content(before: Tree, gone: Iterable[str], after: Tree, come: Iterable[str]) -> dict[str, str]:
    """Old path → new path of the files among *gone* and *come* that hold the same, each of them once."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for path in sorted(come, reverse=True) if gone else ():
        with suppress(OSError):
            waiting[after.identity(path)].append(path)
    found = {}
    for path in sorted(gone) if waiting else ():
        with suppress(OSError):
            if same := waiting.get(before.identity(path)):
                found[path] = same.pop()
    return found


def _by_records(gone: set[str], pairs: Pairs) -> dict[str, str]:
    homes: Mapping[str, Counter[str]] = defaultdict(Counter)
    for old, new in pairs.both:
        if old.file in gone:
            homes[old.file][new.file] += 1
    return {path: counted.most_common(1)[0][0] for path, counted in homes.items()}


def _by_name(gone: Iterable[str], come: Iterable[str]) -> dict[str, str]:
    olds, news = _names(gone), _names(come)
    return {
        olds[name][0]: news[name][0] for name in olds.keys() & news.keys() if len(olds[name]) == len(news[name]) == 1
    }


def _names(paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[posixpath.basename(path)].append(path)
    return found

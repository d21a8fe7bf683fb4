"""Files that records name: one that is there and cannot be read is not told as missing."""

from __future__ import annotations

import datetime as dt

import pytest

from kpss.model.workspace import Workspace
from kpss.rules.missing_files import unusable_files
from kpss.source.trees import MemoryTree
from tests.unit.records import plan, settings

FILES = {
    "kpss.yaml": settings(),
    "p.yaml": plan(chapters=[{"file": "u.md"}], tables=[{"title": "T", "file": "t.csv"}]),
    "u.md": "Úvod ![foto](f.png)\n",
    "t.csv": "rok;n\n2020;5\n",
}


class _Closed(MemoryTree):
    """A tree some of whose files raise *error*."""

    error: type[OSError] = PermissionError

    def read(self, path: str) -> bytes:
        if path in ("t.csv", "f.png"):
            raise self.error(path)
        return super().read(path)


@pytest.mark.parametrize(
    ("error", "problem"),
    [(PermissionError, "unreadable"), (IsADirectoryError, "unreadable"), (FileNotFoundError, "file")],
)
def test_only_what_is_not_there_is_missing(error: type[OSError], problem: str) -> None:
    tree = _Closed(FILES)
    tree.error = error
    found = unusable_files(Workspace.load(tree, dt.date(2015, 6, 1)))
    assert {one.value: one.problem for one in found} == {"t.csv": problem, "f.png": problem}

"""Running text that stands beside records: where a section's file is, and what is written in it."""

from __future__ import annotations

import posixpath
from typing import Protocol

from kpss.model.records import Record
from kpss.model.workspace import Workspace


class Section(Protocol):
    """A chapter of a plan or a section of a local part: a Markdown file, or a short text."""

    @property
    def file(self) -> str:
        """The path of the file beside the record; empty where there is none."""

    @property
    def text(self) -> str:
        """The text in place of a file."""


def path_beside(record: Record, file: str) -> str:
    """*file*, written in *record*, as a path in the workspace; empty where it names none."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(record.file), file)) if file else ""


def inside(path: str) -> bool:
    """Whether *path*, a normal one that begins in the workspace's folder, stays in it."""
    return bool(path) and path != ".." and not path.startswith(("../", "/"))


def written(workspace: Workspace, record: Record, section: Section) -> str | None:
    """The text of *section* as it is written; None where its file is not there."""
    if not section.file:
        return section.text
    return workspace.chapters.get(path_beside(record, section.file))

"""Files that records name and that are not there: chapters and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpss.model.handbook import Locality
from kpss.model.plans import Plan
from kpss.model.prose import path_beside
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.source.trees import CHAPTERS
from kpss.structure.problems import Path


class Missing(NamedTuple):
    """A file that is not there; ``known`` are the like ones that are, as the record would write them."""

    record: Record
    path: Path
    value: str
    known: list[str]


def missing_files(workspace: Workspace) -> Iterator[Missing]:
    """Files of chapters and tables that are not there."""
    for plan in workspace.of(Plan):
        yield from _of(workspace, plan, "chapters", [item.file for item in plan.chapters])
        yield from _of(workspace, plan, "tables", [item.file for item in plan.tables])
    for locality in workspace.of(Locality):
        yield from _of(workspace, locality, "chapters", [item.file for item in locality.chapters])


def _of(workspace: Workspace, record: Record, key: str, files: Iterable[str]) -> Iterator[Missing]:
    if key in record.broken:
        return
    for index, file in enumerate(files):
        if file and not _is_there(workspace, path_beside(record, file)):
            yield Missing(record, (key, index, "file"), file, _like(workspace, record, file))


def _is_there(workspace: Workspace, path: str) -> bool:
    if path in workspace.chapters:
        return True
    if path.startswith(("..", "/")):
        return False
    try:
        workspace.tree.read(path)
    except OSError:
        return False
    return True


def _like(workspace: Workspace, record: Record, file: str) -> list[str]:
    """Chapters as *record* would write them; of other files nothing but the records tells that they are there."""
    if not file.endswith(CHAPTERS):
        return []
    folder = record.file.rpartition("/")[0]
    return [_relative(path, folder) for path in workspace.chapters]


def _relative(path: str, folder: str) -> str:
    steps, above = path.split("/"), [step for step in folder.split("/") if step]
    while above and len(steps) > 1 and above[0] == steps[0]:
        del above[0], steps[0]
    return "/".join([".."] * len(above) + steps)

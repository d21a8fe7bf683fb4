"""What a seal covers of the files beside a plan: texts of chapters with the pictures in them, and rows of tables."""

from __future__ import annotations

import csv
import hashlib
import posixpath
from collections.abc import Mapping

from kpss.model.canonical import lines, text
from kpss.model.plan_content import Chapter, DataTable
from kpss.model.plans import Plan
from kpss.model.prose import inside, path_beside, written
from kpss.model.workspace import Workspace
from kpss.source.csv_text import csv_rows, csv_text
from kpss.source.decoding import lenient
from kpss.source.pictures import pictures_in

Rows = list[list[str]]


def of_chapter(workspace: Workspace, plan: Plan, chapter: Chapter) -> dict[str, str | Mapping[str, str]]:
    """The ``text`` of the file of *chapter*, and of its ``pictures`` the SHA-256; one that is not there has none."""
    words = written(workspace, plan, chapter) or ""
    folder = posixpath.dirname(path_beside(plan, chapter.file))
    named = {one.value: _read(workspace, one.path) for one in pictures_in(words, folder)}
    pictures = {name: hashlib.sha256(data).hexdigest() for name, data in named.items() if data is not None}
    made: dict[str, str | Mapping[str, str]] = {"text": lines(words), "pictures": pictures}
    return {key: value for key, value in made.items() if value}


def of_table(workspace: Workspace, plan: Plan, table: DataTable) -> dict[str, str | Rows]:
    """The ``rows`` of the file of *table* without empty cells at their ends; the ``text`` of one that is no table."""
    data = _read(workspace, path_beside(plan, table.file)) or b""
    words = csv_text(data)
    try:
        found = [_cells(row.cells) for row in csv_rows(words)] if words is not None else []
    except csv.Error:
        found = []
    made: dict[str, str | Rows] = {"rows": found} if found else {"text": lines(lenient(data))}
    return {key: value for key, value in made.items() if value}


def files_beside(plan: Plan) -> set[str]:
    """The files of chapters and tables that belong to *plan*."""
    files = (*(one.file for one in plan.chapters), *(one.file for one in plan.tables))
    return {path for file in files if inside(path := path_beside(plan, file))}


def _cells(cells: list[str]) -> list[str]:
    made = [text(cell) for cell in cells]
    while made and not made[-1]:
        made.pop()
    return made


def _read(workspace: Workspace, path: str) -> bytes | None:
    try:
        return workspace.tree.read(path) if inside(path) else None
    except OSError:
        return None

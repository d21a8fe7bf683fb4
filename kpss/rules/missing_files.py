"""Files that records and chapters name and that cannot be used: not there, empty, or something else."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kpss.findings.finding import Place
from kpss.language.text import Text
from kpss.model.handbook import Locality
from kpss.model.plans import Plan
from kpss.model.prose import Section, inside, path_beside
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.rules.base import place_of
from kpss.source.csv_text import csv_rows, csv_text
from kpss.source.pictures import LARGEST, media_type, pictures_in
from kpss.source.positions import Span
from kpss.source.trees import CHAPTERS
from kpss.structure.problems import Path

_CHAPTER = Text("text v Markdownu (.md)", "a Markdown text (.md)")
_TABLE = Text("tabulka CSV", "a CSV table")
_PICTURE = Text("obrázek PNG, JPEG, GIF nebo WebP do 10 MiB", "a PNG, JPEG, GIF or WebP picture up to 10 MiB")
_LEAST_ROWS = 2  # of a table: its heading and a row
_BLANK = " \t\r\n\ufeff"


class Unusable(NamedTuple):
    """A file that cannot be used: ``problem`` is a variant of KPSS202, ``known`` are like files that are there."""

    place: Place
    owner: str
    path: Path
    problem: str
    value: str
    known: Sequence[str] = ()
    wanted: Text | None = None


def unusable_files(workspace: Workspace) -> Iterator[Unusable]:
    """What is wrong with files of chapters and tables, and with the pictures in chapters; each chapter once."""
    told: set[str] = set()
    for plan in workspace.of(Plan):
        yield from _chapters(workspace, plan, plan.chapters, told)
        if "tables" not in plan.broken:
            for index, item in enumerate(plan.tables):
                yield from _of(workspace, plan, ("tables", index, "file"), item.file)
    for locality in workspace.of(Locality):
        yield from _chapters(workspace, locality, locality.chapters, told)


def _chapters(workspace: Workspace, record: Record, sections: Sequence[Section], told: set[str]) -> Iterator[Unusable]:
    if "chapters" in record.broken:
        return
    for index, item in enumerate(sections):
        yield from _of(workspace, record, ("chapters", index, "file"), item.file)
        path = path_beside(record, item.file)
        if path not in told:
            told.add(path)
            yield from _pictures(workspace, path)


def _of(workspace: Workspace, record: Record, path: Path, file: str) -> Iterator[Unusable]:
    """What is wrong with *file*, which stands at *path* of *record*."""
    if not file:
        return
    is_chapter = path[0] == "chapters"
    place, whole = place_of(record, path), path_beside(record, file)
    problem = _problem(workspace, whole, (lambda data: _in_chapter(file, data)) if is_chapter else _in_table)
    if problem == "file":
        yield Unusable(place, record.id, path, problem, file, _like(workspace, record, file))
    elif problem:
        yield Unusable(place, record.id, path, problem, file, wanted=_CHAPTER if is_chapter else _TABLE)


def _in_chapter(file: str, data: bytes) -> str:
    if b"\0" in data or not file.endswith(CHAPTERS):
        return "unreadable"
    return "" if data.decode("utf-8", "replace").strip(_BLANK) else "empty_file"


def _in_table(data: bytes) -> str:
    if not data.decode("utf-8", "replace").strip(_BLANK):
        return "empty_file"
    text = csv_text(data)
    if text is None:
        return "unreadable"
    try:
        rows = sum(1 for _ in csv_rows(text))
    except csv.Error:
        return "unreadable"
    return "" if rows >= _LEAST_ROWS else "no_rows"


def _pictures(workspace: Workspace, chapter: str) -> Iterator[Unusable]:
    folder = posixpath.dirname(chapter)
    for named in pictures_in(workspace.chapters.get(chapter, ""), folder):
        if problem := _problem(workspace, named.path, _in_picture):
            place = Place(chapter, span=Span(named.line, named.column, named.line, named.end))
            yield Unusable(place, chapter, (), problem, named.value, wanted=_PICTURE)


def _in_picture(data: bytes) -> str:
    return "" if len(data) <= LARGEST and media_type(data) else "unreadable"


def _problem(workspace: Workspace, path: str, check: Callable[[bytes], str]) -> str:
    """What is wrong with the file at *path*: it is not in the workspace, cannot be read, or what *check* says."""
    if not inside(path):
        return "file"
    try:
        return check(workspace.tree.read(path))
    except FileNotFoundError:
        return "file"
    except OSError:
        return "unreadable"


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

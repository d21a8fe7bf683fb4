"""Files beside records that are neither records nor chapters: the tables of plans, and pictures in chapters."""

from __future__ import annotations

import csv
import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping

from kpss.changes.difference import FileChange, Meaning, RecordChange
from kpss.changes.meaning.basics import joined
from kpss.changes.pairing import Pairs
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.plans import Plan
from kpss.model.prose import inside, path_beside
from kpss.model.workspace import Workspace
from kpss.source.csv_text import csv_rows, csv_text
from kpss.source.pictures import pictures_in
from kpss.source.trees import CHAPTERS, Tree

_TABLES = {
    "added": Text("tabulka {name} přibyla", "table {name} added"),
    "removed": Text("tabulka {name} ubyla", "table {name} removed"),
    "changed": Text("tabulka {name} změněna{rows}", "table {name} changed{rows}"),
}
_PICTURES = {
    "added": Text("obrázek {name} přibyl", "picture {name} added"),
    "removed": Text("obrázek {name} ubyl", "picture {name} removed"),
    "changed": Text("obrázek {name} změněn", "picture {name} changed"),
}
_ROWS = Text(": {x}", ": {x}")
_EDITED = Text("{n:řádek|řádky|řádků} {n:#změněn|změněny|změněno}", "{n:row|rows} changed")
_CAME = Text("{n:řádek|řádky|řádků} {n:#přibyl|přibyly|přibylo}", "{n:row|rows} added")
_WENT = Text("{n:řádek|řádky|řádků} {n:#ubyl|ubyly|ubylo}", "{n:row|rows} removed")


def tables_of(plan: Plan) -> set[str]:
    """The files of the tables of *plan*."""
    return {path for one in plan.tables if inside(path := path_beside(plan, one.file))}


def pictures_of(workspace: Workspace, chapters: Iterable[str]) -> set[str]:
    """The pictures that *chapters*, files of *workspace*, name."""
    return {
        picture.path
        for path in chapters
        for picture in pictures_in(workspace.chapters.get(path, ""), posixpath.dirname(path))
        if inside(picture.path)
    }


def named_files(workspace: Workspace) -> set[str]:
    """The tables and pictures that plans and chapters name."""
    tables = set[str]().union(*map(tables_of, workspace.of(Plan)))
    return tables | pictures_of(workspace, workspace.chapters)


def under_plans(
    records: Iterable[RecordChange], files: Iterable[FileChange], before: Workspace, after: Workspace, pairs: Pairs
) -> tuple[list[RecordChange], tuple[FileChange, ...]]:
    """*records* and *files* with each table and picture that changed told under the plan that names it in both."""
    paths = {change.path: change for change in files}
    told = {(change.record.kind, change.record.id): change for change in records}
    apart = {path: change for path, change in paths.items() if not path.endswith(CHAPTERS) and change.sort in _TABLES}
    for old, new in pairs.both if apart else ():
        if not isinstance(old, Plan) or not isinstance(new, Plan):
            continue
        tables = tables_of(old) & tables_of(new) & apart.keys()
        pictures = _pictures(before, old) & _pictures(after, new) & apart.keys()
        said = [_table(apart[path], before.tree, after.tree) for path in sorted(tables)]
        said += [_said(_PICTURES, apart[path]) for path in sorted(pictures)]
        if said:
            change = told.get((new.kind, new.id)) or RecordChange("changed", old, new)
            told[new.kind, new.id] = change._replace(meanings=(*change.meanings, *said))
            paths |= {path: apart[path]._replace(record=new.id) for path in tables | pictures}
    return [told[key] for key in sorted(told)], tuple(paths.values())


def _pictures(workspace: Workspace, plan: Plan) -> set[str]:
    return pictures_of(workspace, (path_beside(plan, one.file) for one in plan.chapters if one.file))


def _said(templates: Mapping[str, Text], change: FileChange, rows: Phrase | str = "") -> Meaning:
    return Meaning("text", Phrase(templates[change.sort], {"name": posixpath.basename(change.path), "rows": rows}))


def _table(change: FileChange, before: Tree, after: Tree) -> Meaning:
    old, new = _rows(before, change.path), _rows(after, change.path)
    if change.sort != "changed" or old is None or new is None:
        return _said(_TABLES, change)
    came, went = (new - old).total(), (old - new).total()
    both = min(came, went)
    counts = ((_EDITED, both), (_CAME, came - both), (_WENT, went - both))
    said = [Phrase(template, {"n": number}) for template, number in counts if number]
    return _said(_TABLES, change, Phrase(_ROWS, {"x": joined(said)}) if said else "")


def _rows(tree: Tree, path: str) -> Counter[tuple[str, ...]] | None:
    """The rows of a table, counted; None where it is none, or not there."""
    try:
        text = csv_text(tree.read(path))
        return Counter(tuple(row.cells) for row in csv_rows(text)) if text is not None else None
    except (OSError, csv.Error):
        return None

"""The life of a record as a report, so that every format of reports has it."""

from __future__ import annotations

from typing import Any

from kpss.changes.history import Line, lines_of
from kpss.changes.history_past import Life
from kpss.changes.history_records import Seen
from kpss.findings.finding import path_text
from kpss.language.cleaning import one_line
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.naming import record_name
from kpss.model.record_parts import inner
from kpss.model.workspace import Workspace
from kpss.reports.table import Column, Report, Row

_SORTS = {
    "event": Text("událost", "event"),
    "commit": Text("změna zápisu", "change of the files"),
    "formatting": Text("úprava zápisu", "formatting"),
    "uncommitted": Text("neuloženo", "not committed"),
}
_COLUMNS = (
    Column("date", Text("Kdy", "When"), "date"),
    Column("sort", Text("Co to je", "What it is"), "choice", labels=_SORTS, shown=False),
    Column("what", Text("Co se stalo", "What happened"), "lines"),
    Column("by", Text("Kdo", "Who")),
    Column("resolution", Text("Usnesení", "Resolution")),
    Column("commit", Text("Revize", "Revision")),
    Column("message", Text("Zpráva k revizi", "Message of the revision")),
    Column("commits", Text("Revize", "Revisions"), "list", shown=False),
    Column("record", Text("Zapsáno v", "Written in"), shown=False),
    Column("path", Text("Klíč", "Key"), shown=False),
)
_EMPTY = Text("Nic datovaného tu není.", "There is nothing dated here.")


def history_report(workspace: Workspace, life: Life, *, newest_first: bool = False) -> Report:
    """The time line of *life*, the oldest line first unless *newest_first*."""
    lines = lines_of(workspace, life)
    named = "/".join((life.id, *life.codes))
    name = _name(workspace, life)
    called = named if name in (life.id, named) else f"{name} ({named})"
    remarks = [*life.remarks, *([] if lines else [Phrase(_EMPTY)])]
    return Report(
        "history",
        Text(f"Historie záznamu {called}", f"History of {called}"),
        workspace.as_of,
        _COLUMNS,
        [_row(life, line) for line in (reversed(lines) if newest_first else lines)],
        tuple(remarks),
        extra={"record": named, "ids": list(life.ids)},
    )


def _name(workspace: Workspace, life: Life) -> str:
    """What the record, or the part of it, is called; one that is no more as it was called at last."""
    versions = [one for step in life.steps for one in (step.after, step.before) if isinstance(one, Seen)]
    if life.codes:
        parts = (inner(one.kind, one.data, life.codes) for one in versions)
        part = next((one for one in parts if one is not None), None)
        return one_line(str(part.data.get("name") or "") if part is not None else "") or "/".join(
            (life.id, *life.codes)
        )
    known = record_name(workspace, life.id)
    return one_line(known if known != life.id or not versions else str(versions[0].data.get("name") or life.id))


def _row(life: Life, line: Line) -> Row:
    newest = line.commits[-1] if line.commits else None
    values: dict[str, Any] = {
        "date": line.date or None,
        "sort": line.sort,
        "what": list(line.words),
        "by": line.by or None,
        "resolution": line.resolution or None,
        "commit": newest.short if newest is not None else None,
        "message": newest.subject if newest is not None else None,
        "commits": [commit.hash for commit in line.commits],
        "record": (line.record or life.id) if line.sort == "event" else None,
        "path": path_text(line.path) or None,
    }
    return {key: Phrase(value) if isinstance(value, Text) else value for key, value in values.items()}

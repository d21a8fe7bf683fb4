"""What a commit did to a record, in words."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.changes.difference import RecordChange, ValueChange
from kpss.changes.history_inner import Codes, part_of
from kpss.changes.history_records import Seen, Unread
from kpss.changes.history_walk import Step
from kpss.changes.meaning.meanings import meanings
from kpss.changes.meaning.words import joined
from kpss.changes.values import value_changes
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.record_parts import InnerPart
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Record
from kpss.model.workspace import Workspace

_CREATED, _RETURNED = (
    Text("založeno v souboru {file}", "made in the file {file}"),
    Text("znovu zapsáno do souboru {file}", "written again, to the file {file}"),
)
_PART_CREATED, _PART_DELETED = Text("zapsáno poprvé", "written for the first time"), Text("vypuštěno", "taken out")
_PART_RETURNED = Text("znovu zapsáno", "written again")
_DELETED = Text("smazáno ze souboru {file}", "deleted from the file {file}")
_OLDER = Text(
    "starší minulost v tomto klonu repozitáře není", "this clone of the repository does not hold what was before"
)
_CONFLICT = Text(
    "soubor {file} nešel přečíst: zůstaly v něm značky konfliktu z gitu",
    "the file {file} could not be read: it holds conflict markers of git",
)
_UNREADABLE = Text(
    "soubor {file} nešel přečíst: není to správný YAML", "the file {file} could not be read: it is no valid YAML"
)
_READABLE = Text("soubor {file} jde opět přečíst", "the file {file} can be read again")
_MERGED = Text(
    "při sloučení větví se změnilo víc než v nich: {words}", "merging the branches changed more than they did: {words}"
)
_RENAMED = Text("nový identifikátor {new} (dříve {old})", "new id {new} (was {old})")
_CODE = Text("nový kód {new} (dříve {old})", "new code {new} (was {old})")
_MOVED = Text("přesunuto ze souboru {old} do {new}", "moved from the file {old} to {new}")


def words_of(workspace: Workspace, step: Step, before: Codes, after: Codes, *, returned: bool) -> list[Phrase]:
    """What *step* did; of a part of the record that *before* and *after* lead to if they hold codes.

    Empty where the record only came to be written in another way.  *workspace* gives names to what is referred to.
    """
    old, new = {"file": step.before_path}, {"file": step.after_path}
    match step.sort:
        case "created" if after:
            return [Phrase(_PART_RETURNED if returned else _PART_CREATED)]
        case "created":
            return [Phrase(_RETURNED if returned else _CREATED, new)]
        case "deleted":
            return [Phrase(_PART_DELETED)] if after else [Phrase(_DELETED, old)]
        case "older_missing":
            return [Phrase(_OLDER)]
        case "unreadable":
            conflict = isinstance(step.after, Unread) and step.after.conflict
            return [Phrase(_CONFLICT if conflict else _UNREADABLE, new)]
    changes = [*_places(step, before, after), *_meanings(workspace, step, after)]
    if step.sort == "readable":
        return [Phrase(_READABLE, new), *changes]
    return [Phrase(_MERGED, {"words": joined(changes)})] if step.sort == "merged" and changes else changes


def _places(step: Step, before: Codes, after: Codes) -> Iterator[Phrase]:
    """Another id, code or file."""
    if isinstance(step.before, Seen) and isinstance(step.after, Seen) and step.before.id != step.after.id:
        yield Phrase(_RENAMED, {"old": step.before.id, "new": step.after.id})
    if before != after:
        yield Phrase(_CODE, {"old": "/".join(before), "new": "/".join(after)})
    if step.before_path and step.before_path != step.after_path:
        yield Phrase(_MOVED, {"old": step.before_path, "new": step.after_path})


def _meanings(workspace: Workspace, step: Step, after: Codes) -> Iterator[Phrase]:
    if not isinstance(step.before, Seen) or not isinstance(step.after, Seen):
        return
    old, new = _record(step.before, step.before_path), _record(step.after, step.after_path)
    values = _values(step.before, step.after)
    for other in step.others:
        if isinstance(other, Seen):  # what a merge did itself differs from all its parents
            theirs = {(change.path, repr(change.after)) for change in _values(other, step.after)}
            values = [change for change in values if (change.path, repr(change.after)) in theirs]
    now = part_of(step.after, after)
    change = RecordChange("changed", old, new, tuple(one for one in values if _is_within(one, now)))
    yield from (meaning.words for meaning in meanings(change, workspace, workspace) if meaning.topic != "renamed")


def _is_within(change: ValueChange, part: InnerPart | None) -> bool:
    """Whether *change* is one of *part*, and not of what it is called by, which is told already."""
    if part is None or change.path[: len(part.path)] != part.path:
        return False
    return not part.path or change.path[len(part.path) :] not in (("code",), ("id",))


def _values(before: Seen, after: Seen) -> list[ValueChange]:
    return list(value_changes(after.kind, before.data, after.data, {before.id: after.id}))


def _record(seen: Seen, path: str) -> Record:
    return RECORD_TYPES.get(seen.kind, Record)(seen.facts, path)

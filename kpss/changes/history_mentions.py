"""What other records tell of the life of a record: meetings that dealt with it, and those that follow from it."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.changes.history_facts import Fact, own_facts
from kpss.changes.meaning.words import Speech, Words, joined, label
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.model.decisions import subjects
from kpss.model.meetings import AgendaItem, Meeting, Resolution
from kpss.model.naming import record_name
from kpss.model.record_parts import inner
from kpss.model.records import Record
from kpss.model.workspace import Workspace
from kpss.structure.schemas import source
from kpss.structure.words import code_word

_LIFE = {
    ("consultation", "about"): ("published", "period", "hearings", "settled_published"),
    ("evaluation", "plan"): ("date",),
    ("plan", "predecessors"): ("valid",),
    ("plan", "implements"): ("valid",),
    ("plan", "stands_in_for"): ("valid",),
    ("network-entry", "service"): ("valid", "decision", "entrustment"),
    ("request", "service"): ("submitted", "decision", "withdrawn"),
}
"""Kind and key of a record that points here → those of its facts that are part of this life."""
_OTHER = Text("{kind} {name:quote}: {words}", "{kind} {name:quote}: {words}")
_OTHER_NAMED = Text("{name:quote}: {words}", "{name:quote}: {words}")
_RESOLUTION, _ON_AGENDA = Text("usnesení", "resolution"), Text("na programu jednání", "on the agenda of a meeting")
_WITH = Text("{what}: {more}", "{what}: {more}")


def mentioned(workspace: Workspace, identifier: str) -> Iterator[Fact]:
    """What happened to the record *identifier* as others write it."""
    found: dict[str, set[str]] = {}
    for pointer in workspace.pointers.get("record", ()):
        if pointer.value == identifier and pointer.record.id != identifier:
            found.setdefault(pointer.record.id, set()).add(str(pointer.path[0]))
    for other, keys in found.items():
        record = workspace.records[other]
        if isinstance(record, Meeting):
            yield from _at_meeting(workspace, record, identifier)
        else:
            yield from _of_other(workspace, record, keys)


def _at_meeting(workspace: Workspace, meeting: Meeting, identifier: str) -> Iterator[Fact]:
    if meeting.date is None or meeting.status == "cancelled":
        return
    body = record_name(workspace, meeting.body)
    resolved = set()
    for index, one in enumerate(meeting.resolutions):
        if identifier in subjects(meeting, one):
            resolved.add(one.item)
            path = ("resolutions", index)
            yield Fact(meeting.date, _resolution(one), path, body, one.number, meeting.id)
    for index, item in enumerate(meeting.agenda):
        if identifier in item.about and item.id not in resolved:
            yield Fact(meeting.date, _on_agenda(item), ("agenda", index), body, "", meeting.id)


def _resolution(one: Resolution) -> Phrase:
    words: list[Words] = [
        code_word("meeting", ("resolutions", 0, key), value)
        for key, value in (("act", one.act), ("outcome", one.outcome))
        if value
    ]
    return Phrase(_WITH, {"what": _RESOLUTION, "more": joined(words)}) if words else Phrase(_RESOLUTION)


def _on_agenda(item: AgendaItem) -> Phrase:
    return Phrase(_WITH, {"what": _ON_AGENDA, "more": item.title}) if item.title else Phrase(_ON_AGENDA)


def _of_other(workspace: Workspace, record: Record, keys: set[str]) -> Iterator[Fact]:
    wanted = {fact for key in keys for fact in _LIFE.get((record.kind, key), ())}
    part = inner(record.kind, record.data, ()) if wanted else None
    if part is None:
        return
    kind, name = label(source(record.kind)), record_name(workspace, record.id)
    template = _OTHER_NAMED if kind.cs.casefold() in name.casefold() else _OTHER
    for fact in own_facts(Speech(workspace), part):
        if fact.path[0] in wanted:
            params = {"kind": kind, "name": name, "words": fact.words}
            yield fact._replace(words=Phrase(template, params), record=record.id)

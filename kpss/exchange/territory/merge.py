"""What an import changes: the table and the recorded changes against the records, municipality by municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpss.exchange.territory.changes import Change
from kpss.exchange.territory.csu_table import TYPE_NAMES, Table, Town
from kpss.exchange.territory.messages import Messages
from kpss.exchange.territory.records import Entry, OrpRecord, Records
from kpss.exchange.territory.timeline import (
    Bound,
    Contradiction,
    Span,
    Timeline,
    build,
    end_of,
    membership,
    observe,
    start_of,
)
from kpss.language.text import Text
from kpss.model.periods import moment, period

_ADDED = Text("{name} ({code}): doplněna do záznamu ORP {orp}.", "{name} ({code}): added to the record of ORP {orp}.")
_RENAMED = Text("{name} ({code}): dříve {old}.", "{name} ({code}): formerly {old}.")
_FORMER = Text("{name} ({code}): doplněn dřívější název {old}.", "{name} ({code}): former name {old} added.")
_NAME_STAYS = Text(
    "{name} ({code}): tabulka k témuž dni má název {old}; v záznamu zůstává {name}.",
    "{name} ({code}): the table of the same day says {old}; the record keeps {name}.",
)
_TYPE = Text("{name} ({code}): nově {type:quote}.", "{name} ({code}): now of the type {type:quote}.")
_NO_ORP = Text(
    "{name} ({code}): ORP s kódem {orp} není v tabulce ani v záznamech; jeho část změny se nezapisuje.",
    "{name} ({code}): the ORP {orp} is neither in the table nor in the records; its half of the change is not written.",
)
_ORDINARY = "municipality"


class NewEntry(NamedTuple):
    """A municipality to add to the list of an ORP (code); open sides of its period are None."""

    orp: str
    code: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    start: Span | None = None
    end: Span | None = None


class EntryEdit(NamedTuple):
    """What to change in an entry; None stays as it is, and ``alias`` is one more."""

    entry: Entry
    name: str | None = None
    alias: str | None = None
    type: str | None = None
    start: Span | None = None
    end: Span | None = None


class Merged(NamedTuple):
    """The result: entries to add by the code of their ORP, entries to change, and ORPs whose lists stay in doubt."""

    new: dict[str, list[NewEntry]]
    edits: list[EntryEdit]
    doubtful: set[str]


class Scope(NamedTuple):
    """What may be written: ORPs (codes) to import, and the records of the region that may change."""

    orps: frozenset[str]
    records: Sequence[OrpRecord]

    def covers(self, orp: str | None) -> bool:
        """Whether the list of *orp* may be written."""
        return orp in self.orps or any(record.code == orp for record in self.records)

    def holds(self, record: OrpRecord) -> bool:
        """Whether *record* may be changed."""
        return any(record is own for own in self.records)


class _Import(NamedTuple):
    table: Table
    scope: Scope
    records: Records
    messages: Messages


class _Case(NamedTuple):
    """One municipality: its name now, its row of the table if it has one, and the entries of the records."""

    code: str
    name: str
    town: Town | None
    entries: list[Entry]


def merge(table: Table, scope: Scope, records: Records, changes: Sequence[Change], messages: Messages) -> Merged:
    """Compare every municipality that *scope* touches; *messages* hears of each change and each contradiction."""
    run = _Import(table, scope, records, messages)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for record in records.orps:
        for entry in record.entries():
            entries[entry.code].append(entry)
    touched: dict[str, list[Change]] = {code: [] for code, town in table.towns.items() if town.orp in scope.orps}
    touched.update({e.code: [] for record in scope.records if record.code in scope.orps for e in record.entries()})
    for change in changes:
        if {change.old_orp, change.new_orp} & scope.orps:
            touched.setdefault(change.code, []).append(change)
    merged = Merged(defaultdict(list), [], set())
    for code, its_changes in touched.items():
        town, listed = table.towns.get(code), entries.get(code, [])
        name = town.name if town else listed[-1].name if listed else its_changes[0].name
        _decide(run, _Case(code, name, town, listed), its_changes, merged)
    return merged


def _decide(run: _Import, case: _Case, changes: Sequence[Change], merged: Merged) -> None:
    orp = case.town.orp if case.town else None
    try:
        before = build(
            membership(entry.record.code, entry.data.get("valid"), entry.record.confirmed, entry)
            for entry in case.entries
        )
        after = _seen(run, before, Bound(run.table.day), orp)
    except Contradiction:
        if not _may_be_right(run, case, orp):
            confirmed = all(entry.record.confirmed for entry in case.entries)
            run.messages.contradiction(case.name, case.code, orp, confirmed=confirmed)
            merged.doubtful.update([orp or "", *(entry.record.code for entry in case.entries)])
        return
    for change in changes:
        after = _changed(run, after, change)
    run.messages.moves(case.name, case.code, before, after, run.scope.covers)
    merged.edits.extend(_edits(run, case, before, after))
    for new in _additions(run, case, after):
        merged.new[new.orp].append(new)


def _seen(run: _Import, timeline: Timeline, day: Bound, orp: str | None) -> Timeline:
    record = run.records.of_orp(orp)
    return observe(timeline, day, orp, record.confirmed if record else None)


def _changed(run: _Import, timeline: Timeline, change: Change) -> Timeline:
    before, after = moment(change.last_seen_old), moment(change.first_seen_new)
    if before is None or after is None:
        return timeline
    seen_old = Bound(before.earliest, "" if before.exact else change.last_seen_old)
    seen_new = Bound(after.latest, "" if after.exact else change.first_seen_new)
    try:
        return _seen(run, _seen(run, timeline, seen_old, change.old_orp), seen_new, change.new_orp)
    except Contradiction:
        run.messages.change_left_out(change)
        return timeline


def _may_be_right(run: _Import, case: _Case, orp: str | None) -> bool:
    """Whether the records, odd as they are elsewhere, can agree with the table on its day."""
    day = run.table.day
    return any(
        entry.record.code == orp and period(entry.data.get("valid")).maybe_contains(day) for entry in case.entries
    )


def _edits(run: _Import, case: _Case, before: Timeline, after: Timeline) -> Iterator[EntryEdit]:
    known = {id(s.entry): (start_of(before, i), end_of(before, i)) for i, s in enumerate(before) if s.entry}
    for index, stretch in enumerate(after):
        if stretch.entry is None or not run.scope.holds(stretch.entry.record):
            continue
        start, end = start_of(after, index), end_of(after, index)
        was_start, was_end = known[id(stretch.entry)]
        written = stretch.entry.data.get("valid") or {}  # a side that only follows from another record is not
        edit = EntryEdit(
            stretch.entry,
            start=start if start != was_start or "from" not in written else None,
            end=end if end != was_end or "to" not in written else None,
        )
        if case.town and stretch.first.day <= run.table.day <= stretch.last.day and stretch.orp in run.scope.orps:
            edit = _described(run, case.town, edit)
        if any(part is not None for part in edit[1:]):
            yield edit


def _described(run: _Import, town: Town, edit: EntryEdit) -> EntryEdit:
    """*edit* with what the table says about name and type; the later table is right."""
    entry, day = edit.entry, run.table.day
    confirmed = entry.record.confirmed
    newer = confirmed is None or confirmed < day
    if town.name != entry.name:
        if newer:
            run.messages.add(_RENAMED, name=town.name, code=town.code, old=entry.name)
            known = not entry.name or entry.name in entry.aliases
            edit = edit._replace(name=town.name, alias=None if known else entry.name)
        elif confirmed == day:
            run.messages.add(_NAME_STAYS, name=entry.name, code=town.code, old=town.name)
        elif town.name not in entry.aliases:
            run.messages.add(_FORMER, name=entry.name, code=town.code, old=town.name)
            edit = edit._replace(alias=town.name)
    if newer and town.type != entry.data.get("type", _ORDINARY):
        run.messages.add(_TYPE, name=town.name, code=town.code, type=Text(TYPE_NAMES[town.type], town.type))
        edit = edit._replace(type=town.type)
    return edit


def _additions(run: _Import, case: _Case, after: Timeline) -> Iterator[NewEntry]:
    former = tuple(dict.fromkeys(entry.name for entry in case.entries if entry.name not in {"", case.name}))
    for index, stretch in enumerate(after):
        if stretch.entry is not None or stretch.orp is None:
            continue
        start, end = start_of(after, index), end_of(after, index)
        if run.scope.covers(stretch.orp):
            kind = case.town.type if case.town else _ORDINARY
            yield NewEntry(stretch.orp, case.code, case.name, kind, former, start, end)
            if start is None and end is None and run.records.of_orp(stretch.orp):
                run.messages.add(_ADDED, name=case.name, code=case.code, orp=run.messages.orp(stretch.orp))
        elif stretch.orp not in run.table.districts and run.records.of_orp(stretch.orp) is None:
            run.messages.add(_NO_ORP, name=case.name, code=case.code, orp=stretch.orp)

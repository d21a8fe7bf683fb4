"""One record against its rows in a table: three states of each cell (exported, in the table, now) give its change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpss.exchange.new_ids import LONGEST_ID
from kpss.exchange.tables import compare_words as says
from kpss.exchange.tables.cells import FILE_ONLY, same
from kpss.exchange.tables.changes import Changes, Item, Set, path_order
from kpss.exchange.tables.flat_columns import Column, Pattern, columns, path_key, tables
from kpss.exchange.tables.flat_records import Cell, Flat, items_of
from kpss.exchange.tables.incoming import Base, CellIn, Incoming, RowIn, Spot
from kpss.exchange.tables.items import NewItems, was
from kpss.exchange.tables.notes import Notes, cell_path, row_path
from kpss.language.text import LANGUAGES
from kpss.model.records import Record
from kpss.source.places import Path
from kpss.structure.schemas import source

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NO_FLAT = Flat({}, {}, frozenset())


class One:
    """The comparison of one record: *now* as it stands, *base* as it was exported."""

    def __init__(
        self,
        incoming: Incoming,
        notes: Notes,
        record: Record | None,
        now: Flat | None,
        base: Base | None,
    ) -> None:
        self._incoming, self._notes, self._record = incoming, notes, record
        self._kind = incoming.kind
        self._now = now or NO_FLAT
        self._is_same = base is None or base.fingerprint == self._now.fingerprint
        self._base = self._now if self._is_same else base.flat if base and base.flat else None
        self._known = columns(self._kind)

    def new(self, identifier: str, head: RowIn, rows: dict[Pattern, list[RowIn]]) -> Changes | None:
        """The record that rows with an unknown id make."""
        if not _SLUG.fullmatch(identifier) or len(identifier) > LONGEST_ID:
            self._notes.trouble(head.spot, says.bad_id(identifier))
            return None
        self._base = NO_FLAT
        found = self._own(head)
        for item in NewItems(self._kind, NO_FLAT, self._notes).find(rows, set()):
            found.update(item.cells)
        self._one_of_two(found, found, head.spot)
        file = f"{source(self._kind)['x-kpss-folder']}/{identifier}.yaml"
        return Changes(identifier, self._kind, file, 0, [], [], [], found)

    def _own(self, row: RowIn) -> dict[Path, Cell]:
        found: dict[Path, Cell] = {}
        for pattern, cell in row.cells.items():
            read = self._notes.read(self._known[pattern], cell, None)
            if read is not None:
                found[pattern] = read
                self._notes.at(row.id, pattern, cell.spot)
        return found

    def changed(self, head: RowIn, rows: dict[Pattern, list[RowIn]]) -> Changes | None:
        """The changes of a record that exists."""
        record = self._record
        if record is None:
            return None
        if self._base is None:
            self._stale(head, rows)
            return None
        sets: list[Set] = []
        gone: set[Path] = set()
        before = len(self._notes.troubles)
        for pattern, table in tables(self._kind).items():
            if pattern and pattern not in self._incoming.tables:
                continue
            for path, row in self._places(table.pattern, rows.get(pattern, []), gone):
                self._place(path, row, rows, sets, gone)
        adds = NewItems(self._kind, self._base, self._notes).find(rows, gone)
        removes = [Item(path, self._below(path)) for path in sorted(gone, key=path_order)]
        final = dict(self._now.cells)
        final.update({one.path: one.cell for one in sets if one.cell is not None})
        for one in sets:
            if one.cell is None:
                final.pop(one.path, None)
        self._one_of_two({one.path: one.cell for one in sets if one.cell is not None}, final, head.spot)
        removes, adds = self._lists(removes, adds, head.spot)
        if len(self._notes.troubles) > before:
            return None
        return Changes(record.id, self._kind, record.file, record.document, sets, removes, adds)

    def _stale(self, head: RowIn, rows: dict[Pattern, list[RowIn]]) -> None:
        """A record of which only a fingerprint is known and that changed since: it must not differ."""
        self._base = self._now
        troubles, remarks = list(self._notes.troubles), list(self._notes.remarks)
        found = self.changed(head, rows)
        self._notes.troubles[:], self._notes.remarks[:] = troubles, remarks
        if found is None or not found.is_empty:
            self._notes.trouble(head.spot, says.stale(head.id))

    def _places(self, pattern: Pattern, rows: list[RowIn], gone: set[Path]) -> Iterator[tuple[Path, RowIn | None]]:
        """The items that were exported with their rows; None where a row is missing."""
        base = self._base or NO_FLAT
        found: dict[Path, RowIn] = {}
        for row in rows:
            path = row_path(pattern, row.positions)
            if path is None or not was(base, path):
                continue
            if path in found:
                self._notes.trouble(row.spot, says.same_position(row.id))
            found.setdefault(path, row)
        for path in items_of(base, pattern) if pattern else [()]:
            if not any(path[: len(one)] == one for one in gone):
                yield path, found.get(path)
            elif path in found and self._differs(path, found[path]):
                self._notes.trouble(found[path].spot, says.PARENT_GONE)

    def _place(
        self, path: Path, row: RowIn | None, rows: dict[Pattern, list[RowIn]], sets: list[Set], gone: set[Path]
    ) -> None:
        """The changes of one row."""
        if row is None:
            if path and self._incoming.has_all_items and () in rows:
                gone.add(path)
            return
        if path and row.is_blank and any(cell_path(path, one) in self._exported for one in row.cells):
            gone.add(path)
            return
        for pattern, cell in row.cells.items():
            place = cell_path(path, pattern)
            one = self._set(self._known[pattern], place, cell)
            if one is not None:
                sets.append(one)
                self._notes.at(row.id, place, cell.spot)

    @property
    def _exported(self) -> dict[Path, Cell]:
        return (self._base or NO_FLAT).cells

    def _differs(self, path: Path, row: RowIn) -> bool:
        return not row.is_blank and any(
            not self._is_shown(self._known[pattern], cell_path(path, pattern), cell)
            for pattern, cell in row.cells.items()
        )

    def _is_shown(self, column: Column, path: Path, cell: CellIn) -> bool:
        """Whether a cell stands as it was exported."""
        former = self._exported.get(path)
        if former is None:
            return cell.is_blank or cell.raw in FILE_ONLY
        return any(
            cell.raw == self._notes.cells.shown(column, former, language, labels=labels)
            for language in LANGUAGES
            for labels in (True, False)
        )

    def _set(self, column: Column, path: Path, cell: CellIn) -> Set | None:
        if self._is_shown(column, path, cell):
            return None
        if any(path[: len(one)] == one for one in self._now.hidden):
            if not cell.is_blank:
                self._notes.trouble(cell.spot, says.FILE_ONLY_CELL)
            return None
        former, now = self._exported.get(path), self._now.cells.get(path)
        count = len(self._notes.troubles)
        mine = self._notes.read(column, cell, former)
        if len(self._notes.troubles) > count or same(column, mine, former) or same(column, mine, now):
            return None
        if not same(column, former, now) or not self._is_there(path):
            self._notes.trouble(cell.spot, says.conflict(self._kind, path, column, former, mine, now))
            return None
        return Set(path, mine, now)

    def _is_there(self, path: Path) -> bool:
        """Whether the lists above a cell have as many items as they had."""
        base = self._base or NO_FLAT
        return all(
            base.counts.get(path[:number]) == self._now.counts.get(path[:number])
            for number, step in enumerate(path)
            if isinstance(step, int)
        )

    def _below(self, path: Path) -> dict[Path, Cell]:
        return {place: cell for place, cell in self._exported.items() if place[: len(path)] == path}

    def _one_of_two(self, changed: dict[Path, Cell], final: dict[Path, Cell], where: Spot) -> None:
        """A place is a value or a group of keys, not both."""
        for path in changed:
            for number in range(1, len(path)):
                if path[:number] in final:
                    self._notes.trouble(where, says.both(path_key(path[:number]), path_key(path)))
        scalars = {path for path in changed if isinstance(path[-1], str)}
        for path in final:
            short = next((path[:n] for n in range(1, len(path)) if path[:n] in scalars), None)
            if short is not None and path not in changed:
                self._notes.trouble(where, says.both(path_key(short), path_key(path)))

    def _lists(self, removes: list[Item], adds: list[Item], where: Spot) -> tuple[list[Item], list[Item]]:
        """Items may be added and taken away only where the list is as it was exported, or is as wanted already."""
        if self._is_same:
            return removes, adds
        lists = dict.fromkeys(one.path[:-1] for one in (*removes, *adds))
        done = [path for path in lists if self._is_done(path, removes, adds)]
        removes, adds = ([one for one in items if one.path[:-1] not in done] for items in (removes, adds))
        for path in lists:
            gone = [one.path for one in removes if one.path[:-1] == path]
            is_changed = any(_within(self._exported, one) != _within(self._now.cells, one) for one in gone)
            if path not in done and (is_changed or not self._is_there((*path, 0))):
                self._notes.trouble(where, says.list_changed(self._kind, path))
        return removes, adds

    def _is_done(self, path: Path, removes: list[Item], adds: list[Item]) -> bool:
        """Whether the list at *path* says in the file what the table makes of it, as when a table is taken twice."""
        gone = {one.path for one in removes}
        count = (self._base or NO_FLAT).counts.get(path, 0)
        kept = [(*path, number) for number in range(count) if (*path, number) not in gone]
        wanted = [_within(self._exported, one) for one in kept]
        wanted += [_within(one.cells, one.path) for one in adds if one.path[:-1] == path]
        now = [_within(self._now.cells, (*path, number)) for number in range(self._now.counts.get(path, 0))]
        return wanted == now


def _within(cells: dict[Path, Cell], path: Path) -> dict[Path, Cell]:
    """The cells of an item, their paths from the item."""
    return {place[len(path) :]: cell for place, cell in cells.items() if place[: len(path)] == path}

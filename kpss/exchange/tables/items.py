"""New items of lists, from the rows of a table that name no item that was exported."""

from __future__ import annotations

from collections.abc import Mapping

from kpss.exchange.tables import compare_words as says
from kpss.exchange.tables.changes import Item
from kpss.exchange.tables.flat_columns import Pattern, columns, table_of, tables
from kpss.exchange.tables.flat_records import Flat
from kpss.exchange.tables.incoming import RowIn
from kpss.exchange.tables.notes import Notes, cell_path, row_path
from kpss.source.places import Path


def was(base: Flat, path: Path) -> bool:
    """Whether the item at *path* was there when the table was made."""
    return not path or (isinstance(path[-1], int) and path[-1] < base.counts.get(path[:-1], 0))


class NewItems:
    """The new items of one record; *base* is how it was exported."""

    def __init__(self, kind: str, base: Flat, notes: Notes) -> None:
        self._kind, self._base, self._notes = kind, base, notes

    def find(self, rows: Mapping[Pattern, list[RowIn]], gone: set[Path]) -> list[Item]:
        """The new items of all lists, none within what is *gone*; one within a new one is part of it."""
        found: dict[Path, Item] = {}
        given: dict[tuple[Pattern, tuple[int | None, ...]], Path] = {}
        for pattern in tables(self._kind):
            fresh = [row for row in rows.get(pattern, []) if pattern and not row.is_blank]
            # Those with a position come first, so that an item that names none stands behind them.
            for row in sorted(fresh, key=lambda row: (row.positions[-1] is None, row.positions[-1] or 0)):
                path = row_path(pattern, row.positions)
                if path is not None and was(self._base, path):
                    continue
                above = self._above(pattern, row, given)
                if above is None or any(above[: len(one)] == one for one in gone):
                    self._notes.trouble(row.spot, says.PARENT_GONE if above else says.no_parent(pattern))
                    continue
                key = (pattern, row.positions)
                if row.positions[-1] is not None and key in given:
                    self._notes.trouble(row.spot, says.same_position(row.id))
                    continue
                place = self._next(found, above)
                given[key] = place
                cells = {}
                for inner, cell in row.cells.items():
                    read = self._notes.read(columns(self._kind)[inner], cell, None)
                    if read is not None:
                        cells[cell_path(place, inner)] = read
                        self._notes.at(row.id, cell_path(place, inner), cell.spot)
                found[place] = Item(place, cells)
        return self._nested(found)

    def _above(
        self, pattern: Pattern, row: RowIn, given: dict[tuple[Pattern, tuple[int | None, ...]], Path]
    ) -> Path | None:
        """The path of the list that gets the row; None where its parent is not there."""
        parent = table_of(pattern[:-1])
        rest = pattern[len(parent) : -1]
        if not parent:
            return rest
        positions = row.positions[:-1]
        path = row_path(parent, positions)
        if path is not None and was(self._base, path) and path:
            return (*path, *rest)
        known = given.get((parent, positions))
        return (*known, *rest) if known is not None else None

    def _next(self, found: dict[Path, Item], above: Path) -> Path:
        """The place behind the last item of the list at *above*, known or new."""
        number = (self._base).counts.get(above, 0)
        while (*above, number) in found:
            number += 1
        return (*above, number)

    @staticmethod
    def _nested(found: dict[Path, Item]) -> list[Item]:
        for path in sorted(found, key=len, reverse=True):
            parent = next((path[:n] for n in range(len(path) - 1, 0, -1) if path[:n] in found), None)
            if parent is not None:
                found[parent].cells.update(found.pop(path).cells)
        return list(found.values())

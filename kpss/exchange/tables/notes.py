"""What is found while a table is read against the records: meanings of cells, remarks and troubles."""

from __future__ import annotations

from typing import NamedTuple

from kpss.exchange.cells.words import Said, computed, not_computed
from kpss.exchange.tables import compare_words as says
from kpss.exchange.tables.cells import Cells
from kpss.exchange.tables.flat_columns import ITEM, Column, Pattern
from kpss.exchange.tables.flat_records import Cell
from kpss.exchange.tables.incoming import CellIn, Spot, Trouble
from kpss.language.text import Text
from kpss.source.places import Path


class Understood(NamedTuple):
    """A cell that was understood otherwise than it stands there."""

    column: Column
    spot: Spot
    said: Said


class Notes:
    """Reads cells and keeps what is to be said of them."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.remarks: list[Understood] = []
        self.troubles: list[Trouble] = []
        self.spots: dict[str, dict[Path, Spot]] = {}

    def trouble(self, where: Spot, said: Text) -> None:
        """Something prevents the import."""
        self.troubles.append(Trouble(where.text, said))

    def at(self, identifier: str, path: Path, where: Spot) -> None:
        """The cell that changes the record *identifier* at *path*."""
        self.spots.setdefault(identifier, {})[path] = where

    def read(self, column: Column, cell: CellIn, former: Cell | None) -> Cell | None:
        """The meaning of a cell that held *former*; None for nothing, and where a problem is noted."""
        if cell.is_formula and cell.is_blank:
            self.trouble(cell.spot, not_computed().text)
            return None
        found = self.cells.read(column, cell.raw, former)
        if found.problem is not None:
            self.trouble(cell.spot, says.in_column(column, found.problem))
            return None
        for said in (found.remark, computed(str(cell.raw)) if cell.is_formula else None):
            if said is not None:
                self.remarks.append(Understood(column, cell.spot, said))
        return found.cell


def row_path(pattern: Pattern, positions: tuple[int | None, ...]) -> Path | None:
    """The path of the row with these positions (from 1); None where one is not given."""
    if None in positions or len(positions) != pattern.count(ITEM):
        return None
    numbers = iter(positions)
    return tuple((next(numbers) or 1) - 1 if step == ITEM else step for step in pattern)


def cell_path(path: Path, pattern: Pattern) -> Path:
    """The path of the cell of the column *pattern* in the row at *path*."""
    return (*path, *pattern[len(path) :])

"""A table that somebody gives back: its rows, with the place of each cell, whatever the format of its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpss.exchange.cells.meaning import Raw, unguarded
from kpss.exchange.cells.workbook import address
from kpss.exchange.tables.flat_columns import ITEM, Pattern, columns, path_of, table_of, tables
from kpss.exchange.tables.flat_records import Flat
from kpss.language.nearest import nearest
from kpss.language.text import Text
from kpss.structure.repairs import plain_text


class Spot(NamedTuple):
    """A cell, or the first one of a row: its sheet (empty in CSV), row and column from 0."""

    sheet: str
    row: int
    column: int

    @property
    def text(self) -> Text:
        """Where it is, as people find it."""
        place = address(self.row, self.column)
        if not self.sheet:
            return Text(f"buňka {place}", f"cell {place}")
        return Text(f"list „{self.sheet}“, buňka {place}", f"sheet “{self.sheet}”, cell {place}")


class CellIn(NamedTuple):
    """A cell with its place; ``is_formula`` where its value was worked out."""

    raw: Raw
    spot: Spot
    is_formula: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return isinstance(self.raw, str) and not self.raw.strip()


class RowIn(NamedTuple):
    """A row: its record, its file as the table says, its positions (from 1; None where none is given), its cells."""

    id: str
    file: str
    positions: tuple[int | None, ...]
    cells: dict[Pattern, CellIn]
    spot: Spot

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing of its item."""
        return all(cell.is_blank for cell in self.cells.values())


class TableIn(NamedTuple):
    """The rows of the records, or of the items of a list."""

    pattern: Pattern
    rows: list[RowIn]


class Base(NamedTuple):
    """A record when the table was made: its fingerprint, and its cells where the file carries them."""

    fingerprint: str
    flat: Flat | None = None


class Trouble(NamedTuple):
    """What prevents an import, and where it is."""

    where: Text
    said: Text

    def text(self) -> Text:
        """Both in one sentence."""
        return Text(f"{self.where.cs}: {self.said.cs}", f"{self.where.en}: {self.said.en}")


class Incoming(NamedTuple):
    """All that a file says.  ``has_all_items``: an item without its row was taken away by somebody."""

    kind: str
    tables: dict[Pattern, TableIn]
    bases: dict[str, Base]
    has_all_items: bool
    remarks: list[Text]
    troubles: list[Trouble]


class Head(NamedTuple):
    """A heading that is understood: ``id``, ``file``, a position (a pattern that ends with ``[]``) or a column.

    ``positions`` (from 1) stand in headings of CSV.
    """

    name: str
    pattern: Pattern = ()
    positions: tuple[int, ...] = ()


RESERVED = ("id", "file", "kind")


def heads(kind: str, keys: Sequence[str], sheet: str, row: int) -> tuple[dict[int, Head], list[Trouble]]:
    """The headings by column, and those that cannot be understood."""
    found: dict[int, Head] = {}
    troubles = []
    seen: dict[str, int] = {}
    for number, key in enumerate(keys):
        if not key:
            continue
        spot = Spot(sheet, row, number)
        if key in seen:
            said = Text(f"sloupec {key} je tu dvakrát; jeden smažte", f"the column {key} is here twice; delete one")
            troubles.append(Trouble(spot.text, said))
        seen[key] = number
        head = _head(kind, key)
        if head is None:
            troubles.append(Trouble(spot.text, _unknown(kind, key)))
        else:
            found[number] = head
    return found, troubles


def _head(kind: str, key: str) -> Head | None:
    if key in RESERVED:
        return Head(key)
    path = path_of(key)
    if path is None:
        return None
    pattern, positions = path
    known = pattern in columns(kind) or pattern in tables(kind)
    return Head("", pattern, positions) if known and pattern else None


def _unknown(kind: str, key: str) -> Text:
    near = nearest(key, [column.key for column in columns(kind).values()])
    cs, en = (f"; nemělo to být {near}?", f"; did you mean {near}?") if near else ("", "")
    return Text(
        f"sloupec „{key}“ záznam {kind} nemá{cs} Opravte záhlaví, nebo sloupec smažte",
        f"a {kind} has no column “{key}”{en} Mend the heading or delete the column",
    )


def identifier(raw: Raw) -> str:
    """The id in a cell."""
    value = unguarded(raw)
    if isinstance(value, Decimal):
        return f"{value.to_integral_value() if value == value.to_integral_value() else value:f}"
    return plain_text(value) if isinstance(value, str) else str(value)


def position(cell: CellIn) -> int | Trouble | None:
    """The position in a cell: a whole number from 1, or None where it is empty."""
    if cell.is_blank:
        return None
    text = identifier(cell.raw)
    if text.isascii() and text.isdigit() and 0 < int(text) < 100_000:  # noqa: PLR2004 - more than any list has
        return int(text)
    return Trouble(
        cell.spot.text,
        Text(f"„{text}“ není pořadí; napište celé číslo od 1, u nové položky nechte prázdné",
             f"“{text}” is no position; write a whole number from 1, for a new item leave it empty"),
    )  # fmt: skip


def depth_of(patterns: Iterable[Pattern]) -> Pattern:
    """The pattern of the table to which *patterns* of columns belong: the longest one."""
    return max((table_of(pattern) for pattern in patterns), key=len, default=())


def positions_needed(pattern: Pattern) -> list[Pattern]:
    """The lists in which the rows of a table stand: ``units[]``, ``units[].orps[]``."""
    return [pattern[: number + 1] for number, step in enumerate(pattern) if step == ITEM]

"""What a table changes in records: cells set and emptied, items added and taken away, new records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from kpss.exchange.tables.cells import FLAGS
from kpss.exchange.tables.flat_columns import Column, Node, columns, node_of, path_key, pattern_of, table_of, tables
from kpss.exchange.tables.flat_records import Cell, joined
from kpss.exchange.yaml_text.blocks import date_value
from kpss.language.text import Language, Text
from kpss.source.places import Path
from kpss.source.scalars import Scalar

_LONGEST = 60
_MOST_DIGITS = 17
NOTHING = Text("(prázdné)", "(empty)")


class Set(NamedTuple):
    """A cell gets another value, or is emptied (None); *before* is None where there was none."""

    path: Path
    cell: Cell | None
    before: Cell | None


class Item(NamedTuple):
    """An item of a list of mappings, which is added or taken away, with its cells (their paths from the record)."""

    path: Path
    cells: dict[Path, Cell]


class Changes(NamedTuple):
    """The changes of one record; a new one has no file yet, and its cells are in *new*."""

    id: str
    kind: str
    file: str
    document: int
    sets: list[Set]
    removes: list[Item]
    adds: list[Item]
    new: dict[Path, Cell] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.new is None and not (self.sets or self.removes or self.adds)


def path_order(path: Path) -> tuple[str, ...]:
    """The key by which paths are sorted, positions as numbers."""
    return tuple(f"{step:09d}" if isinstance(step, int) else step for step in path)


def typed(column: Column, text: str, former: Any = None) -> Scalar:
    """*text* as the value that the YAML gets; of two possible types the one that *former* has."""
    types = set(column.types)
    if column.sort == "flag":
        return text == "true"
    if column.is_number and _is_number(text):
        return Decimal(text)
    if column.sort == "date":
        return date_value(text)
    if column.sort == "day":
        return dt.date.fromisoformat(text)
    if types & {"integer", "number"} and not isinstance(former, str) and _is_number(text):
        value = Decimal(text)
        is_whole = "." not in text
        if is_whole or "number" in types:
            return value
    return text


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-")
    whole, _, rest = digits.partition(".")
    is_plain = digits.isascii() and (digits.replace(".", "", 1).isdigit()) and bool(whole) and not digits.endswith(".")
    return is_plain and (whole == "0" or not whole.startswith("0")) and len(whole) <= _MOST_DIGITS and (
        "." not in digits or bool(rest))  # fmt: skip


def value_of(column: Column, cell: Cell, former: Any = None) -> Any:
    """The plain data of a cell."""
    if isinstance(cell, tuple):
        before = former if isinstance(former, list) else []
        known = {str(one): one for one in before}
        return [typed(column.item, text, known.get(text, before[0] if before else None)) for text in cell]
    return typed(column, cell, former)


def data_of(kind: str, where: Path, cells: Mapping[Path, Cell]) -> dict[str, Any]:
    """*cells* below *where* (a path whose pattern the schema knows) as plain data, keys in the order of the schema."""
    node = node_of(kind)
    for step in where:
        node = node.items if isinstance(step, int) else node.properties[step]
    found: dict[str, Any] = _mapping(kind, node, where, cells)
    return found


def _mapping(kind: str, node: Node, where: Path, cells: Mapping[Path, Cell]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, inner in node.properties.items():
        path = (*where, key)
        beneath = {other: cell for other, cell in cells.items() if other[: len(path)] == path}
        if path in beneath:
            found[key] = value_of(columns(kind)[pattern_of(path)], beneath[path])
        elif beneath and inner.items is not None:
            numbers = sorted({int(other[len(path)]) for other in beneath})
            found[key] = [_mapping(kind, inner.items, (*path, number), beneath) for number in numbers]
        elif beneath:
            found[key] = _mapping(kind, inner, path, beneath)
    return found


def label_of(kind: str, path: Path) -> Text:
    """``Jednotky 2 – Počet (units[2].value)``."""
    pattern = pattern_of(path)
    row = table_of(pattern)
    positions = " ".join(str(step + 1) for step in path if isinstance(step, int))
    above = tables(kind)[row].label
    if pattern == row or pattern not in columns(kind):
        return Text(f"{above.cs} {positions} ({path_key(path)})", f"{above.en} {positions} ({path_key(path)})")
    own = columns(kind)[pattern].label
    if not row:
        return Text(f"{own.cs} ({path_key(path)})", f"{own.en} ({path_key(path)})")
    cs, en = f"{above.cs} {positions} – {own.cs}", f"{above.en} {positions} – {own.en}"
    return Text(f"{cs} ({path_key(path)})", f"{en} ({path_key(path)})")


def shown(cell: Cell | None, language: Language, column: Column | None = None) -> str:
    """A value in a message: short, on one line."""
    if cell is None or not cell:
        return NOTHING.in_language(language)
    text = joined(cell) if isinstance(cell, tuple) else cell
    if column is not None and column.sort == "flag" and text in FLAGS:
        text = FLAGS[text].in_language(language)
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def told(changes: Changes, language: Language) -> list[str]:
    """The changes of a record in lines: what, before → after."""
    known = columns(changes.kind)
    if changes.new is not None:
        head = Text(f"{changes.id}: nový záznam ({changes.file})", f"{changes.id}: a new record ({changes.file})")
        return [head.in_language(language), *_pairs(changes.kind, changes.new, "  ", language)]
    lines = [f"{changes.id} ({changes.file})"]
    for path, after, before in changes.sets:
        column = known[pattern_of(path)]
        label = label_of(changes.kind, path).in_language(language)
        lines.append(f"  {label}: {shown(before, language, column)} → {shown(after, language, column)}")
    for sign, items in (("−", changes.removes), ("+", changes.adds)):
        for path, cells in items:
            lines.append(f"  {sign} {label_of(changes.kind, path).in_language(language)}")
            lines += _pairs(changes.kind, cells, "      ", language)
    return lines


def _pairs(kind: str, cells: Mapping[Path, Cell], indent: str, language: Language) -> list[str]:
    known = columns(kind)
    return [
        f"{indent}{label_of(kind, path).in_language(language)}: {shown(cell, language, known[pattern_of(path)])}"
        for path, cell in cells.items()
    ]

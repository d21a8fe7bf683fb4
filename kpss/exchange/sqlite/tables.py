"""Tables of the SQLite export, made from the schemas of records.

A record kind is a table; what stands inside an object is a column (``valid.from`` → ``valid_from``); a list is a table
of its own with the columns ``parent`` (the row that holds it) and ``position`` (from 0).  Numbers with decimals are
text, so that no amount passes through binary floating point; so are dates, as precise as they were written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from kpss.structure.schemas import expanded, kinds

NESTED = frozenset(("goal", "measure"))  # kinds that stand inside others too, so an id may name no record
RECORD = "record"
_ORDER = ("parent", "position")


class Column(NamedTuple):
    """A column: ``sort`` is text, integer, boolean, decimal, moment or json; ``target`` the table that it points to.

    ``territory`` says of a place, ``municipality`` or ``orp``, that its code stands in a column behind it.
    """

    name: str
    path: tuple[str, ...]
    sort: str
    target: str = ""
    territory: str = ""

    def sql(self) -> Iterator[str]:
        """Its definition, and that of the code behind it."""
        type_ = "INTEGER" if self.sort in {"integer", "boolean"} else "TEXT"
        points = f' REFERENCES "{self.target}"("id")' if self.target else ""
        yield f'"{self.name}" {type_}{points}'
        if self.territory:
            yield f'"{self.name}_code" TEXT'


class Table(NamedTuple):
    """A table: of a kind where ``parent`` is empty, else of a list at ``path`` below the rows of its parent."""

    name: str
    parent: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    lists: tuple[Table, ...]

    def sql(self) -> str:
        """The statement that makes it."""
        if self.parent:
            type_ = "INTEGER" if "__" in self.parent else "TEXT"
            lines = [
                '"id" INTEGER PRIMARY KEY',
                f'"parent" {type_} NOT NULL REFERENCES "{self.parent}"("id")',
                '"position" INTEGER NOT NULL',
            ]
        else:
            lines = [f'"id" TEXT PRIMARY KEY REFERENCES "{RECORD}"("id")']
        lines += [line for column in self.columns for line in column.sql()]
        return f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + "\n)"

    def all(self) -> Iterator[Table]:
        """The table and those of its lists."""
        yield self
        for inner in self.lists:
            yield from inner.all()


@cache
def tables() -> dict[str, Table]:
    """Kind of record → its table."""
    return {kind: _table(kind.replace("-", "_"), "", (), expanded(kind).get("properties", {})) for kind in kinds()}


def _table(name: str, parent: str, path: tuple[str, ...], properties: Mapping[str, Any]) -> Table:
    columns: list[Column] = []
    lists: list[Table] = []
    taken = {"kind", "id"} if not parent else set()
    for key, part in properties.items():
        if key not in taken:
            _add(name, (key,), part, columns, lists)
    if parent:  # a key of the record must not hide the columns of the table
        columns = [one._replace(name=f"{one.name}_") if one.name in {"id", *_ORDER} else one for one in columns]
    return Table(name, parent, path, tuple(columns), tuple(lists))


def _add(table: str, path: tuple[str, ...], part: Mapping[str, Any], columns: list[Column], lists: list[Table]) -> None:
    types = _types(part)
    if types == {"array"}:
        name = f"{table}__{'_'.join(path)}"
        item = part.get("items", {})
        if _types(item) == {"object"} and "properties" in item:
            lists.append(_table(name, table, path, item["properties"]))
        else:
            lists.append(Table(name, table, path, (_column((), item),), ()))
    elif types == {"object"} and "properties" in part:
        for key, inner in part["properties"].items():
            _add(table, (*path, key), inner, columns, lists)
    else:
        columns.append(_column(path, part))


def _column(path: tuple[str, ...], part: Mapping[str, Any]) -> Column:
    targets = [] if NESTED.intersection(part.get("x-kpss-ref", ())) else list(part.get("x-kpss-ref", ()))
    target = targets[0].replace("-", "_") if len(targets) == 1 else RECORD if targets else ""
    place = part.get("x-kpss-territory", "")
    name = "_".join(path) or "value"
    return Column(name, path, _sort(_types(part)), target, place if place in {"municipality", "orp"} else "")


def _sort(types: set[str]) -> str:
    if types in ({"integer"}, {"boolean"}):
        return next(iter(types))
    if "object" in types:
        return "moment" if "string" in types else "json"
    if "number" in types:
        return "decimal"
    return "json" if "array" in types else "text"


def _types(part: Mapping[str, Any]) -> set[str]:
    given = part.get("type", "string")
    return {given} if isinstance(given, str) else set(given)

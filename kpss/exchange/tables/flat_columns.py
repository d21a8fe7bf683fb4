"""The columns and tables of a kind of record, from its schema.

A record is a table of one row; each list of mappings in it is a table of its own, whose rows say their record and
position.  A *pattern* is a key path with ``[]`` in the place of every position: ``("units", "[]", "value")``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

from kpss.language.text import Text
from kpss.source.places import Path
from kpss.structure.schemas import expanded

Pattern: TypeAlias = tuple[str, ...]
Sort = Literal["text", "number", "flag", "date", "day", "yearly", "time", "code", "reference", "list"]
ITEM = "[]"
LONGEST = 32_767  # characters that a cell of a workbook holds
_FORMATS: dict[str, Sort] = {"kpss-date": "date", "kpss-day": "day", "kpss-yearly": "yearly", "kpss-time": "time"}
_DIGITS = re.compile(r"\^\[0-9\]\{([0-9]+)\}\$")
_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]*)\]")


class Column(NamedTuple):
    """A column: where its values stand and what they are.

    ``own`` are the words for codes that the schema lists; ``vocabulary``, ``targets`` and ``territory`` name what a
    value points to; ``digits`` is how many digits a text of digits has; a list of scalars has the column of its items.
    """

    pattern: Pattern
    sort: Sort
    types: tuple[str, ...]
    label: Text
    description: Text
    is_required: bool
    own: dict[str, Text]
    vocabulary: str = ""
    targets: tuple[str, ...] = ()
    territory: str = ""
    digits: int = 0
    is_percent: bool = False
    item: Any = None  # a Column; a type that contains itself is not understood by every tool

    @property
    def key(self) -> str:
        """The key path as text: ``units[].value``."""
        return pattern_text(self.pattern)

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers and nothing else."""
        return self.sort == "number"


class Node(NamedTuple):
    """What a schema says of a place: the column of a scalar, the keys of a mapping, the items of a list."""

    column: Column | None
    properties: dict[str, Any]  # of Node
    items: Any  # a Node, where the place is a list of mappings
    label: Text
    own_label: Text


class Table(NamedTuple):
    """The rows of a list of mappings, or of the records themselves (an empty pattern)."""

    pattern: Pattern
    label: Text
    columns: tuple[Column, ...]

    @property
    def depth(self) -> int:
        """How many positions say which row it is."""
        return self.pattern.count(ITEM)


def pattern_text(pattern: Pattern) -> str:
    """``units[].value``."""
    text = ""
    for step in pattern:
        text += step if step == ITEM else f".{step}" if text else step
    return text


def path_key(path: Path) -> str:
    """The key path with positions as people count them, from 1: ``units[1].value``."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def path_of(key: str) -> tuple[Pattern, tuple[int, ...]] | None:
    """The pattern and the positions (from 1) of a key path as text; None where it is none."""
    steps: list[str] = []
    positions: list[int] = []
    end = 0
    for match in _STEP.finditer(key):
        if key[end : match.start()] not in ("", "."):
            return None
        end = match.end()
        steps.append(match[1] or ITEM)
        if match[2]:
            positions.append(int(match[2]))
    return (tuple(steps), tuple(positions)) if steps and end == len(key) else None


def pattern_of(path: Path) -> Pattern:
    """The pattern of a path."""
    return tuple(ITEM if isinstance(step, int) else step for step in path)


def table_of(pattern: Pattern) -> Pattern:
    """The pattern of the table in which the column *pattern* stands."""
    last = max((number for number, step in enumerate(pattern) if step == ITEM), default=-1)
    return pattern[: last + 1]


@lru_cache(maxsize=64)
def node_of(kind: str) -> Node:
    """What the schema of *kind* says, compiled; ``kind`` and ``id`` are no columns."""
    schema = expanded(kind)
    properties = {key: part for key, part in schema["properties"].items() if key not in ("kind", "id")}
    return _node({**schema, "properties": properties}, (), Text("", ""), is_required=True)


@lru_cache(maxsize=64)
def tables(kind: str) -> dict[Pattern, Table]:
    """All tables of *kind* by pattern, the records first, in the order of the schema."""
    found = list(_tables(node_of(kind), ()))
    return {table.pattern: table for table in found}


@lru_cache(maxsize=64)
def columns(kind: str) -> dict[Pattern, Column]:
    """All columns of *kind* by pattern."""
    return {column.pattern: column for table in tables(kind).values() for column in table.columns}


def _tables(node: Node, pattern: Pattern) -> Iterator[Table]:
    yield Table(pattern, node.own_label, tuple(_columns(node)))
    yield from _inner(node, pattern)


def _columns(node: Node) -> Iterator[Column]:
    if node.column is not None:
        yield node.column
    for inner in node.properties.values():
        yield from _columns(inner)


def _inner(node: Node, pattern: Pattern) -> Iterator[Table]:
    for key, inner in node.properties.items():
        if inner.items is not None:
            yield from _tables(inner.items, (*pattern, key, ITEM))
        else:
            yield from _inner(inner, (*pattern, key))


def _node(schema: dict[str, Any], pattern: Pattern, above: Text, *, is_required: bool) -> Node:
    """The node of *schema*; *above* is the label of the row's mappings around it."""
    own = _title(schema, pattern)
    label = Text(f"{above.cs} – {own.cs}", f"{above.en} – {own.en}") if above.cs else own
    items = schema.get("items")
    if isinstance(items, dict):
        if items.get("properties"):
            inner = _node(items, (*pattern, ITEM), Text("", ""), is_required=False)
            return Node(None, {}, inner._replace(own_label=label), label, label)
        item = _column(items, pattern, label, is_required=False)
        column = _column(schema, pattern, label, is_required=is_required)._replace(sort="list", item=item)
        return Node(column, {}, None, label, label)
    required = schema.get("required", ()) if is_required or not pattern or pattern[-1] == ITEM else ()
    beneath = Text("", "") if not pattern or pattern[-1] == ITEM else label
    properties = {
        key: _node(part, (*pattern, key), beneath, is_required=key in required)
        for key, part in schema.get("properties", {}).items()
    }
    types = _types(schema)
    is_scalar = not properties or bool(set(types) - {"object"})
    scalar = _column(schema, pattern, label, is_required=is_required) if is_scalar else None
    return Node(scalar, properties, None, label, label)


def _column(schema: dict[str, Any], pattern: Pattern, label: Text, *, is_required: bool) -> Column:
    described = Text(schema.get("description", ""), schema.get("x-kpss-en", {}).get("description", ""))
    digits = _DIGITS.fullmatch(schema.get("pattern", ""))
    return Column(
        pattern,
        _sort(schema),
        _types(schema),
        label,
        described,
        is_required,
        _own_codes(schema),
        schema.get("x-kpss-vocabulary", ""),
        tuple(schema.get("x-kpss-ref", ())),
        schema.get("x-kpss-territory", ""),
        int(digits[1]) if digits else 0,
        bool(schema.get("x-kpss-percent")),
    )


def _sort(schema: dict[str, Any]) -> Sort:
    types = set(_types(schema))
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    if types <= {"number", "integer"}:
        return "number"
    if types == {"boolean"}:
        return "flag"
    if "enum" in schema or "x-kpss-vocabulary" in schema:
        return "code"
    return "reference" if "x-kpss-ref" in schema or "x-kpss-territory" in schema else "text"


def _types(schema: dict[str, Any]) -> tuple[str, ...]:
    given = schema.get("type", "string")
    return (given,) if isinstance(given, str) else tuple(name for name in given if name != "object")


def _title(schema: dict[str, Any], pattern: Pattern) -> Text:
    plain = pattern[-1] if pattern else ""
    czech = schema.get("title", plain)
    return Text(czech, schema.get("x-kpss-en", {}).get("title", czech))


def _own_codes(schema: dict[str, Any]) -> dict[str, Text]:
    codes = [str(code) for code in schema.get("enum", ())]
    czech = schema.get("enumDescriptions", codes)
    english = schema.get("x-kpss-en", {}).get("enumDescriptions", codes)
    return {code: Text(cs, en) for code, cs, en in zip(codes, czech, english, strict=True)}

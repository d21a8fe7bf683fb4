"""A record as cells: key path → text exactly as the YAML says it, lists of scalars as tuples of texts."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from kpss.exchange.cells.values import storable
from kpss.exchange.tables.flat_columns import LONGEST, Node, Pattern, node_of
from kpss.source.document import Document
from kpss.source.places import Path

Cell: TypeAlias = str | tuple[str, ...]
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*);")
_HEX = 16


class Flat(NamedTuple):
    """The cells of a record, how many items its lists of mappings have, and the places that no cell can show."""

    cells: dict[Path, Cell]
    counts: dict[Path, int]
    hidden: frozenset[Path]

    @property
    def fingerprint(self) -> str:
        """A name of the content."""
        return hashlib.sha256(to_json(self).encode()).hexdigest()[:_HEX]


def plain_tree(document: Document) -> Any:
    """The value of *document*, its numbers with decimals as :class:`~decimal.Decimal` with the digits as written."""
    if not document.decimals:
        return copy.deepcopy(document.value)
    texts = {(id(container), key): text for container, key, text in document.decimals}
    return _exact(document.value, texts)


def _exact(value: Any, texts: dict[tuple[int, Any], str]) -> Any:
    if isinstance(value, dict):
        steps: Any = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    else:
        return Decimal(str(value)) if isinstance(value, float) else value
    found = {
        step: Decimal(texts[id(value), step]) if (id(value), step) in texts else _exact(inner, texts)
        for step, inner in steps
    }
    return found if isinstance(value, dict) else list(found.values())


def flatten(kind: str, tree: Any) -> Flat:
    """The cells of the record *tree* (see :func:`plain_tree`); keys that the schema does not know are left out."""
    cells: dict[Path, Cell] = {}
    counts: dict[Path, int] = {}
    hidden: set[Path] = set()
    if isinstance(tree, dict):
        _mapping(tree, node_of(kind), (), (cells, counts, hidden))
    return Flat(cells, counts, frozenset(hidden))


_Found: TypeAlias = tuple[dict[Path, Cell], dict[Path, int], set[Path]]


def _mapping(tree: dict[str, Any], node: Node, path: Path, found: _Found) -> None:
    for key, inner in node.properties.items():
        if tree.get(key) is not None:
            _value(tree[key], inner, (*path, key), found)


def _value(value: Any, node: Node, path: Path, found: _Found) -> None:
    cells, counts, hidden = found
    if isinstance(value, dict) and node.properties:
        _mapping(value, node, path, found)
    elif isinstance(value, list) and node.items is not None:
        counts[path] = len(value)
        for number, item in enumerate(value):
            if isinstance(item, dict):
                _mapping(item, node.items, (*path, number), found)
            else:
                hidden.add((*path, number))
    elif isinstance(value, list) and node.column is not None and node.column.sort == "list":
        texts = tuple(map(scalar_text, value))
        if all(texts) and _fits(joined(texts)):
            cells.update({path: texts} if texts else {})
        else:
            hidden.add(path)
    elif _is_shown(value, node):
        cells.update({path: scalar_text(value)} if scalar_text(value) else {})
    else:
        hidden.add(path)


def _is_shown(value: Any, node: Node) -> bool:
    scalar = node.column is not None and node.column.sort != "list" and not isinstance(value, dict | list)
    return scalar and _fits(scalar_text(value))


def _fits(text: str) -> bool:
    # A workbook counts in halves of UTF-16.
    return storable(text) and len(text.encode("utf-16-le")) // 2 < LONGEST


def scalar_text(value: Any) -> str:
    """A scalar as the text of a cell; empty for nothing and for what is no scalar."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, str | int) else ""


def joined(texts: Sequence[str]) -> str:
    """The items of a list in one cell: ``a; b``."""
    return "; ".join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts)


def parted(text: str) -> list[str]:
    """The items of a cell that :func:`joined` made, without blanks around them."""
    pieces = _SEPARATOR.sub("\\1\0", text).split("\0")
    return [re.sub(r"\\(.)", r"\1", piece.strip(), flags=re.DOTALL) for piece in pieces if piece.strip()]


def to_json(flat: Flat) -> str:
    """*flat* as text, for a hidden cell."""
    cells = [[list(path), cell] for path, cell in flat.cells.items()]
    counts = [[list(path), count] for path, count in flat.counts.items()]
    return json.dumps([cells, counts], ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Flat:
    """What :func:`to_json` was given.

    :raises ValueError: if it is something else.
    """
    try:
        cells, counts = json.loads(text)
        found = {tuple(path): tuple(cell) if isinstance(cell, list) else str(cell) for path, cell in cells}
        return Flat(found, {tuple(path): int(count) for path, count in counts}, frozenset())
    except (TypeError, ValueError, RecursionError):
        raise ValueError("no cells of a record") from None


def items_of(flat: Flat, pattern: Pattern) -> list[Path]:
    """The paths of all items of the lists with *pattern* (which ends with ``[]``)."""
    width = len(pattern) - 1
    return [
        (*path, number)
        for path, count in flat.counts.items()
        if len(path) == width and all(a == b or isinstance(a, int) for a, b in zip(path, pattern, strict=False))
        for number in range(count)
    ]

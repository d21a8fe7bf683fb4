"""Values for edits of YAML: as text to be put in, and compared with what is read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from kpss.exchange.yaml_text.blocks import entries, items
from kpss.source.places import Path
from kpss.source.scalars import scalar

_WIDTH = 100  # of a group of keys that stands on one line


def yaml_of(value: Any, *, in_flow: bool, is_item: bool = False) -> str:
    """*value* as YAML to be put in: on one line where that is short or has to be; an item beside others as they are."""
    one = "".join(_flow(value))
    if not isinstance(value, dict | list):
        return scalar(value, flow=in_flow)
    if in_flow or (len(one) <= _WIDTH and not _has_items(value) and not is_item):
        return one
    lines = list(entries(value)) if isinstance(value, dict) else list(items(value))
    return "\n".join(lines) if len(lines) > 1 or is_item or isinstance(value, list) else one


def _has_items(value: Any) -> bool:
    """Whether a list of mappings is within *value*."""
    if isinstance(value, list):
        return any(isinstance(one, dict) for one in value)
    return isinstance(value, dict) and any(map(_has_items, value.values()))


def _flow(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "{"
        for number, (key, inner) in enumerate(value.items()):
            yield f"{', ' if number else ''}{scalar(key, flow=True)}: "
            yield from _flow(inner)
        yield "}"
    elif isinstance(value, list):
        yield "["
        for number, inner in enumerate(value):
            yield ", " if number else ""
            yield from _flow(inner)
        yield "]"
    else:
        yield scalar(value, flow=True)


def value_at(tree: Any, path: Path) -> Any:
    """What stands at *path*; None where nothing does."""
    for step in path:
        if isinstance(step, int):
            tree = tree[step] if isinstance(tree, list) and step < len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def equal(one: Any, other: Any) -> bool:
    """Whether two trees are the same, numbers with the same digits; dates and texts are the same when written so."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return str(one) == str(other)
    if isinstance(one, int | Decimal) or isinstance(other, int | Decimal):
        return False
    return (one is None and other is None) or str(one) == str(other)

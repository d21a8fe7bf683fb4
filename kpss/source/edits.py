"""Changes of a YAML text as splices at the places that the reader gives, so that all the rest survives.

Offsets count characters of the text without a BOM, as in :mod:`kpss.source.reader`; every function takes the text with
or without it.  YAML to put in is given as one line, or as lines at no indentation; its line breaks become those of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kpss.source.document import Document
from kpss.source.layout import (
    STEP,
    EditRefused,
    column,
    end_of,
    indented,
    is_list,
    is_mapping,
    line_end,
    line_start,
    locate,
    newline,
    next_line,
    without_bom,
)
from kpss.source.places import Path, Place, find_key, find_place
from kpss.source.scalars import Scalar, scalar

__all__ = [
    "EditRefused", "Scalar", "Splice", "append_item", "apply", "insert_item", "remove_item", "replace_value", "scalar",
    "set_key",
]  # fmt: skip

_COMMA_AFTER = re.compile(r"\s*,[ \t]*")
_COMMA_BEFORE = re.compile(r"\s*,\s*")


class Splice(NamedTuple):
    """Replace the characters from ``start`` up to ``end`` by ``text``."""

    start: int
    end: int
    text: str


def apply(text: str, splices: Iterable[Splice]) -> str:
    """*text* with all *splices* put in; insertions at one offset stand in the order given.

    :raises ValueError: if splices overlap or leave the text.
    """
    bom, text = without_bom(text)
    pieces, done = [bom], 0
    for splice in sorted(splices, key=lambda splice: splice[:2]):
        if not done <= splice.start <= splice.end <= len(text):
            raise ValueError(f"overlapping or outside: {splice}")
        pieces += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*pieces, text[done:]])


def replace_value(text: str, document: Document, path: Path, value: Scalar) -> Splice:
    """Put the scalar *value* in place of the value at *path* (which exists and may be anything, even empty)."""
    text = without_bom(text)[1]
    _, in_flow = locate(text, document, path)
    return _replace(text, document, path, scalar(value, flow=in_flow))


def append_item(text: str, document: Document, path: Path, block: str) -> Splice:
    """Add the item *block* (YAML without the dash) at the end of the list at *path*; see :func:`insert_item`."""
    place, _ = locate(without_bom(text)[1], document, path)
    return insert_item(text, document, path, len(place[2]) if is_list(place) else 0, block)


def insert_item(text: str, document: Document, path: Path, index: int, block: str) -> Splice:
    """Add the item *block* (YAML without the dash) to the list at *path* before its item number *index*.

    It stands behind the preceding item and its comment on the same line; comment lines stay with what follows them.

    :raises EditRefused: if there is no list, or *block* has several lines and the list is of the form ``[…]``.
    """
    text = without_bom(text)[1]
    place, in_flow = locate(text, document, path)
    if not is_list(place):
        raise EditRefused("not a list")
    start, end, items = place
    if not items and not in_flow and path:
        spaces = column(text, locate(text, document, path[:-1])[0][0]) + STEP
        lines = newline(text) + " " * spaces + _item(text, block, spaces)
        return Splice(len(text[:start].rstrip(" ")), end, lines)
    if text[start] == "[":
        _require_one_line(block)
        if index == 0:
            return Splice(start + 1, start + 1, f"{block}, " if items else block)
        last = end_of(text, items[index - 1])
        return Splice(last, last, f", {block}")
    spaces = column(text, start)
    if index == 0:
        return Splice(start, start, _item(text, block, spaces) + newline(text) + " " * spaces)
    last = line_end(text, end_of(text, items[index - 1]))
    return Splice(last, last, newline(text) + " " * spaces + _item(text, block, spaces))


def set_key(
    text: str, document: Document, path: Path, key: str, value_yaml: str, *, after: str | None = None
) -> Splice:
    """Give *key* of the mapping at *path* the value *value_yaml*; a new key stands behind the key *after* or last.

    :raises EditRefused: if there is no mapping, or *value_yaml* has several lines where only one may stand.
    """
    text = without_bom(text)[1]
    place, in_flow = locate(text, document, path)
    if not is_mapping(place) or (in_flow and text[place[0]] != "{"):
        raise EditRefused("not a mapping with braces or on lines of its own")
    keys = place[2]
    if key in keys:
        if _own_lines(value_yaml) and text[place[0]] != "{":
            return _replace_by_lines(text, keys[key], value_yaml, column(text, place[0]))
        return _replace(text, document, (*path, key), value_yaml)
    name = scalar(key, flow=True)
    if not keys:
        _require_one_line(value_yaml)
        return Splice(place[0] + 1, place[0] + 1, f"{name}: {value_yaml}")
    previous = keys[after if after in keys else list(keys)[-1]][2]
    end = end_of(text, previous)
    if text[place[0]] == "{":
        _require_one_line(value_yaml)
        return Splice(end, end, f", {name}: {value_yaml}")
    spaces = column(text, place[0])
    end = line_end(text, end)
    return Splice(end, end, f"{newline(text)}{' ' * spaces}{name}:{_value(text, value_yaml, spaces)}")


def remove_item(text: str, document: Document, path: Path) -> Splice:
    """Take away the list item or the key at the end of *path*, with the comment on its line.

    :raises EditRefused: if a comment of something else would go too.
    """
    text = without_bom(text)[1]
    parent, in_flow = locate(text, document, path[:-1])
    locate(text, document, path)
    in_flow = in_flow or text[parent[0]] in "{["
    spans = _mapping_spans(text, parent) if is_mapping(parent) else _list_spans(text, parent, in_flow=in_flow)
    number = list(parent[2]).index(path[-1]) if is_mapping(parent) else int(path[-1])
    if len(spans) == 1:
        end = parent[1] if text[parent[0]] in "{[" else spans[0][1]
        return Splice(parent[0], end, "{}" if is_mapping(parent) else "[]")
    return (_remove_from_flow if in_flow else _remove_lines)(text, spans, number)


def _own_lines(value_yaml: str) -> bool:
    """Whether a value cannot stand on the line of its key."""
    return len(value_yaml.splitlines()) > 1 or value_yaml.startswith("- ")


def _require_one_line(block: str) -> None:
    if _own_lines(block):
        raise EditRefused("several lines within brackets or braces")


def _item(text: str, block: str, spaces: int) -> str:
    return "- " + indented(text, block, spaces + STEP)


def _value(text: str, value_yaml: str, spaces: int) -> str:
    """What stands behind the colon of a key indented by *spaces*."""
    if not _own_lines(value_yaml):
        return f" {value_yaml}"
    inner = " " * (spaces + STEP)
    return newline(text) + inner + indented(text, value_yaml, len(inner))


def _replace(text: str, document: Document, path: Path, value_yaml: str) -> Splice:
    _require_one_line(value_yaml)
    place = find_place(document.place, path)
    start, end = place[0], end_of(text, place)
    if start < end:
        return Splice(start, end, value_yaml)
    key = find_key(document.place, path)
    colon = ":" if key and not text[key[1] :].lstrip().startswith(":") else ""  # the key of {key} has none
    return Splice(start, end, f"{colon} {value_yaml}")


def _replace_by_lines(text: str, key: Place, value_yaml: str, spaces: int) -> Splice:
    _, key_end, place = key
    colon = text.index(":", key_end) + 1
    if text[colon : place[0]].strip(" "):
        raise EditRefused("the value stands on lines of its own")
    return Splice(colon, end_of(text, place), _value(text, value_yaml, spaces))


def _mapping_spans(text: str, parent: Place) -> list[tuple[int, int]]:
    return [(key_start, end_of(text, place)) for key_start, _, place in parent[2].values()]


def _list_spans(text: str, parent: Place, *, in_flow: bool) -> list[tuple[int, int]]:
    """From where to where the items reach; a dash belongs to its item."""
    if in_flow:
        return [(place[0], end_of(text, place)) for place in parent[2]]
    dash = re.compile(rf"^ {{{column(text, parent[0])}}}-", re.MULTILINE)
    spans: list[tuple[int, int]] = []
    for place in parent[2]:
        found = dash.search(text, spans[-1][1]) if spans else None
        if spans and found is None:
            raise EditRefused("no dash before the item")
        spans.append((found.end() - 1 if found else parent[0], end_of(text, place)))
    return spans


def _remove_from_flow(text: str, spans: list[tuple[int, int]], number: int) -> Splice:
    start, end = spans[number]
    if number + 1 < len(spans):
        comma = _COMMA_AFTER.match(text, end)
        if comma is None:
            raise EditRefused("a comment before the comma")
        return Splice(start, comma.end(), "")
    before = spans[number - 1][1]
    if not _COMMA_BEFORE.fullmatch(text, before, start):
        raise EditRefused("a comment before the item")
    return Splice(before, end, "")


def _remove_lines(text: str, spans: list[tuple[int, int]], number: int) -> Splice:
    start, end = spans[number][0], line_end(text, spans[number][1])
    opening = line_start(text, start)
    if not text[opening:start].strip(" "):
        following = next_line(text, end)
        if following > end:
            return Splice(opening, following, "")
        return Splice(len(text[:opening].rstrip("\r\n")), end, "")
    after = spans[number + 1][0] if number + 1 < len(spans) else end
    if text[opening:start].strip(" -") or not text[end:after].isspace():
        raise EditRefused("a comment or another item on the line")
    return Splice(start, after, "")

"""Records as YAML text the way people write it: mostly block style, short pairs in braces, long texts folded."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_WIDTH = 100
_FOLDED_FROM = 88  # a longer text is folded
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\n\"'\[\]{},&*!|>%@`]|:(?=\S))*\Z")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n", "ano", "ne"))


class Inline(dict[str, Any]):
    """A mapping written in braces on one line."""


class InlineList(list[Any]):
    """A list written in brackets on one line."""


class Comment(str):
    """A key that stands for a comment line; its value does not matter."""

    __slots__ = ()


@dataclass(frozen=True)
class Style:
    """How one office writes: the quotation mark, and whether items of a list are indented under their key."""

    quote: str = '"'
    indent_lists: bool = True


def to_yaml(record: Mapping[str, Any], style: Style, remark: str = "") -> str:
    """*record* as the text of a file, ending in a new line; *remark* becomes its opening comment."""
    lines = [f"# {line}" for line in textwrap.wrap(remark, _WIDTH - 2)]
    lines.extend(_mapping(record, 0, style))
    return "\n".join(lines) + "\n"


def _mapping(values: Mapping[str, Any], indent: int, style: Style) -> Iterator[str]:
    space = " " * indent
    for key, value in values.items():
        if isinstance(key, Comment):
            yield f"{space}# {key}"
        elif not value or isinstance(value, (Inline, InlineList)) or not isinstance(value, (Mapping, list)):
            yield from _leaf(f"{space}{key}:", value, indent + 2, style)
        elif isinstance(value, Mapping):
            yield f"{space}{key}:"
            yield from _mapping(value, indent + 2, style)
        else:
            yield f"{space}{key}:"
            yield from _list(value, indent + (2 if style.indent_lists else 0), style)


def _list(values: Sequence[Any], indent: int, style: Style) -> Iterator[str]:
    space = " " * indent
    for value in values:
        if isinstance(value, Mapping) and not isinstance(value, Inline):
            lines = list(_mapping(value, indent + 2, style))
            yield f"{space}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield from _leaf(f"{space}-", value, indent + 2, style)


def _leaf(opening: str, value: Any, indent: int, style: Style) -> Iterator[str]:
    if isinstance(value, str) and len(value) > _FOLDED_FROM:
        yield f"{opening} >-"
        space = " " * indent
        yield from textwrap.wrap(
            value, _WIDTH, initial_indent=space, subsequent_indent=space, break_long_words=False, break_on_hyphens=False
        )
    else:
        yield f"{opening} {_flow(value, style)}"


def _flow(value: Any, style: Style) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item, style)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, style) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _scalar(str(value), style)


def _scalar(text: str, style: Style) -> str:
    if _PLAIN.match(text) and text.lower() not in _WORDS and text == text.strip():
        return text
    if style.quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

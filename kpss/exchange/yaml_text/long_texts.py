"""Texts that stand in YAML as blocks (``>-``, ``|``): a changed one is written as a block again."""

from __future__ import annotations

import re
from typing import Any

from kpss.source.edits import Splice
from kpss.source.layout import end_of, newline
from kpss.source.places import Place

_HEADER = re.compile(r"([>|])([-+]?)[ \t]*(?:#[^\r\n]*)?(\r\n|\n|\r)( +)")
_NARROWEST = 60


def long_text(text: str, place: Place, value: Any) -> Splice | None:
    """The splice that puts *value* in place of a block; None where none stands there or none can hold it.

    Lines of a folded block stay as far as their words do.
    """
    start, end = place[0], end_of(text, place)
    header = _HEADER.match(text, start)
    if header is None or header[2] == "+" or not isinstance(value, str) or not _fits(value):
        return None
    indent = header[4]
    body = text[header.end(3) : end]
    old = [line.removeprefix(indent) for line in re.split(r"\r\n|\n|\r", body)]
    if header[1] == "|":
        new = value.split("\n")
    elif "\n" in value or any(not line.strip() or line.startswith(" ") for line in old):
        return None
    else:
        new = _wrapped(old, value)
    if not new or new[0].startswith((" ", "\t")):
        return None
    lines = newline(text).join(f"{indent}{line}" if line else "" for line in new)
    return Splice(header.end(3), end, lines)


def _fits(value: str) -> bool:
    """Whether *value* may stand in a block as it is."""
    lines = value.split("\n")
    return bool(value.strip()) and all(line.isprintable() for line in lines) and lines[-1].strip() != ""


def _wrapped(old: list[str], value: str) -> list[str]:
    """*value* in lines: those of *old* at its beginning and end where they are the same, the rest as wide as they."""
    if value != " ".join(value.split(" ")) or "  " in value:
        return [value]
    rest = value
    first: list[str] = []
    last: list[str] = []
    for line in old:
        if rest != line and not rest.startswith(f"{line} "):
            break
        first.append(line)
        rest = rest[len(line) + 1 :]
    for line in reversed(old[len(first) :]):
        if not rest.endswith(f" {line}"):
            break
        last.insert(0, line)
        rest = rest[: -len(line) - 1]
    width = max(_NARROWEST, *(len(line) for line in old))
    middle: list[str] = []
    for word in rest.split(" ") if rest else ():
        if middle and len(middle[-1]) + 1 + len(word) <= width:
            middle[-1] += f" {word}"
        else:
            middle.append(word)
    return [*first, *middle, *last]

"""YAML text → plain values with their places, and nothing silently changed.

Built on the events of PyYAML's C parser (libyaml).  Differences from ``yaml.safe_load`` are on purpose: keys are always
text, only ``true``/``false``, ``null`` and plain decimal numbers are resolved, a duplicate key is refused, and so are
anchors, aliases, merge keys, tags and nesting that no person writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from kpss.source.syntax import NBSP, conflict_marker, explain_syntax

# A place is (start, end) of a scalar, (start, end, {key: (key start, key end, place of the value)}) of a mapping and
# (start, end, [place, …]) of a list; all are offsets in characters.  Plain tuples: they are made for every node.
Place: TypeAlias = tuple[Any, ...]
Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH = 64

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
}  # fmt: skip
# What YAML 1.1 tools (Excel add-ins, PyYAML, Ruby) read as a boolean.
_OLD_BOOLEANS = frozenset(
    form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.capitalize(), word.upper())
)
# What other tools read as a number although it is text here: octal, sexagesimal, underscores, exponents, phone numbers.
_OLD_NUMBERS = re.compile(
    r"(?:[-+]?0[0-9]+"
    r"|[-+]?[1-9][0-9]*(?::[0-5]?[0-9])+"
    r"|[-+]?[0-9]+(?:_[0-9]+)+"
    r"|\+[0-9]+"
    r"|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+"
    r"|0[xob][0-9a-fA-F]+"
    r"|[-+]?\.(?:[0-9]+|inf|Inf|INF)|\.nan|\.NaN|\.NAN)\Z"
)
# First characters after which a plain scalar may be more than text.
_SPECIAL = frozenset("0123456789-+.~tTfFnNyYoO")


class Suspect(NamedTuple):
    """A plain scalar that other tools read as something else.  Offsets in characters; the text as typed."""

    start: int
    end: int
    text: str


class Document(NamedTuple):
    """One YAML document: its value, where its parts stand, and the plain scalars that need care.

    ``decimals`` lists ``(container, key)`` of values given as numbers with decimals; the value stands there as float
    until the schema has seen it, and its text is at the place (see :mod:`kpss.source.facts`).
    """

    value: Any
    place: Place
    suspects: list[Suspect]
    decimals: list[tuple[Any, Any, str]]


class Refusal(Exception):
    """A text that is not read: the finding's code, its parameters and where (offsets in characters)."""

    def __init__(
        self, code: int, params: dict[str, Any], start: int, end: int, other: tuple[int, int] | None = None
    ) -> None:
        super().__init__(code, params)
        self.code, self.params, self.start, self.end, self.other = code, params, start, end, other


def read(text: str, max_depth: int = MAX_DEPTH) -> list[Document]:
    """Read all documents of *text*.

    :raises Refusal: with code 102 (syntax), 103 (duplicate key) or 104 (what this format does not allow).
    """
    conflict = conflict_marker(text)
    if conflict is not None:
        raise Refusal(102, {"problem": "conflict"}, conflict, conflict + 7)
    try:
        return _read(text, max_depth)
    except ReaderError as error:
        char = chr(error.character) if isinstance(error.character, int) else str(error.character)
        position = max(text.find(char), 0)
        raise Refusal(
            102, {"problem": "character", "character": f"U+{ord(char):04X}"}, position, position + 1
        ) from None
    except MarkedYAMLError as error:
        problem = explain_syntax(text, error)
        raise Refusal(102, problem.params, problem.start, problem.end) from None
    except YAMLError:  # libyaml has no other kind; kept so that no text can end in a traceback
        raise Refusal(102, {"problem": "unknown"}, 0, 1) from None


def _read(text: str, max_depth: int) -> list[Document]:  # noqa: C901, PLR0912, PLR0915 - one hot loop, measured
    parser = CParser(text)
    get_event: Callable[[], Any] = parser.get_event
    documents: list[Document] = []
    suspects: list[Suspect] = []
    decimals: list[tuple[Any, Any, str]] = []
    stack: list[tuple[Any, Any, int, Any, int, int]] = []
    value: Any = None
    place: Place
    container: Any = None  # the open mapping or list; None at the root
    places: Any = None  # the places beside it
    start = 0  # where it opens
    key: Any = None  # the key that waits for its value
    key_start = key_end = 0
    while True:
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_extras(event)
            value = event.value
            mark = event.start_mark.index
            end = event.end_mark.index
            if key is None and type(container) is dict:
                if value in container:
                    raise _duplicate(value, mark, end, places[value], len(stack))
                if value == "<<" and event.implicit[0]:
                    raise Refusal(104, {"problem": "merge"}, mark, end)
                if value[:1] == NBSP:  # indented with non-breaking spaces: a key of the level above to any parser
                    raise Refusal(102, {"problem": "nbsp"}, mark, mark + 1)
                key, key_start, key_end = value, mark, end
                continue
            place = (mark, end)
            if event.implicit[0] and (not value or value[0] in _SPECIAL):
                if value in _WORDS:
                    value = _WORDS[value]
                elif _INTEGER.match(value) and len(value) < 19:  # noqa: PLR2004 - fits 64 bits, as in JSON tools
                    value = int(value)
                elif _DECIMAL.match(value):
                    decimals.append(
                        (container, len(container) if key is None and container is not None else key, value)
                    )
                    value = float(value)
                elif value in _OLD_BOOLEANS or _OLD_NUMBERS.match(value):
                    suspects.append(Suspect(mark, end, value))
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_extras(event)
            mark = event.start_mark.index
            if key is None and type(container) is dict:
                raise Refusal(104, {"problem": "complex_key"}, mark, event.end_mark.index)
            if len(stack) >= max_depth:
                raise Refusal(104, {"problem": "depth", "limit": max_depth}, mark, mark + 1)
            stack.append((container, places, start, key, key_start, key_end))
            start, key = mark, None
            container, places = ({}, {}) if kind is MappingStartEvent else ([], [])
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value, place = container, (start, event.end_mark.index, places)
            container, places, start, key, key_start, key_end = stack.pop()
        elif kind is DocumentStartEvent:
            container = places = key = None
            suspects, decimals = [], []
            continue
        elif kind is AliasEvent:
            raise Refusal(104, {"problem": "alias"}, event.start_mark.index, event.end_mark.index)
        elif kind is StreamEndEvent:
            return documents
        else:
            continue
        if container is None:
            documents.append(Document(value, place, suspects, decimals))
        elif key is None:
            container.append(value)
            places.append(place)
        else:
            container[key] = value
            places[key] = (key_start, key_end, place)
            key = None


def _duplicate(key: str, start: int, end: int, first: Place, depth: int) -> Refusal:
    params = {"key": key}
    if key == "kind" and depth == 1:  # the next record begins here, and the line --- before it is missing
        params["problem"] = "separator"
    return Refusal(103, params, start, end, (first[0], first[1]))


def _refuse_extras(event: Any) -> None:
    problem = "anchor" if event.anchor is not None else "tag"
    # The mark of an anchored or tagged node stands at the anchor or tag itself.
    raise Refusal(104, {"problem": problem}, event.start_mark.index, event.start_mark.index + 1)


def find_place(place: Place, path: Path) -> Place:
    """The place of the value at *path*; where the path leads nowhere, the nearest place above it."""
    for step in path:
        inner = place[2] if len(place) > 2 else None  # noqa: PLR2004 - see Place
        if isinstance(step, int) and isinstance(inner, list) and step < len(inner):
            place = inner[step]
        elif isinstance(inner, dict) and step in inner:
            place = inner[step][2]
        else:
            break
    return place


def find_key(place: Place, path: Path) -> Place | None:
    """The place of the key that ends *path*, or None where it is a list item or is not there."""
    if not path:
        return None
    inner = find_place(place, path[:-1])
    keys = inner[2] if len(inner) > 2 else None  # noqa: PLR2004 - see Place
    if isinstance(keys, dict) and path[-1] in keys:
        return (keys[path[-1]][0], keys[path[-1]][1])
    return None

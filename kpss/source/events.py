"""YAML text → documents, on the events of PyYAML's C parser (libyaml)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

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

from kpss.source.document import Document, Refusal, Suspect
from kpss.source.places import Place
from kpss.source.syntax import NBSP, explain_syntax

_WORDS: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
}  # fmt: skip
# What YAML 1.1 tools (Excel add-ins, PyYAML, Ruby) read as a boolean.
_OLD_BOOLEANS = frozenset(
    form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.capitalize(), word.upper())
)
# A whole number, a number with decimals, and what other tools read as a number although it is text here: octal,
# sexagesimal, underscores, exponents, phone numbers.
_NUMBERS = re.compile(
    r"(?:(-?(?:0|[1-9][0-9]*))"
    r"|(-?(?:0|[1-9][0-9]*)\.[0-9]+)"
    r"|([-+]?0[0-9]+"
    r"|[-+]?[1-9][0-9]*(?::[0-5]?[0-9])+"
    r"|[-+]?[0-9]+(?:_[0-9]+)+"
    r"|\+[0-9]+"
    r"|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+"
    r"|0[xob][0-9a-fA-F]+"
    r"|[-+]?\.(?:[0-9]+|inf|Inf|INF)|\.nan|\.NaN|\.NAN))\Z"
)
_INTEGER, _DECIMAL, _LONGEST_INTEGER = 1, 2, 18  # groups of the pattern; digits that fit 64 bits, as in JSON tools
# What the first character of a plain scalar says: it may be a word with a meaning (True) or a number (False).
_MAY_BE_WORD = dict.fromkeys("0123456789-+.", False) | dict.fromkeys(["", *"~tTfFnNyYoO"], True)
_LONGEST_WORD = 5


def read_events(text: str, max_depth: int) -> list[Document]:
    """Read all documents of *text*, nested at most *max_depth* times.

    :raises Refusal: with code 102 (syntax), 103 (duplicate key) or 104 (what this format does not allow).
    """
    try:
        return _documents(text, max_depth)
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


def _documents(text: str, max_depth: int) -> list[Document]:  # noqa: C901, PLR0912, PLR0915 - one hot loop, measured
    parser = CParser(text)
    get_event: Callable[[], Any] = parser.get_event
    may_be_word = _MAY_BE_WORD.get
    may_have_extras = "&" in text or "!" in text  # anchors and tags: two look-ups a node saved where there can be none
    documents: list[Document] = []
    suspects: list[Suspect] = []
    decimals: list[tuple[Any, Any, str]] = []
    stack: list[tuple[Any, Any, Any]] = []
    value: Any = None
    node: Any  # what is kept of the value's place: its event, or the list of a container
    container: Any = None  # the open mapping or list; None at the root
    marks: Any = None  # the events of the open container
    is_mapping = False
    key: Any = None  # the key that waits for its value
    while True:
        event = get_event()
        kind = type(event)
        if kind is ScalarEvent:
            if may_have_extras and (event.anchor is not None or event.tag is not None):
                _refuse_extras(event)
            value = event.value
            if key is None and is_mapping:
                if value in container or value == "<<" or value[:1] == NBSP:
                    _refuse_key(event, container, marks, len(stack))
                key = value
                marks.append(event)
                continue
            is_word = may_be_word(value[:1])
            if is_word is not None and event.implicit[0]:
                if is_word:
                    if len(value) <= _LONGEST_WORD:
                        if value in _WORDS:
                            value = _WORDS[value]
                        elif value in _OLD_BOOLEANS:
                            suspects.append(_suspect(event))
                elif (match := _NUMBERS.match(value)) is not None:
                    if match.lastindex == _INTEGER and len(value) <= _LONGEST_INTEGER:
                        value = int(value)
                    elif match.lastindex == _DECIMAL:
                        decimals.append((container, key if is_mapping or container is None else len(container), value))
                        value = float(value)
                    elif match.lastindex != _INTEGER:
                        suspects.append(_suspect(event))
            node = event
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if may_have_extras and (event.anchor is not None or event.tag is not None):
                _refuse_extras(event)
            if key is None and is_mapping:
                raise Refusal(104, {"problem": "complex_key"}, event.start_mark.index, event.end_mark.index)
            if len(stack) >= max_depth:
                start = event.start_mark.index
                raise Refusal(104, {"problem": "depth", "limit": max_depth}, start, start + 1)
            stack.append((container, marks, key))
            marks, key = [event], None
            is_mapping = kind is MappingStartEvent
            container = {} if is_mapping else []
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            marks.append(event)
            value, node = container, marks
            container, marks, key = stack.pop()
            is_mapping = type(container) is dict
        elif kind is DocumentStartEvent:
            container = marks = key = None
            is_mapping = False
            suspects, decimals = [], []
            continue
        elif kind is AliasEvent:
            raise Refusal(104, {"problem": "alias"}, event.start_mark.index, event.end_mark.index)
        elif kind is StreamEndEvent:
            return documents
        else:
            continue
        if container is None:
            documents.append(Document(value, partial(_place_of, node), suspects, decimals))
            continue
        marks.append(node)
        if is_mapping:
            container[key] = value
            key = None
        else:
            container.append(value)


def _suspect(event: Any) -> Suspect:
    return Suspect(event.start_mark.index, event.end_mark.index, event.value)


def _refuse_key(event: Any, container: dict[str, Any], marks: list[Any], depth: int) -> None:
    """Refuse a key that is there already, merges, or is indented with non-breaking spaces."""
    key, start, end = event.value, event.start_mark.index, event.end_mark.index
    if key in container:
        first = next(mark for mark in marks[1::2] if mark.value == key)
        raise _duplicate(key, start, end, (first.start_mark.index, first.end_mark.index), depth)
    if key == "<<" and event.implicit[0]:
        raise Refusal(104, {"problem": "merge"}, start, end)
    if key[:1] == NBSP:  # to any parser this is a key of the level above
        raise Refusal(102, {"problem": "nbsp"}, start, start + 1)


def _duplicate(key: str, start: int, end: int, first: tuple[int, int], depth: int) -> Refusal:
    params = {"key": key}
    if key == "kind" and depth == 1:  # the next record begins here, and the line --- before it is missing
        params["problem"] = "separator"
    return Refusal(103, params, start, end, first)


def _refuse_extras(event: Any) -> None:
    problem = "anchor" if event.anchor is not None else "tag"
    # The mark of an anchored or tagged node stands at the anchor or tag itself.
    raise Refusal(104, {"problem": problem}, event.start_mark.index, event.start_mark.index + 1)


def _place_of(marks: Any) -> Place:
    """The place of what the reader kept of a node: an event of a scalar, or a list of events and lists.

    Such a list begins with the event that opens the node and ends with the one that closes it; between stand its items,
    in a mapping keys and values in turn.
    """
    if type(marks) is not list:
        return marks.start_mark.index, marks.end_mark.index
    opening, closing = marks[0], marks[-1]
    inner: Any
    if type(opening) is MappingStartEvent:
        inner = {
            key.value: (key.start_mark.index, key.end_mark.index, _place_of(value))
            for key, value in zip(marks[1:-1:2], marks[2:-1:2], strict=True)
        }
    else:
        inner = [_place_of(item) for item in marks[1:-1]]
    return opening.start_mark.index, closing.end_mark.index, inner

"""YAML text → plain values with their places, and nothing silently changed.

Differences from ``yaml.safe_load`` are on purpose: keys are always text, only ``true``/``false``, ``null`` and plain
decimal numbers are resolved, a duplicate key is refused, and so are anchors, aliases, merge keys, tags and nesting that
no person writes.  See :mod:`kpss.source.events` for how, and :mod:`kpss.source.shortcut` for a faster way.
"""

from __future__ import annotations

from kpss.source.document import MAX_DEPTH, Document, Refusal
from kpss.source.shortcut import plain_value
from kpss.source.syntax import conflict_marker

_SEPARATORS = "\u0085\u2028\u2029"


def read(text: str, max_depth: int = MAX_DEPTH) -> list[Document]:
    """Read all documents of *text*.

    :raises Refusal: with code 102 (syntax), 103 (duplicate key) or 104 (what this format does not allow).
    """
    for separator in _SEPARATORS:
        if separator in text:  # to the parser a line ends here, to people it does not
            position = text.index(separator)
            character = f"U+{ord(separator):04X}"
            raise Refusal(102, {"problem": "character", "character": character}, position, position + 1)
    conflict = conflict_marker(text)
    if conflict is not None:
        raise Refusal(102, {"problem": "conflict"}, conflict, conflict + 7)
    value = plain_value(text, max_depth)
    if value is not None:
        return [Document(value, lambda: _read(text, max_depth)[0].place, [], [])]
    return _read(text, max_depth)


def _read(text: str, max_depth: int) -> list[Document]:
    from kpss.source.events import read_events  # loads PyYAML, which is not always needed

    return read_events(text, max_depth)

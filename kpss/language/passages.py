"""Where two texts differ: the passages with a few words around."""

from __future__ import annotations

from itertools import takewhile

_AROUND = 30  # characters shown before and behind what differs
_LONGEST = 160


def passages(before: str, after: str) -> tuple[str, str]:
    """The part of *before* and of *after* in which they differ, with a few words around; ``…`` where more stands."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return _cut(before, start, len(before) - end), _cut(after, start, len(after) - end)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(text: str, start: int, end: int) -> str:
    first, last = _back(text, max(start - _AROUND, 0)), _on(text, min(end + _AROUND, len(text)))
    shown = text[first:last]
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST].rstrip()}…"
        last = len(text)
    return f"{'…' if first else ''}{shown.strip()}{'…' if last < len(text) else ''}"


def _back(text: str, start: int) -> int:
    """The beginning of the word in which *start* is."""
    return text.rfind(" ", 0, start) + 1 if start else 0


def _on(text: str, end: int) -> int:
    """The end of the word in which *end* is."""
    found = text.find(" ", end)
    return found if found >= 0 else len(text)

"""Offsets → lines and columns, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of a file; lines and columns from 1, columns in Unicode characters, the end just after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Lines:
    """The line starts of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of *offset*."""
        index = bisect_right(self._starts, offset) - 1
        return index + 1, offset - self._starts[index] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from *start* to before *end*; trailing blank characters do not count."""
        while end > start + 1 and self.text[end - 1 : end].isspace():
            end -= 1
        return Span(*self.position(start), *self.position(max(end, start)))

    def line(self, number: int) -> str:
        """The text of line *number* without its line end; empty past the end."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

"""Widths of columns in Word: shared by how much there is to read, with room for what cannot be broken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpss.documents.diagrams.text import width
from kpss.documents.widths import LINE, LINE_ACROSS, widths

_SIZE = 9.0  # points of the letters in a table
_POINT = 20  # units of Word
_EDGES = 190  # left and right of a cell with some room to spare
_WIDEST_WORD = 2000  # longer words are broken
_ROWS, _WORDS = 400, 12  # enough to know a column by
# Where a line may end; a non-breaking space is no such place.
_BREAK = re.compile(r"[ \t\n]|(?<=[-–/])")


def column_widths(texts: Sequence[Sequence[str]], room: int, *, across: bool) -> list[int]:
    """The widths of columns, *room* together; *texts* are those of each column, its heading first."""
    letters = widths(texts, line=LINE_ACROSS if across else LINE)
    wide = [room * one / sum(letters) for one in letters]
    least = [_least(column) for column in texts]
    missing = [max(0.0, low - one) for low, one in zip(least, wide, strict=True)]
    spare = [max(0.0, one - low) for low, one in zip(least, wide, strict=True)]
    share = min(1.0, sum(spare) / sum(missing)) if sum(missing) else 0.0
    taken = share * sum(missing) / sum(spare) if sum(spare) else 0.0
    return [round(one + share * more - taken * rest) for one, more, rest in zip(wide, missing, spare, strict=True)]


def _least(column: Sequence[str]) -> float:
    """What the longest words of a column take."""
    words = {word for text in column[:_ROWS] for word in _BREAK.split(text)}
    longest = sorted(words, key=len)[-_WORDS:]
    widest = max((width(word, _SIZE) for word in longest), default=0.0)
    heading = max((width(word, _SIZE, bold=True) for word in _BREAK.split(column[0])), default=0.0)
    return min(max(widest, heading) * _POINT, _WIDEST_WORD) + _EDGES

"""How wide the columns of a table should be on paper, judged by the words in them."""

from __future__ import annotations

from collections.abc import Sequence

LINE = 92
"""Letters of table size on a line of an upright A4 page."""
LINE_ACROSS = 146
"""The same on a page turned on its side."""
_SPACE = 2.5  # what the edges of a cell take, in letters
_LONGEST_WORD, _SHORT_WORD = 22, 12  # longer ones are hyphenated; the second where room is scarce
_WEIGHT = 0.8  # a column with twice as much to read gets less than twice the width
_CROWDED = 0.85  # with more than this of a line taken by single words, little is left to share
_SQUEEZED = 1.15  # of a line that the words of a short table may take, some of them hyphenated
_SHORT_TABLE = 5  # lines of its longest column, the heading among them
_ROWS = 400  # enough to know a column by


def widths(cells: Sequence[Sequence[str]], *, line: int = LINE) -> list[float]:
    """The widths of columns in letters; *cells* are the texts of each column, its heading among them.

    Columns whose texts fit on a line each keep their natural width; else every column has room for its words, and
    the rest is shared by how much there is to read.
    """
    natural = [max((len(text) for text in column[:_ROWS]), default=0) + _SPACE for column in cells]
    if sum(natural) <= line:
        return natural
    least = [_least(column) for column in cells]
    if sum(least) > line * _CROWDED:
        least = [_least(column, _SHORT_WORD) for column in cells]
    free = line - sum(least)
    if free <= 0:
        return least
    wanted = [float(sum(len(text) for text in column[:_ROWS])) ** _WEIGHT for column in cells]
    # A short column never gets more than it can use.
    room = [max(0.0, full - low) for full, low in zip(natural, least, strict=True)]
    shares = [0.0] * len(cells)
    open_columns = set(range(len(cells)))
    while free > 1 and open_columns:
        total = sum(wanted[index] for index in open_columns) or 1.0
        given = {index: free * wanted[index] / total for index in open_columns}
        full = {index for index in open_columns if shares[index] + given[index] >= room[index]}
        for index in full or open_columns:
            given[index] = min(given[index], room[index] - shares[index])
            shares[index] += given[index]
            free -= given[index]
        if not full:
            break
        open_columns -= full
    return [low + share for low, share in zip(least, shares, strict=True)]


def too_wide(cells: Sequence[Sequence[str]], *, line: int = LINE) -> bool:
    """Whether even the words of a table do not fit beside each other on an upright page.

    A short table that is little too wide stays upright: a page of its own would stand nearly empty.
    """
    is_short = max((len(column) for column in cells), default=0) <= _SHORT_TABLE
    room = _SQUEEZED if is_short else _CROWDED
    return sum(_least(column, _SHORT_WORD) for column in cells) > line * room


def _least(column: Sequence[str], longest: int = _LONGEST_WORD) -> float:
    words = (len(word) for text in column[:_ROWS] for word in text.split(" "))
    return min(max(words, default=1), longest) + _SPACE

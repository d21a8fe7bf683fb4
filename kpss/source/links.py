"""Links from Markdown chapters to records: ``[words](kpss:ID)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LINK = re.compile(r"\[([^\]\[]*)\]\(kpss:([^)\s]+)\)")  # words, and what they link to


class Link(NamedTuple):
    """What a link names, and where that stands: line and columns from 1, the end after it."""

    target: str
    line: int
    column: int
    end: int


def links(text: str) -> Iterator[Link]:
    """The records that a chapter refers to: ids, or measures as ``plan/code``."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in LINK.finditer(line):
            yield Link(match[2], number, match.start(2) + 1, match.end(2) + 1)

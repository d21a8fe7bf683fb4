"""A text of many documents, cut so that each is edited alone: reading all others for it would take for ever."""

from __future__ import annotations

import re
from itertools import pairwise

from kpss.source.document import MAX_DEPTH, Refusal
from kpss.source.layout import without_bom
from kpss.source.reader import read

_DOCUMENT = re.compile(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)


class Parts:
    """The parts of *text*, each with a document (seldom several, or none but comments) and the line ``---`` before."""

    def __init__(self, text: str) -> None:
        self._bom, body = without_bom(text)
        starts = [0, *(match.start() for match in _DOCUMENT.finditer(body) if match.start()), len(body)]
        self._parts = [body[start:end] for start, end in pairwise(starts)]
        self._homes = _homes(self._parts)
        if not self._homes:
            self._parts = [body]

    @property
    def text(self) -> str:
        """The whole text."""
        return self._bom + "".join(self._parts)

    def find(self, number: int) -> tuple[str, int]:
        """The part with the document *number*, and the document's number in it.

        :raises IndexError: if there is no such document.
        """
        part, within = self._homes[number] if self._homes else (0, number)
        return self._parts[part], within

    def put(self, number: int, text: str) -> None:
        """Put *text*, which has as many documents, in place of the part with the document *number*."""
        self._parts[self._homes[number][0] if self._homes else 0] = text


def _homes(parts: list[str]) -> list[tuple[int, int]]:
    """Part and number in it of each document; nothing where there is one part, or one is not read alone."""
    if len(parts) == 1:
        return []
    try:
        counts = [len(read(part, MAX_DEPTH)) for part in parts]
    except Refusal:
        return []
    return [(index, number) for index, count in enumerate(counts) for number in range(count)]

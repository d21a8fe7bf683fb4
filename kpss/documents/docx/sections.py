"""The flow of a document through sections: wide tables stand on pages turned on their side."""

from __future__ import annotations

from collections.abc import Callable

from kpss.documents.docx.xml import paragraph


class Flow:
    """Blocks in order; *section* gives the properties of a section, across or not, the first one or not."""

    def __init__(self, section: Callable[..., str]) -> None:
        self._section = section
        self._done: list[str] = []
        self._waiting: list[str] = []  # headings and the like, which stay with what follows
        self._across = False
        self._first = True
        self._empty = True

    def hold(self, xml: str) -> None:
        """Add a block that introduces the next one and goes to its section."""
        self._waiting.append(xml)

    def add(self, xml: str, *, across: bool = False) -> None:
        """Add a block that stands upright or *across*."""
        if across != self._across and not self._empty:
            self._end()
        self._across = across
        self._done += [*self._waiting, xml]
        self._waiting, self._empty = [], False

    def xml(self) -> str:
        """All blocks, with the properties of the last section."""
        if self._waiting or self._empty:
            self.add("")
        return "".join(self._done) + self._properties()

    def _end(self) -> None:
        # The properties of a section stand in its last paragraph; this one takes no room.
        self._done.append(paragraph("KpssTableEnd", "", self._properties()))
        self._empty = True

    def _properties(self) -> str:
        first, self._first = self._first, False
        return self._section(across=self._across, first=first)

"""Lines and columns of findings: each file is read once more, and only when its findings are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kpss.findings.finding import Finding, Place
from kpss.source.decoding import lenient
from kpss.source.document import Document, Refusal
from kpss.source.places import span_of
from kpss.source.positions import Lines, Span
from kpss.source.reader import read
from kpss.source.trees import Tree

_START = Span(1, 1, 1, 1)


def _order(finding: Finding) -> tuple[Any, ...]:
    return finding.place.file, finding.place.span or _START, finding.code, finding.subject


class Locator:
    """Looks up places and source lines in *tree*; keeps what it has read."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._lines: dict[str, Lines] = {}
        self._documents: dict[str, list[Document]] = {}

    def lines(self, file: str) -> Lines:
        """The lines of *file*; empty if it cannot be read."""
        if file not in self._lines:
            try:
                self._lines[file] = Lines(lenient(self._tree.read(file)))
            except OSError:
                self._lines[file] = Lines("")
        return self._lines[file]

    def span(self, place: Place) -> Span:
        """Where *place* is; the beginning of the file if it cannot be found."""
        if place.span is not None:
            return place.span
        documents = self._read(place.file)
        if place.document >= len(documents):
            return _START
        return span_of(documents[place.document].place, place.path, self.lines(place.file), on_key=place.on_key)

    def located(self, finding: Finding) -> Finding:
        """*finding* with the spans of its places filled in."""
        place = finding.place._replace(span=self.span(finding.place))
        other = finding.other._replace(span=self.span(finding.other)) if finding.other is not None else None
        return finding._replace(place=place, other=other)

    def in_order(self, findings: Iterable[Finding]) -> list[Finding]:
        """*findings* with their spans, by file, line and column."""
        return sorted(map(self.located, findings), key=_order)

    def _read(self, file: str) -> list[Document]:
        if file not in self._documents:
            try:
                self._documents[file] = read(self.lines(file).text)
            except Refusal:
                self._documents[file] = []
        return self._documents[file]

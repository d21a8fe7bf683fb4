from __future__ import annotations

import pytest

from kpss.findings.finding import Finding, Place
from kpss.findings.locate import Locator
from kpss.source.positions import Span
from kpss.source.trees import MemoryTree

TEXT = "\ufeffkind: plan\nid: a\narea:\n  include:\n    - orp: Žďár 🙂\n---\nkind: plan\nname: B\n"


class Counting(MemoryTree):
    reads = 0

    def read(self, path: str) -> bytes:
        self.reads += 1
        return super().read(path)


@pytest.fixture
def tree() -> Counting:
    files: dict[str, str | bytes] = {
        "a.yaml": TEXT,
        "crlf.yaml": TEXT.replace("\n", "\r\n"),
        "bad.yaml": "a: [\n",
        "old.yaml": "a: Příliš\n".encode("cp1250"),
    }
    return Counting(files)


@pytest.mark.parametrize("file", ["a.yaml", "crlf.yaml"])
@pytest.mark.parametrize(
    ("place", "span"),
    [
        (Place("", 0, ("id",)), Span(2, 5, 2, 6)),
        (Place("", 0, ("id",), on_key=True), Span(2, 1, 2, 3)),
        (Place("", 0, ("area", "include", 0, "orp")), Span(5, 12, 5, 18)),  # columns count characters
        (Place("", 0, ("area", "include")), Span(4, 3, 4, 10)),
        (Place("", 0, ("area", "include", 0, "region")), Span(5, 7, 5, 10)),
        (Place("", 1, ("name",)), Span(8, 7, 8, 8)),
        (Place("", 0, ()), Span(1, 1, 1, 5)),
        (Place("", 7, ("name",)), Span(1, 1, 1, 1)),
        (Place("", 0, ("id",), span=Span(9, 9, 9, 9)), Span(9, 9, 9, 9)),
    ],
)
def test_span(tree, file, place, span):
    assert Locator(tree).span(place._replace(file=file)) == span


@pytest.mark.parametrize("file", ["bad.yaml", "gone.yaml"])
def test_file_that_cannot_be_read(tree, file):
    assert Locator(tree).span(Place(file, 0, ("a",))) == Span(1, 1, 1, 1)


def test_lines(tree):
    locator = Locator(tree)
    assert locator.lines("a.yaml").line(1) == "kind: plan"
    assert locator.lines("old.yaml").line(1) == "a: Příliš"
    assert locator.lines("gone.yaml").line(1) == ""


def test_both_places_and_one_reading(tree):
    locator = Locator(tree)
    finding = Finding(201, "error", Place("a.yaml", 1, ("name",)), other=Place("a.yaml", 0, ("id",)))
    located = locator.located(finding)
    assert located.place.span == Span(8, 7, 8, 8)
    assert located.other is not None
    assert located.other.span == Span(2, 5, 2, 6)
    assert located._replace(place=finding.place, other=finding.other) == finding
    assert locator.located(finding._replace(other=None)).other is None
    locator.lines("a.yaml")
    assert tree.reads == 1

"""Which record of one tree is which of another."""

from __future__ import annotations

import datetime as dt

from kpss.changes.pairing import leaves, pair
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.records import orp, plan, settings


def _workspace(**files: str) -> Workspace:
    texts = {f"{name}.yaml": text for name, text in files.items()}
    return Workspace.load(MemoryTree({"kpss.yaml": settings(), **texts}), dt.date(2017, 1, 1))


ALFA = orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa")])


def test_by_id() -> None:
    pairs = pair(_workspace(a=plan("a"), b=plan("b")), _workspace(a=plan("a", name="Jiný"), c=ALFA))
    assert [(old.id, new.id) for old, new in pairs.both] == [("a", "a")]
    assert [record.id for record in pairs.added] == ["orp-alfa"]
    assert [record.id for record in pairs.removed] == ["b"]
    assert [new.name for _, new in pairs.changed] == ["Jiný"]


def test_renamed() -> None:
    pairs = pair(_workspace(a=plan("a"), o=ALFA), _workspace(a=plan("b"), o=ALFA.replace("orp-alfa", "alfa")))
    assert pairs.renamed == {"a": "b", "orp-alfa": "alfa"}
    assert not pairs.added
    assert not pairs.removed


def test_the_most_alike_is_the_same() -> None:
    before = _workspace(a=plan("a", name="První", note="x"), b=plan("b", name="Druhý", note="y"))
    after = _workspace(a=plan("c", name="Druhý", note="y"), b=plan("d", name="První", note="z"))
    assert pair(before, after).renamed == {"a": "d", "b": "c"}


def test_another_name_needs_more_in_common() -> None:
    other = {"area": {"include": [{"orp": "Delta"}]}}
    assert pair(_workspace(a=plan("a")), _workspace(a=plan("b", **other, status="draft"))).renamed == {"a": "b"}
    assert pair(_workspace(a=plan("a")), _workspace(a=plan("b", name="Jiný"))).renamed == {"a": "b"}
    assert not pair(_workspace(a=plan("a")), _workspace(a=plan("b", **other, name="Jiný"))).renamed


def test_another_kind_is_another_record() -> None:
    pairs = pair(_workspace(a=plan("x")), _workspace(a=orp("x", "7101", "X", [("500001", "X")])))
    assert (len(pairs.both), len(pairs.added), len(pairs.removed)) == (0, 1, 1)


def test_leaves_are_counted_without_places() -> None:
    found = leaves({"id": "x", "kind": "plan", "a": [{"b": 1}, {"b": 1}], "c": None})
    assert dict(found) == {(".a.b", "1"): 2}

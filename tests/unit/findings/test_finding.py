from __future__ import annotations

import pytest

from kpss.findings.finding import SEVERITIES, Finding, Identity, Place, path_text
from kpss.findings.rule import Rule, Wording
from kpss.language.text import Text
from kpss.source.positions import Span


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("name",), "name"),
        (("area", "include", 1, "orp"), "area.include[1].orp"),
        ((0, "a"), "[0].a"),
        (("a", 0, 2), "a[0][2]"),
        (("klíč s mezerou",), "klíč s mezerou"),
    ],
)
def test_path(path, text):
    assert path_text(path) == text


def test_identity_does_not_depend_on_lines():
    one = Finding(301, "gap", Place("a.yaml", span=Span(1, 1, 1, 2)), "plan", ("valid",), "x", {"end": "2017"})
    other = Finding(301, "note", Place("b.yaml", 3, ("valid",)), "plan", ("valid",), "x", {"end": "2018"})
    assert one.identity == other.identity == Identity(301, "plan", "valid", "x")
    assert one._replace(subject="y").identity != one.identity
    assert one._replace(record="y").identity != one.identity
    assert one._replace(path=()).identity != one.identity
    assert one._replace(code=302).identity != one.identity


def test_code_as_people_write_it():
    assert Finding(101, "error", Place("a.yaml")).code_text == "KPSS101"
    assert "off" not in SEVERITIES


def test_wording_of_a_variant():
    usual, other = Wording(Text("a", "a")), Wording(Text("b", "b"), Text("c", "c"))
    rule = Rule(101, "encoding", "error", Text("t", "t"), usual, variants={"other": other})
    assert rule.code_text == "KPSS101"
    assert rule.wording_of({}) is usual
    assert rule.wording_of({"problem": "other"}) is other
    assert rule.wording_of({"problem": "none"}) is usual
    assert rule.wording_of({"problem": ["other"]}) is usual

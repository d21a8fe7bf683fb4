"""Lengths of local parts, and municipalities without proposed steps."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kpss.findings.finding import Finding
from kpss.model.length import markdown_length, pages, plain_length
from kpss.rules.engine import find
from tests.unit.records import orp, workspace, yaml

SHORT = {"KPSS808": {"pages": 1, "characters": 10}}


def locality(identifier: str, sort: str = "place", where: Any = None, **more: Any) -> str:
    area = {"include": where or [{"orp": "Alfa"}]}
    return yaml({"kind": "locality", "id": identifier, "name": identifier, "type": sort, "area": area, **more})


def found(code: int, *texts: str, files: dict[str, str] | None = None, **settings: Any) -> list[Finding]:
    records = {f"p/{i}.yaml": text for i, text in enumerate(texts)}
    return find(workspace({**records, **(files or {})}, **settings), codes=(code,))


def names(findings: list[Finding]) -> list[str]:
    return [one.record for one in findings]


def test_marks_and_addresses_do_not_count() -> None:
    text = "<!-- x -->\n# Směr\n\n**Text** a [odkaz](https://example.org) a ![foto](a.png)\nkonec\n\n- [Plán](kpss:p)\n"
    assert markdown_length(text) == (len("Směr") + len("Text a odkaz a foto konec") + len("Plán"), 29)
    assert markdown_length("# Jen nadpis\n\n<!-- nic -->\n").body == 0
    assert markdown_length("| a | b |\n|---|---|\n| c | d |\n").all == 4
    assert markdown_length("<div>x</div>\n").all == 0


@given(st.text(alphabet="abcčř \n", max_size=60))
def test_plain_words_are_as_long_as_they_are(text: str) -> None:
    paragraph = " ".join(text.split())
    assert markdown_length(paragraph).all == plain_length(text) == len(paragraph)


def test_pages_are_never_rounded_up() -> None:
    assert str(pages(17_999)) == "9.9"
    assert str(pages(18_000)) == "10.0"
    assert str(pages(0)) == "0.0"


def test_each_place_by_itself_and_the_others_together() -> None:
    texts = [locality("a", state="x" * 10), locality("b", state="x" * 9)]
    texts += [locality("d", "outside", state="x" * 5), locality("c", "outside", state="x" * 4)]
    assert names(found(808, *texts, rules=SHORT)) == ["b", "c"]
    assert names(found(808, *texts, locality("e", "outside", state="x"), rules=SHORT)) == ["b"]


def test_length_that_cannot_be_told_is_silent() -> None:
    lost = locality("a", chapters=[{"part": "state", "file": "neni.md"}])
    assert found(808, lost, rules=SHORT) == []
    assert found(808, locality("a", steps="x"), rules=SHORT) == []
    part = locality("a", "outside", state="x")
    assert names(found(808, part, rules=SHORT)) == ["a"]
    assert found(808, part, rules=SHORT, recorded={"localities": {"complete": False}}) == []
    assert found(808, part, rules=SHORT, files={"p/x.yaml": "kind: locality\n id: x\n"}) == []
    assert found(808, part, rules={"KPSS808": {"pages": 0}}) == []


def test_steps_or_a_place_are_enough() -> None:
    place = locality("place", where=[{"municipality": "Alfa"}])
    one = locality("mimo", "outside", [{"municipality": "Gama"}], steps=[{"name": "Pozvat"}])
    left = found(809, place, one)
    assert [finding.municipalities[0] for finding in left] == ["500002", "500004", "500005", "500006"]
    assert [finding.orp for finding in left] == ["7101", "7102", "7102", "7102"]
    everything = locality("vse", "outside", [{"region": "CZ071"}], chapters=[{"part": "steps", "text": "Pozvat."}])
    assert found(809, place, everything) == []


def test_without_localities_there_is_no_handbook() -> None:
    assert found(809) == []
    assert found(809, locality("a"), recorded={"localities": {"complete": False}}) == []


def test_a_locality_that_stands_on_another_day_says_nothing() -> None:
    assert found(809, locality("a", valid={"from": 2016})) == []
    assert len(found(809, locality("a"), locality("b", where=[{"orp": "Delta"}], valid={"to": 2014}))) == 3


def test_unknown_areas_silence_what_rests_on_them() -> None:
    assert found(809, locality("a", where=[{"microregion": "neni"}])) == []
    assert found(809, locality("a", area="x")) == []
    assert len(found(809, locality("a"))) == 3
    wide = yaml({
        "kind": "locality", "id": "a", "name": "a", "type": "place",
        "area": {"include": [{"orp": "Alfa"}, {"orp": "Delta"}], "exclude_unknown": 2},
    })  # fmt: skip
    assert found(809, wide) == []


def test_a_record_without_steps_is_named() -> None:
    (one, *_) = found(809, locality("mimo", "outside", [{"municipality": "Alfa"}]))
    assert (one.params["problem"], one.subject) == ("no_steps", "mimo")


def test_military_areas_need_no_steps() -> None:
    towns: list[Any] = [("500001", "Alfa"), {"code": "500009", "name": "Brdy", "type": "military"}, ("500008", "Sigma")]
    files = {"territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", towns)}
    left = found(809, locality("place", where=[{"municipality": "Alfa"}]), files=files)
    codes = [finding.municipalities[0] for finding in left]
    assert "500008" in codes
    assert "500009" not in codes

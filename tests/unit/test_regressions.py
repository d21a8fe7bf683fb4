"""Mistakes that were made once: crashes, wrong meanings and doubled findings of odd input."""

from __future__ import annotations

import datetime as dt
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss import api
from kpss.facts import file_facts
from kpss.language.sorting import sort_key
from kpss.model.fields import Field
from kpss.model.periods import period
from kpss.model.plans import state
from kpss.model.settings import VocabularyItem
from kpss.model.workspace import Workspace
from kpss.source.discovery import find_files
from kpss.source.document import Refusal
from kpss.source.reader import read
from kpss.source.trees import FolderTree, MemoryTree
from kpss.structure.schemas import at_path, expanded, kinds
from tests.unit import records
from tests.unit.model.test_periods import days, periods
from tests.unit.records import facts_of, orp, plan, plans, typed_plan, workspace
from tests.unit.structure.documents import mistaken


def test_307_end_that_is_only_not_before():
    api.findings(workspace(plans(plan(valid={"from": 2013, "to": {"not_before": 2016}}))))


def test_205_beside_an_alias_that_failed():
    files = {
        "territory/alfa.yaml": orp(
            "orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": "500002", "name": "Beta", "aliases": [5]}]
        )
    }
    api.findings(workspace({**files, **plans(plan(area={"include": [{"municipality": "Bita"}]}))}))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(kinds()).flatmap(mistaken), min_size=1, max_size=3), st.dates())
def test_findings_of_any_workspace(data, day):
    files = {f"{number}.yaml": records.yaml(item) for number, item in enumerate(data) if item}
    api.findings(workspace(files, day.isoformat()))


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
@pytest.mark.parametrize("text", ["id: x{}status: approved\n", 'name: "a{}b"\n'])
def test_separator_that_nobody_sees_is_refused(text, sign):
    with pytest.raises(Refusal) as refused:
        read(text.format(sign))
    assert (refused.value.code, refused.value.params["character"]) == (102, f"U+{ord(sign):04X}")


def test_withdrawn_without_a_date_follows_status_since():
    changes = {"status": "withdrawn", "status_since": "2016-05", "withdrawn": {"reason": "nový plán"}}
    assert state(typed_plan(**changes), dt.date(2015, 1, 1)) == "in_force"


def test_ignore_is_quick():
    start = time.process_time()
    find_files(MemoryTree({"a/" * 20 + "b.yaml": ""}), ["**/" * 10 + "x"])
    assert time.process_time() - start < 0.5


def test_huge_file_is_not_read_into_memory(tmp_path):
    (tmp_path / "kpss.yaml").write_text(records.settings(), encoding="utf-8")
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(100 << 20)
    tree = FolderTree(str(tmp_path))
    with pytest.raises(OSError, match=r"big\.yaml"):
        tree.read("big.yaml")
    space = Workspace.load(tree, dt.date(2015, 1, 1))
    assert [facts["problems"][0]["params"]["problem"] for facts in space.unread] == ["size"]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("kind: plan\nname: čččččččč\n# ".encode() + b"\xe8\n", 3, 3),
        (b"\xef\xbb\xbfkind: plan\nname: P\xf8\xedklad\n", 2, 8),
    ],
)
def test_place_of_a_wrong_byte_behind_right_letters(data, line, column):
    (problem,) = file_facts("a.yaml", data)["problems"]
    assert problem["span"][:2] == (line, column)


def test_one_id_one_finding():
    assert len(facts_of(plan("rada\u00a0mesta"))["problems"]) == 1


@pytest.mark.parametrize("text", ["a: [b, c", "x: y\na: {b: c"])
def test_bracket_unclosed_on_the_last_line_without_its_end(text):
    with pytest.raises(Refusal) as caught:
        read(text)
    assert (caught.value.params["problem"], text[caught.value.start]) == (
        "unclosed_bracket",
        text[max(text.find("["), text.find("{"))],
    )


def test_links_that_nobody_reads_are_no_finding(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "w").mkdir()
    for name in ("documents", "koncepty"):
        (tmp_path / "w" / name).symlink_to(tmp_path / "out")
    assert find_files(FolderTree(str(tmp_path / "w")), ["koncepty/**"]).records == []


def test_folder_called_like_the_settings(tmp_path):
    (tmp_path / "a" / "kpss.yaml").mkdir(parents=True)
    (tmp_path / "a" / "b.yaml").write_text("", encoding="utf-8")
    assert [entry.path for entry in find_files(FolderTree(str(tmp_path))).records] == ["a/b.yaml"]


def test_accents_as_characters_of_their_own_are_sorted_alike():
    words = ["Brno", "Cvikov", "Čáslav", "Dačice", "Cheb"]
    decomposed = [unicodedata.normalize("NFD", word) for word in words]
    assert sorted(decomposed, key=sort_key) == decomposed


def test_items_of_a_vocabulary_agree_with_their_schema():
    fields = {name for name in dir(VocabularyItem) if isinstance(getattr(VocabularyItem, name), Field)}
    assert set(at_path(expanded("workspace"), ("vocabularies", "x", 0))["properties"]) == fields


@given(periods, periods, days)
def test_meeting_of_any_periods(value, other_value, day):
    one, other = period(value), period(other_value)
    assert one.meet(other).contains(day) == (one.contains(day) and other.contains(day))
    assert not one.meet(other).surely_contains(day) or (one.surely_contains(day) and other.surely_contains(day))


def test_unread_file_with_a_plan_beside_another_kind():
    from kpss.model.doubt import plans_in_doubt

    assert plans_in_doubt(workspace({"a.yaml": "kind: body\nid: rada\n---\nkind plan\nid: a\n"})) is None

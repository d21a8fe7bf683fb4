"""The states of findings when records and files move, and items of lists with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from kpss.changes.finding_states import finding_states
from kpss.changes.moves import moved_files
from kpss.changes.pairing import pair
from kpss.changes.sharing import sharing
from kpss.model.workspace import Workspace
from kpss.rules.engine import find_raw
from kpss.source.trees import MemoryTree
from tests.cli.conftest import FILES
from tests.unit.records import plan, plan_data, settings, yaml

DAY = dt.date(2017, 7, 16)
Files = Mapping[str, str | None]


def _workspaces(before: Files, after: Files) -> tuple[Workspace, Workspace]:
    first = {**FILES, **before}
    second = {path: text for path, text in {**first, **after}.items() if text is not None}
    later = Workspace.load(MemoryTree(second), DAY)
    earlier = Workspace.load(MemoryTree({k: v for k, v in first.items() if v is not None}), DAY, sharing(later))
    return earlier, later


def _states(before: Files, after: Files, code: int) -> list[tuple[str, str]]:
    """(state, record and path) of the findings of *code*."""
    one, other = _workspaces(before, after)
    made = finding_states(one, other, pair(one, other), (find_raw(one), find_raw(other)), find_raw)
    told = [*made.present, *(gone._replace(state="fixed") for gone in made.gone)]
    return sorted((one.state, f"{one.record}:{'.'.join(map(str, one.path))}") for one in told if one.code == code)


def _with_goals(*goals: tuple[str, str]) -> str:
    """A plan whose goals have a wrong key: (code, key)."""
    return yaml(
        {**plan_data("plan-x"), "goals": [{"code": code, "name": f"Cíl {code}", key: "x"} for code, key in goals]}
    )


def test_facts_of_what_has_not_changed_are_shared() -> None:
    earlier, later = _workspaces({}, {"plans/alfa.yaml": None, "plany/a.yaml": FILES["plans/alfa.yaml"]})
    assert earlier.records["plan-alfa"].data is later.records["plan-alfa"].data
    assert earlier.records["plan-alfa"].file == "plans/alfa.yaml"
    assert [facts["path"] for facts in earlier.files] == sorted(path for path in FILES if path != "kpss.yaml")


def test_other_limits_read_all_anew() -> None:
    files = {**FILES, "plans/alfa.yaml": FILES["plans/alfa.yaml"] + f"note: {'x' * 5000}\n"}
    later = Workspace.load(MemoryTree(files), DAY)
    small = MemoryTree({**files, "kpss.yaml": settings(limits={"file_size": 4096})})
    assert later.records.keys() - Workspace.load(small, DAY, sharing(later)).records.keys() == {"plan-alfa"}


def test_records_that_swapped_their_places() -> None:
    """Goals that changed places keep their findings, and a new mistake stands out."""
    before = {"x.yaml": _with_goals(("1", "popiss"), ("2", "navic"))}
    after = {"x.yaml": _with_goals(("2", "navic"), ("3", "dalsi"), ("1", "popiss"))}
    assert _states(before, after, 111) == [
        ("known", "plan-x:goals.0.navic"), ("known", "plan-x:goals.2.popiss"), ("new", "plan-x:goals.1.dalsi"),
    ]  # fmt: skip


def test_a_mistake_that_moves_to_another_item_is_new() -> None:
    before = {"x.yaml": _with_goals(("1", "navic"), ("2", "name"))}
    after = {"x.yaml": _with_goals(("1", "name"), ("2", "navic"))}
    assert _states(before, after, 111) == [("fixed", "plan-x:goals.0.navic"), ("new", "plan-x:goals.1.navic")]


def test_ids_inside_subjects_follow_a_rename() -> None:
    """Two plans over one area at once: the finding names the other plan, which gets another id."""
    second = plan("plan-druhy", name="Plán Alfy druhý", valid={"from": 2017, "to": 2018})
    before = {"plans/druhy.yaml": second}
    told = _states(before, {"plans/druhy.yaml": second.replace("plan-druhy", "plan-jinak")}, 305)
    assert [state for state, _ in told] == ["known"]
    first = FILES["plans/alfa.yaml"].replace("plan-alfa", "plan-abc")
    assert [state for state, _ in _states(before, {"plans/alfa.yaml": first}, 305)] == ["known"]


def test_a_duplicate_stays_one_when_its_file_moves() -> None:
    double = {"plans/b.yaml": FILES["plans/alfa.yaml"].replace("Plán Alfy", "Druhý")}
    told = _states(double, {"plans/alfa.yaml": None, "z.yaml": FILES["plans/alfa.yaml"]}, 201)
    assert [state for state, _ in told] == ["known"]


def test_files_that_cannot_be_read_and_moved() -> None:
    for after in ("kind: plan\nid: [\n", "kind: plan\nid: [\n# jinak\n"):
        told = _states({"plans/x.yaml": "kind: plan\nid: [\n"}, {"plans/x.yaml": None, "jinde/x.yaml": after}, 102)
        assert [state for state, _ in told] == ["known"]


def test_which_file_is_which() -> None:
    one, other = _workspaces(
        {"a.yaml": plan("a", name="A"), "b.yaml": "x: [", "k.md": "# a", "stejny.md": "# 1"},
        {
            "a.yaml": None, "c.yaml": plan("a", name="B"), "b.yaml": None, "d/e.yaml": "x: [", "k.md": None,
            "d/k2.md": "# a", "stejny.md": None, "d/stejny.md": "# 2",
        },
    )  # fmt: skip
    found = moved_files(one, other, pair(one, other))
    assert found == {"a.yaml": "c.yaml", "b.yaml": "d/e.yaml", "k.md": "d/k2.md", "stejny.md": "d/stejny.md"}


def test_files_that_changed_places() -> None:
    broken, other = "kind: plan\nid: [\n", plan("plan-x").replace("status:", "statos:")
    before = {"a.yaml": broken, "b.yaml": other}
    told = _states(before, {"a.yaml": other, "b.yaml": broken}, 102)
    assert [state for state, _ in told] == ["known"]
    assert [state for state, _ in _states(before, {"a.yaml": other, "b.yaml": broken}, 111)] == ["known"]


def test_of_three_duplicates_that_is_fixed_whose_file_is_gone() -> None:
    files = {f"plans/{name}.yaml": FILES["plans/alfa.yaml"].replace("Plán Alfy", name) for name in "bcd"}
    for name in "bcd":
        one, other = _workspaces(files, {f"plans/{name}.yaml": None})
        made = finding_states(one, other, pair(one, other), (find_raw(one), find_raw(other)), find_raw)
        assert [gone.place.file for gone in made.gone if gone.code == 201] == [f"plans/{name}.yaml"]
        assert {now.state for now in made.present if now.code == 201} == {"known"}


def test_a_value_that_can_no_longer_be_read_fixes_nothing() -> None:
    old = plan("plan-x", area={"include": [{"orp": "Delta"}]}, valid={"from": 2010, "to": 2012})
    broken = old.replace("2012", '"x"')
    assert not [told for told in _states({"x.yaml": old}, {"x.yaml": broken}, 301) if told[0] == "fixed"]
    told = _states({"x.yaml": old}, {"x.yaml": None}, 301)
    assert ("fixed", "plan-x:valid") in told


@pytest.mark.parametrize(
    "after",
    [
        {"plans/novy.yaml": "kind: plan\nid: [\n"},
        {"plans/alfa.yaml": FILES["plans/alfa.yaml"].replace("Alfa", "Nikde")},
        {"plans/novy.yaml": plan("plan-novy", area={"include": [{"orp": "Nikde"}]})},
    ],
    ids=["unreadable file", "unknown place", "new plan with an unknown place"],
)
def test_doubt_mends_no_gap(after: Files) -> None:
    before = {"plans/alfa.yaml": FILES["plans/alfa.yaml"]}
    gaps = [one for code in (401, 402, 408) for one in _states(before, after, code)]
    assert {state for state, _ in gaps} <= {"known", "new"}
    mended = _states({}, {"plans/delta.yaml": FILES["plans/delta.yaml"].replace("2012", "2018")}, 402)
    assert {state for state, _ in mended} == {"fixed"}

"""Differences of whole trees: records, files, what cannot be read, settings."""

from __future__ import annotations

import time

import pytest

from kpss.changes.compare import difference
from kpss.changes.difference import Difference, FileChange
from kpss.changes.sharing import sharing
from kpss.git.repository import open_repository
from kpss.git.revisions import resolve
from kpss.git.tree import GitTree
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree, OverlayTree
from tests.repositories import GitFolder
from tests.unit.changes.told import BASE, DAY, Files, between, words
from tests.unit.records import plan, settings, yaml

PLAN = plan("plan-alfa", name="Plán Alfy", note="Ze semináře.")
MOST = 0.9  # seconds


def shown(found: Difference) -> list[tuple[str, str]]:
    return [(change.sort, change.record.id) for change in found.records]


def test_nothing_changed() -> None:
    found = between({"a.yaml": PLAN}, {"a.yaml": PLAN})
    assert (found.records, found.files) == ((), ())


def test_added_changed_removed_are_by_kind_and_id() -> None:
    found = between({"b.yaml": PLAN}, {"a.yaml": plan("plan-beta", name="Jiný", type="strategic", valid={"from": 2030}),
                                       "b.yaml": None, "structure/rada.yaml": None})  # fmt: skip
    assert shown(found) == [("removed", "rada"), ("removed", "plan-alfa"), ("added", "plan-beta")]


def test_a_renamed_record_is_one_change_and_what_refers_to_it_is_none() -> None:
    measure = yaml({"kind": "measure", "id": "m1", "plan": "plan-alfa", "code": "1", "name": "A"})
    found = between(
        {"a.yaml": PLAN, "m.yaml": measure},
        {"a.yaml": PLAN.replace("plan-alfa", "alfa"), "m.yaml": measure.replace("plan-alfa", "alfa")},
    )
    (change,) = found.records
    assert change.renamed
    assert change.values == ()
    assert words(change.meanings) == ["záznam přejmenován: plan-alfa → alfa"]
    assert found.files == (FileChange("relinked", "m.yaml"),)


def test_formatting_alone_is_called_that() -> None:
    other = (
        "# poznámka\nid: plan-alfa\nkind: plan\ntype: community\nname: Plán\n  Alfy\nnote: |\n  Ze semináře.\n"
        "status: approved\nvalid:\n  to: 2017\n  from: 2013\narea:\n  include:\n  - orp: Alfa\n"
    )
    found = between({"a.yaml": PLAN}, {"a.yaml": other})
    assert found.records == ()
    assert found.files == (FileChange("reformatted", "a.yaml"),)


def test_moved_and_split_files() -> None:
    both = f"{PLAN}---\n{plan('plan-beta', name='Jiný')}"
    found = between({"a.yaml": PLAN, "b.yaml": both.replace("plan-alfa", "plan-gama")},
                    {"a.yaml": None, "x/a.yaml": PLAN, "b.yaml": plan("plan-beta", name="Jiný"),
                     "c.yaml": PLAN.replace("plan-alfa", "plan-gama")})  # fmt: skip
    assert found.records == ()
    assert set(found.files) >= {FileChange("moved", "x/a.yaml", "a.yaml"), FileChange("moved", "c.yaml", "b.yaml")}


def test_conflict_markers_delete_nothing() -> None:
    broken = f"<<<<<<< HEAD\n{PLAN}=======\n{PLAN}>>>>>>> jiná\n"
    for before, after in ((PLAN, broken), (broken, PLAN)):
        found = between({"a.yaml": before}, {"a.yaml": after})
        assert found.records == ()
        assert found.files == (FileChange("unreadable", "a.yaml"),)


def test_a_record_of_unknown_kind_is_not_gone() -> None:
    found = between({"a.yaml": PLAN}, {"a.yaml": PLAN.replace('kind: "plan"', 'kind: "plam"')})
    assert found.records == ()
    assert found.files == (FileChange("unreadable", "a.yaml"),)


def test_a_record_in_a_broken_file_is_not_taken_for_a_renamed_one() -> None:
    found = between(
        {"a.yaml": PLAN}, {"a.yaml": f"<<<<<<< HEAD\n{PLAN}", "b.yaml": PLAN.replace("plan-alfa", "plan-beta")}
    )
    assert shown(found) == [("added", "plan-beta")]
    assert found.pairs.renamed == {}


def test_an_unreadable_file_does_not_hide_other_deletions() -> None:
    found = between(
        {"a.yaml": PLAN, "b.yaml": "kind: body\n\tid: x\n"}, {"a.yaml": None, "b.yaml": "kind: bodx\n\tid: x\n"}
    )
    assert shown(found) == [("removed", "plan-alfa")]


def test_chapters_and_own_templates() -> None:
    found = between(
        {"x/a.md": "# A\n\nText.\n", "x/b.md": "B", "x/c.md": "C c", "documents/page.css": "a{}"},
        {"x/a.md": "# A\n\nJiný text.\n", "y/b.md": "B", "x/c.md": "C\nc\n", "documents/plan.md": "P"},
    )
    assert found.files == (
        FileChange("removed", "documents/page.css"),
        FileChange("added", "documents/plan.md"),
        FileChange("changed", "x/a.md"),
        FileChange("reformatted", "x/c.md"),
        FileChange("moved", "y/b.md", "x/b.md"),
    )


def test_equal_chapters_that_moved_stay_as_many() -> None:
    found = between({"a.md": "Text.", "b.md": "Text."}, {"c.md": "Text.", "d.md": "Text."})
    assert found.files == (FileChange("moved", "c.md", "a.md"), FileChange("moved", "d.md", "b.md"))
    found = between({"a.md": "Text.", "b.md": "Text."}, {"c.md": "Text."})
    assert found.files == (FileChange("removed", "b.md"), FileChange("moved", "c.md", "a.md"))


def test_conflict_markers_in_a_chapter() -> None:
    broken = "# A\n<<<<<<< HEAD\nText.\n=======\nJiný.\n>>>>>>> návrh\n"
    assert between({"a.md": "# A\nText.\n"}, {"a.md": broken}).files == (FileChange("unreadable", "a.md"),)
    assert between({}, {"a.md": broken}).files == (FileChange("unreadable", "a.md"),)
    assert between({"a.md": broken}, {"a.md": "# A\nText.\n"}).files == (FileChange("changed", "a.md"),)


MEASURE = {"code": "1.1", "name": "Terén", "responsible": [{"name": "město"}]}


@pytest.mark.parametrize("back", [False, True])
def test_a_measure_that_moves_to_a_file_of_its_own_is_the_same(back: bool) -> None:
    goal = {"code": "1", "name": "Cíl"}
    inside: Files = {"a.yaml": plan("plan-alfa", goals=[{**goal, "measures": [MEASURE]}])}
    alone = {"a.yaml": plan("plan-alfa", goals=[goal]),
             "m.yaml": yaml({"kind": "measure", "id": "m", "plan": "plan-alfa", "goal": "1", **MEASURE})}  # fmt: skip
    found = between(alone, inside) if back else between(inside, alone)
    (change,) = found.records
    assert (change.sort, change.record.kind, change.record.id, change.values) == ("changed", "measure", "m", ())
    assert words(change.meanings) == [
        "přesunuto z vlastního záznamu do souboru a.yaml"
        if back
        else "přesunuto ze souboru a.yaml do vlastního záznamu"
    ]
    assert change.meanings[0].topic == "written"


def test_a_measure_that_changes_on_its_way() -> None:
    other = {"code": "1.2", "name": "Poradna"}
    own = {"kind": "measure", "id": "m", "plan": "plan-alfa", **MEASURE, "name": "Terén nově"}
    before = {"a.yaml": plan("plan-alfa", measures=[MEASURE, other])}
    after = {"a.yaml": plan("plan-alfa"), "m.yaml": yaml(own)}
    found = between(before, after)
    assert [(one.record.id, words(one.meanings)) for one in found.records] == [
        ("m", ["přesunuto ze souboru a.yaml do vlastního záznamu", "název: „Terén“ → „Terén nově“"]),
        ("plan-alfa", ["ubylo opatření 1.2 „Poradna“"]),
    ]


def test_settings_are_told_as_a_record() -> None:
    waiver = {"code": "KPSS301", "record": "plan-alfa", "reason": "Nový plán se dokončuje.", "until": "2026-12-31"}
    found = between(
        {}, {"kpss.yaml": settings(rules={"KPSS302": {"severity": "off"}}, waivers=[waiver], language="en")}
    )
    (change,) = found.records
    assert (change.record.kind, change.record.id, change.record.file) == ("workspace", "kpss.yaml", "kpss.yaml")
    assert words(change.meanings) == [
        "jazyk: nově angličtina",
        "pravidla: KPSS302: nově závažnost: vypnuto",
        "přibyla výjimka z kontroly KPSS301 (záznam: plan-alfa, důvod: „Nový plán se dokončuje.“, do: 31. 12. 2026)",
    ]


def test_broken_settings_are_said() -> None:
    found = between({}, {"kpss.yaml": "- seznam\n"})
    assert found.files == (FileChange("unreadable", "kpss.yaml"),)


def test_revisions_of_a_repository(repository: GitFolder) -> None:
    repository.commit({**BASE, "a.yaml": PLAN})
    repository.commit({"a.yaml": PLAN.replace("2017", "2018"), "Žluťoučký.yaml": plan("plan-novy", name="Nový")})
    place = open_repository(str(repository.workspace))
    one, other = (Workspace.load(GitTree(place, resolve(place, name)), DAY) for name in ("HEAD~1", "HEAD"))
    assert shown(difference(one, other)) == [("changed", "plan-alfa"), ("added", "plan-novy")]
    assert shown(difference(other, one)) == [("changed", "plan-alfa"), ("removed", "plan-novy")]


def test_one_change_among_ten_thousand_is_quick() -> None:
    files = {f"{number}.yaml": f"kind: need\nid: n{number}\nname: Potřeba {number}\n" for number in range(10_000)}
    tree = MemoryTree({**files, "kpss.yaml": settings()})
    one = Workspace.load(tree, DAY)
    other = Workspace.load(OverlayTree(tree, {"7.yaml": b"kind: need\nid: n7\nname: Jin\xc3\xa1\n"}), DAY, sharing(one))
    spent = []
    for _ in range(3):
        start = time.process_time()
        found = difference(one, other)
        spent.append(time.process_time() - start)
        assert shown(found) == [("changed", "n7")]
    assert min(spent) < MOST

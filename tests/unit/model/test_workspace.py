from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss import api
from kpss.facts import FileFacts, Limits
from kpss.model.bodies import Body
from kpss.model.plans import Plan
from kpss.model.record_types import RECORD_TYPES
from kpss.model.records import Orp, Record
from kpss.model.workspace import Workspace, facts_in_order
from kpss.source.trees import MemoryTree, Tree
from kpss.structure.schemas import kinds
from tests.unit import records
from tests.unit.records import plan, plans, workspace, yaml

DAY = dt.date(2015, 6, 1)


def test_records_by_id_kind_and_type():
    space = workspace({"a.yaml": plan("b") + "---\n" + plan("a"), "b/c.yaml": plan("c")})
    assert [found.id for found in space.plans] == ["b", "a", "c"]  # by file and place
    assert [found.id for found in space.of(Orp)] == ["orp-alfa", "orp-delta"]
    assert space.of_kind("plan") == space.of(Plan) == space.plans
    assert (space.of(Body), space.of_kind("body"), space.of_kind("x")) == ([], [], [])
    found = space.get("a", Plan)
    assert found is not None
    assert (found.file, found.document, found.kind) == ("a.yaml", 1, "plan")
    assert space.get("a", Body) is None
    assert space.get("x", Plan) is None
    assert list(space.records) == ["b", "a", "c", "orp-alfa", "orp-delta"]


def test_every_kind_has_its_own_type():
    assert set(RECORD_TYPES) == set(kinds())
    assert all(issubclass(found, Record) for found in RECORD_TYPES.values())


def test_taken_id():
    space = workspace(
        {
            "a.yaml": plan("a", name="První"),
            "b.yaml": plan("a", name="Druhý"),
            "c.yaml": yaml({"kind": "body", "id": "a", "name": "R", "type": "commission"}),
        }
    )
    assert [found.name for found in space.plans] == ["První"]
    assert [(second.file, first.file) for second, first in space.duplicates] == [
        ("b.yaml", "a.yaml"),
        ("c.yaml", "a.yaml"),
    ]
    assert space.of(Body) == []


def test_references_of_all_records():
    space = workspace(
        plans(plan("a", predecessors=["b"], planner={"orp": "Alfa"}), plan("b", type="action", implements=["a"]))
    )
    pointers = space.pointers["record"]
    assert [(pointer.record.id, pointer.path, pointer.targets, pointer.value) for pointer in pointers] == [
        ("a", ("predecessors", 0), ("plan",), "b"), ("b", ("implements", 0), ("plan",), "a"),
    ]  # fmt: skip
    assert {"Alfa"} <= {pointer.value for pointer in space.pointers["orp"]}
    assert space.pointers["nothing"] == []


def test_state_and_area_are_those_of_the_date():
    files = plans(plan(valid={"from": 2013, "to": 2017}))
    for day, state in (("2012-01-01", "future"), ("2015-01-01", "in_force"), ("2018-01-01", "expired")):
        space = workspace(files, day)
        assert space.state_of(space.plans[0]) == state
        assert space.state_of(space.plans[0]) == state  # kept
        assert space.area_of(space.plans[0]) is space.area_of(space.plans[0])


def test_language_of_the_settings():
    assert workspace({}).language == "cs"
    assert workspace({}, language="en").language == "en"


@pytest.mark.parametrize(
    ("files", "word", "unread"),
    [
        ({}, "nikde", False),
        ({"a.yaml": plan("nekde")}, "nekde", False),  # it is not unread, it is there
        ({"a.yaml": "id: nekde\nkind plan\n"}, "nekde", True),
        ({"a.yaml": "id: nekde\nkind plan\n"}, "jinde", False),
        ({"a.yaml": plan("nekde").replace("kind", "knid")}, "nekde", True),
        ({"a.yaml": "id: nekde\nid: nekde\n"}, "nekde", True),
        ({"a.yaml": "#" * 3_000_000}, "nekde", True),  # too big: nobody knows
        ({"a.yaml": ""}, "nekde", False),
    ],
)
def test_what_may_be_in_a_file_that_was_not_read(files, word, unread):
    assert workspace(files).may_be_unread(word) == unread


def test_files_that_were_not_read():
    space = workspace({"a.yaml": "kind: [\n", "b.yaml": "", "c.yaml": plan(type="x"), "d.yaml": "- a\n"})
    assert [facts["path"] for facts in space.unread] == ["a.yaml"]


def test_broken_settings_are_not_read():
    space = Workspace.load(MemoryTree({"kpss.yaml": "kpss: [\n", "a.yaml": plan()}), DAY)
    assert [facts["path"] for facts in space.unread] == ["kpss.yaml"]
    assert [found.id for found in space.plans] == ["plan"]


def test_limits_of_the_settings():
    deep = "kind: plan\nid: a\nnote: " + "[" * 10 + "]" * 10
    assert [facts["path"] for facts in workspace({"a.yaml": deep}, limits={"depth": 8}).unread] == ["a.yaml"]
    big = plan(note="x" * 2000)
    assert [facts["path"] for facts in workspace({"a.yaml": big}, limits={"file_size": 1024}).unread] == ["a.yaml"]
    assert workspace({"a.yaml": big}).unread == []


def test_facts_may_be_made_elsewhere():
    """Any maker of facts, in any order, gives the same workspace."""
    asked: list[tuple[Sequence[str], Limits]] = []

    def backwards(tree: Tree, paths: Sequence[str], limits: Limits) -> Iterable[FileFacts]:
        asked.append((list(paths), limits))
        return list(facts_in_order(tree, paths, limits))[::-1]

    files = {
        "kpss.yaml": records.settings(limits={"depth": 9}, ignore=["x.yaml"]),
        "b.yaml": plan("b"),
        "a.yaml": plan("a"),
        "x.yaml": "[",
        "big.yaml": "#" * 3_000_000,
    }
    space = Workspace.load(MemoryTree(files), DAY, backwards)
    assert asked == [(["a.yaml", "b.yaml", "big.yaml"], Limits(depth=9))]
    assert [facts["path"] for facts in space.files] == ["a.yaml", "b.yaml", "big.yaml"]
    assert list(space.files) == list(Workspace.load(MemoryTree(files), DAY).files)


# -- the door for programs --------------------------------------------------------------------------------------------


def test_open(tmp_path):
    (tmp_path / "kpss.yaml").write_text(records.settings(), encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(plan(), encoding="utf-8")
    days: list[Any] = ["2015-06-01", DAY]
    for path in (tmp_path, str(tmp_path), MemoryTree({"kpss.yaml": records.settings(), "plan.yaml": plan()})):
        for day in days:
            space = api.open(path, as_of=day)
            assert (space.as_of, [found.id for found in space.plans]) == (DAY, ["plan"])


@pytest.mark.parametrize("day", ["16. 7. 2017", "2017-02-30", "2017", ""])
def test_open_on_no_day(tmp_path, day):
    (tmp_path / "kpss.yaml").write_text(records.settings(), encoding="utf-8")
    with pytest.raises(ValueError, match=r".+"):
        api.open(tmp_path, as_of=day)


many_plans = st.lists(
    st.fixed_dictionaries(
        {
            "valid": st.integers(2010, 2018).map(lambda year: {"from": year, "to": year + 2}),
            "status": st.sampled_from(["approved", "draft", "withdrawn"]),
            "type": st.sampled_from(["community", "community", "substitute", "medium_term"]),
            "area": st.sampled_from(
                [{"include": [{"orp": name}]} for name in ("Alfa", "Delta")] + [{"include": [{"municipality": "Gama"}]}]
            ),
        },
        optional={"predecessors": st.sampled_from([["p0"], ["p1", "p2"], ["neni"]]), "edition": st.just("x")},
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40)
@given(many_plans, st.dates(dt.date(2010, 1, 1), dt.date(2021, 1, 1)))
def test_layout_of_the_files_means_nothing(data, day):
    """One file, a file each, in any order: the same findings."""
    texts = [plan(f"p{number}", **changes) for number, changes in enumerate(data)]
    layouts = [
        plans(*texts),
        {"all.yaml": "---\n".join(texts)},
        {f"{9 - number}/a.yaml": text for number, text in enumerate(texts)},
    ]
    seen = [
        sorted(
            repr((f.identity, f.severity, sorted(f.params.items(), key=str)))
            for f in api.findings(workspace(files, day.isoformat()))
        )
        for files in layouts
    ]
    assert seen[0] == seen[1] == seen[2]

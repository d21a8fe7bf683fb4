from __future__ import annotations

import pytest

from kpss.structure.annotations import marks, references
from kpss.structure.schemas import kinds
from tests.unit.records import plan_data

PLAN = plan_data(
    planner={"municipality": 500001},
    area={
        "include": [{"orp": "Alfa"}, {"microregion": "m"}],
        "exclude": [{"municipality": "Beta (Alfa)"}, {"region": "CZ071"}],
    },
    predecessors=["a", "b"],
    approvals=[{"by": "rada", "by_name": "Jiná rada"}, {"date": 2013}],
    note="predecessors",
)


def test_references_of_a_plan_in_the_order_of_the_record():
    found = [
        (reference.path, reference.sort, reference.targets, reference.timeless, reference.value)
        for reference in references("plan", PLAN)
    ]
    assert found == [
        (("area", "include", 0, "orp"), "orp", (), False, "Alfa"),
        (("area", "include", 1, "microregion"), "record", ("microregion",), False, "m"),
        (("area", "exclude", 0, "municipality"), "municipality", (), False, "Beta (Alfa)"),
        (("area", "exclude", 1, "region"), "region", (), False, "CZ071"),
        (("planner", "municipality"), "municipality", (), False, "500001"),  # a number is a code too
        (("predecessors", 0), "record", ("plan",), True, "a"),
        (("predecessors", 1), "record", ("plan",), True, "b"),
        (("approvals", 0, "by"), "record", ("body",), True, "rada"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"predecessors": "a"},
        {"predecessors": {"a": "b"}},
        {"predecessors": [None, ["a"], {"a": "b"}]},
        {"area": None, "planner": []},
        {"approvals": [None, "rada", {"by": None}, {"by": ["rada"]}]},
    ],
)
def test_values_of_wrong_types_are_no_references(changes):
    data = {**plan_data(), "area": {}, **changes}
    assert references("plan", data) == []


@pytest.mark.parametrize("kind", kinds())
def test_empty_record_has_no_references(kind):
    assert references(kind, {}) == []
    assert marks(kind) is None or marks(kind).here is None  # type: ignore[union-attr]


def test_vocabulary():
    (reference,) = [
        found for found in references("body", {"kind": "body", "type": "commission"}) if found.path == ("type",)
    ]
    assert (reference.sort, reference.targets) == ("vocabulary", ("body-type",))

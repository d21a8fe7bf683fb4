"""One bad value hides neither the other items of its list nor the finding about itself."""

from __future__ import annotations

import pytest

from kpss.deadlines.sound import sound
from kpss.model.meetings import Meeting
from kpss.reports.filters import Filters
from kpss.reports.todo import make
from tests.unit.records import workspace, yaml

GOOD = {"text": "Jedna", "due": "2020-12-01"}


def places(tasks, **more):
    text = yaml({"kind": "meeting", "id": "m", "body": "rada", "date": "2020-10-01", "tasks": tasks, **more})
    space = workspace({"meetings/m.yaml": text}, "2020-11-02")
    record = space.get("m", Meeting)
    assert record is not None
    return [(place, task.text) for place, task in sound(space, record, "tasks", record.tasks)]


@pytest.mark.parametrize(
    ("bad", "left"),
    [
        ({"text": "Tři", "due": "29.2.2021"}, [(0, "Jedna"), (2, "Jedna")]),
        ({"text": "Tři", "done": "29.2.2021"}, [(0, "Jedna"), (2, "Jedna")]),  # it may be done
        ({"text": "Tři", "don": "2020-10-05"}, [(0, "Jedna"), (2, "Jedna")]),
        ("Tři", [(0, "Jedna"), (2, "Jedna")]),
        (GOOD, [(0, "Jedna"), (1, "Jedna"), (2, "Jedna")]),
    ],
)
def test_an_item_with_a_mistake_is_left_out(bad, left):
    assert places([GOOD, bad, GOOD]) == left


def test_a_mistake_elsewhere_touches_no_item():
    assert places([GOOD], place=7) == [(0, "Jedna")]


def test_of_a_list_that_is_wrong_nothing_is_left():
    assert places("Jedna") == []
    assert places([], taskss=[GOOD]) == []


def test_todo_keeps_the_others_and_counts_the_mistake_for_its_orp():
    body = {
        "kind": "body", "id": "rada", "type": "working_group", "name": "Rada", "instances": {"per": "orp"},
    }  # fmt: skip
    tasks = [GOOD, {"text": "Dvě"}, {"text": "Tři", "due": "29.2.2021"}]
    held = {"kind": "meeting", "id": "m", "body": "rada", "instance": "Alfa", "date": "2020-10-01", "tasks": tasks}
    space = workspace({"structure/b.yaml": yaml(body), "meetings/m.yaml": yaml(held)}, "2020-11-02")
    for orp, wanted in (("Alfa", {"m"}), ("Delta", set())):
        rows = [row for row in make(space, Filters(orp)).rows if row["record"] == "m"]
        assert {row["record"] for row in rows} == wanted
        assert [row["sort"] or row["severity"] for row in rows] == (["error", "task", "task"] if wanted else [])

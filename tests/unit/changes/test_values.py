"""What counts as a change of a value, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.changes.difference import ValueChange
from kpss.changes.values import value_changes


def changes(kind: str, before: dict[str, Any], after: dict[str, Any], **renamed: str) -> tuple[ValueChange, ...]:
    return value_changes(kind, before, after, renamed)


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("need", {"extent": {"value": "1.10"}}, {"extent": {"value": "1.1"}}),
        ("need", {"extent": {"value": 2}}, {"extent": {"value": "2.0"}}),
        ("plan", {"vision": "Dvě slova.\nA další\n"}, {"vision": "Dvě slova. A další"}),
        ("plan", {"valid": {"from": 2013}}, {"valid": {"from": "2013"}}),
        ("plan", {"predecessors": ["a", "b"]}, {"predecessors": ["b", "a"]}),
        ("plan", {"note": None}, {}),
        ("plan", {"name": "A", "note": "B"}, {"note": "B", "name": "A"}),
        (
            "plan",
            {"area": {"include": [{"orp": "A"}, {"orp": "B"}]}},
            {"area": {"include": [{"orp": "B"}, {"orp": "A"}]}},
        ),
    ],
)
def test_no_change(kind: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    assert changes(kind, before, after) == ()


def test_codes_are_no_numbers() -> None:
    (change,) = changes("measure", {"code": "1.10"}, {"code": "1.1"})
    assert change == ValueChange(("code",), "1.10", "1.1", former=("code",))


def test_references_to_renamed_records_are_no_change() -> None:
    before = {"plan": "stary", "implements": ["stary/A1"], "needs": ["potreba"]}
    after = {"plan": "novy", "implements": ["novy/A1"], "needs": ["potreba"]}
    assert changes("measure", before, after, stary="novy") == ()
    assert len(changes("measure", before, after)) == 3


def test_an_inserted_item_is_one_addition() -> None:
    approvals = [{"by": "rada", "date": f"2016-0{month}-01"} for month in range(1, 6)]
    new = {"by_name": "Zastupitelstvo", "date": "2015-12-01"}
    (change,) = changes("plan", {"approvals": approvals}, {"approvals": [new, *approvals]})
    assert change == ValueChange(("approvals", 0), None, new, former=("approvals",))


def test_a_removed_item_stands_where_it_stood() -> None:
    steps = [{"id": name, "name": name.upper()} for name in "abc"]
    (change,) = changes("procedure", {"steps": steps}, {"steps": steps[1:]})
    assert (change.former, change.before, change.after) == (("steps", 0), steps[0], None)


def test_items_are_aligned_by_key_and_their_order_is_a_change_of_its_own() -> None:
    before = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    after = [{"id": "b", "name": "Bé"}, {"id": "a", "name": "A"}]
    inner, order = changes("procedure", {"steps": before}, {"steps": after})
    assert inner == ValueChange(("steps", 0, "name"), "B", "Bé", former=("steps", 1, "name"))
    assert (order.sort, order.path, order.before, order.after) == ("order", ("steps",), before, after)


def test_an_item_with_another_key_is_the_same_where_the_rest_says_so() -> None:
    before = {"id": "a", "name": "Projednání v radě", "act": "approves", "by": {"body": "rada"}}
    (change,) = changes("procedure", {"steps": [before]}, {"steps": [{**before, "id": "rada"}]})
    assert change.path == ("steps", 0, "id")


def test_items_without_a_key_are_aligned_by_likeness() -> None:
    texts = ["Síť se aktualizuje dvakrát za rok.", "Žádosti hodnotí skupiny."]
    (change,) = changes("document", {"rules": texts}, {"rules": [texts[0], "Žádosti hodnotí pracovní skupiny."]})
    assert (change.path, change.before) == (("rules", 1), texts[1])


def test_zero_is_a_value_and_an_empty_list_too() -> None:
    votes: dict[str, Any] = {"resolutions": [{"text": "A", "votes": {"for": 3, "against": 0}}]}
    (change,) = changes("meeting", votes, {"resolutions": [{"text": "A", "votes": {"for": 3}}]})
    assert (change.before, change.after) == (0, None)
    (change,) = changes("procedure", {"steps": [{"id": "a"}]}, {"steps": [{"id": "a", "after": []}]})
    assert change.path == ("steps", 0, "after")


def test_repeated_items_are_counted() -> None:
    (change,) = changes("document", {"rules": ["A", "A"]}, {"rules": ["A", "A", "A"]})
    assert (change.before, change.after) == (None, "A")


def test_long_lists_are_fast() -> None:
    rows, new = (
        [{"municipality": str(500000 + number), "value": number + more} for number in range(3000)] for more in (0, 1)
    )
    assert len(changes("population", {"values": rows}, {"values": new})) >= len(rows)

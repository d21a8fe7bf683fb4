"""What happened to a plan or a document: its own acts and the resolutions of meetings."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.model.events import Event, events
from kpss.model.plans import Plan
from kpss.model.records import DocumentRecord
from tests.unit.records import plan, workspace, yaml

DAY = "2015-06-01"


def meeting(identifier: str = "jednani", **changes: Any) -> str:
    data = {"kind": "meeting", "id": identifier, "body": "rada", "date": "2015-03-02", **changes}
    return yaml({key: value for key, value in data.items() if value is not None})


def of(*texts: str, identifier: str = "plan", day: str = DAY) -> list[Event]:
    found = workspace({f"{number}.yaml": text for number, text in enumerate(texts)}, day)
    record = found.records[identifier]
    assert isinstance(record, Plan | DocumentRecord)
    return events(found, record)


def shown(found: list[Event]) -> list[tuple[str, str, str]]:
    return [(event.by, event.act, event.date.text if event.date else "") for event in found]


def test_own_acts_by_date() -> None:
    found = of(
        plan(
            approvals=[{"by": "zok", "date": "2012-12", "resolution": 5}, {"by_name": "rada"}],
            proceedings=[
                {"by": "rada", "act": "discusses", "date": "2012-11-05", "outcome": "with_comments"},
                {"by": "komise", "act": "recommends", "date": 2012, "instance": "Alfa", "outcome": "postponed"},
                {"by": "zok", "act": "takes_note", "date": "2015-06-02"},  # tomorrow
            ],
        )
    )
    assert shown(found) == [
        ("komise", "recommends", "2012"), ("rada", "discusses", "2012-11-05"), ("zok", "approves", "2012-12"),
        ("", "approves", ""),
    ]  # fmt: skip
    assert [event.orp for event in found] == ["7101", "", "", ""]
    assert [event.refused for event in found] == [True, False, False, False]
    assert [event.path for event in found] == [
        ("proceedings", 1), ("proceedings", 0), ("approvals", 0), ("approvals", 1),
    ]  # fmt: skip
    assert (found[2].resolution, found[3].by_name) == ("5", "rada")


def test_broken_keys_are_left_out() -> None:
    assert shown(of(plan(approvals=[{"by": ["zok"]}], proceedings=[{"act": "decides", "by": "rada"}]))) == [
        ("rada", "decides", "")
    ]
    assert of(plan(proceedings=[{"by": "rada"}])) == []


def test_documents_have_acts_too() -> None:
    text = yaml(
        {"kind": "document", "id": "pravidla", "type": "rules", "name": "Pravidla", "approvals": [{"by": "rada"}]}
    )
    assert shown(of(text, identifier="pravidla")) == [("rada", "approves", "")]


def test_resolutions_of_meetings() -> None:
    agenda = [{"id": "bod-1", "title": "Plán", "about": ["plan"]}, {"id": "bod-2", "title": "Jiné", "about": ["jine"]}]
    found = of(
        plan(),
        plan("jine"),
        meeting(
            instance="Delta",
            group="rodiny",
            agenda=agenda,
            resolutions=[
                {"number": "1/2015", "act": "recommends", "item": "bod-1"},
                {"number": 2, "item": "bod-2", "act": "discusses"},  # about another plan
                {"about": ["plan", "plan"], "outcome": "rejected"},
                {"about": ["jine"], "item": "bod-1", "act": "decides"},  # what it says itself counts
                {"about": ["plan"], "item": "bod-2", "act": "takes_note", "step": "projednani"},
                {"item": "bod-3", "act": "approves"},
                {"act": "approves"},
            ],
        ),
    )
    assert [(event.act, event.resolution, event.path[1], event.step) for event in found] == [
        ("recommends", "1/2015", 0, ""), ("", "", 2, ""), ("takes_note", "", 4, "projednani"),
    ]  # fmt: skip
    assert {(event.by, event.orp, event.group) for event in found} == {("rada", "7102", "rodiny")}
    assert [event.refused for event in found] == [False, True, False]


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"date": "2015-06-01"}, 1),
        ({"date": "2015-06-02"}, 0),
        ({"date": 2015}, 0),  # perhaps not yet
        ({"date": 2015, "status": "held"}, 1),
        ({"status": "cancelled"}, 0),
        ({"body": ["rada"]}, 0),
        ({"resolutions": [{"about": ["plan"], "act": "neco"}]}, 0),
    ],
)
def test_only_meetings_that_were_held(changes: dict[str, Any], count: int) -> None:
    text = meeting(**{"resolutions": [{"about": ["plan"], "act": "decides"}], **changes})
    assert len(of(plan(), text)) == count


@pytest.mark.parametrize(("steps", "named"), [(["a"], ["a", ""]), (["a", "b"], ["a", "b"]), (None, ["a", "b"])])
def test_a_step_that_the_procedure_does_not_have_says_nothing(steps: list[str] | None, named: list[str]) -> None:
    procedure = yaml(
        {
            "kind": "procedure",
            "id": "postup",
            "name": "Postup",
            "steps": [{"id": one, "name": one} for one in steps] if steps else [{"name": "a"}],
        }
    )
    acts = [{"by": "rada", "act": "discusses", "date": f"2012-0{n}", "step": s} for n, s in ((1, "a"), (2, "b"))]
    assert [event.step for event in of(plan(procedure="postup", proceedings=acts), procedure)] == named
    assert [event.step for event in of(plan(proceedings=acts), procedure)] == ["a", "b"]


def test_a_plan_that_a_meeting_approved_is_approved() -> None:
    body = yaml({"kind": "body", "id": "zk", "type": "assembly", "name": "Zastupitelstvo"})
    resolution = {"number": 1, "act": "approves", "about": ["plan"]}
    held = yaml({"kind": "meeting", "id": "m", "body": "zk", "date": "2014-12-01", "resolutions": [resolution]})
    files = {"p.yaml": plan(status="preparing"), "b.yaml": body, "m.yaml": held}

    def state(day: str, **more: str) -> str:
        opened = workspace({**files, **more}, day)
        (found,) = opened.plans
        return opened.state_of(found)

    assert [state(day) for day in ("2014-11-30", "2014-12-01", "2015-06-01")] == ["preparing", "in_force", "in_force"]
    assert state("2015-06-01", **{"m.yaml": held.replace("approves", "discusses")}) == "preparing"
    assert state("2015-06-01", **{"b.yaml": body.replace("assembly", "working_group")}) == "preparing"
    assert state("2015-06-01", **{"m.yaml": held + 'status: "cancelled"\n'}) == "preparing"
    refused = {**resolution, "outcome": "rejected"}
    again = yaml({"kind": "meeting", "id": "m", "body": "zk", "date": "2014-12-01", "resolutions": [refused]})
    assert state("2015-06-01", **{"m.yaml": again}) == "preparing"

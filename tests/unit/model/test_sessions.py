"""Meetings by instance of their body, and how they stand on a date."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from kpss.model.instances import Seat, seat_name
from kpss.model.meetings import Meeting
from kpss.model.sessions import meeting_state, sessions
from tests.unit.records import record_facts, workspace, yaml


def body(identifier: str = "kolegium", **more: object) -> str:
    data = {"kind": "body", "id": identifier, "type": "council_of_municipalities", "name": "Kolegium obcí"}
    return yaml({**data, **more})


def meeting(identifier: str, date: str, **more: object) -> str:
    return yaml({"kind": "meeting", "id": identifier, "body": "kolegium", "date": date, **more})


def files(*texts: str) -> dict[str, str]:
    return {"a.yaml": "---\n".join(texts)}


def ids(meetings: list[Meeting]) -> list[str]:
    return [one.id for one in meetings]


PER_ORP = {"per": "orp", "count": 2}


@pytest.mark.parametrize(
    ("day", "status", "state"),
    [
        ("2015-05-31", "", "held"),
        ("2015-06-01", "", "held"),  # today
        ("2015-06-02", "", "planned"),
        ("2015-06", "", "planned"),  # not surely over
        ("2015-05", "", "held"),
        ("2015", "", "planned"),
        ("2015-05-31", "planned", "planned"),
        ("2015-05-31", "held", "held"),
        ("2015-06", "held", "held"),
        ("2015-06-02", "held", "planned"),  # of what will be nobody knew that it would be
        ("2015-05-31", "cancelled", "cancelled"),
        ("2015-06-02", "cancelled", "cancelled"),
        ("", "held", "held"),
        ("", "", "planned"),
    ],
)
def test_states(day, status, state):
    data = {"kind": "meeting", "id": "m", "body": "b", "date": day, "status": status}
    one = Meeting(record_facts({key: value for key, value in data.items() if value}), "m.yaml")
    assert meeting_state(one, dt.date(2015, 6, 1)) == state


def test_instances_of_one_body_never_mix():
    found = sessions(
        workspace(
            files(
                body(instances=PER_ORP),
                meeting("alfa-2", "2015-03-10", instance="Alfa"),
                meeting("alfa-1", "2015-01-13", instance="7101"),
                meeting("delta-1", "2015-02-10", instance="Delta"),
                meeting("delta-2", "2015-09-08", instance="Delta"),
                meeting("alfa-3", "2015-09-08", instance="Alfa"),
            )
        )
    )
    alfa, delta = Seat("kolegium", "7101"), Seat("kolegium", "7102")
    assert ids(found.held(alfa)) == ["alfa-1", "alfa-2"]  # by date, by the code and by the name
    assert ids(found.planned(alfa)) == ["alfa-3"]
    assert ids(found.held(delta)) == ["delta-1"]
    assert ids(found.planned(delta)) == ["delta-2"]
    assert set(found.by_seat) == {alfa, delta}
    assert ids(found.by_body["kolegium"]) == ["alfa-1", "delta-1", "alfa-2", "alfa-3", "delta-2"]


def test_groups_of_one_body_never_mix():
    found = sessions(
        workspace(
            files(
                body(instances={"per": "target_group"}),
                meeting("seniori", "2015-03-10", group="Senioři"),
                meeting("rodiny", "2015-03-10", group="Rodiny"),
            )
        )
    )
    assert ids(found.held(Seat("kolegium", group="Senioři"))) == ["seniori"]
    assert ids(found.held(Seat("kolegium", group="Rodiny"))) == ["rodiny"]
    assert found.held(Seat("kolegium")) == found.held(Seat("kolegium", group="senioři")) == []


def test_bodies_never_mix():
    found = sessions(
        workspace(files(body(), body("rada"), meeting("a", "2015-03-10"), meeting("b", "2015-03-10", body="rada")))
    )
    assert ids(found.held(Seat("kolegium"))) == ["a"]
    assert ids(found.held(Seat("rada"))) == ["b"]


def test_broken_records_are_not_relied_on():
    texts = [
        body(),
        meeting("a", "2015-03-10"),
        meeting("b", "10. 3. 2015"),
        meeting("c", "2015-03-10", status="hled"),
        yaml({"kind": "meeting", "id": "d", "body": "kolegium"}),
    ]
    found = sessions(workspace(files(*texts)))
    assert ids(found.by_body["kolegium"]) == ["a"]


def test_the_order_of_files_means_nothing():
    texts = body(), meeting("x", "2015-02"), meeting("y", "2015-01")
    for order in permutations(texts):
        found = sessions(workspace({f"{number}.yaml": text for number, text in enumerate(order)}))
        assert ids(found.held(Seat("kolegium"))) == ["y", "x"]


def test_names_of_instances():
    space = workspace(files(body(instances=PER_ORP)))
    assert seat_name(space, Seat("kolegium", "7101")) == "Kolegium obcí (Alfa)"
    assert seat_name(space, Seat("kolegium", group="Senioři")) == "Kolegium obcí (Senioři)"
    assert seat_name(space, Seat("kolegium")) == "Kolegium obcí"
    assert seat_name(space, Seat("neni", "9999")) == "neni (9999)"

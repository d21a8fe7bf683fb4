from __future__ import annotations

import datetime as dt

import pytest

from kpss.model.bodies import Body
from kpss.model.body_order import in_tree_order
from kpss.model.instances import Seat, seat_name
from kpss.model.naming import name_on
from kpss.model.vocabulary import words
from tests.unit.records import record_facts, workspace, yaml


def body(identifier="rada", **more):
    return Body(record_facts({"kind": "body", "id": identifier, **more}), "structure/rada.yaml")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"name": "Rada"}, "Rada"),
        ({}, "rada"),
        ({"name": " Rada\n kraje "}, "Rada  kraje"),
        ({"name": "Rada", "names": [{"name": "Bez data"}]}, "Rada"),
        ({"name": "Rada", "names": [{"name": "Stará", "valid": {"to": 2014}}]}, "Rada"),
        ({"name": "Rada", "names": [{"name": "Nová", "valid": {"from": 2015}}]}, "Nová"),
        ({"name": "Rada", "names": [{"name": "", "valid": {"from": 2015}}]}, "Rada"),
    ],
)
def test_name_on_a_date(more, expected):
    assert name_on(body(**more), dt.date(2015, 6, 1)) == expected


def test_name_of_an_instance_is_that_of_the_date():
    names = [{"name": "Stará rada", "valid": {"to": 2014}}, {"name": "Nová rada", "valid": {"from": 2015}}]
    text = yaml({"kind": "body", "id": "rada", "type": "commission", "name": "Rada", "names": names})
    for day, expected in (("2014-06-01", "Stará rada (Alfa)"), ("2015-06-01", "Nová rada (Alfa)")):
        assert seat_name(workspace({"structure/a.yaml": text}, day), Seat("rada", "7101")) == expected


def test_bodies_come_before_their_parts():
    bodies = [
        body("cast", part_of={"body": "celek"}, level="region"),
        body("prvni-cast", part_of={"body": "celek", "rank": 1}, level="municipality"),
        body("celek", type="structure", level="region"),
        body("zastupitelstvo", type="assembly", level="region"),
        body("obec", type="assembly", level="municipality"),
    ]
    wanted = ["zastupitelstvo", "celek", "prvni-cast", "cast", "obec"]
    assert [found.id for found in in_tree_order(bodies)] == wanted
    assert [found.id for found in in_tree_order(bodies[::-1])] == wanted


def test_circle_of_bodies_is_cut():
    bodies = [body("a", part_of={"body": "b"}), body("b", part_of={"body": "a"}), body("c", part_of={"body": "c"})]
    assert sorted(found.id for found in in_tree_order(bodies)) == ["a", "b", "c"]


def test_words_of_the_workspace_win():
    own = {"body-type": [{"code": "commission", "name": "výbor"}, {"code": "kulaty-stul", "name": "kulatý stůl"}]}
    found = words(workspace({}, vocabularies=own).settings, "body-type")
    assert (found["commission"].cs, found["kulaty-stul"].en) == ("výbor", "kulatý stůl")
    assert found["assembly"].en
    assert words(workspace({}).settings, "neni") == {}

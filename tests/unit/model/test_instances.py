from __future__ import annotations

import datetime as dt

import pytest

from kpss.model.bodies import Body
from kpss.model.instances import Seat, seat_name, seat_of, seats, wanted_orps
from kpss.model.mandates import mandates, term
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from tests.unit.records import DELTA, orp, workspace, yaml

DAY = dt.date(2015, 6, 1)


def body(**changes):
    return yaml({"kind": "body", "id": "organ", "type": "working_group", "name": "Orgán", **changes})


def member(identifier="clen", **changes):
    return yaml({"kind": "membership", "id": identifier, "body": "organ", **changes})


def space(*texts: str, **changes) -> Workspace:
    return workspace({f"structure/{number}.yaml": text for number, text in enumerate(texts)}, **changes)


def the_body(found: Workspace) -> Body:
    (one,) = found.of(Body)
    return one


@pytest.mark.parametrize(
    ("instances", "record", "seat"),
    [
        # In a body that exists once the ORP says whom the member acts for.
        (None, {"instance": "Alfa"}, Seat("organ")),
        ({"per": "one"}, {"instance": "Alfa", "group": "Senioři"}, Seat("organ")),
        ({"per": "orp"}, {"instance": "Alfa"}, Seat("organ", "7101")),
        ({"per": "orp"}, {"instance": 7101}, Seat("organ", "7101")),
        ({"per": "orp"}, {"instance": "Alfa", "group": "Senioři"}, Seat("organ", "7101", "Senioři")),
        ({"per": "orp"}, {"instance": "Neznámé"}, Seat("organ", "Neznámé")),
        ({"per": "target_group"}, {"group": "Senioři"}, Seat("organ", group="Senioři")),
        ({"per": "target_group"}, {"group": "Senioři", "instance": "Alfa"}, Seat("organ", group="Senioři")),
        ({"per": "area"}, {"instance": "Alfa"}, Seat("organ", "7101")),
    ],
)
def test_instance_of_a_membership(instances, record, seat):
    found = space(body(**({"instances": instances} if instances else {})), member(**record))
    assert seat_of(found, found.of(Membership)[0]) == seat


def test_names_of_instances():
    found = space(body(instances={"per": "orp"}))
    assert seat_name(found, Seat("organ")) == "Orgán"
    assert seat_name(found, Seat("organ", "7101")) == "Orgán (Alfa)"
    assert seat_name(found, Seat("organ", group="Senioři")) == "Orgán (Senioři)"
    assert seat_name(found, Seat("organ", "7101", "Senioři")) == "Orgán (Alfa, Senioři)"


@pytest.mark.parametrize(
    ("instances", "expected"),
    [
        (None, [Seat("organ")]),
        ({"per": "one"}, [Seat("organ")]),
        ({"per": "orp"}, None),
        ({"per": "orp", "orps": ["Alfa"]}, [Seat("organ", "7101")]),
        ({"per": "orp", "count": 2}, [Seat("organ", "7101"), Seat("organ", "7102")]),
        ({"per": "orp", "count": 3}, None),
        ({"per": "target_group", "count": 2}, None),
        ({"per": "target_group", "count": 2, "names": ["Rodiny"]}, None),
        ({"per": "target_group", "names": ["Rodiny"]}, [Seat("organ", group="Rodiny")]),
        ({"per": "ad_hoc"}, None),
    ],
)
def test_instances_of_a_body(instances, expected):
    found = space(body(**({"instances": instances} if instances else {})))
    assert seats(found, the_body(found), DAY) == expected


def test_a_body_without_an_area_works_in_that_of_the_region():
    other = {"territory/jiny.yaml": orp("orp-jiny", "5101", "Jiné", [("500009", "Jiné")], region="CZ051")}
    text = {"structure/a.yaml": body(instances={"per": "orp"})}
    inside = workspace({**other, **text})
    assert wanted_orps(inside, the_body(inside), DAY) == ["7101", "7102"]
    town = workspace({**other, **text}, level="municipality", area="500001")
    assert wanted_orps(town, the_body(town), DAY) == ["5101", "7101", "7102"]
    area = {"structure/a.yaml": body(instances={"per": "orp"}, area={"include": [{"orp": "Jiné"}]})}
    narrow = workspace({**other, **area})
    assert wanted_orps(narrow, the_body(narrow), DAY) == ["5101"]


def test_orps_of_another_time_are_not_wanted():
    later = {"territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA, valid={"from": 2020})}
    found = workspace({**later, "structure/a.yaml": body(instances={"per": "orp"})})
    assert wanted_orps(found, the_body(found), DAY) == ["7101"]


# -- terms ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "ends"),
    [
        ({"valid": {"from": "2013-03-01", "to": "2014-01-31"}}, "2014-01-31"),
        ({"valid": {"from": "2013-03-01"}}, None),  # of which side?
        ({"side": "provider", "valid": {"from": "2013-03-01"}}, "2017-03-01"),
        ({"side": "provider", "appointed": {"date": "2013-03-01"}}, "2017-03-01"),
        ({"side": "provider", "valid": {"from": "2013"}}, "2017-12-31"),
        ({}, None),
        ({"side": "user", "valid": {"from": "2013-03-01"}}, "2015-03-01"),
        ({"valid": {"from": "2013-03-01"}, "vacant": True}, None),  # a vacancy has no term
        ({"role": "predseda", "valid": {"from": "2013-03-01"}}, "2016-03-01"),  # the side is that of the seat
    ],
)
def test_term_of_a_membership(record, ends):
    kinds = [
        {"side": "user", "term_years": 2},
        {"side": "provider"},
        {"role": "predseda", "side": "expert", "term_years": 3},
    ]
    found = space(body(term_years=4, members=kinds), member(**record))
    end = term(found, found.of(Membership)[0]).end
    assert (end.latest.isoformat() if end else None) == ends


def test_members_on_a_day():
    found = space(
        body(),
        member("a", valid={"from": 2010, "to": 2014}),
        member("b", valid={"to": 2015}),
        member("c", vacant=True, valid={"from": "2015-06-01"}),
        member("d", valid={"from": "2015-06-02"}),
        member("e", vacant="možná"),
    )
    assert {one.id for one in mandates(found).members(Seat("organ"))} == {"b", "c"}
    assert {one.id for one in mandates(found).members(Seat("organ"), dt.date(2012, 1, 1))} == {"a", "b"}

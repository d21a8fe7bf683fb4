"""Numbers of people in the ORPs."""

from __future__ import annotations

from typing import Any

from kpss.model.population import People, populations
from tests.unit.network_records import files
from tests.unit.records import workspace

ALFA, DELTA = "7101", "7102"


def people(*records: dict[str, Any], day: str = "2015-06-01") -> Any:
    numbered = [{"kind": "population", "id": f"p{number}", **record} for number, record in enumerate(records)]
    return populations(workspace(files(*numbered), day))


def of_towns(*values: int) -> list[dict[str, Any]]:
    return [{"municipality": f"50000{number}", "value": value} for number, value in enumerate(values, start=1)]


def test_the_newest_year_up_to_the_date() -> None:
    given = [{"year": year, "values": [{"orp": "Alfa", "value": year}]} for year in (2013, 2015, 2016)]
    assert people(*given).people[""][ALFA] == People(2015, 2015)
    assert people(*given, day="2014-01-01").people[""][ALFA] == People(2013, 2013)


def test_municipalities_add_up_where_all_of_them_are_there() -> None:
    whole, partly = ({"year": 2015, "values": of_towns(*values)} for values in ((5, 3, 2), (5, 3)))
    assert people(whole).people[""] == {ALFA: People(10, 2015)}
    found = people(partly)
    assert found.people == {}
    assert found.partial == {ALFA}


def test_an_older_year_helps_where_the_newest_has_nothing() -> None:
    older = {"year": 2014, "values": [{"orp": "Alfa", "value": 7}, {"orp": "Delta", "value": 9}]}
    found = people({"year": 2015, "values": [{"orp": "Alfa", "value": 8}]}, older)
    assert found.people[""] == {ALFA: People(8, 2015), DELTA: People(9, 2014)}
    assert found.sum_of("", [ALFA, DELTA]) == People(17, 2015)


def test_records_that_differ_are_not_decided() -> None:
    found = people(*({"year": 2015, "values": [{"orp": "Alfa", "value": value}]} for value in (1, 2)))
    assert (found.people, found.different) == ({}, {ALFA})


def test_groups_stand_apart_and_an_age_alone_is_not_everybody() -> None:
    seniors = {"year": 2015, "target_group": "seniors", "ages": {"from": 65}, "values": [{"orp": "Alfa", "value": 3}]}
    found = people(seniors, {"year": 2015, "ages": {"from": 80}, "values": [{"orp": "Alfa", "value": 1}]})
    assert found.people == {"seniors": {ALFA: People(3, 2015)}}
    assert found.sum_of("seniors", [ALFA, DELTA]) is None

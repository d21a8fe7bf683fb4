from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.records import Municipality, Orp
from kpss.model.territory import Territory
from tests.unit.records import record_facts

DAY = dt.date(2015, 6, 1)


def orp(code: str, name: str, municipalities: list[dict[str, Any]], **more: Any) -> Orp:
    data = {"kind": "orp", "id": f"orp-{code}", "code": code, "name": name, "municipalities": municipalities, **more}
    return Orp(record_facts(data), f"territory/{code}.yaml")


def municipality(code: str, name: str, **more: Any) -> Municipality:
    data = {"kind": "municipality", "id": f"obec-{code}", "code": code, "name": name, **more}
    return Municipality(record_facts(data), f"territory/{code}.yaml")


def moving(day: str = "2016-01-01") -> Territory:
    """Two ORPs; Beta goes from Alfa to Delta on *day*."""
    last = (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
    return Territory(
        [
            orp(
                "7101",
                "Alfa",
                [
                    {"code": "500001", "name": "Alfa"},
                    {"code": "500002", "name": "Beta", "valid": {"to": last}, "aliases": ["Bétka"]},
                    {"code": 500003, "name": "Les", "type": "military"},
                ],
                aliases=["Alfov"],
                region="CZ071",
            ),
            orp(
                "7102",
                "Delta",
                [
                    {"code": "500004", "name": "Delta"},
                    {"code": "500002", "name": "Beta", "valid": {"from": day}},
                    {"code": "500005", "name": "Beta"},
                ],
                region="CZ072",
            ),
        ],
        [],
    )


def test_members_on_a_date():
    territory = moving()
    assert territory.members("7101", dt.date(2015, 12, 31)) == ["500001", "500002", "500003"]
    assert territory.members("7101", dt.date(2016, 1, 1)) == ["500001", "500003"]
    assert territory.members("7102", dt.date(2015, 12, 31)) == ["500004", "500005"]
    assert territory.members("7102", dt.date(2016, 1, 1)) == ["500004", "500002", "500005"]
    assert territory.members("7199", DAY) == []


def test_belonging_on_a_date():
    territory = moving()
    assert [territory.orp_of("500002", dt.date(2015, 12, day)) for day in (30, 31)] == ["7101", "7101"]
    assert territory.orp_of("500002", dt.date(2016, 1, 1)) == "7102"
    assert territory.orp_of("999999", DAY) == ""
    assert territory.belonging("999999", DAY) is None


@given(st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)), st.dates(dt.date(2010, 1, 1), dt.date(2020, 12, 31)))
def test_every_municipality_is_in_one_orp_on_every_day(day, move):
    territory = moving(move.isoformat())
    codes = [belonging.code for belonging in territory.municipalities(day)]
    assert codes == ["500001", "500002", "500003", "500004", "500005"]
    assert sorted(code for orp in territory.orps for code in territory.members(orp, day)) == codes
    for code in codes:
        assert code in territory.members(territory.orp_of(code, day), day)


def test_where_a_belonging_is_written():
    territory = moving()
    (before, after) = territory.by_code["500002"]
    assert (before.record.id, before.path, before.record_id) == ("orp-7101", ("municipalities", 1), "orp-7101/500002")
    assert (after.record.id, after.path, after.record_id) == ("orp-7102", ("municipalities", 1), "orp-7102/500002")
    assert [belonging.military for belonging in territory.municipalities(DAY)] == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("500001", ["500001"]),
        ("500003", ["500003"]),  # a number in the file
        ("599999", []),
        ("Delta", ["500004"]),
        ("Beta", ["500002", "500005"]),  # ambiguous
        ("Beta (Alfa)", ["500002"]),
        ("Beta (Alfov)", ["500002"]),
        ("Bétka", ["500002"]),
        ("Bétka (Alfa)", ["500002"]),
        ("Beta (Delta)", ["500002", "500005"]),  # it moved to where its namesake is
        ("Delta (Alfa)", []),
        ("beta (alfa)", []),
        ("Beta(Alfa)", []),
        ("", []),
        ("Alfov", []),
    ],
)
def test_municipality_by_name(text, codes):
    assert sorted(moving().find_municipality(text)) == codes


@pytest.mark.parametrize(
    ("text", "codes"), [("7101", ["7101"]), ("Alfa", ["7101"]), ("Alfov", ["7101"]), ("Gama", []), ("", [])]
)
def test_orp_by_name(text, codes):
    assert moving().find_orp(text) == codes


def test_two_orps_of_one_name_are_ambiguous():
    territory = Territory([orp("7101", "Město", []), orp("6201", "Město", [])], [])
    assert territory.find_orp("Město") == ["7101", "6201"]


def test_names_of_codes():
    territory = moving()
    assert (territory.name("500002"), territory.name("599999")) == ("Beta", "599999")
    assert (territory.orp_name("7102"), territory.orp_name("7199")) == ("Delta", "7199")
    assert {"Alfa", "Beta (Delta)", "Bétka"} <= set(territory.municipality_names())
    assert territory.orp_names() == ["Alfa", "Alfov", "Delta"]


def test_orps_of_a_region():
    assert moving().region("CZ071") == ["7101"]
    assert moving().region("CZ072") == ["7102"]
    assert moving().region("CZ080") == []
    assert Territory([orp("7101", "Alfa", [])], []).region("CZ071") == ["7101"]


def test_same_code_twice_counts_once():
    territory = Territory(
        [
            orp("7101", "Alfa", [{"code": "500001", "name": "A"}]),
            orp("7101", "Jiná", [{"code": "500002", "name": "B"}]),
        ],
        [],
    )
    assert [belonging.code for belonging in territory.municipalities(DAY)] == ["500001"]
    assert territory.find_orp("Jiná") == []


def test_municipalities_of_their_own():
    territory = Territory(
        [orp("7101", "Alfa", [{"code": "500001", "name": "Alfa"}]), orp("7102", "Delta", [])],
        [
            municipality(
                "500002",
                "Beta",
                orps=[{"orp": "Alfa", "valid": {"to": 2015}}, {"orp": "7102", "valid": {"from": 2016}}],
            ),
            municipality("500003", "Gama", orp="Delta", type="military"),
            municipality("500004", "Nikde", orp="Neznámé"),
            municipality("500005", "Sama"),
            municipality("", "Bez kódu", orp="Alfa"),
        ],
    )
    assert territory.members("7101", DAY) == ["500001", "500002"]
    assert territory.members("7102", dt.date(2016, 1, 1)) == ["500002", "500003"]
    assert [territory.orp_of(code, DAY) for code in ("500002", "500003", "500004", "500005")] == [
        "7101",
        "7102",
        "",
        "",
    ]
    belonging = territory.belonging("500003", DAY)
    assert belonging is not None
    assert (belonging.military, belonging.record_id, belonging.path) == (True, "obec-500003", ())
    assert len(territory.municipalities(DAY)) == 5
    assert territory.find_municipality("Beta (Delta)") == ["500002"]


def test_validity_of_the_orp_holds_for_its_municipalities():
    territory = Territory(
        [
            orp(
                "7101",
                "Alfa",
                [{"code": "500001", "name": "A"}, {"code": "500002", "name": "B", "valid": {"to": 2030}}],
                valid={"from": 2016, "to": 2020},
            )
        ],
        [],
    )
    assert territory.members("7101", dt.date(2015, 12, 31)) == []
    assert territory.members("7101", dt.date(2016, 1, 1)) == ["500001", "500002"]
    assert territory.members("7101", dt.date(2021, 1, 1)) == []


@pytest.mark.parametrize(
    "item",
    [
        None,
        5,
        "500001",
        [],
        {},
        {"code": "500001"},
        {"name": "A"},
        {"code": "500001", "name": "A", "valid": None, "aliases": None},
    ],
)
def test_items_that_failed_their_schema(item):
    territory = Territory([orp("7101", "Alfa", [item])], [])
    assert territory.members("7101", DAY) in ([], ["500001"])
    assert (
        Territory(
            [
                Orp(
                    record_facts({"kind": "orp", "id": "a", "code": "7101", "name": "A", "municipalities": "x"}),
                    "a.yaml",
                )
            ],
            [],
        ).members("7101", DAY)
        == []
    )

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.areas import NOWHERE, AreaOn, area_on
from kpss.model.parts import Area
from kpss.model.records import Microregion
from kpss.model.workspace import Workspace
from tests.unit.records import orp, plan, plans, record_facts, typed_plan, workspace, yaml

DAY = dt.date(2015, 6, 1)
ALL = {"500001", "500002", "500003", "500004", "500005", "500006"}
SPACE = workspace({})
UNION = Microregion(
    record_facts(
        {
            "kind": "microregion",
            "id": "svazek",
            "members": [
                {"municipality": "Alfa"},
                {"municipality": "Delta", "valid": {"from": 2014}},
                {"municipality": "Omega", "valid": {"to": 2014}},
                {"municipality": "Neznámá"},
                {"municipality": "Beta"},
            ],
        }
    ),
    "a.yaml",
)
ITEMS: list[dict[str, Any]] = [
    {"orp": "Alfa"},
    {"orp": "7102"},
    {"municipality": "Gama"},
    {"municipality": "Beta (Delta)"},
    {"municipality": 500004},
    {"microregion": "svazek"},
    {"region": "CZ071"},
    {"region": "CZ080"},
    {"orp": "neznámé"},
    {"municipality": "Beta"},
    {"microregion": "neznámý"},
    {},
]


def on(area: dict[str, Any], day: dt.date = DAY) -> AreaOn:
    return area_on(Area(area), SPACE.territory, {"svazek": UNION}, day)


def codes(*last: int) -> set[str]:
    return {f"50000{number}" for number in last}


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ([{"orp": "Alfa"}], codes(1, 2, 3)),
        ([{"orp": "7101"}], codes(1, 2, 3)),
        ([{"orp": 7101}], codes(1, 2, 3)),
        ([{"municipality": "Gama"}], codes(3)),
        ([{"municipality": "Beta (Delta)"}], codes(5)),
        ([{"municipality": 500004}], codes(4)),
        ([{"municipality": "Beta"}], set()),  # ambiguous: 206 says so
        ([{"municipality": "Neznámá"}], set()),
        ([{"microregion": "svazek"}], codes(1, 4)),
        ([{"region": "CZ071"}], ALL),
        ([{"region": "CZ080"}], set()),
        ([{"orp": "Alfa"}, {"municipality": "Omega"}, {"municipality": "Alfa"}], codes(1, 2, 3, 6)),
        ([], set()),
        ([{}], set()),
    ],
)
def test_include(include, expected):
    found = on({"include": include})
    assert found.codes == found.certain == expected
    assert (found.unknown, found.number, found.uncertain) == (0, len(expected), frozenset())


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ([{"municipality": "Beta (Alfa)"}], codes(1, 3)),
        ([{"municipality": "Omega"}], codes(1, 2, 3)),
        ([{"orp": "Alfa"}], set()),
        ([{"microregion": "svazek"}], codes(2, 3)),
        ([{"region": "CZ071"}], set()),
    ],
)
def test_exclude(exclude, expected):
    assert on({"include": [{"orp": "Alfa"}], "exclude": exclude}).codes == expected


def test_exclude_wins_over_include_by_name():
    assert on(
        {"include": [{"municipality": "Alfa"}, {"orp": "Alfa"}], "exclude": [{"municipality": "Alfa"}]}
    ).codes == codes(2, 3)


def test_members_of_a_microregion_change():
    area = {"include": [{"microregion": "svazek"}]}
    assert on(area, dt.date(2013, 12, 31)).codes == codes(1, 6)
    assert on(area, dt.date(2014, 12, 31)).codes == codes(1, 4, 6)
    assert on(area, dt.date(2015, 1, 1)).codes == codes(1, 4)


def test_unknown_exclusions():
    found = on({"include": [{"orp": "Alfa"}, {"orp": "Delta"}, {"municipality": "Beta (Delta)"}], "exclude_unknown": 2})
    assert found.codes == ALL
    assert found.certain == codes(1, 4, 5)  # both seats and the one that is named
    assert found.uncertain == codes(2, 3, 6)
    assert (found.number, found.unknown) == (4, 2)


def test_unknown_exclusions_of_a_microregion_and_of_a_region():
    assert on({"include": [{"microregion": "svazek"}], "exclude_unknown": 1}).certain == set()
    assert on({"include": [{"region": "CZ071"}], "exclude_unknown": 1}).certain == set()


@pytest.mark.parametrize("unknown", [2, 3, 9])
def test_as_many_unknown_exclusions_as_are_not_named_leave_nothing_open(unknown):
    found = on({"include": [{"orp": "Alfa"}, {"municipality": "Omega"}], "exclude_unknown": unknown})
    assert found == AreaOn(frozenset(codes(1, 6)), frozenset(codes(1, 6)), 0)
    assert found.number == 2


def test_named_municipalities_cannot_be_the_unknown_ones():
    found = on({"include": [{"municipality": "Gama"}, {"municipality": "Alfa"}], "exclude_unknown": 1})
    assert found == AreaOn(frozenset(codes(1, 3)), frozenset(codes(1, 3)), 0)


def test_seat_that_is_taken_away_by_name():
    found = on({"include": [{"orp": "Alfa"}], "exclude": [{"municipality": "Alfa"}], "exclude_unknown": 1})
    assert found.codes == found.uncertain == codes(2, 3)


def test_no_area():
    assert area_on(None, SPACE.territory, {}, DAY) == NOWHERE


@given(st.lists(st.sampled_from(ITEMS), max_size=4), st.lists(st.sampled_from(ITEMS), max_size=2), st.integers(0, 8))
def test_any_area(include, exclude, unknown):
    area = {"include": include, "exclude": exclude, **({"exclude_unknown": unknown} if unknown else {})}
    found = on(area)
    assert found.certain <= found.codes <= ALL
    assert found.unknown <= unknown
    assert 0 <= found.number <= len(found.codes)
    assert not found.codes & on({"include": exclude}).codes
    assert (found.certain == found.codes) == (found.unknown == 0)
    assert found.unknown < len(found.uncertain) or not found.unknown
    if not unknown:
        assert found.codes | on({"include": exclude}).codes >= on({"include": include}).codes
    assert on({**area, "include": include[::-1], "exclude": exclude[::-1]}) == found


# -- on which day an area is worked out -------------------------------------------------------------------------------

MOVED = {
    "territory/alfa.yaml": orp(
        "orp-alfa", "7101", "Alfa", [("500001", "Alfa"), {"code": "500002", "name": "Beta", "valid": {"to": 2025}}]
    ),
    "territory/delta.yaml": orp(
        "orp-delta", "7102", "Delta", [("500004", "Delta"), {"code": "500002", "name": "Beta", "valid": {"from": 2026}}]
    ),
}


def area_of(day: str, **changes: Any) -> tuple[Workspace, frozenset[str]]:
    space = workspace({**MOVED, **plans(plan(**changes))}, day)
    return space, space.area_of(space.plans[0]).codes


@pytest.mark.parametrize(
    ("valid", "day", "expected"),
    [
        ({"from": 2017, "to": 2019}, "2018-06-01", codes(1, 2)),
        ({"from": 2017, "to": 2019}, "2026-06-01", codes(1, 2)),  # it was so when the plan ended
        ({"from": 2024, "to": 2027}, "2025-12-31", codes(1, 2)),
        ({"from": 2024, "to": 2027}, "2026-01-01", codes(1)),
        ({"from": 2026, "to": 2028}, "2025-06-01", codes(1)),  # it will be so when it begins
        ({"from": 2024}, "2030-01-01", codes(1)),
        ({"to": 2025}, "2030-01-01", codes(1, 2)),
    ],
)
def test_area_is_that_of_the_period_of_the_plan(valid, day, expected):
    assert area_of(day, valid=valid)[1] == expected


def test_extension_lengthens_the_period_of_the_area():
    changes = {"valid": {"from": 2022, "to": 2025}, "extensions": [{"to": 2027, "date": "2025-11"}]}
    assert area_of("2025-10-31", **changes)[1] == codes(1, 2)
    assert area_of("2026-06-01", **changes)[1] == codes(1)


def test_orps_of_a_plan():
    space, _ = area_of("2025-06-01", valid={"from": 2024, "to": 2027}, area={"include": [{"municipality": "500002"}]})
    assert space.orps_of(space.plans[0]) == ["7101"]
    space, _ = area_of(
        "2026-06-01", valid={"from": 2024, "to": 2027}, area={"include": [{"municipality": "500002"}, {"orp": "Alfa"}]}
    )
    assert space.orps_of(space.plans[0]) == ["7101", "7102"]


def test_microregion_of_the_workspace():
    union = yaml({"kind": "microregion", "id": "svazek", "name": "Svazek", "members": [{"municipality": "Gama"}]})
    space = workspace({"m.yaml": union, **plans(plan(area={"include": [{"microregion": "svazek"}]}))})
    assert space.area_of(space.plans[0]).codes == codes(3)


def test_area_of_a_plan_by_hand():
    area = typed_plan(area={"include": [{"orp": "Alfa"}], "exclude_unknown": 1}).area
    assert area is not None
    assert [item.orp for item in area.include] == ["Alfa"]
    assert area.exclude_unknown == 1

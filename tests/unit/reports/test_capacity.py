"""The report of capacities: against needs and per 1 000 persons."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.reports import capacity
from kpss.reports.filters import Filters
from kpss.reports.table import Report
from tests.unit.network_records import BOTH, DELTA, network
from tests.unit.records import workspace

SENIORS = {
    "kind": "population", "id": "seniori", "year": 2014, "target_group": "seniors",
    "values": [{"orp": "Alfa", "value": 3000}, {"orp": "Delta", "value": 1000}],
}  # fmt: skip
EVERYBODY = {**SENIORS, "id": "vsichni", "target_group": None, "values": [{"orp": "Delta", "value": 9000}]}
EVERYBODY.pop("target_group")


def report(*more: dict[str, Any], day: str = "2014-06-01", settings: Any = None, **filters: Any) -> Report:
    return capacity.make(workspace(network(*more), day, **(settings or {})), Filters(**filters))


def rows(found: Report, kind: str, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in found.rows if row["type"] == kind]


def said(found: Report) -> str:
    return " ".join(remark.in_language("cs") for remark in found.remarks).replace("\xa0", " ")


def test_the_orp_with_none_is_there() -> None:
    found = report(SENIORS)
    assert rows(found, "home_for_seniors", "scope", "orp", "value", "population", "per_1000") == [
        ("orp", "7101", Decimal(30), 3000, Decimal("10.00")),
        ("orp", "7102", Decimal(0), 1000, Decimal("0.00")),
        ("total", None, Decimal(30), 4000, Decimal("7.50")),
    ]
    (chart, *_) = found.charts("cs")
    assert (chart.labels, chart.series[0].values) == (("Alfa", "Delta"), (Decimal("10.00"), Decimal("0.00")))
    assert chart.series[0].name == "domovy pro seniory, pobytová"
    assert chart.caption == "Na 1 000 osob (senioři) podle ORP: lůžka"


def test_what_is_not_divided_stands_alone() -> None:
    found = report(SENIORS)
    field = [row for row in found.rows if (row["type"], row["form"]) == ("home_care", "field")]
    assert [(row["scope"], row["value"], row["at_least"], row["per_1000"]) for row in field] == [
        ("orp", Decimal(8), True, Decimal("2.67")),
        ("orp", Decimal(0), True, None),
        ("undivided", Decimal("2.5"), False, None),
        ("total", Decimal("10.5"), False, Decimal("2.63")),
    ]
    assert "nerozděleno" in said(found)


def test_a_group_without_a_number_is_related_to_everybody() -> None:
    found = report(SENIORS, EVERYBODY)
    assert rows(found, "field_programme", "orp", "group", "population", "per_1000") == [
        ("7101", None, None, None),
        ("7102", "inhabitants", 9000, Decimal("0.22")),
        (None, None, None, None),
    ]
    assert {row["group"] for row in found.rows if row["type"] == "home_for_seniors"} == {"seniors"}
    assert "na všechny obyvatele" in said(found)
    # People of different groups never share an axis.
    assert [(chart.caption, len(chart.series)) for chart in found.charts("cs")] == [
        ("Na 1 000 osob (senioři) podle ORP: lůžka", 1),
        ("Na 1 000 osob (senioři) podle ORP: úvazky v přímé péči", 1),
        ("Na 1 000 osob (všichni obyvatelé) podle ORP: úvazky v přímé péči", 1),
    ]


def test_without_numbers_of_people_the_chart_shows_units() -> None:
    found = report()
    assert {row["per_1000"] for row in found.rows} == {None}
    assert "Počty obyvatel nejsou zapsány" in said(found)
    assert found.charts("cs")[0].caption == "V síti podle ORP: lůžka"


def test_needs_missing_and_total() -> None:
    def of(extent: dict[str, Any], **more: Any) -> list[tuple[Any, ...]]:
        need = {"kind": "need", "id": "n", "name": "N", "service_type": "home_for_seniors", "area": DELTA}
        found = report({**need, "extent": {"unit": "bed", **extent}, **more})
        return rows(found, "home_for_seniors", "scope", "value", "need", "difference")

    assert of({"value": 20})[1:] == [
        ("orp", Decimal(0), Decimal(20), Decimal(-20)),
        ("total", Decimal(30), Decimal(50), Decimal(-20)),
    ]
    alfa = {"include": [{"orp": "Alfa"}]}
    assert of({"value": 20, "total": True}, area=alfa)[0] == ("orp", Decimal(30), Decimal(20), Decimal(10))
    # The total of all ORPs is compared with the total alone.
    assert of({"value": 45, "total": True}, area=BOTH) == [
        ("orp", Decimal(30), None, None),
        ("orp", Decimal(0), None, None),
        ("total", Decimal(30), Decimal(45), Decimal(-15)),
    ]
    # Beside nothing that is known there is no difference, and the total is what needs say.
    assert of({"value": 5}, area=BOTH)[2:] == [
        ("undivided", None, None, None),
        ("total", Decimal(30), Decimal(35), Decimal(-5)),
    ]


def test_what_needs_say_is_missing_stands_apart_where_the_units_are_not_known() -> None:
    need = {"kind": "need", "id": "n", "name": "N", "service_type": "counselling", "area": DELTA}
    found = report(
        {**need, "extent": {"unit": "fte", "value": 4}}, settings={"recorded": {"network": {"complete": False}}}
    )
    assert rows(found, "counselling", "scope", "value", "need", "difference", "missing") == [
        ("orp", None, None, None, Decimal(4)),
        ("total", None, None, None, Decimal(4)),
    ]
    assert found.summary is not None
    assert "chybí jednotky u 1 z nich" in found.summary.in_language("cs").replace("\xa0", " ")
    assert {column.key: column.shown for column in found.columns}["missing"]


def test_a_chart_has_no_place_without_a_value() -> None:
    found = report(SENIORS, settings={"recorded": {"network": {"complete": False}}})
    # Delta is served by a service not divided among ORPs: nothing is known to stand there.
    charts = {chart.series[0].name: chart for chart in found.charts("cs")}
    assert charts["pečovatelská služba, terénní"].labels == ("Alfa",)


def test_silence_is_not_none() -> None:
    found = report(settings={"recorded": {"network": {"complete": False}}})
    assert [row["orp"] for row in found.rows if row["type"] == "home_for_seniors"] == ["7101", None]
    assert "síť" in said(found)


def test_one_orp_with_the_total_beside_it() -> None:
    found = report(SENIORS, orp="Delta")
    assert {row["orp"] for row in found.rows} == {"7102", None}
    assert {row["scope"] for row in found.rows} == {"orp", "total"}
    nothing = capacity.make(workspace({}), Filters(orp="Delta"))
    assert nothing.rows == []
    assert nothing.summary is not None
    assert "Není zapsána" in nothing.summary.in_language("cs")

"""The report of quality: all areas, changes between years, filters."""

from __future__ import annotations

from typing import Any

from kpss.reports import quality
from kpss.reports.filters import Filters
from kpss.reports.table import Report
from tests.unit.records import plan, workspace, yaml


def assessment(year: int, areas: list[dict[str, Any]], **more: Any) -> str:
    return yaml({"kind": "quality", "id": f"q-{year}", "year": year, "areas": areas, **more})


def made(*texts: str, day: str = "2015-06-01", orp: str = "", plan_id: str = "") -> Report:
    files = {"plan.yaml": plan(), **{f"q{i}.yaml": text for i, text in enumerate(texts)}}
    return quality.make(workspace(files, day), Filters(orp=orp, plan=plan_id))


FIRST = assessment(2013, [{"area": "plan", "rating": "partly"}, {"area": "involvement", "rating": "met"}])
CRITERIA = [{"name": "a", "rating": "met"}, {"name": "b", "rating": "partly"}, {"name": "c"}]
SECOND = assessment(
    2014, [{"area": "plan", "rating": "met", "criteria": CRITERIA}, {"area": "involvement", "rating": "not_met"}]
)


def test_all_eight_areas_are_there() -> None:
    rows = made(FIRST).rows
    assert len(rows) == 8
    assert [row["rating"] for row in rows].count("not_assessed") == 6
    assert "other" not in {row["area"] for row in rows}
    assert len(made(assessment(2014, [{"area": "other", "rating": "met"}])).rows) == 9


def test_changes_since_the_assessment_before() -> None:
    report = made(FIRST, SECOND)
    assert [row["year"] for row in report.rows] == [2014] * 8 + [2013] * 8
    rows = {row["area"]: row for row in report.rows[:8]}
    assert (rows["plan"]["change"], rows["involvement"]["change"]) == ("better", "worse")
    assert rows["legitimacy"]["change"] is None
    assert (rows["plan"]["criteria"], rows["plan"]["criteria_met"]) == (3, 1)
    assert report.summary is not None
    assert report.summary.in_language("cs").endswith("lepší 1, horší 1.")
    assert "změna" not in made(FIRST).title.cs
    shown = {column.key for column in made(FIRST).columns if column.shown}
    assert "change" not in shown


def test_another_subject_is_no_assessment_before() -> None:
    assert all(row["change"] is None for row in made(FIRST, SECOND.replace("areas:", 'about: ["plan"]\nareas:')).rows)


def test_later_ones_are_not_known() -> None:
    assert made(assessment(2016, [])).rows == []
    assert made(FIRST.replace("areas:", 'date: "2015-07-01"\nareas:')).rows == []


def test_filters_choose_what_it_is_about() -> None:
    text = assessment(2014, [], about=["plan"])
    assert len(made(text, orp="Alfa").rows) == len(made(text, plan_id="plan").rows) == 8
    assert made(text, orp="Delta").rows == []
    assert len(made(FIRST, orp="Delta").rows) == 8  # about all planning
    assert made(FIRST, plan_id="plan").rows == []


def test_a_mistake_is_said() -> None:
    report = made(FIRST.replace("2013", '"x"'))
    assert report.rows == []
    assert len(report.remarks) == 1

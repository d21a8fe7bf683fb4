"""The report of measures: status, dates, money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.reports import measures
from kpss.reports.filters import Filters
from tests.unit.records import plan, workspace, yaml

MEASURES: list[dict[str, Any]] = [
    {
        "code": "1",
        "name": "Terén",
        "responsible": [{"name": "Město"}],
        "period": {"to": "2014"},
        "costs": [{"year": 2014, "source": "town", "amount": 1000}, {"year": 2015, "amount": 500}],
        "indicators": [{"id": "u", "name": "Úvazky", "unit": "úvazek", "targets": [{"year": 2016, "value": 4}]}],
    },
    {"code": "2", "name": "Bydlení"},
]


def evaluation(year: int, **more: Any) -> str:
    items = [{"measure": "1", **more}]
    return yaml({"kind": "evaluation", "id": f"e-{year}", "plan": "plan", "year": year, "measures": items})


def rows(*texts: str, day: str = "2015-06-01") -> list[Any]:
    files = {"plan.yaml": plan(measures=MEASURES), **{f"e{i}.yaml": text for i, text in enumerate(texts)}}
    return list(measures.make(workspace(files, day), Filters()).rows)


def test_overdue_measure_is_red_until_an_evaluation_closes_it() -> None:
    first, second = rows()
    assert (first["light"], first["status"], first["overdue"]) == ("red", "none", True)
    assert (second["light"], second["overdue"], second["planned"]) == ("grey", False, None)
    first, _ = rows(evaluation(2014, status="fulfilled"))
    assert (first["light"], first["status"], first["year"], first["overdue"]) == ("green", "fulfilled", "2014", False)


def test_what_was_found_later_is_not_known() -> None:
    late = evaluation(2014, status="fulfilled").replace("year: 2014", 'year: 2014\ndate: "2015-07-01"')
    assert [row["status"] for row in rows(late)] == ["none", "none"]
    assert rows(late, day="2015-07-01")[0]["status"] == "fulfilled"


def test_money_adds_up_over_the_years() -> None:
    spent = [{"amount": 100.25}, {"amount": 50}]
    first, _ = rows(evaluation(2013, status="ongoing", spent=spent), evaluation(2014, status="partly", spent=spent))
    assert (first["planned"], first["spent"]) == (Decimal(1500), Decimal("300.50"))
    assert first["responsible"] == ["Město"]


def test_indicators_show_the_latest_value() -> None:
    read = [{"id": "u", "value": 2.5}]
    first, _ = rows(evaluation(2013, status="ongoing", indicators=read), evaluation(2014, status="ongoing"))
    assert [item.in_language("cs").replace("\xa0", " ") for item in first["indicators"]] == ["Úvazky: 2,5 / 4 (úvazek)"]


def test_what_remains_and_how_much_is_drawn() -> None:
    first, second = rows(evaluation(2014, status="ongoing", spent=[{"amount": 1000}]))
    assert (first["rest"], first["percent"]) == (Decimal(500), Decimal(67))
    assert (second["rest"], second["percent"]) == (None, None)


def test_only_measures_in_force_are_told() -> None:
    addenda = [{"number": 1, "date": "2015-01-01", "changes": [{"what": "removes", "measure": "2"}]}]
    files = {"plan.yaml": plan(measures=MEASURES, addenda=addenda)}
    assert [len(measures.make(workspace(files, day), Filters()).rows) for day in ("2014-12-31", "2015-01-01")] == [2, 1]


def test_a_summary_without_a_year_comes_after_the_years_it_sums_up() -> None:
    summary = {"kind": "evaluation", "id": "s", "plan": "plan", "type": "summary", "date": "2015-05-01"}
    text = yaml({**summary, "measures": [{"measure": "1", "status": "moved", "spent": [{"amount": 999}]}]})
    first, _ = rows(evaluation(2014, status="ongoing", spent=[{"amount": 100}]), text)
    assert (first["status"], first["spent"]) == ("moved", Decimal(999))


def grouped(by: str) -> Any:
    items: list[dict[str, Any]] = [
        {**MEASURES[0], "responsible": [{"name": "Město"}, {"name": "Charita"}]},
        {"code": "2", "name": "Bydlení", "costs": [{"year": 2015, "amount": 250}]},
    ]
    goals = [{"code": "A", "name": "Doma", "measures": items[:1]}]
    files = {
        "plan.yaml": plan(goals=goals, measures=items[1:]),
        "e.yaml": evaluation(2014, status="ongoing", spent=[{"amount": 300}]),
    }
    return measures.make(workspace(files), Filters(by=by))


def words(value: Any) -> str:
    return (value.in_language("cs") if hasattr(value, "in_language") else value or "").replace("\xa0", " ")


def test_measures_by_those_responsible_stand_with_each_of_them_and_count_once_in_json() -> None:
    report = grouped("responsible")
    assert [row["code"] for row in report.rows] == ["1", "2"]
    assert [(words(row.get("group")), words(row["name"])) for row in report.for_people] == [
        ("Charita", "Terén"), ("Charita", "Celkem 1 opatření, po termínu 1"),
        ("Město", "Terén"), ("Město", "Celkem 1 opatření, po termínu 1"),
        ("(nikdo neurčen)", "Bydlení"), ("(nikdo neurčen)", "Celkem 1 opatření, po termínu 0"),
    ]  # fmt: skip
    assert report.for_people[1]["rest"] == 1200
    assert report.extra["by"] == "responsible"
    assert [(group["name"], group["measures"], group["planned"]) for group in report.extra["groups"]] == [
        ("Charita", 1, Decimal(1500)), ("Město", 1, Decimal(1500)), (None, 1, Decimal(250)),
    ]  # fmt: skip


def test_measures_by_goal_and_by_plan_keep_their_order() -> None:
    assert [words(row["group"]) for row in grouped("goal").for_people[::2]] == ["Doma", "(bez cíle)"]
    by_plan = grouped("plan")
    assert [words(row["name"]) for row in by_plan.for_people] == ["Terén", "Bydlení", "Celkem 2 opatření, po termínu 1"]
    assert by_plan.shown_rows is by_plan.for_people


def test_charts_count_lights_and_money_by_year() -> None:
    lights, money = grouped("plan").charts("cs")
    assert (lights.labels, lights.series[0].values) == (("v pořádku", "pozor", "neplní se", "nezjištěno"), (0, 0, 1, 1))
    assert money.labels == ("2014", "2015")
    assert [(one.name, one.values) for one in money.series] == [("plánováno", (1000, 750)), ("vydáno", (300, None))]
    empty = measures.make(workspace({"plan.yaml": plan()}), Filters())
    assert empty.charts("en") == ()


def test_names_that_differ_in_letter_case_are_one_and_a_remark_tells_of_shared_measures() -> None:
    items = [
        {"code": "1", "name": "A", "responsible": [{"name": "Město"}, {"name": "město"}]},
        {"code": "2", "name": "B", "responsible": [{"name": "MĚSTO"}, {"name": "Charita"}]},
    ]
    opened = workspace({"plan.yaml": plan(measures=items)})
    report = measures.make(opened, Filters(by="responsible"))
    assert [(group["name"], group["measures"]) for group in report.extra["groups"]] == [("Charita", 1), ("Město", 2)]
    assert words(report.remarks[-1]).startswith("1 opatření má více odpovědných a počítá se u každého z nich;")
    assert not [one for one in measures.make(opened, Filters()).remarks if "odpovědných" in words(one)]


def test_sums_of_a_group_are_of_all_its_measures() -> None:
    (group,) = grouped("plan").extra["groups"]
    assert [group[key] for key in ("planned", "spent", "rest", "percent")] == [1750, 300, 1450, 17]


def test_a_remark_tells_what_was_spent_on_removed_measures() -> None:
    addenda = [{"number": 1, "date": "2015-01-01", "changes": [{"what": "removes", "measure": "1"}]}]
    files = {
        "plan.yaml": plan(measures=MEASURES, addenda=addenda),
        "e.yaml": evaluation(2014, status="ongoing", spent=[{"amount": 300.5}]),
    }
    report = measures.make(workspace(files, "2015-06-01"), Filters())
    assert [row["code"] for row in report.rows] == ["2"]
    assert words(report.remarks[-1]) == ("V přehledu není 1 opatření zrušené dodatkem, na které se vydalo 300,50 Kč.")


def test_a_changed_measure_is_no_longer_what_was_approved() -> None:
    first, _ = rows(evaluation(2014, status="changed"))
    assert (first["light"], first["overdue"]) == ("amber", False)


def test_indicators_are_data_for_json() -> None:
    indicator = {"id": "u", "name": "Úvazky"}
    opened = workspace({"plan.yaml": plan(measures=[{"code": "1", "name": "A", "indicators": [indicator]}])})
    ((told,),) = [row["indicators"] for row in measures.make(opened, Filters()).rows]
    assert (words(told), told.params) == (
        "Úvazky: ? / ?",
        {"name": "Úvazky", "value": None, "target": None, "unit": None},
    )

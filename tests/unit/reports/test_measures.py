"""The report of measures: status, dates, money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kpss.reports import measures
from kpss.reports.filters import Filters
from tests.unit.records import plan, workspace, yaml

MEASURES = [
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

"""How measures are fulfilled: evaluations in their order, money planned and spent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kpss.model.content import everything
from kpss.model.progress import evaluations, history, planned_costs, progress, spent_costs
from kpss.model.workspace import Workspace
from tests.unit.records import plan, workspace, yaml

MEASURES: list[dict[str, Any]] = [
    {
        "code": "1",
        "name": "Terén",
        "costs": [{"year": 2014, "amount": 10}, {"year": 2015, "amount": 20}, {"amount": 5}],
    },
    {"code": "2", "name": "Bydlení"},
]


def evaluation(name: str, spent: list[dict[str, Any]] | None = None, **changes: Any) -> str:
    items = [{"measure": "1", "status": "ongoing", **({"spent": spent} if spent else {})}]
    return yaml({"kind": "evaluation", "id": name, "plan": "plan", "measures": items, **changes})


def opened(*texts: str, day: str = "2017-06-01", **changes: Any) -> Workspace:
    files = {f"e{number}.yaml": text for number, text in enumerate(texts)}
    return workspace({"plan.yaml": plan(**{"measures": MEASURES, **changes}), **files}, day)


def spent(found: Workspace) -> list[tuple[int | None, int]]:
    node = everything(found, found.plans[0]).measures[0]
    return [(year, int(cost.amount or 0)) for year, cost in spent_costs(found, node)]


YEARS = [evaluation("e14", [{"amount": 1}], year=2014), evaluation("e15", [{"amount": 2}], year=2015)]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ([], [(2014, 1), (2015, 2)]),
        ([{"year": 2014, "amount": 9}], [(2015, 2), (2014, 9)]),
        ([{"year": 2016, "amount": 9}], [(2014, 1), (2015, 2), (2016, 9)]),
        (
            [{"year": 2014, "amount": 9, "source": "region"}, {"year": 2014, "amount": 4}],
            [(2015, 2), (2014, 9), (2014, 4)],
        ),
        ([{"amount": 9}], [(None, 9)]),
        ([{"note": "nevíme"}], [(2014, 1), (2015, 2)]),
    ],
)
def test_a_summary_takes_the_place_of_the_years_it_gives(
    summary: list[dict[str, Any]], expected: list[tuple[int | None, int]]
) -> None:
    found = opened(*YEARS, evaluation("s", summary, type="summary", date="2016-05-01"))
    assert spent(found) == expected
    node = everything(found, found.plans[0]).measures[0]
    assert progress(found, node).spent == sum(amount for _, amount in expected)


def test_evaluations_follow_years_and_a_summary_those_made_by_its_date() -> None:
    late = evaluation("e14", year=2014, date="2016-09-01")
    texts = [
        late, evaluation("e15", year=2015, date="2016-03-01"), evaluation("e16", year=2016, date="2017-03-01"),
        evaluation("s", type="summary", date="2016-10-01"), evaluation("t", type="summary"), evaluation("bez-roku"),
    ]  # fmt: skip
    assert [one.id for one in evaluations(opened(*texts), "plan")] == ["bez-roku", "e14", "e15", "s", "e16", "t"]


def test_an_interim_summary_does_not_swallow_the_year_after_it() -> None:
    texts = [*YEARS, evaluation("s", [{"amount": 9}], type="summary", date="2014-12-31")]
    assert spent(opened(*texts)) == [(None, 9), (2015, 2)]


def test_of_two_items_about_one_measure_the_first_counts() -> None:
    items = [{"measure": "1", "status": status, "spent": [{"amount": 1}]} for status in ("partly", "fulfilled")]
    found = opened(evaluation("e14", year=2014, measures=items))
    node = everything(found, found.plans[0]).measures[0]
    assert [(progress(found, node).status, spent(found))] == [("partly", [(2014, 1)])]


def test_of_two_measures_with_one_code_the_first_is_meant() -> None:
    twice = [*MEASURES, {"code": "1", "name": "Znovu"}]
    addenda = [{"number": 1, "date": "2015-01-01", "changes": [{"what": "removes", "measure": "1"}]}]
    found = opened(YEARS[0], measures=twice, addenda=addenda)
    first, _, second = everything(found, found.plans[0]).measures
    assert (first.in_force, first.repeated, len(history(found, first))) == (False, False, 1)
    assert (second.in_force, second.repeated, history(found, second)) == (True, True, [])


@pytest.mark.parametrize(
    ("date", "planned"),
    [("2014-12-30", 0), ("2014-12-31", 10), ("2015-06-01", 10), ("2016", 30), (None, 0), ("2018", 35)],
)
def test_of_a_removed_measure_the_years_before_count(date: str | None, planned: int) -> None:
    addendum = {"number": 1, "date": date, "changes": [{"what": "removes", "measure": "1"}]}
    found = opened(addenda=[{key: value for key, value in addendum.items() if value}])
    node = everything(found, found.plans[0]).measures[0]
    assert sum((cost.amount or Decimal(0) for cost in planned_costs(node)), Decimal(0)) == planned

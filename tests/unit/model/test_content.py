"""What is in force of a plan on a date: addenda add, change and remove measures."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.model.content import MeasureNode, content, everything, find_measure
from kpss.model.dangling import dangling
from kpss.model.plans import Plan
from kpss.model.progress import under_way
from kpss.rules.engine import find
from tests.unit.records import codes_of, facts_of, plan, workspace, yaml

MEASURES = [{"code": code, "name": f"Opatření {code}"} for code in ("1", "2", "3")]
ADDENDA = [
    {"number": 2, "date": "2016-05-01", "changes": [{"what": "removes", "measure": "2"}]},
    {
        "number": 1,
        "date": "2014-05-01",
        "changes": [
            {"what": "adds", "measure": "3"},
            {"what": "changes", "measure": "1", "set": {"name": "Terén", "period": {"from": 2010}}},
        ],
    },
]


def nodes(day: str, **changes: Any) -> dict[str, MeasureNode]:
    found = workspace({"p.yaml": plan(**{"measures": MEASURES, "addenda": ADDENDA, **changes})}, day)
    return {node.measure.code: node for node in content(found, found.plans[0]).measures}


@pytest.mark.parametrize(
    ("day", "codes", "name"),
    [("2014-04-30", "12", "Opatření 1"), ("2014-05-01", "123", "Terén"), ("2016-05-01", "13", "Terén")],
)
def test_addenda_known_on_the_day_apply_in_the_order_of_their_dates(day: str, codes: str, name: str) -> None:
    found = nodes(day)
    assert "".join(found) == codes
    assert found["1"].measure.name == name


def test_a_value_of_an_addendum_is_written_there_and_the_rest_in_the_measure() -> None:
    node = nodes("2015-01-01")["1"]
    assert node.at(("period", "from")).path == ("addenda", 1, "changes", 1, "set", "period", "from")
    assert node.at(("costs",)).path == ("measures", 0, "costs")
    assert node.at(()).path == ("measures", 0)


def test_a_removed_measure_may_come_back_and_an_undated_addendum_keeps_its_place() -> None:
    changes: list[dict[str, Any]] = [
        {"number": 1, "date": "2014", "changes": [{"what": "removes", "measure": "1"}]},
        {"number": 2, "changes": [{"what": "adds", "measure": "1", "set": {"name": "Znovu"}}]},
    ]
    assert nodes("2015-01-01", addenda=changes)["1"].measure.name == "Znovu"
    assert "1" in nodes("2013-06-01", addenda=[{"date": "2014", "changes": [{"what": "removes", "measure": "1"}]}])


def test_all_codes_stay_known() -> None:
    evaluation = {"kind": "evaluation", "id": "e", "plan": "plan", "year": 2016, "measures": [{"measure": "2"}]}
    files = {"p.yaml": plan(measures=MEASURES, addenda=ADDENDA), "e.yaml": yaml(evaluation)}
    opened = workspace(files, "2017-01-01")
    removed = find_measure(opened, "plan/2")
    assert removed is not None
    assert not removed.in_force
    assert [node.measure.code for node in everything(opened, opened.plans[0]).measures] == ["1", "2", "3"]
    assert list(dangling(opened)) == []
    assert list(find(opened, [202])) == []


def test_goals_whose_measures_are_all_gone_go_with_them() -> None:
    goals = [{"code": "A", "name": "Cíl", "measures": MEASURES[1:2]}, {"code": "B", "name": "Prázdný"}]
    other = {"code": "C", "name": "Jiný cíl", "measures": [{"code": "4", "name": "Opatření 4"}]}
    priorities = [{"code": "P", "name": "Priorita", "goals": [other]}, {"code": "R", "name": "Bez cílů"}]
    addenda = [*ADDENDA, {"number": 3, "date": "2016", "changes": [{"what": "removes", "measure": "4"}]}]
    opened = workspace({"p.yaml": plan(goals=goals, priorities=priorities, addenda=addenda)}, "2017-01-01")
    made = content(opened, opened.plans[0])
    assert [node.goal.code for node in made.all_goals] == ["B"]
    assert [node.priority.code for node in made.priorities] == ["R"]


def test_goals_and_measures_of_files_of_their_own_are_amended_too() -> None:
    record = yaml({"kind": "measure", "id": "m", "plan": "plan", "code": "2", "name": "Vlastní soubor"})
    opened = workspace({"p.yaml": plan(addenda=ADDENDA[:1]), "m.yaml": record}, "2017-01-01")
    assert content(opened, opened.plans[0]).measures == []


def test_a_measure_added_later_was_not_under_way_before() -> None:
    node = nodes("2015-01-01")["3"]
    assert [under_way(node, year) for year in (2013, 2014, 2015)] == [False, True, True]


def test_rules_are_silent_where_an_addendum_cannot_be_read() -> None:
    broken = [{"number": 1, "date": "2014-05-01", "changes": [{"what": "nonsense", "measure": "1"}]}]
    for addenda, count in (([], 3), (broken, 0)):
        opened = workspace({"p.yaml": plan(measures=MEASURES, addenda=addenda)}, "2015-01-01")
        assert len(list(find(opened, [801]))) == count


def test_a_plan_that_was_not_begun_has_content_too() -> None:
    later = [{"by_name": "Rada", "act": "commissions", "date": "2016"}]
    opened = workspace({"p.yaml": plan(measures=MEASURES, proceedings=later)}, "2015-01-01")
    found = opened.get("plan", Plan)
    assert found is None or content(opened, found).measures


def test_codes_of_thousands_of_digits_have_their_order_and_are_told() -> None:
    files = {"p.yaml": plan()}
    for number, code in enumerate(("1." + "9" * 5000, "1.10", "1.2")):
        data = {"kind": "measure", "id": f"m{number}", "plan": "plan", "name": "M", "code": code}
        files[f"m{number}.yaml"] = yaml(data)
    found = workspace(files)
    codes = [node.measure.code[:4] for node in content(found, found.plans[0]).measures]
    assert codes == ["", "1.2", "1.10"]  # nothing relies on such a code
    assert [codes_of(facts_of(text)) for text in files.values()] == [[], [114], [], []]

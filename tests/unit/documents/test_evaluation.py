"""Evaluations as documents: sums that agree, removed measures, an evaluation later than the document."""

from __future__ import annotations

from typing import Any

from kpss.documents.registry import DOCUMENTS
from kpss.documents.render import render
from kpss.model.workspace import Workspace
from tests.unit.records import plan, workspace, yaml

MEASURES: list[dict[str, Any]] = [
    {"code": "1", "name": "Terén", "costs": [{"year": 2014, "amount": 1000}, {"year": 2015, "amount": 500}]},
    {"code": "2", "name": "Bydlení", "costs": [{"year": 2014, "amount": 300}, {"year": 2015, "amount": 700}]},
    {"code": "3", "name": "Noclehárna", "costs": [{"year": 2015, "amount": 70}]},
]
ADDENDA = [{"number": "2", "date": "2015-03-01", "changes": [{"what": "removes", "measure": "2"}]}]
YEARLY = {
    "kind": "evaluation", "id": "e14", "plan": "plan", "year": 2014, "date": "2015-02-01",
    "measures": [
        {"measure": "1", "status": "ongoing", "spent": [{"amount": 400.5}]},
        {"measure": "2", "status": "not_started"},
    ],
}  # fmt: skip
SUMMARY = {
    "kind": "evaluation", "id": "s", "plan": "plan", "type": "summary", "date": "2016-02-01",
    "measures": [{"measure": "1", "status": "fulfilled", "spent": [{"year": 2015, "amount": 600}]}],
}  # fmt: skip


def opened(day: str = "2017-01-01") -> Workspace:
    files = {
        "plan.yaml": plan(measures=MEASURES, addenda=ADDENDA),
        "e.yaml": yaml(YEARLY),
        "s.yaml": yaml(SUMMARY),
    }
    return workspace(files, day)


def shown(found: Workspace, identifier: str) -> str:
    text = render(found, DOCUMENTS["evaluation"](found, "cs", identifier), "md", "cs")
    return text.replace("\xa0", " ")


def test_the_sums_of_a_year_are_of_all_its_measures() -> None:
    text = shown(opened(), "e14")
    assert "| 1 | Terén | 1 000 | 400,50 | 599,50 | 40 |" in text
    assert "| 2 | Bydlení | 300 |  |  |  |" in text
    assert "| Celkem |  | 1 300 | 400,50 | 899,50 | 31 |" in text


def test_all_tables_of_a_summary_agree_and_removed_measures_say_so() -> None:
    text = shown(opened(), "s")
    assert "| 2 | Bydlení | ◐ nezahájeno | zrušeno dodatkem č. 2 |" in text
    assert "| 2 | Bydlení (zrušeno dodatkem č. 2) | 300 |  |  |  |" in text
    assert "| Celkem |  | 1 870 | 1 000,50 | 869,50 | 54 |" in text
    assert "| Celkem |  | 1 870 | 1 000,50 | 54 |" in text
    assert "- 2 Bydlení" not in text


def test_an_evaluation_later_than_the_document_shows_what_it_says_and_when() -> None:
    early = opened("2014-06-01")
    text = shown(early, "e14")
    assert "> Vyhodnocení je až z 1. 2. 2015, po datu, ke kterému je dokument." in text
    assert "| Celkem |  | 1 300 | 400,50 | 899,50 | 31 |" in text
    assert "Bydlení (zrušeno" not in text
    summary = shown(early, "s")
    assert "až z 1. 2. 2016" in summary
    assert "| Celkem |  | 1 870 | 1 000,50 | 54 |" in summary
    assert "po datu" not in shown(opened(), "s")


def test_an_evaluation_without_date_or_year() -> None:
    undated = {key: value for key, value in YEARLY.items() if key != "date"}
    early = workspace({"plan.yaml": plan(measures=MEASURES), "e.yaml": yaml(undated)}, "2013-06-01")
    assert "Vyhodnocení je až za rok 2014, po datu, ke kterému je dokument." in shown(early, "e14")
    without = {key: value for key, value in YEARLY.items() if key not in ("date", "year")}
    text = shown(workspace({"plan.yaml": plan(measures=MEASURES), "e.yaml": yaml(without)}), "e14")
    assert text.startswith("# Vyhodnocení: Komunitní plán\n")

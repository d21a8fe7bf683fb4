from __future__ import annotations

import pytest

from kpss.documents.reports import render_report
from kpss.findings.finding import Finding, Place
from kpss.formats.cells import groups
from kpss.reports.filters import Filters
from kpss.reports.responsible import of_finding, of_plan
from kpss.reports.todo import make
from tests.unit.records import plan, workspace, yaml

DAY = "2020-11-02"
COUNCIL = {
    "kind": "body", "id": "rada", "type": "commission", "name": "Rada",
    "appointed_by": [{"name": "Hejtman"}], "established_by": [{"name": "Zastupitelstvo"}],
    "chair": {"holders": [{"name": "Předseda"}]},
    "duties": {
        "convenes": {"holders": [{"role": "tajemnik"}, {"name": "Zástupce"}]},
        "submits_papers": {"holders": [{"name": "Odbor"}]},
        "writes_minutes": {"holders": [{"name": "Zapisovatel"}]},
    },
    "meetings": {"minutes": {"days": 7, "required": True}},
}  # fmt: skip
FILES = {
    "structure/rada.yaml": yaml(COUNCIL),
    "structure/tajemnik.yaml": yaml({"kind": "role", "id": "tajemnik", "name": "Tajemník"}),
    "meetings/h.yaml": yaml(
        {
            "kind": "meeting", "id": "h", "body": "rada", "date": "2020-10-01",
            "tasks": [
                {
                    "id": "a", "text": "Poslat zprávu.", "due": "2020-10-20",
                    "responsible": [{"role": "tajemnik"}, {"name": "Odbor"}],
                },
                {"id": "b", "text": "Zvážit změnu"},
            ],
        }
    ),
    "meetings/m.yaml": yaml({"kind": "meeting", "id": "m", "body": "rada", "date": "2020-12-14"}),
    "plans/a.yaml": plan("alfa", valid={"from": 2018, "to": 2020}),
}  # fmt: skip


def made(files=FILES, day=DAY, filters=None, **settings):
    return make(workspace(files, day, **settings), filters or Filters())


def lists(report, language="cs"):
    return {name: [item.replace("\u00a0", " ") for item in items] for name, items in groups(report, language)}


def test_each_responsible_gets_a_list():
    found = lists(made())
    assert found["Tajemník"] == [
        "Po termínu (20. 10. 2020): Poslat zprávu (úkol z jednání 1. 10. 2020: Rada).",
        "Dne 14. 12. 2020: Jednání: Rada.",
    ]
    assert found["Odbor"] == found["Tajemník"][:1]  # a task of two is in both lists
    assert found["Rada"] == ["Bez termínu: Zvážit změnu (úkol z jednání 1. 10. 2020: Rada)."]
    assert any("KPSS302" in item for item in found["ORP Alfa"])
    assert list(found)[:2] == ["Odbor", "ORP Alfa"]  # in Czech order


def test_what_a_finding_tells_is_not_told_twice():
    found = lists(made())
    minutes = [item for items in found.values() for item in items if "zápis" in item]
    assert len(minutes) == 1
    assert "KPSS506" in minutes[0]
    assert found["Zapisovatel"] == minutes
    assert not any("Schválit nástupce" in item for item in found["ORP Alfa"])


def test_order_within_a_list():
    tasks = [
        {"text": "Bez termínu", "responsible": [{"name": "Odbor"}]},
        {"text": "Později", "due": "2020-12-01", "responsible": [{"name": "Odbor"}]},
        {"text": "Po termínu", "due": "2020-09-30", "responsible": [{"name": "Odbor"}]},
    ]
    held = yaml({"kind": "meeting", "id": "h", "body": "rada", "date": "2020-10-01", "tasks": tasks})
    found = lists(made({"structure/rada.yaml": yaml(COUNCIL), "meetings/h.yaml": held}))
    assert [item.split(":")[0] for item in found["Odbor"]] == [
        "Po termínu (30. 9. 2020)",
        "Do 1. 12. 2020",
        "Bez termínu",
    ]


def test_nobody_comes_last_and_rows_keep_it_empty():
    files = {**FILES, "plans/chyba.yaml": "kind: plan\nid: chyba\nnamee: X\n"}
    report = made(files)
    assert list(lists(report))[-1] == "Neurčeno"
    assert list(lists(report, "en"))[-1] == "Nobody named"
    (error, *_) = [row for row in report.rows if row["severity"] == "error"]
    assert (error["responsible"], error["due"], error["state"], error["file"]) == (None, None, None, "plans/chyba.yaml")
    assert "plans/chyba.yaml, řádek" in error["item"].in_language("cs")


def test_horizon_filters_and_codes():
    assert not any("14. 12." in item for item in lists(made(filters=Filters(months=1)))["Tajemník"])
    alfa = made(filters=Filters(orp="Alfa"))
    assert {row["responsible"] for row in alfa.rows} == {"ORP Alfa"}
    only = made(filters=Filters(codes=("302",)))
    assert {row["code"] for row in only.rows} == {"KPSS302"}
    assert made(filters=Filters(plan="alfa")).rows


def test_summary():
    text = made().summary.in_language("cs").replace("\u00a0", " ")
    assert text.startswith("1 věc po termínu, 1 termín do 2. 2. 2021, 1 úkol bez termínu, 0 chyb, ")
    empty = made({}, recorded={"plans": {"complete": False}})
    assert empty.rows == []
    assert empty.summary.in_language("en") == "Nothing is known to be done by 2\u00a0February 2021."


def test_birth_number_is_not_sent_away():
    number = "736028/5163"
    tasks = [{"text": f"Zavolat, r. č. {number}"}]
    held = yaml({"kind": "meeting", "id": "h", "body": "rada", "date": "2020-10-01", "tasks": tasks})
    report = made({"structure/rada.yaml": yaml(COUNCIL), "meetings/h.yaml": held})
    assert number not in str([row["what"].in_language("cs") + row["item"].in_language("cs") for row in report.rows])


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_documents_have_a_heading_for_each_and_no_table(form):
    space = workspace(FILES, DAY)
    text = render_report(space, make(space, Filters()), "cs", form)
    assert ("## 1. Odbor" if form == "markdown" else "1. Odbor</h2>") in text
    assert ("- Po termínu (20." if form == "markdown" else "<li>Po termínu (20.") in text
    assert "| --- |" not in text
    assert "<table" not in text


# -- who is responsible -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "record", "names"),
    [
        (503, "rada", ("Tajemník",)),
        (504, "h", ("Odbor",)),
        (505, "h", ("Tajemník",)),
        (506, "h", ("Zapisovatel",)),
        (507, "h", ("Tajemník",)),  # who chairs is not said
        (510, "clen", ("Hejtman",)),
        (501, "clen", ("Hejtman",)),
        (511, "rada", ("Zastupitelstvo",)),
        (512, "rada", ()),
        (301, "alfa", ("ORP Alfa",)),
        (401, "orp-delta/500004", ("ORP Delta",)),
        (110, "neni", ()),
    ],
)
def test_responsible_for_a_finding(code, record, names):
    member = {"kind": "membership", "id": "clen", "body": "rada", "role": "tajemnik", "vacant": True}
    space = workspace({**FILES, "structure/clen.yaml": yaml(member)}, DAY)
    assert of_finding(space, Finding(code, "gap", Place("x.yaml"), record)) == names


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"planner": {"orp": "Delta"}}, ("ORP Delta",)),
        ({"planner": {"name": "Charita"}}, ("Charita",)),
        ({"planner": {"body": "rada"}}, ("Rada",)),
        ({"planner": {"region": "CZ071"}, "type": "medium_term"}, ("Zkušební kraj",)),
        ({"type": "action"}, ("Zkušební kraj",)),
        ({"planner": {"municipality": "Alfa"}}, ("ORP Alfa",)),
        ({"area": {"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}}, ()),
        ({}, ("ORP Alfa",)),
    ],
)
def test_responsible_for_a_plan(changes, names):
    space = workspace({**FILES, "plans/a.yaml": plan("alfa", **changes)}, DAY)
    assert of_plan(space, space.plans[0]) == names

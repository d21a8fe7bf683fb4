from __future__ import annotations

import datetime as dt

import pytest

from kpss.language.errors import UserError
from kpss.reports.deadlines import make
from kpss.reports.filters import Filters
from tests.unit.records import plan, workspace, yaml

DAY = "2020-11-02"
FILES = {
    "structure/rada.yaml": yaml(
        {
            "kind": "body", "id": "rada", "type": "commission", "name": "Rada",
            "meetings": {"papers": {"days": 10}, "minutes": {"days": 7, "required": True}},
        }
    ),
    "structure/postup.yaml": yaml(
        {
            "kind": "procedure", "id": "postup", "name": "Příprava plánu",
            "steps": [
                {"id": "zadani", "name": "Zadání", "lead": {"months": 12}},
                {"id": "rada", "name": "Schválení", "by": {"body": "rada"}, "act": "approves"},
            ],
        }
    ),
    "meetings/m.yaml": yaml({"kind": "meeting", "id": "m", "body": "rada", "date": "2020-12-14"}),
    "meetings/h.yaml": yaml({"kind": "meeting", "id": "h", "body": "rada", "date": "2020-10-01"}),
    "plans/a.yaml": plan("alfa", valid={"from": 2018, "to": 2020}),
    "plans/d.yaml": plan("delta", area={"include": [{"orp": "Delta"}]}, valid={"from": 2018, "to": 2020}),
}  # fmt: skip


def made(day=DAY, files=FILES, **filters):
    return make(workspace(files, day), Filters(**filters))


def test_rows_say_what_when_who_and_where():
    report = made()
    assert [(row["due"], row["days"], row["state"], row["sort"], row["record"]) for row in report.rows] == [
        ("2020-10-08", -25, "overdue", "minutes", "h"),
        ("2020-12-04", 32, "coming", "papers", "m"),
        ("2020-12-14", 42, "coming", "session", "m"),
        ("2020-12-31", 59, "coming", "plan", "alfa"),
        ("2020-12-31", 59, "coming", "plan", "delta"),
    ]
    assert (report.rows[0]["file"], report.rows[0]["line"]) == ("meetings/h.yaml", 4)
    assert [row["orp"] for row in report.rows] == [None, None, None, "Alfa", "Delta"]
    assert report.rows[3]["plan"] == "alfa"
    assert report.extra["until"] == "2021-11-02"
    assert report.summary.in_language("cs").startswith("5\u00a0termínů do 2.")
    assert "po termínu 1, do 30 dnů 0, později 4" in report.summary.in_language("cs")


def test_horizon():
    assert len(made(months=1).rows) == 1
    assert [row["sort"] for row in made(months=2).rows] == ["minutes", "papers", "session", "plan", "plan"]
    assert made(months=0).extra["until"] == DAY


def test_nothing_is_said_in_a_sentence():
    report = make(workspace({}, DAY), Filters())
    assert report.rows == []
    assert report.summary is not None
    assert report.summary.in_language("cs") == "Do 2.\u00a011.\u00a02021 není znám žádný termín."


def test_filters():
    assert [row["record"] for row in made(orp="Alfa").rows] == ["alfa"]
    assert [row["record"] for row in made(plan="delta").rows] == ["delta"]
    assert made(orp="7102", plan="alfa").rows == []
    with pytest.raises(UserError):
        made(orp="Neznámé")


def test_plan_of_both_orps_concerns_each_of_them():
    area = {"include": [{"orp": "Alfa"}, {"orp": "Delta"}]}
    files = {"plans/p.yaml": plan("oba", area=area, valid={"from": 2018, "to": 2020})}
    for orp in ("Alfa", "Delta"):
        (row,) = make(workspace(files, DAY), Filters(orp)).rows
        assert row["orp"] is None


def test_what_if():
    report = made("2015-06-01", procedure="postup", start=dt.date(2021, 1, 1))
    assert [(row["due"], row["sort"], row["state"]) for row in report.rows] == [
        ("2019-12-13", "step", "coming"),
        ("2020-12-04", "papers", "coming"),
        ("2020-12-14", "step", "coming"),
    ]
    assert {row["file"] for row in report.rows} == {"structure/postup.yaml"}
    assert (report.extra["until"], report.extra["procedure"], report.extra["start"]) == (None, "postup", "2021-01-01")
    assert "„Příprava plánu“ platit od 1." in report.summary.in_language("cs")
    past = made("2026-01-01", procedure="postup", start=dt.date(2021, 1, 1))
    assert [row["due"] for row in past.rows] == ["2019-12-31", "2020-12-31"]  # sessions to come are of no use


def test_unknown_procedure_is_a_mistake():
    with pytest.raises(UserError) as caught:
        made(procedure="postupy", start=dt.date(2021, 1, 1))
    assert "Nemělo to být „postup“?" in caught.value.text.cs


def test_remarks_say_how_far_records_reach():
    files = {**FILES}
    report = make(workspace(files, DAY, recorded={"meetings": {"complete": False}}), Filters())
    assert any("jednání" in remark.in_language("cs") for remark in report.remarks)
    assert [row["sort"] for row in report.rows][:1] == ["papers"]

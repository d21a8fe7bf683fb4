"""What waivers accept is no row of a report; a remark says how much there is of it."""

from __future__ import annotations

from kpss import api
from kpss.reports import gaps, todo
from kpss.reports.filters import Filters
from kpss.reports.table import Report
from kpss.source.trees import MemoryTree
from tests.rules.pages import base

AS_OF = "2017-07-16"
WAIVER = "  - {code: KPSS408, record: orp-konice, reason: Město rozhodne na podzim., until: 2017-12-31}\n"


def made(waivers: str, report: str) -> Report:
    files = {**base()}
    settings = files["kpss.yaml"]
    assert isinstance(settings, bytes)
    files["kpss.yaml"] = settings.decode() + (f"waivers:\n{waivers}" if waivers else "")
    workspace = api.open(MemoryTree(files), AS_OF)
    return {"gaps": gaps.make, "todo": todo.make}[report](workspace, Filters())


def codes(report: Report) -> set[str]:
    return {row["code"] for row in report.rows if row["code"]}


def test_gaps_leave_it_out_and_say_so() -> None:
    assert "KPSS408" in codes(made("", "gaps"))
    report = made(WAIVER, "gaps")
    assert "KPSS408" not in codes(report)
    assert "KPSS401" in codes(report)
    said = [remark.in_language("cs") for remark in report.remarks]
    assert said[-1].replace("\xa0", " ") == (
        "1 mezera je přijata výjimkou (kpss.yaml, waivers); úplný výpis dá kpss validate --format json."
    )


def test_todo_too() -> None:
    said = [remark.in_language("en") for remark in made(WAIVER, "todo").remarks]
    assert said[-1].replace("\xa0", " ").startswith("1 finding is accepted by waivers")


def test_nothing_is_said_where_nothing_is_accepted() -> None:
    assert not any("waivers" in remark.in_language("en") for remark in made("", "gaps").remarks)

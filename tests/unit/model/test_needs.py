"""Which needs belong to a plan: those it names, and those of its area that no plan answers."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.model.needs import concerns, needs_of
from kpss.model.plan_content import Need
from kpss.model.plans import Plan
from kpss.model.prose import inside
from kpss.model.workspace import Workspace
from tests.unit.records import plan, workspace, yaml


def need(identifier: str, where: str | None = "Alfa", **more: Any) -> str:
    area = {"area": {"include": [{"orp": where}]}} if where else {}
    return yaml({"kind": "need", "id": identifier, "name": identifier, **area, **more})


def opened(*texts: str, day: str = "2015-06-01") -> tuple[Workspace, Plan]:
    found = workspace({f"{number}.yaml": text for number, text in enumerate(texts)}, day)
    record = found.get("plan", Plan)
    assert record is not None
    return found, record


def concerned(text: str, day: str) -> bool | None:
    found, record = opened(plan(), text, day=day)
    return concerns(found, record, found.of(Need)[0])


@pytest.mark.parametrize(
    ("day", "since", "answer"),
    [
        ("2015-06-01", "2015-06-01", True),
        ("2015-06-01", "2015-06-02", False),  # not known yet
        ("2020-06-01", "2017-12-31", True),
        ("2020-06-01", "2018-01-01", False),  # the plan was over
        ("2020-06-01", None, True),
    ],
)
def test_needs_are_known_by_the_end_of_the_plan_and_by_today(day: str, since: str | None, answer: bool) -> None:
    more = {"found": since} if since else {}
    assert concerned(need("n", **more), day) is answer


def test_needs_of_another_or_no_area() -> None:
    assert concerned(need("n", "Delta"), "2015-06-01") is False
    assert concerned(need("n", None), "2015-06-01") is None


def test_a_plan_has_what_it_names_and_what_nobody_answers() -> None:
    def naming(*needs: str) -> list[dict[str, Any]]:
        return [{"code": "1", "name": "Terén", "needs": list(needs)}]

    texts = [need("a", priority=2), need("b", priority=1), need("c"), need("d", "Delta")]
    other = plan("jiny", measures=naming("a", "b"))
    found, record = opened(plan(measures=naming("b", "d")), other, *texts)
    assert [one.id for one in needs_of(found, record)] == ["b", "c", "d"]  # "a" is answered elsewhere
    found, record = opened(plan(measures=naming("b", "d")), *texts)
    assert [one.id for one in needs_of(found, record)] == ["b", "a", "c", "d"]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("a.md", True), ("a/b.md", True), ("..a/b.md", True), ("", False), ("..", False), ("../a.md", False),
        ("/a.md", False),
    ],
)  # fmt: skip
def test_paths_inside_the_workspace(path: str, answer: bool) -> None:
    assert inside(path) is answer

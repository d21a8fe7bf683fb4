"""Which plans a structure binds, and what fills its parts."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.findings.finding import Finding
from kpss.model.plan_parts import fillings, is_first
from kpss.model.plans import Plan
from kpss.model.structures import structures
from kpss.rules.engine import find
from tests.unit.records import plan, typed_plan, workspace, yaml

DAY = "2020-06-01"
REGION: dict[str, Any] = {
    "type": "medium_term", "area": {"include": [{"region": "CZ071"}]}, "valid": {"from": 2021, "to": 2023},
    "vision": "Lidé zůstávají doma.",
}  # fmt: skip


def approved(date: str | None, **changes: Any) -> str:
    approvals = [{"by_name": "Zastupitelstvo", "date": date}] if date else None
    return plan(**{**REGION, "approvals": approvals, **changes})


def found(text: str, *more: str, day: str = DAY, **settings: Any) -> list[Finding]:
    files = {"plan.yaml": text, **{f"more{i}.yaml": one for i, one in enumerate(more)}}
    return find(workspace(files, day, **settings), codes=(608,))


def states(text: str, files: dict[str, str] | None = None, **settings: Any) -> dict[str, str]:
    opened = workspace({"plans/plan.yaml": text, **(files or {})}, DAY, **settings)
    record = opened.get("plan", Plan)
    assert record is not None
    structure = next(one for one in structures(opened.settings) if one.code == "vyhlaska-505-2006")
    return {one.part.code: one.state for one in fillings(opened, record, structure)}


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2017-02-27", 0),  # before the decree
        ("2017-12-31", 0),
        ("2018-01-01", 5),
        ("2018", 5),
        ("2017", 0),
        (None, 0),  # it may have been approved at any time
    ],
)
def test_a_plan_is_bound_by_the_day_of_its_approval(date: str | None, parts: int) -> None:
    assert len(found(approved(date))) == parts


def test_several_approvals_must_all_lie_within() -> None:
    both = [{"by_name": "Rada", "date": "2017-12-04"}, {"by_name": "Zastupitelstvo", "date": "2018-02-01"}]
    assert found(approved(None, approvals=both)) == []


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"status": "draft"}, 5),
        ({"status": "consultation"}, 5),
        ({"status": "preparing"}, 0),
        ({"status": "draft", "status_since": "2020-07-01"}, 0),  # not known yet
        ({"status": "draft", "valid": {"from": 2017, "to": 2023}}, 0),  # begins before the decree
        ({"status": "draft", "valid": {"from": 2018, "to": 2019}}, 0),  # over
        ({"status": "withdrawn"}, 0),
    ],
)
def test_drafts_speak_and_their_beginning_decides(changes: dict[str, Any], parts: int) -> None:
    assert len(found(approved(None, **changes))) == parts


def test_plans_that_are_over_are_silent() -> None:
    assert found(approved("2018-02-01", valid={"from": 2018, "to": 2019})) == []


def test_towns_are_bound_by_a_structure_of_their_own_only() -> None:
    town = plan(vision="Doma.", valid={"from": 2019, "to": 2021})
    own = {
        "code": "rada",
        "for": ["community"],
        "binding": True,
        "parts": [{"code": "strategic", "filled_by": ["goals"]}],
    }
    assert found(town) == []
    assert [one.subject for one in found(town, structures=[own])] == ["strategic"]
    recommended = found(town, rules={"KPSS608": {"recommended": True}})
    assert len(recommended) == 7
    # A part that both ask for is told once, by the binding one.
    both = found(town, structures=[own], rules={"KPSS608": {"recommended": True}})
    assert len(both) == 7
    assert [one.params["demand"].cs for one in both if one.subject == "strategic"] == ["žádá"]


def test_own_structure_replaces_the_shipped_one() -> None:
    own = {"code": "vyhlaska-505-2006", "for": ["medium_term"], "binding": True, "parts": []}
    assert found(approved("2018-02-01"), structures=[own]) == []


def test_nothing_at_all_is_one_finding() -> None:
    (one,) = found(approved("2018-02-01", vision=None))
    assert one.params["problem"] == "nothing"
    assert found(approved("2018-02-01", vision=None), recorded={"contents": {"complete": False}}) == []


def test_chapters_and_tables_must_hold_something() -> None:
    chapters = [
        {"part": "descriptive", "file": "a.md"},
        {"part": "network_provision", "file": "b.md"},
        {"part": "previous_plan_evaluation", "file": "neni.md"},
    ]
    tables = [{"title": "Obyvatelé", "part": "analytical", "file": "o.csv"}]
    files = {"plans/a.md": "<!-- nic -->\n# Nadpis\n", "plans/b.md": "Pravidla.", "plans/o.csv": "rok;n\n"}
    text = approved("2018-02-01", chapters=chapters, tables=tables)
    assert states(text, files) == {
        "descriptive": "empty", "analytical": "empty", "previous_plan_evaluation": "unknown", "strategic": "missing",
        "network_provision": "filled",
    }  # fmt: skip
    files["plans/o.csv"] = "rok;n\n2020;5\n"
    assert states(text, files)["analytical"] == "filled"


def test_needs_belong_to_the_plan_whose_area_holds_them() -> None:
    def need(where: dict[str, str], **more: str) -> dict[str, str]:
        area = {"include": [where]}
        return {"need.yaml": yaml({"kind": "need", "id": "n", "name": "Terén", "area": area, **more})}

    assert states(approved("2018-02-01"), need({"orp": "Alfa"}))["analytical"] == "filled"
    assert states(approved("2018-02-01"), need({"orp": "Alfa"}, found="2024"))["analytical"] == "missing"
    smaller = approved("2018-02-01", area={"include": [{"municipality": "Alfa"}]})
    assert states(smaller, need({"orp": "Alfa"}))["analytical"] == "unknown"
    assert states(smaller, need({"orp": "Delta"}))["analytical"] == "missing"
    assert states(smaller, {}, recorded={"needs": {"complete": False}})["analytical"] == "unknown"


def test_a_predecessor_is_evaluated_in_summary() -> None:
    text = approved("2018-02-01", predecessors=["stary"])
    old = {"old.yaml": plan("stary", **{**REGION, "valid": {"from": 2018, "to": 2020}})}
    part = "previous_plan_evaluation"
    assert states(text, old)[part] == "missing"
    assert states(text)[part] == "unknown"  # the predecessor is not there
    for sort, state in (("yearly", "missing"), ("summary", "filled")):
        data = {"kind": "evaluation", "id": "e", "plan": "stary", "type": sort, "year": 2020, "measures": []}
        assert states(text, {**old, "e.yaml": yaml(data)})[part] == state


def test_a_first_plan_has_nothing_to_evaluate() -> None:
    assert is_first(typed_plan(edition=1))
    assert is_first(typed_plan(predecessors=[]))
    assert not is_first(typed_plan())
    assert not is_first(typed_plan(edition=1, predecessors=["stary"]))
    assert "previous_plan_evaluation" not in states(approved("2018-02-01", edition=1))


def test_the_network_may_stand_in_the_action_plan() -> None:
    outlook = [{"year": 2021, "units": [{"unit": "bed", "value": 5}]}]
    action = plan("akcni", **{**REGION, "type": "action", "implements": ["plan"], "outlook": outlook})
    assert states(approved("2018-02-01"), {"a.yaml": action})["network_provision"] == "filled"
    assert states(approved("2018-02-01", outlook=[{"year": 2021, "costs": 5}]))["network_provision"] == "filled"
    silent = states(approved("2018-02-01"), {}, recorded={"network": {"complete": False}})
    assert silent["network_provision"] == "unknown"


def test_what_could_not_be_read_is_not_missing() -> None:
    assert states(approved("2018-02-01", goals="x"))["strategic"] == "unknown"
    assert states(approved("2018-02-01"), {"goal.yaml": "kind: goal\n  id: x\n"})["strategic"] == "unknown"
    assert states(approved("2018-02-01", measures_complete=False))["strategic"] == "unknown"


@pytest.mark.parametrize(
    ("data", "state"),
    [
        ("rok;n\n;;\n", "empty"),
        ("\n\nrok;n\n", "empty"),
        ("sep=;\nrok;n\n", "empty"),  # what Excel writes first is no row
        ('rok;"n\nn"\n', "empty"),
        ('rok;"n\n', "unknown"),
        ("a\0b\nc\n", "unknown"),
        ("rok;n\n2020;5\n", "filled"),
    ],
)
def test_tables_hold_something_where_documents_can_show_it(data: str, state: str) -> None:
    text = approved("2018-02-01", tables=[{"title": "Obyvatelé", "part": "analytical", "file": "o.csv"}])
    assert states(text, {"plans/o.csv": data})["analytical"] == state


def test_a_table_outside_the_workspace_is_unknown() -> None:
    text = approved("2018-02-01", tables=[{"title": "O", "part": "analytical", "file": "../../o.csv"}])
    assert states(text)["analytical"] == "unknown"


@pytest.mark.parametrize(
    ("since", "parts"), [("2018-02-01", 5), ("2017-12-31", 0), ("2017", 0), ("2018", 5), (None, 0)]
)
def test_without_approvals_the_day_of_the_state_decides(since: str | None, parts: int) -> None:
    assert len(found(approved(None, status="approved", status_since=since))) == parts
    # Of a day of an approval the state says nothing more.
    assert len(found(approved("2017-02-27", status="approved", status_since=since))) == 0

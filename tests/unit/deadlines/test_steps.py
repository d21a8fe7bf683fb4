"""Steps of procedures: counted back in working days, done ones left out, each instance for itself."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.deadlines.collect import deadlines, what_if
from kpss.language.errors import UserError
from kpss.model.records import Procedure
from kpss.model.working_days import is_working
from tests.unit.records import plan, workspace, yaml

DAY = "2020-11-02"
STEPS = [
    {"id": "zadani", "name": "Zadání", "by": {"body": "rada"}, "act": "commissions", "lead": {"months": 12}},
    {"id": "pripominky", "name": "Připomínkování", "consultation": True, "takes": {"days": 14}},
    {"id": "komise", "name": "Komise", "by": {"body": "komise"}, "act": "recommends", "lead": {"days": 7}},
    {"id": "rada", "name": "Rada", "by": {"body": "rada"}, "act": "recommends", "lead": {"days": 14}},
    {"id": "zastupitelstvo", "name": "Zastupitelstvo", "by": {"body": "zastupitelstvo"}, "act": "approves"},
]


def body(identifier, **more):
    return yaml({"kind": "body", "id": identifier, "name": identifier.capitalize(), "type": "other", **more})


def procedure(steps=STEPS, identifier="postup", **more):
    return yaml({"kind": "procedure", "id": identifier, "name": "Postup", "steps": steps, **more})


BODIES = {f"structure/{one}.yaml": body(one) for one in ("rada", "komise")} | {
    "structure/zastupitelstvo.yaml": body(
        "zastupitelstvo",
        meetings={"papers": {"days": 7}},
        duties={"submits_papers": {"holders": [{"body": "rada"}, {"body": "komise"}]}},
    )
}


def prepared(steps=STEPS, **changes):
    text = plan("plan-2021", status="preparing", procedure="postup", valid={"from": 2021, "to": 2023}, **changes)
    return {**BODIES, "structure/postup.yaml": procedure(steps), "plans/plan.yaml": text}


def found(files, day=DAY, months=12, sorts=("step", "papers", "plan"), **settings):
    return {
        one.identity: one.due.isoformat() if one.due else None
        for one in deadlines(workspace(files, day, **settings), months)
        if one.sort in sorts
    }


def asked(start, steps=STEPS, files=BODIES):
    made = workspace({**files, "structure/postup.yaml": procedure(steps)}, "2019-01-01")
    record = made.get("postup", Procedure)
    assert record is not None
    return {
        one.identity.removeprefix("postup/"): one.due for one in what_if(made, record, dt.date.fromisoformat(start))
    }


def test_christmas_is_jumped_over():
    days = {key: str(day) for key, day in asked("2021-01-01").items()}
    assert days == {
        "step/zastupitelstvo": "2020-12-31",  # a Thursday
        "step/rada": "2020-12-17",
        "step/komise": "2020-12-10",
        "step/pripominky": "2020-12-10",
        "step/pripominky/begin": "2020-11-26",
        "step/zadani": "2019-11-26",
    }
    assert asked("2023-01-01")["step/zastupitelstvo"] == dt.date(2022, 12, 30)  # New Year's Eve is a Saturday
    week = [{"id": "a", "name": "A", "lead": {"days": 7}}, {"id": "b", "name": "B"}]
    assert asked("2021-01-01", week)["step/a"] == dt.date(2020, 12, 23)  # a week before is Christmas Eve
    working = [{"id": "a", "name": "A", "lead": {"days": 5, "working": True}}, {"id": "b", "name": "B"}]
    assert asked("2021-01-01", working)["step/a"] == dt.date(2020, 12, 22)


@given(st.dates(dt.date(2001, 1, 1), dt.date(2050, 1, 1)))
def test_steps_fall_on_working_days_before_the_start(start):
    days = asked(start.isoformat())
    assert all(is_working(day) and day < start for day in days.values())
    assert list(days.values()) == sorted(days.values())


def test_steps_of_a_plan_in_preparation_with_those_overdue():
    assert found(prepared()) == {
        "plan-2021/step/zadani": "2019-11-26",
        "plan-2021/step/pripominky/begin": "2020-11-26",
        "plan-2021/step/pripominky": "2020-12-10",
        "plan-2021/step/komise": "2020-12-10",
        "plan-2021/step/rada": "2020-12-17",
        "plan-2021/step/zastupitelstvo": "2020-12-31",
    }


def test_begin_that_is_past_is_not_told_because_it_may_have_begun():
    assert "plan-2021/step/pripominky/begin" in found(prepared(), "2020-11-26")
    assert "plan-2021/step/pripominky/begin" not in found(prepared(), "2020-11-27")


def test_done_steps_and_those_before_them_are_gone():
    acts = [{"by": "komise", "act": "recommends", "date": "2020-10-01"}]
    assert [key.split("/")[2] for key in found(prepared(proceedings=acts))] == ["rada", "zastupitelstvo"]
    later = [{"by": "komise", "act": "recommends", "date": "2020-11-03"}]  # not known yet
    assert len(found(prepared(proceedings=later))) == 6
    refused = [{"by": "komise", "act": "recommends", "date": "2020-10-01", "outcome": "rejected"}]
    assert len(found(prepared(proceedings=refused))) == 6


def test_recorded_consultation_does_its_step():
    def consulted(published):
        record = {"kind": "consultation", "id": "k", "about": ["plan-2021"], "published": published}
        return {**prepared(), "plans/k.yaml": yaml(record)}

    begun, planned = found(consulted("2020-11-01")), found(consulted("2020-11-03"))
    assert not any("pripominky" in key for key in (*begun, *planned))
    assert "plan-2021/step/zadani" not in begun
    assert "plan-2021/step/zadani" in planned


def test_session_gives_the_day_and_papers_are_due_before_it():
    meeting = {"kind": "meeting", "id": "z", "body": "zastupitelstvo", "date": "2020-12-14"}
    files = {**prepared(), "meetings/z.yaml": yaml(meeting)}
    rows = found(files)
    assert rows["plan-2021/step/zastupitelstvo"] == "2020-12-14"
    assert rows["plan-2021/papers/step-zastupitelstvo"] == "2020-12-07"
    assert rows["plan-2021/step/rada"] == "2020-11-30"
    (papers,) = (one for one in deadlines(workspace(files, DAY), 12) if one.identity.startswith("plan-2021/papers"))
    assert papers.who == ("Rada",)  # who comes after the first only stands in
    sent = {**files, "meetings/z.yaml": yaml({**meeting, "papers": {"sent": "2020-11-01"}})}
    assert "plan-2021/papers/step-zastupitelstvo" not in found(sent)


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"form": "per_rollam"}, {"date": "2020-12"}])
def test_meeting_that_is_no_session_gives_no_day(change):
    meeting = yaml({"kind": "meeting", "id": "z", "body": "zastupitelstvo", "date": "2020-12-14", **change})
    assert found({**prepared(), "meetings/z.yaml": meeting})["plan-2021/step/zastupitelstvo"] == "2020-12-31"


EACH = [
    {"id": "obce", "name": "Kolegia", "by": {"body": "kolegium"}, "act": "discusses", "each_instance": True},
    {"id": "rada", "name": "Rada", "by": {"body": "rada"}, "act": "recommends", "lead": {"days": 14}},
]


def test_each_instance_has_its_own_row():
    college = body(
        "kolegium", instances={"per": "orp", "count": 2}, duties={"convenes": {"holders": [{"name": "Kraj"}]}}
    )
    files = {**prepared(EACH), "structure/kolegium.yaml": college}
    assert [key for key in found(files) if "obce" in key] == ["plan-2021/step/obce-7101", "plan-2021/step/obce-7102"]
    rows = {one.orp: one for one in deadlines(workspace(files, DAY), 12) if one.key.startswith("obce")}
    assert rows["7101"].who == ("Kraj",)
    assert "(Alfa)" in rows["7101"].what.in_language("cs")
    acts = [{"by": "kolegium", "act": "discusses", "instance": "Alfa", "date": "2020-10-01"}]
    one_left = {**prepared(EACH, proceedings=acts), "structure/kolegium.yaml": college}
    assert [key for key in found(one_left) if "obce" in key] == ["plan-2021/step/obce-7102"]


def test_unknown_instances_make_one_row():
    files = {**prepared(EACH), "structure/kolegium.yaml": body("kolegium", instances={"per": "orp"})}
    assert [key for key in found(files) if "obce" in key] == ["plan-2021/step/obce"]


def test_optional_and_alternative_steps_say_so():
    steps = [
        {"id": "a", "name": "A", "optional": True},
        {"id": "b", "name": "B", "by": {"body": "rada"}, "act": "discusses"},
        {"id": "c", "name": "C", "alternative_to": "b"},
        {"id": "d", "name": "D"},
    ]
    rows = {one.key: one.what.in_language("cs") for one in deadlines(workspace(prepared(steps), DAY), 12)}
    assert rows["a"].startswith("A (nepovinné) – plán „")
    assert rows["c"].startswith("C (lze místo kroku „B“) – plán „")
    acts = [{"by": "rada", "act": "discusses", "date": "2020-10-01"}]
    assert [key.split("/")[2] for key in found(prepared(steps, proceedings=acts))] == ["d"]


def test_plan_without_a_procedure_is_to_be_approved_before_it_starts():
    files = {"plans/plan.yaml": plan("plan-2021", status="preparing", valid={"from": 2021, "to": 2023})}
    assert found(files) == {"plan-2021/plan/approval": "2020-12-31"}
    assert (
        found({"plans/p.yaml": plan("p", type="strategic", status="preparing", valid={"from": 2021}, planner=None)})
        == {}
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"valid": {"from": 2015, "to": 2018}},  # it was never approved and its time is over
        {"status": "withdrawn"},
        {"procedure": "neni"},
        {"procedure": ["postup"]},
    ],
)
def test_dead_and_broken_plans_are_silent(changes):
    text = plan("plan-2021", **{"status": "preparing", "procedure": "postup", "valid": {"from": 2021}, **changes})
    files = {**BODIES, "structure/postup.yaml": procedure(), "plans/plan.yaml": text}
    assert found(files) == {}


def test_successor_is_due_before_the_plan_in_force_ends():
    files = {"plans/plan.yaml": plan(valid={"from": 2018, "to": 2020})}
    assert found(files) == {"plan/plan/successor": "2020-12-31"}
    assert found(files, months=1) == {}
    assert found({**files, "plans/dalsi.yaml": plan("dalsi", valid={"from": 2021, "to": 2023})}) == {}
    assert found(files, recorded={"plans": {"complete": False}}) == {}


def test_plan_that_ended_without_a_successor_is_overdue():
    files = {"plans/plan.yaml": plan(valid={"from": 2015, "to": 2018})}
    assert found(files, "2019-03-01") == {"plan/plan/successor": "2018-12-31"}
    (row,) = deadlines(workspace(files, "2019-03-01"), 12)
    assert row.state(workspace(files, "2019-03-01").as_of) == "overdue"
    follower = plan("dalsi", valid={"from": 2020, "to": 2023}, status="preparing")
    assert "plan/plan/successor" not in found({**files, "plans/dalsi.yaml": follower}, "2019-03-01")
    in_force = plan("dalsi", valid={"from": 2019, "to": 2023})
    assert found({**files, "plans/dalsi.yaml": in_force}, "2019-03-01") == {}
    assert found(files, "2019-03-01", recorded={"plans": {"complete": False}}) == {}


def test_successor_goes_through_the_only_procedure_of_its_type():
    files = {**BODIES, "plans/plan.yaml": plan(valid={"from": 2018, "to": 2020})}
    one = {**files, "structure/a.yaml": procedure(STEPS, applies_to=["community"])}
    assert found(one)["plan/step/zastupitelstvo"] == "2020-12-31"
    assert found(one)["plan/step/zadani"] == "2019-11-26"
    two = {**one, "structure/b.yaml": procedure(STEPS, "jiny", applies_to=["community"])}
    assert found(two) == {"plan/plan/successor": "2020-12-31"}
    assert found({**files, "structure/a.yaml": procedure(STEPS, applies_to=["action"])}) == found(two)


def test_long_chain_is_told_long_before_the_plan_ends():
    files = {**BODIES, "plans/plan.yaml": plan(valid={"from": 2018, "to": 2022}, procedure="postup")}
    rows = found({**files, "structure/a.yaml": procedure()}, "2021-06-01")
    assert rows == {"plan/step/zadani": "2021-11-25"}


# -- order and circles ------------------------------------------------------------------------------------------------


def test_steps_of_one_day_stand_in_the_order_of_the_procedure():
    names = ["Zadání", "Návrh", "Schválení"]
    steps = [{"id": f"s{number}", "name": name} for number, name in enumerate(names)]
    assert list(asked("2021-01-01", steps)) == ["step/s0", "step/s1", "step/s2"]
    turned = [{**steps[2], "after": ["s1"]}, {**steps[0], "after": []}, {**steps[1], "after": ["s0"]}]
    assert list(asked("2021-01-01", turned)) == ["step/s0", "step/s1", "step/s2"]  # none before what it follows


def test_what_if_cannot_order_a_circle():
    steps = [{"id": one, "name": one.upper(), "after": [after]} for one, after in ("ac", "ba", "cb")]
    with pytest.raises(UserError) as caught:
        asked("2021-01-01", steps)
    assert "v kruhu" in caught.value.text.cs
    assert "„A“, „B“, „C“" in caught.value.text.cs
    assert "“A”, “B”, “C”" in caught.value.text.en


def test_what_if_needs_steps_to_rely_on():
    with pytest.raises(UserError) as caught:
        asked("2021-01-01", [{"id": "a", "name": "A", "lead": "brzy"}])
    assert "has no steps to rely on" in caught.value.text.en

"""The effect of a difference: coverage, the network, gaps and errors; what cannot be known is not told."""

from __future__ import annotations

from kpss.reports.filters import Filters
from tests.unit.changes.test_summary import FILES, told
from tests.unit.records import DELTA, orp, plan, settings, yaml

TWO = {**FILES, "territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA)}
DELTA_PLAN = plan(
    "plan-delta", name="Plán Delty", area={"include": [{"orp": "Delta"}]}, valid={"from": 2017, "to": 2019}
)
OVER = DELTA_PLAN.replace("2017", "2010").replace("2019", "2012")


def service(number: int = 1) -> str:
    return yaml({"kind": "service", "id": f"s{number}", "name": "Domov", "type": "home_for_seniors"})


def entry(value: object, identifier: str = "s1-2017", since: str = "2017-01-01", **more: object) -> str:
    units = [{"form": "residential", "unit": "bed", "value": value}]
    return yaml(
        {"kind": "network-entry", "id": identifier, "service": "s1", "level": "core", "units": units,
         "valid": {"from": since}, **more}
    )  # fmt: skip


def test_gained_and_lost_municipalities_are_named() -> None:
    effect = told({"plans/alfa.yaml": None, "plans/delta.yaml": DELTA_PLAN}, before=TWO).effect
    assert effect.coverage is not None
    assert (effect.coverage.before, effect.coverage.after, effect.coverage.all) == (3, 3, 6)
    assert [one.name for one in effect.coverage.gained] == ["Beta", "Delta", "Omega"]
    assert [one.name for one in effect.coverage.lost] == ["Alfa", "Beta", "Gama"]


def test_coverage_of_an_orp_and_of_a_plan() -> None:
    changes: dict[str, str | None] = {"plans/alfa.yaml": None, "plans/delta.yaml": DELTA_PLAN}
    in_orp = told(changes, before=TWO, filters=Filters(orp="Delta")).effect.coverage
    assert in_orp is not None
    assert (in_orp.before, in_orp.after, in_orp.all) == (0, 3, 3)
    of_plan = told(changes, before=TWO, filters=Filters(plan="plan-alfa"))
    assert of_plan.effect.coverage is not None
    assert (of_plan.effect.coverage.before, of_plan.effect.coverage.after) == (3, 0)
    assert [one.record.id for one in of_plan.difference.records] == ["plan-alfa"]


def test_what_cannot_be_read_covers_on() -> None:
    effect = told({"plans/alfa.yaml": "kind: plan\n\tid: plan-alfa\n"}).effect
    assert effect.coverage is not None
    assert (effect.coverage.before, effect.coverage.after, effect.coverage.lost) == (3, 3, ())
    assert "plans/alfa.yaml" in effect.remarks[0].in_language("cs")
    assert [row["code"] for row in effect.new] == ["KPSS102"]
    assert effect.fixed == ()


def test_what_may_have_stood_in_a_file_is_not_gained() -> None:
    before = {**FILES, "plans/alfa.yaml": "kind: plan\n\tid: plan-alfa\n"}
    effect = told({"plans/alfa.yaml": FILES["plans/alfa.yaml"]}, before=before).effect
    assert effect.coverage is not None
    assert effect.coverage.gained == ()


def test_records_that_are_not_complete_say_so() -> None:
    recorded = {**FILES, "kpss.yaml": settings(recorded={"plans": {"complete": False}})}
    effect = told({"plans/alfa.yaml": None}, before=recorded).effect
    assert "nezapsané" in effect.remarks[0].in_language("cs")
    assert [row["code"] for row in effect.new] == []  # an unrecorded plan is no gap


def test_gaps_that_open_and_close() -> None:
    opened = told({"plans/alfa.yaml": None}).effect
    assert {row["code"] for row in opened.new} >= {"KPSS401", "KPSS408"}
    (row,) = [row for row in opened.new if row["code"] == "KPSS401"]
    assert row["municipalities"] == ["500001", "500002", "500003"]  # one row of an ORP
    without = {path: text for path, text in FILES.items() if path != "plans/alfa.yaml"}
    closed = told({"plans/alfa.yaml": FILES["plans/alfa.yaml"]}, before=without).effect
    assert {row["code"] for row in closed.fixed} >= {"KPSS401", "KPSS408"}
    assert closed.new == ()


def test_gaps_of_a_deleted_plan_are_gone_not_closed() -> None:
    effect = told({"plans/delta.yaml": None}, before={**TWO, "plans/delta.yaml": OVER}).effect
    assert {row["code"] for row in effect.gone} >= {"KPSS301", "KPSS402"}
    assert effect.fixed == ()
    mended = told({"plans/delta.yaml": DELTA_PLAN}, before={**TWO, "plans/delta.yaml": OVER}).effect
    assert mended.gone == ()
    assert "KPSS301" in {row["code"] for row in mended.fixed}


def test_renamed_records_open_nothing() -> None:
    expired = {**FILES, "plans/alfa.yaml": plan("plan-alfa", name="Plán Alfy", valid={"from": 2010, "to": 2014})}
    effect = told(
        {"plans/alfa.yaml": None, "plans/b.yaml": expired["plans/alfa.yaml"].replace("plan-alfa", "plan-b")},
        before=expired,
    ).effect
    assert (effect.new, effect.fixed) == ((), ())


def test_units_of_the_network_on_the_day_and_later() -> None:
    before = {**FILES, "n/s1.yaml": service(), "n/e.yaml": entry(20)}
    now = told({"n/e.yaml": entry(32)}, before=before).effect.capacity
    assert now is not None
    assert not now.later
    assert [(one.unit, int(one.before), int(one.after)) for one in now.balance] == [("bed", 20, 32)]
    # The entry from next year takes the place of the present one: five more, not twenty-five.
    ends = entry(20, valid={"from": "2017-01-01", "to": "2017-12-31"})
    coming = told({"n/e.yaml": ends, "n/f.yaml": entry(25, "s1-2018", "2018-01-01")}, before=before).effect.capacity
    assert coming is not None
    assert coming.later
    assert (coming.day.isoformat(), [(int(one.before), int(one.after)) for one in coming.balance]) == (
        "2018-01-01",
        [(20, 25)],
    )


def test_units_that_may_stand_in_an_unread_file_are_not_told() -> None:
    before = {**FILES, "n/s1.yaml": service(), "n/e.yaml": entry(20)}
    assert told({"n/e.yaml": "kind: network-entry\n\tid: s1-2017\n"}, before=before).effect.capacity is None

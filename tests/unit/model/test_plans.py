"""The state of a plan on a date, from what was known on that date."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.plans import approval_dates, approved, begun, period_on, state
from tests.unit.records import typed_plan

YEARS = {"from": 2013, "to": 2017}
DRAFTS = ("preparing", "draft", "consultation")


def state_on(day: str, **changes: Any) -> str:
    return state(typed_plan(valid=YEARS, **changes), dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        # Approved without a date: as its period says.
        ({}, {"2012-12-31": "future", "2013-01-01": "in_force", "2017-12-31": "in_force", "2018-01-01": "expired"}),
        # A draft covers nothing and cannot expire.
        *[
            ({"status": status}, {"2012-06-01": "preparing", "2015-06-01": "preparing", "2020-01-01": "preparing"})
            for status in DRAFTS
        ],
        # Since when the status holds.
        ({"status_since": "2013-04"}, {"2013-03-31": "preparing", "2013-04-01": "in_force", "2018-01-01": "expired"}),
        # Dated approvals decide, whatever the status says today.
        (
            {"approvals": [{"date": "2013-03-20"}]},
            {"2012-12-31": "preparing", "2013-03-19": "preparing", "2013-03-20": "in_force", "2018-01-01": "expired"},
        ),
        *[
            (
                {"status": status, "approvals": [{"date": "2012-12"}]},
                {"2012-11-30": "preparing", "2012-12-01": "future", "2013-01-01": "in_force"},
            )
            for status in DRAFTS
        ],
        ({"approvals": [{"date": "2012-12"}], "status_since": "2014"}, {"2013-06-01": "in_force"}),
        ({"approvals": [{"by_name": "rada"}]}, {"2013-06-01": "in_force"}),  # an approval without a date says nothing
        ({"status": "draft", "approvals": [{"by_name": "rada"}]}, {"2013-06-01": "preparing"}),
        # Only approvals approve.
        *[
            ({"status": "draft", "approvals": [{"date": "2012-12", "outcome": outcome}]}, {"2013-06-01": "preparing"})
            for outcome in ("rejected", "postponed")
        ],
        (
            {
                "status": "draft",
                "approvals": [{"date": "2012-12", "outcome": "rejected"}, {"date": "2013-05", "outcome": "approved"}],
            },
            {"2013-04-30": "preparing", "2013-05-01": "in_force"},
        ),
        # Of proceedings the approval is one.
        (
            {"status": "draft", "proceedings": [{"act": "approves", "date": "2013-02"}]},
            {"2013-01-31": "preparing", "2013-02-01": "in_force"},
        ),
        *[
            ({"status": "draft", "proceedings": [{"act": act, "date": "2012-02"}]}, {"2013-06-01": "preparing"})
            for act in ("commissions", "decides", "recommends", "comments", "discusses", "gives_opinion", "takes_note")
        ],
        (
            {"status": "draft", "proceedings": [{"act": "approves", "date": "2012-02", "outcome": "rejected"}]},
            {"2013-06-01": "preparing"},
        ),
        # Extensions count from the day on which they were decided.
        (
            {"extensions": [{"to": 2019, "date": "2017-11-15"}]},
            {"2017-11-14": "in_force", "2018-01-01": "in_force", "2019-12-31": "in_force", "2020-01-01": "expired"},
        ),
        ({"extensions": [{"to": 2019, "date": "2018-05-10"}]}, {"2018-05-09": "expired", "2018-05-10": "in_force"}),
        ({"extensions": [{"to": 2019}]}, {"2018-06-01": "in_force", "2020-01-01": "expired"}),
        ({"extensions": [{"to": 2019}, {"to": "2018-06"}]}, {"2018-12-01": "in_force"}),  # the latest end
        ({"extensions": [{"to": 2015}]}, {"2016-06-01": "in_force"}),  # an extension makes nothing shorter
        ({"status": "draft", "extensions": [{"to": 2019}]}, {"2018-06-01": "preparing"}),
        # An addendum changes no state.
        ({"addenda": [{"name": "Dodatek", "date": "2014-05"}]}, {"2014-01-01": "in_force", "2018-01-01": "expired"}),
        # Withdrawn from the day on which it is certain.
        (
            {"status": "withdrawn", "withdrawn": {"date": "2015-05-20"}},
            {"2012-06-01": "future", "2015-05-19": "in_force", "2015-05-20": "withdrawn", "2018-01-01": "withdrawn"},
        ),
        ({"withdrawn": {"date": "2015-05-20"}}, {"2015-05-19": "in_force", "2015-05-20": "withdrawn"}),
        ({"status": "withdrawn", "withdrawn": {"date": 2015}}, {"2015-06-01": "in_force", "2015-12-31": "withdrawn"}),
        ({"status": "withdrawn"}, {"2013-06-01": "withdrawn", "2020-01-01": "withdrawn"}),
        ({"status": "withdrawn", "status_since": "2015-05-20"}, {"2015-05-19": "in_force", "2015-05-20": "withdrawn"}),
        (
            {"status": "withdrawn", "withdrawn": {"date": "2015-05"}, "approvals": [{"date": "2013-03"}]},
            {"2013-02-01": "preparing", "2013-03-01": "in_force", "2015-06-01": "withdrawn"},
        ),
    ],
)
def test_state(changes, states):
    assert {day: state_on(day, **changes) for day in states} == states


@pytest.mark.parametrize(
    ("valid", "states"),
    [
        ({}, {"1950-01-01": "in_force", "2150-01-01": "in_force"}),
        ({"from": "2013-05"}, {"2013-04-30": "future", "2013-05-01": "in_force", "2150-01-01": "in_force"}),
        ({"to": "2017-02"}, {"1950-01-01": "in_force", "2017-02-28": "in_force", "2017-03-01": "expired"}),
        (
            {"from": {"not_before": 2012, "not_after": "2013-06"}, "to": {"not_before": 2016, "not_after": 2017}},
            {"2013-06-29": "future", "2013-06-30": "in_force", "2017-12-31": "in_force", "2018-01-01": "expired"},
        ),
    ],
)
def test_state_of_open_and_imprecise_periods(valid, states):
    plan = typed_plan(valid=valid)
    assert {day: state(plan, dt.date.fromisoformat(day)) for day in states} == states


def test_extension_closes_an_open_period():
    plan = typed_plan(valid={"from": 2013}, extensions=[{"to": 2019, "date": "2018-03"}])
    assert state(plan, dt.date(2020, 1, 1)) == "expired"
    assert period_on(plan, dt.date(2018, 2, 28)) == plan.valid


def test_order_of_approvals_is_that_of_time():
    plan = typed_plan(
        approvals=[{"date": "2013-05"}, {"by_name": "rada"}, {"date": 2012}],
        proceedings=[{"act": "approves", "date": "2012-11-30"}, {"act": "discusses", "date": "2011"}],
    )
    assert [date.text for date in approval_dates(plan)] == ["2012", "2012-11-30", "2013-05"]
    assert not approved(plan, dt.date(2011, 12, 31))
    assert approved(plan, dt.date(2012, 1, 1))


events = st.dates(dt.date(2012, 1, 1), dt.date(2020, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> dict[str, Any]:
    """Plans with dated events of all sorts."""
    day = events.map(dt.date.isoformat) | events.map(lambda day: day.isoformat()[:7]) | events.map(lambda day: day.year)
    return draw(
        st.fixed_dictionaries(
            {"status": st.sampled_from([*DRAFTS, "approved", "withdrawn"])},
            optional={
                "status_since": day,
                "approvals": st.lists(
                    st.fixed_dictionaries(
                        {"date": day}, optional={"outcome": st.sampled_from(["approved", "rejected"])}
                    ),
                    max_size=2,
                ),
                "extensions": st.lists(st.fixed_dictionaries({"to": day, "date": day}), max_size=2),
                "withdrawn": st.fixed_dictionaries({"date": day}),
            },
        )
    )


@given(histories(), events, st.sampled_from(["approvals", "extensions", "withdrawn"]), st.integers(1, 400))
def test_what_comes_later_changes_nothing(history, day, key, later):
    """An event after the day is not known on it."""
    event = {"date": (day + dt.timedelta(days=later)).isoformat(), **({"to": 2030} if key == "extensions" else {})}
    base = {**history, "approvals": [{"date": "2012-01-01"}, *history.get("approvals", [])]}
    if key == "withdrawn":
        base.pop(key, None)
        base["status"] = "approved"
        more = {**base, key: event}
    else:
        more = {**base, key: [*base.get(key, []), event]}
    assert state(typed_plan(**more), day) == state(typed_plan(**base), day)


@given(histories(), events)
def test_states_follow_each_other(history, day):
    """Once approved a plan never goes back to preparation; once withdrawn it stays so."""
    plan = typed_plan(**history)
    before, after = state(plan, day), state(plan, day + dt.timedelta(days=30))
    order = ["preparing", "future", "in_force", "expired", "withdrawn"]
    if (before, after) != ("expired", "in_force"):  # extended after its end
        assert order.index(before) <= order.index(after)


@given(histories(), events)
def test_never_approved_never_expires(history, day):
    plan = typed_plan(**{**history, "status": "draft", "approvals": [], "withdrawn": None})
    assert state(plan, day) == "preparing"


@pytest.mark.parametrize(
    ("changes", "usable"),
    [
        ({}, True),
        ({"edition": "x", "scope": 5, "url": "www", "measures": "x", "note": []}, True),
        ({"type": "x"}, False),
        ({"area": {"include": []}}, False),
        ({"area": {"include": [{"orp": 1.5}]}}, False),
        ({"valid": {"from": "x"}}, False),
        ({"status": "x"}, False),
        ({"status_since": "x"}, False),
        ({"approvals": [{"date": "x"}]}, False),
        ({"proceedings": [{"act": "x"}]}, False),
        ({"extensions": [{}]}, False),
        ({"withdrawn": {"date": "x"}}, False),
        ({"valid": {"from": 2017, "to": 2013}}, False),
    ],
)
def test_plan_is_used_only_where_what_it_rests_on_is_right(changes, usable):
    assert typed_plan(**changes).usable == usable


def test_a_plan_that_was_commissioned_later_is_not_there_yet():
    commissioned = {"by": "rada", "act": "commissions", "date": "2016-05-02"}
    plan = typed_plan(proceedings=[commissioned], approvals=[{"date": "2017-01-10"}])
    assert not begun(plan, dt.date(2016, 5, 1))
    assert begun(plan, dt.date(2016, 5, 2))
    assert begun(typed_plan(approvals=[{"date": "2017-01-10"}]), dt.date(2016, 5, 1))
    discussed = {"by": "komise", "act": "discusses", "date": "2016-03"}
    assert begun(typed_plan(proceedings=[commissioned, discussed]), dt.date(2016, 4, 1))
    assert begun(typed_plan(proceedings=[{**commissioned, "date": "2016"}]), dt.date(2016, 1, 1))

"""Procedures as chains: what precedes what, what carries a step out, and by when each step is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.model.chain import Chain, dues, events_of, missing_seats, yearly
from kpss.model.events import Event
from kpss.model.instances import Seat
from kpss.model.periods import moment
from kpss.model.records import Procedure, Record, Step
from kpss.model.working_days import is_working
from tests.unit.records import record_facts, workspace, yaml

NEW_YEAR = dt.date(2021, 1, 1)
Data = dict[str, Any]


def step(identifier: str, **more: Any) -> Data:
    return {"id": identifier, "name": identifier.upper(), **more}


def chain(*steps: Data, broken: Sequence[str] = ()) -> Chain:
    facts = record_facts({"kind": "procedure", "id": "postup", "name": "Postup", "steps": [*steps]})
    return Chain(Procedure({**facts, "broken": [*broken]}, "postup.yaml"))


def before(found: Chain) -> dict[str, str]:
    return {one: " ".join(found.before(one)) for one in found.steps}


# -- what precedes what -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # One after another, unless it is written otherwise.
        ([step("a"), step("b"), step("c")], {"a": "", "b": "a", "c": "a b"}),
        ([step("a"), step("b", after=[]), step("c")], {"a": "", "b": "", "c": "b"}),
        ([step("a"), step("b"), step("c", after=["a"])], {"a": "", "b": "a", "c": "a"}),
        # A diamond, written in any order.
        (
            [step("a"), step("b", after=["a"]), step("c", after=["a"]), step("d", after=["b", "c"])],
            {"a": "", "b": "a", "c": "a", "d": "a b c"},
        ),
        (
            [step("d", after=["b", "c"]), step("c", after=["a"]), step("b", after=["a"]), step("a", after=[])],
            {"d": "c b a", "c": "a", "b": "a", "a": ""},
        ),
        # The order holds across what may be left out.
        ([step("a"), step("b", optional=True), step("c")], {"a": "", "b": "a", "c": "a b"}),
        # A circle: all precede each other, none itself.
        (
            [step("a", after=["c"]), step("b", after=["a"]), step("c", after=["b"])],
            {"a": "b c", "b": "a c", "c": "a b"},
        ),
        ([step("a", after=["a"]), step("b")], {"a": "", "b": "a"}),
        # Unknown steps say nothing.
        ([step("a"), step("b", after=["x"]), step("c", after=["x", "a"])], {"a": "", "b": "", "c": "a"}),
        # An alternative stands in the place of the step that it may replace.
        (
            [step("a"), step("b"), step("c", alternative_to="b"), step("d")],
            {"a": "", "b": "a", "c": "a", "d": "a b c"},
        ),
        (
            [step("a"), step("c", alternative_to="b"), step("b"), step("d")],
            {"a": "", "c": "a", "b": "a", "d": "a c b"},
        ),
        # What precedes only one of them need not precede the step after them.
        (
            [step("a"), step("b"), step("c", alternative_to="b", after=[]), step("d")],
            {"a": "", "b": "a", "c": "", "d": "b c"},
        ),
        (
            [step("a"), step("b"), step("c", alternative_to="b", after=["a"]), step("d", after=["c"])],
            {"a": "", "b": "a", "c": "a", "d": "a b c"},
        ),
    ],
)
def test_before(steps: list[Data], expected: dict[str, str]) -> None:
    assert before(chain(*steps)) == expected


def test_what_follows_one_alternative_follows_the_other() -> None:
    found = chain(step("a"), step("b", alternative_to="a"), step("c"))
    assert [found.following(one) for one in found.steps] == [["c"], ["c"], []]


def test_alternatives() -> None:
    found = chain(
        step("a"), step("b", alternative_to="a", optional=True), step("c", alternative_to="b"),
        step("d", alternative_to="x"), step("e", alternative_to="e"), step("f", optional=True),
    )  # fmt: skip
    assert {one: found.alternatives(one) for one in found.steps} == {
        "a": ["a", "b", "c"], "b": ["a", "b", "c"], "c": ["a", "b", "c"], "d": ["d"], "e": ["e"], "f": ["f"],
    }  # fmt: skip
    assert [one for one in found.steps if found.may_be_left_out(one)] == ["a", "b", "c", "f"]


def test_alternatives_in_a_circle() -> None:
    found = chain(step("x"), step("a", alternative_to="b"), step("b", alternative_to="a"), step("c"))
    assert found.alternatives("b") == ["a", "b"]
    assert before(found) == {"x": "", "a": "x", "b": "x", "c": "x a b"}


def test_only_usable_steps() -> None:
    assert chain(step("a"), broken=["steps"]).steps == {}
    assert list(chain(step("a"), {"name": "Bez označení"}, step("b")).steps) == ["a", "b"]
    twice = chain(step("a", act="approves"), step("a", act="discusses"), step("b"))
    assert [known.act for known in twice.steps.values()] == ["approves", ""]
    assert twice.path("b") == ("steps", 2)


# -- what carries a step out ------------------------------------------------------------------------------------------

RECORD = Record(record_facts({"kind": "plan", "id": "plan"}), "plan.yaml")


def event(act: str, date: str = "", *, by: str = "rada", **more: Any) -> Event:
    return Event(by, act, moment(date) if date else None, RECORD, (), **more)


def done(given: Data, *events: Event) -> list[str]:
    return [one.date.text if one.date else one.act for one in events_of(Step(given), events)]


RADA = {"by": {"body": "rada"}}


@pytest.mark.parametrize(
    ("given", "acts"),
    [
        (step("a", act="recommends", **RADA), ["recommends"]),
        (step("a", act="recommends", also=["comments"], **RADA), ["recommends", "comments"]),
        # To approve and to decide is the same.
        (step("a", act="approves", **RADA), ["approves", "decides"]),
        (step("a", act="recommends", also=["decides"], **RADA), ["approves", "decides", "recommends"]),
        # Who did more than to discuss has discussed.
        (
            step("a", act="discusses", **RADA),
            ["approves", "decides", "recommends", "comments", "gives_opinion", "takes_note", "discusses", ""],
        ),
        (step("a", act="commissions", **RADA), ["commissions"]),
        # A step without an act: whatever its body does.
        (
            step("a", **RADA),
            [
                *("approves", "decides", "recommends", "comments", "gives_opinion", "takes_note", "discusses", ""),
                "commissions",
            ],
        ),
        # A step without a body is carried out by name only.
        (step("a", act="discusses"), []),
        (step("a", act="discusses", by={"name": "rada"}), []),
        (step("a", act="discusses", by={"role": "rada"}), []),
        (step("a", act="discusses", by={"body": "komise"}), []),
    ],
)
def test_acts_that_carry_a_step_out(given: Data, acts: list[str]) -> None:
    every = ("approves", "decides", "recommends", "comments", "gives_opinion", "takes_note", "discusses", "")
    assert sorted(done(given, *map(event, (*every, "commissions")))) == sorted(acts)


def test_named_steps() -> None:
    given = step("a", act="recommends", **RADA)
    assert done(given, event("takes_note", "2017", step="a", by="komise")) == ["2017"]
    assert done(given, event("recommends", "2017", step="b")) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([("2017-01", "rejected")], []),
        ([("2017-01", "postponed"), ("2017-02", "")], ["2017-02"]),
        ([("2017-01", ""), ("2017-02", "rejected")], []),
        ([("2017-01", ""), ("2017-02", "rejected"), ("2017-03", "approved")], ["2017-01", "2017-03"]),
        ([("2017-01", ""), ("2017", "rejected")], ["2017-01"]),  # perhaps before it
        ([("", ""), ("2017-02", "rejected")], ["recommends"]),
        ([("2017-01", "with_comments"), ("", "rejected")], ["2017-01"]),
    ],
)
def test_the_last_decision_counts(events: list[tuple[str, str]], expected: list[str]) -> None:
    given = step("a", act="recommends", **RADA)
    assert done(given, *(event("recommends", date, outcome=outcome) for date, outcome in events)) == expected


def test_a_refusal_of_another_act_undoes_nothing() -> None:
    discussed, refused = event("discusses", "2017-01"), event("approves", "2017-02", outcome="rejected")
    assert done(step("a", act="discusses", **RADA), discussed, refused) == ["2017-01"]
    assert done(step("a", act="discusses", **RADA), discussed, refused._replace(step="a")) == []
    assert done(step("a", **RADA), discussed, refused) == []


def test_each_instance_decides_for_itself() -> None:
    given = step("a", act="discusses", each_instance=True, **RADA)
    events = [event("discusses", "2017-01", orp="7101"), event("discusses", "2017-01", orp="7102")]
    assert done(given, *events, event("discusses", "2017-02", orp="7102", outcome="postponed")) == ["2017-01"]


def test_missing_seats() -> None:
    def body(identifier: str, **instances: Any) -> str:
        data = {"kind": "body", "id": identifier, "type": "working_group", "name": "Skupina", "instances": instances}
        return yaml(data)

    found = workspace(
        {
            "orp.yaml": body("orp", per="orp", orps=["Alfa", "7102"]),
            "group.yaml": body("group", per="target_group", names=["rodiny", "senioři"]),
            "unknown.yaml": body("unknown", per="orp"),
            "one.yaml": body("one", per="one"),
        }
    )
    day = dt.date(2015, 6, 1)

    def missing(identifier: str, *events: Event, each: bool = True) -> list[Seat]:
        given = Step(step("a", act="discusses", by={"body": identifier}, each_instance=each))
        return missing_seats(found, given, [*events], day)

    alfa, delta = Seat("orp", "7101"), Seat("orp", "7102")
    act = event("discusses")
    assert missing("orp") == [alfa, delta]
    assert missing("orp", act._replace(orp="7102")) == [alfa]
    assert missing("orp", act._replace(orp="7102"), act._replace(orp="7101")) == []
    assert missing("orp", act._replace(orp="7102"), act) == []  # perhaps that of Alfa
    assert missing("orp", act._replace(orp="7102"), act._replace(orp="Neznámá")) == []
    assert missing("orp", each=False) == []
    assert missing("group", act._replace(group="rodiny")) == [Seat("group", group="senioři")]
    assert missing("unknown") == missing("one") == missing("nowhere") == []


# -- by when ----------------------------------------------------------------------------------------------------------


def days(found: Chain, start: dt.date = NEW_YEAR, **sessions: list[str]) -> dict[str, str]:
    known = {body: [dt.date.fromisoformat(day) for day in given] for body, given in sessions.items()}
    return {
        due.step.id: f"{due.day}" if due.day == due.begins else f"{due.begins} {due.day}"
        for due in dues(found, start, known)
    }


def test_worked_back_from_new_year() -> None:
    found = chain(
        step("priprava", takes={"months": 3}),
        step("pripominky", takes={"days": 14}, consultation=True),
        step("komise", act="recommends", by={"body": "komise"}),
        step("rada", act="recommends", by={"body": "rada"}, lead={"days": 21}),
        step("zastupitelstvo", act="approves", by={"body": "zastupitelstvo"}),
    )
    assert days(found) == {
        "priprava": "2020-08-26 2020-11-26",
        "pripominky": "2020-11-26 2020-12-10",
        "komise": "2020-12-10",
        "rada": "2020-12-10",
        "zastupitelstvo": "2020-12-31",  # a Thursday; the plan holds from the next day
    }
    assert days(found, zastupitelstvo=["2020-09-21", "2020-12-14", "2021-02-22"], rada=["2020-11-16"]) == {
        "priprava": "2020-07-31 2020-11-02",  # 2 August was a Sunday
        "pripominky": "2020-11-02 2020-11-16",
        "komise": "2020-11-16",
        "rada": "2020-11-16",
        "zastupitelstvo": "2020-12-14",
    }


@pytest.mark.parametrize(
    ("start", "more", "expected"),
    [
        # Free days: the deadline moves back to a working day.
        ("2021-01-01", {}, "2020-12-31"),
        ("2020-12-27", {}, "2020-12-23"),  # after a Saturday, two holidays and Christmas Eve
        ("2019-04-23", {}, "2019-04-18"),  # after Easter Monday, the weekend and Good Friday
        ("2018-07-07", {}, "2018-07-04"),  # after 5 and 6 July
        # How long ahead of the validity.
        ("2021-01-01", {"lead": {"months": 1}}, "2020-12-01"),
        ("2021-01-01", {"lead": {"days": 14}}, "2020-12-18"),
        ("2021-01-01", {"lead": {"days": 5, "working": True}}, "2020-12-23"),  # 24 to 27 December were free
        ("2021-01-01", {"lead": {"days": 0}}, "2020-12-31"),
        ("2020-03-31", {"lead": {"months": 1}}, "2020-02-28"),  # 29 February was a Saturday
        ("2021-03-31", {"lead": {"months": 1}}, "2021-02-26"),
        # How long it takes.
        ("2021-01-01", {"takes": {"days": 14}}, "2020-12-17 2020-12-31"),
        ("2021-01-01", {"takes": {"months": 10}}, "2020-02-28 2020-12-31"),
        ("2019-04-24", {"takes": {"days": 3, "working": True}}, "2019-04-16 2019-04-23"),
        # Once a year; a date of every year stays as it is written.
        ("2021-01-01", {"due": "--03-31"}, "2020-03-31"),
        ("2021-03-31", {"due": "--03-31"}, "2020-03-31"),
        ("2021-04-01", {"due": "--03-31"}, "2021-03-31"),
        ("2024-04-30", {"due": "--03-31"}, "2024-03-31"),  # Easter Sunday
        ("2024-04-30", {"due": "--03-31", "takes": {"days": 1, "working": True}}, "2024-03-27 2024-03-31"),
        ("2020-12-01", {"due": "--02-29"}, "2020-02-29"),
        ("2021-12-01", {"due": "--02-29"}, "2021-02-28"),
    ],
)
def test_one_step(start: str, more: Data, expected: str) -> None:
    assert days(chain(step("a", **more)), dt.date.fromisoformat(start)) == {"a": expected}


def test_the_earliest_of_what_follows_counts() -> None:
    found = chain(
        step("a"), step("b", after=["a"], takes={"days": 30}), step("c", after=["a"], takes={"days": 7}),
        step("d", after=["b", "c"]),
    )  # fmt: skip
    assert days(found) == {
        "a": "2020-12-01", "b": "2020-12-01 2020-12-31", "c": "2020-12-23 2020-12-31", "d": "2020-12-31",
    }  # fmt: skip


def test_alternatives_and_what_may_be_left_out_are_due_too() -> None:
    found = chain(
        step("a", due="--03-31"), step("b", due="--07-31", alternative_to="a"), step("c", optional=True),
        step("d", lead={"days": 10}),
    )  # fmt: skip
    assert days(found) == {"a": "2020-03-31", "b": "2020-07-31", "c": "2020-12-22", "d": "2020-12-22"}


def test_sessions() -> None:
    found = chain(step("a", by={"body": "rada"}))
    assert days(found, rada=["2020-12-31"]) == {"a": "2020-12-31"}
    assert days(found, rada=["2020-11-02", "2020-12-07", "2021-01-11"]) == {"a": "2020-12-07"}
    assert days(found, rada=["2021-01-11"]) == {"a": "2020-12-31"}
    # The calendar does not reach so far yet: it will meet again.
    assert days(found, rada=["2020-02-03"]) == {"a": "2020-12-31"}
    assert days(found, rada=["2020-02-03", "2021-02-01"]) == {"a": "2020-02-03"}


def test_circles_end() -> None:
    found = chain(step("a", after=["c"]), step("b", after=["a"], takes={"days": 7}), step("c", after=["b"]))
    assert days(found) == {"a": "2020-12-23", "b": "2020-12-23 2020-12-31", "c": "2020-12-31"}
    assert days(chain(step("a", after=["a"]))) == {"a": "2020-12-31"}


@pytest.mark.parametrize("lead", [{"days": 10**12}, {"months": 10**12}, {"days": 10**6, "working": True}])
def test_beyond_the_calendar(lead: Data) -> None:
    found = chain(step("a", takes=lead), step("b", lead=lead))
    assert {due.day for due in dues(found, NEW_YEAR)} == {dt.date.min}


def test_many_steps_in_whatever_order() -> None:
    steps = [step("s0", after=[]), *(step(f"s{n}", after=[f"s{n - 1}"]) for n in range(1, 400))]
    for found in (chain(*steps), chain(*reversed(steps))):
        assert len(found.before("s399")) == 399
        assert len(dues(found, NEW_YEAR)) == 400


def test_yearly() -> None:
    assert yearly("--02-29", 2024) == dt.date(2024, 2, 29)
    assert yearly("--02-29", 2023) == yearly("--02-28", 2023) == dt.date(2023, 2, 28)
    assert yearly("--02-29", 2100) == dt.date(2100, 2, 28)
    assert yearly("--02-29", 2000) == dt.date(2000, 2, 29)
    assert yearly("31. 3.", 2023) is None


# -- properties -------------------------------------------------------------------------------------------------------

LEADS = st.one_of(
    st.none(), st.builds(lambda n, w: {"days": n, "working": w}, st.integers(0, 60), st.booleans()),
    st.builds(lambda n: {"months": n}, st.integers(0, 14)),
)  # fmt: skip


@st.composite
def procedures(draw: st.DrawFn) -> list[Data]:
    """Steps that follow steps before them in the list, then shuffled."""
    steps = []
    for number in range(draw(st.integers(1, 8))):
        earlier = [f"s{n}" for n in range(number)]
        data = step(f"s{number}", after=draw(st.lists(st.sampled_from(earlier), unique=True)) if earlier else [])
        for key in ("lead", "takes"):
            if value := draw(LEADS):
                data[key] = value
        steps.append(data)
    return draw(st.permutations(steps))


@given(procedures(), st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)))
def test_dues_keep_the_order(steps: list[Data], start: dt.date) -> None:
    found = chain(*steps)
    by_step = {due.step.id: due for due in dues(found, start)}
    assert list(by_step) == [one["id"] for one in steps]
    for one, due in by_step.items():
        assert due.begins <= due.day < start
        assert is_working(due.day)
        assert is_working(due.begins)
        for earlier in found.before(one):
            assert by_step[earlier].day <= due.begins


@given(procedures())
def test_precedence_is_transitive_and_knows_no_order_of_writing(steps: list[Data]) -> None:
    found, turned = chain(*steps), chain(*reversed(steps))
    for one in found.steps:
        earlier = found.before(one)
        assert one not in earlier
        assert set(earlier) == set(turned.before(one))
        assert {two for three in earlier for two in found.before(three)} <= set(earlier)

"""Rules 503 to 507: meetings held too rarely, papers, invitations and minutes late, and no quorum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.findings.finding import Finding
from kpss.model.periods import add_months
from kpss.model.watch import all_meetings_are_known
from kpss.model.working_days import add_days
from kpss.rules.engine import find
from tests.unit.records import orp, workspace, yaml

Data = dict[str, Any]

DAY = "2017-07-16"
COMPLETE: Data = {"meetings": {"complete": True}}


def body(identifier: str = "skupina", /, *, more: Mapping[str, Any] | None = None, **rules: Any) -> str:
    data = {"kind": "body", "id": identifier, "type": "working_group", "name": "Skupina", "meetings": rules}
    return yaml({**data, **(more or {})})


def meeting(date: str, identifier: str = "", /, **more: Any) -> str:
    return yaml({"kind": "meeting", "id": identifier or f"m-{date}", "body": "skupina", "date": date, **more})


def found(code: int, *texts: str, day: str = DAY, **settings: Any) -> list[Finding]:
    """The findings of a rule; 504–507 look back as far as the calendar goes."""
    if code != 503:
        rules = {f"KPSS{code}": {"months": 1200, **settings.pop("rules", {}).get(f"KPSS{code}", {})}}
        settings["rules"] = rules
    return find(workspace({"a.yaml": "---\n".join(texts)}, day, **settings), [code])


def test_old_meetings_are_left_alone() -> None:
    rules, late = body(invitation={"days": 7}), {"invitation": {"sent": "2016-05-10"}}
    assert [one.code for one in found(505, rules, meeting("2016-05-12", **late), day="2017-05-12")] == [505]
    for months, expected in ((12, [505]), (11, [])):
        settings = {"rules": {"KPSS505": {"months": months}}}
        assert [
            one.code for one in found(505, rules, meeting("2016-05-12", **late), day="2017-05-12", **settings)
        ] == expected


def subjects(code: int, *texts: str, day: str = DAY, **settings: Any) -> list[str]:
    return [finding.subject for finding in found(code, *texts, day=day, **settings)]


def problems(code: int, *texts: str, day: str = DAY, **settings: Any) -> list[str]:
    return [str(finding.params.get("problem", "")) for finding in found(code, *texts, day=day, **settings)]


FOUR: Data = {"frequency": [{"at_least": 4, "per": "year"}]}
TWO_MONTHS: Data = {"frequency": [{"every_months": 2}]}


# -- 503: for what time it may speak -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recorded", "dates", "expected"),
    [
        ({}, ["2016-03-09"], ["2016"]),
        ({}, [], []),  # no meeting is recorded at all
        ({"meetings": {"complete": False}}, ["2016-03-09"], []),
        (COMPLETE, [], ["2016"]),
        (COMPLETE, ["2016-03-09"], ["2016"]),
        (COMPLETE, ["2017-03-09"], []),  # nobody knows whether the body was there in 2016
        ({"meetings": {"note": "nic"}}, ["2016-03-09"], ["2016"]),
        ({"meetings": {"since": 2016}}, ["2016-03-09"], ["2016"]),
        ({"meetings": {"since": "2016-01-02"}}, ["2016-03-09"], []),
        ({"meetings": {"until": 2016}}, ["2016-03-09"], ["2016"]),
        ({"meetings": {"until": "2016-12-30"}}, ["2016-03-09"], []),
        ({"meetings": {"complete": "snad"}}, ["2016-03-09"], []),  # what it says is not known
    ],
)
def test_only_where_the_records_reach(recorded, dates, expected):
    assert subjects(503, body(**FOUR), *map(meeting, dates), recorded=recorded) == expected


@pytest.mark.parametrize(
    ("valid", "expected"),
    [
        ({"from": "2016-01-01"}, ["2016"]),
        ({"from": "2015"}, ["2016"]),
        ({"from": "2016"}, []),  # perhaps only at its end
        ({"from": "2016-01-02"}, []),
        ({"to": "2016-12-31"}, ["2016"]),
        ({"to": "2016"}, []),
        ({"from": {"not_before": "2015-06-01"}}, []),  # it may stand only now
        ({"from": {"not_after": "2015-06-01"}}, ["2016"]),
    ],
)
def test_only_while_the_body_surely_stands(valid, expected):
    assert subjects(503, body(more={"valid": valid}, **FOUR), meeting("2016-03-09")) == expected
    assert subjects(503, body(more={"valid": valid}, **FOUR), recorded=COMPLETE) == expected


@pytest.mark.parametrize("day", ["2016-12-31", "2017-01-01", "2017-12-31", "2018-01-01"])
def test_a_year_is_told_for_the_year_that_follows(day):
    expected = ["2016"] if day.startswith("2017") else []
    texts = [body(**FOUR), meeting("2016-03-09"), *(meeting(f"2017-0{month}-08") for month in range(1, 5))]
    assert subjects(503, *texts, day=day) == expected


def test_meetings_held_later_are_not_known_yet():
    texts = [body(**FOUR), *(meeting(f"2016-0{month}-08") for month in range(1, 5))]
    assert subjects(503, *texts, day="2016-03-01") == subjects(503, *texts) == []
    assert subjects(503, body(**TWO_MONTHS), meeting("2017-03-08"), meeting("2017-07-20")) == ["2017-03-08"]


def test_the_finding_says_whom_and_since_when():
    (finding,) = found(503, body(**FOUR), meeting("2016-03-09"))
    assert (finding.record, finding.path, finding.severity) == ("skupina", ("meetings", "frequency", 0), "gap")
    assert (finding.since, finding.orp) == ("2017-01-01", "")
    assert finding.params == {"name": "Skupina", "year": 2016, "held": 1, "needed": 4}


# -- 503: what is in doubt ---------------------------------------------------------------------------------------------

OTHER = body("rada", more={"name": "Rada"})


@pytest.mark.parametrize(
    ("hidden", "speaks"),
    [
        ("kind: meeting\nid: x\nbody: [skupina\n", False),  # not read
        ("kind: meeting\nid: x\nbody: [rada\n", True),
        ("kind: meting\nid: x\nbody: skupina\ndate: 2016-04-06\n", False),  # half read
        ("kind: meting\nid: x\nbody: rada\ndate: 2016-04-06\n", True),
        ("kind: meeting\nid: x\nbody: skupna\ndate: 2016-04-06\n", False),  # whose is it?
        ("kind: meeting\nid: x\nbody: skupina\ndate: 6. 4. 2016\n", False),
        ("kind: meeting\nid: x\nbody: skupina\n", False),
        ("kind: meeting\nid: x\nbody: rada\ndate: 6. 4. 2016\n", True),
        ("kind: meeting\nid: x\nbody: skupina\ndate: 2016-04-06\nstatus: hled\n", False),
        ("kind: meeting\nid: x\nbody: skupina\ndate: 2016-04-06\nform: radne\n", False),
        ("kind: meeting\nid: x\nbody: skupina\ninstance: Neznámé\ndate: 2016-04-06\n", False),
        ("kind: meeting\nid: m-2016-03-09\nbody: skupina\ndate: 2016-04-06\n", False),  # an id twice
        ("kind: role\nid: m-2016-03-09\nname: Role\n", False),
        ("kind: meeting\nid: x\nbody: skupina\ndate: 2016-04-06\nplace: 5\n", True),
    ],
)
def test_a_missing_meeting_must_be_certain(hidden, speaks):
    space = workspace({"a.yaml": "---\n".join([body(**FOUR), OTHER, meeting("2016-03-09")]), "b.yaml": hidden}, DAY)
    assert [finding.subject for finding in find(space, [503])] == (["2016"] if speaks else [])


def test_an_unreadable_file_may_hold_anything():
    space = workspace({"a.yaml": "---\n".join([body(**FOUR), meeting("2016-03-09")]), "b.yaml": "#" * 3_000_000}, DAY)
    (record,) = (record for record in space.records.values() if record.id == "skupina")
    assert find(space, [503]) == []
    assert not all_meetings_are_known(space, record)  # type: ignore[arg-type]


@pytest.mark.parametrize("broken", [{"meetings": {"frequency": [{"at_least": 0}]}}, {"instances": {}}, {"valid": 5.5}])
def test_a_broken_body_is_not_relied_on(broken):
    assert subjects(503, body(more=broken, **FOUR), meeting("2016-03-09")) == []


# -- 503: what counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True),
        ({"status": "held"}, True),
        ({"form": "extraordinary"}, True),
        ({"status": "planned"}, True),  # nobody wrote that it was not held
        ({"status": "cancelled"}, False),
        ({"form": "per_rollam"}, False),
    ],
)
def test_which_meetings_count(more, counts):
    rules: Data = {"frequency": [{"at_least": 2, "per": "year"}]}
    texts = [body(**rules), meeting("2016-03-09"), meeting("2016-09-14", **more)]
    assert subjects(503, *texts) == ([] if counts else ["2016"])


@given(st.lists(st.dates(dt.date(2015, 6, 1), dt.date(2017, 7, 16)), min_size=1, max_size=6), st.integers(1, 5))
def test_a_year_with_fewer_meetings_is_told(days, least):
    texts = [meeting(day.isoformat(), f"m-{number}") for number, day in enumerate(days)]
    told = min(days).year <= 2016 and sum(day.year == 2016 for day in days) < least
    assert subjects(503, body(frequency=[{"at_least": least}]), *texts) == (["2016"] if told else [])


@given(st.lists(st.dates(dt.date(2016, 7, 16), dt.date(2017, 7, 16)), min_size=1, max_size=6), st.integers(1, 5))
def test_who_meets_in_each_month_never_pauses_too_long(days, months):
    """Whatever the days of the months are."""
    first = dt.date(2015, 1, 1)
    monthly = [add_months(first, number).replace(day=days[number % len(days)].day % 28 + 1) for number in range(31)]
    texts = [meeting(day.isoformat()) for day in monthly if day <= dt.date(2017, 7, 16)]
    assert subjects(503, body(frequency=[{"every_months": months}, {"monthly": True}]), *texts) == []


def test_a_pause_keeps_its_identity_when_it_ends():
    texts = [body(**TWO_MONTHS), meeting("2017-01-11")]
    (before,) = found(503, *texts)
    (after,) = found(503, *texts, meeting("2017-07-12"))
    assert (before.params["problem"], after.params["problem"]) == ("since", "pause")
    assert before.identity == after.identity
    assert before.since == after.since == "2017-04-01"


def test_several_rules_of_frequency_are_told_apart():
    rules = [{"as_needed": True}, {"at_least": 4}, {"every_months": 2}, {"before": ["rada kraje"]}]
    findings = found(503, body(frequency=rules), meeting("2016-03-09"))
    assert [(finding.path[-1], finding.subject) for finding in findings] == [(1, "2016"), (2, "2016-03-09")]


# -- 503: instances ----------------------------------------------------------------------------------------------------

EACH: Data = {"frequency": [{"at_least": 1, "per": "year", "each_instance": True}]}
TOGETHER: Data = {"frequency": [{"at_least": 3, "per": "year"}]}
PER_ORP: Data = {"instances": {"per": "orp", "count": 2}}


def test_instances_of_one_body_never_mix():
    alfa = [meeting(f"2016-0{month}-08", instance="Alfa") for month in range(1, 5)]
    (finding,) = found(503, body(more=PER_ORP, **EACH), *alfa)
    assert (finding.subject, finding.orp) == ("7102 2016", "7102")
    assert finding.params["name"] == "Skupina (Delta)"
    assert subjects(503, body(more=PER_ORP, **EACH), *alfa, meeting("2016-12-31", instance="7102")) == []


def test_thirteen_instances_give_thirteen_findings():
    orps = [
        orp(f"orp-{number}", f"72{number:02}", f"Město {number}", [(f"5200{number:02}", f"Město {number}")])
        for number in range(13)
    ]
    each = [f"72{number:02}" for number in range(13)]
    more: Data = {"instances": {"per": "orp", "orps": each}}
    findings = found(503, body(more=more, **EACH), meeting("2016-03-09", instance="7203"), *orps)
    assert [finding.orp for finding in findings] == [code for code in each if code != "7203"]


def test_instances_that_meet_together_are_counted_together():
    meetings = [meeting(f"2016-0{number}-08", instance=name) for number, name in enumerate(("Alfa", "Delta"), start=1)]
    assert subjects(503, body(more=PER_ORP, **TOGETHER), *meetings) == ["2016"]
    assert subjects(503, body(more=PER_ORP, **TOGETHER), *meetings, meeting("2016-05-08", instance="Alfa")) == []
    apart: Data = {**TOGETHER, "separately": True}
    assert subjects(503, body(more=PER_ORP, **apart), *meetings) == ["7101 2016", "7102 2016"]


def test_single_instance_is_named():
    (finding,) = found(503, body(more={"instances": {"per": "orp", "orps": ["7101"]}}, **FOUR), meeting("2016-03-09"))
    assert (finding.subject, finding.orp, finding.params["held"]) == ("7101 2016", "7101", 1)


@pytest.mark.parametrize(
    ("instances", "group", "expected"),
    [
        ({"per": "target_group"}, "Senioři", []),  # how many there are is not known
        ({"per": "target_group", "names": ["Senioři", "Rodiny"]}, "Senioři", ["Rodiny 2016"]),
        ({"per": "target_group", "names": ["Senioři", "Rodiny"], "count": 3}, "Senioři", []),
        ({"per": "target_group", "names": ["Senioři", "Rodiny"]}, "senioři", []),  # one of them, who knows which
        ({"per": "target_group", "names": ["Senioři", "Rodiny"]}, "", []),  # all at once, perhaps
        ({"per": "one"}, "Senioři", []),
    ],
)
def test_groups(instances, group, expected):
    more: Data = {"group": group} if group else {}
    assert subjects(503, body(more={"instances": instances}, **EACH), meeting("2016-03-09", **more)) == expected


def test_a_group_formed_for_a_time_is_watched_until_its_end():
    more: Data = {"instances": {"per": "ad_hoc", "topic": "Sucho", "until": "2016-06-30"}}
    assert subjects(503, body(more=more, **FOUR), meeting("2016-03-09")) == []


# -- 503: days of another body -----------------------------------------------------------------------------------------


def on_days(*dates: str, **frequency: Any) -> list[Finding]:
    council = body("rada", more={"name": "Rada"})
    held = [meeting(date, f"rada-{date}", body="rada") for date in ("2017-02-22", "2017-03-22", "2017-04-26")]
    rules: Data = {"frequency": [{"on_days_of": "rada", **frequency}]}
    return found(503, body(**rules), council, *held, *map(meeting, dates))


def test_days_of_another_body():
    (finding,) = on_days("2017-02-22")
    assert (finding.params["count"], finding.params["first"], finding.subject) == (2, "2017-03-22", "days")
    assert on_days("2017-02-22", "2017-03-22", "2017-04-26") == []
    assert on_days("2017-03-01", "2017-03", "2017-04") == []  # it may have met on those days
    assert on_days() == []  # before its first meeting nothing is known
    assert on_days("2017-02-22", approximate=True) == on_days("2017-02-22", every_months=12) == []


# -- 504 and 505: time limits ahead ------------------------------------------------------------------------------------

WEEK: Data = {"invitation": {"days": 7}, "papers": {"days": 7}}


@given(st.dates(dt.date(2016, 1, 1), dt.date(2017, 6, 30)), st.integers(-20, 20), st.integers(0, 10), st.booleans())
def test_sent_late_is_told_exactly(date, ahead, days, working):
    sent = date - dt.timedelta(days=ahead)
    rules: Data = {"invitation": {"days": days, "working": working}}
    texts = body(**rules), meeting(date.isoformat(), invitation={"sent": sent.isoformat()})
    late = sent > add_days(date, -days, working=working)
    assert bool(found(505, *texts)) is late
    for finding in found(505, *texts):
        assert finding.since == (add_days(date, -days, working=working) + dt.timedelta(days=1)).isoformat()


@given(st.dates(dt.date(2017, 1, 1), dt.date(2017, 12, 31)), st.sampled_from([4, 7]), st.sampled_from([4, 7]))
def test_less_precise_dates_never_say_more(date, of_meeting, of_sending):
    sent = (date - dt.timedelta(days=5)).isoformat()
    exact = found(505, body(**WEEK), meeting(date.isoformat(), "m", invitation={"sent": sent}), day="2018-06-01")
    vague = meeting(date.isoformat()[:of_meeting], "m", invitation={"sent": sent[:of_sending]})
    assert len(found(505, body(**WEEK), vague, day="2018-06-01")) <= len(exact) == 1


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-07-01", []),
        ("2017-07-13", []),  # the last day
        ("2017-07-14", ["due"]),
        ("2017-07-20", ["due"]),  # the day of the meeting
        ("2017-07-21", []),  # nobody knows any more
    ],
)
@pytest.mark.parametrize("code", [504, 505])
def test_a_coming_meeting(code, day, expected):
    assert problems(code, body(**WEEK), meeting("2017-07-20"), day=day) == expected
    assert problems(code, body(**WEEK), meeting("2017-07-20", form="per_rollam"), day=day) == []
    assert problems(code, body(**WEEK), meeting("2017-07-20", status="cancelled"), day=day) == []


@pytest.mark.parametrize(
    ("recorded", "told"),
    [
        ({}, True),
        ({"complete": True}, True),
        ({"complete": False}, False),
        ({"until": "2017-07-13"}, True),
        ({"until": "2017-07-12"}, False),
    ],
)
@pytest.mark.parametrize("code", [504, 505])
def test_nothing_rests_on_incomplete_records(code, recorded, told):
    texts = body(**WEEK), meeting("2017-07-20")
    assert bool(found(code, *texts, recorded={"meetings": recorded})) is told


@pytest.mark.parametrize("code", [504, 505])
def test_what_is_sent_later_is_not_known_yet(code):
    sent: Data = {"invitation": {"sent": "2017-07-15"}, "papers": {"sent": "2017-07-15"}}
    texts = body(**WEEK), meeting("2017-07-20", **sent)
    assert problems(code, *texts, day="2017-07-13") == []
    assert problems(code, *texts, day="2017-07-14") == ["due"]
    assert problems(code, *texts, day="2017-07-15") == [""]
    assert problems(code, *texts, day="2018-07-15") == [""]


@pytest.mark.parametrize(
    ("lead", "form", "late"),
    [
        ({"days": 7}, "urgent", True),
        ({"days": 7}, "substitute", True),
        ({"days": 7, "urgent": "bez lhůty"}, "urgent", False),
        ({"days": 7, "urgent": "bez lhůty"}, "substitute", False),
        ({"days": 7, "urgent": "bez lhůty"}, "extraordinary", False),
        ({"days": 7, "urgent": "bez lhůty"}, "regular", True),
        ({"days": 7, "urgent_days": 2}, "urgent", True),
        ({"days": 7, "urgent_days": 1}, "urgent", False),
        ({"days": 7, "urgent_days": 0, "urgent": "bez lhůty"}, "urgent", False),
        ({"months": 1, "urgent_days": 1}, "urgent", False),
        ({"content": "program"}, "regular", False),
        ({"days": 10**9}, "regular", False),  # no such day
        ({"days": 10**9, "working": True}, "regular", False),
    ],
)
def test_exceptional_meetings(lead, form, late):
    sent: Data = {"invitation": {"sent": "2017-06-14"}, "papers": {"sent": "2017-06-14"}}
    texts = body(invitation=lead, papers=lead), meeting("2017-06-15", form=form, **sent)
    assert bool(found(504, *texts)) is bool(found(505, *texts)) is late


def test_broken_keys_are_not_relied_on():
    late: Data = {"invitation": {"sent": "2017-06-14", "by": 5}}
    assert found(505, body(**WEEK), meeting("2017-06-15", **late)) == []
    assert found(505, body(**WEEK), meeting("2017-06-15", form="radne", invitation={"sent": "2017-06-14"})) == []
    assert found(505, meeting("2017-06-15", invitation={"sent": "2017-06-14"})) == []  # no such body


def test_an_instance_gives_its_orp():
    late = meeting("2017-06-15", instance="Delta", invitation={"sent": "2017-06-14"})
    (finding,) = found(505, body(more=PER_ORP, **WEEK), late)
    assert (finding.orp, finding.params["name"]) == ("7102", "Skupina (Delta)")
    assert (finding.path, finding.params["due"]) == (("invitation", "sent"), "2017-06-08")


def items(*given: tuple[str, str]) -> list[dict[str, str]]:
    rows = [{"title": "Bod", "type": sort, "papers_sent": sent} for sort, sent in given]
    return [{key: value for key, value in row.items() if value} for row in rows]


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        ([("", "")], ["due"]),
        ([("material", ""), ("proposal", "")], ["due"]),  # one thing is missing, not two
        ([("information", ""), ("other", "")], []),
        ([("material", "2017-07-12"), ("information", "")], []),
        ([("material", "2017-07-12"), ("suggestion", "")], ["item_due"]),
        ([("material", "2017-07-12"), ("", "")], []),
        ([("material", "2017-07-14"), ("information", "2017-07-15")], ["item", "item"]),
        ([("material", "2017-07-19")], ["item_due"]),  # it is not sent yet
    ],
)
def test_papers_of_items(agenda, expected):
    assert problems(504, body(**WEEK), meeting("2017-07-20", agenda=items(*agenda))) == expected


# -- 506: minutes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ({"sent": "2017-06-23"}, [""]),
        ({"sent": "2017-06-22"}, []),
        ({"sent": "2017-06-22", "verified": "2017-06-30"}, []),
        ({"written": "2017-06-16", "sent": "2017-06-23"}, [""]),
        ({"written": "2017-06-16", "verified": "2017-06-23"}, ["verified"]),
        ({"written": "2017-06-23"}, ["written"]),
        ({"written": "2017-06-22"}, []),
        ({"written": "2017-06-16", "sent": "2017-08-01"}, []),  # of its sending nobody knows yet
        ({"written": "2017-08-01"}, ["missing"]),
        ({"published": "2017-08-01"}, ["missing"]),
        ({"published": "2017-07-01"}, []),
        ({"note": "nic"}, ["missing"]),
        ({"text": "Průběh"}, []),
        ({"written_by": [{"name": "tajemník"}]}, []),
        ({"sent": "2017-06"}, []),
        (None, ["missing"]),
    ],
)
def test_minutes(minutes, expected):
    more: Data = {"minutes": minutes} if minutes is not None else {}
    texts = body(minutes={"days": 7}), meeting("2017-06-15", **more)
    assert problems(506, *texts) == expected
    assert problems(506, *texts, recorded={"meetings": {"complete": False}}) == [
        problem for problem in expected if problem != "missing"
    ]


@pytest.mark.parametrize(
    ("rule", "day", "told"),
    [
        ({"required": True}, "2017-07-15", False),
        ({"required": True}, "2017-07-16", True),
        ({"required": True, "days": 7}, "2017-06-22", False),
        ({"required": True, "days": 7}, "2017-06-23", True),
        ({"days": 5, "working": True}, "2017-06-22", False),
        ({"days": 5, "working": True}, "2017-06-23", True),
        ({"required": True, "working": True}, "2017-07-16", True),  # working days of no number
        ({"required": False, "days": 7}, "2018-01-01", False),
        ({"required": False}, "2018-01-01", False),
        ({"note": "píše se"}, "2018-01-01", False),
    ],
)
def test_when_minutes_are_missing(rule, day, told):
    assert problems(506, body(minutes=rule), meeting("2017-06-15"), day=day) == (["missing"] if told else [])


def test_minutes_of_what_was_not_held():
    rules: Data = {"minutes": {"days": 7}}
    for more in ({"status": "cancelled"}, {"form": "per_rollam"}):
        assert problems(506, body(**rules), meeting("2017-06-15", **more)) == []
    assert problems(506, body(**rules), meeting("2017-06-15"), recorded={"meetings": {"until": "2017-06-21"}}) == []


@pytest.mark.parametrize(
    ("date", "more", "day", "expected"),
    [
        ("2017-06-15", {"status": "planned"}, "2017-06-22", []),
        ("2017-06-15", {"status": "planned"}, "2017-06-23", ["unclear"]),
        ("2017-06", {"status": "planned"}, "2017-07-07", []),
        ("2017-06", {"status": "planned"}, "2017-07-08", ["unclear"]),
        ("2017-06-15", {"status": "planned", "minutes": {"sent": "2017-07-01"}}, "2017-06-30", []),
        ("2017-06-15", {"status": "planned", "minutes": {"sent_to": [{"role": "clen"}]}}, "2017-06-30", ["unclear"]),
        ("2017-06-15", {"status": "held"}, "2017-06-14", ["future"]),
        ("2017-06", {"status": "held"}, "2017-06-01", []),  # perhaps that day
        ("2017-06-15", {"status": "held"}, "2017-06-15", []),
        ("2017-06-15", {"minutes": {"written": "2017-06-14", "published": "2017-06-14"}}, DAY, ["before"] * 2),
        ("2017-06-15", {"minutes": {"written": "2017-06-15", "sent": "2017-06"}}, DAY, []),
        ("2017-06", {"minutes": {"written": "2017-06-01"}}, DAY, []),
    ],
)
def test_what_is_written_agrees_with_the_date(date, more, day, expected):
    assert problems(506, body(public=True), meeting(date, **more), ROLE, day=day) == expected


def test_records_that_end_before_do_not_tell_what_became_of_a_plan():
    planned = meeting("2017-06-15", status="planned")
    for until, expected in (("2017-06-22", []), ("2017-06-23", ["unclear"])):
        assert problems(506, body(), planned, recorded={"meetings": {"until": until}}) == expected


ROLE = yaml({"kind": "role", "id": "clen", "name": "Člen"})
BY_ONE: Data = {"written_by": [{"role": "clen"}], "verified_by": [{"role": "clen"}]}


@pytest.mark.parametrize(
    ("minutes", "members", "expected"),
    [
        (BY_ONE, [], ["same_hand"]),
        (BY_ONE, [{"role": "clen"}], ["same_hand"]),
        (BY_ONE, [{"role": "clen", "count": 2}], []),
        (BY_ONE, [{"role": "clen", "side": "user"}, {"role": "clen", "side": "provider"}], []),
        ({**BY_ONE, "verified_by": [{"role": "clen"}, {"name": "host"}]}, [], []),
        ({**BY_ONE, "verified_by": [{"name": "clen"}]}, [], []),
        ({"written_by": [{"name": "člen"}], "verified_by": [{"name": "člen"}]}, [], []),
    ],
)
def test_the_same_hand(minutes, members, expected):
    texts = [body(more={"members": members} if members else {}), ROLE, meeting("2017-06-15", minutes=minutes)]
    assert problems(506, *texts) == expected
    assert [finding.severity for finding in found(506, *texts)] == ["note"] * len(expected)
    two = [
        yaml({"kind": "membership", "id": f"clen-{number}", "body": "skupina", "role": "clen"}) for number in range(2)
    ]
    assert problems(506, *texts, *two) == []


# -- 507: quorum and votes ---------------------------------------------------------------------------------------------


@given(st.integers(1, 40), st.integers(1, 40))
def test_the_majority_of_all(present, total):
    one = meeting("2017-05-16", members_total=total, attendance=[{"count": present}])
    told = problems(507, body(quorum={"share": "majority_all"}), one)
    assert told == ([""] if 2 * present <= total else ["too_many"] if present > total else [])
    told = problems(507, body(quorum={"share": "two_thirds"}), one)
    assert ("" in told) is (3 * present < 2 * total)
    assert ("" in problems(507, body(quorum={"at_least": total}), one)) is (present < total)
    assert "" not in problems(507, body(quorum={"share": "majority_present"}), one)
    assert "" not in problems(507, body(quorum={"share": "other"}), one)


def test_a_row_whose_membership_cannot_be_there_does_not_count():
    def member(identifier: str, /, **more: Any) -> str:
        return yaml({"kind": "membership", "id": identifier, "body": "skupina", **more})

    texts = member("a"), member("b", vacant=True), member("c", body="jina"), body("jina")
    for name, expected in (("a", ["a"]), ("b", ["b"]), ("c", ["c"]), ("neni", [])):
        one = meeting("2017-05-16", attendance=[{"membership": "a"}, {"membership": name}])
        told = found(507, body(quorum={"at_least": 2}), one, *texts)
        assert [finding.subject for finding in told if finding.severity == "warning"] == expected
        assert len(told) - len(expected) == bool(expected)  # no quorum
        one = meeting("2017-05-16", attendance=[{"membership": "a"}, {"membership": name, "guest": True}])
        assert problems(507, body(), one, *texts) == []
    sent = body("skupina", more={"members": [{"body": "jina"}]})
    assert problems(507, sent, meeting("2017-05-16", attendance=[{"membership": "c"}]), *texts) == []


def test_share_and_number_both_hold():
    rules: Data = {"quorum": {"share": "majority_all", "at_least": 3}}
    assert found(507, body(**rules), meeting("2017-05-16", members_total=4, attendance=[{"count": 3}])) == []
    (finding,) = found(507, body(**rules), meeting("2017-05-16", members_total=3, attendance=[{"count": 2}]))
    assert finding.params["needed"] == 3


SEATS: list[Mapping[str, Any]] = [
    {"role": "clen", "count": 4, "side": "provider"},
    {"role": "clen", "count": 2, "side": "public", "voting": False},
    {"role": "host", "count": 1, "voting": False},
]


@pytest.mark.parametrize(
    ("attendance", "told"),
    [
        ([{"role": "clen", "side": "provider", "count": 3}], False),
        ([{"role": "clen", "side": "provider", "count": 2}, {"role": "clen", "side": "public", "count": 2}], True),
        ([{"role": "clen", "side": "provider", "count": 2}, {"role": "host"}], True),
        ([{"role": "clen", "count": 3}], False),  # which of them had a vote is not known
        ([{"role": "clen", "side": "provider", "count": 2}, {"represents": "Obec"}], False),
        ([{"role": "clen", "side": "provider", "count": 2}, {"represents": "Obec", "guest": True}], True),
        ([{"role": "clen", "side": "provider", "count": 4, "status": "absent"}], False),  # who was there?
        ([{"role": "host"}], False),
        ([], False),
    ],
)
def test_who_has_a_vote(attendance, told):
    roles = [ROLE, yaml({"kind": "role", "id": "host", "name": "Host"})]
    group = body(more={"members": SEATS}, quorum={"share": "majority_all"})
    assert bool(found(507, group, *roles, meeting("2017-05-16", attendance=attendance))) is told


def members(*given: Mapping[str, Any]) -> list[str]:
    return [
        yaml({"kind": "membership", "id": f"clen-{number}", "body": "skupina", "role": "clen", **more})
        for number, more in enumerate(given)
    ]


@pytest.mark.parametrize(
    ("memberships", "recorded", "told"),
    [
        (members({}, {}, {}, {}), {}, True),
        (members({}, {}, {}), {}, False),
        (members({}, {}, {}, {"vacant": True}), {}, False),
        (members({}, {}, {}, {"voting": False}), {}, False),
        (members({}, {}, {}, {"valid": {"from": "2017-06-01"}}), {}, False),
        (members({}, {}, {}, {"valid": {"to": "2017-05-15"}}), {}, False),
        (members({}, {}, {}, {"valid": {"to": "2017-05-16"}}), {}, True),
        (members({}, {}, {}, {"valid": {"from": "2017"}}), {}, False),  # perhaps later
        (members({}, {}, {}, {}), {"memberships": {"complete": False}}, False),
        (members({"instance": "Alfa"}, {}, {}, {}), {}, True),  # the body is one
        ([], {}, False),
    ],
)
def test_members_of_the_day(memberships, recorded, told):
    texts = body(quorum={"share": "majority_all"}), ROLE, meeting("2017-05-16", attendance=[{"count": 2}])
    assert bool(found(507, *texts, *memberships, recorded=recorded)) is told


def test_members_of_instances_never_mix():
    group = body(more=PER_ORP, quorum={"share": "majority_all"})
    alfa = members(*[{"instance": "Alfa"}] * 4, *[{"instance": "Delta"}] * 2)
    both = [
        meeting("2017-05-16", "alfa", instance="Alfa", attendance=[{"count": 2}]),
        meeting("2017-05-16", "delta", instance="Delta", attendance=[{"count": 2}]),
    ]
    assert [finding.record for finding in found(507, group, ROLE, *alfa, *both)] == ["alfa"]


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_majorities(in_favour, against, abstained):
    cast = in_favour + against + abstained
    votes = {"for": in_favour, "against": against, "abstained": abstained}
    one = meeting("2017-05-16", resolutions=[{"votes": votes}])
    shares = {
        "majority_present": 2 * in_favour <= cast,
        "two_thirds": 3 * in_favour < 2 * cast,
        "unanimous": against + abstained > 0,
        "majority_all": False,  # of how many?
    }
    for share, told in shares.items():
        assert bool(found(507, body(vote={"share": share}), one)) is told
    total = meeting("2017-05-16", members_total=40, resolutions=[{"votes": votes}])
    assert found(507, body(vote={"share": "majority_all"}), total)


@pytest.mark.parametrize(
    ("votes", "outcome", "expected"),
    [
        ({"for": 3}, "", ["vote"]),
        ({"for": 4}, "", []),
        ({"for": 3}, "approved", ["vote"]),
        ({"for": 3}, "rejected", []),
        ({"for": 3}, "postponed", []),
        ({"for": 3, "against": 1, "abstained": 0}, "", []),  # two left before
        ({"for": 3, "against": 1}, "", ["vote"]),
        ({"against": 1}, "", []),
        ({"for": 7}, "", ["count"]),
        ({"for": 4, "against": 3}, "rejected", ["count"]),
        ({}, "", []),
    ],
)
def test_votes_of_those_present(votes, outcome, expected):
    resolution = {"votes": votes, **({"outcome": outcome} if outcome else {})}
    one = meeting("2017-05-16", attendance=[{"count": 6}], resolutions=[{"number": "1"}, resolution])
    findings = found(507, body(vote={"share": "majority_present"}), one)
    assert [finding.params["problem"] for finding in findings] == expected
    assert all(finding.path == ("resolutions", 1) for finding in findings)
    assert [finding.severity for finding in findings] == ["warning" if p == "count" else "gap" for p in expected]


def test_votes_alone_and_members_of_whom_nobody_knows_whether_they_vote():
    majority = {"share": "majority_present"}
    against = meeting("2017-05-16", resolutions=[{"votes": {"for": 3, "against": 4}}])
    assert problems(507, body(vote=majority), against) == ["vote"]
    roles = [ROLE, yaml({"kind": "role", "id": "host", "name": "Host"})]
    attendance = [{"role": "clen", "side": "provider", "count": 3}, {"role": "clen", "count": 3}]
    one = meeting("2017-05-16", attendance=attendance, resolutions=[{"votes": {"for": 2}}])
    assert found(507, body(more={"members": SEATS}, vote=majority), *roles, one) == []


@pytest.mark.parametrize(
    ("recorded", "told"), [({}, False), ({"memberships": {"complete": True}}, True)]
)  # fmt: skip
def test_too_many_votes_by_memberships_only_where_all_are_recorded(recorded, told):
    texts = body(), ROLE, *members({}, {}), meeting("2017-05-16", resolutions=[{"votes": {"for": 3}}])
    assert bool(found(507, *texts, recorded=recorded)) is told


def test_a_vote_per_rollam_needs_nobody_present():
    rules: Data = {"quorum": {"share": "majority_all"}, "vote": {"share": "majority_all"}}
    more: Data = {"form": "per_rollam", "members_total": 9, "attendance": [{"count": 1}]}
    assert found(507, body(**rules), meeting("2017-05-16", resolutions=[{"votes": {"for": 5}}], **more)) == []
    one = meeting("2017-05-16", resolutions=[{"votes": {"for": 4}}, {"votes": {"for": 10}}], **more)
    assert problems(507, body(**rules), one) == ["vote", "count"]


@pytest.mark.parametrize("more", [{"status": "cancelled"}, {"status": "planned"}, {"attendance": [{"count": "pět"}]}])
def test_no_quorum_of_what_was_not_held_or_not_read(more):
    one = meeting("2017-05-16", **{"members_total": 9, "attendance": [{"count": 1}], **more})
    assert found(507, body(quorum={"share": "majority_all"}), one) == []


# -- all of them -------------------------------------------------------------------------------------------------------


def identities(texts: Sequence[str]) -> set[Any]:
    space = workspace({f"{number}.yaml": text for number, text in enumerate(texts)}, DAY)
    return {finding.identity for finding in find(space, range(503, 508))}


def test_the_order_of_files_means_nothing():
    rules: dict[str, Any] = {**TWO_MONTHS, **WEEK, "minutes": {"days": 7}, "quorum": {"at_least": 3}}
    texts = [
        body(more=PER_ORP, separately=True, **rules),
        meeting("2017-01-11", "a", instance="Alfa", attendance=[{"count": 2}]),
        meeting("2017-06-14", "b", instance="Alfa", invitation={"sent": "2017-06-13"}),
        meeting("2017-07-20", "c", instance="Delta"),
    ]
    first, *others = [identities(order) for order in permutations(texts)]
    assert len(first) == 8
    assert all(other == first for other in others)

"""Deadlines of meetings, mandates, consultations, yearly dates and deliverables, one source after another."""

from __future__ import annotations

import datetime as dt

import pytest

from kpss.deadlines.collect import deadlines
from kpss.deadlines.entries import SOON, SORTS, Deadline, key_of
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.reports.deadlines import SORTS as WORDS
from tests.unit.records import plan, workspace, yaml

DAY = "2020-11-02"


def body(identifier="rada", **more):
    return yaml({"kind": "body", "id": identifier, "name": identifier.capitalize(), "type": "other", **more})


def meeting(identifier="m", date="2020-12-14", **more):
    return yaml({"kind": "meeting", "id": identifier, "body": "rada", "date": date, **more})


def role(identifier, **more):
    return yaml({"kind": "role", "id": identifier, "name": identifier.capitalize(), **more})


def membership(identifier, **more):
    return yaml({"kind": "membership", "id": identifier, "body": "rada", "role": "predseda", **more})


def entries(*texts, day=DAY, months=12, **settings):
    files = {f"records/{number}.yaml": text for number, text in enumerate(texts)}
    return deadlines(workspace(files, day, **settings), months)


def found(*texts, **options):
    return {one.identity: one.due.isoformat() if one.due else None for one in entries(*texts, **options)}


# -- entries ----------------------------------------------------------------------------------------------------------


def test_state_on_the_date():
    day = dt.date(2020, 1, 1)
    record = workspace({"p.yaml": plan()}).plans[0]

    def state(days):
        due = day + dt.timedelta(days=days) if days is not None else None
        return Deadline("plan", due, Phrase(Text("", "")), record).state(day)

    assert [state(days) for days in (-1, 0, SOON, SOON + 1, None)] == ["overdue", "due", "due", "coming", None]


def test_every_sort_has_its_words():
    assert set(WORDS) == set(SORTS)


def test_key_does_not_depend_on_the_order_of_items():
    assert key_of("zprava", "Zpráva") == "zprava"
    assert key_of("", "Výroční zpráva (za rok)") == "vyrocni-zprava-za-rok"


# -- meetings ---------------------------------------------------------------------------------------------------------

RULES = {
    "invitation": {"days": 5, "working": True},
    "notice": {"days": 7},
    "papers": {"days": 10},
    "minutes": {"days": 7, "required": True},
}
COUNCIL = body(meetings=RULES)


def test_what_must_be_sent_before_a_meeting():
    assert found(COUNCIL, meeting()) == {
        "m/papers": "2020-12-04",
        "m/notice": "2020-12-07",
        "m/invitation": "2020-12-07",
        "m/session": "2020-12-14",
    }


@pytest.mark.parametrize(
    ("done", "gone"),
    [
        ({"invitation": {"sent": "2020-11-01"}}, "m/invitation"),
        ({"notice": {"published": "2020-11-01"}}, "m/notice"),
        ({"papers": {"sent": "2020-11-01"}}, "m/papers"),
        ({"agenda": [{"id": "a", "title": "A", "papers_sent": "2020-11-01"}]}, "m/papers"),
        ({"agenda": [{"id": "a", "title": "A", "type": "information"}]}, "m/papers"),
    ],
)
def test_what_was_sent_is_gone_as_soon_as_it_was_known(done, gone):
    assert gone not in found(COUNCIL, meeting(**done))
    if "agenda" not in done or "papers_sent" in done["agenda"][0]:
        assert gone in found(COUNCIL, meeting(**done), day="2020-10-31")


def test_some_papers_sent_are_not_all():
    agenda = [{"id": "a", "title": "A", "papers_sent": "2020-11-01"}, {"id": "b", "title": "B"}]
    assert "m/papers" in found(COUNCIL, meeting(agenda=agenda))


def test_overdue_before_a_meeting_only_where_all_is_on_record():
    rows = found(COUNCIL, meeting(), day="2020-12-10")
    assert rows == {
        "m/papers": "2020-12-04", "m/notice": "2020-12-07", "m/invitation": "2020-12-07", "m/session": "2020-12-14",
    }  # fmt: skip
    partly = found(COUNCIL, meeting(), day="2020-12-10", recorded={"meetings": {"complete": False}})
    assert partly == {"m/session": "2020-12-14"}
    short = found(COUNCIL, meeting(), day="2020-12-10", recorded={"meetings": {"until": "2020-12-05"}})
    assert set(short) == {"m/papers", "m/session"}


def test_urgent_meeting_has_the_lead_of_urgent_ones():
    rules = {"invitation": {"days": 7, "urgent_days": 1}, "papers": {"days": 7, "urgent": "bez lhůty"}}
    assert found(body(meetings=rules), meeting(form="urgent")) == {
        "m/invitation": "2020-12-13",
        "m/session": "2020-12-14",
    }


def test_vote_per_rollam_and_meeting_without_a_day_have_nothing_before_them():
    (vote,) = entries(COUNCIL, meeting(form="per_rollam"))
    assert vote.what.in_language("cs").startswith("Konec hlasování")
    (month,) = entries(COUNCIL, meeting(date="2020-12"))
    assert (month.due, "prosinec 2020" in month.what.in_language("cs")) == (dt.date(2020, 12, 31), True)


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"date": ["x"]}, {"body": "neni"}])
def test_cancelled_and_broken_meetings_ask_for_nothing(change):
    rows = found(COUNCIL, meeting(**change))
    assert rows == ({"m/session": "2020-12-14"} if "body" in change else {})


def test_minutes_of_a_held_meeting():
    held = meeting(date="2020-10-26")
    assert found(COUNCIL, held) == {"m/minutes": "2020-11-02"}
    assert found(COUNCIL, held, day="2020-12-01") == {"m/minutes": "2020-11-02"}
    assert found(COUNCIL, held, day="2020-12-01", recorded={"meetings": {"complete": False}}) == {}
    for done in ({"sent": "2020-11-01"}, {"written": "2020-10-30"}, {"url": "https://example.cz/zapis"}):
        assert found(COUNCIL, meeting(date="2020-10-26", minutes=done)) == {}
    late = meeting(date="2020-10-26", minutes={"sent": "2020-11-03"})
    assert found(COUNCIL, late) == {"m/minutes": "2020-11-02"}
    assert found(body(meetings={"minutes": {"required": True}}), held) == {}  # by when is not known


def test_open_tasks_overdue_and_without_a_day():
    tasks = [
        {"id": "a", "text": "Po termínu.", "due": "2020-10-01", "responsible": [{"name": "Odbor"}]},
        {"text": "Do měsíce", "due": "2020-11"},
        {"text": "Kdykoli"},
        {"id": "d", "text": "Splněno", "due": "2020-10-01", "done": "2020-11-02"},
        {"id": "e", "text": "Splněno zítra", "due": "2020-12-01", "done": "2020-11-03"},
    ]
    rows = entries(body(), meeting(date="2020-09-01", tasks=tasks))
    assert [(one.key, str(one.due)) for one in rows] == [
        ("a", "2020-10-01"),
        ("position-2", "2020-11-30"),
        ("e", "2020-12-01"),
        ("position-3", "None"),
    ]
    assert rows[0].who == ("Odbor",)
    assert rows[0].what.in_language("cs").startswith("Po termínu (úkol z jednání 1.")
    assert entries(body(), meeting(date="2020-12-14", tasks=tasks))[0].sort == "session"  # not given yet


def test_quarters_to_come_count_what_is_planned():
    council = yearly_body(at_least=1, per="quarter")
    rows = entries(council, meeting(date="2021-02-01"), meeting("n", "2021-08"), day="2021-01-05")
    assert [(str(one.due), one.what.in_language("cs")) for one in rows if one.sort == "frequency"] == [
        ("2021-06-30", "Svolat ve 2. čtvrtletí 2021 ještě 1\u00a0jednání: Rada"),
        ("2021-12-31", "Svolat ve 4. čtvrtletí 2021 ještě 1\u00a0jednání: Rada"),
    ]
    later = entries(yearly_body(at_least=1, per="year"), meeting(date="2021-02-01"), day="2021-01-05", months=24)
    assert [one.what.in_language("en") for one in later if one.sort == "frequency"] == [
        "Convene 1\u00a0meeting more in 2022: Rada"
    ]


def test_same_tasks_keep_apart():
    rows = entries(body(), meeting(date="2020-09-01", tasks=[{"text": "A", "due": "2021-02-01"}, {"text": "A"}]))
    assert [one.identity for one in rows] == ["m/task/position-1", "m/task/position-2"]


def test_orp_of_an_instance():
    college = body(instances={"per": "orp", "count": 2}, duties={"convenes": {"holders": [{"role": "vedouci"}]}})
    (row,) = entries(college, role("vedouci", per="orp"), meeting(instance="Alfa"))
    assert (row.orp, row.who) == ("7101", ("Vedouci (Alfa)",))


# -- frequency --------------------------------------------------------------------------------------------------------


def yearly_body(**frequency):
    return body(meetings={"frequency": [frequency]})


def frequencies(*texts, **options):
    return {key: due for key, due in found(*texts, **options).items() if "/frequency/" in key}


def test_meetings_missing_in_the_running_year_and_quarter():
    council = yearly_body(at_least=2, per="year")
    assert frequencies(council) == {"rada/frequency/2020": "2020-12-31"}
    assert frequencies(council, meeting(date="2020-03-01")) == {"rada/frequency/2020": "2020-12-31"}
    assert frequencies(council, meeting(date="2020-03-01"), meeting("n", "2020-12-01")) == {}
    assert frequencies(yearly_body(at_least=1, per="quarter"), day="2020-05-01") == {
        "rada/frequency/2020-Q2": "2020-06-30",
        "rada/frequency/2020-Q3": "2020-09-30",
        "rada/frequency/2020-Q4": "2020-12-31",
        "rada/frequency/2021-Q1": "2021-03-31",
    }
    (row,) = entries(council)
    assert row.what.in_language("cs") == "Svolat letos ještě 2\u00a0jednání: Rada"


def test_cancelled_meeting_and_vote_do_not_count():
    council = yearly_body(at_least=1, per="year")
    for change in ({"status": "cancelled"}, {"form": "per_rollam"}):
        assert frequencies(council, meeting(**change)) == {"rada/frequency/2020": "2020-12-31"}


def test_next_meeting_after_the_last():
    council = yearly_body(every_months=2)
    assert frequencies(council, meeting(date="2020-10-05")) == {"rada/frequency/next": "2020-12-31"}
    assert frequencies(council, meeting(date="2020-10-05"), meeting("n", "2020-12-20")) == {}
    assert frequencies(council, meeting(date="2020-10-05"), meeting("n", "2021-01-20")) == {
        "rada/frequency/next": "2020-12-31"
    }
    assert frequencies(council) == {}  # when the last one was is not known


@pytest.mark.parametrize(
    "settings",
    [
        {"recorded": {"meetings": {"complete": False}}},
        {"recorded": {"meetings": {"until": "2020-10-01"}}},
        {"recorded": {"meetings": {"since": "2020-02-01"}}},
    ],
)
def test_silence_where_meetings_of_the_year_are_not_all_on_record(settings):
    assert frequencies(yearly_body(at_least=1, per="year"), **settings) == {}


def test_body_that_may_not_stand_yet_is_not_asked():
    for valid in ({"from": "2020-03-01"}, {"from": {"not_after": 2022}}, {"to": 2019}):
        text = body(meetings={"frequency": [{"at_least": 1, "per": "year"}]}, valid=valid)
        assert frequencies(text) == {}


def test_each_instance_must_meet():
    college = body(
        instances={"per": "orp", "count": 2},
        meetings={"frequency": [{"at_least": 1, "per": "year", "each_instance": True}]},
    )
    assert frequencies(college, meeting(date="2020-03-01", instance="Alfa")) == {
        "rada/frequency/7102/2020": "2020-12-31"
    }


def test_instances_that_meet_separately():
    rules = {"frequency": [{"at_least": 1, "per": "year"}], "separately": True}
    college = body(instances={"per": "orp", "count": 2}, meetings=rules)
    assert frequencies(college, meeting(date="2020-03-01", instance="Alfa")) == {
        "rada/frequency/7102/2020": "2020-12-31"
    }
    assert frequencies(college, meeting(date="2020-03-01")) == {}  # a joint meeting counts for each of them
    both = [meeting(date="2020-03-01", instance="Alfa"), meeting("n", "2020-04-01", instance="Delta")]
    together = {"frequency": [{"at_least": 2, "per": "year"}]}
    assert frequencies(body(instances={"per": "orp", "count": 2}, meetings=together), *both) == {}


def test_single_instance_is_named():
    college = body(instances={"per": "orp", "orps": ["7101"]}, meetings={"frequency": [{"at_least": 1, "per": "year"}]})
    (row,) = (row for row in entries(college) if row.sort == "frequency")
    assert (row.identity, row.orp) == ("rada/frequency/7101/2020", "7101")


def test_groups_that_nobody_listed_are_those_that_have_met():
    rules = {"frequency": [{"at_least": 2, "per": "year"}], "separately": True}
    group = body(instances={"per": "target_group"}, meetings=rules)
    assert frequencies(group) == {}
    assert frequencies(group, meeting(date="2020-03-01", group="Senioři")) == {
        "rada/frequency/seniori/2020": "2020-12-31"
    }


def test_meeting_whose_day_is_over_may_have_been_held():
    council = yearly_body(at_least=1, per="year")
    assert frequencies(council, meeting(date="2020-03-01", status="planned")) == {}
    assert frequencies(yearly_body(every_months=2), meeting(date="2020-10-05", status="planned")) == {
        "rada/frequency/next": "2020-12-31"
    }


@pytest.mark.parametrize(
    "more",
    [
        {"valid": {"to": "2020-12-30"}},
        {"instances": {"per": "ad_hoc", "topic": "Sucho", "until": "2020-12-30"}},
        {"instances": {"per": "ad_hoc", "topic": "Sucho", "until": "2020-06-30"}},
    ],
)
def test_nothing_is_asked_after_the_end_of_a_body(more):
    for frequency in ({"at_least": 2, "per": "year"}, {"every_months": 2}):
        assert frequencies(body(meetings={"frequency": [frequency]}, **more), meeting(date="2020-10-05")) == {}


def test_no_meeting_is_missed_that_a_mistake_may_hide():
    council = yearly_body(at_least=1, per="year")
    assert frequencies(council, meeting(date="1. 3. 2020")) == {}
    assert frequencies(council, "kind: meeting\nid: m\nbody: [rada\n") == {}


def test_last_meeting_is_one_of_the_time_on_record():
    recorded = {"meetings": {"since": "2020-06-01"}}
    assert frequencies(yearly_body(every_months=2), meeting(date="2019-12-05"), recorded=recorded) == {}


# -- mandates, consultations, yearly dates, deliverables --------------------------------------------------------------


def test_mandates_that_end():
    council = body(appointed_by=[{"name": "Zastupitelstvo"}], term_years=4)
    (row,) = entries(council, role("predseda"), membership("a", valid={"from": "2017-01-01", "to": "2020-12-31"}))
    assert (row.identity, str(row.due), row.who) == ("a/mandate", "2020-12-31", ("Zastupitelstvo",))
    assert row.what.in_language("cs") == "Končí mandát: Predseda – Rada"
    assert found(council, role("predseda"), membership("a", valid={"from": "2017-05-01"})) == {
        "a/mandate": "2021-05-01"
    }


def test_mandate_that_somebody_follows_is_gone():
    first = membership("a", valid={"from": "2017-01-01", "to": "2020-12-31"})
    assert found(body(), role("predseda"), first, membership("b", valid={"from": "2021-01-01"})) == {}
    gap = membership("b", valid={"from": "2021-01-01"}, vacant=True)
    assert set(found(body(), role("predseda"), first, gap)) == {"a/mandate"}


def test_vacancy_has_no_mandate():
    vacant = membership("a", valid={"from": "2017-01-01", "to": "2020-12-31"}, vacant=True)
    assert found(body(), role("predseda"), vacant) == {}


@pytest.mark.parametrize(
    ("rules", "who"),
    [
        ({"established_by": [{"name": "Zastupitelstvo"}], "chair": {"holders": [{"name": "A"}]}}, "Zastupitelstvo"),
        ({"chair": {"holders": [{"name": "A"}, {"name": "B"}]}}, "A"),
        ({}, "Rada"),
    ],
)
def test_somebody_sees_to_mandates_and_papers(rules, who):
    member = membership("a", valid={"from": 2017, "to": "2020-12-31"})
    rows = entries(body(meetings={"papers": {"days": 3}}, **rules), role("predseda"), member, meeting())
    convenes = who if who != "Zastupitelstvo" else "A"
    assert {one.sort: one.who for one in rows} == {
        "mandate": (who,), "papers": (convenes,), "session": (convenes,),
    }  # fmt: skip


def test_mandates_of_one_body_and_day_make_one_row():
    texts = [membership(one, valid={"from": 2017, "to": "2020-12-31"}) for one in ("b", "a")]
    (row,) = entries(body(), role("predseda"), *texts)
    assert (row.identity, row.record.id) == ("rada/mandate/2020-12-31", "a")
    assert row.what.in_language("cs") == "Končí 2\u00a0mandáty: Rada"


CONSULTATION = {
    "kind": "consultation", "id": "k", "about": ["plan"], "period": {"from": "2020-11-01", "to": "2020-11-14"},
    "hearings": [{"date": "2020-11-10"}],
}  # fmt: skip


def test_consultation_ends_and_is_settled():
    text = plan(valid={"from": 2018, "to": 2022})
    assert found(text, yaml(CONSULTATION)) == {
        "k/consultation/hearing-1": "2020-11-10",
        "k/consultation/end": "2020-11-14",
    }
    comments = [{"text": "A"}, {"text": "B", "settlement": "noted", "settled": "2020-12-01"}]
    later = yaml({**CONSULTATION, "comments": comments})
    (row,) = entries(text, later, day="2020-11-20")
    assert (row.due, row.plan) == (None, "plan")
    assert row.what.in_language("cs") == "Vypořádat 2\u00a0připomínky: Komunitní plán"
    assert found(text, yaml({**CONSULTATION, "comments": comments[1:]}), day="2020-12-02") == {
        "k/consultation/publish": None
    }
    settled = yaml({**CONSULTATION, "comments": comments, "settled_published": "2020-12-01"})
    assert found(text, settled, day="2020-12-02") == {}


def test_yearly_dates_of_documents_and_plans():
    items = [
        {"id": "a", "name": "Žádosti", "due": "--03-31", "responsible": [{"name": "Odbor"}]},
        {"name": "Akční plán", "month": 6, "years_ahead": 1},
        {"name": "Kdykoli"},
        {"name": "Dnes", "due": "--11-02"},
    ]
    document = yaml({"kind": "document", "id": "d", "type": "rules", "name": "Pravidla", "deadlines": items})
    rows = entries(document)
    assert [(one.key, str(one.due)) for one in rows] == [
        ("dnes/2020", "2020-11-02"),
        ("a/2021", "2021-03-31"),
        ("akcni-plan/2021", "2021-06-30"),
    ]
    assert rows[1].who == ("Odbor",)
    assert rows[2].what.in_language("cs") == "Akční plán na rok 2022 (den není stanoven, jen měsíc) – „Pravidla“"
    assert found(document, months=4) == {"d/yearly/dnes/2020": "2020-11-02"}
    withdrawn = document.replace('"rules"', '"rules"\nstatus: withdrawn')
    assert found(withdrawn) == {}
    text = plan(valid={"from": 2019, "to": "2021-03-01"}, deadlines=items[:1])
    assert not any("/yearly/" in key for key in found(text))  # then it holds no more


def action(year, **more):
    valid = {"from": year, "to": year}
    area = {"include": [{"region": "CZ071"}]}
    return plan(f"akcni-{year}", type="action", name=f"Akční plán {year}", area=area, valid=valid, **more)


def test_plan_of_a_later_year_stays_due_after_the_plan_that_says_so():
    own = {"deadlines": [{"id": "a", "name": "Schválení", "month": 6, "years_ahead": 1}]}
    last = action(2018, **own)
    assert found(last, day="2019-02-01")["akcni-2018/yearly/a/2019"] == "2019-06-30"
    assert found(last, day="2019-07-01", months=12)["akcni-2018/yearly/a/2020"] == "2020-06-30"
    again = found(last, action(2019, **own), day="2019-07-01", months=12)
    assert [key for key in again if "/yearly/" in key] == ["akcni-2019/yearly/a/2020"]
    done = found(last, action(2019), action(2020), day="2019-06-01")
    assert [key for key in done if "/yearly/" in key] == []
    plain = action(2018, deadlines=[{"id": "a", "name": "Zpráva", "month": 6}])
    assert [key for key in found(plain, day="2019-02-01") if "/yearly/" in key] == []
    assert found(last, day="2019-02-01", recorded={"plans": {"complete": False}}) == {}


def test_leap_day():
    items = [{"name": "Únor", "month": 2}, {"name": "Den", "due": "--02-29"}]
    document = yaml({"kind": "document", "id": "d", "type": "rules", "name": "Pravidla", "deadlines": items})
    assert set(found(document).values()) == {"2021-02-28"}
    assert set(found(document, day="2023-03-01").values()) == {"2024-02-29"}


def test_yearly_step_belongs_to_the_procedure_or_to_the_plan_that_goes_through_it():
    steps = [{"id": "zadost", "name": "Žádost", "due": "--03-31"}]
    procedure = yaml({"kind": "procedure", "id": "postup", "name": "Postup", "steps": steps})
    assert found(procedure) == {"postup/yearly/zadost/2021": "2021-03-31"}
    going = plan("novy", type="strategic", status="preparing", procedure="postup", valid={"from": 2022})
    assert found(procedure, going) == {"novy/step/zadost": "2021-03-31"}
    document = {"kind": "document", "id": "d", "type": "rules", "name": "Pravidla"}
    dates = [{"name": "Žádosti o služby", "due": "--03-31"}]
    assert set(found(procedure, yaml({**document, "deadlines": dates, "related": ["postup"]}))) == {
        "postup/yearly/zadost/2021"
    }


def test_deliverables_are_due_at_the_end_of_their_period():
    items = [
        {"name": "Měsíční", "each": "month"},
        {"name": "Čtvrtletní", "each": "quarter", "to": [{"name": "Rada"}]},
        {"name": "Pololetní", "each": "half_year"},
        {"name": "Roční", "each": "year"},
        {"id": "zprava", "name": "Do března", "each": "year", "due": "--03-31"},
        {"name": "Občas"},
    ]
    assert found(role("koordinator", deliverables=items)) == {
        "koordinator/deliverable/mesicni/2020-month-11": "2020-11-30",
        "koordinator/deliverable/ctvrtletni/2020-quarter-4": "2020-12-31",
        "koordinator/deliverable/pololetni/2020-half_year-2": "2020-12-31",
        "koordinator/deliverable/rocni/2020-year-1": "2020-12-31",
        "koordinator/deliverable/zprava/2021": "2021-03-31",
    }
    rows = {one.key.split("/")[0]: one for one in entries(role("koordinator", deliverables=items))}
    assert rows["ctvrtletni"].what.in_language("cs") == "Čtvrtletní za 4. čtvrtletí 2020 – komu: Rada"
    assert rows["ctvrtletni"].who == ("Koordinator",)
    assert found(role("koordinator", deliverables=items, valid={"to": "2020-12-15"})) == {
        "koordinator/deliverable/mesicni/2020-month-11": "2020-11-30"
    }


def test_order_of_files_changes_nothing():
    tasks = [{"text": "A", "due": "2020-12-14"}, {"text": "B"}]
    texts = [
        COUNCIL, meeting(), meeting("held", "2020-10-01", tasks=tasks),
        role("predseda", deliverables=[{"name": "Z", "each": "year"}]),
        membership("a", valid={"from": 2017, "to": 2020}), yaml(CONSULTATION), plan(valid={"from": 2018, "to": 2020}),
    ]  # fmt: skip
    expected = [(one.identity, one.due) for one in entries(*texts)]
    assert len(expected) > 8
    for turned in (texts[::-1], texts[3:] + texts[:3]):
        assert [(one.identity, one.due) for one in entries(*turned)] == expected

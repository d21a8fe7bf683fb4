"""The report of requests: where each stands, what it lacks, who is next."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.language.errors import UserError
from kpss.reports import requests
from kpss.reports.filters import Filters
from tests.unit.network_files import entry, files, request, round_, said, service
from tests.unit.records import workspace

DAY = "2015-06-01"
OPINION = {"from": "orp", "orp": "Alfa", "date": "2015-04-01", "outcome": "agrees"}
ASSESSMENT = {"date": "2015-05-01", "points": [{"criterion": "a", "points": 72}], "recommendation": "recommended"}
APPROVED = {"date": "2015-05-20", "outcome": "approved"}


def report(*records: dict[str, Any], day: str = DAY, **filters: Any) -> Any:
    rounds = [] if any(one["id"] == "sit-2016" for one in records) else [round_()]
    given = files(service(), entry(), *rounds, *records)
    return requests.make(workspace(given, day), Filters(**filters))


def row(day: str = DAY, **changes: Any) -> Any:
    (found,) = report(request(**changes), day=day).rows
    return found


def test_opinion_comes_from_the_office_of_the_orp_that_the_service_serves() -> None:
    found = row()
    assert (found["stage"], found["missing"]) == ("opinions", ["opinion:orp", "assessment"])
    assert said(found["next"]) == ["OÚ ORP Alfa"]
    assert said(found["change"]) == ["pobytová: 20 → 25 lůžek (+5)"]
    assert said(found["subject"]) == "Charita: Domov"
    assert said(found["request"]) == ["1/2015: změna jednotek", "podáno 2. 3. 2015", "zadost"]
    assert set(found) == {column.key for column in report(request()).columns}


def test_group_assesses_and_the_round_says_who_decides() -> None:
    found = row(opinions=[OPINION])
    assert (found["stage"], found["next"]) == ("assessment", ["Pracovní skupina"])
    found = row(opinions=[OPINION], assessments=[ASSESSMENT])
    assert (found["stage"], found["missing"], found["next"]) == ("decision", [], ["Zastupitelstvo"])
    assert said(found["result"]) == ["72 bodů (nejméně 60), doporučeno"]


def test_what_came_later_is_not_known() -> None:
    known: dict[str, Any] = {"opinions": [OPINION], "assessments": [ASSESSMENT], "decision": APPROVED}
    assert row(day="2015-03-15", **known)["stage"] == "opinions"
    assert row(day="2015-04-15", **known)["stage"] == "assessment"
    assert row(day="2015-05-10", **known)["stage"] == "decision"
    assert row(day="2015-05-20", **known)["stage"] == "decided"
    assert report(request(**known), day="2015-03-01").rows == []


def test_decided_request_waits_to_be_written_into_the_network() -> None:
    units = [{"form": "residential", "unit": "bed", "value": 22}]
    decision = {**APPROVED, "outcome": "partly", "reasons": ["insufficient_funds"], "units": units}
    found = row(opinions=[OPINION], assessments=[ASSESSMENT], decision=decision)
    assert (found["stage"], found["outcome"], found["reasons"]) == ("decided", "partly", ["insufficient_funds"])
    assert said(found["next"]) == ["zapsat do sítě (kpss network apply sit-2016)"]
    assert said(found["result"])[1:] == [
        "vyhověno zčásti 20. 5. 2015: nedostatek peněz",
        "pobytová: 20 → 22 lůžek (+2)",
    ]


def test_decrease_needs_neither_opinion_nor_assessment() -> None:
    units = [{"form": "residential", "unit": "bed", "value": 15}]
    found = row(changes={"units": units})
    assert (found["stage"], found["missing"]) == ("decision", [])
    assert said(found["change"]) == ["pobytová: 20 → 15 lůžek (−5)"]


def test_exit_names_what_ends() -> None:
    assert said(row(type="exit", changes=None)["change"]) == ["vyřazení ze sítě", "pobytová: 20 lůžek → 0"]


def test_intention_is_the_applicants_turn_until_the_window_ends() -> None:
    talks = {"discussed": [{"date": "2015-02-01", "orp": "Alfa"}]}
    new: dict[str, Any] = {
        "submitted": None,
        "service": None,
        "type": "new",
        "applicant": "Domov Delta",
        "service_type": "respite_care",
    }
    found = row(intention=talks, **new)
    assert (found["stage"], said(found["next"])) == ("intention", ["Domov Delta: podat žádost do 31. 7. 2015"])
    assert said(found["subject"]) == "Domov Delta: Žádost"
    assert said(found["change"]) == ["pobytová: 0 → 25 lůžek (+25)"]


def test_compensation_and_level_are_changes_too() -> None:
    money = [{"year": 2016, "compensation": 1500000}]
    found = row(type="compensation", changes={"level": "temporary", "money": money})
    assert said(found["change"]) == ["úroveň: základní síť → dočasná síť", "vyrovnávací platba 2016: 1 500 000 Kč"]


def test_service_that_enters_from_an_intention_has_nothing_before() -> None:
    intention = entry("zamer", service="zamer", level="intention")
    made = report(service("zamer"), intention, request(type="new", service="zamer", changes={
        "level": "core", "units": [{"form": "residential", "unit": "bed", "value": 25}],
    }))  # fmt: skip
    assert said(made.rows[0]["change"]) == ["pobytová: 0 → 25 lůžek (+25)", "úroveň: rozvojový záměr → základní síť"]


def test_rounds_that_are_not_finished_come_first() -> None:
    old = round_("sit-2017", year=2017, name="Síť na rok 2017")
    done = request("hotova", round="sit-2017", decision={**APPROVED, "outcome": "rejected"})
    found = report(old, request(), done)
    assert [one["id"] for one in found.rows] == ["zadost", "hotova"]
    assert said(found.summary) == "2 žádosti: čeká na stanoviska 1 a nevyhověno 1."
    assert [one["id"] for one in report(old, request(), done, round="sit-2017").rows] == ["hotova"]


def test_unknown_round_names_the_nearest() -> None:
    with pytest.raises(UserError, match="sit-2016"):
        report(request(), round="sit-2061")


def test_an_orp_sees_its_own() -> None:
    assert len(report(request(), orp="Alfa").rows) == 1
    assert report(request(), orp="Delta").rows == []


def test_incomplete_records_are_said() -> None:
    opened = workspace(files(), DAY, recorded={"requests": {"complete": False}})
    assert "žádosti" in said(requests.make(opened, Filters()).remarks[0])


def test_a_wrong_code_breaks_nothing() -> None:
    given: dict[str, Any] = {
        "assessments": [{"recommendation": "mozna"}],
        "decision": {"outcome": "asi"},
        "type": "jina",
    }
    assert report(request(**given)).rows


def test_people_see_two_of_those_who_are_next_and_how_many_more() -> None:
    groups = [{"name": f"Skupina {number}"} for number in range(1, 6)]
    (found,) = report(round_(assessed_by=groups), request(opinions=[OPINION])).rows
    assert said(found["next"]) == [f"Skupina {number}" for number in range(1, 6)]
    assert said(found["who"]) == ["Skupina 1", "Skupina 2", "a další 3"]


def test_parts_of_one_body_that_does_not_decide_are_that_body() -> None:
    whole = {"kind": "body", "id": "komise", "name": "Komise", "type": "commission"}
    parts = [
        {"kind": "body", "id": f"s{n}", "name": f"S{n}", "type": "working_group", "part_of": {"body": "komise"}}
        for n in range(3)
    ]
    assessed = [{"body": one["id"]} for one in parts]
    known = request(opinions=[OPINION])
    (found,) = report(whole, *parts, round_(assessed_by=assessed), known).rows
    assert said(found["who"]) == ["Komise"]
    deciding = [{"by": [{"body": "komise"}]}]
    (found,) = report(whole, *parts, round_(assessed_by=assessed, decided_by=deciding), known).rows
    assert said(found["who"]) == ["S0", "S1", "a další 1"]


def test_one_stage_alone_and_numbers_in_their_order() -> None:
    several = [request(f"z{n}", number=f"{n}/2015") for n in (150, 16, 116)]
    assert [one["number"] for one in report(*several).rows] == ["16/2015", "116/2015", "150/2015"]
    made = report(*several, request("done", opinions=[OPINION]), stage="assessment")
    assert ([one["id"] for one in made.rows], made.extra["stage"]) == (["done"], "assessment")

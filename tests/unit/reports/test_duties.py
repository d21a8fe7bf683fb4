"""The report on legal duties: whose they are, and what in the records shows that they are met."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from kpss import resources
from kpss.model.fields import Field
from kpss.model.vocabulary import words
from kpss.reports.duties import make
from kpss.reports.duty_list import ACTORS, Duty, Evidence, act, duties
from kpss.reports.duty_proof import STATUS, Scope, prove
from kpss.reports.duty_traces import KINDS
from kpss.reports.filters import Filters
from kpss.reports.words import LEVELS, PLAN_TYPES, STATES
from tests.unit.records import orp, plan, workspace, yaml

DAY = "2016-06-01"
PER_ORP = {"per": "orp", "orps": ["Alfa", "Delta"]}
EVERYWHERE = {"include": [{"region": "CZ071"}]}
NO_PLAN = {"cs": "plán", "en": "plan"}


def record(kind, identifier, **more):
    return yaml({"kind": kind, "id": identifier, **more})


def body(identifier="kolegium", **more):
    return record("body", identifier, **{"type": "working_group", "name": "Kolegium", "level": "orp", **more})


def region_plan(identifier="kraj", **more):
    values = {"type": "medium_term", "name": "Plán kraje", "area": EVERYWHERE, "valid": {"from": 2015, "to": 2017}}
    return plan(identifier, **{**values, **more})


def document(identifier, kind, **more):
    return record("document", identifier, type=kind, name=f"Dokument {identifier}", **more)


def made(*texts, day=DAY, filters=None, **changes):
    files = {f"plans/{number}.yaml": text for number, text in enumerate(texts)}
    return make(workspace(files, day, **changes), filters or Filters())


def row(duty, *texts, **options):
    (found,) = (row for row in made(*texts, **options).rows if row["id"] == duty)
    return found


def said(value, language="cs"):
    return value.in_language(language).replace("\xa0", " ")


def stands(duty, *texts, **options):
    """Status, ids and words of one duty."""
    found = row(duty, *texts, **options)
    return found["status"], found["records"], said(found["evidence"])


# -- the data ---------------------------------------------------------------------------------------------------------


def listed():
    return json.loads(resources.read_text("schemas", "duties.json"))["duties"]


def keys(view):
    fields = {value.key for cls in view.__mro__ for value in vars(cls).values() if isinstance(value, Field)}
    return fields | {"what"} if view is Evidence else fields | {"provision", "text"}


@pytest.mark.parametrize("item", listed(), ids=lambda item: item["id"])
def test_duty_is_well_written(item):
    assert set(item) <= keys(Duty)
    assert item["actor"] in ACTORS
    assert isinstance(item["binding"], bool)
    for text in (item["provision"], item["text"]):
        assert set(text) == {"cs", "en"}
        assert all(text.values())
    assert item["provision"]["cs"].startswith("§ 9")
    duty = Duty(item)
    assert duty.valid.start is not None or "valid" not in item


@pytest.mark.parametrize(
    ("duty", "item"),
    [(duty, item) for duty in listed() for item in duty["evidence"]],
    ids=lambda value: value.get("id"),
)
def test_evidence_is_well_written(duty, item):
    assert duty["id"]
    assert set(item) <= keys(Evidence)
    assert set(item["what"]) == {"cs", "en"}
    assert item["kind"] in KINDS | {"need", "service", "network-entry"}
    known = {*PLAN_TYPES, *words(workspace({}).settings, "document-type")}
    assert {*item.get("type", ()), *item.get("on", ())} <= known
    assert set(item.get("levels", ())) <= set(LEVELS)
    assert item.get("state", "in_force") in STATES
    assert item.get("per", "orp") == "orp"
    assert item.get("absence", "not_met") == "not_met"
    assert ("state" in item) == (item["kind"] == "plan")


def test_every_duty_of_planning_is_there():
    found = [item["provision"]["cs"] for item in listed()]
    assert len(set(found)) == len(found)
    letters = [
        *("§ 94 písm. d)", "§ 94 písm. e)", "§ 94 písm. f)"),
        *(f"§ 95 písm. {letter})" for letter in "abcdefgh"),
    ]
    assert found == ["§ 92 písm. d)", *letters]
    assert len({item["id"] for item in listed()}) == len(listed())


def test_duties_on_a_date():
    def on(day):
        return {duty.id for duty in duties(dt.date.fromisoformat(day))}

    assert on("2006-12-31") == set()
    assert on("2015-01-01") - on("2014-12-31") == {"municipality-capacity", "region-network"}
    assert len(on("2015-01-01")) == 12
    assert act().cs.startswith("Zákon")


# -- whose ------------------------------------------------------------------------------------------------------------

OFFICE, TOWN = ["orp-coordination"], ["municipality-plan", "municipality-cooperation", "municipality-capacity"]


@pytest.mark.parametrize(
    ("level", "area", "expected"),
    [
        ("orp", "7101", OFFICE + TOWN),
        ("municipality", "500001", OFFICE + TOWN),  # the seat of an ORP
        ("municipality", "500002", TOWN),
        ("microregion", "nikde", TOWN),
    ],
)
def test_duties_of_the_level(level, area, expected):
    assert [row["id"] for row in made(level=level, area=area).rows] == expected


def test_region_has_its_own_and_counts_those_of_others():
    report = made()
    actors = [row["actor"] for row in report.rows]
    assert actors == ["region"] * 8 + ["orp_office"] + ["municipality"] * 3
    assert {row["id"]: (row["orps"], row["orps_all"]) for row in report.rows if row["orps"] is not None} == {
        "orp-coordination": (0, 2),
        "municipality-plan": (0, 2),
        "municipality-cooperation": (0, 2),
        "municipality-capacity": (0, 2),
    }


def test_one_orp_of_a_region():
    texts = (plan(), body(instances={"per": "orp", "orps": ["Delta"]}))
    rows = {row["id"]: row for row in made(*texts, filters=Filters(orp="Alfa")).rows}
    assert list(rows) == OFFICE + TOWN
    assert (rows["municipality-plan"]["orps"], rows["municipality-plan"]["orps_all"]) == (1, 1)
    assert rows["orp-coordination"]["orps_without"] == ["Alfa"]


def test_only_what_rests_on_a_plan():
    assert [row["id"] for row in made(region_plan(), plan("a"), filters=Filters(plan="kraj")).rows] == ["region-plan"]


# -- plans ------------------------------------------------------------------------------------------------------------


def test_plan_of_the_region():
    assert stands("region-plan", region_plan()) == (
        "met",
        ["kraj"],
        "Platný střednědobý plán kraje: „Plán kraje“ do 31. 12. 2017.",
    )


def test_what_supports_is_told_too():
    texts = (
        region_plan(),
        plan("akcni", type="action", name="Akční plán", area=EVERYWHERE, valid={"from": 2016, "to": 2016}),
        record("consultation", "pripominky", about=["kraj"], published="2014-10-01"),
    )
    status, ids, text = stands("region-plan", *texts)
    assert (status, ids) == ("met", ["kraj", "pripominky", "akcni"])
    assert text.endswith("Připomínkování plánu kraje: „Plán kraje“. Platný akční plán: „Akční plán“ do 31. 12. 2016.")
    assert stands("region-plan", *texts[1:])[0] == "not_met"


@pytest.mark.parametrize(
    ("texts", "recorded", "status"),
    [
        ([], None, "not_met"),
        ([region_plan(valid={"from": 2012, "to": 2014})], None, "not_met"),
        ([region_plan(status="preparing")], None, "not_met"),
        ([region_plan(status="withdrawn")], None, "not_met"),
        ([region_plan(valid={"from": 2017, "to": 2019})], None, "unknown"),  # what came before it is not known
        ([], {"complete": False}, "unknown"),
        ([], {"complete": True, "until": "2016-05-31"}, "unknown"),
        ([], {"complete": True, "until": "2016-06-01"}, "not_met"),
        ([], {"complete": True, "since": "2016-06-02"}, "unknown"),
        ([region_plan(type="střednědobý")], None, "unknown"),
        ([region_plan(valid={"from": "kdysi"})], None, "unknown"),
        (["kind: plan\nid: [\n"], None, "unknown"),
        ([plan()], None, "not_met"),
    ],
)
def test_plan_is_missing_only_where_it_is_certain(texts, recorded, status):
    changes = {"recorded": {"plans": recorded}} if recorded else {}
    assert stands("region-plan", *texts, **changes)[0] == status


def test_coming_plans_are_named():
    texts = (
        region_plan("b", name="Příští plán", valid={"from": 2017, "to": 2019}),
        region_plan("c", name="Další plán", valid={"from": 2020, "to": 2022}, status="preparing"),
        region_plan("d", name="Nedodělaný plán", valid={"from": 2012, "to": 2014}, status="preparing"),
        region_plan("e", name="Rozepsaný plán", valid={"from": 2018, "to": 2020}, status="draft"),
    )
    assert stands("region-plan", *texts)[2] == (
        "Nezapsáno: platný střednědobý plán kraje. Od 1. 1. 2017 platí „Příští plán“. Připravuje se „Rozepsaný plán“."
    )


def test_planning_by_municipalities_is_voluntary():
    status, ids, text = stands("municipality-plan", plan())
    assert (status, ids) == ("voluntary", ["plan"])
    assert text == "Platný plán obce nebo obcí: 1 z 2 ORP; zbývá: Delta."
    assert stands("municipality-plan") == ("voluntary", [], "Nezapsáno: platný plán obce nebo obcí.")
    found = row("municipality-plan")
    assert (found["binding"], found["unverified"]) == (False, True)
    assert said(found["paragraph"]) == "§ 94 písm. d) – neověřeno"


def test_plan_of_one_municipality():
    text = plan(area={"include": [{"municipality": "500001"}]}, name="Plán města")
    status, ids, told = stands("municipality-plan", text, level="municipality", area="500001")
    assert (status, ids, told) == ("voluntary", ["plan"], "Platný plán obce nebo obcí: „Plán města“ do 31. 12. 2017.")


def test_unnamed_exclusions_show_nothing_but_the_seat():
    area = {"include": [{"orp": "Alfa"}, {"municipality": "500005"}, {"orp": "Delta"}], "exclude_unknown": 1}
    assert row("municipality-plan", plan(area=area))["orps"] == 2


def test_parts_of_a_plan():
    parts = ["Síť sociálních služeb na rok", "Evaluační zpráva o plnění"]
    action = plan("akcni", type="action", name="Akční plán", area=EVERYWHERE, valid={"from": 2016, "to": 2016})
    with_parts = plan(
        "akcni", type="action", name="Akční plán", area=EVERYWHERE, valid={"from": 2016, "to": 2016}, contains=parts
    )
    assert [stands(duty, action)[0] for duty in ("region-network", "region-evaluation")] == ["unknown", "unknown"]
    assert [stands(duty, with_parts)[:2] for duty in ("region-network", "region-evaluation")] == [
        ("met", ["akcni"])
    ] * 2


# -- documents, consultations -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"approvals": [{"by_name": "Rada", "date": "2015-05-01"}]}, "met"),
        ({"approvals": [{"by_name": "Rada", "date": "2016-07-01"}]}, "unknown"),  # not yet
        ({"approvals": [{"by_name": "Rada", "date": "2012-05-01"}]}, "unknown"),  # long ago
        ({"valid": {"from": 2015}}, "met"),
        ({"valid": {"from": 2017}}, "unknown"),
        ({"valid": {"to": 2015}}, "unknown"),
        ({}, "unknown"),  # of an unknown time
        ({"related": ["kraj"]}, "met"),  # evaluates the plan in force
        ({"related": ["kraj"], "status": "draft"}, "unknown"),
        ({"related": ["kraj"], "status": "approved", "status_since": 2017}, "unknown"),
    ],
)
def test_evaluation_of_the_plan(changes, status):
    assert stands("region-evaluation", region_plan(), document("vyhodnoceni", "evaluation", **changes))[0] == status


def test_document_on_the_network():
    assert stands("region-network", document("sit", "network")) == (
        "met",
        ["sit"],
        "Dokument o síti: „Dokument sit“.",
    )


def test_many_records_are_not_all_named():
    texts = [document(f"sit-{number}", "network") for number in range(5)]
    status, ids, text = stands("region-network", *texts)
    assert (status, len(ids)) == ("met", 5)
    assert text == "Dokument o síti: „Dokument sit-0“, „Dokument sit-1“ a „Dokument sit-2“; další: 2."


@pytest.mark.parametrize(("published", "told"), [("2014-10-01", True), ("2016-07-01", False), (None, True)])
def test_consultation_known_on_the_date(published, told):
    dated = {"published": published} if published else {}
    texts = (region_plan(), record("consultation", "pripominky", about=["kraj"], **dated))
    assert ("pripominky" in stands("region-plan", *texts)[1]) is told


# -- bodies, meetings, acts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "status", "number"),
    [
        ({"instances": PER_ORP}, "met", 2),
        ({"instances": {"per": "orp", "orps": ["Alfa"]}}, "unknown", 1),
        ({"instances": {"per": "orp"}}, "unknown", 0),
        ({"instances": PER_ORP, "type": "office"}, "unknown", 0),
        ({"instances": PER_ORP, "valid": {"to": 2015}}, "unknown", 0),
        ({"instances": PER_ORP, "valid": {"from": {"not_before": 2014, "not_after": 2020}}}, "unknown", 0),
        ({}, "unknown", 0),
    ],
)
def test_bodies_in_orps(changes, status, number):
    found = row("orp-coordination", body(**changes))
    assert (found["status"], found["orps"]) == (status, number)


def meeting(identifier, date, **more):
    return record("meeting", identifier, date=date, **{"body": "kolegium", **more})


def test_meetings_in_orps():
    group = body(instances={"per": "orp"}, level="region")
    texts = (meeting("a", "2015-09-01", instance="Alfa"), meeting("b", "2016-09-01", instance="Delta"))
    assert row("orp-coordination", group, *texts)["orps"] == 1  # of a coming meeting nothing follows
    old = meeting("c", "2013-09-01", instance="Delta")
    assert "b" not in row("orp-coordination", group, *texts, old)["records"]
    assert said(row("orp-coordination", group, *texts, day="2016-10-01")["evidence"]).endswith("2 z 2 ORP.")


def test_meeting_of_the_town_is_none_of_its_office():
    alone = {"level": "municipality", "area": "500001"}
    assert stands("orp-coordination", body(level="municipality"), meeting("a", "2016-01-01"), **alone)[0] == "unknown"
    status, ids, text = stands("orp-coordination", body(), meeting("a", "2016-01-01"), **alone)
    assert (status, ids) == ("met", ["a"])
    assert text.endswith("za poslední dva roky: Kolegium, 1. 1. 2016.")


def test_body_of_the_only_orp():
    only = {"territory/delta.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa")]), "territory/alfa.yaml": ""}
    opened = workspace({**only, "structure/a.yaml": body()}, DAY, level="orp", area="7101")
    rows = {row["id"]: row for row in make(opened, Filters()).rows}
    assert (rows["orp-coordination"]["status"], rows["orp-coordination"]["records"]) == ("met", ["kolegium"])


def test_meeting_about_the_evaluation():
    texts = (
        body("skupina", level="region"),
        document("vyhodnoceni", "evaluation", status="draft"),
        meeting("a", "2016-01-10", body="skupina", agenda=[{"title": "Vyhodnocení", "about": ["vyhodnoceni"]}]),
    )
    assert stands("region-evaluation", *texts)[:2] == ("met", ["a"])
    assert stands("region-evaluation", *texts[:2])[0] == "unknown"


def test_opinions_from_orps():
    def opinion(where, date="2014-09-01"):
        return {"by": "kolegium", "instance": where, "act": "gives_opinion", "date": date}

    group = body(instances=PER_ORP)
    cases = (
        ([opinion("Alfa")], "unknown", 1),
        ([opinion("Alfa"), opinion("Delta")], "met", 2),
        ([opinion("Alfa"), opinion("Delta", "2017-01-01")], "unknown", 1),
        ([{**opinion("Alfa"), "by": "krajska"}], "unknown", 0),
    )
    for proceedings, status, number in cases:
        texts = (group, body("krajska", level="region"), region_plan(proceedings=proceedings))
        found = row("municipality-cooperation", *texts)
        assert (found["status"], found["orps"]) == (status, number)
    assert row("municipality-cooperation", group, region_plan(proceedings=[opinion("Alfa")]))["orps_without"] == [
        "Delta"
    ]


# -- other kinds ------------------------------------------------------------------------------------------------------


def test_any_kind_of_record_can_be_evidence():
    item = {"kind": "project", "what": {"cs": "projekt", "en": "a project"}}
    duty = Duty({"id": "d", "actor": "region", "binding": True, "evidence": [item]})
    silent = prove(workspace({}, DAY), duty, Scope((), several=True))
    assert (silent.status, said(silent.words)) == ("unknown", "Nezapsáno: projekt.")
    opened = workspace({"plans/a.yaml": record("project", "p", name="Mapa potřeb")}, DAY)
    found = prove(opened, duty, Scope((), several=True))
    assert (found.status, found.records, said(found.words)) == ("met", ("p",), "Projekt: „Mapa potřeb“.")


def test_what_is_not_recorded_at_all():
    assert stands("region-mediation") == ("unknown", [], "Z toho, co se do kpss zapisuje, to poznat nelze.")
    assert stands("region-needs") == ("unknown", [], "Nezapsáno: zjištěné potřeby.")


def test_status_has_words():
    assert all(row["status"] in STATUS for row in made(region_plan(), plan()).rows)


def test_without_a_territory():
    empty = {"territory/alfa.yaml": "", "territory/delta.yaml": ""}
    for level, area in (("region", "CZ071"), ("municipality", "500001")):
        report = make(
            workspace({**empty, "plans/a.yaml": plan(), "structure/a.yaml": body()}, DAY, level=level, area=area),
            Filters(),
        )
        assert report.rows
        assert not any("o čem mluvit" in said(remark) for remark in report.remarks)


def test_remarks_are_told_once():
    report = made("kind: plan\nid: [\n", recorded={"documents": {"complete": False}})
    found = [said(remark) for remark in report.remarks]
    assert len(set(found)) == len(found)
    assert any("dokumenty" in remark for remark in found)
    assert any("neověřeno" in remark for remark in found)
    assert said(report.summary).startswith("Zákon č. 108/2006 Sb., o sociálních službách: doloženo 0,")

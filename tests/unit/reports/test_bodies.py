"""The report on bodies: which instances stand, who is in them, when they met, and what is missing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.cli.tables import render
from kpss.formats.reports_json import render_json
from kpss.reports.bodies import make
from kpss.reports.filters import Filters
from tests.unit.records import workspace, yaml

DAY = "2015-06-01"
PER_ORP = {"per": "orp", "orps": ["Delta", "Alfa"]}
GROUPS = {"per": "target_group", "names": ["Senioři", "Rodina"]}


def record(kind, identifier, **more):
    return yaml({"kind": kind, "id": identifier, **more})


def body(identifier="rada", **more):
    return record("body", identifier, **{"type": "working_group", "name": "Rada", "level": "region", **more})


def meeting(identifier, date, on="rada", **more):
    return record("meeting", identifier, body=on, date=date, **more)


def member(identifier, on="rada", **more):
    return record("membership", identifier, body=on, **more)


def made(*texts, day=DAY, filters=None, **changes):
    files = {f"structure/{number}.yaml": text for number, text in enumerate(texts)}
    return make(workspace(files, day, **changes), filters or Filters())


def rows(*texts, **options):
    return made(*texts, **options).rows


def said(value, language="cs"):
    return value if value is None or isinstance(value, str) else value.in_language(language).replace("\xa0", " ")


def shown(*texts, **options):
    return [said(row["instance"]) for row in rows(*texts, **options)]


# -- which ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instances", "expected"),
    [
        (None, [None]),
        ({"per": "one"}, [None]),
        (PER_ORP, ["Alfa", "Delta"]),
        ({"per": "orp", "count": 2}, ["Alfa", "Delta"]),
        ({"per": "orp"}, ["v jednotlivých ORP, počet není znám"]),
        ({"per": "orp", "count": 7}, ["7 ORP, není známo která"]),
        (GROUPS, ["Senioři", "Rodina"]),
        ({**GROUPS, "count": 2}, ["Senioři", "Rodina"]),
        ({**GROUPS, "count": 3}, ["Senioři", "Rodina", "další: 1, jméno není známo"]),
        ({**GROUPS, "count": 6}, ["Senioři", "Rodina", "další: 4, jména nejsou známa"]),
        ({"per": "target_group", "count": 6}, ["6, jména nejsou známa"]),
        ({"per": "target_group"}, ["podle cílových skupin, počet není znám"]),
        ({"per": "ad_hoc"}, ["podle potřeby k jednotlivým tématům, počet není znám"]),
        ({"per": "ad_hoc", "topic": "Krize", "count": 1}, ["Krize"]),
        ({"per": "ad_hoc", "topic": "Krize", "until": "2015-05"}, []),
        ({"per": "ad_hoc", "topic": "Krize", "until": 2015}, ["Krize"]),
        ({"per": "orp", "count": "dva"}, ["počet není znám"]),
    ],
)
def test_instances(instances, expected):
    assert shown(body(**({"instances": instances} if instances else {}))) == expected


def test_numbers_of_instances():
    found = rows(body(instances={**GROUPS, "count": 6}), body("z", instances={"per": "orp"}))
    assert [(row["orp"], row["group"], row["instances"]) for row in found] == [
        (None, "Senioři", 1),
        (None, "Rodina", 1),
        (None, None, 4),
        (None, None, None),
    ]
    assert [row["orp"] for row in rows(body(instances=PER_ORP))] == ["7101", "7102"]


def test_instances_that_meetings_and_memberships_name():
    texts = (
        body(instances={"per": "target_group"}),
        meeting("a", "2015-05-01", group="Děti"),
        meeting("b", "2015-05-02"),
        member("c", group="Senioři", role="clen"),
        member("d", group="Minulí", role="clen", valid={"to": 2012}),
    )
    assert shown(*texts) == ["Děti", "Senioři", "není zapsáno, které", "další: počet není znám"]


def test_meetings_recorded_only_from_a_later_day_say_nothing():
    texts = (body(instances={"per": "target_group"}), meeting("a", "2017-05-01", group="Děti"))
    assert shown(*texts) == ["Děti", "další: počet není znám"]
    recorded = {"meetings": {"complete": True, "since": "2016-01-01"}}
    assert shown(*texts, recorded=recorded) == ["podle cílových skupin, počet není znám"]
    (row,) = rows(body(), meeting("a", "2017-05-01"), recorded=recorded)
    assert row["next_meeting"] is None


@pytest.mark.parametrize(
    ("valid", "uncertain"),
    [
        ({"from": 2010}, [False]),
        ({"from": {"not_before": 2014, "not_after": 2018}}, [True]),
        ({"to": {"not_before": "2015-06-01", "not_after": 2018}}, [False]),
        ({"from": 2015}, [True]),
        ({"from": 2016}, []),
        ({"to": 2014}, []),
        ({"from": "kdysi"}, [True]),
    ],
)
def test_bodies_that_stand_on_the_date(valid, uncertain):
    assert [row["uncertain"] for row in rows(body(valid=valid))] == uncertain


def test_offices_are_left_out_unless_they_meet():
    office = {"type": "office", "name": "Odbor"}
    assert rows(body(**office)) == []
    assert len(rows(body(**office), meeting("a", "2015-05-01"))) == 1
    assert len(rows(body(**office), member("a"))) == 1
    assert len(rows(body(**office, members=[{"who": "úředníci"}]))) == 1


def test_order_is_that_of_the_organisation_document():
    texts = (
        body("d", name="Pracovní skupina", part_of={"body": "c"}),
        body("c", type="structure", name="Struktura"),
        body("b", type="assembly", name="Zastupitelstvo"),
        body("a", type="assembly", name="Zastupitelstvo města", level="municipality"),
    )
    assert [row["body"] for row in rows(*texts)] == ["b", "c", "d", "a"]


def test_name_on_the_date():
    names = [{"name": "Stará rada", "valid": {"to": 2014}}, {"name": "Nová rada", "valid": {"from": 2015}}]
    assert [rows(body(names=names), day=day)[0]["name"] for day in ("2014-06-01", DAY)] == ["Stará rada", "Nová rada"]


# -- people -----------------------------------------------------------------------------------------------------------

LED = {"chair": {"holders": [{"role": "predseda"}]}}
CHAIR = record("role", "predseda", name="Předseda")


def chair(*texts, **options):
    (row,) = rows(CHAIR, *texts, **options)
    return said(row["chair"]), row["chair_vacant"]


@pytest.mark.parametrize(
    ("memberships", "expected"),
    [
        ([], ("Předseda", False)),
        ([member("a", role="predseda")], ("Předseda", False)),
        ([member("a", role="predseda", vacant=True)], ("Předseda – neobsazeno", True)),
        ([member("a", role="predseda", vacant=True), member("b", role="predseda")], ("Předseda", False)),
        ([member("a", role="predseda", vacant=True, valid={"from": 2015})], ("Předseda", False)),
        ([member("a", role="predseda", vacant=True, valid={"to": 2014})], ("Předseda", False)),
        ([member("a", on="jina", role="predseda", vacant=True)], ("Předseda – neobsazeno", True)),
    ],
)
def test_chair_is_vacant_only_where_it_is_certain(memberships, expected):
    assert chair(body(**LED), *memberships) == expected


def test_chair_of_one_instance():
    role = record("role", "predseda", name="Předseda", per="orp")
    texts = (role, body(instances=PER_ORP, **LED), member("a", role="predseda", instance="Alfa", vacant=True))
    assert [(said(row["instance"]), row["chair_vacant"]) for row in rows(*texts)] == [("Alfa", True), ("Delta", False)]


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ([{"role": "predseda"}, {"role": "jiny"}], "Předseda / jiny"),
        ([{"members_of": "rada"}], "některý z členů"),
        ([{"members_of": "druha"}], "člen: Druhá"),
        ([{"organisation": "Agentura"}], "Agentura"),
        ([{"note": "neví se"}], None),
    ],
)
def test_who_leads(holders, expected):
    found = rows(CHAIR, body("rada", chair={"holders": holders}), body("druha", name="Druhá"))
    assert {row["body"]: said(row["chair"]) for row in found}["rada"] == expected


def test_who_leads_by_duty():
    assert chair(body(duties={"chairs": {"holders": [{"role": "predseda"}]}})) == ("Předseda", False)


def test_members_as_recorded():
    texts = (
        CHAIR,
        body(members=[{"who": "poskytovatelé", "count": 9}]),
        member("a"),
        member("b", role="predseda", vacant=True),
        member("c", represents="Charita", vacant=True),
        member("d", represents="Charita", vacant=True),
        member("e", role="predseda", vacant=True, valid={"to": 2014}),
    )
    (row,) = rows(*texts)
    assert (row["members"], row["filled"], row["vacant"]) == (4, 1, 3)
    assert row["vacancies"] == ["Charita (2×)", "Předseda"]
    assert said(row["people"]) == "obsazeno 1 z 4 zapsaných míst; neobsazeno: Charita (2×) a Předseda"


@pytest.mark.parametrize(
    ("members", "number"),
    [
        ([{"who": "a", "count": 2}, {"who": "b", "count": 3}], 5),
        ([{"who": "a", "count": 2}, {"who": "b"}], None),
        ([], None),
    ],
)
def test_members_by_composition(members, number):
    (row,) = rows(body(members=members))
    assert (row["members"], row["filled"], row["vacant"], row["vacancies"]) == (number, None, None, [])


# -- meetings ---------------------------------------------------------------------------------------------------------


def test_last_and_next_meeting():
    texts = (
        body(),
        meeting("a", "2015-01-10"),
        meeting("b", "2015-05"),
        meeting("c", "2015-09-01"),
        meeting("d", "2015-07-01", status="cancelled"),
        meeting("e", "2016-01-01"),
    )
    (row,) = rows(*texts)
    assert (row["last_meeting"], row["next_meeting"]) == ("2015-05", "2015-09-01")


def test_meetings_of_another_instance_do_not_count():
    texts = (body(instances=PER_ORP), meeting("a", "2015-01-10", instance="Delta"))
    assert [row["last_meeting"] for row in rows(*texts)] == [None, "2015-01-10"]


def test_open_tasks():
    tasks = [
        {"text": "splněno", "done": "2015-02-01"},
        {"text": "splněno až potom", "done": "2015-07-01"},
        {"text": "nesplněno"},
    ]
    later = meeting("b", "2015-07-10", tasks=[{"text": "budoucí"}])
    (row,) = rows(body(), meeting("a", "2015-01-10", tasks=tasks), later)
    assert row["tasks"] == 2
    (row,) = rows(body(), later)
    assert row["tasks"] is None  # no meeting tells
    (row,) = rows(body(), meeting("a", "2015-01-10", tasks="hodně"))
    assert row["tasks"] is None


# -- health -----------------------------------------------------------------------------------------------------------


def health(*texts, **options):
    return {said(row["instance"]): (row["health"], row["codes"]) for row in rows(*texts, **options)}


def test_findings_belong_to_the_instance():
    role = record("role", "predseda", name="Předseda", per="instance")
    texts = (role, body(instances=GROUPS, appointed_by=[{"name": "kraj"}], **LED))
    vacant = member("a", role="predseda", group="Rodina", vacant=True)
    assert health(*texts) == {"Senioři": ("ok", []), "Rodina": ("ok", [])}
    found = health(*texts, vacant)
    assert found["Senioři"] == ("ok", [])
    assert found["Rodina"] == ("problems", ["KPSS501", "KPSS508"])
    assert health(*texts, vacant, rules={"KPSS501": {"severity": "note"}, "KPSS508": {"severity": "off"}})[
        "Rodina"
    ] == (
        "note",
        ["KPSS501"],
    )


def test_missing_instance_has_a_row_of_its_own():
    texts = (body(instances={"per": "orp", "orps": ["Alfa"]}, appointed_by=[{"name": "kraj"}]),)
    found = health(*texts)
    assert found == {"Alfa": ("ok", []), "Delta": ("problems", ["KPSS511"])}


def test_vacant_post_without_a_body_belongs_to_the_bodies_that_need_it():
    texts = (CHAIR, body(**LED), body("druha"), record("membership", "a", role="predseda", vacant=True))
    found = {row["body"]: row["codes"] for row in rows(*texts)}
    assert "KPSS501" in found["rada"]
    assert "KPSS501" not in found["druha"]


# -- filters, remarks -------------------------------------------------------------------------------------------------


def test_part_of_one_orp():
    texts = (
        body("kraj"),
        body("obce", instances=PER_ORP),
        body("neznamo", instances={"per": "orp"}),
        body("mesto", level="municipality", area={"include": [{"municipality": "500001"}]}),
        body("jinde", level="municipality", area={"include": [{"orp": "Delta"}]}),
        body("vsude", area={"include": [{"region": "CZ071"}]}),
    )
    found = rows(*texts, filters=Filters(orp="Alfa"))
    assert [(row["body"], row["orp"]) for row in found] == [("neznamo", None), ("obce", "7101"), ("mesto", None)]


def test_only_bodies_with_a_finding():
    texts = (CHAIR, body(**LED), body("druha"), member("a", role="predseda", vacant=True))
    assert [row["body"] for row in rows(*texts, filters=Filters(codes=("501",)))] == ["rada"]
    assert rows(*texts, filters=Filters(codes=("301",))) == []


def test_remarks_and_summary():
    recorded = {"memberships": {"complete": False}, "meetings": {"since": 2016}, "bodies": {"until": 2014}}
    report = made(body(), recorded=recorded)
    assert [said(remark) for remark in report.remarks] == [
        "Datum je mimo dobu, ze které jsou záznamy: orgány do 31. 12. 2014 a jednání od 1. 1. 2016.",
        (
            "Jako úplné se nehlásí tyto záznamy: členství (kpss.yaml, recorded). "
            "Co v nich není, je nezapsané, ne chybějící."
        ),
    ]
    assert said(report.summary).startswith("1 orgán nebo skupina, 1 řádek:")
    assert said(made().summary) == "K datu není zapsán žádný orgán."
    assert made().remarks == ()


def test_unread_file_is_said():
    files = {"structure/a.yaml": "kind: body\nid: [\n"}
    (remark,) = make(workspace(files, DAY), Filters()).remarks
    assert "structure/a.yaml" in said(remark)


def test_type_of_the_workspace_s_own_has_its_words():
    own = {"body-type": [{"code": "kulaty-stul", "name": "kulatý stůl"}]}
    report = made(body(type="kulaty-stul"), vocabularies=own)
    (column,) = (column for column in report.columns if column.key == "type")
    assert column.labels[report.rows[0]["type"]].cs == "kulatý stůl"


PROMISED = [
    *("body", "name", "instance", "orp", "group", "instances", "level", "type", "uncertain"),
    *("chair", "chair_roles", "chair_vacant", "members", "filled", "vacant", "vacancies"),
    *("last_meeting", "next_meeting", "tasks", "health", "findings", "codes"),
]


def test_json_has_the_promised_members():
    texts = (CHAIR, body(instances={"per": "orp"}, **LED), member("a", role="predseda", vacant=True, instance="Alfa"))
    found = json.loads(render_json(made(*texts), "en"))
    assert list(found) == ["format_version", "report", "as_of", "remarks", "rows"]
    assert [list(row) for row in found["rows"]] == [PROMISED, PROMISED]
    first, rest = found["rows"]
    assert (first["instance"], first["chair"], first["chair_roles"]) == ("Alfa", "Předseda – vacant", ["predseda"])
    assert (rest["instance"], rest["instances"]) == ("others: number unknown", None)


def test_columns_that_say_nothing_are_not_shown():
    def shown_keys(*texts):
        return {column.key for column in made(*texts).columns if column.shown}

    assert shown_keys(body(appointed_by=[{"name": "kraj"}])) == {"name", "type", "health"}
    held = meeting("a", "2015-05-01", tasks=[{"text": "hotovo", "done": "2015-05-20"}])
    assert {"last_meeting", "tasks"} <= shown_keys(body(), held)  # no open task is a number too


def test_words_of_records_stay_on_their_line():
    name = "Rada\n::error::\u202e{0}"
    role = record("role", "predseda", name=name)
    texts = (role, body(name=name, instances={"per": "ad_hoc", "topic": name}, **LED), member("a", group=name))
    for language in ("cs", "en"):
        text = render(made(*texts), language, width=500)
        assert not any(line.startswith("::error") for line in text.splitlines())
        assert "\u202e" not in text
        assert "{0}" in text


@given(st.permutations(range(6)))
def test_order_of_files_changes_nothing(order):
    texts = [
        CHAIR,
        body(instances=PER_ORP, **LED),
        body("druha", instances=GROUPS),
        member("a", role="predseda", instance="Alfa", vacant=True),
        meeting("m", "2015-05-01", instance="Delta"),
        meeting("n", "2015-05-02", on="druha", group="Děti"),
    ]
    wanted = [{**row, "instance": said(row["instance"])} for row in rows(*texts)]
    found = [{**row, "instance": said(row["instance"])} for row in rows(*(texts[place] for place in order))]
    assert found == wanted

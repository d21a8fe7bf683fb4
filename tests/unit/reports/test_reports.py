from __future__ import annotations

import pytest

from kpss.reports.filters import Filters
from kpss.reports.gaps import priority
from kpss.reports.registry import REPORTS
from kpss.reports.remarks import known_until, remarks
from kpss.reports.words import COVERAGE, PLAN_TYPES, SEVERITIES, STATES, STATUSES
from kpss.rules import CATALOGUE
from tests.unit.records import orp, plan, plans, workspace

DAY = "2015-06-01"
# Reports that may have no rows in a workspace of plans alone.
NOT_ABOUT_PLANS = {"bodies", "deadlines", "measures", "quality", "todo", "requests", "funding", "benchmark", "register"}
NOT_ABOUT_PLANS |= {"network", "capacity"}
FOR_PEOPLE = {"who", "plan_name", "names", "hint", "item", "people", "paragraph", "group", "label", "to_do", "where"}
FOR_PEOPLE |= {"round_name", "request", "subject", "result", "states", "unusual"}


def made(name, files, day=DAY, filters=None, **changes):
    return REPORTS[name](workspace(files, day, **changes), filters or Filters())


def statuses(files, day=DAY, **changes):
    return {row["code"]: row["status"] for row in made("coverage", files, day, **changes).rows}


@pytest.mark.parametrize("name", REPORTS)
def test_rows_have_the_columns_of_the_report(name):
    files = plans(plan("a", valid={"from": 2010, "to": 2012}), plan("b", valid={"from": 2014, "to": 2016}))
    report = made(name, files)
    assert report.rows or name in NOT_ABOUT_PLANS
    for row in report.rows:
        assert set(row) == {column.key for column in report.columns}
        for column in report.columns:
            if column.type == "choice" and row[column.key] is not None:
                assert str(row[column.key]) in column.labels
            if column.type == "list":
                assert isinstance(row[column.key], list)
            if column.type == "flag":
                assert isinstance(row[column.key], bool)
    assert {column.key for column in report.columns if not column.data} <= FOR_PEOPLE


@pytest.mark.parametrize("name", REPORTS)
def test_every_label_is_in_both_languages(name):
    report = made(name, {})
    for text in (report.title, *(column.label for column in report.columns)):
        assert text.cs.strip()
        assert text.en.strip()
    for words in (COVERAGE, PLAN_TYPES, SEVERITIES, STATES, STATUSES):
        assert all(text.cs and text.en for text in words.values())


# -- coverage ---------------------------------------------------------------------------------------------------------


def test_best_state_counts():
    everything = [
        plan("skoncil", valid={"from": 2008, "to": 2010}),
        plan("program", type="substitute", valid={"from": 2014, "to": 2016}),
        plan("vznika", status="preparing", valid={"from": 2015, "to": 2018}),
        plan("plati", valid={"from": 2014, "to": 2017}),
    ]
    for number, status in enumerate(("expired", "substitute", "preparing", "covered"), start=1):
        assert statuses(plans(*everything[:number]))["500001"] == status


@pytest.mark.parametrize("kind", ["medium_term", "action", "strategic"])
def test_plan_of_the_region_covers_no_municipality(kind):
    assert set(statuses(plans(plan(type=kind))).values()) == {"none"}


def test_silence_is_unknown_where_records_do_not_claim_to_be_complete():
    found = statuses(plans(plan()), recorded={"plans": {"complete": False}})
    assert found == {"500001": "covered", "500002": "covered", "500003": "covered"} | dict.fromkeys(
        ("500004", "500005", "500006"), "unknown"
    )


def test_military_area_is_exempt_whatever_the_plans_say():
    area = {"code": "500009", "name": "Újezd", "type": "military"}
    territory = {"territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", [("500001", "Alfa"), area])}
    found = statuses({**territory, **plans(plan())})
    assert (found["500001"], found["500009"]) == ("covered", "exempt")
    report = made("coverage", {**territory, **plans(plan())})
    assert report.summary.params["all"] == 4  # nobody's gap, and not counted among those who could plan
    (row,) = made("plans", {**territory, **plans(plan())}).rows
    assert row["municipalities"] == 2  # but it lies in the area


def test_unnamed_exclusions_make_coverage_uncertain():
    area = {"include": [{"orp": "Alfa"}], "exclude_unknown": 1}
    report = made("coverage", plans(plan(area=area)))
    assert {row["code"]: row["uncertain"] for row in report.rows if row["status"] == "covered"} == {
        "500001": False,  # the seat
        "500002": True,
        "500003": True,
    }
    (row,) = made("plans", plans(plan(area=area))).rows
    assert (row["municipalities"], row["uncertain"]) == (2, 2)


def test_rows_come_by_code():
    codes = [row["code"] for row in made("coverage", {}).rows]
    assert codes == sorted(codes)


# -- plans ------------------------------------------------------------------------------------------------------------


def test_extension_known_on_the_date_moves_the_end():
    files = plans(
        plan(valid={"from": 2013, "to": 2014}, extensions=[{"to": 2016, "by_name": "Rada", "date": "2014-11-20"}])
    )
    assert [made("plans", files, day).rows[0]["to"] for day in ("2014-11-19", "2014-11-20")] == [
        "2014-12-31",
        "2016-12-31",
    ]
    assert made("plans", files, "2015-06-01").rows[0]["state"] == "in_force"


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "in_force"),
        ({"valid": {"from": 2016, "to": 2018}}, "future"),
        ({"valid": {"from": 2010, "to": 2012}}, "expired"),
        ({"status": "preparing"}, "preparing"),
        ({"status": "draft", "valid": {"from": 2010, "to": 2012}}, "preparing"),
        ({"status": "consultation"}, "preparing"),
        ({"status": "withdrawn"}, "withdrawn"),
        ({"approvals": [{"by_name": "Rada", "date": "2015-06-02"}]}, "preparing"),
        ({"approvals": [{"by_name": "Rada", "date": "2015-06-01"}]}, "in_force"),
        ({"valid": {"from": "2015-06-02", "to": 2018}}, "future"),
        ({"valid": {"from": "2013-07", "to": "2015-05"}}, "expired"),
        ({"valid": {"from": "2013-07", "to": "2015-06"}}, "in_force"),
    ],
)
def test_state_on_the_date(changes, state):
    assert made("plans", plans(plan(**changes))).rows[0]["state"] == state


def test_plans_come_by_type_and_name():
    files = plans(
        plan("d", type="substitute", name="A"),
        plan("c", type="medium_term", name="A"),
        plan("b", name="Chotěboř"),
        plan("a", name="Hlinsko"),
        plan("e", name="Čáslav"),
    )
    assert [row["id"] for row in made("plans", files).rows] == ["e", "a", "b", "c", "d"]


def test_broken_plan_is_left_out_and_said():
    report = made("plans", plans(plan("a"), plan("b", type="komunitní")))
    assert [row["id"] for row in report.rows] == ["a"]
    assert report.remarks


# -- gaps -------------------------------------------------------------------------------------------------------------


def test_municipalities_of_an_orp_with_the_same_gap_make_one_row():
    report = made("gaps", {}, filters=Filters(codes=("401",)))
    assert [(row["record"], row["names"]) for row in report.rows] == [
        ("orp-alfa", ["Alfa", "Beta", "Gama"]),
        ("orp-delta", ["Beta", "Delta", "Omega"]),
    ]
    assert report.rows[0]["message"].in_language("cs").startswith("3\xa0obce v ORP Alfa")
    assert report.rows[0]["message"].in_language("en").startswith("3\xa0municipalities in ORP Alfa")


def test_same_gap_by_two_plans_makes_two_rows():
    """One row per reason: municipalities whose plans ended on different days are told apart."""
    files = plans(
        plan("a", name="Plán A", area={"include": [{"municipality": "500001"}]}, valid={"from": 2008, "to": 2010}),
        plan("b", name="Plán B", area={"include": [{"municipality": "500002"}]}, valid={"from": 2008, "to": 2012}),
    )
    rows = made("gaps", files, filters=Filters(orp="Alfa", codes=("402",))).rows
    assert [(row["municipalities"], row["since"], row["plan"]) for row in rows] == [
        (["500001"], "2011-01-01", "a"),
        (["500002"], "2013-01-01", "b"),
    ]


def test_every_gap_of_the_catalogue_has_a_priority():
    assert {priority(code) for code, rule in CATALOGUE.items() if rule.severity == "gap"} == {1, 2, 3}


def test_no_gaps_are_said_in_words():
    settings = {"rules": {"KPSS401": {"severity": "off"}, "KPSS408": {"severity": "off"}}}
    report = made("gaps", {}, **settings)
    assert report.rows == []
    assert report.summary.in_language("cs") == "K datu nejsou známy žádné mezery."


# -- remarks ----------------------------------------------------------------------------------------------------------


def said(files, day=DAY, **changes):
    return [remark.in_language("en") for remark in remarks(workspace(files, day, **changes))]


def test_nothing_to_remark():
    assert said({}) == []
    assert known_until(workspace({})) is None


@pytest.mark.parametrize(
    ("until", "day", "remarked"),
    [("2015-06-01", "2015-06-01", False), ("2015-06-01", "2015-06-02", True), ("2015", "2015-12-31", False)],
)
def test_how_far_the_records_reach(until, day, remarked):
    recorded = {"plans": {"complete": True, "until": until}}
    assert bool(said({}, day, recorded=recorded)) is remarked
    assert known_until(workspace({}, day, recorded=recorded)) == ("2015-12-31" if until == "2015" else until)


def test_incomplete_records_are_said():
    assert "unrecorded" in said({}, recorded={"plans": {"complete": False}})[0]


def test_unread_files_are_named_but_not_all():
    files = {f"plans/{number}.yaml": "kind: plan\nid: [\n" for number in range(5)}
    (remark,) = said(files)
    assert "plans/0.yaml" in remark
    assert "plans/4.yaml" not in remark
    assert "5\xa0files" in remark


def test_plan_with_an_error_is_said():
    assert "errors" in said(plans(plan(type="komunitní")))[0]

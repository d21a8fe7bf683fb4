"""Rules 601–604, 606 and 607: steps, their order, powers, resolutions, consultations and comments."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.findings.finding import Finding
from kpss.model.periods import moment
from kpss.rules import CATALOGUE
from kpss.rules.engine import find
from tests.rules.wording import text_of
from tests.unit.records import plan, workspace, yaml

DAY = "2015-06-01"
BODIES = {"komise": "commission", "rada": "executive_council", "zok": "assembly", "kolegium": "working_group"}
STEPS: list[dict[str, Any]] = [
    {"id": "komise", "name": "Komise", "by": {"body": "komise"}, "act": "recommends"},
    {"id": "rada", "name": "Rada", "by": {"body": "rada"}, "act": "discusses"},
    {"id": "zok", "name": "Zastupitelstvo", "by": {"body": "zok"}, "act": "approves"},
]
CONSULTED: list[dict[str, Any]] = [{"id": "pripominky", "name": "Připomínky", "consultation": True}, *STEPS]
APPROVED = [{"by": "zok", "date": "2012-12-10", "resolution": "1/2012"}]
REGION: dict[str, Any] = {
    "type": "medium_term",
    "planner": {"region": "CZ071"},
    "area": {"include": [{"region": "CZ071"}]},
}


def body(identifier: str, **changes: Any) -> str:
    return yaml({"kind": "body", "id": identifier, "type": BODIES[identifier], "name": identifier, **changes})


def procedure(*steps: dict[str, Any], **changes: Any) -> str:
    return yaml({"kind": "procedure", "id": "postup", "name": "Postup", "steps": [*(steps or STEPS)], **changes})


def proceeding(by: str, act: str, date: str | None = None, **more: Any) -> dict[str, Any]:
    return {"by": by, "act": act, **({"date": date} if date else {}), **more}


def meeting(by: str, date: str, *resolutions: dict[str, Any], **more: Any) -> str:
    data = {"kind": "meeting", "id": f"{by}-{date}", "body": by, "date": date, "resolutions": [*resolutions]}
    return yaml({**data, **more})


def consultation(identifier: str = "pripominky", **changes: Any) -> str:
    return yaml({"kind": "consultation", "id": identifier, "about": ["plan"], **changes})


def findings(code: int, *texts: str, day: str = DAY, bodies: bool = True, **changes: Any) -> list[Finding]:
    files = {f"{number:02d}.yaml": text for number, text in enumerate(texts)}
    known = {f"bodies/{one}.yaml": body(one) for one in BODIES} if bodies else {}
    return find(workspace({**known, **files}, day, **changes), {code})


def subjects(code: int, *texts: str, **changes: Any) -> list[str]:
    return [finding.subject for finding in findings(code, *texts, **changes)]


# -- 601 --------------------------------------------------------------------------------------------------------------


def watched(**changes: Any) -> str:
    return plan(**{"procedure": "postup", "approvals": APPROVED, **changes})


RECOMMENDED = proceeding("komise", "recommends", "2012-10-01")


def test_missing_steps_of_an_approved_plan() -> None:
    found = findings(601, watched(), procedure())
    assert [(f.record, f.path, f.subject, f.plan, f.orp, f.since) for f in found] == [
        ("plan", ("procedure",), step, "plan", "7101", "2012-12-10") for step in ("komise", "rada")
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2012-11-04", []),
        ("2012-11-05", [("komise", "Rada")]),
        ("2012-12-09", [("komise", "Rada")]),
        ("2012-12-10", [("komise", "schválen")]),
    ],
)
def test_what_was_known_on_the_day(day: str, expected: list[tuple[str, str]]) -> None:
    acts = [proceeding("rada", "discusses", "2012-11-05")]
    found = findings(601, watched(proceedings=acts), procedure(), day=day)
    assert [finding.subject for finding in found] == [step for step, _ in expected]
    for finding, (_, because) in zip(found, expected, strict=True):
        assert because in text_of(finding, "cs")


@pytest.mark.parametrize(
    "acts",
    [
        [proceeding("rada", "recommends", "2012-11-05")],
        [{"by_name": "rada kraje", "act": "discusses"}],
        [{"act": "recommends", "date": 2012}],
        [proceeding("nikdo", "discusses")],  # 202 tells it
        [proceeding("kolegium", "takes_note", step="rada")],
        [proceeding("rada", "discusses", step="neni")],  # a step that the procedure does not have
    ],
)
def test_what_is_done_or_may_be(acts: list[dict[str, Any]]) -> None:
    assert subjects(601, watched(proceedings=[RECOMMENDED, *acts]), procedure()) == []


@pytest.mark.parametrize(
    "acts",
    [
        [],
        [proceeding("rada", "commissions", "2012-01")],
        [{"by_name": "zastupitelstvo", "act": "approves"}],
        [proceeding("kolegium", "discusses", "2012-11")],
        [proceeding("rada", "discusses", "2012-11-05", step="komise")],
    ],
)
def test_what_is_not_done(acts: list[dict[str, Any]]) -> None:
    assert subjects(601, watched(proceedings=[RECOMMENDED, *acts]), procedure()) == ["rada"]


@pytest.mark.parametrize(
    "step",
    [
        {"optional": True},
        {"act": None},
        {"by": None},
        {"by": {"name": "rada"}},
        {"by": {"role": "radni"}},
        {"by": {"body": "nikdo"}},
    ],
)
def test_steps_of_which_nothing_can_be_told(step: dict[str, Any]) -> None:
    rada = {key: value for key, value in {**STEPS[1], **step}.items() if value is not None}
    assert subjects(601, watched(proceedings=[RECOMMENDED]), procedure(STEPS[0], rada, STEPS[2])) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"procedure": None},
        {"procedure": "neni"},
        {"approvals": [], "status": "draft"},
        {"approvals": [{"by": "zok", "date": "2015-06-02"}], "status": "draft"},
        {"approvals": [{"by": ["zok"]}]},
        {"status": "withdrawn", "withdrawn": {"date": "2014-01-01"}},
    ],
)
def test_plans_of_which_nothing_can_be_told(changes: dict[str, Any]) -> None:
    assert subjects(601, watched(**changes), procedure()) == []


def test_procedures_that_do_not_bind() -> None:
    assert subjects(601, watched(), procedure(status="not_approved")) == []
    assert subjects(601, watched(), procedure({"id": "x"})) == []  # 110
    assert subjects(601, watched(), procedure(status="recommended")) == ["komise", "rada"]


def test_a_plan_in_preparation() -> None:
    draft = {"status": "draft", "approvals": []}
    found = findings(601, watched(**draft, proceedings=[proceeding("rada", "discusses", "2015-05-04")]), procedure())
    assert [(f.subject, f.since) for f in found] == [("komise", "2015-05-04")]
    assert "už proběhl krok „Rada“" in text_of(found[0], "cs")
    assert "the step “Rada” has been taken" in text_of(found[0], "en")


def test_after_the_approval_there_is_time_until_the_plan_begins() -> None:
    late = {"id": "rozeslani", "name": "Rozeslání", "by": {"body": "rada"}, "act": "takes_note"}
    texts = [watched(), procedure(STEPS[2], late)]
    assert subjects(601, *texts, day="2012-12-31") == []
    assert subjects(601, *texts, day="2013-01-01") == ["rozeslani"]
    # An earlier decision of the same kind is not the approval.
    first = {"id": "zadani", "name": "Zadání", "by": {"body": "rada"}, "act": "decides"}
    acts = [proceeding("rada", "decides", "2012-01-09")]
    assert subjects(601, watched(proceedings=acts), procedure(first, STEPS[0], STEPS[2]), day="2012-12-31") == [
        "komise"
    ]


HELD = {"number": "1/2012", "about": ["plan"], "act": "recommends"}


def test_steps_taken_at_meetings() -> None:
    texts = [watched(), procedure(), meeting("komise", "2012-10-01", HELD)]
    assert subjects(601, *texts, meeting("rada", "2012-11-05", HELD)) == []
    assert (
        subjects(601, *texts, meeting("rada", "2012-11-05", {**HELD, "outcome": "rejected"})) == []
    )  # it discussed it
    assert subjects(601, *texts, meeting("rada", "2012-11-05", {"about": ["plan"]})) == []  # of an unknown act
    assert subjects(601, *texts, meeting("rada", "2012-11-05", agenda=[{"title": "P", "about": ["plan"]}])) == []
    assert subjects(601, *texts, meeting("rada", "2012-11-05", HELD, status="cancelled")) == ["rada"]
    assert subjects(601, *texts, meeting("rada", "2016-11-05", HELD)) == ["rada"]


@pytest.mark.parametrize(
    "doubt",
    [
        "kind: meeting\nid: rada\nbody: [\n",
        meeting("rada", "2012-11-05", {"about": "plan"}),
        meeting("rada", "2012-11-05", {"about": ["plam"], "act": "discusses"}),
        yaml({"kind": "meeting", "id": "plan", "body": "rada", "date": "2012-11-05"}),  # an id that is taken
        "id: jednani\nbody: rada\ndate: 2012-11-05\n",
    ],
)
def test_meetings_that_cannot_be_read(doubt: str) -> None:
    assert subjects(601, watched(proceedings=[RECOMMENDED]), procedure(), doubt) == []


def recorded(sort: str, **claim: Any) -> dict[str, Any]:
    return {"recorded": {sort: claim}}


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ({"complete": False}, False),
        ({"complete": True}, True),
        ({"since": "2012-12-10"}, True),
        ({"since": "2012-12-11"}, False),
        ({"since": 2012}, False),
        ({"until": "2012-12-10"}, True),
        ({"until": "2012-12-09"}, False),
    ],
)
def test_where_not_all_meetings_are_recorded(claim: dict[str, Any], told: bool) -> None:
    settings = recorded("meetings", **claim)
    assert subjects(601, watched(), procedure(), **settings) == (["komise", "rada"] if told else [])
    # The plan has a list of its own.
    assert subjects(601, watched(proceedings=[RECOMMENDED]), procedure(), **settings) == ["rada"]
    undated = watched(approvals=[{"by": "zok"}])
    assert bool(subjects(601, undated, procedure(), **settings)) == (claim == {"complete": True})


def kolegia(*instances: str, **more: Any) -> list[dict[str, Any]]:
    return [proceeding("kolegium", "discusses", "2012-06", instance=one, **more) for one in instances]


EACH = {"id": "kolegia", "name": "Kolegia", "by": {"body": "kolegium"}, "act": "discusses", "each_instance": True}


@pytest.mark.parametrize(
    ("acts", "names", "orp"),
    [
        (kolegia("Alfa"), ["ORP Delta"], "7102"),
        (kolegia("7102"), ["ORP Alfa"], "7101"),
        ([], ["ORP Alfa", "ORP Delta"], "7101"),  # the plan's own ORP
        (kolegia("Alfa", "Delta"), None, ""),
        ([*kolegia("Alfa"), proceeding("kolegium", "discusses", "2012-07")], None, ""),
        ([*kolegia("Alfa", "Delta"), *kolegia("Delta", outcome="postponed")], None, ""),  # perhaps before
        ([*kolegia("Alfa"), *kolegia("Delta", outcome="postponed")], ["ORP Delta"], "7102"),
    ],
)
def test_instances(acts: list[dict[str, Any]], names: list[str] | None, orp: str) -> None:
    texts = [watched(proceedings=acts), procedure(EACH, STEPS[2])]
    texts += [body("kolegium", instances={"per": "orp", "orps": ["Alfa", "Delta"]}), body("zok")]
    found = findings(601, *texts, bodies=False)
    assert [(f.params["names"], f.orp) for f in found] == ([(names, orp)] if names else [])


def test_instances_of_unknown_number() -> None:
    texts = [body("kolegium", instances={"per": "orp"}), body("zok"), procedure(EACH, STEPS[2])]
    assert findings(601, watched(proceedings=kolegia("Alfa")), *texts, bodies=False) == []
    (found,) = findings(601, watched(), *texts, bodies=False)
    assert "names" not in found.params


def test_consultations_as_steps() -> None:
    texts = [watched(proceedings=[RECOMMENDED, proceeding("rada", "discusses")]), procedure(*CONSULTED)]
    assert subjects(601, *texts) == ["pripominky"]
    assert subjects(601, *texts, consultation()) == []
    assert subjects(601, *texts, consultation(period={"from": "2015-06-02"})) == ["pripominky"]
    assert subjects(601, *texts, consultation(about=["plam"])) == []
    assert subjects(601, *texts, **recorded("consultations", complete=False)) == []
    named = [RECOMMENDED, proceeding("rada", "discusses"), proceeding("rada", "comments", step="pripominky")]
    assert subjects(601, watched(proceedings=named), procedure(*CONSULTED)) == []
    # One hole, one finding: that of the region's plan belongs to 606.
    region = watched(**REGION)
    assert subjects(601, region, procedure(*CONSULTED)) == ["komise", "rada"]
    assert len(findings(606, region, procedure(*CONSULTED))) == 1


# -- 602 --------------------------------------------------------------------------------------------------------------


def dated(**dates: str | None) -> str:
    acts = {"komise": "recommends", "rada": "discusses"}
    given = [proceeding(by, acts[by], date or None) for by, date in dates.items() if by in acts and date is not None]
    return watched(approvals=[{"by": "zok", "date": dates.get("zok", "2012-12-10")}], proceedings=given)


@pytest.mark.parametrize(
    ("komise", "rada", "zok", "expected"),
    [
        ("2012-10-01", "2012-11-05", "2012-12-10", []),
        ("2012-12-10", "2012-12-10", "2012-12-10", []),
        ("2012-11-06", "2012-11-05", "2012-12-10", [("rada", "komise")]),
        ("2012-12-11", "2012-11-05", "2012-12-10", [("rada", "komise")]),
        ("2012-10-01", "2012-11-05", "2012-09-03", [("zok", "rada")]),
        ("2012-12-01", "2012-11-01", "2012-10-01", [("rada", "komise"), ("zok", "rada")]),
        ("2012-12-11", "", "2012-12-10", [("zok", "komise")]),
        ("2012-12-11", None, "2012-12-10", [("zok", "komise")]),
        ("2012-12", "2012-11", "2012-12-10", [("rada", "komise")]),
        ("2012-12", None, "2012-12-10", []),
        ("2013", None, "2012-12", [("zok", "komise")]),
        ("2012", "2012", "2012", []),
    ],
)
def test_order(komise: str, rada: str | None, zok: str, expected: list[tuple[str, str]]) -> None:
    found = findings(602, dated(komise=komise, rada=rada, zok=zok), procedure())
    assert sorted((by_of(finding), finding.subject) for finding in found) == expected


def by_of(finding: Finding) -> str:
    """Which body's act the finding stands at (of a plan with one approval)."""
    return "zok" if finding.path[0] == "approvals" else "rada"


DATES = st.sampled_from(["2012", "2012-10", "2012-11", "2012-10-15", "2012-11-15", "2012-12-10", "2013-01-07"])


@given(DATES, DATES)
def test_only_what_is_certain_is_out_of_order(earlier: str, later: str) -> None:
    first, then = moment(earlier), moment(later)
    assert first is not None
    assert then is not None
    found = findings(602, dated(komise=earlier, zok=later), procedure())
    assert bool(found) == (then.latest < first.earliest)


def test_place_and_facets_of_a_reversal() -> None:
    held = {"number": 1, "act": "discusses", "about": ["plan", "jiny"]}
    draft = {"status": "draft", "approvals": [], "proceedings": [proceeding("komise", "recommends", "2015-05-04")]}
    other = plan("jiny", procedure="postup", **draft)
    found = findings(602, watched(**draft), other, procedure(), meeting("rada", "2015-03-02", held))
    assert [(f.record, f.path, f.subject, f.plan) for f in found] == [
        ("rada-2015-03-02", ("resolutions", 0), f"{one}/komise", one) for one in ("jiny", "plan")
    ]
    assert [f.other.path for f in found if f.other] == [("proceedings", 0)] * 2


def test_acts_of_which_it_is_not_known_whose_step_they_are() -> None:
    first = {"id": "zadani", "name": "Zadání", "by": {"body": "rada"}, "act": "discusses"}
    acts = [proceeding("rada", "discusses", "2012-01-09"), proceeding("komise", "recommends", "2012-10-01")]
    assert findings(602, watched(proceedings=acts), procedure(first, *STEPS)) == []
    named = [proceeding("rada", "discusses", "2012-01-09", step="rada"), *acts[1:]]
    assert len(findings(602, watched(proceedings=named), procedure(first, *STEPS))) == 1


def test_whoever_approved_again_afterwards_has_put_it_right() -> None:
    again = [{"by": "zok", "date": "2012-12-10"}, {"by": "zok", "date": "2013-02-04"}]
    late = proceeding("komise", "recommends", "2013-01-07")
    assert findings(602, watched(approvals=again, proceedings=[late]), procedure()) == []
    assert len(findings(602, watched(approvals=again[:1], proceedings=[late]), procedure())) == 1


def test_circles_have_no_order() -> None:
    steps = [{**STEPS[0], "after": ["zok"]}, *STEPS[1:]]
    assert findings(602, dated(komise="2013-01-07", rada="2012-11-05"), procedure(*steps)) == []


def test_both_steps_in_each_instance() -> None:
    second = {**EACH, "id": "stanoviska", "name": "Stanoviska", "act": "gives_opinion"}
    first = {**EACH, "act": "comments"}
    acts = [
        *(
            proceeding("kolegium", "comments", f"2012-0{month}", instance=orp)
            for orp, month in (("Alfa", 5), ("Delta", 7))
        ),
        *(proceeding("kolegium", "gives_opinion", "2012-06", instance=orp) for orp in ("Alfa", "Delta")),
    ]
    found = findings(602, watched(proceedings=acts), procedure(first, second))
    assert [(f.subject, f.orp) for f in found] == [("kolegia/7102", "7102")]
    assert "za ORP Delta" in text_of(found[0], "cs")


# -- 603 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("valid", "date", "expected"),
    [
        ({"from": 2012}, "2011-12-31", True),
        ({"from": 2012}, "2012-01-01", False),
        ({"from": 2012}, "2011", True),
        ({"from": "2012-06"}, 2012, False),
        ({"to": "2012-06"}, "2012-07-01", True),
        ({"to": "2012-06"}, "2012-06-30", False),
        ({"from": {"not_before": "2012-06-01", "not_after": "2013-06-01"}}, "2012-06-01", False),
        ({"from": {"not_before": "2012-06-01"}}, "2012-05-31", True),
        ({"from": {"not_after": "2013-06-01"}}, "2000-01-01", False),
        ({"from": 2013, "to": 2012}, "2000-01-01", False),  # 303
        ({}, "2000-01-01", False),
    ],
)
def test_body_that_did_not_exist(valid: dict[str, Any], date: str, expected: bool) -> None:
    texts = [body("rada", valid=valid), plan(approvals=[{"by": "rada", "date": date}]), meeting("rada", str(date))]
    found = findings(603, *texts, bodies=False)
    assert [(f.record, f.path) for f in found] == (
        [("plan", ("approvals", 0, "by")), (f"rada-{date}", ("body",))] if expected else []
    )


@pytest.mark.parametrize(
    ("powers", "act", "expected"),
    [
        ([], "approves", False),
        ([{"act": "recommends"}], "approves", True),
        ([{"act": "recommends"}], "recommends", False),
        ([{"act": "recommends"}], "comments", False),  # only decisions need a power
        ([{"act": "approves"}], "decides", False),
        ([{"act": "decides"}], "approves", False),
        ([{"act": "approves"}], "commissions", True),
        ([{"act": "commissions"}], "approves", True),
        ([{"act": "approves", "on": ["community", "rules"]}], "approves", False),
        ([{"act": "approves", "on": ["rules"]}], "approves", True),
        ([{"act": "approves", "on": ["rules"]}, {"act": "decides"}], "approves", False),
        ([{"act": "approves", "valid": {"from": 2013}}], "approves", True),
        ([{"act": "approves", "valid": {"from": "2012-11"}}], "approves", False),
        ([{"act": "neco"}], "approves", False),  # 113
    ],
)
def test_powers(powers: list[dict[str, Any]], act: str, expected: bool) -> None:
    texts = [body("rada", powers=powers), plan(proceedings=[proceeding("rada", act, "2012-11-05")])]
    found = findings(603, *texts, bodies=False)
    assert [f.path for f in found] == ([("proceedings", 0, "by")] if expected else [])
    held = meeting("rada", "2012-11-05", {"act": act}, {"act": act, "about": ["plan"]})
    at_meeting = [f for f in findings(603, *texts, held, bodies=False) if f.record != "plan"]
    assert [f.path for f in at_meeting] == ([("resolutions", 1, "act")] if expected else [])


def test_acts_without_a_date_and_of_later_days() -> None:
    texts = [body("rada", valid={"to": 2010}, powers=[{"act": "recommends"}])]
    texts.append(plan(approvals=[{"by": "rada"}, {"by_name": "rada"}, {"by": "rada", "date": "2016-01-01"}]))
    found = findings(603, *texts, bodies=False)
    # What is wrong with a file is wrong on every day.
    assert [(f.path[1], f.subject) for f in found] == [(0, "powers"), (2, "powers"), (2, "valid")]


# -- 604 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("approval", "expected"),
    [
        ({"by": "zok", "date": "2012-12"}, True),
        ({"by": "rada", "date": 2012}, True),
        *(({"by": "zok", "date": 2012, "resolution": n}, False) for n in ("258/17/ZK", "UZ/5/33/2017", "88/7777", 7)),
        ({"by": "zok"}, False),
        ({"by": "komise", "date": 2012}, False),
        ({"by": "zok", "date": 2012, "outcome": "rejected"}, False),
        ({"by": "zok", "date": "2015-06-02"}, False),
        ({"by_name": "zok", "date": 2012}, False),
        ({"date": 2012}, False),
    ],
)
def test_resolution_numbers(approval: dict[str, Any], expected: bool) -> None:
    found = findings(604, plan(approvals=[approval]))
    assert [(f.severity, f.path, f.orp) for f in found] == ([("note", ("approvals", 0), "7101")] if expected else [])


@pytest.mark.parametrize("number", [None, "1/2012"])
@pytest.mark.parametrize("day", ["2012-12-10", "2012-12-11"])
def test_one_decision_at_two_places(number: str | None, day: str) -> None:
    resolution = {"act": "approves", "about": ["plan"], **({"number": number} if number else {})}
    found = findings(604, plan(approvals=[{"by": "zok", "date": "2012-12-10"}]), meeting("zok", day, resolution))
    same = day == "2012-12-10"
    expected = ([] if number and same else ["plan"]) + ([] if number or same else [f"zok-{day}"])
    assert [finding.record for finding in found] == expected


# -- 606 --------------------------------------------------------------------------------------------------------------


def regional(**changes: Any) -> str:
    return plan(**{**REGION, "approvals": APPROVED, **changes})


@pytest.mark.parametrize(
    ("changes", "level", "expected"),
    [
        ({}, "municipality", True),
        ({"planner": None}, "municipality", True),
        ({"planner": None, "area": {"include": [{"orp": "Alfa"}]}}, "municipality", False),
        ({"planner": None, "area": {"include": [{"orp": "Alfa"}]}}, "region", True),
        ({"area": {"include": [{"orp": "Alfa"}]}}, "municipality", True),
        *(({"planner": {key: value}}, "region", False) for key, value in (("orp", "Alfa"), ("municipality", 500001))),
        *(({"type": other}, "region", False) for other in ("community", "strategic", "action", "substitute")),
        ({"status": "withdrawn"}, "region", False),
        ({"approvals": [], "status": "draft"}, "region", False),
        ({"approvals": [], "status": "approved"}, "region", True),
    ],
)
def test_plans_that_ought_to_be_consulted(changes: dict[str, Any], level: str, expected: bool) -> None:
    found = findings(606, regional(**changes), level=level)
    assert [(f.record, f.path) for f in found] == ([("plan", ("status",))] if expected else [])


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ({"complete": False}, False),
        ({"complete": True}, True),
        ({"since": "2012-12-11"}, False),
        ({"until": "2012-12-10"}, True),
        ({"until": "2012-12-09"}, False),
    ],
)
def test_where_not_all_consultations_are_recorded(claim: dict[str, Any], told: bool) -> None:
    assert bool(findings(606, regional(), **recorded("consultations", **claim))) == told


def test_what_is_said_of_plans_holds_for_their_consultations() -> None:
    claims = {"plans": {"complete": False}, "consultations": {"complete": True}}
    assert findings(606, regional(), recorded={"plans": claims["plans"]}) == []
    assert findings(606, regional(), recorded={"plans": {"until": "2012-12-09"}}) == []
    assert len(findings(606, regional(), recorded=claims)) == 1


@pytest.mark.parametrize(
    "doubt",
    [
        "kind: consultation\nid: p\nabout: [\n",
        "kind: role\nid: p\nname: [\n",
        consultation(about="plan"),
        consultation(about=["plam"]),
        yaml({"kind": "consultation", "id": "plan", "about": ["plan"]}),
    ],
)
def test_consultations_that_cannot_be_read(doubt: str) -> None:
    assert findings(606, regional(), doubt) == []


def test_the_draft_went_on_without_a_consultation() -> None:
    draft = {"status": "draft", "approvals": [], "procedure": "postup"}
    acts = [proceeding("komise", "recommends", "2015-05-04")]
    assert findings(606, regional(**draft), procedure(*CONSULTED)) == []
    (found,) = findings(606, regional(**draft, proceedings=acts), procedure(*CONSULTED))
    assert (found.since, found.params["because"].cs) == ("2015-05-04", "už proběhl krok „Komise“")
    assert findings(606, regional(**draft, proceedings=acts), procedure()) == []


PERIODS = [
    ({"from": "2012-10-01", "to": "2012-10-13"}, "short"),
    ({"from": "2012-10-01", "to": "2012-10-14"}, ""),
    ({"from": "2012-10-01", "to": "2012-10"}, ""),
    ({"from": "2012-10", "to": "2012-10-13"}, "short"),
    ({"from": "2012-10-01"}, ""),
    ({"to": "2012-10-13"}, ""),
    ({"from": "2012-10-13", "to": "2012-10-01"}, ""),
    ({"from": "2012-12-01", "to": "2012-12-10"}, "short"),
    ({"from": "2012-12-01", "to": "2012-12-11"}, "after"),
    ({"from": "2012-12-01", "to": "2012-12"}, ""),
    ({"from": "2015-06-02", "to": "2015-06-10"}, "after"),
]


@pytest.mark.parametrize(("period", "problem"), PERIODS)
def test_length_of_a_consultation(period: dict[str, str], problem: str) -> None:
    found = findings(606, regional(), consultation(period=period))
    assert [(f.record, f.path, f.subject, f.plan, f.params["problem"]) for f in found] == (
        [("pripominky", ("period",), "plan", "plan", problem)] if problem else []
    )


def test_length_is_set() -> None:
    texts = [regional(), consultation(period={"from": "2012-10-01", "to": "2012-10-14"})]
    assert len(findings(606, *texts, rules={"KPSS606": {"days": 15}})) == 1
    assert findings(606, *texts, rules={"KPSS606": {"types": ["community"]}}) == []


def test_a_consultation_that_is_not_yet() -> None:
    draft = regional(status="draft", approvals=[])
    texts = [draft, consultation(period={"from": "2015-06-02", "to": "2015-06-10"})]
    assert findings(606, *texts) == []  # nobody knows of it on this day
    assert len(findings(606, *texts, day="2015-06-02")) == 1
    announced = consultation(published="2015-05-29", period={"from": "2015-06-02", "to": "2015-06-10"})
    assert len(findings(606, draft, announced)) == 1


def test_one_mistake_one_finding() -> None:
    """A consultation that began after the approval is out of order where the procedure has it before."""
    late = consultation(period={"from": "2013-01-07", "to": "2013-01-31"})
    texts = [regional(procedure="postup"), late]
    assert len(findings(606, *texts, procedure(*CONSULTED))) == 0
    assert len(findings(602, *texts, procedure(*CONSULTED))) == 1
    assert len(findings(606, *texts, procedure())) == 1
    assert len(findings(602, *texts, procedure())) == 0


# -- 607 --------------------------------------------------------------------------------------------------------------

ENDED = {"from": "2012-10-01", "to": "2012-10-31"}


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ({}, "gap"),
        ({"settlement": "accepted"}, ""),
        ({"settlement": "noted"}, ""),
        ({"settlement": "rejected"}, "note"),
        ({"settlement": "partly", "reason": " "}, "note"),
        ({"settlement": "rejected", "reason": "Chybí peníze."}, ""),
        ({"settlement": "accepted", "settled": "2015-06-01"}, ""),
        ({"settlement": "accepted", "settled": "2015-06-02"}, "gap"),
        ({"settled": "2012-11-05"}, "gap"),
        ({"received": "2015-06-02"}, ""),
        ({"settlement": "nějak"}, ""),  # 113
    ],
)
def test_comments(comment: dict[str, Any], expected: str) -> None:
    found = findings(607, regional(), consultation(period=ENDED, comments=[{"id": "p1", "text": "Text", **comment}]))
    assert [(f.severity, f.path, f.subject, f.plan) for f in found] == (
        [(expected, ("comments", 0), "p1", "plan")] if expected else []
    )


@pytest.mark.parametrize(
    ("end", "approved", "days", "expected"),
    [
        ("2015-05-02", False, 30, False),  # thirty days ago
        ("2015-05-01", False, 30, True),
        ("2015-05-01", False, 60, False),
        ("2015-05-31", True, 30, True),
        ("2015-06-01", True, 30, False),  # it may last until tonight
        ("2015-05", False, 30, False),
        ("2015", True, 30, False),
        (None, True, 30, False),
    ],
)
def test_when_comments_ought_to_be_settled(end: str | None, approved: bool, days: int, expected: bool) -> None:
    period = {"from": "2015-04-01", **({"to": end} if end else {})}
    texts = [consultation(period=period, comments=[{"text": "Text"}])]
    texts.append(regional() if approved else regional(status="consultation", approvals=[]))
    found = findings(607, *texts, rules={"KPSS607": {"days": days}})
    assert bool(found) == expected
    assert findings(607, *texts[:1], regional(type="community")) == []


def test_a_comment_about_several_plans_is_told_once() -> None:
    texts = [regional(status="draft", approvals=[]), regional(identifier="druhy")]
    comments = [{"text": "Text"}, {"id": "p2", "text": "Text"}]
    found = findings(607, *texts, consultation(about=["plan", "druhy"], period=ENDED, comments=comments))
    assert [(f.plan, f.path, f.since) for f in found] == [("druhy", ("comments", n), "2012-11-01") for n in (0, 1)]
    assert "č. 1 k plánu" in text_of(found[0], "cs")
    assert "the comment p2" in text_of(found[1], "en")


# -- all --------------------------------------------------------------------------------------------------------------


def test_the_order_of_files_changes_nothing() -> None:
    texts = [
        regional(procedure="postup", approvals=[{"by": "zok", "date": "2012-12-10"}]),
        procedure(*CONSULTED),
        meeting("komise", "2013-01-07", HELD),
        consultation(period={"from": "2012-10-01", "to": "2012-10-05"}, comments=[{"text": "Text"}]),
    ]
    seen = set()
    for order in permutations(texts):
        found = [finding for code in (601, 602, 603, 604, 606, 607) for finding in findings(code, *order)]
        assert len({finding.identity for finding in found}) == len(found)
        seen.add(frozenset((finding.identity, text_of(finding, "cs")) for finding in found))
    assert len(seen) == 1
    assert {identity.code for identity, _ in next(iter(seen))} == {601, 602, 604, 606, 607}


def test_parameters() -> None:
    assert CATALOGUE[604].parameters == {"types": ["assembly", "executive_council"]}
    assert CATALOGUE[606].parameters == {"types": ["medium_term"], "days": 14}
    assert CATALOGUE[607].parameters == {"types": ["medium_term"], "days": 30}

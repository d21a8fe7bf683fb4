"""Rules 501, 502 and 508–512: vacancies, triads, chairs, mandates, instances and who appoints."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpss.findings.finding import Finding
from kpss.model.workspace import Workspace
from kpss.rules.bodies import members_in_doubt, post_name, same_post
from kpss.rules.engine import find
from tests.unit.records import workspace, yaml

DAY = "2015-06-01"
COMPLETE: dict[str, Any] = {"recorded": {"memberships": {"complete": True}}}
INCOMPLETE: dict[str, Any] = {"recorded": {"memberships": {"complete": False}}}
EACH_ORP = {"per": "orp", "orps": ["Alfa", "Delta"]}
CHAIR = {"holders": [{"role": "predseda"}]}
UNREAD = {"x.yaml": "nic: [\n"}


def body(identifier: str = "organ", **changes: Any) -> str:
    return yaml({"kind": "body", "id": identifier, "type": "working_group", "name": "Orgán", **changes})


def role(identifier: str = "predseda", **changes: Any) -> str:
    return yaml({"kind": "role", "id": identifier, "name": identifier.capitalize(), **changes})


def member(identifier: str = "clen", **changes: Any) -> str:
    data = {"kind": "membership", "id": identifier, "body": "organ", **changes}
    return yaml({key: value for key, value in data.items() if value is not None})


def meeting(**changes: Any) -> str:
    return yaml({"kind": "meeting", "id": "jednani", "body": "organ", "date": "2015-05-01", **changes})


def space(texts: tuple[str, ...], day: str = DAY, **changes: Any) -> Workspace:
    return workspace({f"structure/{number:03d}.yaml": text for number, text in enumerate(texts)}, day, **changes)


def findings(code: int, *texts: str, day: str = DAY, **changes: Any) -> list[Finding]:
    return find(space(texts, day, **changes), {code})


def records(code: int, *texts: str, **changes: Any) -> list[str]:
    return [finding.record for finding in findings(code, *texts, **changes)]


def subjects(code: int, *texts: str, **changes: Any) -> list[str]:
    return [finding.subject for finding in findings(code, *texts, **changes)]


# -- 501 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "organ", "speaks"),
    [
        ({}, {}, True),
        ({"vacant": False}, {}, False),
        ({"vacant": None}, {}, False),
        ({"valid": {"from": DAY}}, {}, True),
        ({"valid": {"from": "2015-06"}}, {}, False),  # from some day in June
        ({"valid": {"from": "2015-05", "to": "2015-06"}}, {}, True),
        ({"valid": {"from": "2014", "to": "2015"}}, {}, False),
        ({"valid": {"from": "2016"}}, {}, False),
        ({"valid": {"from": {"not_after": DAY}}}, {}, True),
        ({}, {"valid": {"to": "2014"}}, False),
        ({}, {"valid": {"from": "2015-06"}}, True),
        ({}, {"valid": {"from": "loni"}}, False),
        ({}, {"instances": {"per": "ad_hoc", "until": "2015-05"}}, False),
        ({}, {"instances": {"per": "ad_hoc", "until": "2015-06"}}, True),
        ({"role": "neni"}, {}, False),
        ({"role": "organ"}, {}, False),  # a body is no role
        ({"body": "neni"}, {}, False),
        ({"body": None}, {}, False),  # vacant is what?
        ({"side": "uživatel"}, {}, False),
    ],
)
def test_vacant(record, organ, speaks):
    assert bool(records(501, body(**organ), member(**{"vacant": True, **record}))) is speaks


def test_vacancy_knows_since_when_and_where():
    texts = body(instances=EACH_ORP), member(vacant=True, instance="Delta", valid={"from": "2014-03-01"})
    (finding,) = findings(501, *texts)
    assert (finding.since, finding.orp, finding.path) == ("2014-03-01", "7102", ("vacant",))
    (finding,) = findings(501, body(), member(vacant=True, valid={"from": "2014-03"}))
    assert (finding.since, finding.orp) == ("", "")


@pytest.mark.parametrize(
    ("record", "cs", "en"),
    [
        ({}, "člen – Orgán", "member – Orgán"),
        ({"side": "user"}, "člen za uživatele – Orgán", "member for users – Orgán"),
        ({"represents": "Charita"}, "člen („Charita“) – Orgán", "member (“Charita”) – Orgán"),
        ({"role": "predseda"}, "Předseda – Orgán", "Předseda – Orgán"),
        ({"role": "predseda", "instance": "Alfa"}, "Předseda – Orgán (Alfa)", "Předseda – Orgán (Alfa)"),
        ({"role": "predseda", "body": None, "instance": "Alfa"}, "Předseda – ORP Alfa", "Předseda – ORP Alfa"),
        ({"role": "predseda", "body": None}, "Předseda", "Předseda"),
        ({"role": "predseda", "body": None, "group": "{x}"}, "Předseda – {x}", "Předseda – {x}"),
    ],
)
def test_name_of_a_post(record, cs, en):
    found = space((body(), role(name="Předseda"), member(**record)))
    (finding,) = find(space((body(), role(name="Předseda"), member(vacant=True, **record))), {501})
    said = finding.params["post"]
    assert (said.in_language("cs"), said.in_language("en")) == (cs, en)
    assert post_name(found, found.records["clen"]).in_language("cs") == cs  # type: ignore[arg-type]


# -- what is in doubt -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        ((body(), member()), set()),
        ((body(), member(vacant="možná")), {"organ"}),
        ((body(), role(), member(role="predseda", valid={"from": "loni"})), {"organ", "predseda"}),
        ((body(), member(note=5.5)), set()),
        ((body(), member(body="orgna")), None),
        ((body(), member(role="neni")), None),
        ((body(), member(body=None)), None),
        ((body(), member(), member()), None),  # two of one id
        ((body(), member(id=None)), None),
        # Which instance?
        ((body(instances=EACH_ORP), member()), set()),  # perhaps in each
        ((body(instances=EACH_ORP), role(), member(role="predseda")), {"predseda"}),
        ((body(instances=EACH_ORP), role(), member(role="predseda", valid={"to": 2014})), set()),
        ((body(instances=EACH_ORP), role(), member(role="predseda", vacant=True)), set()),
        ((body(instances=EACH_ORP), member(instance="Alfa")), set()),
        ((body(instances=EACH_ORP), member(instance="Alfaa")), {"organ"}),
        ((body(instances={"per": "target_group"}), member()), set()),
        ((body(instances={"per": "target_group"}), member(group="Rodiny")), set()),
        ((body(instances={"per": "target_group", "names": ["Senioři"]}), member(group="Rodiny")), {"organ"}),
        ((body(), member(instance="Alfa")), set()),  # acts for an ORP
    ],
)
def test_members_in_doubt(texts, doubt):
    assert members_in_doubt(space(texts)) == doubt


def test_roles_held_together():
    found = space((role("a", same_as="b"), role("b"), role("c", same_as="b"), role("d"), role("e", same_as="e")))
    assert [same_post(found, name) for name in "abde"] == [["a", "b", "c"], ["a", "b", "c"], ["d"], ["e"]]


# -- 502 --------------------------------------------------------------------------------------------------------------


def kinds(*sides: str) -> list[dict[str, str]]:
    return [{"who": "zástupci", "side": side} if side else {"who": "zástupci"} for side in sides]


def people(*sides: str, **changes: Any) -> list[str]:
    known = [{"side": side} if side else {} for side in sides]
    return [member(f"clen-{number}", **side, **changes) for number, side in enumerate(known)]


@pytest.mark.parametrize(
    ("organ", "missing"),
    [
        ({}, []),
        ({"members": kinds("commissioner", "provider", "user")}, []),
        ({"members": kinds("commissioner", "provider", "public")}, ["user"]),
        ({"members": kinds("political")}, ["commissioner", "provider", "user"]),
        ({"members": kinds("provider", "")}, []),  # whoever else may come
        ({"members": kinds("provider"), "triad": "recommended"}, []),
        ({"members": kinds("provider"), "valid": {"from": "2015-06"}}, []),
        ({"members": [*kinds("provider"), {"side": "klient"}]}, []),
    ],
)
def test_triad_of_the_composition(organ, missing):
    assert sorted(subjects(502, body(**{"triad": "required", **organ}))) == missing


@pytest.mark.parametrize(
    ("members", "missing"),
    [
        ([], []),
        (people("commissioner", "provider", "user"), []),
        (people("commissioner", "user", "public"), ["provider"]),
        (people("public"), ["commissioner", "provider", "user"]),
        (people("commissioner", ""), []),
        (people("commissioner", "provider", vacant=True), []),  # nobody is recorded
        ([*people("commissioner", "provider"), member("prazdne", side="user", vacant=True)], ["user"]),
        ([*people("commissioner", "provider"), member("konec", side="user", valid={"to": "2014"})], ["user"]),
        ([*people("commissioner", "provider"), member("snad", side="user", valid={"to": "2015"})], []),
        ([*people("commissioner", "provider"), member("chyba", side="user", valid={"to": "loni"})], []),
        ([*people("commissioner", "provider"), member("jinde", side="user", body="organn")], []),
    ],
)
def test_triad_of_the_members(members, missing):
    assert sorted(subjects(502, body(triad="required"), *members)) == missing


def test_the_side_of_a_member_is_that_of_the_seat_with_the_role():
    organ = body(triad="required", members=[{"role": "predseda", "side": "user"}, *kinds("provider", "commissioner")])
    who = [*people("provider"), member("p", role="predseda")]
    assert subjects(502, organ, role(), *who) == ["commissioner"]


def test_triad_in_each_instance_and_once_a_side():
    organ = body(triad="required", instances=EACH_ORP, members=kinds("commissioner", "provider"))
    alfa, delta = people("commissioner", instance="Alfa"), [member("d", side="provider", instance="Delta")]
    found = [(finding.subject, finding.orp) for finding in findings(502, organ, *alfa, *delta)]
    assert sorted(found) == [("7101/provider", "7101"), ("7102/commissioner", "7102"), ("user", "")]
    assert sorted(subjects(502, organ, *alfa, *delta, **INCOMPLETE)) == ["user"]
    files = {"a.yaml": organ, "b.yaml": alfa[0], **UNREAD}
    assert [finding.subject for finding in find(workspace(files, DAY), {502})] == ["user"]


@pytest.mark.parametrize(
    ("members", "settings", "speaks"),
    [
        (people("commissioner", "provider", "user"), COMPLETE, False),
        (people("commissioner", "provider", "user", "user"), COMPLETE, True),
        (people("commissioner", "provider", "user", "user"), {}, False),  # nobody says that these are all
        (people("commissioner", "provider", "user", "public"), COMPLETE, False),
        (
            [*people("commissioner", "provider", "user"), member("x", side="user", valid={"to": "2015"})],
            COMPLETE,
            False,
        ),
    ],
)
def test_equal_sides(members, settings, speaks):
    found = findings(502, body(triad="equal"), *members, **settings)
    assert [finding.params["problem"] for finding in found] == ["equal"] * speaks


# -- 508 --------------------------------------------------------------------------------------------------------------

VACANT = member("prazdne", role="predseda", vacant=True, valid={"from": "2014-01-01"})
VACANT_ANYWHERE = member("prazdne", role="predseda", vacant=True, body=None)


@pytest.mark.parametrize(
    ("texts", "speaks"),
    [
        ((body(chair=CHAIR), role(), VACANT), True),
        ((body(duties={"chairs": CHAIR}), role(), VACANT), True),
        ((body(), role(), VACANT), False),
        ((body(chair=CHAIR), role()), False),
        ((body(chair=CHAIR), role(), VACANT, member("plny", role="predseda")), False),
        ((body(chair=CHAIR), role(), VACANT, member("snad", role="predseda", valid={"to": "2015"})), False),
        ((body(chair=CHAIR), role(), VACANT, member("konec", role="predseda", valid={"to": "2014"})), True),
        ((body(chair=CHAIR), role(), VACANT, member("jinde", role="predseda", body=None)), False),
        # How many hold the role is not said: a vacancy without a body need not be this one.
        ((body(chair=CHAIR), role(), VACANT_ANYWHERE), False),
        ((body(chair=CHAIR), role(per="one"), VACANT_ANYWHERE), True),
        # Others may chair.
        ((body(chair={"holders": [{"role": "predseda"}, {"role": "druhy"}]}), role(), role("druhy"), VACANT), False),
        ((body(chair={"holders": [{"role": "predseda"}, {"body": "organ"}]}), role(), VACANT), False),
        ((body(chair={"holders": [{"role": "predseda"}, {"name": "kdokoli"}]}), role(), VACANT), False),
        ((body(chair={"holders": [{"role": "predseda"}, {"role": "neni"}]}), role(), VACANT), False),
        ((body(chair=CHAIR, duties={"chairs": {"may_authorise": [{"members_of": "organ"}]}}), role(), VACANT), True),
        # By office.
        ((body(chair=CHAIR), role(same_as="starosta"), role("starosta"), VACANT, member("s", role="starosta")), False),
        ((body(chair=CHAIR), role(same_as="starosta"), role("starosta"), VACANT), True),
        # The body.
        ((body(chair=CHAIR, valid={"from": "2015-06"}), role(), VACANT), False),
        ((body(chair=CHAIR), role(), VACANT, member("chyba", vacant="možná")), False),
    ],
)
def test_nobody_chairs(texts, speaks):
    assert bool(records(508, *texts)) is speaks


def test_nobody_chairs_one_instance():
    organ = body(chair=CHAIR, instances=EACH_ORP)
    vacant = member("v", role="predseda", instance="Alfa", vacant=True)
    held = member("h", role="predseda", instance="Delta")
    for per in ({}, {"per": "orp"}, {"per": "instance"}):
        assert subjects(508, organ, role(**per), vacant, held) == ["7101"]
    assert subjects(508, organ, role(per="one"), vacant, held) == []
    alone = yaml({"kind": "membership", "id": "v", "role": "predseda", "instance": "Alfa", "vacant": True})
    assert subjects(508, organ, role(per="orp"), alone, held) == ["7101"]
    assert subjects(508, organ, role(), alone) == []


def test_one_person_for_all_instances_is_missing_once():
    organ = body(chair=CHAIR, instances=EACH_ORP)
    (finding,) = findings(508, organ, role(per="one"), VACANT_ANYWHERE)
    assert (finding.subject, finding.orp, finding.params["body"]) == ("", "", "Orgán")


def test_nobody_chairs_since_the_last_one_left():
    organ = body(chair={"holders": [{"role": "predseda"}, {"role": "druhy"}]})
    second = member("d", role="druhy", vacant=True, valid={"from": "2015-03-01"})
    (finding,) = findings(508, organ, role(), role("druhy"), VACANT, second)
    assert finding.since == "2015-03-01"
    second = member("d", role="druhy", vacant=True)
    (finding,) = findings(508, organ, role(), role("druhy"), VACANT, second)
    assert finding.since == ""


@pytest.mark.parametrize(
    ("texts", "settings", "speaks"),
    [
        ((body(chair=CHAIR), role(), member()), COMPLETE, True),
        ((body(chair=CHAIR), role(), member()), {}, False),
        ((body(chair=CHAIR), role()), COMPLETE, False),
        ((body(chair=CHAIR), role(), member(vacant=True)), COMPLETE, False),
        ((body(chair=CHAIR), role(), member(), member("p", role="predseda", body=None)), COMPLETE, False),
        (
            (body(chair=CHAIR), role(same_as="s"), role("s"), member(), member("p", role="s", body=None)),
            COMPLETE,
            False,
        ),
    ],
)
def test_no_membership_with_the_chairing_role(texts, settings, speaks):
    found = findings(508, *texts, **settings)
    assert [finding.params["problem"] for finding in found] == ["missing"] * speaks


# -- 509 --------------------------------------------------------------------------------------------------------------

OTHER = {"chaired_by": [{"role": "metodik"}]}


def authorised(*holders: dict[str, str]) -> dict[str, Any]:
    return {"chair": CHAIR, "duties": {"chairs": {"may_authorise": list(holders)}}}


@pytest.mark.parametrize(
    ("organ", "record", "speaks"),
    [
        ({"chair": CHAIR}, OTHER, True),
        ({"chair": CHAIR}, {"chaired_by": [{"role": "predseda"}]}, False),
        ({"chair": CHAIR}, {}, False),
        ({}, OTHER, False),
        ({"duties": {"chairs": {"may_authorise": [{"role": "predseda"}]}}}, OTHER, False),  # nobody is named to chair
        ({"duties": {"chairs": CHAIR}}, OTHER, True),
        ({"chair": CHAIR, "duties": {"chairs": {"holders": [{"role": "metodik"}]}}}, OTHER, False),
        ({"chair": {**CHAIR, "always": True}}, OTHER, True),
        (authorised({"role": "metodik"}), OTHER, False),
        (authorised({"name": "kdokoli"}), OTHER, False),
        (authorised({"organisation": "Spolek"}), OTHER, False),
        (authorised({"body": "komise"}), OTHER, False),
        (authorised({"members_of": "organ"}), OTHER, False),  # its composition is not known
        (authorised({"members_of": "komise"}), OTHER, True),
        (authorised({"members_of": "neni"}), OTHER, False),
        (authorised({"role": "neni"}), OTHER, False),
        ({"chair": CHAIR}, {"chaired_by": [{"role": "metodik"}, {"name": "host"}]}, False),
        ({"chair": CHAIR}, {"chaired_by": [{"members_of": "komise"}]}, False),
        ({"chair": CHAIR}, {"chaired_by": [{"role": "neni"}]}, False),
        ({"chair": CHAIR}, {**OTHER, "date": "2015-06-02"}, False),
        ({"chair": CHAIR}, {**OTHER, "date": "2015-06"}, False),
        ({"chair": CHAIR}, {**OTHER, "date": "2015"}, False),
        ({"chair": CHAIR}, {**OTHER, "status": "cancelled"}, False),
        ({"chair": CHAIR}, {**OTHER, "date": "loni"}, False),
        ({"chair": {"holders": [{"role": 5.5}]}}, OTHER, False),
    ],
)
def test_wrong_chair(organ, record, speaks):
    committee = body("komise", members=[{"role": "tajemnik"}])
    texts = body(**organ), committee, role(), role("metodik"), role("tajemnik"), meeting(**record)
    assert bool(records(509, *texts)) is speaks


def test_a_member_of_another_body_may_be_authorised():
    committee = body("komise", members=[{"role": "tajemnik"}])
    texts = body(**authorised({"members_of": "komise"})), committee, role(), role("metodik"), role("tajemnik")
    assert records(509, *texts, meeting(chaired_by=[{"role": "tajemnik"}])) == []
    assert records(509, *texts, meeting(**OTHER)) == ["jednani"]
    assert records(509, *texts, meeting(**OTHER), member(body="komise", role="metodik")) == []
    assert records(509, *texts, meeting(**OTHER), member(body="komise", role="metodik", vacant="x")) == []
    open_to_all = body("komise", members=[{"role": "tajemnik"}, {"who": "hosté"}])
    assert records(509, texts[0], open_to_all, *texts[2:], meeting(**OTHER)) == []


def test_roles_held_by_office_may_chair():
    texts = body(chair=CHAIR), meeting(**OTHER)
    assert records(509, *texts, role(), role("metodik", same_as="predseda")) == []
    assert records(509, *texts, role(same_as="metodik"), role("metodik")) == []
    assert records(509, *texts, role(), role("metodik", same_as="neni")) == []
    assert records(509, *texts, role(same_as="neni"), role("metodik")) == []
    assert records(509, *texts, role(), role("metodik", same_as="jina"), role("jina")) == ["jednani"]


def test_the_orp_of_a_meeting():
    texts = body(chair=CHAIR, instances=EACH_ORP), role(), role("metodik"), meeting(**OTHER, instance="Delta")
    (finding,) = findings(509, *texts)
    assert (finding.orp, finding.since, finding.path) == ("7102", "2015-05-01", ("chaired_by",))


# -- 510 --------------------------------------------------------------------------------------------------------------


def held(identifier: str, start: Any = None, end: Any = None, **changes: Any) -> str:
    valid = {key: value for key, value in (("from", start), ("to", end)) if value}
    return member(identifier, **({"valid": valid} if valid else {}), **changes)


@pytest.mark.parametrize(
    ("texts", "speaking"),
    [
        ((held("a", "2011", "2014"),), ["a"]),
        ((held("a", "2011", "2015"),), []),  # perhaps until December
        ((held("a", "2011", {"not_before": "2014-01-01"}),), []),
        ((held("a", "2011", "2014"), held("b", "2015")), []),
        ((held("a", "2011", "2014"), held("b", "2015-08")), ["a"]),  # nobody yet
        ((held("a", "2007", "2010"), held("b", "2011", "2014")), ["b"]),
        ((held("a", "2011", "2014"), held("b", "2011", "2014")), ["a", "b"]),
        ((held("a", "2011", "2014"), held("b", "2011", "2014"), held("c", "2015", vacant=True)), ["b"]),
        ((held("a", "2011", "2014"), held("b", "2011", "2014"), held("c", "2015"), held("d", "2015")), []),
        ((held("a", "2007", "2010"), held("b", "2011", "2014"), held("c", "2011", "2014")), ["b", "c"]),
        ((held("a", "2011", "2014"), held("b", "2015", vacant=True)), []),  # 501 speaks
        ((held("a", "2011", "2014"), held("b", "2015-01", "2015-03", vacant=True)), ["a"]),
        ((held("a", "2011", "2014", vacant=True),), []),
        ((held("a", "2011", "2014"), held("b", "loni")), []),
    ],
)
@pytest.mark.parametrize("post", [{"role": "predseda"}, {"side": "user", "represents": "Klub"}])
def test_mandate_over(texts, speaking, post):
    texts = tuple(text + yaml(post) for text in texts)
    assert sorted(records(510, body(), role(), *texts)) == speaking
    assert sorted(records(510, body(), role(), *reversed(texts))) == speaking
    assert records(510, body(), role(), *texts, **INCOMPLETE) == []


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        # another organisation: from the same side only after the end
        ({"side": "user", "represents": "A"}, {"side": "user", "represents": "B", "valid": {"from": 2015}}, True),
        ({"side": "user", "represents": "A"}, {"side": "user", "represents": "B", "valid": {"from": 2012}}, False),
        ({"side": "user", "represents": "A"}, {"side": "user", "represents": "B"}, False),
        ({"side": "user", "represents": "A"}, {"side": "user"}, True),
        ({"side": "user"}, {"side": "provider"}, False),
        ({"side": "user"}, {}, True),
        # roles
        ({"role": "predseda"}, {"role": "druhy"}, False),
        ({"role": "predseda"}, {"role": "treti"}, True),  # the same by office
        ({"role": "predseda"}, {"side": "user", "valid": {"from": 2015}}, False),
        ({"role": "predseda", "side": "user"}, {"side": "user", "valid": {"from": 2015}}, True),
        ({"role": "predseda", "side": "user"}, {"side": "user", "valid": {"from": 2012}}, False),
        ({"side": "user"}, {"role": "predseda", "valid": {"from": 2015}}, False),
        # whom a member acts for
        ({"role": "predseda", "instance": "Alfa"}, {"role": "predseda", "instance": "Delta"}, False),
        ({"role": "predseda", "instance": "Alfa"}, {"role": "predseda", "instance": "7101"}, True),
        ({"role": "predseda", "instance": "Alfa"}, {"role": "predseda"}, True),
        # the role in other records
        ({"role": "predseda"}, {"role": "predseda", "body": "jiny"}, False),
        ({"role": "predseda"}, {"role": "predseda", "body": None}, True),
        ({"role": "predseda", "body": None}, {"role": "predseda"}, True),
        ({"role": "jediny"}, {"role": "jediny", "body": "jiny"}, True),
        ({"role": "predseda", "body": None}, {"role": "predseda", "body": None}, True),
        ({"role": "predseda", "body": None}, {"role": "druhy", "body": None}, False),
    ],
)
def test_who_follows(first, second, follows):
    roles = role(), role("druhy"), role("treti", same_as="predseda"), role("jediny", per="one")
    texts = body(), body("jiny"), *roles, member("a", valid={"from": 2011, "to": 2014}, **first), member("b", **second)
    assert records(510, *texts) == ([] if follows else ["a"])


def test_a_follower_follows_one_and_rather_the_own_organisation():
    def post(name: str) -> dict[str, str]:
        return {"side": "user", "represents": name}

    over = [held(name, "2011", "2014", **post(name)) for name in ("a", "b", "c")]
    assert records(510, body(), *over, held("d", "2015", **post("b")), held("e", "2015", **post("x"))) in (["c"], ["a"])
    assert records(510, body(), *over, held("d", "2015", **post("c"))) == ["b", "c"]


def test_one_person_of_a_role_held_once():
    over = [held(name, "2011", "2014", role="predseda") for name in ("a", "b")]
    assert records(510, body(), role(per="one"), *over) == ["b"]


def test_who_names_no_instance_may_follow_in_each_and_a_vacancy_in_none():
    organ, over = body(instances=EACH_ORP), held("a", "2011", "2014", instance="Alfa", role="predseda")
    assert records(510, organ, role(), over, held("b", "2015", role="predseda", vacant=True)) == ["a"]
    assert records(510, organ, role(), over, held("b", "2015", role="predseda")) == []
    assert records(510, organ, role(), held("b", "2011", "2014", role="predseda")) == []


def test_instances_do_not_follow_each_other():
    organ, post = body(instances=EACH_ORP), {"role": "predseda"}
    texts = held("a", "2011", "2014", instance="Alfa", **post), held("b", "2015", instance="Delta", **post)
    (finding,) = findings(510, organ, role(), *texts)
    assert (finding.record, finding.orp, finding.since, finding.path) == ("a", "7101", "2015-01-01", ("valid",))


@pytest.mark.parametrize(
    ("organ", "post"),
    [({"valid": {"to": "2014"}}, {}), ({"valid": {"to": "2015"}}, {}), ({}, {"valid": {"to": "2014"}})],
)
def test_a_post_that_is_no_more_has_no_successor(organ, post):
    assert records(510, body(**organ), role(**post), held("a", "2011", "2013", role="predseda")) == []


def test_end_by_the_term():
    appointed: dict[str, Any] = {"appointed": {"by_name": "Rada", "date": "2010-05-20"}}
    (finding,) = findings(510, body(term_years=5), member(**appointed))
    assert (finding.path, finding.params["end"], finding.since) == (("appointed",), "2015-05-20", "2015-05-21")
    assert records(510, body(), role(term_years=6), member(role="predseda", **appointed)) == []
    assert records(510, body(term_years="pět"), member(**appointed)) == []


@pytest.mark.parametrize(
    ("months", "texts", "speaking"),
    [
        (0, (held("a", "2011", "2015-07-31"),), []),
        (1, (held("a", "2011", "2015-07-31"),), []),
        (2, (held("a", "2011", "2015-07-31"),), ["a"]),
        (2, (held("a", "2011", "2015-05-31"),), ["a"]),  # over
        (2, (held("a", "2011", DAY),), ["a"]),
        (2, (held("a", "2011", "2015-07-31"), held("b", "2015-09")), []),
        (2, (held("a", "2011", "2015-07-31"), held("b", "2011")), []),
        (2, (held("a", "2011", "2015-07-31"), held("b", "2011", "2015-07-31")), ["a", "b"]),
        (2, (held("a", "2011", "2015-07-31"), held("b", "2011", "2015-06-30")), ["a"]),
        (2, (held("a", "2011", "2015-07-31"), held("b", "2015-08-01", vacant=True)), []),
        (2, (held("a", "2016", "2016-07-31"),), []),
        (99_999, (held("a", "2011", {"not_before": "2016"}),), []),
        (-2, (held("a", "2011", "2015-07-31"),), []),
    ],
)
def test_notice(months, texts, speaking):
    texts = tuple(text + yaml({"role": "predseda"}) for text in texts)
    found = findings(510, body(), role(), *texts, rules={"KPSS510": {"notice_months": months}})
    assert [finding.record for finding in found] == speaking
    for finding in found:
        soon = finding.params["end"] >= DAY
        assert (finding.severity, bool(finding.since)) == (("note", False) if soon else ("gap", True))


_DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2016, 12, 31))
_TERMS = st.lists(st.tuples(_DAYS, st.integers(0, 400)), min_size=1, max_size=5)


@given(_TERMS, st.permutations(range(5)), _DAYS)
def test_as_many_findings_as_nobody_sits_for(terms, order, day):
    texts = [
        held(f"m{number}", start.isoformat(), (start + dt.timedelta(length)).isoformat(), role="predseda")
        for number, (start, length) in enumerate(terms)
    ]
    ends = [start + dt.timedelta(length) for start, length in terms]
    sitting = sum(start <= day <= end for (start, _), end in zip(terms, ends, strict=True))
    over = [(end, f"m{number}") for number, end in enumerate(ends) if end < day]
    cohort = {name for end, name in over if end == max(over)[0]}
    mixed = [texts[number] for number in order if number < len(texts)]
    told = records(510, body(), role(), *mixed, day=day.isoformat())
    assert cohort.issuperset(told)
    assert len(told) == max(len(cohort) - sitting, 0)


@given(_TERMS, _DAYS)
def test_notice_speaks_only_where_too_few_sit_later(terms, day):
    texts = [
        held(f"m{number}", start.isoformat(), (start + dt.timedelta(length)).isoformat(), role="predseda")
        for number, (start, length) in enumerate(terms)
    ]
    rules = {"KPSS510": {"notice_months": 12}}
    found = findings(510, body(), role(), *texts, day=day.isoformat(), rules=rules)
    ends = [start + dt.timedelta(length) for start, length in terms]
    for finding in found:
        end = dt.date.fromisoformat(finding.params["end"])
        sitting = sum(
            other > end and (start <= day or end >= day) for (start, _), other in zip(terms, ends, strict=True)
        )
        assert sitting < ends.count(end)


# -- 511 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instances", "organ", "missing"),
    [
        (EACH_ORP, {}, []),
        ({"per": "orp", "orps": ["Alfa"]}, {}, ["7102"]),
        ({"per": "orp", "orps": ["Alfa"], "count": 1}, {}, ["7102"]),
        ({"per": "orp", "orps": ["7102"]}, {}, ["7101"]),
        ({"per": "orp", "orps": ["Alfa"], "count": 2}, {}, []),  # the other is not named
        ({"per": "orp", "orps": ["Alfa", "Dleta"]}, {}, []),
        ({"per": "orp", "orps": []}, {}, []),
        ({"per": "orp"}, {}, []),
        ({"per": "orp", "count": 1}, {}, [""]),
        ({"per": "orp", "count": 2}, {}, []),
        ({"per": "orp", "count": 3}, {}, []),
        ({"per": "area", "orps": ["Alfa"]}, {}, []),
        ({"per": "orp", "orps": ["Alfa"]}, {"area": {"include": [{"orp": "Alfa"}]}}, []),
        ({"per": "orp", "orps": ["Alfa"]}, {"area": {"include": [{"municipality": "Omega"}]}}, ["7102"]),
        ({"per": "orp", "orps": ["Alfa"]}, {"area": {"include": [{"orp": 5.5}]}}, []),
        ({"per": "orp", "orps": ["Alfa"]}, {"valid": {"from": "2015"}}, []),
        ({"per": "orp", "orps": ["Alfa"]}, {"valid": {"from": "2014"}}, ["7102"]),
        ({"per": "orp", "orps": ["Alfa"], "until": "2015-05"}, {}, []),
    ],
)
def test_missing_instances(instances, organ, missing):
    assert subjects(511, body(instances=instances, **organ)) == missing


def test_an_instance_at_work_is_not_missing():
    organ = body(instances={"per": "orp", "orps": ["Alfa"]})
    assert [finding.orp for finding in findings(511, organ)] == ["7102"]
    assert subjects(511, organ, member(instance="Delta")) == []
    assert subjects(511, organ, meeting(instance="7102")) == []
    assert subjects(511, organ, recorded={"bodies": {"complete": False}}) == []
    assert find(workspace({"a.yaml": organ, **UNREAD}, DAY), {511}) == []


# -- 512 --------------------------------------------------------------------------------------------------------------

SOMEBODY = [{"name": "kraj"}]


@pytest.mark.parametrize(
    ("organ", "texts", "speaks"),
    [
        ({"members": kinds("user")}, (), True),
        ({}, (), False),
        ({}, (member(),), True),
        ({}, (member(valid={"from": "2016"}),), False),  # not yet
        *(({"members": kinds("user"), key: SOMEBODY}, (), False) for key in ("established_by", "appointed_by")),
        ({"members": kinds("user"), "nominated_by": SOMEBODY}, (), False),
        ({"members": kinds("user"), "admission": {"by": SOMEBODY}}, (), False),
        ({"members": kinds("user"), "recalled_by": SOMEBODY}, (), True),
        *(
            ({"members": kinds("user"), "type": name}, (), False)
            for name in ("assembly", "executive_council", "office", "structure")
        ),
        ({"members": [*kinds("user"), {"who": "vedoucí", "ex_officio": True}]}, (), False),
        ({"members": [*kinds("user"), {"body": "organ"}]}, (), False),
        ({"members": [{"who": "kdo", "appointed_by": SOMEBODY}]}, (), False),
        ({"members": [{"role": "predseda"}]}, (role(),), True),
        ({"members": [{"role": "predseda"}]}, (role(filled_by={"note": "neznámo"}),), True),
        ({"members": [{"role": "predseda"}]}, (role(filled_by={"way": "election"}),), False),
        ({"members": [{"role": "predseda"}]}, (role(filled_by={"by": SOMEBODY}),), False),
        ({"members": [{"role": "predseda"}]}, (role(filled_by={"way": "los"}),), False),
        ({"members": [{"role": "predseda"}]}, (role(same_as="s"), role("s")), False),
        ({"members": [{"role": "neni"}]}, (), False),
        ({"members": kinds("user")}, (member(appointed={"by_name": "Rada"}),), False),
        ({"members": kinds("user")}, (member(appointed={"date": "2014"}),), True),
        ({"members": kinds("user")}, (member(role="predseda"), role(filled_by={"way": "election"})), False),
        ({"members": kinds("user")}, (body("jiny", delegates_to=[{"body": "organ"}]),), False),
        ({"members": kinds("user"), "valid": {"to": "2015"}}, (), False),
        ({"members": kinds("user"), "appointed_by": "kraj"}, (), False),
    ],
)
def test_nobody_appoints(organ, texts, speaks):
    assert ("organ" in records(512, body(**organ), *texts)) is speaks


def test_where_bodies_are_not_complete_nothing_is_missing():
    organ = body(members=kinds("user"))
    assert records(512, organ, recorded={"bodies": {"complete": False}}) == []
    assert find(workspace({"a.yaml": organ, **UNREAD}, DAY), {512}) == []
    (finding,) = findings(512, organ)
    assert finding.path == ("members",)
    (finding,) = findings(512, body(), member())
    assert finding.path == ("name",)

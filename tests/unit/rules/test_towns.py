"""Rules of procedure of real towns written as data alone: what follows from them, and that a good year gives nothing.

The rules (frequency, time limits, quorum) are those of their rules of procedure; the meetings are made up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from kpss.findings.finding import Finding
from kpss.model.workspace import Workspace
from kpss.rules.engine import find
from kpss.source.trees import MemoryTree
from tests.unit.records import yaml

MEETINGS = range(503, 508)
FILES = range(101, 300)

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Town:
    """A town with one body, and meetings of a year in which everything was as it ought to be."""

    name: str
    body: Data
    good: Sequence[Data]
    day: str = "2017-01-10"
    more: Sequence[Data] = ()
    settings: Data = field(default_factory=dict)

    def found(self, meetings: Sequence[Data] | None = None, day: str = "") -> list[Finding]:
        """What the rules about meetings find; the files are right in any case."""
        settings = {"kpss": 1, "name": self.name, "level": "municipality", "area": "500001", **self.settings}
        meetings = self.good if meetings is None else meetings
        records = [
            {"kind": "body", "id": "skupina", **self.body},
            *self.more,
            *({"kind": "meeting", "id": f"jednani-{n}", "body": "skupina", **one} for n, one in enumerate(meetings, 1)),
        ]
        tree = MemoryTree({"kpss.yaml": yaml(settings), "vse.yaml": "---\n".join(map(yaml, records))})
        space = Workspace.load(tree, dt.date.fromisoformat(day or self.day))
        wrong = [finding for finding in find(space, FILES) if finding.code != 205]  # there is no territory here
        assert wrong == []
        return find(space, MEETINGS)

    def said(self, *changed: Data, day: str = "") -> list[tuple[int, str]]:
        """Code and variant of what is found where *changed* meetings take the place of the good ones by their date."""
        others = {one["date"]: one for one in changed}
        meetings = [others.pop(one["date"], one) for one in self.good]
        found = self.found([*meetings, *others.values()], day)
        return [(finding.code, str(finding.params.get("problem", ""))) for finding in found]

    def without(self, *dates: str) -> list[Finding]:
        """What is found if the meetings of *dates* were not held."""
        return self.found([one for one in self.good if one["date"] not in dates])


def invited(date: str, sent: str, **more: Any) -> Data:
    return {"date": date, "invitation": {"sent": sent}, **more}


# Jeseník: at least once in two months; by e-mail three working days ahead with place, time, programme and papers.
JESENIK = Town(
    "Jeseník",
    {
        "name": "Řídicí skupina", "type": "steering_group",
        "statute": {"status": "binding", "name": "Jednací řád"},
        "meetings": {
            "frequency": [{"every_months": 2}],
            "invitation": {"days": 3, "working": True, "content": "místo, čas a program; e-mailem"},
            "papers": {"days": 3, "working": True, "content": "přílohou pozvánky"},
        },
    },
    [
        {"date": date, "invitation": {"sent": sent}, "papers": {"sent": sent}}
        for date, sent in (
            ("2016-01-13", "2016-01-08"), ("2016-03-29", "2016-03-22"), ("2016-05-11", "2016-05-06"),
            ("2016-07-07", "2016-06-30"), ("2016-09-14", "2016-09-09"), ("2016-11-09", "2016-11-04"),
        )
    ],
)  # fmt: skip

# Jablonec nad Nisou, steering group: four times a year; seven days ahead save urgent and substitute meetings.
JABLONEC = Town(
    "Jablonec nad Nisou",
    {
        "name": "Řídicí skupina", "type": "steering_group",
        "meetings": {
            "frequency": [{"at_least": 4, "per": "year"}],
            "invitation": {"days": 7, "urgent": "Naléhavé a náhradní jednání lze svolat později."},
            "on_request": "člen, souhlasí-li nejméně polovina členů",
        },
    },
    [
        invited("2016-02-10", "2016-02-03"), invited("2016-05-11", "2016-05-02"),
        invited("2016-09-14", "2016-09-07"), invited("2016-12-07", "2016-11-30"),
    ],
)  # fmt: skip

# Jablonec nad Nisou, working groups: public, each four times a year; a signed list, guests without a vote.
JABLONEC_GROUPS = Town(
    "Jablonec nad Nisou",
    {
        "name": "Pracovní skupiny", "type": "working_group",
        "instances": {"per": "target_group", "names": ["Senioři", "Rodina"]},
        "members": [{"who": "členové"}, {"who": "hosté", "voting": False}],
        "admission": {"guest_meetings": 1},
        "meetings": {
            "frequency": [{"at_least": 4, "per": "year", "each_instance": True}],
            "invitation": {"days": 7}, "proposals": {"days": 3}, "apologies": {"days": 3},
            "attendance_list": True, "public": True, "separately": True,
        },
    },
    [
        invited(date, sent, group=group, attendance=[{"count": 5}, {"guest": True, "count": 9}])
        for group, dates in {
            "Senioři": [("2016-02-16", "2016-02-09"), ("2016-05-17", "2016-05-10"),
                        ("2016-09-20", "2016-09-13"), ("2016-11-15", "2016-11-08")],
            "Rodina": [("2016-02-23", "2016-02-16"), ("2016-05-24", "2016-05-17"),
                       ("2016-09-27", "2016-09-20"), ("2016-11-22", "2016-11-15")],
        }.items()
        for date, sent in dates
    ],
)  # fmt: skip

# Police nad Metují: at least once in two months; ten days ahead, on the web seven.
POLICE = Town(
    "Police nad Metují",
    {
        "name": "Řídicí pracovní skupina", "type": "steering_group", "absence": "Členové se omlouvají předem.",
        "meetings": {
            "frequency": [{"every_months": 2}], "invitation": {"days": 10},
            "notice": {"days": 7, "content": "na webu"},
        },
    },
    [
        {"date": date, "invitation": {"sent": sent}, "notice": {"published": published}}
        for date, sent, published in (
            ("2016-01-20", "2016-01-08", "2016-01-13"), ("2016-03-16", "2016-03-06", "2016-03-09"),
            ("2016-05-18", "2016-05-08", "2016-05-11"), ("2016-07-20", "2016-07-08", "2016-07-13"),
            ("2016-09-21", "2016-09-11", "2016-09-14"), ("2016-11-16", "2016-11-04", "2016-11-09"),
        )
    ],
)  # fmt: skip

# Náchod: by the schedule of the project; a majority of all members must be there, by a show of hands.
NACHOD = Town(
    "Náchod",
    {
        "name": "Pracovní skupina", "type": "working_group",
        "meetings": {
            "frequency": [{"before": ["termíny podle harmonogramu projektu"]}],
            "quorum": {"share": "majority_all"}, "vote": {"form": "show_of_hands"},
        },
    },
    [
        {"date": "2016-03-09", "members_total": 11, "attendance": [{"count": 6}],
         "resolutions": [{"number": "1/2016", "votes": {"for": 5, "against": 1}}]},
        {"date": "2016-10-12", "members_total": 11, "attendance": [{"count": 11}]},
    ],
)  # fmt: skip

# Frýdek-Místek: three sides and the public; the members vote on new ones within three months.
FRYDEK = Town(
    "Frýdek-Místek",
    {
        "name": "Pracovní skupina", "type": "working_group", "triad": "required",
        "members": [{"who": "zástupci", "side": side} for side in ("commissioner", "provider", "user", "public")],
        "admission": {"within_months": 3, "by": [{"members_of": "skupina"}]},
        "meetings": {"vote": {"share": "majority_present"}},
    },
    [
        {"date": "2016-04-13", "attendance": [{"count": 8}, {"guest": True}],
         "resolutions": [{"text": "Nový člen se přijímá.", "votes": {"for": 7, "against": 1, "abstained": 0}}]},
    ],
)  # fmt: skip

# The Moravian-Silesian Region: working groups report to the steering group by the end of the year, and nothing else.
MSK = Town(
    "Moravskoslezský kraj",
    {
        "name": "Pracovní skupina", "type": "working_group", "part_of": {"body": "ridici"},
        "deliverables": [{"name": "výstupy", "each": "year", "due": "--12-31", "to": [{"body": "ridici"}]}],
        "appointed_by": [{"body": "ridici", "note": "písemným usnesením"}],
    },
    [{"date": "2016-06-15"}],
    more=[{"kind": "body", "id": "ridici", "name": "Řídicí skupina", "type": "steering_group"}],
    settings={"level": "region", "area": "CZ080"},
)  # fmt: skip

TOWNS = [JESENIK, JABLONEC, JABLONEC_GROUPS, POLICE, NACHOD, FRYDEK, MSK]


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: f"{town.name} ({town.body['name']})")
@pytest.mark.parametrize("complete", [True, None])
def test_a_good_year_gives_nothing(town, complete):
    recorded = {"meetings": {"complete": True, "since": 2016}} if complete else {}
    settings = {**town.settings, **({"recorded": recorded} if recorded else {})}
    assert Town(town.name, town.body, town.good, town.day, town.more, settings).found() == []


# -- Jeseník -----------------------------------------------------------------------------------------------------------


def test_jesenik_three_working_days_over_easter():
    """The meeting of Tuesday 29 March 2016: Good Friday and Easter Monday are no working days."""
    (invitation,) = JESENIK.found([invited("2016-03-29", "2016-03-23")], "2016-04-01")
    assert (invitation.code, invitation.params["due"]) == (505, "2016-03-22")
    late = {"date": "2016-03-29", "invitation": {"sent": "2016-03-23"}, "papers": {"sent": "2016-03-23"}}
    assert JESENIK.said(late) == [(504, ""), (505, "")]
    # Between the holidays of 5 and 6 July and the meeting of the 7th no working day is left.
    assert JESENIK.said(invited("2016-07-07", "2016-07-01")) == [(505, "")]
    assert JESENIK.said(invited("2016-07-07", "2016-06-30")) == []


def test_jesenik_every_two_months():
    assert [(f.code, f.subject) for f in JESENIK.without("2016-05-11")] == [(503, "2016-03-29")]
    (until_now,) = JESENIK.without("2016-09-14", "2016-11-09")
    assert (until_now.params["problem"], until_now.params["due"]) == ("since", "2016-09-30")


def test_jesenik_a_coming_meeting():
    coming = {"date": "2017-01-18"}
    assert JESENIK.said(coming, day="2017-01-13") == []  # Friday is the last day
    assert JESENIK.said(coming, day="2017-01-14") == [(504, "due"), (505, "due")]


# -- Jablonec nad Nisou ------------------------------------------------------------------------------------------------


def test_jablonec_seven_days_save_urgent_and_substitute_meetings():
    assert JABLONEC.said(invited("2016-05-11", "2016-05-05")) == [(505, "")]
    assert JABLONEC.said(invited("2016-05-11", "2016-05-05", form="substitute")) == []
    assert JABLONEC.said(invited("2016-05-11", "2016-05-10", form="urgent")) == []


def test_jablonec_four_times_a_year():
    (gap,) = JABLONEC.without("2016-09-14")
    assert (gap.code, gap.params["held"], gap.params["needed"], gap.since) == (503, 3, 4, "2017-01-01")
    assert JABLONEC.said({"date": "2016-05-11", "status": "cancelled"}) == [(503, "")]
    assert JABLONEC.said({"date": "2016-05-11", "form": "per_rollam"}) == [(503, "")]


def test_jablonec_working_groups_each_four_times_a_year():
    (gap,) = JABLONEC_GROUPS.without("2016-09-27")
    assert (gap.code, gap.subject, gap.params["name"]) == (503, "Rodina 2016", "Pracovní skupiny (Rodina)")
    both = JABLONEC_GROUPS.without("2016-09-27", "2016-09-20", "2016-02-16")
    assert [(gap.subject, gap.params["held"]) for gap in both] == [("Rodina 2016", 3), ("Senioři 2016", 2)]


# -- Police nad Metují -------------------------------------------------------------------------------------------------


def test_police_ten_days_and_seven_on_the_web():
    one = {"date": "2016-05-18", "invitation": {"sent": "2016-05-09"}, "notice": {"published": "2016-05-11"}}
    assert POLICE.said(one) == [(505, "")]
    assert POLICE.said({**one, "invitation": {"sent": "2016-05-08"}, "notice": {"published": "2016-05-12"}}) == [
        (505, "notice")
    ]
    coming = {"date": "2017-01-20"}
    assert POLICE.said(coming, day="2017-01-10") == []
    assert POLICE.said(coming, day="2017-01-11") == [(505, "due")]
    assert POLICE.said(coming, day="2017-01-14") == [(505, "due"), (505, "notice_due")]


def test_police_every_two_months():
    assert [(f.code, f.params["problem"]) for f in POLICE.without("2016-07-20")] == [(503, "pause")]


# -- Náchod, Frýdek-Místek, Moravian-Silesian Region -------------------------------------------------------------------


def test_nachod_majority_of_all_members():
    (gap,) = NACHOD.found([{"date": "2016-03-09", "members_total": 11, "attendance": [{"count": 5}]}])
    assert (gap.code, gap.params["present"], gap.params["needed"]) == (507, 5, 6)
    assert NACHOD.said({"date": "2016-03-09", "members_total": 10, "attendance": [{"count": 5}]}) == [(507, "")]
    guests = [{"count": 5}, {"guest": True, "count": 4}]
    assert NACHOD.said({"date": "2016-03-09", "members_total": 11, "attendance": guests}) == [(507, "")]


def test_nachod_schedule_in_words_asks_for_no_number():
    assert NACHOD.found([], "2020-01-01") == []
    assert NACHOD.found(NACHOD.good, "2020-01-01") == []


def test_frydek_members_vote_on_new_ones():
    def admitted(**votes: int) -> Data:
        return {"date": "2016-04-13", "attendance": [{"count": 8}], "resolutions": [{"votes": votes}]}

    assert FRYDEK.said(admitted(**{"for": 4, "against": 3, "abstained": 1})) == [(507, "vote")]
    assert FRYDEK.said(admitted(**{"for": 9})) == [(507, "count")]
    assert FRYDEK.said(admitted(**{"for": 5})) == []


def test_region_without_rules_of_meetings_is_never_late():
    assert MSK.found([{"date": "2010-01-01"}, {"date": "2017-01-11"}]) == []

"""Who votes, how many there are, and how many must be there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpss.model.bodies import Body
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import Meeting, Votes
from kpss.model.quorum import (
    UNKNOWN,
    Voters,
    has_quorum,
    more_than_half,
    most_votes,
    needed,
    two_thirds,
    voters_present,
    voters_total,
    votes_needed,
)
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.meeting_records import GROUP, RECORDS, files
from tests.unit.records import Data, yaml


def opened(records: dict[str, Data] | None = None, **changes: Any) -> tuple[Workspace, Body, Meeting]:
    texts = {**files(**changes), **{path: yaml(record) for path, record in (records or {}).items()}}
    workspace = Workspace.load(MemoryTree(texts), dt.date(2026, 7, 1))
    body, meeting = workspace.get("skupina", Body), workspace.get("skupina-2", Meeting)
    assert body is not None
    assert meeting is not None
    return workspace, body, meeting


def without(key: str) -> dict[str, Data]:
    return {"meetings/2.yaml": {name: value for name, value in RECORDS["meetings/2.yaml"].items() if name != key}}


@pytest.mark.parametrize(("number", "half", "thirds"), [(1, 1, 1), (2, 2, 2), (3, 2, 2), (4, 3, 3), (12, 7, 8)])
def test_shares(number, half, thirds):
    assert more_than_half(number) == half
    assert two_thirds(number) == thirds


@pytest.mark.parametrize(
    ("quorum", "total", "expected"),
    [
        (None, 9, 0),
        ({}, 9, 0),
        ({"share": "majority_all"}, 9, 5),
        ({"share": "majority_all"}, None, 0),
        ({"share": "majority_all", "at_least": 6}, 9, 6),
        ({"share": "two_thirds"}, 9, 6),
        ({"share": "majority_present"}, 9, 0),
        ({"at_least": 3}, None, 3),
    ],
)
def test_needed(quorum, total, expected):
    assert needed(Meetings({"quorum": quorum} if quorum is not None else {}), total) == expected


def test_members_without_a_vote_and_guests_do_not_count():
    assert voters_present(*opened()) == Voters(2, 2)
    nobody = {**RECORDS["meetings/2.yaml"], "attendance": [{"guest": True}, {"role": "clen", "status": "absent"}]}
    assert voters_present(*opened({"meetings/2.yaml": nobody})) == UNKNOWN


def test_whole_of_the_members():
    assert voters_total(*opened()) == Voters(4, 4)
    # By memberships: those without a vote, vacant, past and over ones do not count.
    assert voters_total(*opened(without("members_total"))) == Voters(3, 3, claimed=False)
    claimed = opened(without("members_total"), recorded={"memberships": {"complete": True}})
    assert voters_total(*claimed) == Voters(3, 3)
    # By the composition: 1 + 2 + 2 with a vote.
    unsure = opened(without("members_total"), recorded={"memberships": {"complete": False}})
    assert voters_total(*unsure) == Voters(5, 5)
    group = {**GROUP, "members": [{"role": "clen"}]}
    unknown = {**without("members_total"), "structure/skupina.yaml": group}
    assert voters_total(*opened(unknown, recorded={"memberships": {"complete": False}})) == UNKNOWN


@pytest.mark.parametrize(
    ("quorum", "present", "total", "expected"),
    [
        (None, Voters(1, 1), Voters(9, 9), None),
        ({"share": "majority_all"}, UNKNOWN, Voters(9, 9), None),
        ({"share": "majority_all"}, Voters(4, 4), Voters(9, 9), False),
        ({"share": "majority_all"}, Voters(5, 5), Voters(9, 9), True),
        ({"share": "majority_all"}, Voters(4, 5), Voters(9, 9), None),  # has the fifth a vote?
        ({"share": "majority_all"}, Voters(4, 4), Voters(7, 9), None),
        ({"share": "majority_all"}, Voters(3, 3), Voters(7, 9), False),
        ({"share": "majority_all"}, Voters(5, 5), Voters(7, 9), True),
        ({"share": "majority_all"}, Voters(9, 9), Voters(7, None), None),
        ({"share": "majority_all"}, Voters(9, 9), UNKNOWN, None),
        ({"share": "majority_all", "at_least": 3}, Voters(2, 2), UNKNOWN, False),
        ({"share": "majority_all", "at_least": 3}, Voters(3, 3), UNKNOWN, None),
        ({"at_least": 3}, Voters(3, 3), UNKNOWN, True),
        ({"share": "majority_present", "at_least": 3}, Voters(3, 3), UNKNOWN, True),
        ({"share": "majority_present"}, Voters(1, 1), Voters(9, 9), None),
        ({"share": "other", "at_least": 3}, Voters(3, 3), UNKNOWN, None),  # what else is asked for?
        ({"share": "other", "at_least": 3}, Voters(2, 2), UNKNOWN, False),
    ],
)
def test_quorum_only_where_it_is_certain(quorum, present, total, expected):
    assert has_quorum(Meetings({"quorum": quorum} if quorum else {}), present, total) is expected


@pytest.mark.parametrize(
    ("share", "votes", "present", "expected"),
    [
        ("majority_all", {"for": 1}, UNKNOWN, 4),
        ("unanimous", {"for": 3, "against": 1}, UNKNOWN, 4),
        ("majority_present", {"for": 3}, Voters(6, 6), 4),
        ("majority_present", {"for": 3}, Voters(4, 6), 3),  # two of them may have no vote
        ("majority_present", {"for": 3, "against": 1, "abstained": 0}, Voters(6, 6), 3),
        ("majority_present", {"for": 3, "against": 4}, UNKNOWN, 4),  # so many were there at least
        ("majority_present", {"for": 3}, UNKNOWN, 2),
        ("two_thirds", {"for": 3}, Voters(6, 6), 4),
        ("other", {"for": 3}, Voters(6, 6), None),
        ("", {"for": 3}, Voters(6, 6), None),
    ],
)
def test_votes_that_a_resolution_needs(share, votes, present, expected):
    rules = Meetings({"vote": {"share": share}})
    assert votes_needed(rules, Votes(votes), present, Voters(7, 9)) == expected
    assert votes_needed(Meetings({"vote": {"share": "majority_all"}}), Votes(votes), present, UNKNOWN) is None


def test_so_many_votes_there_can_be():
    assert most_votes(Voters(2, 3), Voters(9, 9)) == 3
    assert most_votes(UNKNOWN, Voters(7, 9)) == 9
    assert most_votes(UNKNOWN, Voters(7, 9, claimed=False)) is None
    assert most_votes(UNKNOWN, UNKNOWN) is None


def test_mistakes_are_not_relied_on():
    last = RECORDS["meetings/2.yaml"]
    assert voters_present(*opened({"meetings/2.yaml": {**last, "attendance": [{"count": "dva"}]}})) == UNKNOWN
    assert voters_total(*opened({"meetings/2.yaml": {**last, "members_total": 0}})) == UNKNOWN
    # Of which instance are the members, and has one of them a vote?
    nowhere = {**without("members_total")["meetings/2.yaml"], "group": 5.5}
    assert voters_total(*opened({"meetings/2.yaml": nowhere})) == Voters(5, 5)
    unsure = {**RECORDS["structure/m2.yaml"], "voting": "snad"}
    assert voters_total(*opened({**without("members_total"), "structure/m2.yaml": unsure})).low == 2
    assert voters_present(*opened({"structure/m2.yaml": unsure})) == Voters(1, 2)
    seats = {**GROUP, "members": [{"role": "tajemnik", "voting": False}, {"role": "clen", "count": "dva"}]}
    assert voters_present(*opened({"structure/skupina.yaml": seats})) == Voters(0, 2)
    # A membership that cannot be read may be one more.
    lost = {**RECORDS["structure/m2.yaml"], "id": "m-dalsi", "valid": 5.5}
    assert voters_total(*opened({**without("members_total"), "structure/m9.yaml": lost})).high is None

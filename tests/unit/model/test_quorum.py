"""Who votes, how many there are, and how many must be there."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpss.model.bodies import Body
from kpss.model.meeting_rules import Meetings
from kpss.model.meetings import Meeting
from kpss.model.quorum import Total, more_than_half, needed, two_thirds, voters_present, voters_total
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
    assert voters_present(*opened()) == 2
    nobody = {**RECORDS["meetings/2.yaml"], "attendance": [{"guest": True}, {"role": "clen", "status": "absent"}]}
    assert voters_present(*opened({"meetings/2.yaml": nobody})) is None


def test_whole_of_the_members():
    assert voters_total(*opened()) == Total(4, 4)
    # By memberships: those without a vote, vacant, past and over ones do not count.
    assert voters_total(*opened(without("members_total"))) == Total(3, None)
    claimed = opened(without("members_total"), recorded={"memberships": {"complete": True}})
    assert voters_total(*claimed) == Total(3, 3)
    # By the composition: 1 + 2 + 2 with a vote.
    unsure = opened(without("members_total"), recorded={"memberships": {"complete": False}})
    assert voters_total(*unsure) == Total(5, 5)
    group = {**GROUP, "members": [{"role": "clen"}]}
    unknown = {**without("members_total"), "structure/skupina.yaml": group}
    assert voters_total(*opened(unknown, recorded={"memberships": {"complete": False}})) == Total()

"""The order of members by the composition of their body, and the seats that are not vacant."""

from __future__ import annotations

import datetime as dt

import pytest

from kpss.model.bodies import Body
from kpss.model.composition import place, seats_left
from kpss.model.records import Membership
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.meeting_records import RECORDS, files
from tests.unit.records import Data, yaml

DAY = dt.date(2026, 7, 1)


def opened(**group: object) -> Workspace:
    texts = {**files(), "structure/skupina.yaml": yaml({**RECORDS["structure/skupina.yaml"], **group})}
    return Workspace.load(MemoryTree(texts), DAY)


def body_of(workspace: Workspace) -> Body:
    body = workspace.get("skupina", Body)
    assert body is not None
    return body


def places(workspace: Workspace) -> list[str]:
    found = sorted(workspace.of(Membership), key=lambda item: (place(body_of(workspace), item), item.id))
    return [item.id for item in found]


def test_order():
    assert places(opened()) == [
        "m-vedouci", "m-byvaly", "m-charita", "m-prosly", "m-klub", "m-volne", "m-tajemnik",
    ]  # fmt: skip
    # Who chairs meetings leads where nobody else does; what the composition does not name comes last.
    chaired = opened(chair={}, duties={"chairs": {"holders": [{"role": "tajemnik"}]}}, members=[{"role": "vedouci"}])
    assert places(chaired)[:2] == ["m-tajemnik", "m-vedouci"]


def test_no_body_has_no_order():
    (first, *_) = opened().of(Membership)
    assert place(None, first) == 0


@pytest.mark.parametrize(
    ("members", "left"),
    [
        ([{"role": "clen", "side": "user", "count": 2}], [1]),
        ([{"role": "clen", "count": 1}], [0]),
        ([{"role": "clen"}], [None]),
        ([{"role": "clen", "count": 2}, {"role": "clen", "side": "user", "count": 2}], [2, 2]),
        ([{"side": "user", "count": 3}], [2]),
        ([{"role": "tajemnik"}, {"role": "vedouci"}], [1, 1]),
    ],
)
def test_vacancies_are_taken_off_where_it_is_sure_which_seat_they_are(members: list[Data], left: list[int | None]):
    workspace = opened(members=members)
    found = seats_left(workspace, body_of(workspace), workspace.of(Membership), DAY)
    assert [count for _, count in found] == left


def test_chair_has_the_first_seat():
    workspace = opened(members=[{"role": "tajemnik"}, {"role": "vedouci"}, {"who": "hosté"}])
    found = seats_left(workspace, body_of(workspace), (), DAY)
    assert [seat.role or seat.who for seat, _ in found] == ["vedouci", "tajemnik", "hosté"]

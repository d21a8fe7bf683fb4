from __future__ import annotations

import pytest

from kpss.model.doubt import kinds_in_doubt, plans_in_doubt, succession_in_doubt
from tests.unit.records import plan, plans, workspace, yaml

BODY = yaml({"kind": "body", "id": "rada", "name": "Rada", "type": "commission"})
UNION = {"kind": "microregion", "id": "svazek", "name": "Svazek"}


@pytest.mark.parametrize(
    ("files", "doubt"),
    [
        (plans(plan()), set()),
        ({}, set()),
        ({"a.yaml": "", "b.yaml": "# nic\n"}, set()),  # empty files hide nothing
        # A plan that failed its schema: its own municipalities.
        (plans(plan(valid={"from": "x"})), {"500001", "500002", "500003"}),
        (plans(plan(status="x")), {"500001", "500002", "500003"}),
        (plans(plan(edition="x")), set()),
        # What it is for is not known: everywhere.
        (plans(plan(type="x")), None),
        (plans(plan(area={"include": []})), None),
        (plans(plan(area={"include": [{"municipality": "Neznámá"}]})), None),
        (plans(plan(area={"include": [{"municipality": "Beta"}]})), None),  # ambiguous
        (plans(plan(area={"include": [{"microregion": "neni"}]})), None),
        (plans(plan(area={"include": [{"orp": "Alfa"}], "exclude": [{"orp": "Neznámé"}]})), None),
        ({"m.yaml": yaml({**UNION, "members": [{"municipality": 5.5}]}), **plans(plan())}, None),
        ({"m.yaml": yaml({**UNION, "members": [{"municipality": "Gama"}]}), **plans(plan())}, set()),
        # Two plans of one id: which of them counts?
        (plans(plan(), plan(valid={"from": 2018})), None),
        ({"a.yaml": BODY, "b.yaml": BODY}, set()),
        # Files that could not be read.
        ({"a.yaml": plan() + "kind: plan\n"}, None),
        ({"a.yaml": BODY + "kind: body\n"}, set()),  # surely no plan
        ({"a.yaml": "nic: [\n"}, None),
        ({"a.yaml": "#" * 3_000_000}, None),
        ({"a.yaml": plan().replace("kind", "knid")}, None),
        ({"a.yaml": plan(kind="plam")}, None),
        ({"a.yaml": plan(id=None)}, None),
        ({"a.yaml": "jen text\n"}, None),
    ],
)
def test_municipalities_in_doubt(files, doubt):
    assert plans_in_doubt(workspace(files)) == doubt


@pytest.mark.parametrize(
    ("files", "doubt"),
    [
        (plans(plan(), plan("b", predecessors=["plan"])), False),
        (plans(plan(), plan("b", predecessors=["neni"])), True),
        (plans(plan(), plan("b", predecessors=[5.5])), True),
        (plans(plan(), plan("b", predecessors="plan")), True),
    ],
)
def test_succession_in_doubt(files, doubt):
    assert succession_in_doubt(workspace(files)) == doubt


@pytest.mark.parametrize(
    ("files", "doubt"),
    [
        ({"a.yaml": BODY}, False),
        ({"a.yaml": BODY + "kind: body\n"}, True),  # not read, and surely a body
        ({"a.yaml": plan() + "kind: plan\n"}, False),  # not read, and surely none
        ({"a.yaml": plan() + "kind: plan\n---\nkind: 'role'\nid: x\n"}, True),
        ({"a.yaml": "nic: [\n"}, True),
        ({"a.yaml": BODY, "b.yaml": BODY}, True),
        (plans(plan(), plan(valid={"from": 2018})), False),
        ({"a.yaml": "jen text\n"}, True),
    ],
)
def test_kinds_in_doubt(files, doubt):
    assert kinds_in_doubt(workspace(files), "body", "role") is doubt

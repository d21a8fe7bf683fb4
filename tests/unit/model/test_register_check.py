"""What the network says against what the register says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kpss.model.network_records import NetworkEntry
from kpss.model.register_check import differences
from tests.unit.network_files import entry, files, service
from tests.unit.records import workspace

BEDS = {"form": "residential", "unit": "bed", "value": 20}
DAY = dt.date(2015, 6, 1)


def problems(registered: dict[str, Any], inside: dict[str, Any]) -> list[tuple[str, Any]]:
    opened = workspace(files(service(**registered), entry(**inside)))
    (record,) = opened.of(NetworkEntry)
    return [(one.problem, one.path) for one in differences(opened, record, DAY)]


@pytest.mark.parametrize(
    ("registered", "inside", "expected"),
    [
        ({}, {}, []),
        ({}, {"units": [{**BEDS, "value": 21}]}, [("capacity", ("units", 0, "value"))]),
        ({}, {"units": [{**BEDS, "value": 15}, {**BEDS, "value": 6}]}, [("capacity", ("units", 1, "value"))]),
        ({}, {"units": [{"form": "residential", "unit": "fte", "value": 99}]}, []),
        ({}, {"units": [{"form": "field", "unit": "fte", "value": 1}]}, [("form", ("units", 0, "form"))]),
        ({"capacities": None}, {}, []),
        ({"capacities": None, "forms": ["field"]}, {}, [("form", ("units", 0, "form"))]),
        ({"valid": {"from": "2008", "to": "2014"}}, {}, [("ended", ("service",))]),
        ({"valid": {"from": "2008", "to": "2015"}}, {}, []),
        ({"valid": {"from": "2016"}}, {}, [("not_begun", ("service",))]),
        ({"register": {"missing_since": "2015-05-01"}}, {}, [("missing", ("service",))]),
        ({"register": {"missing_since": "2015-07-01"}}, {}, []),
        ({"valid": {"to": "2014"}}, {"units": [{**BEDS, "value": 99}]}, [("ended", ("service",))]),
    ],
)
def test_differences(registered: dict[str, Any], inside: dict[str, Any], expected: list[Any]) -> None:
    assert problems(registered, inside) == expected


def test_capacity_counts_in_its_own_time() -> None:
    capacities = [
        {**BEDS, "value": 20, "valid": {"to": "2014-12-31"}},
        {**BEDS, "value": 15, "valid": {"from": "2015-01-01"}},
    ]
    assert problems({"capacities": capacities}, {}) == [("capacity", ("units", 0, "value"))]


def test_what_is_broken_is_not_relied_on() -> None:
    assert problems({"forms": "pobytová", "capacities": None}, {}) == []
    assert problems({}, {"units": [{**BEDS, "value": "mnoho"}]}) == []
    assert problems({}, {"service": "jina"}) == []


def test_a_period_that_ends_before_it_begins_says_nothing() -> None:
    assert problems({"valid": {"from": "2016", "to": "2010"}}, {}) == []

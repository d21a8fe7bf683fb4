"""Files of a small network for tests: a provider, services, entries, rounds, requests, statements."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from tests.unit.records import yaml

PROVIDER = {"kind": "provider", "id": "charita", "name": "Charita", "ico": "00000019"}


def files(*records: dict[str, Any]) -> dict[str, str]:
    """Files of *records* and of their provider, one each; a decimal number is written as it is."""
    texts = {f"network/{record['id']}.yaml": yaml(_written(record)) for record in (PROVIDER, *records)}
    return {path: re.sub(r'"=([0-9.]+)"', r"\1", text) for path, text in texts.items()}


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_written(item) for item in value]
    return f"={value:f}" if isinstance(value, Decimal) else value


def service(identifier: str = "domov", **changes: Any) -> dict[str, Any]:
    """A home for seniors in ORP Alfa with 20 registered beds.  None takes a key away."""
    data = {
        "kind": "service", "id": identifier, "name": identifier.capitalize(), "number": "1234567",
        "provider": "charita", "type": "home_for_seniors",
        "capacities": [{"form": "residential", "unit": "bed", "value": 20}],
        "area": {"include": [{"orp": "Alfa"}]}, "valid": {"from": "2008-01-01"},
    }  # fmt: skip
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def entry(identifier: str = "domov-2014", **changes: Any) -> dict[str, Any]:
    """The service in the core network from 2014 on, with 20 beds."""
    data = {
        "kind": "network-entry", "id": identifier, "service": "domov", "level": "core",
        "units": [{"form": "residential", "unit": "bed", "value": 20}], "valid": {"from": "2014-01-01"},
    }  # fmt: skip
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def round_(identifier: str = "sit-2016", **changes: Any) -> dict[str, Any]:
    """A round for 2016 that asks for an opinion of the ORP and an assessment, unless units only fall."""
    data = {
        "kind": "round", "id": identifier, "name": "Síť na rok 2016", "year": 2016, "threshold": 60,
        "windows": [{"from": "2015-01-01", "to": "2015-07-31"}],
        "requirements": [{"opinions": ["orp"], "assessment": True, "unless_decrease": True}],
        "assessed_by": [{"name": "Pracovní skupina"}],
        "decided_by": [{"types": ["change"], "by": [{"name": "Zastupitelstvo"}]}],
    }  # fmt: skip
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def request(identifier: str = "zadost", **changes: Any) -> dict[str, Any]:
    """A request for 25 beds, submitted on 2 March 2015."""
    data = {
        "kind": "request", "id": identifier, "name": "Žádost", "number": "1/2015", "round": "sit-2016",
        "type": "change", "service": "domov", "submitted": "2015-03-02",
        "changes": {"units": [{"form": "residential", "unit": "bed", "value": 25}]},
    }  # fmt: skip
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def statement(service_id: str, costs: Any, beds: int = 10, **changes: Any) -> dict[str, Any]:
    """The yearly statement of 2014."""
    data = {
        "kind": "statement", "id": f"vykaz-{service_id}", "service": service_id, "year": 2014, "status": "approved",
        "figures": [{"form": "residential", "beds": beds}], "costs": costs,
    }  # fmt: skip
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def said(value: Any) -> Any:
    """The words of a cell, with plain spaces."""
    if isinstance(value, list | tuple) and not hasattr(value, "in_language"):
        return [said(item) for item in value]
    text = value.in_language("cs") if hasattr(value, "in_language") else value
    return text.replace("\xa0", " ") if isinstance(text, str) else text

"""Texts of small records and workspaces for the tests: what a test does not care about has a harmless value."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from kpss.facts import FileFacts, RecordFacts, file_facts
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree

Data = dict[str, Any]

SETTINGS: Data = {"kpss": 1, "name": "Zkušební kraj", "level": "region", "area": "CZ071"}
ALFA = [("500001", "Alfa"), ("500002", "Beta"), ("500003", "Gama")]
DELTA = [("500004", "Delta"), ("500005", "Beta"), ("500006", "Omega")]


def yaml(data: Mapping[str, Any]) -> str:
    """A record as a YAML text, one top-level key a line; every text in quotes."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items())


def settings(**changes: Any) -> str:
    """The text of ``kpss.yaml``."""
    return yaml({**SETTINGS, **changes})


def orp(identifier: str, code: str, name: str, municipalities: Sequence[tuple[str, str] | Data], **more: Any) -> str:
    """An ORP with its seat, the first of *municipalities*: (code, name) or the whole item."""
    items = [item if isinstance(item, dict) else {"code": item[0], "name": item[1]} for item in municipalities]
    return yaml(
        {
            "kind": "orp",
            "id": identifier,
            "code": code,
            "name": name,
            "seat": items[0]["code"],
            "region": "CZ071",
            "municipalities": items,
            **more,
        }
    )


def plan_data(identifier: str = "plan", **changes: Any) -> Data:
    """The least that a plan may be: approved, community, ORP Alfa, 2013 to 2017.  None takes a key away."""
    data = {
        "kind": "plan",
        "id": identifier,
        "type": "community",
        "name": "Komunitní plán",
        "area": {"include": [{"orp": "Alfa"}]},
        "valid": {"from": 2013, "to": 2017},
        "status": "approved",
    }
    return {key: value for key, value in {**data, **changes}.items() if value is not None}


def plan(identifier: str = "plan", **changes: Any) -> str:
    """The text of :func:`plan_data`."""
    return yaml(plan_data(identifier, **changes))


def typed_plan(**changes: Any) -> Plan:
    """A typed plan whose data passed its schema."""
    (record,) = facts_of(plan(**changes))["records"]
    return Plan(record, "plans/plan.yaml")


def facts_of(text: str | bytes, path: str = "plans/plan.yaml") -> FileFacts:
    """The facts of one file."""
    return file_facts(path, text.encode("utf-8") if isinstance(text, str) else text)


def record_facts(data: Data) -> RecordFacts:
    """Facts of a record made by hand, as if nothing were wrong with it."""
    return {
        "kind": data.get("kind", ""),
        "id": data.get("id", ""),
        "document": 0,
        "data": data,
        "references": [],
        "broken": [],
    }


def codes_of(facts: FileFacts) -> list[int]:
    """The codes of a file's problems."""
    return [problem["code"] for problem in facts["problems"]]


def workspace(files: Mapping[str, str], day: str = "2015-06-01", **changes: Any) -> Workspace:
    """The workspace of *files* and of two ORPs, Alfa and Delta, on *day*; *changes* are those of the settings."""
    territory = {
        "kpss.yaml": settings(**changes),
        "territory/alfa.yaml": orp("orp-alfa", "7101", "Alfa", ALFA),
        "territory/delta.yaml": orp("orp-delta", "7102", "Delta", DELTA),
    }
    return Workspace.load(MemoryTree({**territory, **files}), dt.date.fromisoformat(day))


def plans(*texts: str) -> dict[str, str]:
    """Files of plans, one each."""
    return {f"plans/{number}.yaml": text for number, text in enumerate(texts)}

"""KPSS202: what is called so, or begins so, is offered."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.rules.engine import find
from tests.unit.records import settings, workspace, yaml

ROUND = {"kind": "round", "id": "sit", "name": "Síť", "year": 2027, "decided_by": [{"by": [{"body": "zok"}]}]}


def body(identifier: str, name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "body", "id": identifier, "name": name, "type": "assembly", "level": "region", **more}


@pytest.mark.parametrize(
    ("bodies", "nearest"),
    [
        ([body("zastupitelstvo", "Zastupitelstvo Olomouckého kraje"), body("rada", "Rada kraje")], "zastupitelstvo"),
        ([body("zastupitelstvo", "Zastupitelstvo", aliases=["ZOK"]), body("rada", "Rada kraje")], "zastupitelstvo"),
        ([body("rada", "Rada kraje")], "rada"),
        ([body("rada", "Rada kraje"), body("vybor", "Výbor")], None),
    ],
)
def test_what_may_be_meant(bodies: list[dict[str, Any]], nearest: str | None) -> None:
    files = {"kpss.yaml": settings(), "r.yaml": yaml(ROUND)}
    files.update({f"b/{one['id']}.yaml": yaml(one) for one in bodies})
    (found,) = (one for one in find(workspace(files, "2026-01-01"), {202}) if one.params["value"] == "zok")
    assert found.params.get("nearest") == nearest

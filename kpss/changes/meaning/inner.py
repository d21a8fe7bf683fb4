"""Names of what stands within records and is pointed to by a code of its own: steps, items of an agenda, criteria."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kpss.model.workspace import Workspace

_LISTS = {
    "after": ("procedure", "steps", "id"),
    "alternative_to": ("procedure", "steps", "id"),
    "step": ("procedure", "steps", "id"),
    "item": ("meeting", "agenda", "id"),
    "criterion": ("round", "criteria", "code"),
    "sub_programme": ("programme", "sub_programmes", "code"),
}
"""Key of a value → kind, list and key of the items that it points to."""
_NAMES = ("name", "title", "text")


def inner_name(workspace: Workspace, key: str, code: str) -> str:
    """The name of the item that the value *code* of *key* points to; empty where there is none."""
    return _names(workspace, key).get(code, "") if key in _LISTS else ""


@lru_cache(maxsize=64)
def _names(workspace: Workspace, key: str) -> Mapping[str, str]:
    kind, inside, named = _LISTS[key]
    found: dict[str, str] = {}
    for record in workspace.of_kind(kind):
        for item in record.data.get(inside) or ():
            if isinstance(item, dict) and named in item:
                found.setdefault(str(item[named]), _name(item))
    return found


def _name(item: Mapping[str, Any]) -> str:
    return next((str(item[key]) for key in _NAMES if item.get(key)), "")

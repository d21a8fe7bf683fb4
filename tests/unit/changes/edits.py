"""Edits of a record, one at every place: a value changed or taken away, an item taken away, a list turned round."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from kpss.changes.values import NO_VALUES
from kpss.structure.problems import Path
from kpss.structure.schemas import at_path, vocabularies

Edit = tuple[Path, str]


def edits(data: Any, path: Path = ()) -> Iterator[Edit]:
    """All places of *data* with what can be done there."""
    if isinstance(data, dict):
        for key, value in data.items():
            if path or key not in NO_VALUES:
                yield (*path, key), "drop"
                yield from edits(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield (*path, place), "drop"
            yield from edits(value, (*path, place))
        if len(data) > 1:
            yield path, "turn"
    else:
        yield path, "edit"


def edited(data: dict[str, Any], edit: Edit, schema: dict[str, Any]) -> dict[str, Any]:
    """A copy of *data* with the *edit* made."""
    path, how = edit
    data = copy.deepcopy(data)
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    if how == "drop":
        del holder[path[-1]]
    elif how == "turn":
        holder[path[-1]] = holder[path[-1]][::-1]
    else:
        holder[path[-1]] = _other(holder[path[-1]], at_path(schema, path))
    return data


def _other(value: Any, schema: dict[str, Any]) -> Any:
    codes = schema.get("enum", [item["code"] for item in vocabularies().get(schema.get("x-kpss-vocabulary", ""), ())])
    if isinstance(value, bool):
        return not value
    if codes:
        return next((code for code in codes if code != value), value)
    if isinstance(value, int):
        return value + 1
    if "date" in schema.get("format", "") or schema.get("format") in ("kpss-day", "kpss-yearly"):
        return f"{value[:-1]}{'1' if value[-1] != '1' else '2'}"
    return str(float(value) + 1) if schema.get("type") == "number" else f"{value} navíc"

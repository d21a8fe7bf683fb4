"""Places that are marked to be filled in: one finding for each that names its key, whatever stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kpss.structure.engines import Check, SchemaError
from kpss.structure.problems import Path, Problem
from kpss.structure.schemas import at_path, expanded
from kpss.structure.words import TO_FILL_IN

_MISSING = 110


def places(data: Any) -> frozenset[Path]:
    """The paths of the values of *data* that are only the word to be written over."""
    return frozenset(_walk(data, ()))


def _walk(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, str):
        if value in TO_FILL_IN:
            yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))


def without(find_errors: Check) -> Check:
    """*find_errors* that is silent about such values."""

    def find(data: Any) -> list[SchemaError]:
        marked = places(data)
        return [error for error in find_errors(data) if error.path not in marked]

    return find


def problems(kind: str, data: Any) -> list[Problem]:
    """What is to be written at each of these places, in their order in *data*.

    One under a key that there is not says nothing: the key itself is the mistake.
    """
    parts = ((path, at_path(expanded(kind), path)) for path in _walk(data, ()))
    return [Problem(_MISSING, path, _params(kind, path, part)) for path, part in parts if part]


def _params(kind: str, path: Path, part: dict[str, Any]) -> dict[str, Any]:
    names = [step for step in path if isinstance(step, str)]
    above = at_path(expanded(kind), path[:-1])
    needed = isinstance(path[-1], int) or path[-1] in above.get("required", ()) or "minProperties" in above
    labelled = part if part.get("title") else above  # an item of a list is called as the list
    params: dict[str, Any] = {
        "problem": "fill_in" if needed else "fill_in_or_delete",
        "key": names[-1] if names else "",
        "label_cs": labelled.get("title", ""),
        "label_en": labelled.get("x-kpss-en", {}).get("title", ""),
    }
    if "enum" in part:
        words = zip(part.get("enumDescriptions", part["enum"]),
                    part.get("x-kpss-en", {}).get("enumDescriptions", part["enum"]), strict=True)  # fmt: skip
        params |= {"options": [str(one) for one in part["enum"]]}
        params["words"] = dict(zip(params["options"], words, strict=True))
    elif "x-kpss-vocabulary" in part:
        params["vocabulary"] = part["x-kpss-vocabulary"]
    elif part.get("examples") and not isinstance(part["examples"][0], dict | list):
        params["such"] = str(part["examples"][0])
    return params

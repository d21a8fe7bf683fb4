"""What a failing value means: the parameters of 110, 112, 113 and 114, with what to write instead."""

from __future__ import annotations

import re
from typing import Any

from kpss.language.nearest import nearest
from kpss.language.slugs import slug
from kpss.structure.engines import SchemaError
from kpss.structure.problems import Path, Problem
from kpss.structure.schemas import at_path, expanded
from kpss.structure.values import is_date


def value_at(data: Any, path: Path) -> Any:
    """The value at *path*; None where the path leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def key_label(kind: str, error: SchemaError) -> dict[str, Any]:
    """Labels and an example of the key that a 110 misses."""
    part = at_path(expanded(kind), (*error.path, error.params["property"]))
    examples = part.get("examples")
    shown = {"label_cs": part.get("title", ""), "label_en": part.get("x-kpss-en", {}).get("title", "")}
    return {**shown, "example": str(examples[0])} if examples and not isinstance(examples[0], dict | list) else shown


def value_problem(kind: str, data: Any, error: SchemaError) -> Problem:
    """The problem of a value that fails *error*."""
    value = value_at(data, error.path)
    text = value if isinstance(value, str) else shown(value)
    part = at_path(expanded(kind), error.path)
    if error.keyword == "type":
        params: dict[str, Any] = {"expected": sorted(error.params["types"]), "value": text}
        params["problem"] = "empty" if value is None else ("colon" if _looks_like_pair(value, part) else "type")
        return Problem(112, error.path, params)
    if error.keyword in ("enum", "const"):
        options = error.params.get("options", [error.params.get("expected_value")])
        params = {"value": text, "options": [str(option) for option in options]}
        near = nearest(text, params["options"])
        return Problem(113, error.path, {**params, "nearest": near} if near else params)
    if error.keyword in ("maxProperties", "minProperties"):
        keys = list(part.get("properties", {}))
        return Problem(
            112,
            error.path,
            {"problem": "one_key" if part.get("maxProperties") == 1 else "no_key", "keys": keys, "value": text},
        )
    if error.keyword == "format":
        problem = error.params["format"].removeprefix("kpss-")
        return Problem(114, error.path, {"problem": problem, "value": text, **_date_guess(text)})
    params = {"problem": error.keyword, "value": text, "limit": error.params.get("limit", "")}
    if error.keyword == "pattern":
        params["problem"] = "slug" if part.get("pattern", "").startswith("^[a-z0-9]+(-") else "pattern"
        examples = part.get("examples")
        params["example"] = str(examples[0]) if examples else ""
        if params["problem"] == "slug":
            params["write"] = slug(text) or "…"
    return Problem(114, error.path, params)


def shown(value: Any) -> str:
    """*value* in a few characters, for a message."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: …" for key in value) + "}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return (
        {True: "true", False: "false", None: ""}.get(value, str(value)) if not isinstance(value, float) else str(value)
    )


def _looks_like_pair(value: Any, part: dict[str, Any]) -> bool:
    """``- microregion konicko`` where ``- microregion: konicko`` was meant."""
    return isinstance(value, str) and value.split(" ", 1)[0].rstrip(":") in part.get("properties", {})


def _date_guess(text: str) -> dict[str, Any]:
    """What ``12.5.2016``, ``12. 5. 2016``, ``5/2016`` or ``12/5/2016`` would be here; Czech order, day first."""
    numbers = re.findall(r"[0-9]+", text)
    if numbers and len(numbers[-1]) == 4 and len(numbers) <= 3:  # noqa: PLR2004 - a year and up to a day
        guess = "-".join([numbers[-1], *(number.zfill(2) for number in reversed(numbers[:-1]))])
    elif numbers and len(numbers[0]) == 4 and len(numbers) <= 3:  # noqa: PLR2004 - 2016/5/12
        guess = "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:])])
    else:
        return {}
    return {"write": guess} if is_date(guess) and guess != text else {}

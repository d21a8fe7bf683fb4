"""Samples of values for keys that may be added: from the schema and from what the workspace holds."""

from __future__ import annotations

from typing import Any

from kpss.exchange.skeletons.fields import (
    DATES,
    Part,
    choices,
    example,
    inner,
    is_group,
    is_list,
    one_of_keys,
    title,
    types,
)
from kpss.language.slugs import slug
from kpss.model.workspace import Workspace

ANYTHING = "…"
_IDS = "^[a-z0-9]+(-"
_MOST_KEYS, _DEEPEST = 3, 3
_FIRST_YEAR = 1000  # a number with such a minimum is a year


def sample(workspace: Workspace, part: Part, depth: int = 0) -> Any:
    """A value of the form that *part* describes."""
    if is_list(part):
        return [sample(workspace, inner(part), depth)]
    if is_group(part):
        return _group(workspace, part, depth)
    if codes := choices(part, workspace.settings):
        return workspace.settings.level if workspace.settings.level in codes else next(iter(codes))
    if "x-kpss-ref" in part:
        known = [one.id for kind in part["x-kpss-ref"] for one in workspace.of_kind(kind)]
        return known[0] if known else ANYTHING
    if "x-kpss-territory" in part:
        return _place(workspace, part)
    if part.get("format") in DATES:
        return workspace.as_of
    found = example(part)
    return found if found is not None else _of_type(workspace, part)


def _of_type(workspace: Workspace, part: Part) -> Any:
    known = types(part)
    if "boolean" in known:
        return True
    if "string" in known:
        return ANYTHING
    least = part.get("minimum", 1)
    return workspace.as_of.year if least >= _FIRST_YEAR else max(int(least), 1)


def _group(workspace: Workspace, part: Part, depth: int) -> dict[str, Any]:
    """The required keys, and those after them that are simple."""
    if isinstance(example(part), dict):
        return dict(example(part))
    keys = part["properties"]
    if one_of_keys(part):
        first = "orp" if "orp" in keys and workspace.territory.orps else next(iter(keys))
        return {first: sample(workspace, keys[first])}
    chosen = list(part.get("required", ())) or _one_of_several(part)
    if not any(_has_parts(keys[key]) for key in chosen) and not _one_of_several(part):
        for key in keys:
            if len(chosen) < _MOST_KEYS and key not in chosen and _goes_with(part, chosen, key):
                chosen.append(key)
    if not chosen and depth < _DEEPEST:
        chosen = list(keys)[:1]
    own_id = f"{slug(title(part, workspace.language)) or 'a'}-1"
    return {
        key: own_id if _is_id(keys[key]) else sample(workspace, keys[key], depth + 1) for key in keys if key in chosen
    }


def _is_id(part: Part) -> bool:
    return str(part.get("pattern", "")).startswith(_IDS) and "x-kpss-ref" not in part


def _one_of_several(part: Part) -> list[str]:
    """The first of several ways to say who is meant, such as a role or a body."""
    pointing = [key for key, inside in part["properties"].items() if "x-kpss-ref" in inside]
    return pointing[:1] if len(pointing) > 1 else []


def _has_parts(part: Part) -> bool:
    return is_group(part) or is_list(part)


def _goes_with(part: Part, chosen: list[str], key: str) -> bool:
    """Whether *key* is simple and says something else than those *chosen*: who or what is meant is said once."""
    keys = part["properties"]
    pointing = any(_points(keys[one]) for one in chosen)
    same = key.removesuffix("_name") in chosen or (pointing and _points(keys[key]))
    return not _has_parts(keys[key]) and not same and (key != "note" or not chosen)


def _points(part: Part) -> bool:
    return "x-kpss-ref" in part or "x-kpss-territory" in part


def _place(workspace: Workspace, part: Part) -> Any:
    territory, settings = workspace.territory, workspace.settings
    if part["x-kpss-territory"] == "region":
        return settings.area if settings.level == "region" and settings.area else example(part)
    names = territory.orp_names() if part["x-kpss-territory"] == "orp" else ()
    return next(iter(sorted(names)), example(part)) or ANYTHING

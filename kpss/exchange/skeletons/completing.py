"""The data of a new record: required keys that are missing get a marked place, all keys their canonical order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kpss.exchange.skeletons.fields import Part, inner, is_group, is_list, needed_keys, one_of_keys
from kpss.structure.problems import Path


def completed(part: Part, data: Mapping[str, Any], mark: str, usual: tuple[str, ...] = ()) -> dict[str, Any]:
    """*data* with *mark* at each required place that is missing, within its groups and lists too.

    :param usual: which keys to offer first where one of several is to be chosen.
    """
    made = {key: _inside(part["properties"].get(key, {}), value, mark, usual) for key, value in data.items()}
    # Of a group that says something its example's keys are no longer needed, only the required ones.
    for key in part.get("required", ()) if data else needed_keys(part):
        if key not in made:
            made[key] = _blank(part["properties"][key], mark, usual)
    order = list(part["properties"])
    return dict(sorted(made.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def _inside(part: Part, value: Any, mark: str, usual: tuple[str, ...]) -> Any:
    if isinstance(value, dict) and is_group(part):
        return completed(part, value, mark, usual)
    if isinstance(value, list) and is_list(part):
        return [_inside(inner(part), item, mark, usual) for item in value]
    return value


def _blank(part: Part, mark: str, usual: tuple[str, ...]) -> Any:
    if is_list(part):
        return [_blank(inner(part), mark, usual)]
    if one_of_keys(part):
        keys = [*(key for key in usual if key in part["properties"]), *part["properties"]]
        return {keys[0]: mark}
    if is_group(part) and needed_keys(part):
        return completed(part, {}, mark, usual)
    return mark


def marked(value: Any, mark: str, path: Path = ()) -> Iterator[Path]:
    """The paths at which *mark* stands."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from marked(one, mark, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from marked(one, mark, (*path, index))
    elif value == mark:
        yield path

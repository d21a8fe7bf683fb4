"""The JSON Schemas of the record kinds, with their references put in."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import Any

from kpss import resources

SETTINGS_KIND = "workspace"
_SUFFIX = ".schema.json"


@lru_cache(maxsize=1)
def kinds() -> tuple[str, ...]:
    """All kinds of record, sorted; each has one schema file."""
    names = (name[: -len(_SUFFIX)] for name in os.listdir(resources.folder("schemas")) if name.endswith(_SUFFIX))
    return tuple(sorted(name for name in names if name not in ("common", SETTINGS_KIND)))


@lru_cache(maxsize=64)
def source(name: str) -> dict[str, Any]:
    """The schema file of a kind as it is shipped (``common`` and ``workspace`` too)."""
    loaded: dict[str, Any] = json.loads(resources.read_text("schemas", name + _SUFFIX))
    return loaded


@lru_cache(maxsize=64)
def expanded(kind: str) -> dict[str, Any]:
    """The schema of *kind* with every ``$ref`` replaced by what it points to; keys beside a ``$ref`` win."""
    schema: dict[str, Any] = _expand(source(kind), kind)
    schema.pop("$defs", None)
    return schema


def _expand(node: Any, home: str) -> Any:
    if isinstance(node, list):
        return [_expand(item, home) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        file, _, pointer = node["$ref"].partition("#")
        target_home = file.removesuffix(_SUFFIX) or home
        target: Any = source(target_home)
        for step in pointer.strip("/").split("/"):
            target = target[step]
        merged = {**_expand(target, target_home), **{k: v for k, v in node.items() if k != "$ref"}}
        return {key: _expand(value, home) if key not in target else value for key, value in merged.items()}
    return {key: value if key == "$defs" else _expand(value, home) for key, value in node.items()}


@lru_cache(maxsize=1)
def vocabularies() -> dict[str, list[dict[str, Any]]]:
    """The vocabularies that ship with kpss: name → items with ``code``, ``name`` (Czech) and ``name_en``."""
    loaded: dict[str, list[dict[str, Any]]] = json.loads(resources.read_text("schemas", "vocabularies.json"))
    return loaded


def at_path(schema: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The part of an expanded *schema* that describes the value at *path*; empty where nothing does."""
    for step in path:
        if isinstance(step, int):
            part = schema.get("items")
        else:
            part = schema.get("properties", {}).get(step, schema.get("additionalProperties"))
        if not isinstance(part, dict):
            return {}
        schema = part
    return schema


def label(schema: dict[str, Any], language: str) -> str:
    """The title of a schema part in *language*; empty where it has none."""
    if language == "en":
        return str(schema.get("x-kpss-en", {}).get("title", schema.get("title", "")))
    return str(schema.get("title", ""))

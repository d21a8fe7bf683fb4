"""One JSON Schema for all kinds of record, as tools that know nothing of kpss want it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

Schema = dict[str, Any]

# What only people and editors read; a validator would skip it anyway.
_ANNOTATIONS = frozenset(("$schema", "$id", "$comment", "title", "description", "examples"))
# Keywords whose value maps names to schemas: the names are nobody's keywords.
_NAMED = frozenset(("properties", "patternProperties", "$defs", "dependentSchemas"))
_DATA = frozenset(("enum", "const", "required", "type"))

_YEAR: Final = "(?:19|20|21)[0-9]{2}"
_LEAP: Final = (
    "(?:19(?:0[48]|[2468][048]|[13579][26])"
    "|20(?:[02468][048]|[13579][26])"
    "|21(?:0[48]|[2468][048]|[13579][26]))"
)  # fmt: skip
_MONTH_DAY: Final = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY: Final = f"(?:{_YEAR}-{_MONTH_DAY}|{_LEAP}-02-29)"

PATTERNS: Final = {
    "kpss-day": f"^{_DAY}$",
    "kpss-date": f"^(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?|{_DAY})$",
    "kpss-time": "^(?:[01]?[0-9]|2[0-3]):[0-5][0-9]$",
    "kpss-yearly": f"^--(?:{_MONTH_DAY}|02-29)$",
    "kpss-url": '^https?://[^\\s<>"]+$',
    "kpss-email": '^[^\\s@<>()\\[\\],;:"\\\\]{1,64}@[^\\s@<>"/]+\\.[^\\s@<>"/]+$',
    "kpss-web": '^(?:https?://)?[^\\s<>"/]+\\.[^\\s<>"]+$',
}
"""The formats of kpss as patterns, so that a tool without them checks the same: real days of the years 1900 to 2199."""


def bundle(schemas: Path) -> Schema:
    """The schemas of the folder *schemas* as one: records by their ``kind``, and ``kpss.yaml``, which has none.

    :raises ValueError: for a format or a reference that this cannot turn into plain JSON Schema.
    """
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(schemas.glob("*.schema.json"))}
    definitions = {_short(name): _rewrite(schema, _short(name)) for name, schema in files.items()}
    kinds = {
        schema["properties"]["kind"]["const"]: _short(name)
        for name, schema in files.items()
        if "kind" in schema.get("properties", {})
    }
    by_kind = [
        {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": f"#/$defs/{name}"}}
        for kind, name in kinds.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "if": {"required": ["kind"]},
        "then": {"properties": {"kind": {"enum": sorted(kinds)}}, "allOf": by_kind},
        "else": {"$ref": "#/$defs/workspace"},
        "$defs": definitions,
    }


def write_bundle(schemas: Path, target: Path) -> None:
    """Write the bundle of *schemas* to the file *target*."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bundle(schemas), ensure_ascii=False), encoding="utf-8")


def _short(name: str) -> str:
    return name.removesuffix(".schema.json")


def _rewrite(schema: Any, home: str) -> Any:
    """*schema* of the file *home* with local references and patterns, without annotations."""
    if isinstance(schema, list):
        return [_rewrite(item, home) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result: Schema = {}
    for key, value in schema.items():
        if key in _ANNOTATIONS or key.startswith("x-"):
            continue
        if key in _NAMED:
            result[key] = {name: _rewrite(inner, home) for name, inner in value.items()}
        elif key == "$ref":
            result[key] = _reference(value, home)
        elif key == "format" and value.startswith("kpss-"):
            result.setdefault("allOf", []).append({"pattern": _pattern(value)})
        else:
            result[key] = value if key in _DATA else _rewrite(value, home)
    return _plain_pattern(result)


def _pattern(name: str) -> str:
    if name not in PATTERNS:
        raise ValueError(f"format {name!r} has no pattern here; add it to PATTERNS")
    return PATTERNS[name]


def _plain_pattern(schema: Schema) -> Schema:
    """A pattern that stands alone needs no ``allOf`` around it."""
    wrapped = schema.get("allOf")
    if wrapped and len(wrapped) == 1 and set(wrapped[0]) == {"pattern"} and "pattern" not in schema:
        del schema["allOf"]
        schema["pattern"] = wrapped[0]["pattern"]
    return schema


def _reference(target: str, home: str) -> str:
    file, _, pointer = target.partition("#")
    name = _short(file) if file else home
    if "/" in name or (pointer and not pointer.startswith("/")):
        raise ValueError(f"reference {target!r} is not one into a file of the folder")
    return f"#/$defs/{name}{pointer}"

"""The canonical form of values: equal for what means the same, however it is written.

What the schema marks as follow-up is left out, so are keys that say nothing; sets are sorted; a number has one form, a
period its days and a text one kind of space.  ``docs/seal.md`` describes the form exactly, so that others can recompute
a digest.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from kpss.model.periods import moment

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
_FOLLOW_UP = "x-kpss-follow-up"


def canonical(value: Any, schema: dict[str, Any]) -> Any:
    """*value*, which the expanded *schema* describes, in its canonical form; None where it says nothing."""
    if isinstance(value, dict):
        return _mapping(value, schema) or None
    if isinstance(value, list):
        return _listed(value, schema) or None
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(value) if _is_number(schema) else text(str(value)) or None


def text(words: str) -> str:
    """*words* with one kind of space; an empty line parts paragraphs, where other lines end says nothing."""
    lines = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n").strip()
    return "\n\n".join(" ".join(part.split()) for part in _PARAGRAPHS.split(lines))


def lines(words: str) -> str:
    """A whole file of text, whose lines say something, without what is invisible in it."""
    plain = unicodedata.normalize("NFC", words.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")


def digest(value: Any) -> str:
    """The SHA-256 of a canonical *value*, written as JSON with sorted keys and no spaces, in hexadecimal digits."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _mapping(value: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    properties = schema.get("properties", {})
    found = {}
    for key, inner in value.items():
        part = properties.get(key, {})
        made = None if part.get(_FOLLOW_UP) else _day(key, inner, part) or canonical(inner, part)
        if made is not None:
            found[key] = made
    return found


def _day(key: str, value: Any, schema: dict[str, Any]) -> str:
    """The first or the last day of a period, whether it is written as a day, a month or a year; empty for all else."""
    if key not in ("from", "to") or schema.get("format") != "kpss-date" or isinstance(value, dict):
        return ""
    made = moment(value)
    return (made.earliest if key == "from" else made.latest).isoformat() if made is not None else ""


def _listed(value: list[Any], schema: dict[str, Any]) -> list[Any]:
    made = [one for item in value if (one := canonical(item, schema.get("items", {}))) is not None]
    if schema.get("x-kpss-list") != "set":
        return made
    keyed = {json.dumps(item, ensure_ascii=False, sort_keys=True): item for item in made}
    return [keyed[key] for key in sorted(keyed)]


def _is_number(schema: dict[str, Any]) -> bool:
    types = schema.get("type")
    return types in ("number", "integer")


def _number(value: Any) -> str:
    """All digits that count, without zeros at the ends: 94.50 and 94.5 are one number."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return text(str(value))
    return f"{number.normalize() + 0:f}" if number.is_finite() else str(value)

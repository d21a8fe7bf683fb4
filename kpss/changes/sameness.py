"""When two values say the same: a form of each value that is equal where the meaning is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

_NOTHING: Hashable = None


class Sameness:
    """The forms of values of two trees; *renamed* is old id → new id of the records that got another one."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed

    def form(self, value: Any, schema: dict[str, Any], *, old: bool = False) -> Hashable:
        """What *value* says, *old* one of the earlier tree; ``null`` says nothing, an empty list or group does."""
        if isinstance(value, dict):
            properties, rest = schema.get("properties", {}), schema.get("additionalProperties")
            other = rest if isinstance(rest, dict) else {}
            parts = ((key, self.form(part, properties.get(key, other), old=old)) for key, part in value.items())
            return frozenset((key, part) for key, part in parts if part is not _NOTHING)
        if isinstance(value, list):
            items = schema.get("items") or {}
            forms = [self.form(item, items, old=old) for item in value]
            if schema.get("x-kpss-list") == "set":
                return frozenset(Counter(forms).items())
            return tuple(forms)
        return self._scalar(value, schema, old=old)

    def _scalar(self, value: Any, schema: dict[str, Any], *, old: bool) -> Hashable:
        if value is None or isinstance(value, bool):
            return value if value is None else ("flag", value)
        if isinstance(value, str) and old and self._renamed:
            value = self._now(value, schema)
        if "number" in (types := _types(schema)) and "string" not in types:
            return _number(value)
        return " ".join(str(value).split())

    def _now(self, value: str, schema: dict[str, Any]) -> str:
        """A reference of the earlier tree as the later one writes it."""
        if "x-kpss-ref" in schema:
            return self._renamed.get(value, value)
        if "x-kpss-measure" in schema:
            plan, slash, code = value.partition("/")
            return f"{self._renamed.get(plan, plan)}{slash}{code}"
        return value


def _types(schema: dict[str, Any]) -> Any:
    given = schema.get("type", ())
    return (given,) if isinstance(given, str) else given


def _number(value: Any) -> Hashable:
    """Equal where the numbers are; a text that is none is itself."""
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return str(value)
    return f"{number.normalize():f}" if number.is_finite() else str(value)

"""Schemas with titles and descriptions in the wanted language, as editors show them."""

from __future__ import annotations

from typing import Any

from kpss.language.text import Language


def localised(schema: Any, language: Language) -> Any:
    """*schema* as shipped (Czech), or with the English texts in place of the Czech ones."""
    if language == "cs":
        return schema
    if isinstance(schema, list):
        return [localised(item, language) for item in schema]
    if not isinstance(schema, dict):
        return schema
    english = schema.get("x-kpss-en")
    changed = {key: localised(value, language) for key, value in schema.items() if key != "x-kpss-en"}
    if isinstance(english, dict):
        changed.pop("description", None)
        changed |= english
    return changed

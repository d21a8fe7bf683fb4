"""What a schema says about one key: its words, what may be written there, and an example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from kpss.language.text import Language, Text
from kpss.model.settings import Settings
from kpss.model.vocabulary import words
from kpss.structure.schemas import label

Part: TypeAlias = dict[str, Any]
"""A part of an expanded schema."""

DATES = ("kpss-date", "kpss-day")
_EXAMPLES = {
    "kpss-time": "14:00",
    "kpss-yearly": "--03-31",
    "kpss-url": "https://www.obec.cz",
    "kpss-web": "www.obec.cz",
    "kpss-email": "podatelna@obec.cz",
}


def types(part: Part) -> tuple[str, ...]:
    """The types of value that may stand here."""
    found = part.get("type", "string")
    return (found,) if isinstance(found, str) else tuple(found)


def is_list(part: Part) -> bool:
    """Whether a list stands here."""
    return types(part) == ("array",)


def is_group(part: Part) -> bool:
    """Whether keys of their own stand here."""
    return "properties" in part


def one_of_keys(part: Part) -> bool:
    """Whether exactly one of the keys stands here, as in a part of an area."""
    return is_group(part) and part.get("maxProperties") == 1


def inner(part: Part) -> Part:
    """What the items of a list are."""
    items: Part = part.get("items", {})
    return items


def title(part: Part, language: Language) -> str:
    """The words for the key."""
    return label(part, language)


def description(part: Part, language: Language) -> str:
    """What belongs here; in English empty where only Czech says it."""
    if language == "en":
        return str(part.get("x-kpss-en", {}).get("description", ""))
    return str(part.get("description", ""))


def choices(part: Part, settings: Settings) -> Mapping[str, Text]:
    """Code → words of what may be written; empty where it is not a choice."""
    if "enum" in part:
        codes = [str(code) for code in part["enum"]]
        czech = part.get("enumDescriptions", codes)
        english = part.get("x-kpss-en", {}).get("enumDescriptions", codes)
        return {code: Text(cs, en) for code, cs, en in zip(codes, czech, english, strict=True)}
    return words(settings, part["x-kpss-vocabulary"]) if "x-kpss-vocabulary" in part else {}


def example(part: Part) -> Any:
    """An example of a value from the schema, or of its form; None where there is none."""
    if part.get("examples"):
        return part["examples"][0]
    if str(part.get("pattern", "")).startswith("^[0-9]{"):
        digits = re.findall(r"\{([0-9]+)", part["pattern"])
        return ("1234567890" * 2)[: int(digits[0])]
    return _EXAMPLES.get(part.get("format", ""))


def needed_keys(part: Part) -> list[str]:
    """The keys without which a group says nothing: those required, else those of its example."""
    if one_of_keys(part):
        return []
    shown = part.get("examples", [{}])[0]
    return list(part.get("required") or (shown if isinstance(shown, dict) else ()))

"""The parts that all words are made of: lists, labels, numbers, what is said where there is nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from kpss.language.numbers import tidy
from kpss.language.phrases import Phrase
from kpss.language.text import Text

Words: TypeAlias = Text | Phrase | str

NOTHING = Text("neuvedeno", "not given")
NONE, EMPTY = Text("žádné", "none"), Text("bez údajů", "without values")
FLAGS = {True: Text("ano", "yes"), False: Text("ne", "no")}
PAIR = Text("{label}: {x}", "{label}: {x}")
QUOTE = Text("{x:quote}", "{x:quote}")
_NAMED = 10
_LIST, _MORE = Text("{items:list}", "{items:list}"), Text("{items} a{nbsp}dalších {more}", "{items} and {more} more")


def label(schema: Mapping[str, Any]) -> Text:
    """The label of a value, as it stands within a sentence."""
    title = str(schema.get("title", ""))
    return Text(small(title), small(str(schema.get("x-kpss-en", {}).get("title", title))))


def small(text: str) -> str:
    """*text* with a small letter at its beginning, unless it is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(items: Sequence[Words]) -> Words:
    """*items* as an enumeration, of many the first ten and how many more there are."""
    if len(items) == 1:
        return items[0]
    if len(items) > _NAMED + 1:
        shown = Phrase(Text("{items}", "{items}"), {"items": joined(items[:_NAMED])})
        return Phrase(_MORE, {"items": shown, "more": len(items) - _NAMED, "nbsp": "\u00a0"})
    return Phrase(_LIST, {"items": list(items)})


def joined(items: Sequence[Words]) -> Phrase:
    """*items* with commas between them."""
    names = [f"x{place}" for place in range(len(items))]
    template = ", ".join(f"{{{name}}}" for name in names)
    return Phrase(Text(template, template), dict(zip(names, items, strict=True)))


def decimal(value: Any) -> Decimal | None:
    """The number that a value is; None where it is none."""
    if value is None or isinstance(value, bool | dict | list):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return tidy(number) if number.is_finite() else None


def moment_text(value: Any) -> str:
    """A date of a record for a template; of one that lies between two, both."""
    if isinstance(value, dict):
        return "–".join(str(one) for one in (value.get("not_before"), value.get("not_after")) if one is not None)
    return str(value) if value is not None else ""

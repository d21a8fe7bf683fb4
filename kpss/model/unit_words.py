"""Amounts with their units in words: ``20 lůžek``, ``+1,5 úvazku``, ``terénní: 3 hovory``."""

from __future__ import annotations

from decimal import Decimal

from kpss.language.numbers import tidy
from kpss.language.phrases import MINUS, Phrase
from kpss.language.text import Text
from kpss.model.settings import Settings
from kpss.model.vocabulary import items, word

_BRACES = frozenset("{}")  # the forms of a unit of the workspace's own become a part of a template


def amount(settings: Settings, value: Decimal, unit: str) -> Phrase:
    """*value* with its unit: ``20 lůžek``; a unit without known forms stays in brackets."""
    return Phrase(counted(settings, unit), {"value": tidy(value)})


def signed(settings: Settings, value: Decimal, unit: str) -> Phrase:
    """A change with its sign: ``+5 lůžek``."""
    sign = MINUS if value < 0 else "+" if value > 0 else ""
    return Phrase(Text(sign + "{amount}", sign + "{amount}"), {"amount": amount(settings, abs(value), unit)})


def in_form(settings: Settings, form: str, template: Text) -> Text:
    """*template* with the words for the *form* before it: ``terénní: …``; as it is where no form is told."""
    if not form:
        return template
    name = as_template(word(settings, "service-form", form))
    return Text(f"{name.cs}: {template.cs}", f"{name.en}: {template.en}")


def counted(settings: Settings, unit: str, key: str = "value") -> Text:
    """The template of the amount *key* with its unit."""
    known = items(settings, "capacity-unit").get(unit)
    name = word(settings, "capacity-unit", unit)
    forms = (known.counted, known.counted_en) if known is not None else ("", "")
    return Text(*(_counted(key, said, given) for said, given in zip(name, forms, strict=True)))


def _counted(key: str, name: str, forms: str) -> str:
    if forms and not _BRACES.intersection(forms):
        return f"{{{key}:{forms}}}"
    said = _safe(bracketed(name))
    return f"{{{key}}} {said}" if said else f"{{{key}}}"


def bracketed(text: str) -> str:
    """*text* in brackets; as it is where it has some already."""
    return text if not text or "(" in text else f"({text})"


def as_template(text: Text) -> Text:
    """*text* as a template that says just that."""
    return Text(*(_safe(one) for one in text))


def _safe(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")

"""Amounts of units written as text: ``3 osoby``, ``1,5 úvazku``; one without known forms stays in brackets."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kpss.language.dates import NBSP
from kpss.language.phrases import number_text, plural
from kpss.language.text import Language
from kpss.model.unit_words import bracketed
from kpss.structure.schemas import vocabularies

# What people write as a unit beside the items of the vocabulary: one, two to four, more, a part of one.
_FREE = ("úvazek|úvazky|úvazků|úvazku", "osoba|osoby|osob|osoby", "hodina|hodiny|hodin|hodiny")

_SIGNS = ("%", "‰", "Kč")


def free_words(value: Decimal, unit: str, language: Language, *, brackets: bool = False) -> str:
    """An amount of a unit written as text: in the right form where that is known, else as it is, or in brackets."""
    forms, number = _known_forms(unit), number_text(value, language)
    if forms:
        return f"{number}{NBSP}{plural(abs(value), forms, 'cs')}"
    return f"{number}{NBSP}{bracketed(unit) if brackets and unit not in _SIGNS else unit}" if unit else number


@lru_cache(maxsize=256)
def _known_forms(unit: str) -> tuple[str, ...]:
    shipped = (item["counted"] for item in vocabularies()["capacity-unit"] if item.get("counted"))
    wanted = unit.strip().casefold()
    return next((forms for text in (*shipped, *_FREE) if wanted in (forms := tuple(text.split("|")))), ())

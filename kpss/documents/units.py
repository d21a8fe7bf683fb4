"""Amounts with their units in words: ``3 lůžka``, ``1,5 úvazku``; a unit without known forms stays in brackets."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from kpss.language.dates import NBSP
from kpss.language.phrases import number_text, plural
from kpss.language.text import Language, Text
from kpss.model.vocabulary import word
from kpss.model.workspace import Workspace
from kpss.structure.schemas import vocabularies

_VOCABULARY = "capacity-unit"
# What people write as a unit beside the items of the vocabulary: one, two to four, more, a part of one.
_FREE = ("úvazek|úvazky|úvazků|úvazku", "osoba|osoby|osob|osoby", "hodina|hodiny|hodin|hodiny")

_SIGNS = ("%", "‰", "Kč")


def capacity_words(workspace: Workspace, value: Decimal, unit: str, language: Language, *, signed: bool = False) -> str:
    """An amount of the capacity unit with the code *unit*; a change is *signed*."""
    number = ("+" if signed and value > 0 else "") + number_text(value, language)
    if forms := _forms_of(workspace, unit).in_language(language):
        return f"{number}{NBSP}{plural(abs(value), forms.split('|'), language)}"
    name = word(workspace.settings, _VOCABULARY, unit).in_language(language)
    return f"{number} {bracketed(name)}".rstrip()


def free_words(value: Decimal, unit: str, language: Language, *, brackets: bool = False) -> str:
    """An amount of a unit written as text: in the right form where that is known, else as it is, or in brackets."""
    forms, number = _known_forms(unit), number_text(value, language)
    if forms:
        return f"{number}{NBSP}{plural(abs(value), forms, 'cs')}"
    return f"{number}{NBSP}{bracketed(unit) if brackets and unit not in _SIGNS else unit}" if unit else number


def bracketed(text: str) -> str:
    """*text* in brackets; as it is where it has some already."""
    return text if not text or "(" in text else f"({text})"


def _forms_of(workspace: Workspace, unit: str) -> Text:
    """The forms of a unit after numbers: the workspace's own item wins."""
    own = [item for item in workspace.settings.vocabularies.get(_VOCABULARY, ()) if item.code == unit and item.name]
    return Text(own[-1].counted, own[-1].counted_en) if own else _counted().get(unit, Text("", ""))


@lru_cache(maxsize=1)
def _counted() -> dict[str, Text]:
    """Code → the forms of a shipped unit."""
    shipped = vocabularies()[_VOCABULARY]
    return {item["code"]: Text(item["counted"], item["counted_en"]) for item in shipped if item.get("counted")}


@lru_cache(maxsize=256)
def _known_forms(unit: str) -> tuple[str, ...]:
    known = [*(forms.cs for forms in _counted().values()), *_FREE]
    wanted = unit.strip().casefold()
    return next((forms for text in known if wanted in (forms := tuple(text.split("|")))), ())

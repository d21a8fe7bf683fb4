"""The words of vocabularies, and what their items say: those that ship with kpss and the workspace's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kpss.language.text import Text
from kpss.model.settings import Settings, VocabularyItem
from kpss.structure.schemas import vocabularies

_LAW = re.compile(r"§\s*([0-9]+)\s*([a-z]*)")
_LAST = 10_000  # behind every section of the act
Place = tuple[int, str, int, str]


@lru_cache(maxsize=256)
def words(settings: Settings, vocabulary: str) -> Mapping[str, Text]:
    """Code → words of an item of *vocabulary*; the workspace's own come last and win."""
    shipped = {item["code"]: Text(item["name"], item["name_en"]) for item in vocabularies().get(vocabulary, ())}
    own = settings.vocabularies.get(vocabulary, ())
    return shipped | {item.code: Text(item.name, item.name_en or item.name) for item in own if item.name}


def word(settings: Settings, vocabulary: str, code: str) -> Text:
    """The words of the item *code*; the code itself where the vocabulary does not know it."""
    return words(settings, vocabulary).get(code, Text(code, code))


@lru_cache(maxsize=256)
def items(settings: Settings, vocabulary: str) -> dict[str, VocabularyItem]:
    """Code → item of *vocabulary*; what the workspace says of an item wins key by key over what is shipped."""
    found = {item["code"]: dict(item) for item in vocabularies().get(vocabulary, ())}
    for own in settings.vocabularies.get(vocabulary, ()):
        found[own.code] = {**found.get(own.code, {}), **own.data}
    return {code: VocabularyItem(data) for code, data in found.items()}


def place(settings: Settings, vocabulary: str, code: str) -> Place:
    """The place of an item: by its section of the act, else by its place in *vocabulary*; unknown ones last."""
    return _places(settings, vocabulary).get(code) or (_LAST, "", _LAST, code)


@lru_cache(maxsize=256)
def _places(settings: Settings, vocabulary: str) -> dict[str, Place]:
    found = {}
    for index, (code, item) in enumerate(items(settings, vocabulary).items()):
        match = _LAW.match(item.law)
        found[code] = (int(match[1]), match[2], index, code) if match is not None else (_LAST, "", index, code)
    return found


def code_of(settings: Settings, vocabulary: str, text: str) -> str:
    """The code of the item that *text* means: its code, or its name in either language; empty where there is none."""
    return _codes(settings, vocabulary).get(text.strip().casefold(), "")


@lru_cache(maxsize=256)
def _codes(settings: Settings, vocabulary: str) -> dict[str, str]:
    known = words(settings, vocabulary)
    names = {name.strip().casefold(): code for code, item in known.items() for name in item}
    return names | {code.casefold(): code for code in known}

"""Czech alphabetical order (ČSN 97 6030): ``ch`` after ``h``, ``č ř š ž`` letters of their own, accents last."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

SortKey: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], str]

_ORDER = ["a", "b", "c", "č", "d", "e", "f", "g", "h", "ch", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "ř", "s"]
_ORDER += ["š", "t", "u", "v", "w", "x", "y", "z", "ž"]
_RANK = {letter: number for number, letter in enumerate(_ORDER, start=100)}
_PIECES = re.compile(r"ch|[^\W_]|[\W_]+")
_NUMBERED = re.compile(r"([^0-9]*)([0-9]*)")
_DIGIT_BASE = 200  # digits follow letters


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> SortKey:
    """A key that sorts *text* as a Czech index does: letters first, then accents, then the text itself."""
    letters: list[int] = []
    accents: list[int] = []
    for piece in _PIECES.findall(unicodedata.normalize("NFC", text).casefold()):
        rank, accent = _rank(piece)
        letters.append(rank)
        accents.append(accent)
    return tuple(letters), tuple(accents), text


def number_key(text: str) -> tuple[tuple[SortKey, int], ...]:
    """A key that sorts numbers of documents by their numbers: ``16/2026`` before ``116/2026``."""
    return tuple((sort_key(words), int(digits or 0)) for words, digits in _NUMBERED.findall(text))


def _rank(piece: str) -> tuple[int, int]:
    if piece in _RANK:
        return _RANK[piece], 0
    if piece.isdecimal():
        return _DIGIT_BASE + int(piece), 0
    if not piece[0].isalnum():
        return 1, 0  # a space or punctuation comes before any letter
    base = unicodedata.normalize("NFD", piece)[0]
    return _RANK.get(base, 300), ord(piece[0])

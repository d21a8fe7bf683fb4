"""Text in drawings: what may stand in XML, how wide it will be, where to break it.

Drawings are made without a font at hand, so widths are estimates.  They follow the wider of the usual sans-serif fonts
and are meant to be a little too large: a text that ends early looks fine, one that leaves its box does not.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator

from kpss.language.cleaning import clean

BOLD = 1.1
"""How much wider a bold text is."""

_WIDTHS = {
    character: hundredths
    for characters, hundredths in (
        ("ijl'|.,:; !\u00a0", 29),
        ('ftI()[]{}-/\\"„“”‚‘’`´', 39),
        ("r", 43),
        ("cszvyxk?*_–J§", 53),
        ("ae0123456789FLEST$#«»^~", 60),
        ("bdghnopquZ+=<>×÷", 64),
        ("ABKPVXYR", 68),
        ("CDGHNUOQw&", 79),
        ("mM%@…→Ww", 96),
    )
    for character in characters
}
_WIDEST = 100
# Characters that XML 1.0 does not know, even escaped.
_NOT_XML = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")
# Czech typography leaves no one-letter preposition or conjunction at the end of a line.
_STICKY = re.compile(r"(?<!\S)([A-Za-zÁ-ž]) (?=\S)")
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")


def label(text: str) -> str:
    """*text* on one line, without characters that change the direction of writing or that XML forbids."""
    return _SPACES.sub(" ", _NOT_XML.sub("", clean(_SPACES.sub(" ", text)).replace("\ufffd", ""))).strip()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width of *text* in pixels at a font *size* in pixels."""
    hundredths = sum(_WIDTHS.get(base, _WIDEST) for base in _bases(text))
    return hundredths / 100 * size * (BOLD if bold else 1)


def wrap(text: str, size: float, limit: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of *text* no wider than *limit* pixels, all of about the same length; no line for an empty text.

    A word that is too long for a line is broken between characters.
    """
    words = list(_words(label(text), size, limit, bold=bold))
    lines = _fill(words, size, limit, bold=bold)
    if len(lines) < 2:  # noqa: PLR2004 - one line cannot be balanced
        return tuple(lines)
    # The narrowest limit that needs no further line balances them.
    low, high = 0, math.ceil(limit)
    while low < high:
        middle = (low + high) // 2
        fits = _fill(words, size, middle, bold=bold)
        if len(fits) <= len(lines) and all(width(line, size, bold=bold) <= middle for line in fits):
            high = middle
        else:
            low = middle + 1
    return tuple(_fill(words, size, min(high, limit), bold=bold))


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """Estimated width of the longest of *lines* in pixels."""
    return max((width(line, size, bold=bold) for line in lines), default=0)


def _bases(text: str) -> Iterator[str]:
    """The characters of *text* without their accents; a combining mark takes no room."""
    return (character for character in unicodedata.normalize("NFD", text) if not unicodedata.combining(character))


def _words(text: str, size: float, limit: float, *, bold: bool) -> Iterator[str]:
    for word in _STICKY.sub("\\1\u00a0", text).split(" "):
        start, taken = 0, 0.0
        for place, character in enumerate(word):
            step = width(character, size, bold=bold)
            if place > start and taken + step > limit:
                yield word[start:place]
                start, taken = place, 0.0
            taken += step
        if word:
            yield word[start:]


def _fill(words: list[str], size: float, limit: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines

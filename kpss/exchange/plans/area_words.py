"""The words in which tables say areas: prefixes, what is left out, what is added, how pieces are parted."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpss.language.slugs import fold

EXCEPT = re.compile(
    r"[\s,;(–-]*\b(?:mimo|bez|kromě|krome|vyjma|s\s+výjimkou|s\s+vyjimkou|except(?:\s+for)?|without)\b\s*([^()]*)\)?",
    re.IGNORECASE,
)
BRACKET = re.compile(r"\(([^()]*)\)?")
SEPARATOR = re.compile(r"\s*(?:[,;+&]|\s(?:včetně|vcetne|vč\.|plus)\s)\s*", re.IGNORECASE)
AND = re.compile(r"\s+(?:a|and)\s+", re.IGNORECASE)
ADDED = re.compile(r"\+|\b(?:plus|včetně|vcetne|vč\.)", re.IGNORECASE)
_COUNT = re.compile(r"(\S+)\s+(?:obc|obec|měst|municipalit)\w*(?:\s*:\s*(.*))?", re.IGNORECASE)
# Matched without diacritics.
_OF = r"(?:(?:spravni(?:ho)? )?(?:uzemi|oblast) )?"
_PREFIXES = {
    "orp": re.compile(
        _OF + r"(?:(?:so|(?:(?:spr\.|spravni(?:ho)?) ?)?obvodu?) )?(?:orp|obce s rozsirenou pusobnosti) |"
        r"(?:spravni(?:ho)? )?obvodu? "
    ),
    "microregion": re.compile(_OF + "(?:mikroregionu?|microregion|dso|(?:dobrovolny )?svazek obci|sdruzeni obci) "),
    "municipality": re.compile(
        _OF
        + "(?:statutarni(?:ho)? |hlavni(?:ho)? |the )?(?:mest(?:o|a|ys|yse)|obec|obce|obci|town|municipality)(?: of)? "
    ),
}
_MOST = 9999  # more municipalities than there are
_NUMBERS = {
    "jedne": 1, "dvou": 2, "tri": 3, "ctyr": 4, "peti": 5, "sesti": 6, "sedmi": 7, "osmi": 8, "deviti": 9, "deseti": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip


class Part(NamedTuple):
    """A piece of a text: its sort ("" where no word tells) and the name."""

    key: str
    name: str


def part_of(text: str) -> Part:
    """The sort and the name of a piece such as "Město Šumperk"."""
    text = text.strip()
    bare = "".join(fold(char)[:1] or char for char in text)  # as long as the text itself
    for key, prefix in _PREFIXES.items():
        if match := prefix.match(bare):
            return Part(key, text[match.end() :].strip())
    return Part("", text)


def counted(text: str) -> tuple[int | None, str]:
    """The number in "4 obcí" and what is listed behind it; None and the whole text where none is given."""
    match = _COUNT.fullmatch(text)
    number = _number(match[1]) if match else None
    return (number, match[2] or "") if match and number is not None else (None, text)


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word.lstrip("0")) <= len(str(_MOST)) else _MOST
    return _NUMBERS.get(fold(word))

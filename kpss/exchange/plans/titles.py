"""What the title of a plan tells: the title itself within a sentence, that it is being made, its edition and scope."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpss.language.slugs import fold

_MAKING = re.compile(
    r"\b(?:zpracov[aá]v[aá]\w*|připravuj\w*|pripravuj\w*|připravovan\w*|pripravovan\w*|vytváří|vytvari|"
    r"v\s+přípravě|v\s+priprave|prepares|preparing|in\s+preparation|being\s+(?:prepared|made))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[„“\"»]\s*([^„“”\"«»]{4,}?)\s*[“”\"«]")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*|\s+[-–]\s+([^-–()0-9]*)$")
_LEAD = re.compile(r"^(?:se|nov[ýéáouúíh]\w*|dokument\w*|a|new|the|document)\s+", re.IGNORECASE)
_EDITION = re.compile(r"([0-9]{1,2})\.\s+[^\W\d_]")
_SHORTEST = 4


class Title(NamedTuple):
    """A title; ``maker`` is who is said to be making the plan, ``is_guessed`` that the words were cut to it."""

    name: str
    is_preparing: bool = False
    maker: str = ""
    is_guessed: bool = False


def read_title(text: str) -> Title:
    """The title in the cell *text*, which may be a sentence such as "Město X zpracovává nový dokument „…“"."""
    making = _MAKING.search(text)
    quoted = _QUOTED.search(text)
    if making is None:
        return Title(quoted[1] if quoted and quoted[0] == text else text)
    if quoted:
        return Title(
            quoted[1], is_preparing=True, maker=text[: making.start()].strip() if making.end() < quoted.start() else ""
        )
    for bracket in _BRACKET.finditer(text):
        if _MAKING.search(bracket[0]):
            return Title(f"{text[: bracket.start()]} {text[bracket.end() :]}".strip(), is_preparing=True)
    rest = text[making.end() :].strip(" :,.-–")
    while (shorter := _LEAD.sub("", rest)) != rest:
        rest = shorter
    if len(rest) < _SHORTEST:
        return Title(text, is_preparing=True, is_guessed=True)
    return Title(rest[0].upper() + rest[1:], is_preparing=True, maker=text[: making.start()].strip(), is_guessed=True)


def is_making(text: str) -> bool:
    """Whether *text* says that something is being made."""
    return _MAKING.search(text) is not None


def edition(name: str) -> int | None:
    """The edition that a title begins with: 3 of "3. komunitní plán"."""
    match = _EDITION.match(name)
    return int(match[1]) or None if match else None


def has_related(name: str) -> bool:
    """Whether the title speaks of related services too."""
    return re.search(r"\b(?:souvisejic|navazujic)", fold(name)) is not None


def is_other_document(name: str) -> bool:
    """Whether the title is hardly one of a plan of social services."""
    return re.search(r"\b(?:soci|komunit|sluz|communit|strednedob|kp|kpss|sprss)", fold(name)) is None

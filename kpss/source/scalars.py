"""Python values → YAML scalars that every tool reads back as the same value."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from kpss.source.document import Refusal
from kpss.source.reader import read

Scalar: TypeAlias = str | bool | int | Decimal | dt.date

_LARGEST = 10**17  # the reader takes longer numbers for text
_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_NO_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW_INDICATORS = frozenset(",[]{}:?")
_TEXT_TAG = "tag:yaml.org,2002:str"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_OLD_TOOLS = Resolver()


def scalar(value: Scalar, *, flow: bool = False) -> str:
    """*value* as one line of YAML: plain where every tool reads the same text, else in double quotes.

    A text that looks like a date is quoted; give a :class:`datetime.date` for a date.  With *flow* the result may stand
    within ``{…}`` and ``[…]``.

    :raises ValueError: for a number that is too long or not finite, and for text that is no valid Unicode.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d").zfill(10)
    if isinstance(value, int | Decimal):
        return _number(Decimal(value))
    return value if _plain(value, flow=flow) else _quoted(value)


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    text = f"{value:f}"
    if "." not in text and abs(value) >= _LARGEST:
        raise ValueError(f"too long for a number: {value}")
    return text


@lru_cache(maxsize=8192)  # whoever writes many records writes the same words again and again
def _plain(text: str, *, flow: bool) -> bool:
    """Whether *text* without quotes stays the same text in this reader and in tools of YAML 1.1 and 1.2."""
    if _WORDS.fullmatch(text):
        return text.lower() not in _NO_TEXT
    if not text or text[0] in _INDICATORS or text.startswith("...") or text != text.strip() or not text.isprintable():
        return False
    if flow and not _FLOW_INDICATORS.isdisjoint(text):
        return False
    if _OLD_TOOLS.resolve(ScalarNode, text, (True, False)) != _TEXT_TAG:  # type: ignore[no-untyped-call]
        return False
    try:
        (document,) = read(f"{{k: {text}}}" if flow else f"k: {text}")
    except Refusal:
        return False
    return document.value == {"k": text} and not document.suspects


def _quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    # Non-breaking and thin spaces are for people to read; other invisible characters are shown by their numbers.
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    number = ord(char)
    if 0xD800 <= number <= 0xDFFF:  # noqa: PLR2004 - halves of characters, which UTF-8 has not
        raise ValueError(f"not valid Unicode: U+{number:04X}")
    if number <= 0xFF:  # noqa: PLR2004
        return f"\\x{number:02X}"
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"  # noqa: PLR2004

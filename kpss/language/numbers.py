"""Numbers as people write them: ``1 234,5``, ``−12``, ``1.234.567``."""

from __future__ import annotations

import re
from decimal import Decimal

# The usual spaces between thousands, and the signs that stand for minus.
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2212": "-", "\u2013": "-"})
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_POINTED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_PLAIN = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?")
_LONGEST = 30


def read_number(text: str) -> Decimal | None:
    """The number that *text* is; None for anything else, also for codes that begin with a zero."""
    text = text.translate(_SPACES).strip()
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return Decimal(text.replace(" ", "").replace(",", "."))
    if _POINTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None


def tidy(value: Decimal) -> Decimal:
    """*value* without zeros that say nothing: 3 for 3.0, never 3E+1 for 30."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()

"""JSON as text: readable, and harmless on a terminal."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from kpss.language.cleaning import escaped

_MARK = "\ud800"  # half of a pair, which no text that was ever read can hold
_NUMBER = re.compile(f'"{_MARK}([^"]*)"')


def dumps(body: Any) -> str:
    """*body* as indented JSON; control and bidirectional characters by their numbers, all others as they are."""
    text = json.dumps(body, ensure_ascii=False, indent=1, default=_number)
    return escaped(_NUMBER.sub(r"\1", text)).replace("##[", "#\\u0023[") + "\n"  # a command in the log of a build


def _number(value: Any) -> str:
    """A decimal number with all its digits, which no float has; :func:`dumps` takes its mark and quotes away."""
    if isinstance(value, Decimal) and value.is_finite():
        text = f"{value:f}"
        digits = text.rstrip("0").rstrip(".") if "." in text else text
        return f"{_MARK}{'0' if digits == '-0' else digits}"
    raise TypeError(f"{value!r} is no plain data")

"""JSON as text: readable, and harmless on a terminal."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from kpss.language.cleaning import escaped


def dumps(body: Any) -> str:
    """*body* as indented JSON; control and bidirectional characters by their numbers, all others as they are."""
    return escaped(json.dumps(body, ensure_ascii=False, indent=1, default=_number)) + "\n"


def _number(value: Any) -> int | float:
    """A decimal number as JSON has it; fifteen digits are exact."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} is no plain data")

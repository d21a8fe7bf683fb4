"""What may be written, each code with its word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpss.language.text import Text


def with_words(params: Mapping[str, Any]) -> dict[str, Any]:
    """*params* of a finding with each of its options followed by what it means."""
    words = params.get("words", {})
    options = [
        Text(*(f"{option} ({word})" if word and word != option else option for word in words.get(option, ("", ""))))
        for option in params.get("options", ())
    ]
    return {**params, "options": options}

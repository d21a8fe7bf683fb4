"""What stands in records and should not gets into no output: birth numbers, and contacts of persons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.source.birth_numbers import masked
from kpss.source.private import find_private
from kpss.structure.privacy import PERSONAL_KINDS

_SIGN = re.compile(r"\w")


def covered(text: str, kind: str = "") -> str:
    """*text* of a record of *kind* with dots for birth numbers, and in records about people for their contacts."""
    text = masked(text)
    if kind in PERSONAL_KINDS:
        for item in reversed(find_private(text, ("email", "phone"))):
            text = text[: item.start] + _SIGN.sub("•", text[item.start : item.end]) + text[item.end :]
    return text


def covered_value(value: Any, kind: str = "") -> Any:
    """The same for a value of a record, or a phrase, with all that it holds."""
    if isinstance(value, str):
        return covered(value, kind)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Phrase):
        return value._replace(params=covered_value(value.params, kind))
    if isinstance(value, Text):
        return value
    if isinstance(value, Mapping):
        return {covered(str(key), kind): covered_value(part, kind) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [covered_value(part, kind) for part in value]
    hidden = covered(str(value), kind)
    return value if hidden == str(value) else hidden

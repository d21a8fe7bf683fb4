"""Typography of running text in documents."""

from __future__ import annotations

import re

from kpss.language.dates import NBSP
from kpss.language.text import Language

# A preposition or conjunction of one letter does not end a line; neither does a number before what it counts.
_SHORT = re.compile(r"(?<![^\W\d_])([kosuvzaiKOSUVZAI]) (?=\w)")
_SIGNS = re.compile(r"(§|č\.|odst\.|písm\.|str\.) (?=[\w])")


def unbreakable(text: str, language: Language) -> str:
    """*text* with the non-breaking spaces that Czech asks for; English stays as it is."""
    if language != "cs":
        return text
    # Twice: in "a v obci" the second space begins where the first match ended.
    text = _SHORT.sub(rf"\1{NBSP}", _SHORT.sub(rf"\1{NBSP}", text))
    return _SIGNS.sub(rf"\1{NBSP}", text)

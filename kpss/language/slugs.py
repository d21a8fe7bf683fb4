"""ASCII slugs for ids and file names."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """*text* without diacritics, in lower case."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def name_key(name: str) -> str:
    """A name without what people write differently: case, diacritics, dashes and spaces."""
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


def slug(text: str) -> str:
    """*text* as an id, ``Lipník nad Bečvou`` → ``lipnik-nad-becvou``: ASCII letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")

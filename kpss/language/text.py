"""A text in both languages of kpss."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["cs", "en"]
LANGUAGES: tuple[Language, ...] = ("cs", "en")
DEFAULT: Language = "cs"


class Text(NamedTuple):
    """The same text in Czech and English; it may be a template for :func:`kpss.language.phrases.phrase`."""

    cs: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in *language*."""
        return self.en if language == "en" else self.cs


def lowered(text: str) -> str:
    """*text* as it stands within a sentence; what begins with an abbreviation stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """*text* with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]

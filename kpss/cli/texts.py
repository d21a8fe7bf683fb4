"""The language of the command line itself: --lang, KPSS_LANG, else Czech."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from kpss.language.text import DEFAULT, LANGUAGES, Language


def chosen_language(arguments: Sequence[str] | None = None) -> Language:
    """The language asked for in *arguments* (default: those of the process) or the environment."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    wanted = os.environ.get("KPSS_LANG", "")
    for index, argument in enumerate(given):
        if argument == "--lang" and index + 1 < len(given):
            wanted = given[index + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return next((language for language in LANGUAGES if language == wanted), DEFAULT)


def tr(cs: str, en: str) -> str:
    """The text in the language of the command line."""
    return en if chosen_language() == "en" else cs

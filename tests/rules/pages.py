"""Reads a rule's page: its headline, its sections and the files of its examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt

from kpss.language.text import Language
from tests.support import ROOT

PAGES = ROOT / "docs" / "rules"
BASE = ROOT / "tests" / "rules" / "base"
AS_OF = "2017-07-16"
LANGUAGES: tuple[Language, ...] = ("cs", "en")
SECTIONS: dict[Language, tuple[str, ...]] = {
    "cs": ("Proč", "Špatně", "Správně", "Jak to opravit"),
    "en": ("Why", "Wrong", "Right", "How to mend it"),
}
WHY, WRONG, RIGHT, MEND = range(4)
_MARKDOWN = MarkdownIt("commonmark")


@dataclass(frozen=True)
class Fence:
    """A code block: its language, the path of the file that it shows (empty where it is a piece), and its text."""

    language: str
    path: str
    text: str


@dataclass(frozen=True)
class Page:
    """A page of a rule.  ``fences`` are those of the sections, by their order in ``SECTIONS``."""

    language: Language
    text: str
    title: str
    headline: str
    sections: tuple[str, ...]
    fences: tuple[tuple[Fence, ...], ...]

    @property
    def as_of(self) -> str:
        """The day of the examples (``<!-- as-of: 2017-07-16 -->``)."""
        found = re.search(r"<!-- as-of: (\S+) -->", self.text)
        return found[1] if found else AS_OF

    def files(self, section: int) -> dict[str, str]:
        """The files that the examples of a section show."""
        return {fence.path: fence.text for fence in self.fences[section] if fence.path}


def path_of(code: int, language: Language) -> Path:
    """Where the page of a rule belongs."""
    return PAGES / f"KPSS{code:03d}.{language}.md"


@lru_cache(maxsize=256)
def page(code: int, language: Language) -> Page:
    """The page of a rule.

    :raises FileNotFoundError: if there is none.
    """
    text = path_of(code, language).read_text(encoding="utf-8")
    tokens = _MARKDOWN.parse(text)
    title = headline = ""
    sections: list[str] = []
    fences: list[list[Fence]] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before is not None and before.type == "heading_open":
            if before.tag == "h1":
                title = token.content
            elif before.tag == "h2":
                sections.append(token.content)
                fences.append([])
        elif token.type == "inline" and not headline and token.content.startswith("**"):
            headline = " ".join(token.content.split())
        elif token.type == "fence" and fences:
            language_word, _, path = token.info.strip().partition(" ")
            fences[-1].append(Fence(language_word, path.strip(), token.content))
    return Page(language, text, title, headline, tuple(sections), tuple(map(tuple, fences)))


@lru_cache(maxsize=1)
def base() -> dict[str, str | bytes]:
    """The files of the workspace in which the examples stand."""
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*.yaml")}

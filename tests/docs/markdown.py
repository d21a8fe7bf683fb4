"""Reads what the tests of the documentation need from Markdown: links, anchors and code blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.support import ROOT

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Fence:
    """A code block: its language, its lines and where it stands."""

    document: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT).as_posix()}:{self.line}"


def documents() -> list[Path]:
    """The Markdown documents of the repository; the pages of rules have tests of their own."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("examples/**/README*.md")]
    return sorted(path for path in found if ROOT / "docs" / "rules" not in path.parents)


def fences(document: Path) -> list[Fence]:
    """The code blocks of a document, those in lists too."""
    return [
        Fence(document, token.map[0] + 1 if token.map else 0, token.info.split(" ")[0], token.content)
        for token in _MARKDOWN.parse(document.read_text(encoding="utf-8"))
        if token.type == "fence"
    ]


def links(document: Path) -> list[str]:
    """The targets of all links and pictures of a document."""
    return [
        str(token.attrs.get("href") or token.attrs.get("src"))
        for token in _inline(_MARKDOWN.parse(document.read_text(encoding="utf-8")))
        if token.type in {"link_open", "image"}
    ]


def anchors(document: Path) -> set[str]:
    """The anchors that git hosts make of the headings: lower case, no punctuation, hyphens for spaces."""
    tokens = _MARKDOWN.parse(document.read_text(encoding="utf-8"))
    found: set[str] = set()
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            plain = "".join(child.content for child in token.children or [] if child.type in {"text", "code_inline"})
            slug = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
            number = sum(1 for other in found if re.fullmatch(rf"{re.escape(slug)}(-\d+)?", other))
            found.add(f"{slug}-{number}" if number else slug)
    return found


def _inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _inline(token.children or [])

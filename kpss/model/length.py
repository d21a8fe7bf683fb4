"""The length of running text in characters with spaces, and in standard pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kpss.model.handbook import Locality
from kpss.model.prose import Section, written
from kpss.model.workspace import Workspace
from kpss.source.links import LINK

if TYPE_CHECKING:
    from markdown_it.token import Token

PAGE = 1800
"""Characters of a standard page."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TENTH = Decimal("0.1")
_TEXTS = ("text", "code_inline")


class Length(NamedTuple):
    """Characters of a Markdown text without its marks: of all that is read, and of what stands under headings."""

    all: int
    body: int


def plain_length(text: str) -> int:
    """The characters of a text of a record; runs of blanks count once."""
    return len(" ".join(text.split()))


def section_length(section: Section, text: str) -> Length:
    """The length of *text*, which is written in *section*: Markdown in its file, or a short text."""
    if section.file:
        return markdown_length(text)
    characters = plain_length(text)
    return Length(characters, characters)


@lru_cache(maxsize=1024)
def markdown_length(text: str) -> Length:
    """The length of a Markdown text: marks, addresses of links and pictures, raw HTML and comments do not count."""
    from markdown_it import MarkdownIt  # most workspaces have no chapters

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    counts = {True: 0, False: 0}
    heading = False
    for token in parser.parse(LINK.sub(lambda match: match[1] or match[2], COMMENT.sub("", text))):
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type in ("fence", "code_block"):
            counts[False] += plain_length(token.content)
        elif token.type == "inline":
            counts[heading] += plain_length("".join(_words(token)))
    return Length(sum(counts.values()), counts[False])


def _words(inline: Token) -> Iterator[str]:
    for child in inline.children or ():
        if child.type in _TEXTS or child.type == "image":
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "


def pages(characters: int, page: int = PAGE) -> Decimal:
    """*characters* in pages of *page* characters, to one decimal and never more than they are."""
    return (Decimal(characters) / page).quantize(_TENTH, ROUND_DOWN)


def locality_length(workspace: Workspace, locality: Locality) -> int | None:
    """The characters of a local part of the handbook; None where one of its files is not there."""
    plain = [locality.state, locality.direction, locality.development, locality.evaluation]
    plain += [text for step in locality.steps for text in (step.name, step.text)]
    total = sum(map(plain_length, plain))
    for section in locality.chapters:
        text = written(workspace, locality, section)
        if text is None:
            return None
        total += plain_length(section.title) + section_length(section, text).all
    return total

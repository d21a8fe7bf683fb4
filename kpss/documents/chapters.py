"""Prose chapters: Markdown of the workspace made safe to stand within a document.

Raw HTML is dropped, headings move below those of the document, pictures stay only where they are files of the
workspace, and a link ``kpss:ID`` becomes the name of that record.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup

from kpss.documents.blocks import FENCE
from kpss.source.links import LINK

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 6
_ATX = re.compile(r"^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def chapter(
    text: str, *, below: int, folder: str, name_of: Callable[[str], str], exists: Callable[[str], bool]
) -> Markup:
    """*text* as Markdown whose highest heading stands one level under a heading of level *below*.

    *folder* is that of the chapter in the workspace, *name_of* gives the name of a record, *exists* tells whether a
    file is there.
    """
    from markdown_it import MarkdownIt  # most documents have no chapters

    lines = _COMMENT.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parser = MarkdownIt("commonmark", {"html": True})
    tokens = parser.parse("\n".join(lines))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = below + 1 - min(levels, default=1)
    for token in tokens:
        if token.map is None:
            continue
        start, end = token.map
        if token.type == "heading_open":
            _rewrite_heading(lines, token, start, end, shift)
        elif token.type == "html_block" or (token.type == "fence" and token.info.strip().startswith(FENCE)):
            lines[start:end] = [""] * (end - start)
        elif token.type == "inline":
            _drop_html(lines, token, start, end)
    made = "\n".join(lines)
    made = LINK.sub(lambda match: match[1] or name_of(match[2]), made)
    made = _IMAGE.sub(lambda match: _picture(match, folder, exists), made)
    return Markup(f"\n\n{made.strip()}\n\n")  # noqa: S704 - cleaned above


def _rewrite_heading(lines: list[str], token: Token, start: int, end: int, shift: int) -> None:
    level = min(max(int(token.tag[1]) + shift, 1), _DEEPEST)
    match = _ATX.match(lines[start])
    words = match[1] if match is not None else lines[start].strip()
    lines[start:end] = [f"{'#' * level} {words}", *[""] * (end - start - 1)]


def _drop_html(lines: list[str], token: Token, start: int, end: int) -> None:
    for child in token.children or ():
        if child.type == "html_inline":
            for number in range(start, end):
                lines[number] = (
                    lines[number].replace(child.content, "", 1) if child.content in lines[number] else lines[number]
                )


def _picture(match: re.Match[str], folder: str, exists: Callable[[str], bool]) -> str:
    path = posixpath.normpath(posixpath.join(folder, match[2]))
    inside = not path.startswith(("..", "/")) and "://" not in match[2] and exists(path)
    return f"![{match[1]}]({path})" if inside else match[1]

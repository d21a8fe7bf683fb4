"""The Markdown of a template read into the tree of its document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from kpss.documents.blocks import FENCE, Blocks
from kpss.documents.markdown import caption
from kpss.documents.nodes import (
    Divider,
    Grid,
    Heading,
    Listing,
    Node,
    Paragraph,
    Picture,
    Placed,
    Preformatted,
    Quotation,
    Run,
    Runs,
    plain,
)
from kpss.language.slugs import slug
from kpss.language.typography import typeset

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_NUMBERED = re.compile(r"[0-9.]+\s")
_DEEPEST = 6
_LONGEST_NUMBER = 9
Pictures: TypeAlias = Callable[[str], bytes | None]


def parse(text: str, blocks: Blocks, pictures: Pictures = lambda _: None) -> tuple[Node, ...]:
    """The nodes of *text*, the Markdown of a template; *pictures* reads a picture by its path."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    # Raw HTML is off: what looks like it in a text is text.
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    builder = _Builder(blocks, pictures)
    return tuple(builder.blocks_of(SyntaxTreeNode(parser.parse(text))))


def plain_words(node: SyntaxTreeNode) -> str:
    """The words of a node and of all in it, entities read and marks left out."""
    if node.type in ("text", "code_inline"):
        return node.content
    return " " if node.type == "softbreak" else "".join(plain_words(child) for child in node.children)


class _Builder:
    """Nodes from the syntax tree of one document."""

    def __init__(self, blocks: Blocks, pictures: Pictures) -> None:
        self.blocks, self.pictures = blocks, pictures
        self._anchors: set[str] = set()
        self._level = 1
        self._titled = False

    def blocks_of(self, parent: SyntaxTreeNode) -> Iterator[Node]:
        for child in parent.children:
            yield from self._block(child)

    def _block(self, node: SyntaxTreeNode) -> Iterator[Node]:
        sort = node.type
        if sort == "heading":
            if node.children and node.children[0].content.strip():  # a heading without words leads nowhere
                yield self._heading(node)
        elif sort == "paragraph":
            yield from self._paragraph(node)
        elif sort in ("bullet_list", "ordered_list"):
            items = tuple(tuple(self.blocks_of(item)) for item in node.children)
            yield Listing(items, sort == "ordered_list", int(node.attrs.get("start", 1)))
        elif sort == "blockquote":
            yield Quotation(tuple(self.blocks_of(node)))
        elif sort == "fence" and (index := self._placed(node.info)) is not None:
            yield Placed(self.blocks.placed[index], caption(index, self.blocks))
        elif sort in ("fence", "code_block"):
            yield Preformatted(node.content)
        elif sort == "hr":
            yield Divider()
        elif sort == "table":
            yield self._grid(node)

    def _placed(self, info: str) -> int | None:
        """The number of the block that a fence stands for; None where it is only text."""
        sort, _, number = info.partition(" ")
        is_ours = sort == FENCE and number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER
        return int(number) if is_ours and int(number) < len(self.blocks.placed) else None

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        runs = self._runs(node)
        wanted = int(node.tag[1])
        if wanted == 1 and not self._titled:
            self._titled = True
            return Heading(1, runs, "")
        # A level left out would be an obstacle to those who move from heading to heading.
        level = self._level = max(2, min(wanted, self._level + 1, _DEEPEST))
        words = _NUMBERED.sub("", plain(runs), count=1)
        anchor = base = slug(words) or "cast"
        number = 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{base}-{number}"
        self._anchors.add(anchor)
        return Heading(level, runs, anchor)

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Node]:
        """A paragraph; pictures in it stand by themselves."""
        inline = node.children[0] if node.children else None
        if inline is not None and any(child.type == "image" for child in inline.children):
            for child in inline.children:
                if child.type == "image":
                    yield self._picture(child)
                elif runs := self._joined(self._run(child, Run(""))):
                    yield Paragraph(runs)
            return
        yield Paragraph(self._runs(node))

    def _picture(self, node: SyntaxTreeNode) -> Node:
        alt = plain_words(node)
        data = self.pictures(unquote(str(node.attrs.get("src", ""))))  # the parser quotes what is no ASCII
        return Picture(data, alt, str(node.attrs.get("title", "")) or alt) if data else Paragraph((Run(alt),))

    def _grid(self, node: SyntaxTreeNode) -> Grid:
        rows = [row for part in node.children for row in part.children]
        cells = [tuple(self._runs(cell) for cell in row.children) for row in rows]
        styles = [str(cell.attrs.get("style", "")) for cell in rows[0].children]
        return Grid(cells[0], tuple(cells[1:]), tuple(style.rpartition(":")[2] or "left" for style in styles))

    def _runs(self, node: SyntaxTreeNode) -> Runs:
        return self._joined(
            run for inline in node.children for child in inline.children for run in self._run(child, Run(""))
        )

    def _joined(self, runs: Iterable[Run]) -> Runs:
        """*runs* with neighbours of one look as one, set as they are printed: spaces bind over ends of lines too."""
        found = []
        for look, group in groupby(runs, key=lambda run: run._replace(text="")):
            words = "".join(run.text for run in group)
            if words := words if look.code else typeset(words, self.blocks.language):
                found.append(look._replace(text=words))
        return tuple(found)

    def _run(self, node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
        sort = node.type
        if sort in ("text", "code_inline"):
            yield look._replace(text=node.content, code=sort == "code_inline")
        elif sort in ("softbreak", "hardbreak"):
            yield look._replace(text=" " if sort == "softbreak" else "\n")
        elif sort == "strong":
            look = look._replace(strong=True)
        elif sort == "em":
            look = look._replace(emphasis=True)
        elif sort == "link":
            look = look._replace(link=str(node.attrs.get("href", "")))
        elif sort == "image":
            yield look._replace(text=plain_words(node))
        if sort in ("strong", "em", "link"):
            for child in node.children:
                yield from self._run(child, look)

"""Prose chapters: Markdown of the workspace, written anew so that it is safe within a document.

A chapter is read into its tree and written from that, with every text escaped: what is no part of the tree cannot get
through.  Raw HTML is dropped, headings move below those of the document, pictures stay only where they are files of the
workspace, and a link ``kpss:ID`` becomes the name of that record.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markupsafe import Markup

from kpss.documents.markdown import inline, line_start
from kpss.documents.reading import plain_words
from kpss.model.prose import inside

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_DEEPEST = 6
_RECORD = "kpss:"
_SIMPLE = re.compile(r"[^\s()<>]+")  # an address that needs no brackets of its own
_TICKS = re.compile(r"`+")


def chapter(
    text: str, *, below: int, folder: str, name_of: Callable[[str], str], exists: Callable[[str], bool]
) -> Markup:
    """*text* as Markdown whose highest heading stands one level under a heading of level *below*.

    *folder* is that of the chapter in the workspace, *name_of* gives the name of a record, *exists* tells whether a
    picture is there.
    """
    from markdown_it import MarkdownIt  # most documents have no chapters
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(text)
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    writer = _Writer(below + 1 - min(levels, default=1), folder, name_of, exists)
    made = "\n\n".join(writer.blocks(SyntaxTreeNode(tokens)))
    return Markup(f"\n\n{made}\n\n")  # noqa: S704 - written from the tree, with each text escaped


def pictures_of(text: str, folder: str) -> set[str]:
    """The paths in the workspace of the pictures that *text*, Markdown of a file in *folder*, shows."""
    if "![" not in text:
        return set()
    from markdown_it import MarkdownIt

    inner = [child for token in MarkdownIt("commonmark").enable("table").parse(text) for child in token.children or ()]
    named = (str(child.attrs.get("src", "")) for child in inner if child.type == "image")
    paths = (_path(folder, one) for one in named if "://" not in one)
    return {path for path in paths if inside(path)}


def _path(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, _unquoted(address)))


class _Writer(NamedTuple):
    """Writes the tree of a chapter as Markdown."""

    shift: int
    folder: str
    name_of: Callable[[str], str]
    exists: Callable[[str], bool]

    def blocks(self, parent: SyntaxTreeNode) -> Iterator[str]:
        """The blocks of *parent*, those without words left out."""
        for node in parent.children:
            if made := self._block(node):
                yield made

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "heading":
                level = min(max(int(node.tag[1]) + self.shift, 1), _DEEPEST)
                words = self._words(node).replace("\\\n", " ")
                return f"{'#' * level} {words}" if words else ""
            case "paragraph":
                return "\n".join(line_start(line) for line in self._words(node).split("\n"))
            case "bullet_list" | "ordered_list":
                return self._listing(node)
            case "blockquote":
                return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(self.blocks(node)).split("\n"))
            case "fence" | "code_block":
                ticks = "`" * max(3, _longest_ticks(node.content) + 1)
                return f"{ticks}text\n{node.content.rstrip(chr(10))}\n{ticks}"
            case "hr":
                return "---"
            case "table":
                return self._table(node)
        return ""

    def _listing(self, node: SyntaxTreeNode) -> str:
        is_tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
        first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        items = []
        for number, item in enumerate(node.children, first):
            mark = f"{number}. " if node.type == "ordered_list" else "- "
            inner = ("\n" if is_tight else "\n\n").join(self.blocks(item)).split("\n")
            indented = [inner[0], *(f"{' ' * len(mark)}{line}" if line else "" for line in inner[1:])]
            items.append(mark + "\n".join(indented))
        return ("\n" if is_tight else "\n\n").join(items)

    def _table(self, node: SyntaxTreeNode) -> str:
        rows = [row for part in node.children for row in part.children]
        lines = [
            "| " + " | ".join(self._words(cell).replace("\\\n", " ") for cell in row.children) + " |" for row in rows
        ]
        rule = [_RULES.get(str(cell.attrs.get("style", "")).rpartition(":")[2], "---") for cell in rows[0].children]
        return "\n".join([lines[0], f"|{'|'.join(rule)}|", *lines[1:]])

    def _words(self, node: SyntaxTreeNode) -> str:
        """The words of a block; a break within them is a line end after a backslash."""
        inlines = [child for child in node.children if child.type == "inline"]
        return "".join(self._inline(child) for one in inlines for child in one.children).strip()

    def _inline(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "text":
                return inline(node.content, "cs")
            case "softbreak":
                return " "
            case "hardbreak":
                return "\\\n"
            case "code_inline":
                ticks = "`" * (_longest_ticks(node.content) + 1)
                return f"{ticks} {node.content} {ticks}" if "`" in node.content else f"`{node.content}`"
            case "image":
                return self._picture(node)
            case "strong" | "em" | "link":
                words = "".join(self._inline(child) for child in node.children)
                return self._link(node, words) if node.type == "link" else _marked(words, node.type)
        return ""  # raw HTML

    def _link(self, node: SyntaxTreeNode, words: str) -> str:
        address = str(node.attrs.get("href", ""))
        if address.startswith(_RECORD):
            return words or inline(self.name_of(_plain_id(address)), "cs")
        return f"[{words or inline(address, 'cs')}]({_address(address)})"

    def _picture(self, node: SyntaxTreeNode) -> str:
        source, title = str(node.attrs.get("src", "")), str(node.attrs.get("title", ""))
        path = _path(self.folder, source)
        alt = inline(plain_words(node), "cs")
        if "://" in source or not inside(path) or not self.exists(path):
            return alt
        quoted = f' "{inline(title, "cs").replace(chr(34), "&quot;")}"' if title else ""
        return f"![{alt}]({_address(path)}{quoted})"


_RULES = {"right": "---:", "center": ":---:"}


def _marked(words: str, sort: str) -> str:
    """*words* as strong or emphasised; spaces at their ends stay outside the marks."""
    mark, inner = "**" if sort == "strong" else "*", words.strip()
    if not inner:
        return words
    start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{start}{mark}{inner}{mark}{end}"


def _address(address: str) -> str:
    return address if _SIMPLE.fullmatch(address) else f"<{address}>"


def _longest_ticks(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)


def _plain_id(address: str) -> str:
    return _unquoted(address.removeprefix(_RECORD))


def _unquoted(address: str) -> str:
    return unquote(address)  # the parser quotes letters with diacritics and spaces

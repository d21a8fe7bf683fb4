"""HTML: one accessible file that works offline and printed."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kpss.documents.blocks import FENCE, Blocks, Figure, Table
from kpss.documents.markdown import caption
from kpss.formats.cells import cell_text, heading
from kpss.language.cleaning import one_line
from kpss.language.slugs import slug
from kpss.language.typography import unbreakable
from kpss.reports.table import Column

_NUMBERED = re.compile(r"[0-9.]+ ")


class Body:
    """The body of a page: its HTML, and the headings for the contents as (level, anchor, text)."""

    def __init__(self, text: str, blocks: Blocks) -> None:
        self.blocks = blocks
        self.title = ""
        self.headings: list[tuple[int, str, str]] = []
        self._anchors: set[str] = set()
        # Raw HTML is off: what looks like it in a text is text.
        parser = MarkdownIt("commonmark", {"html": False, "typographer": False})
        tokens = parser.parse(text)
        self._name_headings(tokens)
        for token in tokens:
            for child in token.children or ():
                if child.type == "text":
                    child.content = unbreakable(child.content, blocks.language)
        parser.add_render_rule("fence", lambda _, tokens, index, *__: self._fence(tokens[index]))
        self.html = parser.renderer.render(tokens, parser.options, {})

    def _name_headings(self, tokens: list[Token]) -> None:
        for token, inline in pairwise(tokens):
            if token.type != "heading_open":
                continue
            text = "".join(child.content for child in inline.children or [])
            if token.tag == "h1":
                self.title = text
                continue
            anchor = base = slug(_NUMBERED.sub("", text, count=1)) or "cast"
            number = 1
            while anchor in self._anchors:
                number += 1
                anchor = f"{base}-{number}"
            self._anchors.add(anchor)
            token.attrSet("id", anchor)
            self.headings.append((int(token.tag[1]), anchor, text))

    def _fence(self, token: Token) -> str:
        sort, _, number = token.info.partition(" ")
        if sort != FENCE:
            return f"<pre><code>{html.escape(token.content)}</code></pre>\n"
        block = self.blocks.placed[int(number)]
        title = html.escape(caption(int(number), self.blocks))
        return _figure(block, title) if isinstance(block, Figure) else self._table(block, title)

    def _table(self, table: Table, title: str) -> str:
        language = self.blocks.language
        columns = [column for column in table.columns if column.shown]
        head = "".join(
            f'<th scope="col"{_class(column)}>{html.escape(heading(column, language))}</th>' for column in columns
        )
        rows = "".join(
            f"<tr>{''.join(self._cell(c, row, first=c is columns[0]) for c in columns)}</tr>\n" for row in table.rows
        )
        return (
            f'<section class="table" tabindex="0" aria-label="{title}">\n'
            f"<table>\n<caption>{title}</caption>\n"
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
        )

    def _cell(self, column: Column, row: Any, *, first: bool) -> str:
        value = row.get(column.key)
        if column.type == "lines":
            items = [self._text(one_line(_words(item, self.blocks))) for item in value or ()]
            text = (
                items[0]
                if len(items) == 1
                else "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
                if items
                else ""
            )
        else:
            text = self._text(cell_text(column, value, self.blocks.language))
        if first:
            return f'<th scope="row"{_class(column)}>{text}</th>'
        state = f' data-value="{html.escape(str(value))}"' if column.type == "choice" and value is not None else ""
        return f"<td{_class(column)}{state}>{text}</td>"

    def _text(self, text: str) -> str:
        return html.escape(unbreakable(text, self.blocks.language))


def _words(item: Any, blocks: Blocks) -> str:
    return str(item.in_language(blocks.language)) if hasattr(item, "in_language") else str(item)


def _class(column: Column) -> str:
    return f' class="{column.type}"' if column.type in ("number", "blank") else ""


def _figure(figure: Figure, title: str) -> str:
    text = html.escape(one_line(figure.description))
    return (
        f'<figure>\n<section class="drawing" tabindex="0" aria-label="{title}">{figure.svg}</section>\n'
        f"<figcaption>{title}. {text}</figcaption>\n</figure>\n"
    )

"""HTML: one accessible file that works offline and printed."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kpss.documents.blocks import Figure, Table
from kpss.documents.nodes import (
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
)
from kpss.documents.tables import cell_lines, shown_columns
from kpss.documents.widths import too_wide
from kpss.formats.cells import heading
from kpss.language.cleaning import one_line
from kpss.language.text import Language
from kpss.reports.table import Column
from kpss.source.pictures import media_type


def nodes_html(nodes: Iterable[Node], language: Language) -> str:
    """The nodes of a document as HTML."""
    return "".join(_node(node, language) for node in nodes)


def _node(node: Node, language: Language) -> str:
    match node:
        case Heading(level, runs, anchor):
            name = f' id="{anchor}"' if anchor else ""
            return f"<h{level}{name}>{runs_html(runs)}</h{level}>\n"
        case Listing():
            return _listing(node, language)
        case Quotation(nodes):
            return f"<blockquote>\n{nodes_html(nodes, language)}</blockquote>\n"
        case Preformatted(text):
            return f"<pre><code>{html.escape(text)}</code></pre>\n"
        case Grid():
            return _grid(node)
        case Picture():
            return _picture(node)
        case Placed(block, caption):
            title = html.escape(caption)
            return _figure(block, title) if isinstance(block, Figure) else _table(block, title, language)
        case Paragraph(runs):
            return f"<p>{runs_html(runs)}</p>\n"
    return "<hr>\n"


def runs_html(runs: Runs) -> str:
    """Pieces of text as HTML."""
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = html.escape(run.text).replace("\n", "<br>\n")
    for wanted, tag in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return f'<a href="{html.escape(run.link)}">{text}</a>' if run.link else text


def _listing(node: Listing, language: Language) -> str:
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.start}"' if node.ordered and node.start != 1 else ""
    items = "".join(f"<li>{''.join(_item(item, language))}</li>\n" for item in node.items)
    return f"<{tag}{start}>\n{items}</{tag}>\n"


def _item(nodes: tuple[Node, ...], language: Language) -> Iterator[str]:
    """The first paragraph of an item stands beside its mark."""
    for index, node in enumerate(nodes):
        if index == 0 and isinstance(node, Paragraph):
            yield runs_html(node.runs)
        else:
            yield ("\n" if index == 1 else "") + _node(node, language)


def _grid(node: Grid) -> str:
    aligned = [f' class="{one}"' if one in ("right", "center") else "" for one in node.aligned]
    head = "".join(
        f'<th scope="col"{look}>{runs_html(cell)}</th>' for cell, look in zip(node.head, aligned, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{look}>{runs_html(cell)}</td>" for cell, look in zip(row, aligned, strict=True))
        + "</tr>\n"
        for row in node.rows
    )
    return (
        '<section class="table" tabindex="0">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _table(table: Table, title: str, language: Language) -> str:
    columns = shown_columns(table)
    heads = [heading(column, language) for column in columns]
    rows = [[cell_lines(column, row, language) for column in columns] for row in table.rows]
    texts = [[head, *(line for row in rows for line in row[index])] for index, head in enumerate(heads)]
    wide = " wide" if table.across or too_wide(texts) else ""  # printed on a page turned on its side
    shown = "".join(
        f'<th scope="col"{_class(column)}>{html.escape(head)}</th>' for column, head in zip(columns, heads, strict=True)
    )
    body = "".join(f"<tr>{_row(columns, row, cells)}</tr>\n" for row, cells in zip(table.rows, rows, strict=True))
    return (
        f'<section class="table{wide}" tabindex="0" aria-label="{title}">\n'
        f"<table>\n<caption>{title}</caption>\n"
        f"<thead><tr>{shown}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</section>\n"
    )


def _row(columns: Sequence[Column], row: Any, cells: list[list[str]]) -> str:
    """The cells of a row; its heading is the first one that says something, so that a sum has one too."""
    first = next((index for index, told in enumerate(cells) if any(told)), 0)
    return "".join(_cell(column, row, cells[i], first=i == first) for i, column in enumerate(columns))


def _cell(column: Column, row: Any, told: list[str], *, first: bool) -> str:
    lines = [html.escape(line).replace("\n", "<br>") for line in told]
    listed = f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    text = listed if len(lines) > 1 else "".join(lines)
    if first:
        return f'<th scope="row"{_class(column)}>{text}</th>'
    value = row.get(column.key)
    state = f' data-value="{html.escape(str(value))}"' if column.type == "choice" and value is not None else ""
    return f"<td{_class(column)}{state}>{text}</td>"


def _class(column: Column) -> str:
    return f' class="{column.type}"' if column.type in ("number", "blank") else ""


def _picture(node: Picture) -> str:
    source = f"data:{media_type(node.data)};base64,{base64.b64encode(node.data).decode('ascii')}"
    caption = f"<figcaption>{html.escape(node.caption)}</figcaption>\n" if node.caption else ""
    return f'<figure>\n<img src="{source}" alt="{html.escape(node.alt)}">\n{caption}</figure>\n'


def _figure(figure: Figure, title: str) -> str:
    text = html.escape(one_line(figure.description))
    return (
        f'<figure>\n<section class="drawing" tabindex="0" aria-label="{title}">{figure.svg}</section>\n'
        f"<figcaption>{title}. {text}</figcaption>\n</figure>\n"
    )

"""Markdown: text of records made harmless, numbered headings, tables as git hosts show them."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from kpss.documents.blocks import PLACE, Blocks, Figure, Table
from kpss.formats.cells import cell_text, heading
from kpss.language.cleaning import one_line
from kpss.language.phrases import Phrase
from kpss.language.text import Language, Text

_SPECIAL = re.compile(r"([\\`*_\[\]|~{}$]|<|>|&|!(?=\[))")
# What begins a heading, a list, a quotation or a rule at the start of a line.
_STARTS = re.compile(r"^(\s*)([#+=-]|[0-9]+[.)])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_TABLE = Text("Tabulka", "Table")
_FIGURE = Text("Obrázek", "Figure")


def escape(value: Any, language: Language) -> str:
    """*value* as Markdown that shows exactly its text, on one line, wherever in a line it stands."""
    if isinstance(value, Markup):
        return value
    return line_start(inline(value, language))


def line_start(text: str) -> str:
    """*text*, escaped already, so that it begins no list and no heading at the start of a line."""
    return _STARTS.sub(_escape_start, text)


def inline(value: Any, language: Language) -> str:
    """*value* as Markdown inside a line or a cell, where nothing can begin a list or a heading."""
    if isinstance(value, Text | Phrase):
        value = value.in_language(language)
    text = one_line(str(value)) if value is not None else ""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[1], "\\" + match[1]), text)


def _escape_start(match: re.Match[str]) -> str:
    mark = match[2]
    return match[1] + (mark[:-1] + "\\" + mark[-1] if mark[-1] in ".)" else "\\" + mark)


def number_headings(text: str) -> str:
    """Headings of levels two and three with their numbers (1, 1.1)."""
    counts = [0, 0]
    fenced = False
    lines = []
    for line in text.split("\n"):
        fenced ^= line.startswith("```")
        match = re.match(r"(#{2,3}) (.+)", line) if not fenced else None
        if match is not None:
            level = len(match[1]) - 2
            counts = [counts[0] + 1, 0] if level == 0 else [counts[0], counts[1] + 1]
            number = f"{counts[0]}." if level == 0 else f"{counts[0]}.{counts[1]}"
            line = f"{match[1]} {number} {match[2]}"  # noqa: PLW2901 - the numbered line
        lines.append(line)
    return "\n".join(lines)


def tidy(text: str) -> str:
    """Blank lines as one, one line end at the end, and no escapes where a line has begun already."""
    lines = [_late_escapes(line) for line in re.sub(r"\n{3,}", "\n\n", text).strip().split("\n")]
    return "\n".join(lines) + "\n"


_BEGUN = re.compile(r"^\s*(?:(?:[-*+>]|[0-9]+[.)])\s+)*(?:[0-9]+)?(?:\\[-#+=.)])?")
_LATE = re.compile(r"(?<!\\)((?:\\\\)*)\\([-#+=.)])")


def _late_escapes(line: str) -> str:
    """*line* without the escapes of :func:`escape` that only matter at the beginning of a line."""
    begun = _BEGUN.match(line)
    kept = begun.end() if begun is not None else 0
    return line[:kept] + _LATE.sub(r"\1\2", line[kept:])


def to_markdown(text: str, blocks: Blocks) -> str:
    """The document as Markdown: blocks drawn as tables and Mermaid."""
    drawn = PLACE.sub(lambda match: _block(int(match[1]), blocks), text)
    return tidy(drawn)


_PICTURE = re.compile(r"(?<!\\)(!\[[^\]]*\]\(<?)(?![a-z]+:)")


def with_pictures_from(text: str, folder: str) -> str:
    """*text*, whose pictures lie in the workspace, for a file from which the workspace is at *folder* (``../..``)."""
    return _PICTURE.sub(lambda match: f"{match[1]}{folder}/", text) if folder not in ("", ".") else text


def caption(index: int, blocks: Blocks) -> str:
    """The caption of a block with its number."""
    block = blocks.placed[index]
    word = (_TABLE if isinstance(block, Table) else _FIGURE).in_language(blocks.language)
    return f"{word} {blocks.number(index)}: {one_line(block.caption)}"


def _block(index: int, blocks: Blocks) -> str:
    block, language = blocks.placed[index], blocks.language
    title = escape(caption(index, blocks), language)
    if isinstance(block, Figure):
        drawing = f"```mermaid\n{block.mermaid.rstrip()}\n```\n\n" if block.mermaid else ""
        # The line of the caption ends with two spaces: its description stands on the next line.
        return f"{drawing}*{title}*  \n{escape(block.description, language)}"
    columns = [column for column in block.columns if column.shown]
    head = "| " + " | ".join(inline(heading(column, language), language) for column in columns) + " |"
    rule = "|" + "|".join("---:" if column.type == "number" else "---" for column in columns) + "|"
    rows = ["| " + " | ".join(_cell(column, row, language) for column in columns) + " |" for row in block.rows]
    return "\n".join([f"*{title}*", "", head, rule, *rows])


def _cell(column: Any, row: Any, language: Language) -> str:
    value = row.get(column.key)
    if column.type == "lines":
        return "<br>".join(inline(item, language) for item in value or ())
    return inline(cell_text(column, value, language), language)

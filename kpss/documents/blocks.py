"""Blocks: tables and figures that a template places and each format draws in its own way.

A template yields Markdown.  Where it places a table or a figure stands a fence ``kpss-block N``; no text of a record
can make one, because record texts are escaped and stay within their line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from kpss.language.text import Language
from kpss.reports.table import Column

FENCE = "kpss-block"
PLACE = re.compile(rf"^```{FENCE} ([0-9]+)\n```$", re.MULTILINE)


class Table(NamedTuple):
    """A table: typed columns, rows, and its caption; ``across`` stands on a page turned on its side in any case."""

    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    caption: str
    across: bool = False


class Figure(NamedTuple):
    """A drawing: as SVG, as Mermaid text for git hosts, its caption and what it shows in words."""

    svg: str
    mermaid: str
    caption: str
    description: str


class Blocks:
    """The blocks of one document in the order in which its template placed them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.placed: list[Table | Figure] = []

    def place(self, block: Table | Figure) -> Markup:
        """Take *block* and give the fence that stands for it."""
        self.placed.append(block)
        return Markup(f"\n\n```{FENCE} {len(self.placed) - 1}\n```\n\n")  # noqa: S704 - a number of ours

    def number(self, index: int) -> int:
        """The number of a block among those of its sort, from 1."""
        sort = type(self.placed[index])
        return sum(1 for block in self.placed[: index + 1] if isinstance(block, sort))

"""A document as a tree of nodes: what the writers of HTML, Word and PDF draw, each in its own way.

The tree is made from the Markdown of a template.  Texts in it are plain: nothing in them is markup any more, and each
writer escapes them for its format.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from kpss.documents.blocks import Figure, Table
from kpss.language.text import Language


class Run(NamedTuple):
    """A piece of text in one look; a line feed in it breaks the line.  ``link`` is an address or ``#anchor``."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


Runs: TypeAlias = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; the title of the document has level 1, and no level is left out on the way down."""

    level: int
    runs: Runs
    anchor: str


class Paragraph(NamedTuple):
    """Running text."""

    runs: Runs


class Listing(NamedTuple):
    """A list, numbered from ``start`` where it is ordered."""

    items: tuple[tuple[Node, ...], ...]
    ordered: bool = False
    start: int = 1


class Quotation(NamedTuple):
    """Text set apart: remarks, quotations."""

    nodes: tuple[Node, ...]


class Preformatted(NamedTuple):
    """Text whose lines and spaces stay."""

    text: str


class Grid(NamedTuple):
    """A table written by hand in a chapter; ``aligned`` is ``left``, ``right`` or ``center`` for each column."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligned: tuple[str, ...]


class Picture(NamedTuple):
    """A picture of the workspace with its alternative text and its caption."""

    data: bytes
    alt: str
    caption: str


class Divider(NamedTuple):
    """A line between thoughts."""


class Placed(NamedTuple):
    """A table or figure that the template placed, with its numbered caption."""

    block: Table | Figure
    caption: str


Node: TypeAlias = Heading | Paragraph | Listing | Quotation | Preformatted | Grid | Picture | Divider | Placed


class Document(NamedTuple):
    """A whole document.

    ``lead`` is the title with what stands before the first heading under it: the title page of long documents.
    ``contents`` asks for a list of headings, ``title_page`` for pages of their own for the lead and that
    list, ``new_pages`` for a new page for each heading of level two.  ``sheets`` are the tables of a workbook where
    they are not those that the document shows.  ``stamp`` says to programs where the document comes from.
    """

    title: str
    lead: tuple[Node, ...]
    body: tuple[Node, ...]
    language: Language
    owner: str = ""
    as_of: str = ""
    revision: str = ""
    contents: bool = True
    title_page: bool = False
    new_pages: bool = False
    sheets: tuple[Table, ...] = ()
    stamp: str = ""

    @property
    def headings(self) -> list[Heading]:
        """The headings under the title, in order."""
        return [node for node in self.body if isinstance(node, Heading)]


def plain(runs: Runs) -> str:
    """The words of *runs* without their looks."""
    return "".join(run.text for run in runs)

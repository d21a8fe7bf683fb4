"""The text of a document: its nodes as paragraphs, lists, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kpss.documents.blocks import Table
from kpss.documents.docx import images, tables
from kpss.documents.docx.numbering import BULLETS, DEEPEST, STEP, Numbering
from kpss.documents.docx.package import Package
from kpss.documents.docx.runs import Writer
from kpss.documents.docx.sections import Flow
from kpss.documents.docx.xml import field, paragraph, run
from kpss.documents.nodes import (
    Document,
    Grid,
    Heading,
    Listing,
    Node,
    Paragraph,
    Picture,
    Placed,
    Preformatted,
    Quotation,
    plain,
)
from kpss.documents.widths import LINE_ACROSS
from kpss.language.cleaning import one_line
from kpss.language.text import Language
from kpss.source.pictures import media_type

# The number in a caption; only these words, which are ours, become the name of a sequence.
_CAPTION = re.compile(r"(Tabulka|Obrázek|Table|Figure) ([0-9]+): ", re.ASCII)
_HIGHEST = 2  # the level of headings right below the title
_KEEP = "<w:keepNext/>"
_DOWN = '<w:spacing w:before="3600" w:after="360"/>'  # the title on a page of its own


class Body:
    """Writes nodes into a flow of sections."""

    def __init__(self, document: Document, package: Package, numbering: Numbering, marks: Mapping[str, str]) -> None:
        self._document = document
        self._package, self._numbering, self._bookmarks = package, numbering, marks
        self._language: Language = document.language
        self._runs = Writer(package, marks)
        self._marked: set[str] = set()
        self._shown = 0

    def lead(self, flow: Flow) -> None:
        """Write what stands before the first heading; on a title page, facts are lines without marks."""
        if not self._document.title_page:
            self._write(self._document.lead, flow)
            return
        for node in self._document.lead:
            if isinstance(node, Heading):
                flow.add(paragraph("Title", self._runs.xml(node.runs), _DOWN))
            elif isinstance(node, Paragraph):
                flow.add(paragraph("Subtitle", self._runs.xml(node.runs)))
            elif isinstance(node, Listing) and not node.ordered:
                for item in node.items:
                    for inner in item:
                        flow.add("".join(self._node(inner, "KpssTitleFact", 0)))
            else:
                self._write([node], flow)

    def text(self, flow: Flow) -> None:
        """Write all from the first heading on."""
        self._write(self._document.body, flow, new_page=self._document.title_page)

    def _write(self, nodes: Sequence[Node], flow: Flow, *, new_page: bool = False) -> None:
        """Write *nodes*; *new_page* begins a page with the first of them that is a heading."""
        for node, after in zip(nodes, (*nodes, None)[1:], strict=True):
            if isinstance(node, Heading):
                breaks = new_page or (self._document.new_pages and node.level == _HIGHEST)
                flow.hold(self._heading(node, new_page=breaks))
                new_page = False
            elif isinstance(node, Placed | Grid):
                drawn = self._block(node, turn=True)
                flow.add(drawn.xml, across=drawn.across)
            elif isinstance(node, Paragraph) and _introduces(node, after):
                flow.hold(paragraph("Normal", self._runs.xml(node.runs), _KEEP))
            else:
                flow.add("".join(self._node(node, "Normal", 0)))

    def _node(self, node: Node, style: str, depth: int) -> Iterator[str]:
        """A node in *style*, within *depth* lists."""
        match node:
            case Heading():
                yield self._heading(node, new_page=False)
            case Paragraph(runs):
                yield paragraph(style, self._runs.xml(runs), _indent(style, depth))
            case Listing():
                yield from self._listing(node, depth)
            case Quotation(nodes):
                for inner in nodes:
                    yield from self._node(inner, "Quote", depth)
            case Preformatted(text):
                yield paragraph("HTMLPreformatted", run(text.rstrip("\n")))
            case Picture(data, alt, caption):
                yield self._shown_as(images.picture(data, media_type(data)), "KpssPicture", alt)
                if caption:
                    yield paragraph("Caption", run(caption))
            case Placed() | Grid():
                yield self._block(node, turn=False).xml
            case _:
                yield paragraph("KpssDivider")

    def _heading(self, node: Heading, *, new_page: bool) -> str:
        words = self._runs.xml(node.runs)
        if node.level == 1:
            return paragraph("Title", words)
        name = self._bookmarks.get(node.anchor, "")
        if name and name not in self._marked:
            self._marked.add(name)
            number = len(self._marked)
            words = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="{number}"/>'
        return paragraph(f"Heading{node.level - 1}", words, "<w:pageBreakBefore/>" if new_page else "")

    def _listing(self, node: Listing, depth: int) -> Iterator[str]:
        level = min(depth, DEEPEST)
        number = self._numbering.ordered(level, node.start) if node.ordered else BULLETS
        style = "ListNumber" if node.ordered else "ListBullet"
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        for item in node.items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
            yield paragraph(style, self._runs.xml(first.runs), mark)
            for inner in rest:
                yield from self._node(inner, "ListContinue", depth + 1)

    def _block(self, node: Placed | Grid, *, turn: bool) -> tables.Drawn:
        if isinstance(node, Grid):
            return tables.grid(node, self._runs.xml, turn=turn)
        if isinstance(node.block, Table):
            drawn = tables.placed(node.block, node.caption, self._language, turn=turn)
            return drawn._replace(xml=paragraph("Caption", _numbered(node.caption), _KEEP) + drawn.xml)
        alt = one_line(node.block.description) or node.caption
        shown = self._shown_as(images.figure(node.block.svg), "KpssFigure", alt)
        return tables.Drawn(shown + paragraph("Caption", _numbered(node.caption)), across=False)

    def _shown_as(self, image: images.Image | None, style: str, alt: str) -> str:
        """A paragraph with *image*; with its words where Word cannot show it."""
        if image is None:
            return paragraph("Normal", run(one_line(alt), "<w:i/><w:iCs/>"))
        self._shown += 1
        name = self._package.image(image.data, image.media_type)
        return paragraph(style, images.drawing(name, self._shown, image.size, alt))


def _introduces(node: Paragraph, after: Node | None) -> bool:
    """Whether *node* is a line above a list or a table, which must not stay alone at the end of a page."""
    text = plain(node.runs).rstrip()
    label = text.endswith(":") or all(run.strong for run in node.runs)
    led = label and isinstance(after, Listing | Placed | Grid | Preformatted)
    return led or (len(text) < LINE_ACROSS and isinstance(after, Placed) and isinstance(after.block, Table))


def _indent(style: str, depth: int) -> str:
    """What moves a further paragraph of an item under the first one."""
    return f'<w:ind w:left="{min(depth, DEEPEST + 1) * STEP}"/>' if style == "ListContinue" else ""


def _numbered(caption: str) -> str:
    """A caption whose number Word counts again when tables are added."""
    match = _CAPTION.match(caption)
    if match is None:
        return run(caption)
    word, number = match.groups()
    return run(f"{word} ") + field(f"SEQ {word} \\* ARABIC", number) + run(caption[match.end(2) :])

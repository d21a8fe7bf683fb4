"""A document as the bytes of a Word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from kpss.documents.docx import page
from kpss.documents.docx.body import Body
from kpss.documents.docx.bookmarks import bookmarks
from kpss.documents.docx.contents import contents
from kpss.documents.docx.numbering import Numbering
from kpss.documents.docx.package import Package, settings_xml
from kpss.documents.docx.sections import Flow
from kpss.documents.docx.styles import styles_xml
from kpss.documents.docx.xml import NAMESPACES
from kpss.documents.nodes import Document

_FEW = 2  # headings that need no list of contents


def write(document: Document, as_of: dt.date) -> bytes:
    """The document as DOCX; *as_of* is the day that the file bears.

    :raises UserError: if the extra for documents is not installed.
    """
    package, numbering = Package(), Numbering()
    headings = document.headings
    listed = document.contents and len(headings) > _FEW
    names = bookmarks(heading.anchor for heading in headings)
    flow = Flow(_sections(document, package))
    body = Body(document, package, numbering, names)
    body.lead(flow)
    if listed:
        flow.add(contents(headings, names, document.language, apart=document.title_page))
    body.text(flow)
    text = f"<w:body {NAMESPACES}>{flow.xml()}</w:body>"
    package.fill(text, styles_xml(document.language), numbering.xml(), settings_xml(document.language, contents=listed))
    package.describe(document, as_of)
    return package.data()


def _sections(document: Document, package: Package) -> Callable[..., str]:
    """What gives the properties of a section; headers and footers are made where a section asks for them."""

    @cache
    def references(across: bool) -> str:  # noqa: FBT001 - a key of the cache
        header = package.header(page.header(document, across=across))
        footer = package.footer(page.footer(document, across=across))
        return _reference("header", "default", header) + _reference("footer", "default", footer)

    def section(*, across: bool, first: bool) -> str:
        made = references(across)
        if first:
            # A title page has its own look; the first page of a short document repeats no title above itself.
            footer = page.EMPTY_FOOTER if document.title_page else page.footer(document, across=across)
            made += _reference("header", "first", package.header(page.EMPTY_HEADER))
            made += _reference("footer", "first", package.footer(footer))
        return page.section(made, across=across, first=first)

    return section


def _reference(sort: str, which: str, relationship: str) -> str:
    return f'<w:{sort}Reference w:type="{which}" r:id="{relationship}"/>'

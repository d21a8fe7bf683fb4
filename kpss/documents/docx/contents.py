"""The list of contents: filled already, and brought up to date by the program that opens the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kpss.documents.docx.xml import FIELD_END, field, field_start, paragraph, run
from kpss.documents.nodes import Heading, plain
from kpss.documents.paper import CONTENTS
from kpss.language.text import Language

_DEPTH, _DEPTH_SHORT = 3, 1  # levels of headings in the list
_WORD_2016 = "http://schemas.microsoft.com/office/word/2015/wordml/symex"


def contents(headings: Sequence[Heading], bookmarks: Mapping[str, str], language: Language, *, apart: bool) -> str:
    """The list of *headings*: three levels on a page of its own where it stands *apart*, else the highest one.

    LibreOffice takes the page numbers within a field TOC as they are written and works out those of a PAGEREF by
    itself.  So only Word sees the field TOC around the entries, and every program shows the right pages.
    """
    depth = _DEPTH if apart else _DEPTH_SHORT
    shown = [heading for heading in headings if heading.level - 1 <= depth]
    entries = []
    for index, heading in enumerate(shown):
        before = _for_word(*field_start(f'TOC \\o "1-{depth}" \\h \\z')) if index == 0 else ""
        after = _for_word(FIELD_END) if index == len(shown) - 1 else ""
        entries.append(paragraph(f"TOC{heading.level - 1}", before + _entry(heading, bookmarks) + after))
    title = paragraph("TOCHeading", run(CONTENTS.in_language(language)), "<w:pageBreakBefore/>" if apart else "")
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{title}{''.join(entries)}</w:sdtContent></w:sdt>"
    )


def _entry(heading: Heading, bookmarks: Mapping[str, str]) -> str:
    bookmark = bookmarks[heading.anchor]
    words = run(plain(heading.runs).replace("\n", " "))
    page = field(f"PAGEREF {bookmark} \\h")
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}<w:r><w:tab/></w:r>{page}</w:hyperlink>'


def _for_word(*elements: str) -> str:
    """*elements* of runs that only programs see which know this name space of Word's."""
    return "".join(
        f'<w:r><mc:AlternateContent xmlns:w16se="{_WORD_2016}"><mc:Choice Requires="w16se">{element}</mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent></w:r>"
        for element in elements
    )

"""Pages: A4 upright and on its side, headers and footers."""

from __future__ import annotations

from kpss.documents.docx.xml import NAMESPACES, TEXT_WIDTH, TEXT_WIDTH_ACROSS, field, paragraph, run
from kpss.documents.nodes import Document
from kpss.documents.paper import OF, PAGE, state_words
from kpss.language.cleaning import one_line

_LONG, _SHORT = 16838, 11906
_MARGIN = 1418  # 2.5 cm
_EDGE = 709  # of header and footer from the edge of the paper
_LETTERS, _LETTERS_ACROSS = 115, 180  # on a line of a header
_GAP = 4

EMPTY_HEADER = f"<w:hdr {NAMESPACES}><w:p/></w:hdr>"
EMPTY_FOOTER = f"<w:ftr {NAMESPACES}><w:p/></w:ftr>"
"""Above and below a title page."""


def header(document: Document, *, across: bool) -> str:
    """The header: the title on the left, date and revision on the right."""
    right = state_words(document)
    left = _short(document.title, len(right), across=across)
    content = run(left) + "<w:r><w:tab/></w:r>" + run(one_line(right))
    return f"<w:hdr {NAMESPACES}>{paragraph('Header', content, _tab(across=across))}</w:hdr>"


def footer(document: Document, *, across: bool) -> str:
    """The footer: the owner on the left, the page on the right."""
    page = run(f"{PAGE.in_language(document.language)} ") + field("PAGE", "1")
    page += run(f" {OF.in_language(document.language)} ") + field("NUMPAGES", "1")
    content = run(_short(document.owner, len("strana 100 z 100"), across=across)) + "<w:r><w:tab/></w:r>" + page
    return f"<w:ftr {NAMESPACES}>{paragraph('Footer', content, _tab(across=across))}</w:ftr>"


def section(references: str, *, across: bool, first: bool) -> str:
    """The properties of a section; the first page of the *first* one has a header and footer of its own."""
    size = (
        f'<w:pgSz w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"/>'
        if across
        else f'<w:pgSz w:w="{_SHORT}" w:h="{_LONG}"/>'
    )
    margins = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>{size}'
        f'<w:pgMar {margins} w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/><w:cols w:space="708"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


def _tab(*, across: bool) -> str:
    place = TEXT_WIDTH_ACROSS if across else TEXT_WIDTH
    return f'<w:tabs><w:tab w:val="right" w:pos="{place}"/></w:tabs>'


def _short(text: str, taken: int, *, across: bool) -> str:
    """*text* with room for *taken* letters beside it."""
    text = one_line(text)
    room = (_LETTERS_ACROSS if across else _LETTERS) - taken - _GAP
    return text if len(text) <= room else text[: max(room - 1, 1)].rstrip() + "…"

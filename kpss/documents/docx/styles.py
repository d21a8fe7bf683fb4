"""The styles of a Word document: those that Word knows by name, and a few of our own."""

from __future__ import annotations

from typing import NamedTuple

from kpss.documents.docx.xml import NAMESPACES, TEXT_WIDTH, attribute
from kpss.language.text import Language, Text

FONT, CODE_FONT = "Arial", "Courier New"
"""Fonts that every office program has, or has others of the same widths for."""
LANGUAGE_TAGS = {"cs": "cs-CZ", "en": "en-GB"}
TABLE = "KpssTable"
_INK, _MUTED, _LINK, _SOFT, _RULE = "1B1F24", "545D68", "0B4F8A", "EEF1F5", "A6AEB8"


class _Style(NamedTuple):
    """A paragraph style; without ``base`` it is the one all others rest on.

    ``follows`` is the style of the paragraph typed after it.
    """

    ident: str
    name: str | Text
    paragraph: str = ""
    run: str = ""
    base: str = "Normal"
    follows: str = ""
    shown: bool = True


def _spacing(before: int, after: int, line: int = 0) -> str:
    leading = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{leading}/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_KEEP, _TOGETHER = "<w:keepNext/>", "<w:keepLines/>"
_WHOLE_WORDS = "<w:suppressAutoHyphens/>"
_CLOSE = "<w:contextualSpacing/>"  # no room between items, some after the last one


def _heading(level: int, points: float, before: int, after: int) -> _Style:
    return _Style(
        f"Heading{level}",
        f"heading {level}",
        f'{_KEEP}{_TOGETHER}{_WHOLE_WORDS}{_spacing(before, after)}<w:outlineLvl w:val="{level - 1}"/>',
        _BOLD + _size(points),
        follows="Normal",
    )


def _contents(level: int) -> _Style:
    indent = (level - 1) * 280
    return _Style(
        f"TOC{level}",
        f"toc {level}",
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>{_WHOLE_WORDS}'
        f'{_spacing(50 if level == 1 else 0, 10, 240)}<w:ind w:left="{indent}"/>',
        follows="Normal",
    )


def _rule_below(space: int) -> str:
    return f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="{space}" w:color="{_RULE}"/></w:pBdr>'


_MONO = f'<w:rFonts w:ascii="{CODE_FONT}" w:hAnsi="{CODE_FONT}" w:cs="{CODE_FONT}"/><w:noProof/>'
_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SOFT}"/>'
_STYLES = (
    _Style("Title", "Title", f"{_KEEP}{_TOGETHER}{_WHOLE_WORDS}{_spacing(0, 200)}", _BOLD + _size(20)),
    _Style("Subtitle", "Subtitle", f"{_WHOLE_WORDS}{_spacing(0, 160)}", _colour(_MUTED) + _size(11.5)),
    _Style("KpssTitleFact", Text("Údaj na titulní straně", "Title Page Fact"), f"{_WHOLE_WORDS}{_spacing(0, 80)}"),
    _heading(1, 15, 400, 160),
    _heading(2, 12.5, 320, 120),
    _heading(3, 11.5, 280, 100),
    _heading(4, 10.5, 240, 80),
    _heading(5, 10.5, 200, 80),
    _Style("TOCHeading", "TOC Heading", f"{_KEEP}{_WHOLE_WORDS}{_spacing(240, 160)}", _BOLD + _size(13)),
    *(_contents(level) for level in (1, 2, 3)),
    _Style("ListBullet", "List Bullet", f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(0, 140)}{_CLOSE}'),
    _Style("ListNumber", "List Number", f'<w:numPr><w:numId w:val="3"/></w:numPr>{_spacing(0, 140)}{_CLOSE}'),
    _Style("ListContinue", "List Continue", f'{_spacing(0, 140)}<w:ind w:left="400"/>'),
    _Style(
        "Quote",
        "Quote",
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{_RULE}"/></w:pBdr>{_SHADE}'
        f'{_spacing(80, 120)}<w:ind w:left="240" w:right="240"/>',
    ),
    _Style(
        "Caption", "caption", f"{_TOGETHER}{_WHOLE_WORDS}{_spacing(160, 100)}", _BOLD + _size(9.5), follows="Normal"
    ),
    _Style("KpssFigure", Text("Obrázek", "Figure"), f'{_KEEP}{_spacing(160, 0)}<w:jc w:val="center"/>'),
    _Style("KpssPicture", Text("Snímek", "Picture"), f'{_spacing(160, 160)}<w:jc w:val="center"/>'),
    _Style("HTMLPreformatted", "HTML Preformatted", f"{_SHADE}{_WHOLE_WORDS}{_spacing(80, 120)}", _MONO + _size(9)),
    _Style("KpssDivider", Text("Předěl", "Divider"), f"{_rule_below(1)}{_spacing(0, 200)}"),
    _Style("KpssTableText", Text("Text tabulky", "Table Text"), _spacing(30, 30, 240), _size(9)),
    _Style(
        "KpssTableHeading",
        Text("Záhlaví tabulky", "Table Heading"),
        _KEEP + _WHOLE_WORDS,
        _BOLD,
        base="KpssTableText",
    ),
    _Style(
        "KpssTableNumber",
        Text("Číslo v tabulce", "Table Number"),
        f'{_WHOLE_WORDS}<w:jc w:val="right"/>',
        base="KpssTableText",
    ),
    _Style(
        "KpssTableBullet",
        Text("Odrážka v tabulce", "Table Bullet"),
        '<w:numPr><w:numId w:val="2"/></w:numPr>',
        base="KpssTableText",
    ),
    # Word joins tables that touch; this keeps them apart.
    _Style(
        "KpssTableEnd",
        Text("Za tabulkou", "After Table"),
        '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
        _size(4),
        follows="Normal",
    ),
    _Style("Header", "header", f"{_rule_below(4)}{_WHOLE_WORDS}{_spacing(0, 0)}", _colour(_MUTED) + _size(8.5)),
    _Style("Footer", "footer", f"{_WHOLE_WORDS}{_spacing(0, 0)}", _colour(_MUTED) + _size(8.5)),
)


def styles_xml(language: Language) -> str:
    """The content of the part with styles."""
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_spacing(0, 140, 276)}</w:pPr></w:style>"
    )
    return (
        f"<w:styles {NAMESPACES}>{_defaults(language)}{normal}{_characters()}"
        f"{''.join(_style(style, language) for style in _STYLES)}{_table(language)}</w:styles>"
    )


def _defaults(language: Language) -> str:
    tag = LANGUAGE_TAGS[language]
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"'
        f' w:cs="{FONT}"/>{_colour(_INK)}{_size(10.5)}<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(style: _Style, language: Language) -> str:
    name = style.name.in_language(language) if isinstance(style.name, Text) else style.name
    own = ' w:customStyle="1"' if isinstance(style.name, Text) else ""
    follows = f'<w:next w:val="{style.follows}"/>' if style.follows else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.ident}"><w:name w:val={attribute(name)}/>'
        f'<w:basedOn w:val="{style.base}"/>{follows}<w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )


def _characters() -> str:
    looks = (
        ("Strong", "Strong", _BOLD),
        ("Emphasis", "Emphasis", _ITALIC),
        ("HTMLCode", "HTML Code", _MONO + _size(9.5)),
        ("Hyperlink", "Hyperlink", _colour(_LINK) + '<w:u w:val="single"/>'),
    )
    default = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    return default + "".join(
        f'<w:style w:type="character" w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        for ident, name, look in looks
    )


def _table(language: Language) -> str:
    """The style of tables: rules between rows, the header row shaded."""
    margins = (("top", 20), ("left", 85), ("bottom", 20), ("right", 85))
    edges = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins)
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    name = Text("Tabulka dokumentu", "Document Table").in_language(language)
    return (
        f'{normal}<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{rules}</w:tblBorders>'
        f"<w:tblCellMar>{edges}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0"'
        f' w:color="{_MUTED}"/></w:tcBorders>{_SHADE}</w:tcPr></w:tblStylePr></w:style>'
    )

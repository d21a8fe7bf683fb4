"""The file: parts, relationships, properties; the same bytes in every run."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from kpss.documents.docx.styles import LANGUAGE_TAGS
from kpss.documents.docx.xml import NAMESPACES, legal
from kpss.documents.nodes import Document
from kpss.documents.paper import missing_extra
from kpss.language.cleaning import one_line
from kpss.language.text import Language

_LONGEST_PROPERTY = 255
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>kpss</Application></Properties>"
)
# Leftovers of the library's blank document: a thumbnail, styles of other programs, a bibliography.
_NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings", "/fontTable")
_WORD_2013 = 15


class Package:
    """A Word file that is being made."""

    def __init__(self) -> None:
        try:
            import docx
        except ImportError:
            raise missing_extra("DOCX") from None
        self._document: Any = docx.Document()
        self._part: Any = self._document.part
        self._links: dict[str, str] = {}
        self._images: dict[bytes, str] = {}
        for rels in (self._part.rels, self._part.package.rels):
            for name in [name for name, rel in rels.items() if rel.reltype.endswith(_NEEDLESS)]:
                del rels[name]

    def link(self, address: str) -> str:
        """The name of the relationship to *address*."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        if address not in self._links:
            self._links[address] = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[address]

    def image(self, data: bytes, media_type: str) -> str:
        """The name of the relationship to a picture; the same picture is kept once."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.parts.image import ImagePart

        if data not in self._images:
            ending = media_type.rpartition("/")[2]
            name = PackURI(f"/word/media/image{len(self._images) + 1}.{ending}")
            self._images[data] = self._part.relate_to(ImagePart(name, media_type, data), RELATIONSHIP_TYPE.IMAGE)
        return self._images[data]

    def header(self, xml: str) -> str:
        """The name of the relationship to a new header."""
        part, name = self._part.add_header_part()
        _fill(part.element, xml)
        return str(name)

    def footer(self, xml: str) -> str:
        """The name of the relationship to a new footer."""
        part, name = self._part.add_footer_part()
        _fill(part.element, xml)
        return str(name)

    def fill(self, body: str, styles: str, numbering: str, settings: str) -> None:
        """Put in the text and what it needs."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import parse_xml

        root = self._document.element
        root.replace(root.body, parse_xml(body))
        _fill(self._part.part_related_by(RELATIONSHIP_TYPE.STYLES).element, styles)
        _fill(self._part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element, numbering)
        _fill(self._document.settings.element, settings)

    def describe(self, document: Document, as_of: dt.date) -> None:
        """Set the properties of the file; *as_of* is the day that it bears."""
        noon = dt.datetime.combine(as_of, dt.time(12))
        properties = self._document.core_properties
        properties.title, properties.author = _property(document.title), _property(document.owner)
        properties.language = LANGUAGE_TAGS[document.language]
        properties.created = properties.modified = noon
        properties.last_modified_by = properties.comments = properties.subject = ""
        properties.keywords = _property(document.stamp)
        properties.revision = 1

    def data(self) -> bytes:
        """The bytes of the file."""
        made = io.BytesIO()
        self._document.save(made)
        packed = io.BytesIO()
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                # The library stamps each entry with the time of the clock.
                entry = zipfile.ZipInfo(name)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
                data = _APPLICATION.encode() if name == "docProps/app.xml" else source.read(name)
                target.writestr(entry, data)
        return packed.getvalue()


def settings_xml(language: Language, *, contents: bool) -> str:
    """The content of the part with settings; *contents* asks Word to work out the pages when it opens the file."""
    tag = LANGUAGE_TAGS[language]
    update = '<w:updateFields w:val="true"/>' if contents else ""
    comma, semicolon = (",", ";") if language == "cs" else (".", ",")
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="3"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{update}<w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{_WORD_2013}"/></w:compat>'
        f'<w:themeFontLang w:val="{tag}"/><w:decimalSymbol w:val="{comma}"/><w:listSeparator w:val="{semicolon}"/>'
        "</w:settings>"
    )


def _property(text: str) -> str:
    return legal(one_line(text))[:_LONGEST_PROPERTY]


def _fill(element: Any, xml: str) -> None:
    """Replace what *element* holds by what the root of *xml* holds."""
    from docx.oxml import parse_xml

    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)

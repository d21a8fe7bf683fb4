"""A Word file read back: all that it shows, in whichever part of the file it stands.

Programs write a file anew when somebody saves it, so what counts is what a reader sees: words, pictures (by their
content, in their place) and where links lead.  Text that is hidden counts as missing; what could show something that
is not read here is told by its name, so that it differs.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kpss.documents.verifying.package import Package
from kpss.documents.verifying.styles import Styles, W, value

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_TEXTS = (f"{W}t", f"{_MATH}t", f"{_DRAWING}t")
_SIGNS = {f"{W}{name}": sign for name, sign in (
    ("tab", "\t"), ("ptab", "\t"), ("br", " "), ("cr", " "), ("noBreakHyphen", "-"))}  # fmt: skip
_BESIDE = ("footnotes", "endnotes", "comments")
_SWITCHES = r"(?: (?:\\h|\\\* \w+))*"
_USUAL_FIELD = re.compile(
    rf'(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF \w+|SEQ \w+|HYPERLINK \\l "\w+"){_SWITCHES}|TOC(?: \\[a-z]| "[-\w,; ]*")*'
)
_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")  # which each program works out by itself
_WORDS = re.compile(r"\w{2,}")


class Shown(NamedTuple):
    """The lines that a file shows, and apart from them those of its lists of contents."""

    lines: list[str]
    contents: list[str]


def read_word(data: bytes) -> tuple[str, Shown]:
    """The properties of the file *data*, and what it shows.

    :raises ValueError: if it is no such file (or :exc:`KeyError`, :exc:`zipfile.BadZipFile`, ``ParseError``).
    """
    package = Package(data)
    core = [one.target for one in package.relations("").values() if one.sort == "core-properties"]
    stamp = "\n".join(one.text or "" for name in core for one in package.xml(name).iter())
    sheets = package.parts("styles")
    styles = Styles(package.xml(sheets[0]) if sheets else None)
    body = _walked(package, styles, package.main)
    edges = {line for name in package.parts("header", "footer") for line in _walked(package, styles, name).lines}
    beside = [line for name in package.parts(*_BESIDE) for line in _walked(package, styles, name).lines]
    lines = [*body.lines, *sorted(edges), *beside, *_told(package, styles)]
    return stamp, Shown(lines, body.contents)


def _told(package: Package, styles: Styles) -> list[str]:
    """What is no running text: numbering with words in it, links, and what is not read here."""
    numbering = [line for name in package.parts("numbering") for line in _walked(package, styles, name).lines]
    labels = {
        one.get(f"{W}val", "") for name in package.parts("numbering") for one in package.xml(name).iter(f"{W}lvlText")
    }
    words = sorted(one for one in labels if _WORDS.search(re.sub(r"%[0-9]", "", one)))
    strange = [f"[{sort}]" for sort in sorted(package.strange())]
    return [*numbering, *words, *sorted(package.addresses()), *strange, *styles.hiding_tables()]


def _walked(package: Package, styles: Styles, name: str) -> Shown:
    walk = _Walk(package, styles, name)
    walk.visit(package.xml(name), hidden=False)
    walk.end()
    lines = [line for line, listed in walk.lines if not listed]
    return Shown(lines, [_without_page(line) for line, listed in walk.lines if listed])


def _without_page(line: str) -> str:
    """An entry of a list of contents without the number of its page."""
    words, tab, page = line.rpartition("\t")
    return words if tab and page.strip().isdecimal() else line


class _Field:
    """A field: its instruction, and what it shows."""

    def __init__(self, code: str = "", *, shows: bool = False) -> None:
        self.code, self.shows, self.result = code, shows, ""

    @property
    def name(self) -> str:
        return self.code.split()[0].upper() if self.code.split() else ""


class _Walk:
    """One part read from its beginning to its end."""

    def __init__(self, package: Package, styles: Styles, part: str) -> None:
        self._package, self._styles = package, styles
        self._relations = package.relations(part)
        self._fields: list[_Field] = []
        self._listed = 0  # lists of contents around
        self.lines: list[tuple[str, bool]] = [("", False)]

    def visit(self, element: ET.Element, *, hidden: bool) -> None:
        """Read *element* with all in it."""
        tag = element.tag
        if tag in _TEXTS or tag in _SIGNS:
            self._add("" if hidden else _SIGNS.get(tag, element.text or ""))
        elif tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].code += element.text or ""
        elif tag == f"{W}fldChar":
            self._mark(element.get(f"{W}fldCharType", ""))
        elif tag == f"{W}fldSimple":
            self._fields.append(_Field(element.get(f"{W}instr", ""), shows=True))
            self._inside(element, hidden=hidden)
            self._close()
        elif tag == f"{W}p":
            self._line()
            self._inside(element, hidden=self._styles.hides_paragraph(element.find(f"{W}pPr")))
            self._line()
        elif tag == f"{W}r":
            self._inside(element, hidden=self._styles.hides_run(element.find(f"{W}rPr"), within=hidden))
        elif tag == f"{W}sdt":
            self._group(element, hidden=hidden)
        elif not (tag.startswith(W) and tag.endswith("Pr")):
            self._other(element, hidden=hidden)

    def end(self) -> None:
        """Close what was left open."""
        while self._fields:
            self._close()

    def _inside(self, element: ET.Element, *, hidden: bool) -> None:
        for child in element:
            self.visit(child, hidden=hidden)

    def _group(self, element: ET.Element, *, hidden: bool) -> None:
        """A part that a program fills: the list of contents, or what is kept elsewhere in the file."""
        properties = element.find(f"{W}sdtPr")
        listed = value(properties.find(f"{W}docPartObj"), "docPartGallery") if properties is not None else ""
        if properties is not None and properties.find(f"{W}dataBinding") is not None:
            self._add("[dataBinding]")
        is_contents = listed == "Table of Contents"
        self._listed += is_contents
        self._inside(element, hidden=hidden)
        self._listed -= is_contents

    def _other(self, element: ET.Element, *, hidden: bool) -> None:
        """A sign by its number, a picture, words bent along a line; of all else what is in it."""
        if element.tag == f"{W}sym" and not hidden:
            self._add(chr(int(element.get(f"{W}char", "3F"), 16)))
        elif element.tag == f"{_VML}textpath":
            self._add(element.get("string", ""))
        named = [element.get(f"{_OFFICE}{name}") for name in ("embed", "link", "pict")]
        if element.tag in (f"{_VML}imagedata", f"{_VML}fill"):
            named.append(element.get(f"{_OFFICE}id"))
        for name in named:
            if name and not hidden:
                self._add(f" [obrázek/picture {self._package.picture(self._relations.get(name))}] ")
        self._inside(element, hidden=hidden)

    def _mark(self, sort: str) -> None:
        if sort == "begin":
            self._fields.append(_Field())
        elif sort == "separate" and self._fields:
            self._fields[-1].shows = True
            self._listed += self._fields[-1].name == "TOC"
        elif sort == "end" and self._fields:
            self._close()

    def _close(self) -> None:
        """End a field: numbers of pages are left out, what an unusual one would show is told by its instruction."""
        field = self._fields.pop()
        code = " ".join(field.code.split())
        if field.name == "TOC" and field.shows:
            self._listed = max(self._listed - 1, 0)
        if not _USUAL_FIELD.fullmatch(code):
            self._add(f"{{{code}}}")
        if field.name not in _NUMBERS or not (field.result.strip() or "0").isdecimal():
            self._add(field.result)

    def _add(self, text: str) -> None:
        field = next((one for one in reversed(self._fields) if one.name != "TOC" or not one.shows), None)
        if field is None:
            words, listed = self.lines[-1]
            self.lines[-1] = (words + text, listed)
        elif field.shows:
            field.result += text

    def _line(self) -> None:
        self.lines.append(("", self._listed > 0))

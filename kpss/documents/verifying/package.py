"""The parts of a Word file and how they point to each other."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kpss.source.trees import LARGEST

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DIGITS = 12  # of a hash by which a picture is named
# What programs keep beside the text; any other sort of part may show something.
_KNOWN = frozenset({
    "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "docMetadata",
    "classificationlabels", "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "numbering", "theme",
    "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible",
    "people", "customXml", "customXmlProps", "image", "hyperlink", "attachedTemplate", "glossaryDocument", "origin",
    "signature", "certificate",
})  # fmt: skip


class Relation(NamedTuple):
    """What a part points to: a part, or an address outside the file."""

    sort: str
    target: str
    outside: bool


class Package:
    """A Word file that came from anywhere.

    :raises ValueError: if it is no such file, or holds what could swell.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        names = [name.lower() for name in self._archive.namelist()]
        if len(set(names)) < len(names):
            raise ValueError(names)  # programs would not agree which of the two they show
        roots = [one.target for one in self.relations("").values() if one.sort == "officeDocument"]
        if len(roots) != 1:
            raise ValueError(roots)
        self.main = roots[0]

    def xml(self, name: str) -> ET.Element:
        """The part *name*."""
        text = self._data(name)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise ValueError(name)  # entities can swell; Word writes none
        return ET.fromstring(text)  # noqa: S314 - see above

    def relations(self, part: str) -> dict[str, Relation]:
        """Id → what *part* points to; that of the whole file where it is empty."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._archive.namelist():
            return {}
        found = {}
        for one in self.xml(listed).iter(_RELATIONSHIP):
            target, outside = one.get("Target", ""), one.get("TargetMode") == "External"
            place = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], place, outside)
        return found

    def parts(self, *sorts: str) -> list[str]:
        """The parts of these *sorts* that the text points to."""
        return [one.target for one in self.relations(self.main).values() if one.sort in sorts and not one.outside]

    def picture(self, relation: Relation | None) -> str:
        """A name of the content of a picture."""
        if relation is None or relation.outside:
            return relation.target if relation is not None else "?"
        return hashlib.sha256(self._data(relation.target)).hexdigest()[:_DIGITS]

    def addresses(self) -> set[str]:
        """Where the links of the file lead."""
        return {one.target.rstrip("/") for one in self._all() if one.sort == "hyperlink" and one.outside}

    def strange(self) -> set[str]:
        """The sorts of parts that no document of ours has, and that may show something."""
        return {one.sort for one in self._all()} - _KNOWN

    def _all(self) -> list[Relation]:
        lists = [name for name in self._archive.namelist() if name.endswith(".rels")]
        owners = (
            posixpath.join(posixpath.dirname(posixpath.dirname(one)), posixpath.basename(one)[:-5]) for one in lists
        )
        return [relation for owner in owners for relation in self.relations(owner).values()]

    def _data(self, name: str) -> bytes:
        if self._archive.getinfo(name).file_size > LARGEST:
            raise ValueError(name)
        return self._archive.read(name)

"""Which styles of a Word file hide their text."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")
_DEEPEST = 12  # styles that a style may be based on, as in Word


class _Style(NamedTuple):
    sort: str
    above: str
    vanish: bool | None


class Styles:
    """The styles of one file."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._usual, self._all = "", False
        if root is None:
            return
        self._all = bool(vanishing(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
        for one in root.iter(f"{W}style"):
            name, sort = one.get(f"{W}styleId", ""), one.get(f"{W}type", "paragraph")
            self._styles[name] = _Style(sort, value(one, "basedOn"), vanishing(*one.findall(f"{W}rPr")))
            if sort == "paragraph" and one.get(f"{W}default", "0") not in _OFF:
                self._usual = name

    def hides(self, name: str) -> bool | None:
        """Whether the style *name* hides its text; None where it says nothing."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None or style.vanish is not None:
                return style.vanish if style is not None else None
            name = style.above
        return None

    def hides_paragraph(self, properties: ET.Element | None) -> bool:
        """Whether a paragraph with *properties* is hidden."""
        name = value(properties, "pStyle") or self._usual
        found = self.hides(name)
        return self._all if found is None else found

    def hides_run(self, properties: ET.Element | None, *, within: bool) -> bool:
        """Whether a run with *properties* is hidden, in a paragraph that is or is not."""
        own = vanishing(properties)
        if own is None:
            own = self.hides(value(properties, "rStyle"))
        return within if own is None else own

    def hiding_tables(self) -> list[str]:
        """The styles of tables that hide text."""
        return sorted(name for name, one in self._styles.items() if one.sort == "table" and self.hides(name))


def value(element: ET.Element | None, name: str) -> str:
    """The value of the child *name*."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def vanishing(*looks: ET.Element | None) -> bool | None:
    """Whether one of *looks* hides text; None where they say nothing."""
    found = [
        child for look in looks if look is not None for child in look if child.tag in (f"{W}vanish", f"{W}specVanish")
    ]
    return any(one.get(f"{W}val", "1") not in _OFF for one in found) if found else None

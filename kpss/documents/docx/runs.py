"""Pieces of text with their looks and links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Protocol

from kpss.documents.docx.xml import attribute, run
from kpss.documents.nodes import Run, Runs
from kpss.documents.paper import LONGEST_LINK
from kpss.language.cleaning import clean

# What Word takes as an address; others would make the whole file unreadable.
_ADDRESS = re.compile(
    r"(?:https?://[^/?#\s\"<>\\^`{|}\[\]]+|mailto:)[^\s\"<>\\^`{|}\[\]#]*(?:#[^\s\"<>\\^`{|}\[\]#]*)?"
)


class Links(Protocol):
    """Where addresses outside the document are kept."""

    def link(self, address: str) -> str:
        """The name of the relationship to *address*."""


class Writer:
    """Writes pieces of text; *bookmarks* gives the bookmark of an anchor."""

    def __init__(self, links: Links, bookmarks: Mapping[str, str]) -> None:
        self._links, self._bookmarks = links, bookmarks

    def xml(self, runs: Runs) -> str:
        """The pieces as runs and hyperlinks; a link to nowhere is plain text."""
        parts = []
        for link, group in groupby(runs, key=lambda one: one.link):
            target = self._target(link)
            inner = "".join(run(one.text, _look(one, linked=bool(target))) for one in group)
            parts.append(f"<w:hyperlink {target}>{inner}</w:hyperlink>" if target and inner else inner)
        return "".join(parts)

    def _target(self, link: str) -> str:
        if link.startswith("#"):
            bookmark = self._bookmarks.get(link[1:])
            return f'w:anchor="{bookmark}" w:history="1"' if bookmark else ""
        if len(link) <= LONGEST_LINK and link == clean(link) and _ADDRESS.fullmatch(link):
            return f'r:id={attribute(self._links.link(link))} w:history="1"'
        return ""


def _look(one: Run, *, linked: bool) -> str:
    style = "Hyperlink" if linked else "HTMLCode" if one.code else ""
    return (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if one.strong else "")
        + ("<w:i/><w:iCs/>" if one.emphasis else "")
    )

"""Bookmarks: the names of headings that links and the list of contents point to."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 40  # letters that Word keeps of a name


def bookmarks(anchors: Iterable[str]) -> dict[str, str]:
    """Anchor → the name of its bookmark: a letter first, then letters, digits and underscores."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for anchor in anchors:
        base = re.sub("[^A-Za-z0-9]", "_", f"k_{anchor}")
        name, number = base[:_LONGEST], 1
        while name.lower() in used:
            number += 1
            end = f"_{number}"
            name = base[: _LONGEST - len(end)] + end
        used.add(name.lower())
        found[anchor] = name
    return found

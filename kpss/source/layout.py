"""How a YAML text is laid out around a place: where a value really ends, its line, its indentation."""

from __future__ import annotations

import re

from kpss.source.decoding import BOM
from kpss.source.document import Document
from kpss.source.places import Path, Place, find_place

STEP = 2  # spaces of indentation

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_REST_OF_LINE = re.compile("(?:[ \t]+#[^\n\r\x85\u2028\u2029]*|[ \t]*)(?=[\n\r\x85\u2028\u2029]|\\Z)")


class EditRefused(Exception):
    """The text is laid out in a way that a change cannot keep; the message says how, for developers."""


def without_bom(text: str) -> tuple[str, str]:
    """The BOM of *text* (or nothing) and the rest, in which the reader counts its offsets."""
    return (BOM, text[1:]) if text.startswith(BOM) else ("", text)


def is_mapping(place: Place) -> bool:
    """Whether *place* is of a mapping."""
    return len(place) > 2 and isinstance(place[2], dict)  # noqa: PLR2004 - see Place


def is_list(place: Place) -> bool:
    """Whether *place* is of a list."""
    return len(place) > 2 and isinstance(place[2], list)  # noqa: PLR2004 - see Place


def locate(text: str, document: Document, path: Path) -> tuple[Place, bool]:
    """The place at *path* and whether it stands within ``{…}`` or ``[…]``.

    :raises KeyError: if nothing stands there.
    """
    place, within = document.place, False
    for number, step in enumerate(path):
        inner = find_place(place, (step,))
        if inner is place:
            raise KeyError(path[: number + 1])
        within = within or text[place[0]] in "{["
        place = inner
    return place, within


def end_of(text: str, place: Place) -> int:
    """The offset behind the last character of a value, before the blanks and comments that follow it."""
    start, end = place[0], place[1]
    if len(place) > 2:  # noqa: PLR2004 - see Place
        if text[start] in "{[" or not place[2]:
            return int(end)
        last = list(place[2].values())[-1][2] if is_mapping(place) else place[2][-1]
        return end_of(text, last)
    if text[start:end].startswith(("|", ">")):
        return _end_of_block_scalar(text, start, end)
    return int(end)


def _end_of_block_scalar(text: str, start: int, end: int) -> int:
    header = _BREAK.split(text[start:end], maxsplit=1)[0].partition("#")[0]
    if "+" not in header:  # blank lines at its end are not part of it
        return start + len(text[start:end].rstrip("\r\n"))
    breaks = list(_BREAK.finditer(text, start, end))
    return breaks[-1].start() if breaks and breaks[-1].end() == end else end


def line_end(text: str, position: int) -> int:
    """The end of the line at *position*, which only a comment may follow.

    :raises EditRefused: if something else stands there.
    """
    rest = _REST_OF_LINE.match(text, position)
    if rest is None:
        raise EditRefused(f"more than a comment follows at {position}")
    return rest.end()


def line_start(text: str, position: int) -> int:
    """Where the line of *position* starts."""
    start = 0
    for match in _BREAK.finditer(text, 0, position):
        start = match.end()
    return start


def next_line(text: str, position: int) -> int:
    """The offset behind the line break at *position*; *position* itself at the end of the text."""
    match = _BREAK.match(text, position)
    return match.end() if match else position


def column(text: str, position: int) -> int:
    """How many characters stand before *position* on its line.

    :raises EditRefused: if a tab is among them.
    """
    prefix = text[line_start(text, position) : position]
    if "\t" in prefix:
        raise EditRefused("indented by a tab")
    return len(prefix)


def newline(text: str) -> str:
    """The line break that *text* uses first; a line feed if it has none."""
    match = _BREAK.search(text)
    return match[0] if match and match[0] in ("\r\n", "\r") else "\n"


def indented(text: str, block: str, spaces: int) -> str:
    """The lines of *block*, all but the first indented by *spaces*, with the line breaks of *text*."""
    first, *rest = block.splitlines() or [""]
    return newline(text).join([first, *(" " * spaces + line if line else "" for line in rest)])

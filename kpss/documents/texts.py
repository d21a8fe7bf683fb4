"""Longer texts of records: paragraphs and points, as the record help says they are written.

An empty line divides paragraphs, a dash at the beginning of a line makes a point.  Nothing else in them is markup.
"""

from __future__ import annotations

import re
from itertools import groupby

from markupsafe import Markup

from kpss.documents.markdown import escape
from kpss.language.text import Language

_POINT = re.compile(r"\s*[-–•*]\s+(?=\S)")


def text_lines(text: str) -> list[str]:
    """The paragraphs and points of *text*, each on a line, for a cell of a table."""
    return [words for _, words in _pieces(text)]


def running_lines(text: str) -> list[str]:
    """The same for a cell of running text, where a dash tells points from paragraphs."""
    return [f"– {words}" if is_point else words for is_point, words in _pieces(text)]


def prose(text: str, language: Language) -> Markup:
    """*text* as Markdown: paragraphs, and lists of its points."""
    made = []
    for is_point, group in groupby(_pieces(text), key=lambda piece: piece[0]):
        words = [escape(piece, language) for _, piece in group]
        made.append("\n".join(f"- {one}" for one in words) if is_point else "\n\n".join(words))
    return Markup("\n\n" + "\n\n".join(made) + "\n\n") if made else Markup()  # noqa: S704 - each piece was escaped


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Whether it is a point, and its words; lines that only go on belong to what they follow."""
    found: list[tuple[bool, str]] = []
    fresh = True
    for line in text.split("\n"):
        point = _POINT.match(line)
        if not line.strip():
            fresh = True
        elif point is not None:
            found.append((True, line[point.end() :].strip()))
            fresh = False
        elif fresh or not found:
            found.append((False, line.strip()))
            fresh = False
        else:
            is_point, words = found[-1]
            found[-1] = (is_point, f"{words} {line.strip()}")
    return found

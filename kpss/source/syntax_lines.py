"""Lines of a text with a syntax error: where they begin and end, what they say, and what was meant by them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

NBSP = "\u00a0"
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_OUTER_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u2033"


class SyntaxProblem(NamedTuple):
    """Parameters of the finding (``problem`` names its variant) and where it stands (offsets in characters)."""

    params: dict[str, Any]
    start: int
    end: int


def line_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the line that holds *offset*, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return start, end - 1 if text[start:end].endswith("\r") else end


def previous_line(text: str, start: int) -> tuple[int, int] | None:
    """The last line before *start* that says something."""
    while start > 0:
        span = line_at(text, start - 1)
        if content(text[span[0] : span[1]]):
            return span
        start = span[0]
    return None


def content(line: str) -> str:
    """What *line* says: without its indentation and its comment."""
    return _COMMENT.sub("", line).strip()


def indentation(line: str) -> int:
    """The number of spaces at the beginning of *line*."""
    return len(line) - len(line.lstrip(" "))


def at(text: str, offset: int, problem: str, **params: Any) -> SyntaxProblem:
    """A problem of the one character at *offset*."""
    _, end = line_at(text, offset)
    return SyntaxProblem({"problem": problem, **params}, offset, max(min(offset + 1, end), offset))


def on_line(text: str, span: tuple[int, int], problem: str, **params: Any) -> SyntaxProblem:
    """A problem of all that the line at *span* says."""
    line = text[span[0] : span[1]]
    start = span[0] + indentation(line)
    stripped = _COMMENT.sub("", line).rstrip()
    return SyntaxProblem({"problem": problem, **params}, start, max(span[0] + len(stripped), start))


def as_pair(line: str) -> dict[str, str]:
    """The words of a line without a colon, taken as key and value."""
    words = content(line).removeprefix("- ").split(None, 1)
    return pair(words[0] if words else "", words[1] if len(words) > 1 else "")


def pair(key: str, value: str) -> dict[str, str]:
    """Parameters that say how *key* and *value* are written."""
    return {"key": key, "value": value, "write": f"{key}: {value}".rstrip()}


def in_quotes(value: str) -> str:
    """*value* as YAML text in quotes; typographic quotes around it are left out."""
    if value[:1] in _OUTER_QUOTES and value[-1:] in _OUTER_QUOTES:
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"

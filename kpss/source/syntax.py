"""What a syntax error of the YAML parser means for the person who made it, and where the mistake stands."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

NBSP = "\u00a0"
SMART_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2033"
_CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*$")


class SyntaxProblem(NamedTuple):
    """Parameters of the finding (``problem`` names its variant) and where it stands (offsets in characters)."""

    params: dict[str, Any]
    start: int
    end: int


def conflict_marker(text: str) -> int | None:
    """The offset of the first conflict marker that git left in *text*."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    match = _CONFLICT.search(text)
    return match.start() if match else None


def explain_syntax(text: str, error: MarkedYAMLError) -> SyntaxProblem:
    """Find the mistake behind *error*: the parser often notices it only on the next line."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark is not None else 0
    context = error.context_mark.index if error.context_mark is not None else at
    if "tab" in problem or ("cannot start any token" in problem and text[at : at + 1] == "\t"):
        return _at(text, at, "tab")
    if "cannot start any token" in problem:
        return _at(text, at, "reserved", character=text[at : at + 1])
    if "could not find expected ':'" in problem:
        return _missing_colon(text, context)
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(text, at)
    if "unexpected end of stream" in problem or "document indicator" in problem:
        return _at(text, context, "unclosed_quote")
    if "expected ',' or" in problem:
        same_line = "\n" not in text[context:at]
        return _at(text, at, "missing_comma") if same_line else _at(text, context, "unclosed_bracket")
    if "escape" in problem:
        return _at(text, at, "escape")
    if "expected key" in problem or "expected '-'" in problem or "document start" in problem:
        return _misplaced(text, at)
    if "block scalar" in (error.context or ""):
        return _at(text, at, "block_text")
    return _at(text, at, "unknown")


def _at(text: str, offset: int, problem: str, **params: Any) -> SyntaxProblem:
    _, end = _line(text, offset)
    return SyntaxProblem({"problem": problem, **params}, offset, max(min(offset + 1, end), offset))


def _line(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the line that holds *offset*, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return start, end - 1 if text[start:end].endswith("\r") else end


def _span(text: str, start: int, end: int, problem: str, **params: Any) -> SyntaxProblem:
    content = text[start:end]
    indent = len(content) - len(content.lstrip(" "))
    stripped = _COMMENT.sub("", content).rstrip()
    return SyntaxProblem({"problem": problem, **params}, start + indent, max(start + len(stripped), start + indent))


def _missing_colon(text: str, offset: int) -> SyntaxProblem:
    start, end = _line(text, offset)
    line = text[start:end]
    if NBSP in line:
        return _nbsp(text, start, end)
    key, colon, value = line.strip().partition(":")
    if colon and value and not value.startswith(" "):
        return _span(text, start, end, "no_space", key=key, value=value)
    return _span(text, start, end, "missing_colon", **_key_guess(line))


def _unexpected_colon(text: str, offset: int) -> SyntaxProblem:
    start, end = _line(text, offset)
    before = text[start:offset]
    if ": " in before:
        value = text[start:end].split(": ", 1)[1].strip()
        return SyntaxProblem({"problem": "colon_in_text", "value": value}, offset, offset + 1)
    previous = _previous_line(text, start)
    if previous is None:
        return _at(text, offset, "unknown")
    line = text[previous[0] : previous[1]]
    if NBSP in line:
        return _nbsp(text, *previous)
    content = _COMMENT.sub("", line).strip()
    if ":" not in content:
        return _span(text, *previous, "missing_colon", **_key_guess(line))
    head, _, tail = content.partition(":")
    if tail and not tail.startswith(" "):
        return _span(text, *previous, "no_space", key=head, value=tail)
    return _span(text, start, end, "indent")


def _key_guess(line: str) -> dict[str, Any]:
    """The words of a line without a colon, taken as key and value."""
    words = _COMMENT.sub("", line).strip().removeprefix("- ").split(None, 1)
    return {"key": words[0] if words else "", "value": words[1] if len(words) > 1 else ""}


def _nbsp(text: str, start: int, end: int) -> SyntaxProblem:
    at = text.index(NBSP, start, end)
    return SyntaxProblem({"problem": "nbsp"}, at, at + 1)


def _previous_line(text: str, start: int) -> tuple[int, int] | None:
    """The last line before *start* that says something."""
    while start > 0:
        span = _line(text, start - 1)
        if _COMMENT.sub("", text[span[0] : span[1]]).strip():
            return span
        start = span[0]
    return None


def _misplaced(text: str, offset: int) -> SyntaxProblem:
    start, end = _line(text, offset)
    before = text[start:offset].rstrip()
    char = text[offset : offset + 1]
    if char in ("}", "]"):
        return _at(text, offset, "extra_bracket", character=char)
    if before.endswith(('"', "'")):
        return _at(text, offset, "after_quote")
    if NBSP in text[start:end]:
        return _nbsp(text, start, end)
    return _span(text, start, end, "indent")

"""What a syntax error of the YAML parser means for the person who made it, and where the mistake stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kpss.source.syntax_lines import (
    NBSP,
    SyntaxProblem,
    as_pair,
    at,
    content,
    in_quotes,
    indentation,
    line_at,
    on_line,
    pair,
    previous_line,
)

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

__all__ = ["NBSP", "SyntaxProblem", "conflict_marker", "explain_syntax"]

_CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$|\|{7} )", re.MULTILINE)
_LOST_CONFLICT = re.compile(r"(?:={7}|<{7}|>{7}|\|{7})(?: .*)?\Z")  # others of the group were deleted
_SEPARATOR = re.compile(r"(?:-{2,}|[\u2013\u2014]+-*|\.{3})\Z")  # meant as ---
_ODD_CHARACTER = re.compile("[\x85\u2028\u2029\ufeff]")  # line breaks to YAML 1.1, and a BOM within the text
_BULLET = re.compile(r"\s*(?:[*\u2022\u00b7\u2013\u2014]\s|[-\u2022\u00b7\u2013\u2014][^\s-])")
_KEY = re.compile(r"\s*(?:- )?[A-Za-z_]+(?:\s|\Z)")
_OPENING = "[{"


def conflict_marker(text: str) -> int | None:
    """The offset of the first conflict marker that git left in *text*."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    match = _CONFLICT.search(text)
    return match.start() if match else None


def explain_syntax(text: str, error: MarkedYAMLError) -> SyntaxProblem:
    """Find the mistake behind *error*: the parser often notices it only on the next line."""
    problem, doing = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark is not None else 0
    context = error.context_mark.index if error.context_mark is not None else offset
    return (
        _whole_line(text, offset, context)
        or _of_scanner(text, problem, doing, offset, context)
        or _of_parser(text, problem, offset, context)
    )


def _of_scanner(text: str, problem: str, doing: str, offset: int, context: int) -> SyntaxProblem | None:
    """Mistakes within one value or at its beginning."""
    if "tab" in problem or ("cannot start any token" in problem and text[offset : offset + 1] == "\t"):
        return at(text, offset, "tab")
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(text, offset)
    if "cannot start any token" in problem or "not allowed in this context" in problem:
        return _reserved(text, offset)
    if any(word in doing for word in ("an alias", "an anchor", "a tag", "a directive")):
        return _reserved(text, context)
    if "unexpected end of stream" in problem or "document indicator" in problem:
        return at(text, context, "unclosed_quote")
    if "escape" in problem or "quoted scalar" in doing:
        return at(text, offset, "escape")
    return at(text, offset, "block_text") if "block scalar" in doing else None


def _of_parser(text: str, problem: str, offset: int, context: int) -> SyntaxProblem:
    """Mistakes in how lines and brackets follow each other."""
    if "could not find expected ':'" in problem:
        return _missing_colon(text, context)
    if "expected ',' or" in problem:
        same_line = "\n" not in text[context:offset] and text[offset:].strip()
        return at(text, offset, "missing_comma") if same_line else at(text, context, "unclosed_bracket")
    if "expected node content" in problem:
        return _no_content(text, offset)
    if "expected key" in problem or "expected '-'" in problem or "document start" in problem:
        return _misplaced(text, offset)
    return at(text, offset, "unknown")


def _whole_line(text: str, offset: int, context: int) -> SyntaxProblem | None:
    """Lines that say what is wrong by themselves: an odd character, a lost conflict marker, a wrong separator."""
    last = line_at(text, offset)
    for span in (line_at(text, context), previous_line(text, last[0]) or last, last):
        odd = _ODD_CHARACTER.search(text, span[0], span[1] + 1)
        if odd is not None:
            return at(text, odd.start(), "character", character=f"U+{ord(odd[0]):04X}")
        said = content(text[span[0] : span[1]])
        if _LOST_CONFLICT.match(said):
            return on_line(text, span, "conflict")
        if said != "---" and _SEPARATOR.match(said):
            return on_line(text, span, "separator")
    return None


def _reserved(text: str, offset: int) -> SyntaxProblem:
    start, end = line_at(text, offset)
    value = content(text[offset:end])
    if _BULLET.match(text[start:end]) and not text[start:offset].strip():
        return on_line(text, (start, end), "bullet")
    if value.startswith("- "):
        return at(text, offset, "dash", quoted=in_quotes(value))
    return at(text, offset, "reserved", character=text[offset : offset + 1], quoted=in_quotes(value))


def _missing_colon(text: str, offset: int) -> SyntaxProblem:
    start, end = line_at(text, offset)
    line = text[start:end]
    if NBSP in line:
        return _nbsp(text, start, end)
    if _BULLET.match(line):
        return on_line(text, (start, end), "bullet")
    if ":" not in content(line) and not _KEY.match(line) and previous_line(text, start):
        return on_line(text, (start, end), "continued")
    return _no_pair(text, (start, end)) or on_line(text, (start, end), "missing_colon", **as_pair(line))


def _no_pair(text: str, span: tuple[int, int]) -> SyntaxProblem | None:
    """A line without a colon, or without the space after it."""
    line = text[span[0] : span[1]]
    said = content(line)
    if ":" not in said:
        return on_line(text, span, "missing_colon", **as_pair(line))
    key, _, value = said.removeprefix("- ").partition(":")
    if value and not value.startswith(" "):
        return on_line(text, span, "no_space", **pair(key, value))
    return None


def _unexpected_colon(text: str, offset: int) -> SyntaxProblem:
    start, end = line_at(text, offset)
    if ": " in text[start:offset]:
        value = content(text[start:end].split(": ", 1)[1])
        if value.startswith(('"', "'")):
            return at(text, offset, "after_quote")
        return SyntaxProblem(
            {"problem": "colon_in_text", "value": value, "quoted": in_quotes(value)}, offset, offset + 1
        )
    previous = previous_line(text, start)
    if previous is None:
        return at(text, offset, "unknown")
    if NBSP in text[previous[0] : previous[1]]:
        return _nbsp(text, *previous)
    return _no_pair(text, previous) or on_line(text, (start, end), "indent")


def _no_content(text: str, offset: int) -> SyntaxProblem:
    """A comma or a bracket where a value should be, or the end of the text in an open bracket."""
    character = text[offset : offset + 1]
    opened = max(text.rfind(sign, 0, offset) for sign in _OPENING)
    closed = max(text.rfind(sign, 0, offset) for sign in "]}")
    if opened > closed and (not text[offset:].strip() or (character and character in "]}")):
        return at(text, opened, "unclosed_bracket")
    if character and character in ",]}" and text[line_at(text, offset)[0] : offset].rstrip().endswith(":"):
        return _reserved(text, offset)
    return at(text, offset, "unknown")


def _nbsp(text: str, start: int, end: int) -> SyntaxProblem:
    found = text.index(NBSP, start, end)
    return SyntaxProblem({"problem": "nbsp"}, found, found + 1)


def _misplaced(text: str, offset: int) -> SyntaxProblem:
    start, end = line_at(text, offset)
    before = text[start:offset].rstrip()
    char = text[offset : offset + 1]
    if char in ("}", "]"):
        return at(text, offset, "extra_bracket", character=char)
    if before.endswith(('"', "'")):
        return at(text, offset, "after_quote")
    if before.endswith(("]", "}")):
        value = min((found for sign in _OPENING if (found := text.find(sign, start, offset)) >= 0), default=offset)
        return _reserved(text, value)
    if NBSP in text[start:end]:
        return _nbsp(text, start, end)
    previous = previous_line(text, start)
    if previous is not None and not before:
        line = text[previous[0] : previous[1]]
        if indentation(line) == indentation(text[start:end]) and not content(line).startswith("- "):
            return _no_pair(text, previous) or on_line(text, (start, end), "indent")
    return on_line(text, (start, end), "indent")

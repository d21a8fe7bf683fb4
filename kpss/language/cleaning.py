"""Control and bidirectional characters never reach a terminal, a log or a document."""

from __future__ import annotations

import re

_ISOLATES = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_ISOLATES}\ufeff\ufff9-\ufffb\ud800-\udfff]")
# What the log of a build takes for a command: one sort at the beginning of a line, an older one anywhere.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)
_BREAKS = re.compile(r"[\t\r\n\u2028\u2029]+")


def clean(text: str) -> str:
    """*text* with every control and bidirectional character replaced by U+FFFD; tabs and line feeds stay."""
    return _UNSAFE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """*text* with the same characters by their numbers, which JSON reads back as they were."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def one_line(text: str) -> str:
    """*text* cleaned and on one line, so that no record can start a line of its own in a log."""
    return _BREAKS.sub(" ", clean(_BREAKS.sub(" ", text)))


def no_commands(text: str) -> str:
    """*text* in which no line is a command for a build server (``::error::``, ``##[error]``)."""
    return _COMMAND.sub(r"\g<0> ", text)

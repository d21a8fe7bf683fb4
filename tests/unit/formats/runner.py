"""What the runner of GitHub Actions takes for a command, after the grammar of its public source.

No package reads these commands, only the runner does (``ActionCommand.TryParseV2`` and ``TryParse``); that what kpss
writes equals what GitHub's own library writes is another test, ``tests/readers``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

REGISTERED = frozenset(
    (
        "stop-commands",
        "set-env",
        "set-output",
        "save-state",
        "add-mask",
        "add-path",
        "add-matcher",
        "remove-matcher",
        "debug",
        "warning",
        "error",
        "notice",
        "group",
        "endgroup",
        "echo",
    )
)
_LINES = re.compile("\r\n|\r|\n")


class Command(NamedTuple):
    """A command with its properties and the text after them."""

    name: str
    properties: dict[str, str]
    data: str


def commands(text: str) -> list[Command]:
    """All commands in what a step writes."""
    return [command for line in _LINES.split(text) if (command := _newer(line) or _older(line))]


def _newer(line: str) -> Command | None:
    """``::name a=b,c=d::data``, after any white space."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    if name.lower() not in REGISTERED:
        return None
    pairs = (pair.split("=", 1) for pair in listed.strip().split(",") if "=" in pair)
    return Command(name, {key: _read(value, ":,") for key, value in pairs if value}, _read(line[end + 2 :]))


def _older(line: str) -> Command | None:
    """``##[name a=b;c=d]data``, wherever in a line it stands."""
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, _ = line[start + 3 : end].partition(" ")
    return Command(name, {}, line[end + 1 :]) if name.lower() in REGISTERED else None


def _read(text: str, more: str = "") -> str:
    for sign in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text

"""Texts of records inside Markdown that code hosts show: exactly their characters, nothing that links or calls."""

from __future__ import annotations

import re

from kpss.language.cleaning import one_line

# A character of no width that keeps hosts from seeing a name, a number or an address; backslashes do not.
_JOINER = "\u2060"
_SPECIAL = re.compile(r"[\\`*_\[\]|~{}$^&<>]|[!%](?=[\w\"])")
_ENTITIES = {"<": "&lt;", ">": "&gt;"}
# Mentions of people and issues, addresses of mail and of pages, names of small pictures (``:smile:``).
_CALLING = re.compile(r"[@#](?=\w)|:(?=//|[\w+-]+:)|(?<![^\W_])(?:www|GH)(?=[.-])", re.IGNORECASE)
_START = re.compile(r"^(\s*)([#+=-]|[0-9]+(?=[.)]))")
_TICKS = re.compile("`+")


def escape(text: str) -> str:
    """*text* as Markdown on one line, wherever it stands."""
    safe = _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), one_line(text))
    return _START.sub(_begun, _CALLING.sub(lambda match: match[0] + _JOINER, safe))


def code(text: str) -> str:
    """*text* as a piece of code on one line, in a table too."""
    line = one_line(text) or " "
    fence = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    edge = " " if line[0] in "` " or line[-1] in "` " else ""
    return f"{fence}{edge}{line}{edge}{fence}".replace("|", "\\|")


def _begun(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}{_JOINER}" if match[2].isdigit() else f"{match[1]}\\{match[2]}"

"""A faster parser for texts in which nothing needs care, where it is installed (the extra ``rychle``).

ryaml is three times faster than the reader's loop, but tells neither places nor which scalars were quoted.  So it only
gets texts in which :data:`_CARE` finds nothing that it would read otherwise than :mod:`kpss.source.reader`, and what it
refuses is read again there.  What kpss says therefore never depends on it (a test compares the two on changed texts).
``KPSS_READER=pyyaml`` goes without.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from typing import Any

# Where a plain scalar that stands alone ends, and where a key does.
_END = r"(?=[ \t]*(?:[\r\n,\]}#]|\Z))"
_KEY = r"[ \t]*:(?=[ \t\r\n]|\Z)"
# What is read otherwise than a text or a whole number, or refused, where a scalar or a key may begin.  Quoted or within
# a sentence it would be harmless, but then nothing is lost except time.
_CARE = re.compile(
    r"[\r\n:\[{,][ \t-]*+(?<![^\"'\]}]:)(?=[+.0-9yYnNoOtTfF~<&*!?:\u00a0])(?:"
    r"0[0-9xXoObB_]"  # leading zeros, other bases
    r"|[0-9]+(?:[._eE:][-+0-9._eE:]*" + _END + r"|(?:[._eE][-+0-9._eE]*)?" + _KEY + r")"  # decimals, times, keys
    r"|[0-9]{16}"  # more digits than a number holds
    r"|\+[0-9.]"
    r"|\.[0-9iInN]"
    r"|(?:[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF)" + _END + "|"
    r"(?:~|[tT]rue|TRUE|[fF]alse|FALSE|[nN]ull|NULL)" + _KEY + "|"
    r"<<|[&*!?:\u00a0]"
    r")"
)
# A key in braces that has no value, {5} or {a: 1, null}, and is no text.
_BARE = re.compile(
    r"[{,\r\n][ \t\r\n]*+(?:[-.]?[0-9][-+0-9._eE]*|~|[tT]rue|TRUE|[fF]alse|FALSE|[nN]ull|NULL)[ \t]*[,}#\r\n]"
)
# Other documents, directives, and a byte order mark within the text.
_ODD = ("\ufeff", "\n---", "\n...", "\n%", "\r---", "\r...", "\r%")
# Where there are fewer of these, nothing is nested more than 64 times: a level of blocks is indented, or shares its
# column with one other, or stands in a line of dashes.
_DEEP = (" " * 16, "- - - -")
_FLOWS = 16
_SHALLOW = 64


@cache
def _loads() -> Callable[[str], Any] | None:
    if os.environ.get("KPSS_READER") == "pyyaml":
        return None
    try:
        from ryaml._ryaml import loads
    except ImportError:
        return None
    return loads


def plain_value(text: str, max_depth: int) -> Any:
    """The value of the only document of *text*, or None where the reader must look itself."""
    loads = _loads()
    if loads is None:
        return None
    looked_at = text if text.startswith("---\n") else "\n" + text
    if any(sign in looked_at for sign in _ODD) or _CARE.search(looked_at) is not None:
        return None
    if "{" in text and _BARE.search(text) is not None:
        return None
    try:
        value = loads(text)
    except Exception:  # noqa: BLE001 - whatever it is, the reader explains it
        return None
    if type(value) is not dict or (_may_be_deep(text, max_depth) and _is_deeper(value, max_depth)):
        return None
    return value


def _may_be_deep(text: str, max_depth: int) -> bool:
    return max_depth < _SHALLOW or text.count("[") + text.count("{") > _FLOWS or any(sign in text for sign in _DEEP)


def _is_deeper(value: Any, depth: int) -> bool:
    if type(value) is dict:
        return depth == 0 or any(_is_deeper(item, depth - 1) for item in value.values())
    if type(value) is list:
        return depth == 0 or any(_is_deeper(item, depth - 1) for item in value)
    return False

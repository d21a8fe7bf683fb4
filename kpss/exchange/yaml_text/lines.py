"""Lines of YAML for a record that people go on writing: keys with comments, short mappings, longer texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kpss.language.cleaning import one_line
from kpss.language.dates import NBSP
from kpss.source.scalars import Scalar, scalar

_LOST = "\ufffd"  # what cleaning puts in the place of a control character; in a value it would be a finding
_COMMENT = 40
"""The column where comments behind values begin."""


def plain(text: str) -> str:
    """*text* on one line with usual spaces, as people type it, without characters that nobody can have meant."""
    return one_line(text).replace(_LOST, "").replace(NBSP, " ").strip()


def comment(text: str) -> str:
    """*text* as a comment: on one line, and without characters that YAML does not allow even there."""
    shown = "".join(char if char.isprintable() else "?" for char in plain(text))
    return f"# {shown}" if shown else "#"


def key(name: str, value: Scalar, hint: str = "") -> str:
    """``name: value  # hint``."""
    return beside(f"{name}: {scalar(value)}", hint)


def beside(line: str, hint: str) -> str:
    """*line* with a comment behind it."""
    return f"{line:<{_COMMENT - 1}} {comment(hint)}" if hint else line


def flow(pairs: Mapping[str, Scalar]) -> str:
    """``{role: predseda, count: 2}``."""
    return f"{{{', '.join(f'{name}: {scalar(value, flow=True)}' for name, value in pairs.items())}}}"


def block(name: str, lines: Iterable[str], indent: str) -> list[str]:
    """``name: |-`` with *lines* below it; one value in quotes where a line could not stand so."""
    found = [line for line in map(plain, lines) if line]
    if not found:
        return []
    if len(found) == 1 or not all(line.isprintable() for line in found):
        return [f"{indent}{name}: {scalar('; '.join(found))}"]
    return [f"{indent}{name}: |-", *(f"{indent}  {line}" for line in found)]


def commented(lines: Iterable[str]) -> list[str]:
    """*lines* as comments, so that taking away ``# `` brings them to life."""
    return [f"# {line}" for line in lines]

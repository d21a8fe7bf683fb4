"""A difference as text: the line of words first, then what changed by kind and record."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.changes.account import Account
from kpss.formats.diff_words import Item, Section, compared, headline, remarks, sections
from kpss.language.text import Language

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "good": "✓", "bad": "!"}
_COLORS = {"added": "32", "removed": "31", "changed": "33", "good": "32", "bad": "31"}


def render(account: Account, language: Language, *, color: bool = False, quiet: bool = False) -> str:
    """*account* as lines; where *quiet* without remarks."""
    first = headline(account, language)
    lines = [f"\x1b[1m{first}\x1b[0m" if color else first, compared(account, language)]
    lines += [] if quiet else [f"! {one}" for one in remarks(account, language)]
    for section in sections(account, language):
        lines += ["", *_section(section, color=color)]
    return "\n".join(lines) + "\n"


def _section(section: Section, *, color: bool) -> Iterator[str]:
    yield f"\x1b[1m{section.title}\x1b[0m" if color else section.title
    if section.lead:
        yield f"  {section.lead}"
    for item in section.items:
        yield _head(item, color=color)
        yield from (f"      {line}" for line in item.lines)


def _head(item: Item, *, color: bool) -> str:
    said = f"{_SIGNS[item.sort]} {item.name}"
    if color:
        said = f"\x1b[{_COLORS[item.sort]}m{said}\x1b[0m"
    return f"  {said} ({item.place})" if item.place else f"  {said}"

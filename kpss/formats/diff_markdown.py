"""A difference as Markdown for a comment at a proposed change: nothing in it links, calls anybody or is HTML."""

from __future__ import annotations

from collections.abc import Iterator

from kpss.changes.account import Account
from kpss.formats.diff_words import Item, Section, compared, headline, remarks, sections
from kpss.formats.markdown_text import code, escape
from kpss.language.phrases import phrase
from kpss.language.text import Language, Text

LONGEST = 60_000
"""Characters; a comment at GitHub holds 65 536."""
_SIGNS = {"added": "➕", "removed": "➖", "changed": "✏️", "good": "✅", "bad": "⚠️"}
_CUT = Text(
    "Zbytek ({n:řádek|řádky|řádků}) se do komentáře nevejde; celý ho vypíše kpss diff --format html.",
    "The rest ({n:line|lines}) does not fit into a comment; kpss diff --format html gives all.",
)


def render(account: Account, language: Language, *, quiet: bool = False) -> str:
    """*account* under the line that tells all; where *quiet* without remarks."""
    lines = [f"**{escape(headline(account, language))}**", "", escape(compared(account, language))]
    if not quiet:
        lines += [f"\n> {escape(one)}" for one in remarks(account, language)]
    for section in sections(account, language):
        lines += ["", *_section(section)]
    return _within(lines, language)


def _section(section: Section) -> Iterator[str]:
    yield f"### {escape(section.title)}"
    yield ""
    if section.lead:
        yield escape(section.lead)
        yield ""
    for item in section.items:
        yield _head(item)
        yield from (f"  - {escape(line)}" for line in item.lines)


def _head(item: Item) -> str:
    name = f"**{escape(item.name)}**" if item.strong else escape(item.name)
    return f"- {_SIGNS[item.sort]} {name} ({code(item.place)})" if item.place else f"- {_SIGNS[item.sort]} {name}"


def _within(lines: list[str], language: Language) -> str:
    """*lines* as far as a comment holds them, and how many are left."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > LONGEST:
            rest = escape(phrase(_CUT, {"n": len(lines) - number}, language))
            return "\n".join([*lines[:number], "", rest]) + "\n"
    return "\n".join(lines) + "\n"

"""A difference as a page: the line of words, what changed by kind and record, and what that does."""

from __future__ import annotations

from kpss.changes.account import Account
from kpss.documents.render import Source, render
from kpss.formats.diff_words import TITLE, compared, headline, remarks, sections
from kpss.language.text import Language, Text

_SIGNS = {"added": Text("přibylo", "added"), "removed": Text("ubylo", "removed")}


def render_change(account: Account, language: Language, *, quiet: bool = False) -> str:
    """*account* as an HTML page; where *quiet* without remarks."""
    context = {
        "title": TITLE.in_language(language),
        "headline": headline(account, language),
        "compared": compared(account, language),
        "remarks": [] if quiet else remarks(account, language),
        "sections": sections(account, language),
        "signs": {sort: words.in_language(language) for sort, words in _SIGNS.items()},
    }
    return render(account.difference.after, Source("change.md", context, ()), "html", language)

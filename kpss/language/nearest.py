"""The nearest right word to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.language.slugs import fold

_LIKE, _ALIKE = 0.6, 0.75  # of words that begin with the same letter, and of all others
_FEW = 3


def nearest(word: str, candidates: Iterable[str], *, cutoff: float = _LIKE) -> str | None:
    """The candidate most like *word* (case and diacritics do not count), or None where none is near."""
    import difflib  # 10 ms, and only a mistake needs it

    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(fold(candidate), candidate)
    given = fold(word)
    for found in difflib.get_close_matches(given, folded, n=_FEW, cutoff=cutoff):
        if found[:1] == given[:1] or difflib.SequenceMatcher(None, given, found).ratio() >= _ALIKE:
            return folded[found]
    return None

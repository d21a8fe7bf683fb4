"""The nearest right word to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

from kpss.language.slugs import fold


def nearest(word: str, candidates: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The candidate most like *word* (case and diacritics do not count), or None where none is near."""
    import difflib  # 10 ms, and only a mistake needs it

    folded: dict[str, str] = {}
    for candidate in candidates:
        folded.setdefault(fold(candidate), candidate)
    found = difflib.get_close_matches(fold(word), folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None

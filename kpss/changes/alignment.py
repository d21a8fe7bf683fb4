"""Which item of a list is which of another: by the key of its items, else what says the same, else what is alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from kpss.changes.sameness import Sameness

ALIKE = 0.5
"""The share of what two items have in common from which one is the other changed."""
_SEAL = "seal"  # long, and no sign of which decision it is on
_USUAL = 20  # items; what more of them say tells nothing of any

Pair = tuple[int, int]


class Alignment(NamedTuple):
    """Places in both lists: ``pairs`` of all items that are in both, the ``alike`` among them that may differ."""

    pairs: list[Pair]
    alike: list[Pair]
    removed: list[int]
    added: list[int]

    @property
    def reordered(self) -> bool:
        """Whether the items of both stand in another order."""
        places = [j for _, j in sorted(self.pairs)]
        return any(one > other for one, other in pairwise(places))


def align(before: list[Any], after: list[Any], schema: dict[str, Any], same: Sameness) -> Alignment:
    """Align the items of two lists that *schema* describes."""
    items, key = schema.get("items") or {}, schema.get("x-kpss-list-key", "")
    olds = dict(enumerate(same.form(item, items, old=True) for item in before))
    news = dict(enumerate(same.form(item, items) for item in after))
    keyed = _by_name(_keys(olds, key), _keys(news, key)) if key else []
    _take(keyed, olds, news)
    equal = _by_name(olds, news)
    _take(equal, olds, news)
    if key:  # an item with another key is another item, unless its key is all that is new
        olds, news = _without(olds, key), _without(news, key)
    olds, news = _without(olds, _SEAL), _without(news, _SEAL)
    likely = _likely(olds, news)
    _take(likely, olds, news)
    return Alignment([*keyed, *equal, *likely], sorted([*keyed, *likely], key=lambda p: p[1]), [*olds], [*news])


def _take(pairs: Iterable[Pair], olds: dict[int, Hashable], news: dict[int, Hashable]) -> None:
    for i, j in pairs:
        del olds[i], news[j]


def _keys(forms: dict[int, Hashable], key: str) -> dict[int, Hashable]:
    """The keys of items that have one of their own."""
    found = {i: dict(form).get(key) for i, form in forms.items() if isinstance(form, frozenset)}
    counted = Counter(found.values())
    return {i: name for i, name in found.items() if name is not None and counted[name] == 1}


def _without(forms: dict[int, Hashable], key: str) -> dict[int, Hashable]:
    return {
        i: frozenset(part for part in form if part[0] != key) if isinstance(form, frozenset) else form
        for i, form in forms.items()
    }


def _by_name(olds: dict[int, Hashable], news: dict[int, Hashable]) -> list[Pair]:
    """Pairs of the same name, of several the first with the first."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j, form in reversed(news.items()):
        places[form].append(j)
    return [(i, places[form].pop()) for i, form in olds.items() if places.get(form)]


def _likely(olds: dict[int, Hashable], news: dict[int, Hashable]) -> list[Pair]:
    """Pairs of the most alike first, of equally alike ones the nearest."""
    parts = {i: _parts(form) for i, form in olds.items()}
    where: dict[Hashable, list[int]] = defaultdict(list)
    for i, counted in parts.items():
        for part in counted:
            where[part].append(i)
    found = []
    for j, form in news.items():
        mine = _parts(form)
        for i in {i for part in mine if len(where.get(part, ())) <= _USUAL for i in where.get(part, ())}:
            likeness = 2 * (mine & parts[i]).total() / (mine.total() + parts[i].total())
            if likeness >= ALIKE:
                found.append((-likeness, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(found):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _parts(form: Hashable, path: str = "") -> Counter[tuple[str, Hashable]]:
    """What an item says: the values of a mapping with their keys; of a text its words."""
    if isinstance(form, frozenset) or (isinstance(form, tuple) and form[:1] != ("flag",)):
        found: Counter[tuple[str, Hashable]] = Counter()
        for part in form:
            named = isinstance(form, frozenset) and isinstance(part, tuple) and isinstance(part[0], str)
            name, value = part if named else ("", part)
            found += _parts(value, f"{path}.{name}" if named else path)
        return found
    if isinstance(form, str) and not path and " " in form:
        return Counter((path, word) for word in form.split())
    return Counter([(path, form)])

"""Findings of two trees beside each other: which are new, which were there before, and which are gone.

A finding is the same where code, record, key path and subject are.  Items of lists move and texts of messages change
with the data around them, so exact likeness goes first, then what differs in one of these only.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from kpss.findings.finding import Finding
from kpss.structure.problems import Path


class Subject(NamedTuple):
    """What a finding is about, in words that mean the same in both trees.

    ``owner`` is its record, or its file where it has none; ``container`` the record whose key ``path`` is, ``file``
    where it stands.  ``placed`` says that what stands at the path is in both trees, so that its numbers can be trusted.
    """

    owner: str
    container: str
    file: str
    path: Path
    subject: str
    params: str
    placed: bool


class Compared(NamedTuple):
    """The findings of the later tree in their order, each ``new`` or ``known``, and those that are ``gone``."""

    present: list[Finding]
    gone: list[Finding]


Describe = Callable[[Finding], Subject]
_Key = Callable[[Finding, Subject], Hashable | None]


def compare(
    before: Sequence[Finding],
    after: Sequence[Finding],
    *,
    earlier: Describe,
    later: Describe,
    untouched: Container[str] = (),
) -> Compared:
    """Compare the findings of two trees; *earlier* and *later* describe those of each in words of the later tree.

    *untouched* are the ids of records that say the same in both, so that their findings need no describing.
    """
    left, come = dict(enumerate(before)), dict(enumerate(after))
    _take_equal(left, come, untouched)
    olds = {number: (one, earlier(one)) for number, one in left.items()}
    news = {number: (one, later(one)) for number, one in come.items()}
    for key in _KEYS:
        if olds and news:
            _match(olds, news, partial(_in_its_file, key))  # of several equal ones that which stays where it is
            _match(olds, news, key)
    present = [one._replace(state="new" if number in news else "known") for number, one in enumerate(after)]
    return Compared(present, [one for one, _ in olds.values()])


def _take_equal(olds: dict[int, Finding], news: dict[int, Finding], untouched: Container[str]) -> None:
    """Take away what is the same in both, word for word, in records that are."""
    theirs, mine = _alike(olds, untouched), _alike(news, untouched)
    for name, numbers in mine.items():
        others = theirs.get(name, [])
        if len(numbers) == len(others) == 1:  # as nearly all
            same = [(others[0], numbers[0])] if olds[others[0]].params == news[numbers[0]].params else []
        else:
            waiting: dict[str, deque[int]] = defaultdict(deque)
            for other in others:
                waiting[params_text(olds[other].params)].append(other)
            words = ((number, waiting[params_text(news[number].params)]) for number in numbers)
            same = [(left.popleft(), number) for number, left in words if left]
        for other, number in same:
            del olds[other], news[number]


def _alike(findings: Mapping[int, Finding], untouched: Container[str]) -> dict[Hashable, list[int]]:
    """The numbers of the findings of *untouched* records by all but their words."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in findings.items():
        if one.record in untouched:
            found[one.code, one.record, one.path, one.subject, one.place.file].append(number)
    return found


def bare(path: Path) -> tuple[str, ...]:
    """The key *path* without the numbers of items."""
    return tuple(step for step in path if isinstance(step, str))


_Described = dict[int, tuple[Finding, Subject]]


def _match(olds: _Described, news: _Described, key: _Key) -> None:
    """Take the pairs with an equal *key* away, of several the first with the first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for number, pair in olds.items():
        if (name := key(*pair)) is not None:
            waiting[name].append(number)
    for numbers in waiting.values():
        numbers.reverse()
    for number, pair in list(news.items()):
        if numbers := waiting.get(key(*pair), []):
            del olds[numbers.pop()], news[number]


def _in_its_file(key: _Key, finding: Finding, one: Subject) -> Hashable | None:
    name = key(finding, one)
    return (name, one.file) if name is not None else None


def _exact(finding: Finding, one: Subject) -> Hashable:
    return finding.code, one.owner, one.container, one.path, one.subject, one.params, one.placed


def _shifted(finding: Finding, one: Subject) -> Hashable | None:
    if one.placed:
        return None
    return finding.code, one.owner, one.container, bare(one.path), one.subject, one.params


def _changed(finding: Finding, one: Subject) -> Hashable:
    return finding.code, one.owner, one.container, one.path, one.subject, one.placed


def _another_id_inside(finding: Finding, one: Subject) -> Hashable | None:
    """What stands inside a record got another id, as a goal of a plan may."""
    return (finding.code, one.container, one.path, one.subject) if one.placed and one.container else None


_WHOLE = (("measures",), ("goals",))  # where an item itself is meant, as its own record has no path


def _another_home(finding: Finding, one: Subject) -> Hashable | None:
    """What stood inside one record stands in another now, as a measure that got a file of its own."""
    if "/" not in one.owner:
        return None
    last = bare(one.path)[-1:]
    return finding.code, one.owner, () if last in _WHOLE else last, one.subject, one.params


_KEYS: tuple[_Key, ...] = (_exact, _shifted, _changed, _another_id_inside, _another_home)


def params_text(params: Any) -> str:
    """The values of a message in a form that is equal where they are."""
    if isinstance(params, dict):
        return repr(sorted((name, params_text(value)) for name, value in params.items()))
    return repr(params)


def without_numbers_of(path: Path, subject: str) -> str:
    """*subject*, empty where it only repeats the number of an item in *path*."""
    return "" if subject.isascii() and subject.isdecimal() and int(subject) in path else subject

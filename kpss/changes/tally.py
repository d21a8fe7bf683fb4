"""How many records something happened to, how many changes of each topic there are, and what can be added up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kpss.changes.difference import Difference, Meaning, RecordChange
from kpss.changes.meaning.shifts import end_moved, is_shifted
from kpss.changes.meaning.words import MONEY
from kpss.model.plans import Plan, approved, period_on, withdrawn

EVENTS = ("added", "removed", "extended", "shortened", "moved", "approved", "withdrawn", "renamed", "changed")
"""What happens to records; the last one is told of those of which nothing else is."""
TOPICS = ("deadline", "units", "money", "period", "area", "members", "steps")
"""Topics whose changes are counted; the other ones only change their record."""
_MOVED = "days"  # by how many a day was moved
_WRITTEN = "written"  # said of what means the same and is only written in another way or place
_COUNTED_AS = {"costs": "money", "vacancy": "members"}
_INSIDE = ("measures", "measure")  # a list of what is counted as records too, and their kind


class Split(NamedTuple):
    """How many files were split, into how many, and how many of the moves of files that is."""

    files: int
    into: int
    moves: int


class Tally(NamedTuple):
    """``events`` by (kind, event), ``topics`` by topic, ``files`` by sort; ``records`` by what became of them.

    Those of which nothing means anything else are ``written`` there.  ``money`` are amounts in CZK by (kind of record,
    column): what different columns tell is never added up.
    """

    events: Counter[tuple[str, str]]
    topics: Counter[str]
    files: Counter[str]
    records: Counter[str]
    money: dict[tuple[str, str], Decimal]
    split: Split


def tally(difference: Difference) -> Tally:
    """What *difference* holds, counted."""
    files = Counter[str](one.sort for one in difference.files_apart)
    found = Tally(Counter(), Counter(), files, Counter(), {}, _split(difference))
    for change in difference.records:
        _count(found, change, difference.after.as_of)
    return found


def _split(difference: Difference) -> Split:
    left = {new.file for old, new in difference.pairs.both if old.file == new.file}
    moved = Counter(one.before for one in difference.files if one.sort == "moved")
    found = {path: number for path, number in moved.items() if number + (path in left) > 1}
    into = sum(number + (path in left) for path, number in found.items())
    return Split(len(found), into, sum(found.values()))


def _count(found: Tally, change: RecordChange, day: dt.date) -> None:
    kind = change.record.kind
    events = [(kind, event) for event in _events(change, day)]
    inner = list(_inside(change)) if change.sort == "changed" else []
    if change.sort == "changed" and not events and all(one.topic == _WRITTEN for one in change.meanings):
        found.records.update(["changed", _WRITTEN])
        return
    topics = [topic for topic in _topics(change) if not (topic == "period" and events)]
    if change.sort == "changed":
        found.topics.update(topics)
        for column, amount in _money(change):
            found.money[kind, column] = found.money.get((kind, column), Decimal(0)) + amount
    found.events.update([*events, *inner] or ([] if topics else [(kind, "changed")]))
    found.records.update([change.sort, *(["renamed"] if change.renamed else [])])


def _topics(change: RecordChange) -> Iterator[str]:
    """The topics that are counted; a period is one thing, whichever of its ends changed, and so is an area."""
    told = set()
    for one in change.meanings:
        topic = _topic(one)
        whole = (topic, one.path[:-1] if one.path[-1:] in (("from",), ("to",)) else one.path)
        if topic and whole not in told:
            yield topic
        if topic in ("period", "deadline", "area"):
            told.add(whole)


def _topic(one: Meaning) -> str:
    """The topic under which a meaning is counted; empty where it is not."""
    if _MOVED in one.amounts and one.topic != "period":
        return "deadline"
    topic = _COUNTED_AS.get(one.topic, one.topic)
    return topic if topic in TOPICS and topic != "deadline" else ""


def _money(change: RecordChange) -> Iterator[tuple[str, Decimal]]:
    for one in change.meanings:
        yield from ((column, amount) for column, amount in one.amounts.items() if column in MONEY)


def _inside(change: RecordChange) -> Iterator[tuple[str, str]]:
    """Measures that came into a plan or a goal, or went from it."""
    inside, kind = _INSIDE
    for one in change.values:
        if one.path[-2:-1] == (inside,) and isinstance(one.path[-1], int) and None in (one.before, one.after):
            yield kind, "added" if one.before is None else "removed"


def _events(change: RecordChange, day: dt.date) -> list[str]:
    if change.sort != "changed":
        return [change.sort]
    found = []
    old, new = change.before, change.after
    if isinstance(old, Plan) and isinstance(new, Plan):
        period, other = period_on(old, day), period_on(new, day)
        if is_shifted(period, other):
            found.append("moved")
        elif end_moved(period, other):
            found.append("extended" if other.last > period.last else "shortened")
        if withdrawn(new, day) and not withdrawn(old, day):
            found.append("withdrawn")
        elif approved(new, day) and not approved(old, day):
            found.append("approved")
    return [*found, "renamed"] if change.renamed else found

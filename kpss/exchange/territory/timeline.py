"""Where one municipality belonged in time: certain stretches, and between them intervals in which the change lies.

A stretch is what is proven: from its first to its last proven day the municipality was in one ORP.  The day of a change
lies after the last proven day of the stretch before it and not later than the first proven day of the stretch after it.
A stretch whose ORP is None says that the records know of no ORP then; it gives way to whatever is seen there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from kpss.model.periods import DAY, Moment, moment


class Contradiction(Exception):
    """What is seen cannot be true together with what the records say."""


class Bound(NamedTuple):
    """A proven day; ``given`` is how the source wrote it where that is less precise than a day (``2019-01``)."""

    day: dt.date
    given: str = ""


PAST, FUTURE = Bound(dt.date.min), Bound(dt.date.max)


class Stretch(NamedTuple):
    """Proven membership in an ORP (code), open towards :data:`PAST` or :data:`FUTURE`.

    ``proofs`` are days within it for which a source vouches; ``entry`` is the entry of a record that says it.
    """

    orp: str | None
    first: Bound
    last: Bound
    proofs: frozenset[Bound] = frozenset()
    entry: Any = None


Timeline: TypeAlias = tuple[Stretch, ...]
UNKNOWN: Timeline = (Stretch(None, PAST, FUTURE),)
_DAY = len("2017-07-16")


class Stay(NamedTuple):
    """What one entry of a record says: the certain stretch, and when it began and ended as precisely as it is known."""

    stretch: Stretch
    start: Moment | None
    end: Moment | None


class Span(NamedTuple):
    """The day of a change: a day, or an interval as ``not_before`` and ``not_after`` (empty: open), ISO dates."""

    not_before: str
    not_after: str

    @property
    def day(self) -> str:
        """The day, if it is known; else empty."""
        return self.not_after if self.not_before == self.not_after and len(self.not_after) == _DAY else ""


def membership(orp: str, valid: Any, confirmed: dt.date | None, entry: Any) -> Stay:
    """What an entry with the period *valid* (as written) says, in a record confirmed for a day.

    :raises Contradiction: if the period cannot be read or ends before it begins.
    """
    if not isinstance(valid, dict | None):
        raise Contradiction
    moments = []
    for key in ("from", "to"):
        written = (valid or {}).get(key)
        read = moment(written)
        if written is not None and read is None:
            raise Contradiction
        moments.append(read)
    start, end = moments
    first = _bound(start.latest, (valid or {}).get("from"), "not_after") if start else PAST
    last = _bound(end.earliest, (valid or {}).get("to"), "not_before") if end else FUTURE
    if first.day > last.day:
        raise Contradiction
    proofs = frozenset({Bound(confirmed)}) if confirmed and first.day <= confirmed <= last.day else frozenset()
    return Stay(Stretch(orp, first, last, proofs, entry), start, end)


def build(stays: Iterable[Stay]) -> Timeline:
    """The timeline of all entries about one municipality.

    :raises Contradiction: if it is surely in two ORPs at once.
    """
    result: list[Stretch] = []
    left: Moment | None = None  # when it left the stretch before
    for stretch, start, end in sorted(stays, key=lambda stay: stay.stretch[1:3]):
        if start and not result:
            result.append(Stretch(None, PAST, Bound(_before(start.earliest))))
        elif start and left and _after(left.latest) < start.earliest:
            result.append(Stretch(None, Bound(_after(left.latest)), Bound(_before(start.earliest))))
        elif result:
            result[-1], stretch = _join(result[-1], left, stretch, start)  # noqa: PLW2901 - the same, made precise
        result.append(stretch)
        left = end
    if left:
        result.append(Stretch(None, Bound(_after(left.latest)), FUTURE))
    return tuple(result) or UNKNOWN


def _join(before: Stretch, left: Moment | None, after: Stretch, came: Moment | None) -> tuple[Stretch, Stretch]:
    """Two stretches in a row; where only one side of the change is written, the other follows from it.

    :raises Contradiction: if they overlap for sure.
    """
    if left is None and came is not None:
        last = max([Bound(_before(came.earliest)), *before.proofs])
        before = before._replace(last=last)
    elif left is not None and came is None:
        first = min([Bound(_after(left.latest)), *after.proofs])
        after = after._replace(first=first)
    if not before.first.day <= before.last.day < after.first.day <= after.last.day:
        raise Contradiction
    return before, after


def observe(timeline: Timeline, seen: Bound, orp: str | None, absent: dt.date | None = None) -> Timeline:
    """*timeline* with the knowledge that the municipality was in *orp* (None: nowhere) on the day *seen*.

    *absent* is the day for which the record of *orp* was confirmed: where it does not list the municipality, it was not
    there.

    :raises Contradiction: if the records prove something else.
    """
    for index, stretch in enumerate(timeline):
        if seen.day < stretch.first.day:
            return _between(timeline, index, seen, orp, absent)
        if seen.day <= stretch.last.day:
            break
    if stretch.orp == orp:
        return _put(timeline, index, index + 1, stretch._replace(proofs=stretch.proofs | {seen}))
    if stretch.orp is None:
        return _fill(timeline, index, index + 1, Stretch(orp, seen, seen, frozenset({seen})), absent)
    return _put(timeline, index, index + 1, *_split(stretch, seen, orp))


def start_of(timeline: Timeline, index: int) -> Span | None:
    """The first day of a stretch; None if it is open."""
    stretch = timeline[index]
    if stretch.first == PAST:
        return None
    before = timeline[index - 1].last if index else PAST
    not_before = "" if before == PAST else before.given or _after(before.day).isoformat()
    not_after = "" if stretch.first == FUTURE else stretch.first.given or stretch.first.day.isoformat()
    return _span(not_before, _after(before.day), not_after, stretch.first.day)


def end_of(timeline: Timeline, index: int) -> Span | None:
    """The last day of a stretch; None if it is open."""
    stretch = timeline[index]
    if stretch.last == FUTURE:
        return None
    after = timeline[index + 1].first if index + 1 < len(timeline) else FUTURE
    not_after = "" if after == FUTURE else _before(after.day).isoformat()
    not_before = "" if stretch.last == PAST else stretch.last.given or stretch.last.day.isoformat()
    return _span(not_before, stretch.last.day, not_after, _before(after.day))


def _span(not_before: str, earliest: dt.date, not_after: str, latest: dt.date) -> Span:
    return Span(latest.isoformat(), latest.isoformat()) if earliest == latest else Span(not_before, not_after)


def _between(timeline: Timeline, index: int, seen: Bound, orp: str | None, absent: dt.date | None) -> Timeline:
    """*seen* lies between the stretch *index* and the one before: the interval of the change narrows or splits."""
    before, after = timeline[index - 1], timeline[index]
    if before.orp == orp:
        return _put(timeline, index - 1, index, before._replace(last=seen, proofs=before.proofs | {seen}))
    if after.orp == orp:
        return _put(timeline, index, index + 1, after._replace(first=seen, proofs=after.proofs | {seen}))
    start = index - 1 if before.orp is None and orp is not None else index
    stop = index + 1 if after.orp is None and orp is not None else index
    return _fill(timeline, start, stop, Stretch(orp, seen, seen, frozenset({seen})), absent)


def _fill(timeline: Timeline, start: int, stop: int, new: Stretch, absent: dt.date | None) -> Timeline:
    """Put *new* in place of the stretches without an ORP from *start* to *stop*, as far as *absent* lets it reach."""
    empty = timeline[start:stop]
    first = min([new.first, *(stretch.first for stretch in empty)])
    last = max([new.last, *(stretch.last for stretch in empty)])
    before: list[Stretch] = []
    after: list[Stretch] = []
    if absent and any(stretch.first.day <= absent <= stretch.last.day for stretch in empty):
        if absent < new.first.day:
            before, first = [Stretch(None, first, Bound(absent))], new.first
        elif absent > new.last.day:
            after, last = [Stretch(None, Bound(absent), last)], new.last
    neighbours = [] if before else list(timeline[max(start - 1, 0) : start])
    neighbours += [] if after else timeline[stop : stop + 1]
    if any(neighbour.orp == new.orp for neighbour in neighbours):
        raise Contradiction  # it left, and the source sees it there as if it had not
    return _put(timeline, start, stop, *before, new._replace(first=first, last=last), *after)


def _split(stretch: Stretch, seen: Bound, orp: str | None) -> list[Stretch]:
    """An open stretch ends at its last proof before *seen* (or begins at its first proof after it)."""
    ends = {bound for bound in (stretch.first, stretch.last) if bound not in (PAST, FUTURE)}
    proofs = sorted(stretch.proofs | ends)
    earlier, later = [p for p in proofs if p.day < seen.day], [p for p in proofs if p.day > seen.day]
    if len(earlier) + len(later) < len(proofs) or bool(earlier) == bool(later):
        raise Contradiction
    new = Stretch(orp, seen, seen, frozenset({seen}))
    if earlier:
        return [stretch._replace(last=earlier[-1]), new._replace(last=FUTURE)]
    return [new._replace(first=PAST), stretch._replace(first=later[0])]


def _put(timeline: Timeline, start: int, stop: int, *pieces: Stretch) -> Timeline:
    return (*timeline[:start], *pieces, *timeline[stop:])


def _bound(day: dt.date, written: Any, side: str) -> Bound:
    text = str(written.get(side, "")) if isinstance(written, dict) else str(written)
    return Bound(day, "" if len(text) == _DAY else text)


def _before(day: dt.date) -> dt.date:
    return day - DAY if day > dt.date.min else day


def _after(day: dt.date) -> dt.date:
    return day + DAY if day < dt.date.max else day

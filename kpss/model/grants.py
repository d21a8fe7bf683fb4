"""Grants that stand both in the money of an entry and in a programme: which rows and which grants are the same.

A row that names its programme is that programme's grant of the service; a side that does not tell the part stands for
all parts.  A row without a programme is by its source the grant that no row with a programme has; where several grants
fit, only their amounts tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kpss.model.money import added
from kpss.model.network import programme_known
from kpss.model.network_records import Grant, MoneyRow, Programme
from kpss.model.workspace import Workspace

AMOUNTS = ("requested", "granted")
PlacedRow = tuple[int, MoneyRow]  # a row with its place in the money of its entry


class PlacedGrant(NamedTuple):
    """A grant with its programme, its place there, and the source that the programme tells."""

    programme: Programme
    place: int
    grant: Grant
    source: str

    @property
    def part(self) -> str:
        """The code of the sub-programme; empty where it is not told."""
        return self.grant.sub_programme


class Match(NamedTuple):
    """Rows of an entry and grants of programmes that are the same money; either side may be empty."""

    rows: tuple[PlacedRow, ...]
    grants: tuple[PlacedGrant, ...]

    def told(self, column: str) -> list[Decimal | None]:
        """What each row says in *column*."""
        return [getattr(row, column) for _, row in self.rows]

    def given(self, column: str) -> list[Decimal | None]:
        """What each grant says in *column*."""
        return [getattr(one.grant, column) for one in self.grants]

    def differs(self) -> bool:
        """Whether the two sides tell different amounts."""
        sums = ((added(self.told(name)), added(self.given(name))) for name in AMOUNTS)
        return any(told is not None and given is not None and told != given for told, given in sums)


class Matching(NamedTuple):
    """The matches of a service in a year; ``doubtful`` where a row may be one of several grants."""

    matches: tuple[Match, ...]
    doubtful: bool


def programmes_of(workspace: Workspace, year: int) -> list[Programme]:
    """The programmes of *year* that could be known."""
    return [one for one in workspace.of(Programme) if one.year == year and programme_known(one, workspace.as_of)]


@lru_cache(maxsize=32)
def grants_of(workspace: Workspace, year: int) -> Mapping[str, tuple[PlacedGrant, ...]]:
    """Service → its grants of the programmes of *year*."""
    found: dict[str, list[PlacedGrant]] = defaultdict(list)
    for programme in programmes_of(workspace, year):
        sources = {part.code: part.source for part in programme.sub_programmes}
        for index, grant in enumerate(programme.grants if "grants" not in programme.broken else ()):
            found[grant.service].append(PlacedGrant(programme, index, grant, sources.get(grant.sub_programme, "")))
    return {service: tuple(grants) for service, grants in found.items()}


def matching(rows: Sequence[PlacedRow], grants: Sequence[PlacedGrant]) -> Matching:
    """Each of *rows* once, with the *grants* that are the same money."""
    named = list(_named(rows, grants))
    taken = {(one.programme.id, one.place) for match in named for one in match.grants}
    left = [one for one in grants if (one.programme.id, one.place) not in taken]
    loose, doubtful = _loose([one for one in rows if not one[1].programme], left)
    return Matching((*named, *loose), doubtful)


def _named(rows: Sequence[PlacedRow], grants: Sequence[PlacedGrant]) -> Iterator[Match]:
    """By programme; by its part where both sides tell it, else all parts together."""
    for name in dict.fromkeys(row.programme for _, row in rows if row.programme):
        mine = [one for one in rows if one[1].programme == name]
        theirs = [one for one in grants if one.programme.id == name]
        parts = dict.fromkeys([*(row.sub_programme for _, row in mine), *(one.part for one in theirs)])
        for part in parts if all(parts) else [""]:
            own = tuple(one for one in mine if part in ("", one[1].sub_programme))
            if own:
                yield Match(own, tuple(one for one in theirs if part in ("", one.part)))


def _loose(rows: Sequence[PlacedRow], grants: list[PlacedGrant]) -> tuple[list[Match], bool]:
    """Rows without a programme by source; one without a source comes last and may be any grant that is left."""
    found, doubtful = [Match((one,), ()) for one in rows if not _tells_grant(one)], False
    by_source: dict[str, list[PlacedRow]] = defaultdict(list)
    for one in rows:
        if _tells_grant(one):
            by_source[one[1].source].append(one)
    for source in sorted(by_source, key=lambda one: (not one, one)):
        fitting = [one for one in grants if not source or one.source in ("", source)]
        own = tuple(by_source[source])
        same = _same(own, fitting)
        doubtful |= bool(fitting) and not same
        found.append(Match(own, same))
        grants = [one for one in grants if one not in same]
    return found, doubtful


def _tells_grant(one: PlacedRow) -> bool:
    return any(getattr(one[1], name) is not None for name in AMOUNTS)


def _same(rows: tuple[PlacedRow, ...], fitting: Sequence[PlacedGrant]) -> tuple[PlacedGrant, ...]:
    """The only grant that fits; of several all together or the one with the same amounts, else none."""
    if len(fitting) == 1:
        return tuple(fitting)
    choices: Iterable[tuple[PlacedGrant, ...]] = (tuple(fitting), *((one,) for one in fitting)) if fitting else ()
    return next((one for one in choices if _tells_both(match := Match(rows, one)) and not match.differs()), ())


def _tells_both(match: Match) -> bool:
    return any(added(match.told(name)) is not None and added(match.given(name)) is not None for name in AMOUNTS)

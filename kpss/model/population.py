"""How many inhabitants, or persons of a target group, live in the ORPs: the newest numbers up to a date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kpss.model.services import Population
from kpss.model.workspace import Workspace

EVERYBODY = ""
"""The group of all inhabitants."""
_NEEDED = frozenset({"year", "target_group", "ages", "values"})


class People(NamedTuple):
    """How many persons there are in a year."""

    value: int
    year: int


class Populations(NamedTuple):
    """Group → code of the ORP → how many; ORPs whose numbers differ between records, or are there only in part."""

    people: dict[str, dict[str, People]]
    different: frozenset[str]
    partial: frozenset[str]

    def sum_of(self, group: str, orps: list[str]) -> People | None:
        """Those of all *orps* together; None where one of them is not known."""
        found = [self.people.get(group, {}).get(orp) for orp in orps]
        given = [one for one in found if one is not None]
        if not given or len(given) < len(found):
            return None
        return People(sum(one.value for one in given), max(one.year for one in given))


class _Year(NamedTuple):
    """The numbers of one group in one year by ORP and by municipality; several where records differ."""

    orps: dict[str, set[int]]
    municipalities: dict[str, set[int]]


@lru_cache(maxsize=8)
def populations(workspace: Workspace) -> Populations:
    """The newest numbers of each group and ORP up to the workspace's date."""
    years = _years(workspace)
    people: dict[str, dict[str, People]] = {}
    different, partial = set(), set()
    for group in dict.fromkeys(group for group, _ in years):
        for orp in workspace.territory.orps:
            for year in sorted((year for own, year in years if own == group), reverse=True):
                numbers = _of_orp(workspace, years[group, year], orp)
                if len(numbers) == 1:
                    people.setdefault(group, {})[orp] = People(numbers.pop(), year)
                    break
                if numbers:
                    different.add(orp)
                    break
                if _is_partly_there(workspace, years[group, year], orp):
                    partial.add(orp)
    return Populations(people, frozenset(different), frozenset(partial))


def _years(workspace: Workspace) -> dict[tuple[str, int], _Year]:
    found: dict[tuple[str, int], _Year] = {}
    for record in workspace.of(Population):
        # Without a group an age says that these are not all inhabitants.
        wrong = not record.broken.isdisjoint(_NEEDED) or (record.ages is not None and not record.target_group)
        if record.year is None or record.year > workspace.as_of.year or wrong:
            continue
        year = found.setdefault((record.target_group, record.year), _Year({}, {}))
        for sort, code, value in _values(workspace, record):
            (year.orps if sort == "orp" else year.municipalities).setdefault(code, set()).add(value)
    return found


def _values(workspace: Workspace, record: Population) -> Iterator[tuple[str, str, int]]:
    territory = workspace.territory
    for one in record.values:
        for sort, codes in (
            ("orp", territory.find_orp(one.orp) if one.orp else []),
            ("municipality", territory.find_municipality(one.municipality) if one.municipality else []),
        ):
            if len(codes) == 1 and one.value is not None:
                yield sort, codes[0], one.value


def _of_orp(workspace: Workspace, year: _Year, orp: str) -> set[int]:
    """The numbers of *orp*: its own, else the sum of its municipalities where all of them are there."""
    if orp in year.orps:
        return set(year.orps[orp])
    members = _members(workspace, orp)
    numbers = [year.municipalities.get(code, set()) for code in members]
    if not members or not all(numbers):
        return set()
    low, high = sum(map(min, numbers)), sum(map(max, numbers))
    return {low, high}


def _is_partly_there(workspace: Workspace, year: _Year, orp: str) -> bool:
    return not year.municipalities.keys().isdisjoint(_members(workspace, orp))


def _members(workspace: Workspace, orp: str) -> list[str]:
    """The municipalities of *orp* on the date; nobody lives in military areas."""
    territory, day = workspace.territory, workspace.as_of
    return [
        code
        for code in territory.members(orp, day)
        if (belonging := territory.belonging(code, day)) is None or not belonging.military
    ]

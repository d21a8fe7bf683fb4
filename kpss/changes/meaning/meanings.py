"""A changed record → what its changes mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kpss.changes.difference import Meaning, RecordChange, ValueChange
from kpss.changes.meaning.areas import areas, fits_area
from kpss.changes.meaning.generic import generic
from kpss.changes.meaning.holders import (
    fits_frequency,
    fits_holders,
    fits_post,
    frequency,
    holders,
    post,
)
from kpss.changes.meaning.money import amount, fits_amount, fits_money, money
from kpss.changes.meaning.periods import dates, extensions, fits_date, fits_extensions, fits_period, periods
from kpss.changes.meaning.records import came_or_went, renamed
from kpss.changes.meaning.scalars import fits_scalars, scalars
from kpss.changes.meaning.seals import fits_seal, seals
from kpss.changes.meaning.telling import Group, Handler, Told
from kpss.changes.meaning.territory import fits_municipalities, fits_people, municipalities, people
from kpss.changes.meaning.units import extent, fits_extent, fits_units, units
from kpss.model.workspace import Workspace
from kpss.structure.problems import Path

_TOPICS: tuple[tuple[Callable[[Mapping[str, Any], str], bool], Handler], ...] = (
    (fits_post, post),
    (fits_seal, seals),
    (fits_period, periods),
    (fits_extensions, extensions),
    (fits_area, areas),
    (fits_units, units),
    (fits_extent, extent),
    (fits_money, money),
    (fits_amount, amount),
    (fits_frequency, frequency),
    (fits_municipalities, municipalities),
    (fits_people, people),
    (fits_holders, holders),
    (fits_date, dates),
    (fits_scalars, scalars),
)
"""What a value is by its schema and its key → what says its changes; the first that fits."""
_APART = frozenset({"note", "orps", "sources"})
"""Keys whose values are said by themselves, whatever they stand in."""


def meanings(change: RecordChange, before: Workspace, after: Workspace) -> tuple[Meaning, ...]:
    """What *change* means, in the order of the record."""
    told = Told(change, before, after)
    if change.sort != "changed":
        return tuple(came_or_went(told))
    return (*renamed(told), *_of_values(told, change.values))


def _of_values(told: Told, values: Iterable[ValueChange]) -> Iterator[Meaning]:
    groups: dict[tuple[Path, Handler | None, str], list[ValueChange]] = {}
    for value in values:
        base, handler = _base(told, value)
        groups.setdefault((base, handler, value.sort), []).append(value)
    for (base, handler, _), found in groups.items():
        said: list[Meaning] = []
        if handler is not None:
            said = list(handler(Group(told, base, found[0].former[: len(base)], found)))
        if said or handler is not post:
            yield from said or (meaning for value in found for meaning in generic(told, value))


def _base(told: Told, value: ValueChange) -> tuple[Path, Handler | None]:
    """The outermost thing that a topic can tell about, with what tells it; the value itself where there is none."""
    path = value.path
    if value.sort == "order" or not (_says(value.before) or _says(value.after)):
        return path, None
    for depth, step in enumerate(path):
        if not isinstance(step, str):
            continue
        here = path[: depth + 1]
        schema = told.schema(here)
        rest = _APART.intersection(one for one in path[depth + 1 :] if isinstance(one, str))
        handler = next((tells for fits, tells in _TOPICS if not rest and fits(schema, step)), None)
        if handler is not None:
            return here, handler
    return path, None


def _says(value: Any) -> bool:
    """Whether *value* is more than an empty list or group."""
    return value not in (None, [], {})

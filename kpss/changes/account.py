"""All that is told of a difference: what the formats are given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kpss.changes.difference import Difference
from kpss.changes.effect import Effect, Finder, effect
from kpss.changes.selection import select, selected
from kpss.changes.summary import Summary, summary
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.reports.filters import Filters
from kpss.rules.engine import find


class Side(NamedTuple):
    """One of two versions: its hash, empty of files as they are now, and what people are told it is."""

    revision: str
    name: Text


class Account(NamedTuple):
    """A difference with its effect and its line of words, and what a reader must know of how it was made."""

    difference: Difference
    effect: Effect
    summary: Summary
    before: Side
    after: Side
    remarks: tuple[Phrase, ...] = ()


def account(
    difference: Difference,
    sides: tuple[Side, Side],
    filters: Filters,
    paths: Iterable[str] = (),
    remarks: Iterable[Phrase] = (),
    findings: Finder = find,
) -> Account:
    """What is told of *difference* between *sides*, as far as *filters* and *paths* let it.

    :raises UserError: if neither side knows what *filters* and *paths* name.
    """
    selection = select(difference, filters, paths)
    chosen = selected(difference, selection)
    done = effect(chosen, selection, findings)
    return Account(chosen, done, summary(chosen, done), *sides, tuple(remarks))

"""What a difference does: to the municipalities that a plan covers, to the network, to gaps and errors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kpss.changes.deleted import deleted_with
from kpss.changes.difference import Difference
from kpss.changes.finding_states import finding_states
from kpss.changes.selection import NOTHING, Selection, keeps_finding, shows_municipality, shows_record
from kpss.findings.finding import Finding
from kpss.language.phrases import Phrase
from kpss.language.sorting import sort_key
from kpss.model.coverage import Coverage, coverage
from kpss.model.doubt import kinds_in_doubt, plans_in_doubt
from kpss.model.network import counts, entries_on, units_total
from kpss.model.network_changes import Balance, by_unit
from kpss.model.network_records import NetworkEntry
from kpss.model.territory import Belonging
from kpss.model.workspace import Workspace
from kpss.reports.filters import Chosen
from kpss.reports.gaps import rows_of
from kpss.reports.network_totals import ordered
from kpss.reports.remarks import remarks
from kpss.reports.table import Row
from kpss.rules.engine import find

TOLD = ("error", "gap")
"""The severities of findings that a difference tells; all others are shown by ``kpss validate --since``."""
Finder = Callable[[Workspace], Sequence[Finding]]
_NONE = Decimal(0)


class CoverageEffect(NamedTuple):
    """How many municipalities have a plan in force before and after, of how many, and which came and went."""

    before: int
    after: int
    all: int
    gained: tuple[Belonging, ...]
    lost: tuple[Belonging, ...]


class CapacityEffect(NamedTuple):
    """Units of the network that changed on ``day``; ``later`` where that is a day that has yet to come."""

    day: dt.date
    later: bool
    balance: tuple[Balance, ...]


class Effect(NamedTuple):
    """What a difference does on the day; findings are rows of the gap report, those of municipalities together.

    ``gone`` are those that are no more because what they were about was deleted.
    ``coverage`` and ``capacity`` are None where they cannot be told.  ``remarks`` say how far the records reach and
    what could not be read.
    """

    coverage: CoverageEffect | None
    capacity: CapacityEffect | None
    new: tuple[Row, ...]
    fixed: tuple[Row, ...]
    gone: tuple[Row, ...]
    remarks: tuple[Phrase, ...]


def effect(difference: Difference, selection: Selection, findings: Finder = find) -> Effect:
    """What *difference* does to what was selected; *findings* finds those of a workspace."""
    before, after = difference.before, difference.after
    rows = _findings(difference, selection, findings)
    said = list(remarks(after))
    said += [one for one in remarks(before, on_places=False) if one not in said]
    if selection.paths:  # what a plan covers and the network has is the work of all files together
        return Effect(None, None, *rows, tuple(said))
    return Effect(_coverage(before, after, selection), _capacity(difference, selection), *rows, tuple(said))


def _coverage(before: Workspace, after: Workspace, selection: Selection) -> CoverageEffect:
    rows = coverage(after)
    old, new = _covered(coverage(before), selection.before), _covered(rows, selection.after)
    # What may stand in a file that cannot be read is neither gained nor lost.
    known_new = new | {code: one for code, one in old.items() if code not in new and _doubtful(after, code)}
    known_old = old | {code: one for code, one in new.items() if code not in old and _doubtful(before, code)}
    orp = (selection.after or selection.before or NOTHING).orp
    return CoverageEffect(
        len(known_old),
        len(known_new),
        sum(1 for row in rows if row.status != "exempt" and orp in ("", row.belonging.orp)),
        _by_name(one for code, one in known_new.items() if code not in known_old),
        _by_name(one for code, one in known_old.items() if code not in known_new),
    )


def _covered(rows: Iterable[Coverage], chosen: Chosen | None) -> dict[str, Belonging]:
    covered = (row for row in rows if row.status == "covered" and shows_municipality(chosen, row))
    return {row.belonging.code: row.belonging for row in covered}


def _doubtful(workspace: Workspace, code: str) -> bool:
    codes = plans_in_doubt(workspace)
    return codes is None or code in codes


def _by_name(found: Iterable[Belonging]) -> tuple[Belonging, ...]:
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.code)))


def _capacity(difference: Difference, selection: Selection) -> CapacityEffect | None:
    before, after = difference.before, difference.after
    if any(kinds_in_doubt(one, "network-entry") for one in (before, after)):
        return None
    for day in _days(difference):
        old, new = (_units(one, day, chosen) for one, chosen in ((before, selection.before), (after, selection.after)))
        found = (Balance(unit, old.get(unit, _NONE), new.get(unit, _NONE)) for unit in dict.fromkeys((*old, *new)))
        changed = tuple(one for one in found if one.before != one.after)
        if changed:
            return CapacityEffect(day, day != after.as_of, changed)
    return CapacityEffect(after.as_of, False, ())  # noqa: FBT003 - on the day itself


def _days(difference: Difference) -> list[dt.date]:
    """The day, and the last one on which an entry that changed begins."""
    today = difference.after.as_of
    sides = (record for change in difference.records for record in (change.before, change.after))
    begin = (one.valid.first for one in sides if isinstance(one, NetworkEntry))
    return [today, *sorted((day for day in begin if day > today), reverse=True)[:1]]


def _units(workspace: Workspace, day: dt.date, chosen: Chosen | None) -> dict[str, Decimal]:
    """Unit → how many of them are in the network on *day*, in the order of the vocabulary."""
    if chosen is None:
        return {}
    seen = workspace if day == workspace.as_of else workspace.seen_on(day)
    entries = [one for one in entries_on(seen) if counts(seen, one) and shows_record(seen, chosen, one, ())]
    return ordered(seen.settings, by_unit(units_total(one.units) for one in entries))


def _findings(
    difference: Difference, selection: Selection, findings: Finder
) -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
    """What is new, what was mended, and what went with what it was about."""
    before, after = difference.before, difference.after
    found = finding_states(before, after, difference.pairs, (findings(before), findings(after)), find)
    new = (one for one in found.present if one.state == "new" and _tells(after, selection.after, selection, one))
    fixed = [one for one in found.gone if _tells(before, selection.before, selection, one)]
    deleted = deleted_with(before, after, difference.pairs)
    mended, gone = ([one for one in fixed if deleted(one) is way] for way in (False, True))
    return _rows(after, new), _rows(before, mended), _rows(before, gone)


def _tells(workspace: Workspace, chosen: Chosen | None, selection: Selection, finding: Finding) -> bool:
    return finding.severity in TOLD and keeps_finding(workspace, chosen, finding, selection.paths)


def _rows(workspace: Workspace, findings: Iterable[Finding]) -> tuple[Row, ...]:
    found = [row for _, row in rows_of(workspace, findings)]
    return tuple(
        sorted(found, key=lambda row: (TOLD.index(row["severity"]), row["priority"], row["code"], row["record"]))
    )

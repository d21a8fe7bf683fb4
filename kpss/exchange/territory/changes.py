"""The table of municipalities that changed their ORP: where each was last seen before and first seen after."""

from __future__ import annotations

import re
from typing import NamedTuple

from kpss.exchange.territory.packed_csv import CsvRow, rows
from kpss.language.errors import UserError
from kpss.model.periods import moment
from kpss.structure.values import is_date

COLUMNS = ("code", "name", "old_orp_code", "new_orp_code", "last_seen_old", "first_seen_new")
_CODE, _ORP = re.compile("[0-9]{6}"), re.compile("[0-9]{4}")


class Change(NamedTuple):
    """A municipality moved from one ORP (code) to another; dates are as precise as their source (``2019-01``)."""

    code: str
    name: str
    old_orp: str
    new_orp: str
    last_seen_old: str
    first_seen_new: str


def read_changes(data: bytes, name: str) -> list[Change]:
    """The changes in *data* (CSV with the columns of :data:`COLUMNS`, others are passed over), oldest first.

    :raises UserError: one sentence on what is wrong with the file *name*.
    """
    found = rows(data, name, COLUMNS)
    return sorted({_change(row, name) for row in found}, key=lambda change: (change.first_seen_new, change))


def _change(row: CsvRow, name: str) -> Change:
    change = Change(*row.cells)
    forms: list[object] = [_CODE.fullmatch(change.code), change.name]
    forms += [_ORP.fullmatch(change.old_orp), _ORP.fullmatch(change.new_orp)]
    forms += [is_date(change.last_seen_old), is_date(change.first_seen_new)]
    for column, cell, right in zip(COLUMNS, row.cells, forms, strict=True):
        if not right:
            raise UserError(
                f"Tabulka {name} má na řádku {row.line} ve sloupci „{column}“ hodnotu „{cell}“, kterou import nezná.",
                f"Line {row.line} of {name} has the value “{cell}” in the column “{column}”, which is not known.",
            )
    before, after = moment(change.last_seen_old), moment(change.first_seen_new)
    if before is None or after is None or before.earliest >= after.latest or change.old_orp == change.new_orp:
        raise UserError(
            f"Tabulka {name} má na řádku {row.line} změnu, která nemůže platit ({change.name}: ORP {change.old_orp} "
            f"do {change.last_seen_old}, ORP {change.new_orp} od {change.first_seen_new}).",
            f"Line {row.line} of {name} has a change that cannot be ({change.name}: ORP {change.old_orp} until "
            f"{change.last_seen_old}, ORP {change.new_orp} since {change.first_seen_new}).",
        )
    return change

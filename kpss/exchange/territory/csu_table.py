"""The table "Struktura území ČR" of the Czech Statistical Office: municipalities, ORPs and regions on a date."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, NoReturn, TypeVar

from kpss.exchange.territory.packed_csv import CsvRow, rows
from kpss.language.errors import UserError
from kpss.language.nearest import nearest
from kpss.language.slugs import fold
from kpss.structure.values import is_day

TITLE = "Struktura území ČR"
PUBLISHER = "Český statistický úřad"
LICENCE = "CC BY 4.0"

COLUMNS = (
    "platnost_datum", "obec_kod", "obec_text", "obec_typ", "orp_csu_cis65_kod", "orp_text", "orp_sidlo_obec_kod",
    "kraj_csu_cis108_nuts_kod", "kraj_text",
)  # fmt: skip
TYPES = {
    "Obec": "municipality",
    "Městys": "market_town",
    "Město": "town",
    "Statutární město": "statutory_city",
    "Hlavní město": "capital",
    "Vojenský újezd": "military",
}
TYPE_NAMES = {type_: name for name, type_ in TYPES.items()}
_FORMS = {
    "obec_kod": re.compile("[0-9]{6}"),
    "orp_csu_cis65_kod": re.compile("[0-9]{4}"),
    "orp_sidlo_obec_kod": re.compile("[0-9]{6}"),
    "kraj_csu_cis108_nuts_kod": re.compile("CZ0[0-9]{2}"),
}
_T = TypeVar("_T")


class Town(NamedTuple):
    """A municipality of the table: six-digit code, name, type as in the records, four-digit code of its ORP."""

    code: str
    name: str
    type: str
    orp: str


class District(NamedTuple):
    """An ORP of the table: four-digit code, name, code of the municipality where its office is, code of the region."""

    code: str
    name: str
    seat: str
    region: str


class Table(NamedTuple):
    """The whole table, by codes; ``day`` says when it was true, ``regions`` gives their names."""

    day: dt.date
    towns: dict[str, Town]
    districts: dict[str, District]
    regions: dict[str, str]


def read_table(data: bytes, name: str) -> Table:
    """The table in *data* (CSV in UTF-8, also packed with gzip); *name* is what messages call the file.

    :raises UserError: one sentence on what is wrong with the file.
    """
    found = rows(data, name, COLUMNS)
    if not found:
        raise UserError(f"V tabulce {name} není žádná obec.", f"The table {name} has no municipality.")
    day = _day(found, name)
    towns: dict[str, Town] = {}
    districts: dict[str, District] = {}
    regions: dict[str, str] = {}
    for row in found:
        _check(row, name)
        _, code, town, kind, orp, orp_name, seat, region, region_name = row.cells
        _add(towns, code, Town(code, town, TYPES[kind], orp), row, name)
        _add(districts, orp, District(orp, orp_name, seat, region), row, name)
        _add(regions, region, region_name, row, name)
    return Table(day, towns, districts, regions)


def find_region(table: Table, wanted: str) -> str:
    """The code of the region that *wanted* (a code or a name) means.

    :raises UserError: listing all regions.
    """
    for code, name in table.regions.items():
        if fold(wanted.strip()) in (fold(code), fold(name)):
            return code
    near = nearest(wanted, [*table.regions, *table.regions.values()])
    listed = ", ".join(f"{code} {name}" for code, name in sorted(table.regions.items()))
    raise UserError(
        f"Kraj „{wanted}“ v tabulce není{f'; nejblíž je {near}' if near else ''}. Kraje: {listed}.",
        f"The table has no region “{wanted}”{f'; the nearest is {near}' if near else ''}. Regions: {listed}.",
    )


def find_district(table: Table, region: str, wanted: str) -> str:
    """The code of the ORP of *region* that *wanted* (a code or a name) means.

    :raises UserError: listing all ORPs of the region.
    """
    inside = {code: district.name for code, district in table.districts.items() if district.region == region}
    for code, name in inside.items():
        if fold(wanted.strip()) in (code, fold(name)):
            return code
    near = nearest(wanted, inside.values())
    listed = ", ".join(f"{code} {name}" for code, name in sorted(inside.items()))
    raise UserError(
        f"ORP „{wanted}“ v kraji {region} není{f'; nejblíž je {near}' if near else ''}. ORP: {listed}.",
        f"Region {region} has no ORP “{wanted}”{f'; the nearest is {near}' if near else ''}. ORPs: {listed}.",
    )


def _day(found: list[CsvRow], name: str) -> dt.date:
    first = found[0].cells[0]
    for row in found:
        if not is_day(row.cells[0]):
            _refuse(row, name, "platnost_datum", row.cells[0])
        if row.cells[0] != first:
            raise UserError(
                f"V tabulce {name} je více dat platnosti ({first} a {row.cells[0]}); importujte je po jednom.",
                f"The table {name} has several dates ({first} and {row.cells[0]}); import them one by one.",
            )
    return dt.date.fromisoformat(first)


def _check(row: CsvRow, name: str) -> None:
    for column, cell in zip(COLUMNS, row.cells, strict=True):
        form = _FORMS.get(column)
        if not cell or (form and not form.fullmatch(cell)) or (column == "obec_typ" and cell not in TYPES):
            _refuse(row, name, column, cell)


def _refuse(row: CsvRow, name: str, column: str, cell: str) -> NoReturn:
    raise UserError(
        f"Tabulka {name} má na řádku {row.line} ve sloupci „{column}“ hodnotu „{cell}“, kterou import nezná.",
        f"Line {row.line} of the table {name} has the value “{cell}” in the column “{column}”, which is not known.",
    )


def _add(known: dict[str, _T], code: str, value: _T, row: CsvRow, name: str) -> None:
    """Note what a row says; the same twice is no harm, two different things are."""
    if known.setdefault(code, value) != value:
        raise UserError(
            f"Tabulka {name} říká na řádku {row.line} o kódu {code} něco jiného než výše.",
            f"Line {row.line} of the table {name} says something else about code {code} than a line above.",
        )

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from kpss.exchange.territory.csu_table import COLUMNS, District, Town, find_district, find_region, read_table
from kpss.language.errors import UserError
from tests.unit.exchange.support import DATA, csv_bytes


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_tables_of_two_years_are_read(year):
    name = f"struktura_uzemi_cr_{year}-01-01.csv.gz"
    table = read_table((DATA / name).read_bytes(), name)
    assert table.day == dt.date(year, 1, 1)
    assert len(table.towns) == 784
    assert table.districts["7107"] == District("7107", "Olomouc", "500496", "CZ071")
    assert table.towns["500852"] == Town("500852", "Bohuňovice", "municipality", "7107" if year == 2025 else "7110")
    assert Counter(town.type for town in table.towns.values() if town.type in {"military", "capital"}) == {
        "military": 3,
        "capital": 1,
    }
    assert table.regions["CZ010"] == "Hlavní město Praha"


def test_every_type_is_mapped_and_the_order_of_columns_does_not_matter():
    types = ["Obec", "Městys", "Město", "Statutární město", "Hlavní město", "Vojenský újezd"]
    data = csv_bytes([{"obec_kod": f"50000{i}", "obec_typ": kind} for i, kind in enumerate(types)], sorted(COLUMNS))
    found = [town.type for town in read_table(data, "t").towns.values()]
    assert found == ["municipality", "market_town", "town", "statutory_city", "capital", "military"]


def test_a_row_that_stands_twice_counts_once():
    assert len(read_table(csv_bytes([{}, {}]), "t").towns) == 1


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_is_named(column):
    with pytest.raises(UserError) as caught:
        read_table(csv_bytes([{}], [name for name in COLUMNS if name != column]), "tabulka.csv")
    assert caught.value.text.cs == f"V tabulce tabulka.csv chybí sloupec „{column}“."


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ([], "není žádná obec"),
        ([{}, {"obec_kod": "500001", "platnost_datum": "2025-01-01"}], "více dat platnosti (2026-01-01 a 2025-01-01)"),
        ([{"platnost_datum": "1.1.2026"}], "na řádku 2 ve sloupci „platnost_datum“ hodnotu „1.1.2026“"),
        ([{"platnost_datum": "2026-02-30"}], "na řádku 2 ve sloupci „platnost_datum“"),
        ([{}, {"obec_typ": "Osada"}], "na řádku 3 ve sloupci „obec_typ“ hodnotu „Osada“"),
        ([{"obec_kod": "500852.0"}], "ve sloupci „obec_kod“"),
        ([{"orp_csu_cis65_kod": "711"}], "ve sloupci „orp_csu_cis65_kod“"),
        ([{"kraj_csu_cis108_nuts_kod": "OLK"}], "ve sloupci „kraj_csu_cis108_nuts_kod“"),
        ([{"obec_text": ""}], "ve sloupci „obec_text“"),
        ([{}, {"obec_text": "Jinde"}], "na řádku 3 o kódu 500852 něco jiného"),
        ([{}, {"obec_kod": "500001", "orp_text": "Olomouc"}], "na řádku 3 o kódu 7110 něco jiného"),
    ],
)
def test_what_the_import_does_not_know_is_named(rows, part):
    with pytest.raises(UserError) as caught:
        read_table(csv_bytes(rows), "t.csv")
    assert part in caught.value.text.cs
    assert "t.csv" in caught.value.text.cs


def test_regions_and_districts_are_found_by_code_and_name():
    table = read_table(csv_bytes([{}]), "t")
    assert {find_region(table, wanted) for wanted in ("CZ071", "cz071 ", "Olomoucký kraj")} == {"CZ071"}
    assert {find_district(table, "CZ071", wanted) for wanted in ("7110", "Šternberk", "sternberk")} == {"7110"}


def test_an_unknown_region_or_district_lists_what_there_is():
    table = read_table(csv_bytes([{}]), "t")
    with pytest.raises(UserError) as caught:
        find_region(table, "CZ077")
    assert caught.value.text.cs == "Kraj „CZ077“ v tabulce není; nejblíž je CZ071. Kraje: CZ071 Olomoucký kraj."
    with pytest.raises(UserError) as caught:
        find_district(table, "CZ071", "Sternberg")
    assert caught.value.text.cs == "ORP „Sternberg“ v kraji CZ071 není; nejblíž je Šternberk. ORP: 7110 Šternberk."

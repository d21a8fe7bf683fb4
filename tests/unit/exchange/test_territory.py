from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.exchange.territory.changes import Change
from kpss.exchange.territory.csu_table import Table, read_table
from kpss.exchange.territory.importing import plan_import
from kpss.exchange.territory.write import ENTRY_KEYS, RECORD_KEYS
from kpss.language.errors import UserError
from kpss.language.sorting import sort_key
from tests.support import ROOT
from tests.unit.exchange.support import REGIONS, belonging, csv_bytes, problems, records, table, valid

TO_OLOMOUC = {"to": {"not_before": "2025-01-01", "not_after": "2025-12-31"}}
FROM_STERNBERK = {"from": {"not_before": "2025-01-02", "not_after": "2026-01-01"}}


def texts(result):
    return [text.cs.replace("\u00a0", " ") for text in result.messages]


# -- the real tables --------------------------------------------------------------------------------------------------


def test_a_new_file_is_tidy(table_2026):
    result = plan_import(table_2026, "CZ071", {})
    assert len(result.files) == 13
    assert result.files["territory/orp-konice.yaml"].startswith(
        "kind: orp\n"
        "id: orp-konice\n"
        "name: Konice\n"
        'code: "7103"\n'
        "region: CZ071\n"
        'seat: "589624"\n'
        "municipalities:\n"
        '  - {code: "589292", name: Bohuslavice}\n'
    )
    assert '\n  - {code: "589624", name: Konice, type: town}\n' in result.files["territory/orp-konice.yaml"]
    assert result.files["territory/orp-konice.yaml"].endswith(
        "confirmed: 2026-01-01\n"
        "sources:\n"
        "  - {title: Struktura území ČR, publisher: Český statistický úřad, date: 2026-01-01, licence: CC BY 4.0}\n"
    )
    assert texts(result) == [
        "Olomoucký kraj (CZ071) k 1. 1. 2026: 13 správních obvodů ORP, 402 obcí; 13 nových souborů, 0 změněných."
    ]


@pytest.mark.parametrize(
    ("region", "orps", "towns"), [("CZ071", 13, 402), ("CZ051", 10, 215), ("CZ041", 7, 134), ("CZ010", 1, 1)]
)
def test_records_are_right_for_their_schema_and_in_czech_order(table_2026, changes, region, orps, towns):
    files = plan_import(table_2026, region, {}, changes).files
    assert problems(files) == []
    assert len(files) == orps
    assert len(belonging(files, "2026-01-01")) == towns
    assert len(belonging(files, "1999-01-01")) == towns
    for record in records(files).values():
        names = [entry["name"] for entry in record["municipalities"]]
        assert names == sorted(names, key=sort_key)


def test_prague_is_one_district(table_2026):
    (text,) = plan_import(table_2026, "CZ010", {}).files.values()
    assert records({"a": text})["orp-praha"]["code"] == "1000"
    assert '{code: "554782", name: Praha, type: capital}' in text


def test_military_areas_are_marked(table_2026):
    files = plan_import(table_2026, "CZ071", {}).files
    assert '{code: "503941", name: Libavá, type: military}' in files["territory/orp-olomouc.yaml"]


def test_bohunovice_moves_by_two_tables_and_by_recorded_changes(table_2025, table_2026, changes):
    first = plan_import(table_2025, "CZ071", {}).files
    later = plan_import(table_2026, "CZ071", first)
    by_tables = {**first, **later.files}
    by_changes = plan_import(table_2026, "CZ071", {}, changes).files
    for files in (by_tables, by_changes):
        assert valid(files, "orp-olomouc", "500852") == TO_OLOMOUC
        assert valid(files, "orp-sternberk", "500852") == FROM_STERNBERK
        for day, orp in (
            ("2017-07-16", "7107"),
            ("2025-12-31", "7107"),
            ("2026-01-01", "7110"),
            ("2030-01-01", "7110"),
        ):
            assert belonging(files, day)["500852"] == orp
            assert len(belonging(files, day)) == 402
        assert problems(files) == []
    assert texts(later)[0] == (
        "Bohuňovice (500852): z ORP Olomouc do ORP Šternberk, "
        "den není znám: nejdříve 2. 1. 2025, nejpozději 1. 1. 2026."
    )
    # Whatever comes first, the end is the same.
    assert {**by_tables, **plan_import(table_2026, "CZ071", by_tables, changes).files} == by_changes
    newer_first = plan_import(table_2026, "CZ071", {}).files
    assert {**newer_first, **plan_import(table_2025, "CZ071", newer_first).files} == by_tables


def test_importing_again_changes_nothing(table_2025, table_2026, changes):
    files = plan_import(table_2026, "CZ071", {}, changes).files
    for older_or_same in (table_2026, table_2025):
        assert plan_import(older_or_same, "CZ071", files, changes).files == {}
        assert plan_import(older_or_same, "CZ071", files).files == {}


def test_a_month_stays_a_month(table_2026, changes):
    files = plan_import(table_2026, "CZ051", {}, changes).files
    assert valid(files, "orp-turnov", "563579") == {"to": {"not_before": "2019-01", "not_after": "2023-12-30"}}
    assert valid(files, "orp-jablonec-nad-nisou", "563579") == {
        "from": {"not_before": "2019-01", "not_after": "2023-12-31"}
    }
    assert belonging(files, "2023-12-30")["563579"] == "5109"
    assert belonging(files, "2023-12-31")["563579"] == "5103"


def test_one_district_can_be_imported_alone(table_2025, table_2026, changes):
    result = plan_import(table_2026, "CZ031", {}, changes, orp="Český Krumlov", folder="uzemi/")
    assert list(result.files) == ["uzemi/orp-cesky-krumlov.yaml"]
    assert len(belonging(result.files, "2026-01-01")) == 32
    assert texts(result) == [
        "Jihočeský kraj (CZ031) k 1. 1. 2026: 1 správní obvod ORP, 32 obcí; 1 nový soubor, 0 změněných."
    ]
    alone = plan_import(table_2025, "CZ071", {}, orp="7107").files
    assert list(alone) == ["territory/orp-olomouc.yaml"]
    alone = {**alone, **plan_import(table_2026, "CZ071", alone, orp="7107").files}
    assert valid(alone, "orp-olomouc", "500852") == TO_OLOMOUC
    # The rest of the region joins what is known.
    whole = {**alone, **plan_import(table_2026, "CZ071", alone).files}
    assert valid(whole, "orp-sternberk", "500852") == FROM_STERNBERK


def test_regions_are_found_by_name_and_unknown_ones_listed(table_2026):
    assert plan_import(table_2026, "Hlavní město Praha", {}).files
    with pytest.raises(UserError) as caught:
        plan_import(table_2026, "CZ079", {})
    assert "CZ010 Hlavní město Praha" in caught.value.text.cs


def test_the_order_of_keys_is_that_of_the_schema():
    schema = json.loads((ROOT / "schemas" / "orp.schema.json").read_text(encoding="utf-8"))["properties"]
    assert list(schema) == list(RECORD_KEYS)
    assert list(schema["municipalities"]["items"]["properties"]) == list(ENTRY_KEYS)


# -- the whole country ------------------------------------------------------------------------------------------------


def _generated_country() -> Table:
    """6 258 municipalities in 206 districts of 14 regions, with names that repeat as they do."""
    regions = list(REGIONS)
    districts = [("1000", "CZ010")] + [(str(2101 + i), regions[1 + i % 13]) for i in range(205)]
    rows = [
        {
            "obec_kod": str(500_000 + i), "obec_text": f"{['Nová Ves', 'Lhota', 'Říčky', 'Chlum'][i % 4]} {i // 40}",
            "obec_typ": ["Obec", "Obec", "Městys", "Město"][i % 4],
            "orp_csu_cis65_kod": code, "orp_text": f"Město nad Řekou {code}", "orp_sidlo_obec_kod": "500000",
            "kraj_csu_cis108_nuts_kod": region, "kraj_text": REGIONS[region],
        }
        for i in range(6258) for code, region in [districts[0 if i == 0 else 1 + i % 205]]
    ]  # fmt: skip
    return read_table(csv_bytes(rows), "generated.csv")


@pytest.mark.parametrize("source", ["generated", "real"])
def test_all_regions_of_the_country_are_imported(source):
    path = os.environ.get("KPSS_CSU_TABLE")
    if source == "real" and not path:
        pytest.skip("KPSS_CSU_TABLE names no table of the whole country")
    country = _generated_country() if source == "generated" else read_table(Path(path or "").read_bytes(), path or "")
    files: dict[str, str] = {}
    for region in REGIONS:
        files |= plan_import(country, region, files).files
    assert len(files) == 206
    assert len(belonging(files, "2026-01-01")) == 6258
    assert problems(files) == []


# -- snapshots in a row -----------------------------------------------------------------------------------------------


def test_municipalities_come_and_go():
    old = table("2025-01-01", {"500001": "7101", "500002": "7101", "700001": "7101"})
    new = table("2026-01-01", {"500001": "7101", "500003": "7102", "700001": "7101"})
    files = plan_import(old, "CZ071", {}).files
    result = plan_import(new, "CZ071", files)
    files |= result.files
    assert valid(files, "orp-obvod-7101", "500002") == TO_OLOMOUC
    assert valid(files, "orp-obvod-7102", "500003") == FROM_STERNBERK
    assert texts(result)[:2] == [
        "Obec 500003 (500003): nově v ORP Obvod 7102, den není znám: nejdříve 2. 1. 2025, nejpozději 1. 1. 2026.",
        "Obec 500002 (500002): už není v ORP Obvod 7101, den není znám: nejdříve 2. 1. 2025, nejpozději 1. 1. 2026.",
    ]
    assert plan_import(new, "CZ071", files).files == {}


def test_a_renamed_municipality_and_district_keep_their_former_names():
    files = plan_import(
        table("2025-01-01", {"500001": "7101"}, {"500001": "Stará", "7101": "Dolní"}), "CZ071", {}
    ).files
    result = plan_import(
        table("2026-01-01", {"500001": "7101"}, {"500001": "Nová, ves", "7101": "Horní"}), "CZ071", files
    )
    files |= result.files
    record = records(files)["orp-dolni"]
    assert record["municipalities"] == [{"code": "500001", "name": "Nová, ves", "aliases": ["Stará"]}]
    assert (record["name"], record["aliases"], record["confirmed"]) == ("Horní", ["Dolní"], "2026-01-01")
    assert texts(result)[0] == "Nová, ves (500001): dříve Stará."
    assert problems(files) == []
    # An older table knows the former name, which is not news.
    older = plan_import(table("2024-01-01", {"500001": "7101"}, {"500001": "Stará", "7101": "Dolní"}), "CZ071", files)
    assert older.files == {}
    oldest = plan_import(table("2023-01-01", {"500001": "7101"}, {"500001": "Ves", "7101": "Dolní"}), "CZ071", files)
    assert '{code: "500001", name: "Nová, ves", aliases: [Stará, Ves]}' in "".join(oldest.files.values())


def test_a_new_type_is_taken_from_the_later_table():
    older = table("2025-01-01", {"500001": "7101"})
    newer = older._replace(
        day=table("2026-01-01", {}).day, towns={"500001": older.towns["500001"]._replace(type="market_town")}
    )
    files = plan_import(older, "CZ071", {}).files
    result = plan_import(newer, "CZ071", files)
    assert "name: Obec 500001, type: market_town}" in result.files["territory/orp-obvod-7101.yaml"]
    assert texts(result)[0] == "Obec 500001 (500001): nově „Městys“."
    assert plan_import(older, "CZ071", {**files, **result.files}).files == {}


def test_the_half_of_a_change_beyond_the_border_waits_for_its_region():
    old, new = table("2025-01-01", {"500001": "7101"}), table("2026-01-01", {"500001": "5101"})
    here, there = plan_import(old, "CZ071", {}).files, plan_import(old, "CZ051", {}).files
    first = plan_import(new, "CZ071", {**here, **there}).files
    assert all("7" in path for path in first)
    files = {**here, **there, **first}
    assert valid(files, "orp-obvod-7101", "500001") == TO_OLOMOUC
    second = plan_import(new, "CZ051", files).files
    assert list(second) == ["territory/orp-obvod-5101.yaml"]
    assert valid(second, "orp-obvod-5101", "500001") == FROM_STERNBERK
    # The other way round it is the same.
    other = plan_import(new, "CZ051", {**here, **there}).files
    assert other == second
    assert plan_import(new, "CZ071", {**here, **there, **other}).files == first


def test_a_change_to_come_is_kept_apart_from_the_table():
    change = Change("500001", "Obec 500001", "7101", "7102", "2026-12-31", "2027-01-01")
    files = plan_import(table("2026-01-01", {"500001": "7101"}), "CZ071", {}, [change]).files
    assert valid(files, "orp-obvod-7101", "500001") == {"to": "2026-12-31"}
    assert valid(files, "orp-obvod-7102", "500001") == {"from": "2027-01-01"}
    later = plan_import(table("2027-06-01", {"500001": "7102"}), "CZ071", files)
    assert "not_before" not in "".join(later.files.values())


def test_several_changes_follow_each_other():
    changes = [
        Change("500001", "Obec", "7101", "7102", "2010", "2012"),
        Change("500001", "Obec", "7102", "7103", "2020-01-01", "2021-01-01"),
    ]
    files = plan_import(table("2026-01-01", {"500001": "7103"}), "CZ071", {}, changes).files
    assert valid(files, "orp-obvod-7101", "500001") == {"to": {"not_before": 2010, "not_after": "2012-12-30"}}
    assert valid(files, "orp-obvod-7102", "500001") == {
        "from": {"not_before": 2010, "not_after": 2012},
        "to": {"not_before": "2020-01-01", "not_after": "2020-12-31"},
    }
    assert valid(files, "orp-obvod-7103", "500001") == {"from": {"not_before": "2020-01-02", "not_after": "2021-01-01"}}
    assert problems(files) == []
    assert plan_import(table("2026-01-01", {"500001": "7103"}), "CZ071", files, changes).files == {}


def test_a_change_that_the_table_denies_is_left_out_and_told():
    change = Change("500001", "Obec 500001", "7101", "7102", "2024-01-01", "2025-01-01")
    result = plan_import(table("2026-01-01", {"500001": "7101"}), "CZ071", {}, [change])
    assert "valid" not in "".join(result.files.values())
    assert texts(result)[0] == (
        "Obec 500001 (500001): změna z ORP Obvod 7101 do ORP Obvod 7102 (1. 1. 2024 – 1. 1. 2025) odporuje záznamům "
        "nebo tabulce; vynechává se."
    )


def test_a_change_from_a_district_that_nobody_knows_is_told():
    change = Change("500001", "Obec 500001", "7999", "7101", "2024-01-01", "2025-01-01")
    result = plan_import(table("2026-01-01", {"500001": "7101"}), "CZ071", {}, [change])
    assert valid(result.files, "orp-obvod-7101", "500001") == {
        "from": {"not_before": "2024-01-02", "not_after": "2025-01-01"}
    }
    assert any("ORP s kódem 7999 není v tabulce ani v záznamech" in text for text in texts(result))


def test_a_district_that_ends_passes_its_municipalities_on():
    files = plan_import(table("2025-01-01", {"500001": "7104", "500002": "7104"}), "CZ071", {}).files
    result = plan_import(table("2026-01-01", {"500001": "7105", "500002": "7101"}), "CZ071", files)
    files |= result.files
    assert valid(files, "orp-obvod-7104", "500002") == TO_OLOMOUC
    assert valid(files, "orp-obvod-7101", "500002") == FROM_STERNBERK
    assert valid(files, "orp-obvod-7105", "500001") == FROM_STERNBERK
    assert any(text.startswith("ORP Obvod 7104 (7104) v tabulce není") for text in texts(result))
    assert plan_import(table("2026-01-01", {"500001": "7105", "500002": "7101"}), "CZ071", files).files == {}


codes = [f"50000{i}" for i in range(4)]
snapshots = st.lists(
    st.dictionaries(st.sampled_from(codes), st.sampled_from(["7101", "7102", "7103", "5101"])), min_size=1, max_size=5
)


@settings(max_examples=150, deadline=None)
@given(snapshots, st.lists(st.integers(1, 400), min_size=5, max_size=5), st.booleans())
def test_tables_imported_one_after_another_are_all_remembered(snapshots, gaps, both_regions):
    """After each import the records say, for the day of every table so far, just what that table said."""
    files: dict[str, str] = {}
    done: list[Table] = []
    day = table("2000-01-01", {}).day
    for where, gap in zip(snapshots, gaps, strict=False):
        day = day.fromordinal(day.toordinal() + gap)
        done.append(table(day.isoformat(), where))
        for region in ("CZ071", "CZ051") if both_regions else ("CZ071",):
            result = plan_import(done[-1], region, files)
            assert len(result.messages) == 1 or not any("zopakujte" in text for text in texts(result))
            files |= result.files
            assert plan_import(done[-1], region, files).files == {}
        for snapshot in done:
            expected = {code: town.orp for code, town in snapshot.towns.items() if both_regions or town.orp != "5101"}
            assert belonging(files, snapshot.day.isoformat()) == expected
    assert problems(files) == []


@settings(max_examples=100, deadline=None)
@given(snapshots, st.permutations(range(5)))
def test_tables_in_any_order_leave_readable_records_that_agree_with_the_last(snapshots, order):
    files: dict[str, str] = {}
    days = [f"20{10 + index}-01-01" for index in range(5)]
    for index in [index for index in order if index < len(snapshots)]:
        current = table(days[index], snapshots[index])
        result = plan_import(current, "CZ071", files)
        files |= result.files
        assert problems(files) == []
        assert plan_import(current, "CZ071", files).files == {}
        if not any("zopakujte" in text for text in texts(result)):
            expected = {code: town.orp for code, town in current.towns.items() if town.orp != "5101"}
            assert belonging(files, days[index]) == expected

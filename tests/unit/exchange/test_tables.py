"""Records as workbooks and CSV, and back: nothing changes by itself, and one cell changes one line."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpss.exchange.tables.rows import choose
from kpss.language.errors import UserError
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree
from kpss.structure.schemas import kinds
from tests.support import EXAMPLES
from tests.unit.exchange.tables_support import (
    DAY,
    cell_of,
    changed_lines,
    edited_csv,
    exported,
    exported_csv,
    remarks,
    saved,
    taken,
    troubles,
    workspace,
)
from tests.unit.structure.documents import documents

SERVICE = """\
# yaml-language-server: $schema=x
kind: service
id: azyl
name: "Azylový dům"   # jméno z registru
number: "0123456"
provider: charita
type: shelter_house
forms: [residential, ambulatory]   # dvě
capacities:
  - {form: residential, unit: bed, value: 30}   # lůžka
  # úvazky
  - form: ambulatory
    unit: fte
    value: 2.50
ages: {from: 18}
contact:
  phone: +420 585 508 111
  hours: |-
    Po 8:00–17:00
    St 8:00–17:00
register: {checked: 2017-07}
valid: {from: 2014}
note: >-
  Dlouhá poznámka, která má
  několik řádků a pokračuje
  ještě dál.
"""
LINE = "  - {form: residential, unit: bed, value: 30}   # lůžka"
PROVIDER = 'kind: provider\nid: charita\nname: Charita\nico: "00302724"\n'
SECOND = "kind: provider\nid: diakonie\nname: Diakonie\nico: '00302724'  # stejné\n"
FILES = {"network/azyl.yaml": SERVICE, "network/poskytovatele.yaml": f"{PROVIDER}---\n{SECOND}"}


def change(edits, files=FILES, kind="service", drop=lambda _sheet, _row: False):
    """The workbook saved with *edits* (sheet, key, row) → value."""
    found = workspace(files)
    data = exported(found, kind)
    cells = {(sheet, cell_of(data, sheet, key, row)): value for (sheet, key, row), value in edits.items()}
    return taken(found, saved(data, cells, drop))


def lines(edits, path="network/azyl.yaml", files=FILES, kind="service"):
    result = change(edits, files, kind)
    assert troubles(result) == []
    return changed_lines(files[path], result.files[path])


@pytest.mark.parametrize("kind", ["service", "provider"])
def test_unchanged_tables_change_nothing(kind):
    found = workspace(FILES)
    data = exported(found, kind)
    assert data == exported(found, kind)
    for result in (
        taken(found, data),
        taken(found, saved(data, {})),
        taken(found, exported(found, kind, "en")),
        taken(found, exported_csv(found, kind).encode(), "csv"),
    ):
        assert (result.files, troubles(result), remarks(result)) == ({}, [], [])


@pytest.mark.parametrize("kind", kinds())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_record_goes_there_and_back(kind, data):
    made = [{**data.draw(documents(kind)), "id": f"r-{number}"} for number in range(2)]
    files = {f"a/{one['id']}.yaml": yaml.safe_dump(one, allow_unicode=True, sort_keys=False) for one in made}
    found = workspace(files)
    if any(facts["problems"] for facts in found.files):
        files = {}
    for result in (
        taken(found, saved(exported(found, kind), {})),
        taken(found, exported_csv(found, kind).encode(), "csv"),
    ):
        assert (result.files, troubles(result)) == ({}, [])


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        ((("capacities", "capacities[].value", 0), Decimal(32)), "value: 30}   # lůžka", "value: 32}   # lůžka"),
        ((("capacities", "capacities[].value", 1), "2,75"), "    value: 2.50", "    value: 2.75"),
        ((("service", "name", 0), "Azyl"), '"Azylový dům"   # jméno', "Azyl   # jméno"),
        ((("service", "forms", 0), "residential; field"), "ambulatory]   # dvě", "field]   # dvě"),
        ((("service", "ages.to", 0), Decimal(64)), "{from: 18}", "{from: 18, to: 64}"),
        ((("service", "ages.to", 0), "64,0"), "{from: 18}", "{from: 18, to: 64}"),
        ((("service", "valid.to", 0), dt.date(2018, 12, 31)), "{from: 2014}", "{from: 2014, to: 2018-12-31}"),
        ((("service", "register.checked", 0), "16. 8. 2017"), "2017-07}", "2017-08-16}"),
        ((("service", "type", 0), "Domovy pro seniory"), "shelter_house", "home_for_seniors"),
        ((("capacities", "capacities[].note", 0), "nové"), "value: 30}", "value: 30, note: nové}"),
        ((("service", "contact.phone", 0), "+420 1"), "+420 585 508 111", "+420 1"),
        ((("service", "contact.hours", 0), "Po 8:00–17:00\nSt 9:00–17:00"), "    St 8:00–17:00", "    St 9:00–17:00"),
        (
            (("service", "note", 0), "Dlouhá poznámka, která má dva řádky a pokračuje ještě dál."),
            "  několik řádků a pokračuje", "  dva řádky a pokračuje",
        ),
    ],
)  # fmt: skip
def test_one_cell_is_one_line(edit, before, after):
    where, value = edit
    ((old, new),) = lines({where: value})
    assert before in old
    assert new == old.replace(before, after)


def test_type_codes_of_the_test_exist():
    found = workspace(FILES)
    assert [facts["problems"] for facts in found.files] == [[], []]


def test_what_a_spreadsheet_spoils_stays_and_is_told():
    # Zeros of the company number, a month made a day, a decimal made text, a number of a day.
    result = change({("provider", "ico", 0): Decimal(302724), ("provider", "ico", 1): "302724"}, kind="provider")
    assert result.files == {}
    assert remarks(result) == [
        (
            "List „provider“, buňka D3, IČO: „302724“ přišlo o úvodní nuly (tabulkový procesor ho vzal za číslo); "
            "platí 00302724 (a tak i jinde v tomto sloupci: 1×)."
        )
    ]
    spoilt = {
        ("service", "register.checked", 0): dt.date(2017, 7, 1),
        ("service", "number", 0): Decimal(123456),
        ("service", "valid.from", 0): dt.date(2014, 1, 1),
        ("capacities", "capacities[].value", 1): "2,5",
    }
    assert change(spoilt).files == {}
    year = change({("service", "valid.from", 0): Decimal(41640)})
    assert year.files == {}
    assert "„41640“ je pořadové číslo dne" in remarks(year)[0]


def test_serial_numbers_are_explained():
    result = change({("service", "valid.to", 0): "41640"})
    assert "valid: {from: 2014, to: 2014-01-01}" in result.files["network/azyl.yaml"]
    assert any("„41640“ je pořadové číslo dne" in one for one in remarks(result))


def test_all_problems_at_once_with_their_cells():
    result = change(
        {
            ("capacities", "capacities[].value", 0): "#N/A",
            ("capacities", "capacities[].form", 1): "ambulantni?",
            ("capacities", "capacities[].value", 1): dt.date(2026, 5, 2),
            ("service", "valid.from", 0): "loni",
            ("service", "name", 0): "=A1",
            ("service", "ages.from", 0): "1E+01",
        }
    )
    assert result.files == {}
    found = troubles(result)
    assert len(found) == 6
    assert found[-1].startswith("list „capacities“, buňka E4, Počet") or any("buňka E4" in one for one in found)
    assert any("napište ho znovu, například 2,5" in one for one in found)
    assert any("vzorec jako text (=A1)" in one for one in found)


def test_values_of_formulas_are_taken_and_told():
    result = change({("capacities", "capacities[].value", 0): "{=15*2+1|31}"})
    assert "value: 31}   # lůžka" in result.files["network/azyl.yaml"]
    assert any("v buňce je vzorec; vzala se hodnota" in one for one in remarks(result))
    result = change({("service", "note", 0): '{=""|}'})
    assert any("vzorec bez vypočtené hodnoty" in one for one in troubles(result))


def test_items_are_added_and_taken_away():
    new = {
        ("capacities", "id", 2): "azyl",
        ("capacities", "capacities[].form", 2): "field – terénní",
        ("capacities", "capacities[].unit", 2): "fte",
        ("capacities", "capacities[].value", 2): Decimal("1.5"),
        ("facilities", "id", 0): "azyl",
        ("facilities", "facilities[].name", 0): "Dům: přízemí",
    }
    text = change(new).files["network/azyl.yaml"]
    assert "    value: 2.50\n  - form: field\n    unit: fte\n    value: 1.5\n" in text
    assert 'ages: {from: 18}\nfacilities:\n  - {name: "Dům: přízemí"}\n' in text
    # By emptying the row, and by deleting it.
    cleared = {("capacities", f"capacities[].{key}", 0): "" for key in ("form", "unit", "value")}
    expected = SERVICE.replace("  - {form: residential, unit: bed, value: 30}   # lůžka\n", "")
    assert change(cleared).files["network/azyl.yaml"] == expected
    dropped = change({}, drop=lambda sheet, row: sheet == "capacities" and row == 2)
    assert dropped.files["network/azyl.yaml"] == expected
    dropped = change({}, drop=lambda sheet, row: sheet == "capacities" and row > 1)
    assert "capacities" not in dropped.files["network/azyl.yaml"]


def test_emptied_cells_take_their_keys_away():
    text = change({("service", "ages.from", 0): "", ("service", "register.checked", 0): ""}).files["network/azyl.yaml"]
    assert text == SERVICE.replace("ages: {from: 18}\n", "").replace("register: {checked: 2017-07}\n", "")


def test_a_value_and_a_group_change_places():
    edits = {("service", "valid.from", 0): "", ("service", "valid.from.not_after", 0): "2014"}
    ((_, new),) = lines(edits)
    assert new == "valid: {from: {not_after: 2014}}"
    files = {"network/azyl.yaml": SERVICE.replace("{from: 2014}", "\n  from:\n    not_after: 2014\n  to: 2017")}
    text = change({("service", "valid.from", 0): "2015", ("service", "valid.from.not_after", 0): ""}, files).files
    assert "valid: \n  from: 2015\n  to: 2017\n" in text["network/azyl.yaml"]
    both = change({("service", "valid.from.not_after", 0): "2014"})
    assert ["platit může jen jedno" in one for one in troubles(both)] == [True]


def test_new_records_get_files_and_ids_stay():
    row = {("provider", "id", 2): "nova", ("provider", "name", 2): "Nová: služba", ("provider", "ico", 2): "302724"}
    result = change(row, kind="provider")
    assert result.files == {"network/nova.yaml": 'kind: provider\nid: nova\nname: "Nová: služba"\nico: "00302724"\n'}
    renamed = change({("provider", "id", 0): "charita-olomouc"}, kind="provider")
    assert "se u záznamu ze souboru network/poskytovatele.yaml tabulkou nemění" in troubles(renamed)[0]
    assert "není identifikátor" in troubles(change(row | {("provider", "id", 2): "Nová"}, kind="provider"))[0]
    unproved = change(row | {("provider", "ico", 2): "302725"}, kind="provider")
    assert "nemá 8 číslic" in troubles(unproved)[0]


def test_missing_rows_delete_nothing():
    result = change({}, kind="provider", drop=lambda sheet, row: sheet == "provider" and row == 3)
    assert result.files == {}
    assert remarks(result) == ["Záznam diakonie v tabulce chybí a zůstává, jak je: tabulka záznamy nemaže."]


def test_what_is_missing_is_told_once():
    result = change({}, drop=lambda sheet, row: sheet == "service" and row == 2)  # its capacities are there still
    assert (result.files, len(remarks(result))) == ({}, 1)
    assert "Záznam azyl v tabulce chybí" in remarks(result)[0]
    result = change({}, kind="provider", drop=lambda sheet, row: sheet == "provider" and row > 1)
    told = "Záznamů, které v tabulce nejsou: 2 (například charita) – ponechány beze změny; tabulka záznamy nemaže."
    assert (result.files, remarks(result)) == ({}, [told])


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("note",), "Sloupec „Poznámka (note)“ v tabulce chybí; jeho údaje jsou ponechány beze změny."),
        (("ages.to", "valid.to"), None),  # nothing stood there
        (("contact.hours", "capacities[].value"), "Sloupců, které v tabulce nejsou: 2 (například „"),
    ],
)
def test_missing_columns_are_told_once(keys, told):
    found = workspace(FILES)
    data = exported(found, "service")
    edits = {}
    for key in keys:
        sheet = "capacities" if key.startswith("capacities") else "service"
        letters = cell_of(data, sheet, key, 0).rstrip("0123456789")
        edits.update({(sheet, f"{letters}{row}"): "" for row in range(1, 5)})
    text = _without(exported_csv(found, "service"), keys)
    for result in (taken(found, saved(data, edits)), taken(found, text, "csv")):
        assert (result.files, troubles(result)) == ({}, [])
        if told is None:
            assert remarks(result) == []
        elif len(keys) == 1:
            assert remarks(result) == [told]
        else:
            assert len(remarks(result)) == 1
            assert remarks(result)[0].startswith("Sloupců, které v tabulce nejsou: ")


def _without(text, keys):
    """The CSV without the columns of *keys*."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    heads = [head.rpartition("(")[2].rstrip(")").replace("[1]", "[]").replace("[2]", "[]") for head in rows[0]]
    kept = [number for number, head in enumerate(heads) if head not in keys]
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([row[number] for number in kept if number < len(row)] for row in rows)
    return stream.getvalue().encode()


def test_records_missing_from_csv_are_told():
    found = workspace(FILES)
    text = exported_csv(found, "provider").splitlines(keepends=True)
    result = taken(found, "".join(text[:2]).encode(), "csv")
    assert remarks(result) == ["Záznam diakonie v tabulce chybí a zůstává, jak je: tabulka záznamy nemaže."]


STATEMENT = """\
kind: statement
id: vykaz
service: azyl
year: 2016
figures:
  - clients: 30
    occupancy: 94.1   # obložnost
"""


@pytest.mark.parametrize(
    ("written", "occupancy", "told"),
    [
        (Decimal("0.945"), "94.5", "„0,945“ se čte jako 94.5"),
        (Decimal("1.02"), "102", "„1,02“ se čte jako 102"),
        (Decimal("0.94500000000000006"), "94.5", "se čte jako 94.5"),
        (Decimal("0.941"), None, None),
        ("94,5 %", "94.5", "„94,5 %“ se čte jako 94.5"),
        ("94.5%", "94.5", "„94.5%“ se čte jako 94.5"),
        ("94,1 %", None, None),
        (Decimal("94.5"), "94.5", None),
        (Decimal(0), "0", None),
    ],
)
def test_percent(written, occupancy, told):
    files = {"network/vykaz.yaml": STATEMENT}
    result = change({("figures", "figures[].occupancy", 0): written}, files, "statement")
    assert troubles(result) == []
    after = {} if occupancy is None else {"network/vykaz.yaml": STATEMENT.replace("94.1", occupancy)}
    assert result.files == after
    assert len(remarks(result)) == (told is not None)
    assert told is None or told in remarks(result)[0]


def test_a_share_where_no_percent_was_is_asked_about():
    files = {"network/vykaz.yaml": STATEMENT.replace("    occupancy: 94.1   # obložnost\n", "")}
    result = change({("figures", "figures[].occupancy", 0): Decimal("0.945")}, files, "statement")
    assert "occupancy: 0.945" in result.files["network/vykaz.yaml"]
    assert "„0,945“ se bere, jak je; podíl napište v procentech" in remarks(result)[0]
    assert "není číslo" in troubles(change({("figures", "figures[].occupancy", 0): "%5"}, files, "statement"))[0]


def test_several_documents_in_a_file():
    ((old, new),) = lines(
        {("provider", "name", 1): "Diakonie ČCE"}, "network/poskytovatele.yaml", FILES, "provider"
    )  # fmt: skip
    assert (old, new) == ("name: Diakonie", "name: Diakonie ČCE")


def test_three_states_of_a_cell():
    data = exported(workspace(FILES), "service")
    since = {**FILES, "network/azyl.yaml": SERVICE.replace("value: 30", "value: 31").replace("18}", "19}")}
    found = workspace(since)
    # Changed in the file alone: the table does not put it back.
    assert taken(found, saved(data, {})).files == {}
    address = cell_of(data, "service", "name", 0)
    result = taken(found, saved(data, {("service", address): "Azyl"}))
    assert result.files["network/azyl.yaml"] == since["network/azyl.yaml"].replace('"Azylový dům"', "Azyl")
    address = cell_of(data, "capacities", "capacities[].value", 0)
    clash = taken(found, saved(data, {("capacities", address): Decimal(40)}))
    assert "údaj „Registrované kapacity 1 – Počet (capacities[1].value)“ se od vyvezení změnil" in troubles(clash)[0]
    assert "bylo „30“, v tabulce je „40“, v souboru „31“; dejte" in troubles(clash)[0]
    assert taken(found, saved(data, {("capacities", address): Decimal(31)})).files == {}
    # A list that changed there may not be changed here.
    since["network/azyl.yaml"] = SERVICE.replace("  # úvazky\n", "  - {form: field, unit: fte, value: 1}\n")
    clash = taken(workspace(since), saved(data, {("capacities", address): Decimal(40)}))
    assert clash.files == {}
    assert len(troubles(clash)) == 1


def test_csv_changes_and_conflicts():
    found = workspace(FILES)
    text = exported_csv(found, "service")
    result = taken(
        found, edited_csv(text, {("capacities[1].value", 0): "32", ("capacities[2].value", 0): "2,5"}), "csv"
    )
    assert changed_lines(SERVICE, result.files["network/azyl.yaml"]) == [(LINE, LINE.replace("30", "32"))]
    new = {("capacities[3].form", 0): "field", ("capacities[3].unit", 0): "fte", ("capacities[3].value", 0): "1,5"}
    after = taken(found, edited_csv(text, new), "csv").files["network/azyl.yaml"]
    assert "  - form: field\n    unit: fte\n    value: 1.5\nages" in after
    later = workspace({**FILES, "network/azyl.yaml": SERVICE.replace("value: 30", "value: 31")})
    stale = taken(later, edited_csv(text, {}), "csv")
    assert "od vyvezení změnil" in troubles(stale)[0]
    assert taken(later, exported_csv(later, "service").encode(), "csv").files == {}
    assert "'+420 585 508 111" in text


def test_long_and_odd_values_are_left_alone():
    files = {"network/azyl.yaml": SERVICE.replace("Charita", "X") + f'aliases: ["{"x" * 40_000}"]\n'}
    found = workspace(files)
    data = exported(found, "service")
    assert taken(found, saved(data, {})).files == {}
    address = cell_of(data, "service", "aliases", 0)
    assert taken(found, saved(data, {("service", address): ""})).files == {}
    assert "upravte ho v souboru" in troubles(taken(found, saved(data, {("service", address): "y"})))[0]


def test_line_ends_and_bom_stay():
    text = "\ufeff" + SERVICE.replace("\n", "\r\n")
    found = workspace({"network/azyl.yaml": text})
    data = exported(found, "service")
    edits = {
        ("service", cell_of(data, "service", "name", 0)): "Azyl",
        ("service", cell_of(data, "service", "portal_id", 0)): "77",
    }
    after = taken(found, saved(data, edits)).files["network/azyl.yaml"]
    expected = text.replace('"Azylový dům"', "Azyl").replace('"0123456"\r\n', '"0123456"\r\nportal_id: 77\r\n')
    assert after == expected


def test_foreign_files_are_refused():
    found = workspace(FILES)
    for data, form in ((b"nic", "xlsx"), (saved(exported(found, "service"), {}, lambda s, _: s == "kpss"), "xlsx"),
                       (b"a;b\n1;2\n", "csv"), (exported(found, "service"), "csv")):  # fmt: skip
        with pytest.raises(UserError):
            taken(found, data, form)
    with pytest.raises(UserError, match="There is no"):
        choose(found, "service", ["jina"])


@pytest.mark.parametrize("name", ["olomoucky", "liberecky", "cesky-krumlov"])
def test_all_records_of_the_examples_go_there_and_back(name):
    found = Workspace.load(FolderTree(str(EXAMPLES / name)), DAY)
    for kind in kinds():
        results = [
            taken(found, exported(found, kind)),
            taken(found, exported_csv(found, kind).encode(), "csv"),
        ]
        for result in results:
            assert (kind, result.files, troubles(result), remarks(result)) == (kind, {}, [], [])


def test_a_table_taken_twice_changes_nothing_more():
    new = {
        ("capacities", "id", 2): "azyl",
        ("capacities", "capacities[].form", 2): "field",
        ("capacities", "capacities[].unit", 2): "fte",
        ("capacities", "capacities[].value", 2): Decimal("1.5"),
        ("service", "id", 1): "nova",
        ("service", "name", 1): "Nová",
        ("service", "provider", 1): "charita",
        ("service", "type", 1): "shelter_house",
        **{("capacities", f"capacities[].{key}", 0): "" for key in ("form", "unit", "value")},
    }
    found = workspace(FILES)
    data = exported(found, "service")
    edited = saved(data, {(sheet, cell_of(data, sheet, key, row)): value for (sheet, key, row), value in new.items()})
    first = taken(found, edited)
    assert troubles(first) == []
    assert set(first.files) == {"network/azyl.yaml", "network/nova.yaml"}
    again = taken(workspace({**FILES, **first.files}), edited)
    assert (again.files, troubles(again)) == ({}, [])
    # Another record of that id, or another list, is no repetition.
    other = first.files["network/nova.yaml"].replace("Nová", "Jiná")
    assert "zvolte jiný identifikátor" in troubles(taken(workspace({**FILES, "network/nova.yaml": other}), edited))[0]


def test_row_that_was_cut_takes_nothing_away() -> None:
    found = workspace(FILES)
    rows = list(csv.reader(io.StringIO(exported_csv(found, "service"), newline=""), delimiter=";"))
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([rows[0], *(row[:4] for row in rows[1:])])
    result = taken(found, stream.getvalue().encode(), "csv")
    assert (result.files, troubles(result)) == ({}, [])


def test_id_that_is_too_long_is_refused() -> None:
    found = workspace(FILES)
    data = edited_csv(exported_csv(found, "service"), {("id", 5): "n" * 101, ("name", 5): "Nová"})
    assert any("není identifikátor" in said for said in troubles(taken(found, data, "csv")))

"""Import over files that people have written or changed."""

from __future__ import annotations

import pytest

from kpss.exchange.territory.changes import Change
from kpss.exchange.territory.importing import plan_import
from kpss.language.errors import UserError
from tests.unit.exchange.support import belonging, problems, records, table

NAMES = {"500001": "Adamov", "500002": "Cetkovice", "500003": "Chlum", "7101": "Dolní", "7102": "Horní", "7103": "Jiná"}
OLD = {"500001": "7101", "500003": "7101", "500002": "7102"}
MOVED = {"500001": "7101", "500002": "7101", "500003": "7102"}
CETKOVICE_CAME = "valid: {from: {not_before: 2025-01-02, not_after: 2026-01-01}}"
CHLUM_WENT = "valid: {to: {not_before: 2025-01-01, not_after: 2025-12-31}}"


def at(day, where=MOVED):
    return table(day, where, NAMES)


def record(identifier, code, name, municipalities, confirmed="confirmed: 2025-01-01\n"):
    head = f"kind: orp\nid: {identifier}\nname: {name}\ncode: {code}\nregion: CZ071\n"
    return f"{head}municipalities:{municipalities}{confirmed}"


def moved(lower, upper=None, **options):
    """Import the table of 2026 over the two records; the files after it and what was said."""
    files = {"a.yaml": lower}
    if upper is not None:
        files["b.yaml"] = upper
    result = plan_import(at("2026-01-01"), "CZ071", files, **options)
    files |= result.files
    assert problems(files) == []
    assert plan_import(at("2026-01-01"), "CZ071", files, **options).files == {}
    return files, [text.cs.replace("\u00a0", " ") for text in result.messages]


UPPER = record("horni", "7102", "Horní", '\n  - {code: "500002", name: Cetkovice}\n')


def test_comments_order_and_local_keys_survive():
    lower = (
        "# Naše obce\r\n"
        "kind: orp   # druh\r\n"
        "id: dolni\r\n"
        "name: Dolní\r\n"
        "code: 7101\r\n"
        "region: CZ071\r\n"
        "confirmed: 2025-01-01  # podle ČSÚ\r\n"
        "\r\n"
        "municipalities:\r\n"
        "  # největší\r\n"
        '  - {code: "500001", name: Adamov, note: "sídlo, úřad"}  # tady\r\n'
        "  # nejmenší\r\n"
        "  - {code: 500003, name: Chlum}\r\n"
        "\r\n"
        "# konec\r\n"
        "note: vlastní poznámka"
    )
    files, _ = moved("\ufeff" + lower, UPPER)
    expected = lower.replace("confirmed: 2025-01-01", "confirmed: 2026-01-01")
    expected = expected.replace(
        "# tady\r\n", f'# tady\r\n  - {{code: "500002", name: Cetkovice, {CETKOVICE_CAME}}}\r\n'
    ).replace("name: Chlum}", f"name: Chlum, {CHLUM_WENT}}}")
    source = "{title: Struktura území ČR, publisher: Český statistický úřad, date: 2026-01-01, licence: CC BY 4.0}"
    expected = expected.replace("podle ČSÚ\r\n", f"podle ČSÚ\r\nsources:\r\n  - {source}\r\n")
    assert files["a.yaml"] == "\ufeff" + expected


def test_entries_on_lines_of_their_own_get_company_of_their_kind():
    lower = record(
        "dolni",
        "7101",
        "Dolní",
        '\n- code: "500001"\n  name: Adamov\n- code: "500003"  # kód\n  name: Chlum\n  valid:\n    from: 1990\n',
    )
    files, _ = moved(lower, UPPER)
    assert (
        "municipalities:\n"
        '- code: "500001"\n'
        "  name: Adamov\n"
        '- code: "500002"\n'
        "  name: Cetkovice\n"
        f"  {CETKOVICE_CAME}\n"
        '- code: "500003"  # kód\n'
        "  name: Chlum\n"
        "  valid:\n"
        "    from: 1990\n"
        "    to: {not_before: 2025-01-01, not_after: 2025-12-31}\n"
        "confirmed: 2026-01-01\n"
    ) in files["a.yaml"]


def test_a_list_in_an_order_of_its_own_is_continued_at_its_end():
    lower = record(
        "dolni", "7101", "Dolní", '\n  - {code: "500003", name: Chlum}\n  - {code: "500001", name: Adamov}  # c\n'
    )
    files, _ = moved(lower, UPPER)
    assert (
        f'name: Adamov}}  # c\n  - {{code: "500002", name: Cetkovice, {CETKOVICE_CAME}}}\nconfirmed' in files["a.yaml"]
    )


def test_of_two_with_the_same_name_the_lower_code_comes_first():
    names = {"500001": "Lhota", "500002": "Lhota", "500003": "Lhota"}
    old = table("2025-01-01", {"500001": "7101", "500003": "7101", "500002": "7102"}, names)
    new = table("2026-01-01", dict.fromkeys(names, "7101"), names)
    files = plan_import(old, "CZ071", {}).files
    files |= plan_import(new, "CZ071", files).files
    entries = records(files)["orp-obvod-7101"]["municipalities"]
    assert [entry["code"] for entry in entries] == ["500001", "500002", "500003"]


def test_several_records_may_stand_in_one_file():
    lower = record(
        "dolni", "7101", "Dolní", '\n  - {code: "500001", name: Adamov}\n  - {code: "500003", name: Chlum}\n'
    )
    files, messages = moved(lower + "---\n" + UPPER)
    assert list(files) == ["a.yaml", "territory/orp-jina.yaml"]
    assert belonging(files, "2025-12-31") == OLD
    assert belonging(files, "2026-01-01") == MOVED
    assert (
        "Cetkovice (500002): z ORP Horní do ORP Dolní, den není znám: nejdříve 2. 1. 2025, nejpozději 1. 1. 2026."
        in messages
    )


def test_a_file_in_the_form_of_json_is_kept_in_it():
    lower = (
        '{"kind": "orp", "id": "dolni", "name": "Dolní", "code": "7101", "region": "CZ071",\n'
        ' "confirmed": "2025-01-01", "municipalities": [\n'
        '  {"code": "500001", "name": "Adamov"},\n  {"code": "500003", "name": "Chlum"}\n ]}\n'
    )
    files, _ = moved(lower, UPPER)
    assert belonging(files, "2026-01-01") == MOVED
    assert files["a.yaml"].startswith('{"kind": "orp", "id": "dolni"')


@pytest.mark.parametrize("municipalities", ["\n", " []\n", " []  # nic\n"])
def test_an_empty_list_is_filled(municipalities):
    text = record("dolni", "7101", "Dolní", municipalities, "")
    if municipalities == "\n":
        text = text.replace("municipalities:\n", "")
    files, _ = moved(text)
    assert belonging(files, "2026-01-01") == MOVED
    assert (
        '\nmunicipalities:\n  - {code: "500001", name: Adamov}\n  - {code: "500002", name: Cetkovice}'
        in files["a.yaml"]
    )


def test_a_missing_municipality_of_a_record_without_date_is_added_without_date():
    files, messages = moved(record("dolni", "7101", "Dolní", '\n  - {code: "500001", name: Adamov}\n', ""))
    assert '  - {code: "500002", name: Cetkovice}\nconfirmed: 2026-01-01\nsources:\n  - {title: ' in files["a.yaml"]
    assert "Cetkovice (500002): doplněna do záznamu ORP Dolní." in messages


def test_a_municipality_deleted_by_mistake_comes_back():
    files = plan_import(at("2026-01-01"), "CZ071", {}).files
    path = "territory/orp-dolni.yaml"
    shorter = {**files, path: files[path].replace('  - {code: "500002", name: Cetkovice}\n', "")}
    assert plan_import(at("2026-01-01"), "CZ071", shorter).files == {path: files[path]}


def test_records_that_disagree_without_a_date_are_left_and_told():
    lower = record(
        "dolni", "7101", "Dolní", '\n  - {code: "500001", name: Adamov}\n  - {code: "500003", name: Chlum}\n', ""
    )
    files, messages = moved(lower)
    assert files["a.yaml"] == lower.replace("Adamov}\n", 'Adamov}\n  - {code: "500002", name: Cetkovice}\n')
    assert (
        "Chlum (500003): záznamy se neshodují s tabulkou k 1. 1. 2026 (ORP Horní); opravte je a import zopakujte "
        "(záznam bez klíče confirmed neříká, ke kdy platí)." in messages
    )


def test_what_a_person_has_dated_stays_as_written():
    lower = record(
        "dolni",
        "7101",
        "Dolní",
        '\n  - {code: "500001", name: Adamov}\n  - {code: "500002", name: Cetkovice, valid: {from: 2025-07}}\n'
        '  - {code: "500003", name: Chlum, valid: {to: 2025-06-30, note: usnesení}}\n',
    )
    upper = record(
        "horni",
        "7102",
        "Horní",
        '\n  - {code: "500002", name: Cetkovice, valid: {to: 2025-06}}\n'
        '  - {code: "500003", name: Chlum, valid: {from: 2025-07-01}}\n',
    )
    files, messages = moved(lower, upper)
    for path, text in (("a.yaml", lower), ("b.yaml", upper)):
        assert files[path].startswith(text.replace("confirmed: 2025", "confirmed: 2026"))
    assert len(messages) == 1


def test_the_other_half_of_a_move_is_completed():
    lower = record(
        "dolni", "7101", "Dolní", '\n  - {code: "500001", name: Adamov}\n  - {code: "500003", name: Chlum}\n'
    )
    upper = record("horni", "7102", "Horní", '\n  - {code: "500003", name: Chlum, valid: {from: 2025-07-01}}\n')
    files, _ = moved(lower, upper)
    assert '{code: "500003", name: Chlum, valid: {to: 2025-06-30}}' in files["a.yaml"]


def test_a_recorded_change_narrows_an_interval_and_keeps_its_note():
    lower = record(
        "dolni",
        "7101",
        "Dolní",
        '\n  - {code: "500001", name: Adamov}\n  - code: "500003"\n    name: Chlum\n    valid:\n      to:\n'
        "        not_before: 2025-01-01\n        not_after: 2025-12-31\n        note: hledá se vyhláška\n",
    )
    upper = record(
        "horni",
        "7102",
        "Horní",
        '\n  - {code: "500002", name: Cetkovice}\n'
        '  - {code: "500003", name: Chlum, valid: {from: {not_before: 2025-01-02, not_after: 2026-01-01}}}\n',
    )
    change = Change("500003", "Chlum", "7101", "7102", "2025-06-30", "2025-07-01")
    files, messages = moved(lower, upper, changes=[change])
    assert (
        "      to:\n        not_before: 2025-06-30\n        not_after: 2025-06-30\n        note: hledá se vyhláška\n"
        in files["a.yaml"]
    )
    assert "name: Chlum, valid: {from: 2025-07-01}}" in files["b.yaml"]
    assert "Chlum (500003): z ORP Dolní do ORP Horní, od 1. 7. 2025." in messages


def test_records_of_other_regions_and_kinds_are_left_alone():
    other = record("jinde", "5101", "Jinde", '\n  - {code: "500009", name: Daleká}\n').replace("CZ071", "CZ051")
    own = "kind: municipality\nid: adamov\nname: Adamov\ncode: 500001\norp: Dolní\n"
    existing = {"x.yaml": other, "y.yaml": own, "z.yaml": "kind: orp\nid: bez\nname: Bez\n", "e.yaml": "# nic\n"}
    result = plan_import(at("2026-01-01"), "CZ071", existing)
    assert set(result.files) == {f"territory/orp-{name}.yaml" for name in ("dolni", "horni", "jina")}
    said = [text.cs.replace("\u00a0", " ") for text in result.messages]
    assert "z.yaml: záznam ORP bez kódu se přeskakuje; doplňte klíč code." in said
    assert "1 obec má vlastní záznam (kind: municipality); import zapisuje jen do seznamů u ORP." in said


def test_names_of_files_and_ids_give_way_to_those_in_use():
    existing = {
        "x.yaml": record("orp-dolni", "5101", "Dolní", " []\n").replace("CZ071", "CZ051"),
        "orp-horni.yaml": "a: 1\n",
    }
    files = plan_import(at("2026-01-01"), "CZ071", existing, folder="").files
    assert set(files) == {"orp-dolni-7101.yaml", "orp-horni-7102.yaml", "orp-jina.yaml"}
    assert set(records(files)) == {"orp-dolni-7101", "orp-horni-7102", "orp-jina"}


def test_the_source_gets_the_later_date_only():
    first = plan_import(at("2025-01-01", OLD), "CZ071", {}).files
    path = "territory/orp-jina.yaml"
    extra = first[path].replace("sources:\n", "sources:\n  - {title: Vlastní, date: 2020}\n")
    later = plan_import(at("2026-01-01"), "CZ071", {**first, path: extra}).files[path]
    assert later == extra.replace("2025-01-01", "2026-01-01")
    assert plan_import(at("2024-01-01", OLD), "CZ071", {**first, path: later}).files.get(path) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("kind: orp\n\tid: x\n", "Soubor a.yaml nejde přečíst; nejdřív ho opravte (kpss validate a.yaml)."),
        (record("dolni", "7101", "Dolní", " obce\n"), "Soubor a.yaml je zapsán tak, že ho import neumí doplnit"),
        (
            record("dolni", "7101", "Dolní", " [{code: 500001, name: Adamov}, [x]]\n"),
            None,
        ),
    ],
)
def test_a_file_that_cannot_be_read_or_edited_is_named(text, part):
    if part is None:
        assert plan_import(at("2026-01-01"), "CZ071", {"a.yaml": text}).files
        return
    with pytest.raises(UserError) as caught:
        plan_import(at("2026-01-01"), "CZ071", {"a.yaml": text})
    assert part in caught.value.text.cs

"""Tables of plans → records: the seminar's 15 rows, areas in words, what is guessed and what is not read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kpss.exchange.plans.columns import find_table
from kpss.exchange.plans.importing import PlansImport, import_plans
from kpss.exchange.plans.table import read_sheets
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.coverage import coverage
from kpss.model.plans import Plan
from kpss.model.workspace import Workspace
from kpss.source.trees import FolderTree
from tests.support import EXAMPLES
from tests.unit.exchange.plans_support import (
    DAY,
    MICROREGIONS,
    SEMINAR,
    csv_rows,
    region,
    run,
    said,
    territory_files,
    workbook,
)
from tests.unit.exchange.support import problems, records
from tests.unit.records import plan

SEMINAR_DAY = dt.date.fromisoformat(DAY)


@pytest.fixture(scope="module")
def territory() -> dict[str, str]:
    return territory_files()


@pytest.fixture(scope="module")
def fresh(territory: dict[str, str]) -> Workspace:
    """The region without microregions."""
    return region(territory)


@pytest.fixture(scope="module")
def full(territory: dict[str, str]) -> Workspace:
    return region({**territory, **MICROREGIONS})


@pytest.fixture(scope="module")
def seminar(full: Workspace) -> PlansImport:
    return import_plans(full, SEMINAR.read_bytes(), SEMINAR.name, "cs")


def only(result: PlansImport) -> dict[str, Any]:
    """The one record of an import, which must be right."""
    assert problems(result.files) == []
    (record,) = records(result.files).values()
    return record


# -- the seminar ------------------------------------------------------------------------------------------------------


def test_all_rows_are_read(seminar):
    assert len(seminar.files) == 15
    assert seminar.not_read == []
    assert problems(seminar.files) == []
    assert seminar.files.keys() == {f"plans/{identifier}.yaml" for identifier in records(seminar.files)}


def test_rows_are_the_plans_of_the_example(seminar, territory):
    """State, period and municipalities of every row as in the example, whatever the ids."""
    example = Workspace.load(FolderTree(str(EXAMPLES / "olomoucky")), SEMINAR_DAY)
    made = region({**territory, **MICROREGIONS, **seminar.files})
    assert seen(made) == seen(example)
    assert len(seen(made)) == 15
    # The example also knows the document that stands in for the plan of Hranice, which the import only speaks of.
    expected = Counter(item.status for item in coverage(example)) - Counter(["substitute"]) + Counter(["expired"])
    assert Counter(item.status for item in coverage(made)) == expected


def seen(workspace: Workspace) -> dict[str, tuple[object, ...]]:
    """Row of the seminar → what counts of the plan."""
    found: dict[str, tuple[object, ...]] = {}
    for item in workspace.of(Plan):
        rows = [source.row for source in item.sources if source.row]
        if rows and item.type == "community":
            state, area = workspace.state_of(item), workspace.area_of(item)
            found[rows[0]] = (item.name, item.status, state, item.valid, area, item.edition, item.scope)
    return found


def test_traps_of_the_seminar(seminar):
    made = {record["sources"][0]["row"]: record for record in records(seminar.files).values()}
    assert made[4]["valid"] == {"from": 2007, "to": 2010}
    assert made[4]["planner"] == {"municipality": "Hranice (Hranice)"}
    assert "2014–2020" in seminar.files["plans/hranice-2007-2010.yaml"]
    assert "stands_in_for: [hranice-2007-2010]" in said(seminar)
    assert made[8]["name"].startswith("Komunitní plán sociálních služeb a služeb navazujících")
    assert made[8]["area"] == {"include": [{"orp": "Lipník nad Bečvou"}], "exclude_unknown": 4}
    assert made[12]["area"]["include"] == [
        {"microregion": "konicko"}, {"municipality": "Ludmírov (Konice)"},
        {"municipality": "Čechy pod Kosířem (Prostějov)"},
    ]  # fmt: skip
    assert made[15]["area"]["include"] == [{"microregion": "hanusovicko"}]
    assert "planner" not in made[11]


def test_without_microregions(fresh):
    result = import_plans(fresh, SEMINAR.read_bytes(), SEMINAR.name, "cs")
    assert len(result.files) == 14
    assert said(result).endswith(
        "Zapsáno 14\xa0plánů do plans/\nz toho 3 s poznámkou ZKONTROLUJTE\n1\xa0řádek nebyl přečten"
    )
    (reason,) = result.not_read
    assert "řádek 13 (č. 12)" in reason.in_language("cs")
    assert "Konicko" in reason.in_language("en")
    (listed,) = [item for item in records(result.files).values() if item["sources"][0]["row"] == 15]
    towns = [item["municipality"] for item in listed["area"]["include"]]
    assert len(towns) == 8
    assert {"Jindřichov (Šumperk)", "Staré Město (Šumperk)"} <= set(towns)


def test_again_and_beside_the_example(seminar, territory):
    again = region({**territory, **MICROREGIONS, **seminar.files})
    result = import_plans(again, SEMINAR.read_bytes(), SEMINAR.name, "cs")
    assert (result.files, result.not_read) == ({}, [])
    example = Workspace.load(FolderTree(str(EXAMPLES / "olomoucky")), SEMINAR_DAY)
    result = import_plans(example, SEMINAR.read_bytes(), SEMINAR.name, "cs")
    assert (result.files, result.not_read) == ({}, [])
    assert "15\xa0plánů už zapsáno bylo" in said(result)


def test_workbook_gives_the_same(seminar, full):
    rows = [line.split(";") for line in SEMINAR.read_text(encoding="utf-8").splitlines()]
    numbered = [[int(row[0].rstrip(".")) if row[0] else "", *row[1:]] for row in rows]
    made = records(import_plans(full, workbook(numbered), SEMINAR.name, "cs").files)
    for record in made.values():
        assert record["sources"][0].pop("note") == "list Plány"
    assert made == records(seminar.files)


# -- areas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("ORP Olomouc", {"include": [{"orp": "Olomouc"}]}),
        ("SO ORP Olomouc", {"include": [{"orp": "Olomouc"}]}),
        ("správní obvod ORP Olomouc", {"include": [{"orp": "Olomouc"}]}),
        ("orp olomouc", {"include": [{"orp": "Olomouc"}]}),
        ("ORP Šumperk a ORP Zábřeh", {"include": [{"orp": "Šumperk"}, {"orp": "Zábřeh"}]}),
        ("Město Šumperk", {"include": [{"municipality": "Šumperk (Šumperk)"}]}),
        ("mesto Sumperk", {"include": [{"municipality": "Šumperk (Šumperk)"}]}),
        ("Statutární město Olomouc", {"include": [{"municipality": "Olomouc (Olomouc)"}]}),
        ("Jindřichov (Hranice)", {"include": [{"municipality": "Jindřichov (Hranice)"}]}),
        ("Jindřichov (ORP Hranice)", {"include": [{"municipality": "Jindřichov (Hranice)"}]}),
        ("mikroregion Konicko", {"include": [{"microregion": "konicko"}]}),
        ("Olomoucký kraj", {"include": [{"region": "CZ071"}]}),
        ("území Olomouckého kraje", {"include": [{"region": "CZ071"}]}),
        ("celý kraj", {"include": [{"region": "CZ071"}]}),
        ("ORP Lipník nad Bečvou bez čtyř obcí", {"include": [{"orp": "Lipník nad Bečvou"}], "exclude_unknown": 4}),
        ("ORP Konice mimo 0 obcí", {"include": [{"orp": "Konice"}]}),
        (f"ORP Konice mimo {'9' * 5000} obcí", {"include": [{"orp": "Konice"}], "exclude_unknown": 9999}),
        ("ORP Konice kromě obcí Dzbel a Ochoz", {"include": [{"orp": "Konice"}],
         "exclude": [{"municipality": "Dzbel (Konice)"}, {"municipality": "Ochoz (Konice)"}]}),
        ("ORP Konice (mimo 2 obcí: Dzbel, Nikdov)", {"include": [{"orp": "Konice"}],
         "exclude": [{"municipality": "Dzbel (Konice)"}], "exclude_unknown": 1}),
        ("Město Konice + obce Dzbel a Ochoz", {"include": [{"municipality": f"{name} (Konice)"}
         for name in ("Konice", "Dzbel", "Ochoz")]}),
        ("Obce Konice (Dzbel), Ochoz", {"include": [{"municipality": f"{name} (Konice)"}
         for name in ("Konice", "Dzbel", "Ochoz")]}),
        ("Mikroregion Nový (Dzbel, Ochoz), obec Konice", {"include": [{"municipality": f"{name} (Konice)"}
         for name in ("Dzbel", "Ochoz", "Konice")]}),
    ],
)  # fmt: skip
def test_areas(full, text, area):
    assert only(run(full, ("Komunitní plán", text, "2016 - 2019")))["area"] == area


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Šumperk", "čtu jako obec"),
        ("Město Šumprek", "„Šumprek“ čtu jako Šumperk (Šumperk)"),
        ("ORP Olomuoc", "„Olomuoc“ čtu jako Olomouc"),
        ("ORP Konice (Dzbel, Ochoz)", "zapsány jsou jen ony"),
        ("Mikroregion Konicko (Dzbel, Ochoz)", "jiné obce, než má záznam konicko"),
        ("Konice, Dzbel, Nikdov", "obec „Nikdov“ v záznamech území není; v území proto chybí"),
        ("ORP Konice bez ORP Nikdov", "mend exclude"),
        ("Jindřichov, Hustopeče nad Bečvou", "Jindřichov (Hranice)"),
    ],
)
def test_guessed_areas_are_said_and_marked(full, text, remark):
    language: Language = "en" if "mend" in remark else "cs"
    result = run(full, ("Komunitní plán", text, "2016 - 2019"), language=language)
    only(result)
    (written,) = result.files.values()
    assert remark in said(result, language)
    assert "# CHECK: " in written if language == "en" else "# ZKONTROLUJTE: " in written


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "ORP Konice", "2016"), "chybí název"),
        (("Plán", "", "2016"), "chybí území"),
        (("Plán", "ORP Konice", ""), "období není ve sloupci ani v názvu"),
        (("Plán", "ORP Konice", "není vytvořen"), "„není vytvořen“"),
        (("Plán", "ORP Konice", "2019 - 2016"), "končí dřív"),
        (("Plán", "ORP Konice", "řeší se v programu na roky 2014 - 2020"), "přečíst nedá"),
        (("Plán 2010-2012 a 2013-2015", "ORP Konice", ""), "několik období (2010–2012 a\xa02013–2015)"),
        (("Plán", "ORP Nikdov", "2016"), "kpss import territory"),
        (("Plán", "Mikroregion Nikdo", "2016"), "kind: microregion"),
        (("Plán", "Jindřichov", "2016"), "Jindřichov (Hranice) nebo Jindřichov (Šumperk)"),
        (("Plán", "Zlínský kraj", "2016"), "kraj „Zlínský kraj“"),
        (("Plán", "Někde jinde", "2016"), "obec „Někde jinde“"),
        (("Plán", "+ , ;", "2016"), "nerozumím"),
        (("Plán", "ORP Konice", "2016", "navíc"), "víc buněk"),
    ],
)
def test_rows_that_are_not_read_are_said(full, row, reason):
    result = run(full, row, ("Komunitní plán", "ORP Konice", "2016"))
    assert len(result.files) == 1
    (told,) = result.not_read
    if row[1] != "+ , ;":
        assert told.in_language("cs").startswith("řádek 2: nepřečteno – ")
        assert reason in told.in_language("cs")
    assert told.in_language("en").startswith("row 2: not read – ")


# -- period, type, status ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "valid", "remark"),
    [
        ("Plán služeb", "1. 7. 2016 – 30. 6. 2019", {"from": "2016-07-01", "to": "2019-06-30"}, ""),
        ("Plán služeb", "7/2016 - 2019", {"from": "2016-07", "to": 2019}, ""),
        ("Plán služeb na léta 2014 - 2018", "", {"from": 2014, "to": 2018}, "sloupec je prázdný"),
        ("Plán služeb na léta 2014 - 2018", "2015 - 2018", {"from": 2015, "to": 2018}, "název uvádí 2014–2018"),
        ("Plán služeb na léta 2014 - 2018", "2018 - 2014", {"from": 2014, "to": 2018}, "končí dřív"),
        ("Plán služeb", "2016 - 2019 (prodloužen)", {"from": 2016, "to": 2019}, "vybráno z věty"),
        ("Plán služeb", "od 2016", {"from": 2016}, "konec období"),
        ("Plán služeb", "do 2019", {"to": 2019}, "začátek období"),
        ("Plán služeb", "2016-19", {"from": 2016, "to": 2019}, "dvěma číslicemi"),
        ("Plán služeb 2010-2012", "zpracovává se nový", {"from": 2010, "to": 2012}, "připravuje"),
    ],
)
def test_periods(full, name, text, valid, remark):
    result = run(full, (name, "ORP Konice", text))
    made = only(result)
    assert {side: str(value) for side, value in made["valid"].items()} == {k: str(v) for k, v in valid.items()}
    assert made["status"] == "approved"
    assert remark in said(result)
    assert ("ZKONTROLUJTE" in said(result)) == bool(remark)


def test_type_is_by_area_never_by_title(full):
    def kind(name: str, area: str) -> str:
        return str(only(run(full, (name, area, "2030")))["type"])

    assert kind("Střednědobý plán sociálních služeb", "Město Šumperk") == "community"
    assert kind("Komunitní plán", "Olomoucký kraj") == "medium_term"
    assert "akční plán" in said(run(full, ("Akční plán sociálních služeb", "celý kraj", "2018")))
    assert "jiný dokument" in said(run(full, ("Program rozvoje města", "Město Šumperk", "2014 - 2020")))


@pytest.mark.parametrize(
    ("name", "title", "is_guessed"),
    [
        ("Město Konice zpracovává nový dokument „Komunitní plán“", "Komunitní plán", False),
        ("Komunitní plán Konicka (připravuje se)", "Komunitní plán Konicka", False),
        ("Komunitní plán Konicka – v přípravě", "Komunitní plán Konicka", False),
        ("Komunitní plán 2018 - 2020 (připravuje se)", "Komunitní plán 2018 - 2020", False),
        ("Město Konice připravuje nový komunitní plán", "Komunitní plán", True),
    ],
)
def test_plans_being_made(full, name, title, is_guessed):
    result = run(full, (name, "ORP Konice", "2018 - 2020"))
    made = only(result)
    assert (made["name"], made["status"]) == (title, "preparing")
    assert ("opravte ho podle titulního listu" in said(result)) == is_guessed


def test_column_of_status_and_time_to_come(full):
    text = "Plán;Území;Období;Stav\nA služeb;ORP Konice;2016;{}\n"
    for word, status in (
        ("schválen", "approved"),
        ("Připravuje se", "preparing"),
        ("návrh", "draft"),
        ("?!", "approved"),
    ):
        assert only(import_plans(full, text.format(word).encode(), "t", "cs"))["status"] == status
    assert "období ještě nezačalo" in said(run(full, ("Plán služeb", "ORP Konice", "2018 - 2020")))


# -- what is on record ------------------------------------------------------------------------------------------------


def test_what_is_on_record_is_left_alone(territory):
    row = ("Komunitní plán Konicka", "ORP Konice", "2016 - 2019")
    area = {"include": [{"orp": "Konice"}]}

    def made(**changes: object) -> int:
        known = plan("konice", **{"area": area, "valid": {"from": 2016, "to": 2019}, "name": "X", **changes})
        return len(run(region({**territory, "plans/konice.yaml": known}), row).files)

    assert made() == 0  # same area and period
    assert made(name="komunitní plán  KONICKA", valid={"from": 2017, "to": 2019}) == 0
    assert made(valid={"from": 2014, "to": 2015}) == 1
    assert made(name="Komunitní plán Konicka", valid={"from": 2010, "to": 2012}) == 1  # the plan before
    assert made(name="Komunitní plán Konicka", area={"include": [{"orp": "Jeseník"}]}) == 1
    mended = {"name": row[0], "valid": {"from": 2010, "to": 2012}, "sources": [{"title": "t.csv", "row": 2}]}
    assert made(**mended) == 0  # made from this row, mended since


def test_plans_twice_in_a_table(full):
    row = ("Komunitní plán", "ORP Konice", "2016 - 2019")
    result = run(full, row, row, ("Plán sociálních služeb", "ORP Konice", "2016 - 2019"))
    assert sorted(result.files) == ["plans/konice-2016-2019-2.yaml", "plans/konice-2016-2019.yaml"]
    assert "řádku 2" in result.not_read[0].in_language("cs")
    assert "ověřte, zda to není jeden plán" in said(result)


def test_no_territory():
    workspace = region({})
    with pytest.raises(UserError) as raised:
        run(workspace, ("Plán", "ORP Konice", "2016"))
    assert "kpss import territory" in raised.value.text.cs


@pytest.mark.parametrize(
    "text", ["a: b", "# x", 'má "uvozovky"', "{{ 1 }}", "- [x]", "<b>", "=1+1", "\u202etxt", "null", "2016"]
)
def test_text_stays_text(full, text):
    made = only(run(full, (f'"{text.replace(chr(34), chr(34) * 2)}"', "ORP Konice", "2016")))
    assert made["name"] == text.replace("\u202e", "")


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_characters='";\r\n\t\0', exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        ["ORP Konice", "Město Šumperk (", "Mikroregion (a + b", "mimo", "Dzbel bez", "kraj, a", "() , (x)"]
    ),
    st.sampled_from(["2016", "2016 - 2019 není", "31. 2. 2016", ""]),
)
def test_whatever_stands_in_a_table_makes_right_records_or_is_said(full, name, area, text):
    result = run(full, (name, area + name[:9], text), ("Plán", "ORP Konice", "2014"))
    assert problems(result.files) == []
    rows = find_table(read_sheets(csv_rows((name, area, text), ("Plán", "", "")), "t"), "t").rows
    assert len(result.files) + len(result.not_read) == len(rows)

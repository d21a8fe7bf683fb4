"""Tables of data beside a plan: typed, in words, as charts; wrong ones say what is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kpss.documents.data_tables import LARGEST, DataSheet, data_sheet
from kpss.documents.plan import make
from kpss.documents.plan_order import sections
from kpss.documents.render import render
from kpss.model.plans import Plan
from kpss.source.trees import MemoryTree
from tests.unit.records import plan, settings, workspace

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def sheet(data: str | bytes, **item: Any) -> DataSheet:
    files: dict[str, Any] = {
        "plans/p.yaml": plan(tables=[{"title": "Obyvatelé", "file": "t.csv", **item}]),
        "plans/t.csv": data,
    }
    opened = workspace(files)
    made = opened.get("plan", Plan)
    assert made is not None
    return data_sheet(opened, made, made.tables[0], "cs")


def values(made: DataSheet) -> list[list[Any]]:
    return [[row[column.key] for column in made.columns] for row in made.rows]


def test_numbers_are_numbers_and_other_texts_stay() -> None:
    made = sheet("Obec;Obyvatel;Kód;Podíl;Slovy\nKonice;2\xa0790,5;0123;12,5 %;=1+1\nLipová;-;0456;3 %;\n")
    assert [column.type for column in made.columns] == ["text", "number", "text", "number", "text"]
    assert values(made) == [
        ["Konice", Decimal("2790.5"), "0123", "12,5\xa0%", "=1+1"],
        ["Lipová", "-", "0456", "3\xa0%", ""],
    ]


def test_ragged_rows_and_empty_headings_make_a_whole_table() -> None:
    made = sheet(";2013;\nKonice;1;2;\nLipová\n")
    assert [column.label.cs for column in made.columns] == ["Údaj", "2013", "Sloupec 3"]
    assert values(made) == [["Konice", Decimal(1), Decimal(2)], ["Lipová", "", ""]]


def test_years_in_a_column_of_years_are_no_amounts() -> None:
    assert [column.type for column in sheet("Obec;Rok;Osob\nKonice;2013;5\n").columns] == ["text", "text", "number"]


def test_unit_source_and_note_are_told() -> None:
    made = sheet("a;b\nc;1\n", unit="osob", source={"title": "ČSÚ", "date": "2016-12-31"}, note="Odhad.")
    assert (made.caption, made.source, made.note) == ("Obyvatelé (osob)", "ČSÚ, 31.\xa012.\xa02016", "Odhad.")


def test_a_chart_leaves_sums_out() -> None:
    data = "Rok;Muži;Ženy;Celkem\n2013;1;2;3\n2014;;4;4\nCelkem za obě léta;1;6;7\n"
    made = sheet(data, chart="lines").chart
    assert made is not None
    assert (made.sort, made.labels, [one.name for one in made.series]) == ("lines", ("2013", "2014"), ["Muži", "Ženy"])
    assert made.series[0].values == (Decimal(1), None)
    assert sheet(data, chart="none").chart is None
    assert sheet("a;b\nc;d\n", chart="bars").chart is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "nejsou pod záhlavím žádné řádky"),
        ("Rok;Osob\n", "nejsou pod záhlavím žádné řádky"),
        (b"PK\x03\x04\xff\x00", "není tabulka CSV"),
        ('a;b\n"1;2', "není tabulka CSV"),
        ("a;b\n" + "c;1\n" * (LARGEST // 4), "větší než 1 MiB"),
    ],
)
def test_a_wrong_table_says_what_is_wrong(data: str | bytes, problem: str) -> None:
    made = sheet(data, chart="bars")
    assert problem in made.problem
    assert not made.columns


@pytest.mark.parametrize("file", ["neni.csv", "../../venku.csv", "/etc/passwd"])
def test_a_missing_table_says_so(file: str) -> None:
    assert sheet("a;b\nc;1\n", file=file).problem == "Tabulku „Obyvatelé“ nelze zobrazit: tabulka se nenašla."


CHAPTERS: dict[str, Any] = {
    "chapters": [
        {"part": "introduction", "text": "Text úvodu."},
        {"part": "analytical", "file": "analyza.md"},
        {"part": "monitoring", "text": "Sledujeme."},
    ],
    "vision": "Lidé doma.",
    "swot": {"strengths": ["Síla"]},
    "measures": [
        {
            "code": "1",
            "name": "Terén pro ORP",
            "costs": [{"year": year, "source": "town", "amount": 5} for year in (2014, 2015)],
        }
    ],
    "tables": [
        {"title": "Bez části", "file": "t.csv", "note": "Zdrojem je ČSÚ."},
        {"title": "Peníze", "part": "financing", "file": "t.csv"},
        {"title": "Lidé", "part": "analytical", "file": "t.csv", "chart": "bars"},
    ],
}  # fmt: skip
FILES: dict[str, Any] = {
    "plans/p.yaml": plan(**CHAPTERS),
    "plans/analyza.md": "Rozbor. ![Mapa <území>](obr/mapa.png) ![Nic](obr/neni.png) ![Jiný](obr/x.svg)\n",
    "plans/t.csv": "Rok;Osob\n2013;5\n2014;6\n",
    "plans/obr/mapa.png": PNG,
    "plans/obr/x.svg": b"<svg/>",
}


def shown(form: str, files: dict[str, Any] = FILES) -> str:
    opened = workspace(files)
    return render(opened, make(opened, "cs", "plan"), form, "cs").replace("\xa0", " ")


def test_a_plan_reads_in_the_usual_order() -> None:
    headings = [line[3:].partition(" ")[2] for line in shown("md").splitlines() if line.startswith("## ")]
    assert headings == [
        "Základní údaje", "Úvod", "Analytická část", "Silné a slabé stránky, příležitosti a hrozby", "Vize", "Opatření",
        "Financování", "Náklady podle zdrojů a let", "Sledování a vyhodnocování", "Tabulky a grafy",
        "Obce v území plánu", "Seznam zkratek",
    ]  # fmt: skip


def test_chapters_without_parts_stay_before_the_strategy() -> None:
    opened = workspace({"p.yaml": plan(chapters=[{"title": "A", "text": "a"}, {"title": "B", "text": "b"}])})
    made = opened.get("plan", Plan)
    assert made is not None
    assert [one.title or one.sort for one in sections(opened, made, "cs")] == [
        "A",
        "B",
        "analysis",
        "strategy",
        "money",
    ]


def test_tables_stand_in_their_parts_with_a_chart_and_a_note() -> None:
    text = shown("md")
    places = [text.index(word) for word in ("Rozbor.", ": Lidé", "xychart-beta", "SWOT", ": Peníze", ": Bez části")]
    assert places == sorted(places)
    assert "Poznámka k tabulce: Zdrojem je ČSÚ." in text
    assert "| 2013 | 5 |" in text


def test_pictures_of_chapters_are_in_the_page_and_unsafe_ones_are_not() -> None:
    page = shown("html")
    assert page.count("data:image/png;base64,") == 1
    assert 'alt="Mapa &lt;území&gt;"' in page
    assert "<svg/>" not in page
    assert "Nic" in page  # the words in place of a picture that is not there
    assert "![Mapa &lt;území&gt;](plans/obr/mapa.png)" in shown("md")


def test_abbreviations_of_text_and_tables_are_listed_and_numbered_in_order() -> None:
    own = [
        {"code": "kpss", "name": "KPSS", "text": "naše plánování"},
        {"code": "tozl", "name": "Terén", "text": "služba"},
    ]
    listed = shown("md", {**FILES, "kpss.yaml": settings(vocabularies={"abbreviation": own})})
    listed = listed[listed.index("Seznam zkratek") :]
    assert "| ČSÚ | Český statistický úřad |" in listed
    assert "| ORP | obec s rozšířenou působností |" in listed
    assert "| Terén | služba |" in listed
    assert "KPSS" not in listed  # does not occur


def test_a_plan_without_abbreviations_has_no_list() -> None:
    tree = MemoryTree({"kpss.yaml": settings(), "documents/plan.md": "# x\n\n{{ abbreviations() }}\n\nKonec"})
    opened = workspace({"p.yaml": plan(), "documents/plan.md": tree.read("documents/plan.md").decode()})
    assert render(opened, make(opened, "cs", "plan"), "md", "cs") == "# x\n\nKonec\n"


def test_tables_behind_the_abbreviations_keep_their_numbers() -> None:
    template = "# x\n\n{{ abbreviations() }}\n\n## ORP\n\n{{ table(area_columns, area_rows, 'Obce') }}\n"
    opened = workspace({"p.yaml": plan(), "documents/plan.md": template})
    text = render(opened, make(opened, "cs", "plan"), "md", "cs")
    assert text.index("Tabulka 1: Seznam zkratek") < text.index("Tabulka 2: Obce")
    assert text.index("## 1. Seznam zkratek") < text.index("## 2. ORP")

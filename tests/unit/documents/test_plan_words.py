"""What documents about plans say of their content: nothing is lost, nothing is said twice, units have their forms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kpss.documents.consultation import counts_words, stage_of
from kpss.documents.plan_chapters import needs_title, own_heading, same_heading
from kpss.documents.registry import DOCUMENTS
from kpss.documents.render import render
from kpss.documents.units import free_words
from kpss.documents.words_plans import period_words, worth_citing
from kpss.documents.yearly_dates import yearly_dates
from kpss.language.text import Language
from kpss.model.consultations import Consultation
from kpss.model.parts import Source
from kpss.model.plans import Plan
from kpss.model.unit_words import amount, bracketed, signed
from kpss.model.workspace import Workspace
from tests.unit.records import plan, settings, workspace, yaml

DAY = "2015-06-01"
MEASURE: dict[str, Any] = {
    "code": "1.1",
    "name": "Terén",
    "description": "První odstavec.\n\n- bod\n- druhý bod\n",
    "area": {"include": [{"orp": "Alfa"}]},
    "activities": [
        {"code": "a1", "name": "Nábor", "period": {"from": "2016-01", "to": "2016-06"},
         "responsible": [{"name": "město"}], "description": "Výběr vede město."},
        {"code": "a2", "name": "Školení", "period": {"from": "2016-06"}, "description": "Dva dny."},
    ],
    "capacity": [
        {"service_type": "home_care", "unit": "fte", "change": 4, "year": 2016,
         "area": {"include": [{"municipality": "Omega"}]}},
        {"unit": "bed", "change": 1.5},
        {"unit": "parta", "change": 2},
    ],
    "indicators": [
        {"name": "Klienti", "unit": "osoba", "baseline": {"year": 2016, "value": 910}, "source": "výkazy",
         "targets": [{"year": 2017, "value": 1000}]},
        {"name": "Podíl (v kraji)", "unit": "%"},
    ],
    "costs": [{"year": 2016, "amount": 1000, "note": "odhad"}],
    "implements": ["kraj/7"],
    "quantity": {"value": 22, "unit": "místo"},
}  # fmt: skip
PRIORITIES: list[dict[str, Any]] = [
    {"code": "A", "name": "Senioři", "target_groups": ["senioři"],
     "goals": [{"code": "1", "name": "Doma", "target_groups": ["pečující"], "measures": [MEASURE]},
               {"code": "2", "name": "Nic zatím", "description": "Cíl bez opatření."}]},
    {"code": "B", "name": "Dluhy", "description": "Opatření přijde dodatkem.",
     "measures": [{"code": "2.2", "name": "Dluhová poradna"}]},
]  # fmt: skip
ADDENDA = [
    {"number": 1, "date": "2015-01-01", "changes": [{"what": "changes", "measure": "1.1", "text": "Zvyšuje se rozsah."},
                                                    {"what": "removes", "measure": "9"}], "note": "Bez výdajů."},
    {"number": 2, "date": "2016-01-01", "changes": [{"what": "adds", "measure": "2.2"}]},
]  # fmt: skip
HIGHER = plan("kraj", name="Krajský plán", type="medium_term", measures=[{"code": "7", "name": "Péče doma"}])


def opened(day: str = DAY, chapters: dict[str, str] | None = None, **changes: Any) -> Workspace:
    files = {"plans/p.yaml": plan(**{"priorities": PRIORITIES, "addenda": ADDENDA, **changes}), "plans/k.yaml": HIGHER}
    own = {"code": "parta", "name": "parta"}
    words = settings(recorded={"plans": {"complete": False}}, vocabularies={"capacity-unit": [own]})
    return workspace({**files, "kpss.yaml": words, **(chapters or {})}, day)


def shown(document: str = "plan", language: Language = "cs", **changes: Any) -> str:
    found = opened(**changes)
    return render(found, DOCUMENTS[document](found, language, "plan"), "md", language).replace("\xa0", " ")


def test_priorities_and_goals_without_measures_in_force_stay() -> None:
    text = shown()
    for line in ("Priorita B Dluhy", "Opatření přijde dodatkem.", "Cíl 2 Nic zatím", "Cíl bez opatření."):
        assert line in text
    assert "Dluhová poradna" not in text
    assert "Opatření 2.2 Dluhová poradna" in shown(day="2016-02-01")


def test_a_card_holds_all_that_is_written() -> None:
    text = shown()
    for words in (
        "První odstavec.<br>– bod<br>– druhý bod", "| Území | ORP Alfa |",
        "a1 Nábor – leden až červen 2016, odpovídá: město. Výběr vede město.<br>a2 Školení – od června 2016: Dva dny.",
        "2016, pečovatelská služba, obec Omega: +4 úvazky v přímé péči<br>+1,5 lůžka<br>+2 (parta) |",
        "Klienti (osoba): výchozí stav 910 (2016); 2017: 1 000; zdroj: výkazy<br>Podíl (v kraji), % |",
        "1 000 Kč (odhad)", "| 7 Péče doma (Krajský plán) |", "22 míst |",
        "Cílové skupiny: senioři", "Cílové skupiny: pečující",
    ):  # fmt: skip
        assert words in text


def test_addenda_name_what_they_change() -> None:
    text = shown()
    assert "- mění opatření 1.1 Terén: Zvyšuje se rozsah.\n- ruší opatření 9\n\nBez výdajů." in text
    assert "Dluhová poradna" not in text
    assert "changes measure 1.1 Terén" in shown(language="en")


def test_the_title_page_is_of_who_commissioned_the_plan() -> None:
    text = shown(planner={"municipality": "Omega"}, note="Poznámka.\n\n- bod", status="draft").partition("\n## ")[0]
    assert "obec Omega · k datu" in text
    assert "Stav k datu: návrh" in text
    assert "Znění: ve znění dodatku č. 1" in text
    assert "Poznámka.\n\n- bod" in text
    assert "úplné" not in text
    assert "Stav k datu: v připomínkování" in shown(status="consultation")
    approved = [{"by_name": "Zastupitelstvo", "date": "2015-05-01"}]
    assert "Stav k datu: platí" in shown(status="draft", approvals=approved)
    later = shown(approvals=approved, valid={"from": "2016-03", "to": 2017})
    assert "Stav k datu: schválen, začne platit od března 2016" in later
    assert "Komunitní plán\n" not in shown(name="Komunitní plán Bety")


CHAPTERS = {
    "plans/a.md": "# Popisná část\n\nText.\n\n## Obyvatelé\n\nDalší.\n",
    "plans/b.md": "# Jedna\n\n# Dvě\n",
    "plans/c.md": "<!-- -->\n\nBez nadpisu\n",
    "plans/e.md": "# Slovníček\n\n<!-- doplnit -->\n",
    "plans/d.md": "## Zjištěné potřeby\n\nProza.\n",
}


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize(("document", "kind"), [("plan", "community"), ("medium-term-plan", "medium_term")])
def test_a_heading_is_not_said_twice(document: str, kind: str, language: Language) -> None:
    parts = [
        {"part": "descriptive", "file": "a.md"},
        {"part": "strategic", "file": "b.md"},
        {"part": "financing", "file": "c.md"},
        {"part": "monitoring", "text": ""},
        {"part": "glossary", "file": "e.md"},
        {"text": "Volný text."},
    ]
    text = _with(document, kind, parts, language)
    assert text.count("Popisná část") + text.count("Část popisná") + text.count("Descriptive part") == 1
    assert "Obyvatelé" in text
    assert "Jedna" in text
    assert "Bez nadpisu" in text
    assert "Monitoring\n" not in text
    assert "Volný text." in text
    assert "Slovníček" not in text  # a heading alone is no chapter
    assert "## \n" not in text


def _with(document: str, kind: str, parts: list[dict[str, Any]], language: Language) -> str:
    files = {"plans/p.yaml": plan(type=kind, chapters=parts), **CHAPTERS}
    found = workspace(files, DAY)
    return render(found, DOCUMENTS[document](found, language, "plan"), "md", language)


def test_needs_beside_a_chapter_on_them() -> None:
    need = yaml({"kind": "need", "id": "n", "name": "Lůžka", "area": {"include": [{"orp": "Alfa"}]}, "found": "2014",
                 "extent": {"value": 118, "unit": "bed", "approximate": True}})  # fmt: skip
    files = {"plans/p.yaml": plan(chapters=[{"part": "analytical", "file": "d.md"}]), "n.yaml": need, **CHAPTERS}
    found = workspace(files, DAY)
    text = render(found, DOCUMENTS["plan"](found, "cs", "plan"), "md", "cs").replace("\xa0", " ")
    assert text.count(" Zjištěné potřeby\n") == 1
    assert "Přehled zjištěných potřeb" in text
    assert "asi 118 lůžek" in text
    assert needs_title([], "en") == "Needs found out"
    assert needs_title([("1. Zjištěné potřeby", "")], "en") == "Overview of the needs found out"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Úvod\n\n## Proč\n", "Úvod"),
        ("Úvod\n====\n\nText", "Úvod"),
        ("<!-- a -->\n# Úvod *a* `b`\n", "Úvod a b"),
        ("## Úvod\n\n# Větší\n", ""),
        ("# A\n\n# B\n", ""),
        ("Text\n\n# A\n", ""),
        ("", ""),
        ("- # A\n", ""),
    ],
)
def test_the_own_heading_of_a_chapter(text: str, title: str) -> None:
    assert own_heading(text)[0] == title
    assert title or own_heading(text)[1] == text


def test_headings_that_say_the_same() -> None:
    assert same_heading("2. Analytická část", "Část analytická")
    assert same_heading("ÚVOD", "Úvod:")
    assert not same_heading("Část", "Plán")
    assert not same_heading("Úvod", "Úvodní slovo")


def test_units_have_their_forms() -> None:
    found = opened()

    def say(value: str, unit: str, language: Language = "cs") -> str:
        return signed(found.settings, Decimal(value), unit).in_language(language).replace("\xa0", " ")

    assert [say(value, "bed") for value in ("1", "-3", "5", "0.5")] == [
        "+1 lůžko",
        "−3 lůžka",
        "+5 lůžek",
        "+0,5 lůžka",
    ]
    assert [say(value, "client", "en") for value in ("1", "2")] == ["+1 client", "+2 clients"]
    assert (say("2", "parta"), say("2", "neznámá"), say("2", "")) == ("+2 (parta)", "+2 (neznámá)", "+2")
    assert say("2", "other") == "+2 (jiná)"
    assert free_words(Decimal(2), "Úvazek", "cs") == "2\xa0úvazky"
    assert free_words(Decimal("1.5"), "úvazků", "cs") == "1,5\xa0úvazku"
    assert free_words(Decimal(2), "akce", "cs") == "2\xa0akce"
    assert free_words(Decimal(2), "akce", "cs", brackets=True) == "2\xa0(akce)"
    assert free_words(Decimal(2), "%", "cs", brackets=True) == "2\xa0%"
    assert free_words(Decimal(2), "", "cs") == "2"
    assert bracketed("a (b)") == "a (b)"


def test_forms_with_braces_are_no_template() -> None:
    item = {"code": "parta", "name": "pa{r}ta", "counted": "parta {x}|party|part"}
    found = workspace({"kpss.yaml": settings(vocabularies={"capacity-unit": [item]})}, DAY)
    assert amount(found.settings, Decimal(5), "parta").in_language("cs") == "5 (pa{r}ta)"
    assert amount(found.settings, Decimal(5), "parta").in_language("en") == "5 (pa{r}ta)"


def test_an_own_unit_may_have_forms() -> None:
    item = {"code": "parta", "name": "parta", "counted": "parta|party|part", "counted_en": "team|teams"}
    found = workspace({"kpss.yaml": settings(vocabularies={"capacity-unit": [item]})}, DAY)
    assert amount(found.settings, Decimal(5), "parta").in_language("cs") == "5\xa0part"
    assert amount(found.settings, Decimal(5), "parta").in_language("en") == "5\xa0teams"


@pytest.mark.parametrize(
    ("deadline", "cs", "en"),
    [
        ({"month": 6, "years_ahead": 1}, "červen předchozího roku", "June of the previous year"),
        ({"month": 6}, "červen", "June"),
        ({"due": "--03-31", "years_ahead": 1}, "31. 3. předchozího roku", "31 March of the previous year"),
        (
            {"month": 9, "years_ahead": 2},
            "září, 2 roky před rokem, jehož se týká",
            "September, 2 years before the year it is about",
        ),
        ({}, "", ""),
    ],
)
def test_yearly_dates_in_words(deadline: dict[str, Any], cs: str, en: str) -> None:
    found = workspace({"p.yaml": plan(deadlines=[{"id": "d", "name": "Návrh", **deadline}])}, DAY)
    languages: tuple[Language, Language] = ("cs", "en")
    said = [yearly_dates(found.of(Plan), language)["deadline_rows"][0]["due"] for language in languages]
    assert [words.replace("\xa0", " ") for words in said] == [cs, en]


@pytest.mark.parametrize(
    ("valid", "cs", "en"),
    [
        ({"from": "2027-01", "to": "2027-06"}, "leden až červen 2027", "January to June 2027"),
        ({"from": "2027-01", "to": "2027-01"}, "leden 2027", "January 2027"),
        ({"from": "2027-01", "to": "2028-01"}, "leden 2027 – leden 2028", "January 2027 – January 2028"),
        ({"from": "2018-06"}, "od června 2018", "from June 2018"),
        ({"to": "2018-12"}, "do prosince 2018", "until December 2018"),
        ({"from": "2018-06-01"}, "od 1. 6. 2018", "from 1 June 2018"),
        ({}, "", ""),
    ],
)
def test_periods_in_words(valid: dict[str, str], cs: str, en: str) -> None:
    period = workspace({"p.yaml": plan(valid=valid)}, DAY).get("plan", Plan).valid  # type: ignore[union-attr]
    assert [period_words(period, "cs").replace("\xa0", " "), period_words(period, "en").replace("\xa0", " ")] == [
        cs,
        en,
    ]


def test_file_names_are_no_sources() -> None:
    assert not worth_citing(Source({"title": "plany 2017.csv", "row": "2"}))
    assert worth_citing(Source({"title": "plany.csv", "publisher": "Kraj"}))
    assert worth_citing(Source({"title": "Tabulka plánů"}))
    assert "plany" not in shown(sources=[{"title": "plany.csv", "row": "2"}])


def test_stages_of_a_consultation() -> None:
    def stage(day: str, **data: Any) -> str:
        found = workspace({"c.yaml": yaml({"kind": "consultation", "id": "c", "about": ["plan"], **data})}, day)
        record = found.get("c", Consultation)
        assert record is not None
        return stage_of(record, found.as_of)

    period = {"from": "2015-06-01", "to": "2015-06-15"}
    days = ("2015-05-31", "2015-06-01", "2015-06-15", "2015-06-16")
    assert [stage(day, period=period) for day in days] == ["before", "running", "running", "over"]
    assert stage(DAY) == "unknown"
    assert stage(DAY, published="2015-05-01") == "unknown"
    assert stage(DAY, published="2015-05-01", settled_published="2015-05-20") == "over"
    assert counts_words([], "cs") == "K návrhu nebyla podána žádná připomínka."
    assert counts_words([], "cs", "unknown") == "Zatím není zapsána žádná připomínka."
    assert counts_words([], "cs", "before") == ""

"""Medium-term and action plans, evaluations, consultations and cards of measures as documents."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

from kpss import api
from kpss.documents.consultation import counts_words
from kpss.documents.measure_tables import sum_row, target_words
from kpss.documents.registry import DOCUMENTS
from kpss.documents.render import render
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.money import Drawn
from kpss.model.plan_content import Indicator
from kpss.model.workspace import Workspace
from kpss.rules.engine import find
from kpss.source.trees import MemoryTree
from tests.unit.follow_up_records import DAY, files
from tests.unit.records import plan, settings, yaml


@lru_cache(maxsize=8)
def opened(day: str = DAY) -> Workspace:
    return api.open(MemoryTree(files()), day)


def shown(document: str, identifier: str, day: str = DAY, language: Language = "cs", form: str = "md") -> str:
    workspace = opened(day)
    return render(workspace, DOCUMENTS[document](workspace, language, identifier), form, language).replace("\xa0", " ")


def _with(changes: dict[str, str]) -> Workspace:
    return api.open(MemoryTree({**files(), **changes}), DAY)


def in_order(text: str, *wanted: str) -> None:
    places: list[int] = []
    for word in wanted:
        assert word in text, word
        places.append(text.index(word, places[-1] if places else 0))


def test_the_workspace_of_these_tests_is_right() -> None:
    assert [(one.code, one.record) for one in find(opened()) if one.severity == "error"] == []


def test_a_medium_term_plan_is_arranged_by_the_parts_of_its_structure() -> None:
    in_order(
        shown("medium-term-plan", "sprss"),
        "# Střednědobý plán", "Zastupitelstvo kraje, 27. 2. 2017", "ve znění dodatku č. 1",
        "## 1. Úvod", "## 2. Část popisná", "### 2.1 Jak plán vznikal", "### 2.2 Zapojení veřejnosti", "#### Setkání",
        "## 3. Část analytická", "asi 1 250 lůžek", "Nedostatek pracovníků",
        "## 4. Vyhodnocení plnění předchozího", "částečně splněno 1", "Cíl je splněn.",
        "## 5. Část strategická", "Lidé dostanou pomoc", "Priorita 1", "Cíl A", "Opatření 1.1", "finanční poradenství",
        "Celkem", "7 800 000,5", "## 6. Způsob zajištění sítě", "Pravidla vstupu", "| 20 | 44 |", "64", "2 000 004 037",
        "## 7. Slovník pojmů", "Projednání a schválení", "Dodatek č. 1", "## 12. Zdroje",
    )  # fmt: skip


def test_what_addenda_took_away_or_did_not_bring_yet_is_not_in_the_plan() -> None:
    text = shown("medium-term-plan", "sprss")
    assert "Opatření 1.4" not in text
    assert "- ruší opatření 1.4 Vypuštěné opatření\n" in text
    assert "Přidané později" not in text
    later = shown("medium-term-plan", "sprss", "2019-03-01")
    assert "Přidané později" in later
    assert "ve znění dodatků č. 1 a 2" in later


def test_a_part_without_content_says_so_and_own_structures_arrange_too() -> None:
    own = {"code": "vlastni", "name": "Vlastní", "for": ["medium_term"], "binding": True,
           "parts": [{"code": "strategic", "name": "Co chceme", "filled_by": ["goals", "measures"]},
                     {"code": "financing", "name": "Za co", "filled_by": ["chapters"]}]}  # fmt: skip
    changed = {**files(), "kpss.yaml": settings(structures=[{**own, "code": "vyhlaska-505-2006"}])}
    workspace = api.open(MemoryTree(changed), DAY)
    text = render(workspace, DOCUMENTS["medium-term-plan"](workspace, "cs", "sprss"), "md", "cs")
    in_order(text, "Co chceme", "Priorita 1", "Za co", "Tato část zatím není zapsána.", "Popisná část")


def test_an_action_plan_has_the_measures_of_its_year_their_money_and_the_outlook() -> None:
    text = shown("action-plan", "akcni-2019")
    in_order(
        text, "Provádí: Střednědobý plán", "Úvodní ustanovení", "v roce 2019 uskutečňovat", "| 1.1 |", "| 1.2 |",
        "AP1 Výstavba", "Kdo za co odpovídá", "| investor |", "místo původních", "| kraj | 2 750 000 |",
        "| Požadovaná dotace | 750 002 019 | 750 002 020 | 1 500 004 039 |", "Výhled na rok 2021 zatím není zapsán.",
        "Plnění opatření za rok 2018", "zatím není zapsáno", "30. 6.",
    )  # fmt: skip
    assert "Mobilní tým" not in text  # begins later
    assert text.count("Návrh akčního plánu") == 1  # both plans name the date


@pytest.mark.parametrize(
    ("amount", "told", "replaced"),
    [({}, "| kraj | 3 000 000 |", False), ({"amount": 0}, "| kraj | 0 |", True)],
)
def test_an_own_cost_replaces_another_where_it_has_an_amount(
    amount: dict[str, int], told: str, *, replaced: bool
) -> None:
    cost = {"year": 2019, "source": "region", **amount}
    own = {"code": "AP1", "name": "Výstavba", "implements": ["sprss/1.1"], "costs": [cost]}
    record = plan("a", type="action", valid={"from": 2019, "to": 2019}, implements=["sprss"], measures=[own])
    workspace = _with({"a.yaml": record})
    text = render(workspace, DOCUMENTS["action-plan"](workspace, "cs", "a"), "md", "cs").replace("\xa0", " ")
    assert told in text
    assert ("místo původních" in text) == replaced


def test_what_changes_by_nothing_has_its_column() -> None:
    bed = {"service_type": "home_for_seniors", "unit": "bed"}
    changes = [{**bed, "year": 2018, "change": 5}, {**bed, "year": 2019, "change": 0}, {**bed, "change": -5}]
    measure = {"code": "1", "name": "Přesun", "capacity": changes}
    workspace = _with({"m.yaml": plan("m", type="medium_term", measures=[measure])})
    text = render(workspace, DOCUMENTS["medium-term-plan"](workspace, "cs", "m"), "md", "cs").replace("\xa0", " ")
    assert "| Druh služby | Jednotka | 2018 | 2019 | Bez roku | Celkem | Opatření |" in text
    assert "| 5 | 0 | −5 | 0 | 1 |" in text


def test_a_body_without_a_name_still_approved() -> None:
    acts = {"approvals": [{"by": "zk", "date": "2017-02-27"}],
            "extensions": [{"by": "zk", "to": "2021-12-31", "date": "2017-03-01"}]}  # fmt: skip
    body = yaml({"kind": "body", "id": "zk", "type": "approver"})
    workspace = _with({"b.yaml": body, "p.yaml": plan("p", **acts)})
    text = render(workspace, DOCUMENTS["plan"](workspace, "cs", "p"), "md", "cs").replace("\xa0", " ")
    assert "zk, 27. 2. 2017" in text
    assert "do 31. 12. 2021, zk, 1. 3. 2017" in text


def test_an_action_plan_tells_how_the_year_before_went() -> None:
    record = {"kind": "evaluation", "id": "e18", "plan": "sprss", "year": 2018, "summary": "Dobrý rok.",
              "measures": [{"measure": "1.1", "status": "ongoing"}]}  # fmt: skip
    workspace = api.open(MemoryTree({**files(), "plans/e18.yaml": yaml(record)}), "2019-06-01")
    text = render(workspace, DOCUMENTS["action-plan"](workspace, "cs", "akcni-2019"), "md", "cs")
    in_order(text, "● průběžně plněno", "Plnění opatření za rok 2018", "Dobrý rok.", "● průběžně plněno")
    assert "zatím není zapsáno" not in text


def test_a_yearly_evaluation() -> None:
    text = shown("evaluation", "vyhodnoceni-2016")
    in_order(
        text, "# Vyhodnocení za rok 2016", "Rok proběhl podle plánu.",
        "Celkem 2 vyhodnocená opatření: průběžně plněno 1, nesplněno 1. Bez vyhodnocení zůstává 1 opatření.",
        "● průběžně plněno", "○ nesplněno", "| a | Úvazky | úvazek | 2 | 4 | 3,5 |",
        "| 100 000 | 90 000 | 10 000 | 90 |",
        "Nastoupila nová pracovnice.", "Vyhodnotil: poskytovatel", "Přesunuto do: Střednědobý plán",
        "Co není vyhodnoceno", "- c Nikdy nevyhodnocené", "Zvýšit počet úvazků.", "bere na vědomí",
    )  # fmt: skip


def test_a_summary_evaluation_goes_through_the_years() -> None:
    in_order(
        shown("evaluation", "souhrnne-2015-2017"),
        "| Kód | Opatření | 2016 | 2017 | Souhrnně |",
        "| a | Terénní programy | ● průběžně plněno | ● splněno | ● splněno |",
        "| a | Úvazky | úvazek | 2 | 3,5 | 6 | 6 (2017) |",
        "| a | Terénní programy | 300 000 | 210 000 | 90 000 | 70 |",
        "| 2017 | kraj | 100 000 | 120 000 | 120 |",
        "| Celkem |  | 300 000 | 210 000 | 70 |",
    )


def test_a_consultation_as_it_stood_on_the_day() -> None:
    in_order(
        shown("consultation", "pripominky"),
        "Lhůta pro připomínky: 1. 6. 2018 – 15. 6. 2018", "- písemně na podatelnu", "zasedací sál",
        "K návrhu došly 3 připomínky: 1 byla přijata a 1 nebyla přijata. Zatím není vypořádána 1 připomínka.",
        "| 1 | Město Alfa | 5. 6. 2018 | opatření 1.1 | Navýšit místa. | přijata | Doplněno. | odbor, 20. 6. 2018 |",
        "- připomínka č. 3 – občan – opatření 1.2",
    )  # fmt: skip
    before = shown("consultation", "pripominky", "2018-06-07")
    assert "Lhůta běží do 15. 6. 2018. Zatím byly zapsány 2 připomínky.\n" in before
    assert "Co zatím není vypořádáno" not in before
    assert "Doplněno" not in before
    none = shown("consultation", "pripominky", "2018-06-01")
    in_order(none, "Jak je možné", "Lhůta běží do 15. 6. 2018. Zatím není zapsána žádná připomínka.")
    early = shown("consultation", "pripominky", "2018-05-20")
    in_order(early, "Návrh bude zveřejněn", "Jak bude možné", "Lhůta pro připomínky začíná 1. 6. 2018.\n")
    assert "žádná připomínka" not in early
    assert "The time for comments begins on 1 June 2018." in shown("consultation", "pripominky", "2018-05-20", "en")


@pytest.mark.parametrize(
    ("settled", "text"),
    [
        (["noted"] * 5, "K návrhu došlo 5 připomínek: 5 bylo vzato na vědomí."),
        (["partly", "partly"], "K návrhu došly 2 připomínky: 2 byly přijaty zčásti."),
        ([""], "K návrhu došla 1 připomínka. Zatím není vypořádána 1 připomínka."),
    ],
)
def test_counts_of_comments_are_czech(settled: list[str], text: str) -> None:
    assert counts_words([{"settlement": one} for one in settled], "cs").replace("\xa0", " ") == text


def test_the_card_of_one_measure_has_its_history_needs_and_links() -> None:
    in_order(
        shown("measure", "sprss/1.1"), "# Opatření 1.1 Nová pobytová místa", "Karta opatření", "1 Dostupnost",
        "A Služby doma", "Zjištěné potřeby", "asi 1 250", "Související opatření", "AP1 Výstavba domova v Alfě",
        "7 Pečovatelky navíc",
    )  # fmt: skip
    in_order(
        shown("measure", "sprss-2015/a"), "Jak se opatření plní", "| 2016 | ● průběžně plněno | Úvazky: 3,5 úvazku",
        "| souhrnně | ● splněno |",
    )  # fmt: skip
    assert "podle dodatků plánu není v platnosti" in shown("measure", "sprss/1.4")
    assert "naplňuje | 1.1 Nová pobytová místa" in shown("measure", "alfa/7")


def test_the_cards_of_a_plan_are_those_in_force() -> None:
    text = shown("measure", "sprss")
    in_order(text, "Karty opatření", "## 1. Opatření 1.1", "## 2. Opatření 1.2", "## 3. Opatření 1.3")
    assert "1.4" not in text


@pytest.mark.parametrize(
    ("document", "identifier", "text"),
    [
        ("medium-term-plan", "spross", "Plán „spross“ není. Nemělo to být „sprss“?"),
        (
            "medium-term-plan",
            "alfa",
            "není střednědobý plán kraje, ale komunitní plán; použijte kpss render plan alfa.",
        ),
        ("medium-term-plan", "akcni-2019", "použijte kpss render action-plan akcni-2019."),
        ("action-plan", "sprss", "použijte kpss render medium-term-plan sprss."),
        ("action-plan", "bez-druhu", "není akční plán, ale plán bez druhu; použijte kpss render plan bez-druhu."),
        ("body", "sprss", "„sprss“ je záznam druhu plan; použijte kpss render medium-term-plan sprss."),
        ("meeting", "něco", "Jednání „něco“ není. Seznam vypíše kpss list meeting."),
        ("evaluation", "sprss", "použijte kpss render medium-term-plan sprss."),
        ("evaluation", "vyhodnoceni-206", "Nemělo to být „vyhodnoceni-201"),
        ("evaluation", "něco", "Seznam vypíše kpss list evaluation."),
        ("consultation", "pripominka", "Nemělo to být „pripominky“?"),
        ("measure", "sprss/1.9", "Opatření „1.9“ v plánu sprss není."),
        ("measure", "potreba-luzka", "Plán „potreba-luzka“ není."),
    ],
)
def test_a_wrong_id_says_what_to_write(document: str, identifier: str, text: str) -> None:
    with pytest.raises(UserError) as error:
        DOCUMENTS[document](_with({"bez.yaml": plan("bez-druhu", type="")}), "cs", identifier)
    assert text in error.value.text.cs


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize(
    ("document", "identifier"),
    [("medium-term-plan", "e"), ("action-plan", "e"), ("evaluation", "e"), ("consultation", "e"), ("measure", "e")],
)
def test_the_least_record_makes_a_document(document: str, identifier: str, language: Language) -> None:
    types = {"medium-term-plan": "medium_term", "action-plan": "action"}
    least: dict[str, Any] = {
        "evaluation": {"kind": "evaluation", "id": "e", "plan": "chybí", "type": "summary"},
        "consultation": {"kind": "consultation", "id": "e", "about": ["chybí"]},
    }
    text = yaml(least[document]) if document in least else plan("e", type=types.get(document, "community"), valid={})
    workspace = api.open(MemoryTree({"kpss.yaml": settings(), "e.yaml": text}), DAY)
    for form in ("md", "html"):
        assert render(workspace, DOCUMENTS[document](workspace, language, identifier), form, language)


def test_english_has_no_czech_words() -> None:
    for document, identifier in (("medium-term-plan", "sprss"), ("evaluation", "souhrnne-2015-2017")):
        text = shown(document, identifier, language="en")
        for word in ("Opatření", "Tabulka", "Celkem", "Zdroj", "Plnění", "Kód"):
            assert word not in text


def test_targets_of_a_year_or_the_next_one() -> None:
    targets = [{"year": 2016, "value": 1}, {"year": 2018, "value": "2.5"}]
    indicator = Indicator({"targets": targets})
    assert [target_words(indicator, year, "cs") for year in (2016, 2017, 2019, None)] == [
        "1", "2,5 (2018)", "2,5 (2018)", "2,5 (2018)",
    ]  # fmt: skip
    assert target_words(Indicator({"targets": [{"value": 3}]}), 2017, "cs") == "3"
    assert target_words(Indicator({}), 2017, "cs") == ""


def test_what_remains_counts_measures_on_which_nothing_was_spent_too() -> None:
    rows = [Drawn(Decimal(100), Decimal(25)).as_row(), Drawn(Decimal(50), None).as_row()]
    assert (rows[1]["rest"], rows[1]["percent"]) == (None, None)
    total = sum_row(rows, "cs")
    assert (total["planned"], total["spent"], total["rest"], total["percent"]) == (150, 25, 125, 17)
    assert sum_row(rows[1:], "cs")["rest"] is None

"""What stands in the overview of plans, the sheet of a plan and the gap report."""

from __future__ import annotations

import re

import pytest

from kpss.documents import gaps, plan, plans
from kpss.documents.render import render
from kpss.language.errors import UserError
from tests.unit import records
from tests.unit.records import workspace

DAY = "2015-06-01"


def document(maker, files, identifier="", *, lang="cs", form="md", revision="", day=DAY, **changes):
    opened = workspace(files, day, **changes)
    return render(opened, maker.make(opened, lang, identifier), form, lang, revision)


def section(text, title):
    """The text under the heading that holds *title*."""
    found = re.findall(rf"^#+ [^\n]*{re.escape(title)}\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    return found[0]


def row(text, word):
    (line,) = (line for line in text.splitlines() if line.startswith("| ") and word in line)
    return [cell.strip() for cell in line.strip("|").split(" | ")]


# -- overview of plans ------------------------------------------------------------------------------------------------


def test_plans_in_groups_by_type_with_their_state():
    files = records.plans(
        records.plan("a", name="Obecní", valid={"from": 2013, "to": 2017}),
        records.plan("b", name="Krajský", type="medium_term", area={"include": [{"region": "CZ071"}]}),
        records.plan("c", name="Program", type="substitute", valid={"from": "2014-03", "to": "2014-12-31"}),
    )
    text = document(plans, files)
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert headings[:3] == ["1. Komunitní plány obcí", "2. Střednědobý plán kraje", "3. Náhradní dokumenty"]
    assert row(text, "Obecní") == ["1", "Obecní", "ORP Alfa", "2013–2017", "platí", "3"]
    assert row(text, "Krajský")[2] == "Zkušební kraj"
    assert row(text, "Program")[3:5] == ["březen 2014 – 31.\xa012.\xa02014", "skončil"]


def test_plans_stand_in_the_order_of_the_source():
    listed = [
        records.plan("a", name="Druhý", sources=[{"title": "Tabulka", "row": 2}]),
        records.plan("b", name="Bez řádku"),
        records.plan("c", name="První", sources=[{"title": "Tabulka", "row": 1}]),
    ]
    text = document(plans, records.plans(*listed))
    names = re.findall(r"^\| \d+ \| ([^|]+) \|", text, flags=re.MULTILINE)
    assert names == ["První", "Druhý", "Bez řádku"]


def test_area_is_said_as_people_say_it():
    area = {"include": [{"orp": "Alfa"}, {"municipality": "Delta (Delta)"}], "exclude": [{"municipality": "500002"}]}
    files = records.plans(records.plan(area={**area, "exclude_unknown": 1}))
    said = "ORP Alfa a\xa0obec Delta mimo obec Beta mimo 1\xa0obec, které zdroj nejmenuje"
    found = row(document(plans, files), "Komunitní plán")[2]
    assert found.replace("kterou", "které") == said.replace("kterou", "které")


def test_notes_and_sources():
    source = {"title": "Tabulka *plánů*", "publisher": "Kraj", "date": "2015-05", "url": "https://example.org/"}
    files = records.plans(
        records.plan("a", name="A", note="Poznámka", sources=[source]), records.plan("b", sources=[source])
    )
    text = document(plans, files)
    assert "- **A** – Poznámka" in text
    assert text.count("Tabulka \\*plánů\\*, Kraj, květen 2015") == 1  # each source once


def test_revision_and_date_on_the_title():
    assert "Zkušební kraj · k datu 1.\xa06.\xa02015 · revize abc123+" in document(plans, {}, revision="abc123+")
    assert "revize" not in document(plans, {})
    assert "as of 1\xa0June 2015 · revision abc" in document(plans, {}, lang="en", revision="abc")
    assert "revize abc123+" in document(plans, {}, form="html", revision="abc123+")


def test_remarks_stand_in_the_document():
    for maker in (plans, gaps):
        assert "\n> " in document(maker, {}, recorded={"plans": {"complete": False}})


# -- a plan -----------------------------------------------------------------------------------------------------------


def sheet(lang="cs", day=DAY, **changes):
    others = [records.plan("drive", name="Dřívější", valid={"from": 2008, "to": 2012})]
    return document(plan, records.plans(*others, records.plan("plan", **changes)), "plan", lang=lang, day=day)


def test_sheet_of_a_plan():
    text = sheet(name="Plán A", edition=3, predecessors=["drive"], note="Text *poznámky*")
    assert text.startswith("# Plán A\n")
    first = text.partition("\n## ")[0]
    for line in (
        "Komunitní plán\n",
        "- Stav k datu: platí",
        "- Období: 2013–2017\n",
        "- Území: ORP Alfa",
        "\nText \\*poznámky\\*\n",
    ):
        assert line in first
    basic = section(text, "Základní údaje")
    for line in ("- Pořadí plánu v území: 3.", "- Navazuje na: Dřívější"):
        assert line in basic
    assert row(section(text, "Obce v území plánu"), "Alfa")[-1] == "Alfa, Beta, Gama"
    assert "None" not in text


def test_only_what_was_known_on_the_date():
    changes = {
        "approvals": [{"by_name": "Rada", "date": "2013-01-10", "resolution": "R/1"}],
        "extensions": [{"to": 2019, "by_name": "Rada", "date": "2015-07-01"}],
    }
    before, after = sheet(**changes), sheet(day="2015-07-01", **changes)
    assert "- Schváleno: Rada, 10.\xa01.\xa02013, usnesení R/1" in before
    assert "Prodlouženo" not in before
    assert "Období: 2013–2017" in before
    assert "- Prodlouženo: do 2019, Rada, 1.\xa07.\xa02015" in after
    assert "původně 2013–2017" in after


def test_unnamed_exclusions_are_marked():
    text = sheet(area={"include": [{"orp": "Alfa"}], "exclude_unknown": 1})
    assert "s otazníkem" in text
    assert row(section(text, "Obce v území plánu"), "Alfa")[-1] == "Alfa, Beta?, Gama?"


def test_measures_and_deadlines():
    text = sheet(
        measures=[{"name": "Lůžka", "quantity": {"value": 1200, "unit": "míst"}, "target_groups": ["senioři"]}],
        measures_complete=False,
        deadlines=[{"id": "x", "name": "Vyhodnocení", "due": "--03-31"}],
    )
    assert "jen některá opatření" in text
    assert row(text, "Lůžka") == ["Lůžka", "senioři", "1\xa0200\xa0míst"]
    assert row(text, "Vyhodnocení") == ["Vyhodnocení", "31.\xa03."]


def test_area_that_is_not_known():
    text = sheet(area={"include": [{"orp": "Nikde"}]})
    assert "nedá rozepsat" in text


@pytest.mark.parametrize(("identifier", "said"), [("plam", "„plan“"), ("orp-alfa", "„orp-alfa“"), ("", "Plán")])
def test_unknown_plan(identifier, said):
    with pytest.raises(UserError) as caught:
        document(plan, records.plans(records.plan()), identifier)
    assert said in caught.value.text.cs


# -- gaps -------------------------------------------------------------------------------------------------------------

GAPS = records.plans(
    records.plan("a", name="Plán A", valid={"from": 2008, "to": 2012}),
    records.plan("d", name="Plán D", area={"include": [{"municipality": "500004"}]}, valid={"from": 2014, "to": 2015}),
)


def test_gap_report_begins_with_what_to_do_first():
    text = document(gaps, GAPS)
    headings = re.findall(r"^## \d+\. (.+)$", text, flags=re.MULTILINE)
    assert headings == ["Řešit hned", "Připravit", "Sledovat", "Pokrytí podle ORP"]
    assert "KPSS301" in section(text, "Řešit hned")
    assert "KPSS402" in section(text, "Připravit")
    assert "KPSS401" in section(text, "Sledovat")


def test_gap_report_tells_for_each_orp_which_municipalities_and_why():
    text = document(gaps, GAPS)
    alfa = text.partition("### 4.1 ORP Alfa")[2].partition("###")[0]
    assert row(alfa, "prošlý plán") == ["prošlý plán", "3", "Alfa, Beta, Gama", "Plán A"]
    delta = text.partition("### 4.2 ORP Delta")[2]
    assert row(delta, "platný plán") == ["platný plán", "1", "Delta", "Plán D"]
    assert row(delta, "žádný plán")[:3] == ["žádný plán", "2", "Beta, Omega"]
    total = section(text, "Pokrytí podle ORP").partition("###")[0]
    assert [cell for cell in row(total, "Alfa")[1:] if cell != "0"] == ["3"]


def test_gap_report_of_one_orp():
    text = document(gaps, GAPS, "Delta")
    assert "ORP Delta" in text
    assert "ORP Alfa" not in text
    assert "Plán A" not in text


def test_gap_report_says_that_planning_is_voluntary():
    for lang, words in (("cs", "dobrovolné (§"), ("en", "voluntary (§")):
        assert words in document(gaps, GAPS, lang=lang)


@pytest.mark.parametrize("maker", [plans, gaps])
@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_workspace_with_nothing_in_it(maker, form, lang):
    from kpss import api
    from kpss.source.trees import MemoryTree

    opened = api.open(MemoryTree({"kpss.yaml": records.settings()}), DAY)
    text = render(opened, maker.make(opened, lang, ""), form, lang)
    assert "None" not in text
    assert "kpss import territory" in text or maker is plans


@pytest.mark.parametrize("maker", [plans, gaps])
def test_documents_name_the_files_they_use(maker):
    opened = workspace(GAPS)
    assert {"plans/0.yaml", "plans/1.yaml"} <= set(maker.make(opened, "cs", "").files)


def test_overview_uses_the_territory_too():
    opened = workspace(GAPS)
    assert "territory/alfa.yaml" in plans.make(opened, "cs", "").files


def test_sheet_uses_what_it_names():
    files = records.plans(records.plan("a"), records.plan("b", predecessors=["a"], valid={"from": 2018, "to": 2020}))
    opened = workspace(files)
    assert {"plans/0.yaml", "plans/1.yaml", "territory/alfa.yaml"} <= set(plan.make(opened, "cs", "b").files)

"""The method handbook: its general part with examples, and a part for each place."""

from __future__ import annotations

from typing import Any

import pytest

from kpss.documents.handbook import make
from kpss.documents.render import render
from kpss.language.errors import UserError
from kpss.language.text import Language
from tests.unit.records import plan, settings, workspace, yaml

GOAL = {
    "code": "1", "name": "Doma",
    "measures": [{"code": "1.1", "name": "Terén", "indicators": [{"name": "Úvazky", "unit": "úvazek"}]}],
}  # fmt: skip
FILES = {
    "plans/plan.yaml": plan(
        vision="Lidé zůstávají doma.", goals=[GOAL], valid={"from": 2010, "to": 2013},
        approvals=[{"by_name": "Zastupitelstvo", "date": "2010-01-05"}],
        chapters=[{"part": "introduction", "text": "Proč plánujeme."}],
    ),
    "p/alfa.yaml": yaml({
        "kind": "locality", "id": "misto-alfa", "name": "Alfa", "type": "place", "area": {"include": [{"orp": "Alfa"}]},
        "phase": "analysis", "phase_since": "2015-03", "plans": ["plan"], "responsible": [{"name": "Město Alfa"}],
        "state": "První odstavec.\n\nDruhý *odstavec*.", "projects": ["projekt"],
        "chapters": [{"part": "direction", "title": "Kam dál", "file": "kam.md"}],
        "steps": [{"name": "Zadat plán", "period": {"from": 2015, "to": 2016}}],
    }),
    "p/kam.md": "# Kam dál\n\nPodle [plánu](kpss:plan).\n\n## Podrobněji\n\nText.\n",
    "p/chlum.yaml": yaml({
        "kind": "locality", "id": "misto-chlum", "name": "Chlum", "type": "place",
        "area": {"include": [{"municipality": "Delta"}]}, "phase": "analysis",
    }),
    "p/mimo.yaml": yaml({
        "kind": "locality", "id": "mimo", "name": "Okolí Delty", "type": "outside",
        "area": {"include": [{"orp": "Delta"}], "exclude": [{"municipality": "Delta"}]},
        "steps": [{"name": "Pozvat obce"}],
    }),
    "p/projekt.yaml": yaml({
        "kind": "project", "id": "projekt", "name": "Podpora", "number": "CZ.1", "funding": ["ESF"],
        "activities": [{"type": "method_support", "name": "Koučování", "area": {"include": [{"orp": "Alfa"}]}}],
        "supports": ["plan"],
    }),
    "p/kvalita.yaml": yaml({
        "kind": "quality", "id": "kvalita", "year": 2014, "summary": "Chybí údaje.",
        "areas": [{"area": "plan", "rating": "partly", "weaknesses": ["Bez ukazatelů"]}],
    }),
}  # fmt: skip


def shown(identifier: str = "", form: str = "md", language: Language = "cs", **changes: Any) -> str:
    opened = workspace({**FILES, **changes}, "2015-06-01")
    return str(render(opened, make(opened, language, identifier), form, language)).replace("\xa0", " ")


def test_parts_stand_in_order() -> None:
    text = shown()
    wanted = ["K čemu příručka slouží", "Fáze plánování", "Místa v této fázi: Alfa a Chlum.",
              "Jednotná struktura plánů",
              "**Úvod.** Příklad: plán „Komunitní plán“. Z textu: „Proč plánujeme.“",
              "Vize: „Lidé zůstávají doma.“ Cíl: „Doma“. Opatření: „Terén“. Ukazatel: Úvazky (úvazek).",
              "Sebehodnocení kvality", "Chybí údaje.", "zčásti splněno", "Projekty na podporu", "CZ.1", "ORP Alfa",
              "Místo plánování: Alfa", "(od března 2015)", "Co v místě chybí", "Místo plánování: Chlum",
              "Obce mimo plánování", "Okolí Delty", "Beta, Omega", "Pozvat obce", "Délka dílů",
              "1 800 znaků"]  # fmt: skip
    place = 0
    for word in wanted:
        place = text.index(word, place)


def test_a_place_has_its_texts_chapters_and_gaps() -> None:
    text = shown("misto-alfa")
    assert text.startswith("# Metodická příručka plánování sociálních služeb – Alfa\n")
    assert "Fáze plánování\n" not in text
    assert "První odstavec.\n\nDruhý \\*odstavec\\*." in text
    # The heading of the file that repeats its title is left out; the others stand under it.
    assert text.count("Kam dál") == 1
    assert "#### Kam dál" in text
    assert "Podle plánu." in text  # a link with words of its own keeps them
    assert "##### Podrobněji" in text
    assert "skončil 31. 12. 2013" in text
    assert "normostran" not in text.split("Délka dílů")[0]


def test_a_part_about_others_alone() -> None:
    text = shown("mimo")
    assert "Pozvat obce" in text
    assert "Místo plánování:" not in text


def test_unknown_place_is_refused() -> None:
    with pytest.raises(UserError, match="misto-alfa"):
        shown("misto-alf")


def test_a_workspace_without_places_says_so() -> None:
    opened = workspace({}, "2015-06-01")
    assert "Zatím není zapsáno žádné místo" in str(render(opened, make(opened, "cs", ""), "md", "cs"))


def test_english_and_pages() -> None:
    assert "Planning place: Alfa" in shown(language="en")
    assert "<h2" in shown(form="html")


def test_revision_rests_on_what_is_shown() -> None:
    opened = workspace(FILES, "2015-06-01")
    files = make(opened, "cs", "misto-alfa").files
    assert {"p/alfa.yaml", "p/kam.md", "plans/plan.yaml"} <= set(files)
    assert "p/chlum.yaml" not in files
    assert "p/chlum.yaml" in make(opened, "cs", "").files


def test_yearly_evaluations_are_examples_of_monitoring_and_summaries_of_evaluation() -> None:
    record = {"kind": "evaluation", "plan": "plan", "measures": []}
    records: dict[str, Any] = {
        "e1.yaml": yaml({**record, "id": "e1", "year": 2012}), "e2.yaml": yaml({**record, "id": "e2", "year": 2013}),
        "e3.yaml": yaml({**record, "id": "e3", "type": "summary", "date": "2014-02-01"}),
    }  # fmt: skip
    text = shown(**records)
    monitoring, _, evaluation = text.partition("### 2.8 Sledování")[2].partition("### 2.9 Vyhodnocení")
    assert "- Komunitní plán: vyhodnocení za rok 2013.\n" in monitoring
    assert "souhrnné" not in monitoring
    assert "- Komunitní plán: souhrnné vyhodnocení (1. 2. 2014).\n" in evaluation.partition("###")[0]


def test_the_title_is_said_once_and_the_lengths_are_only_told() -> None:
    partly: dict[str, Any] = {"kpss.yaml": settings(recorded={"plans": {"complete": False}})}
    text = shown(**partly)
    assert "\nMetodická příručka\n" not in text
    assert "nezapsané" not in text
    assert "| Místo | Normostran |" in text
    assert "Kratší" not in text


def test_municipalities_that_may_be_left_out_are_marked() -> None:
    place = {"kind": "locality", "id": "misto-alfa", "name": "Alfa", "type": "place", "phase": "analysis",
             "area": {"include": [{"orp": "Alfa"}], "exclude_unknown": 1}}  # fmt: skip
    changes: dict[str, Any] = {"p/alfa.yaml": yaml(place)}
    text = shown("misto-alfa", **changes)
    assert "Obce s otazníkem mohou být ty, které území místa vynechává a zdroj je nejmenuje." in text
    assert "Alfa, Beta?, Gama?" in text
    assert "otazníkem" not in shown("misto-chlum")


def test_a_summary_evaluation_without_a_year_is_an_example() -> None:
    record = {"kind": "evaluation", "id": "e", "plan": "plan", "type": "summary", "date": "2014-02-03"}
    yearly = {"kind": "evaluation", "id": "y", "plan": "plan", "type": "yearly", "date": "2014-02-04"}
    changes: dict[str, Any] = {"p/e.yaml": yaml(record), "p/y.yaml": yaml(yearly)}
    text = shown(**changes)
    assert "Komunitní plán: souhrnné vyhodnocení (3. 2. 2014)." in text
    assert "None" not in text

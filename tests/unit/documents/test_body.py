"""The sheet of a body: rules, members by instance with their mandates, last and next meetings."""

from __future__ import annotations

import datetime as dt

import pytest

import kpss
from kpss.documents.body import make
from kpss.documents.render import render
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.support import EXAMPLES
from tests.unit.documents.test_meeting import changed, opened, rows
from tests.unit.meeting_records import files
from tests.unit.records import Data, orp, yaml

HOSTILE = "# <img src=x onerror=alert(1)>\n- a | b **c** [d](javascript:x) `e` \u202etxet {{ 7 * 7 }}"


def sheet(workspace: Workspace, identifier: str = "skupina", language: Language = "cs", form: str = "md") -> str:
    return render(workspace, make(workspace, language, identifier), form, language).replace("\u00a0", " ")


def test_rules_of_the_body():
    text = sheet(opened())
    assert text.startswith("# Pracovní skupina pro seniory (PS)\n")
    assert "Pracovní skupina. Hlídá, co senioři ve městě potřebují.\n" in text
    for line in (
        "- Navrhuje opatření",
        "- Doporučuje: komunitní plán (od 1. 1. 2020)",
        "- Připomínkuje: akční plán (do 2019)",
        "- Zpráva o činnosti – každý rok do 31. 1.; komu: Rada města",
        "- vedoucí pracovní skupiny, strana: zadavatelé, funkční období: 2 roky",
        "- **V čele vždy:** vedoucí pracovní skupiny",
        "- **Členy jmenuje:** Rada města",
        "- **Funkční období členů:** 4 roky",
        "- Svolává: vedoucí pracovní skupiny, z pověření tajemník pracovní skupiny",
        "- Podepisuje se prezenční listina.",
        "ověřuje vedoucí pracovní skupiny, do 10 dnů ho dostávají členové a Rada města",
        "- **Komu odpovídá:** Rada města",
        "1. Jednací řád pracovních skupin. 2019.",
    ):  # fmt: skip
        assert f"{line}\n" in text


def test_members_with_their_mandates():
    text = sheet(opened())
    assert "Zapsaných míst: 6, neobsazených: 1, s uplynulým funkčním obdobím: 1. Vypočtené konce" in text
    assert rows(text, "Role") == [
        ["Vedoucí pracovní skupiny", "zadavatelé", "Sociální odbor", "", "15. 1. 2026", "15. 1. 2028 (vypočteno)",
         "obsazeno", "jmenování: usnesení č. 12/2026"],
        ["Člen pracovní skupiny", "poskytovatelé", "Charita", "", "březen 2025", "31. 3. 2029 (vypočteno)",
         "obsazeno", ""],
        ["Člen pracovní skupiny", "poskytovatelé", "Diakonie", "", "1. 2. 2021", "1. 2. 2025 (vypočteno)",
         "funkční období uplynulo", ""],
        ["Člen pracovní skupiny", "uživatelé", "Klub seniorů", "Jméno Příjmení", "2025", "31. 12. 2029 (vypočteno)",
         "obsazeno", ""],
        ["Člen pracovní skupiny", "uživatelé", "", "", "1. 4. 2026", "", "neobsazeno", ""],
        ["Tajemník pracovní skupiny", "", "", "", "2024", "31. 12. 2028 (vypočteno)", "obsazeno",
         "bez hlasovacího práva"],
    ]  # fmt: skip
    earlier = sheet(opened(day="2024-06-01"))
    assert [row[3] for row in rows(earlier, "Role")] == ["2020", "1. 2. 2021", "2024"]


def test_next_and_last_meetings():
    text = sheet(opened())
    _, coming, last = text.split("*Tabulka ")[1:]
    assert rows(coming, "Datum") == [["středa 16. 9. 2026", "8", "9.00", "klub seniorů"]]
    assert [row[0] for row in rows(last, "Datum")] == ["středa 13. 5. 2026", "středa 11. 2. 2026"]


def test_incomplete_records_are_told():
    assert "je nezapsané, ne neobsazené" in sheet(opened(recorded={"memberships": {"complete": False}}))
    assert "je nezapsané" not in sheet(opened())


COLLEGE: Data = {
    "kind": "body", "id": "kolegium", "type": "council_of_municipalities", "name": "Kolegium obcí",
    "instances": {"per": "orp", "count": 3, "orps": ["Konice", "Jeseník", "Šumperk"]},
}  # fmt: skip
MEMBER: Data = {"kind": "membership", "body": "kolegium", "role": "clen"}


def college() -> Workspace:
    districts = {
        f"territory/{code}.yaml": orp(f"orp-{code}", code, name, [(f"5{code}0", name)])
        for code, name in (("7104", "Konice"), ("7103", "Jeseník"), ("7111", "Šumperk"))
    }
    records = {
        "k.yaml": COLLEGE,
        "a.yaml": {**MEMBER, "id": "a", "instance": "Konice", "vacant": True},
        "b.yaml": {**MEMBER, "id": "b", "instance": "7103"},
        "m.yaml": {"kind": "meeting", "id": "m", "body": "kolegium", "instance": "Jeseník", "date": "2026-03-01"},
    }
    texts = {**files(), **districts, **{path: yaml(record) for path, record in records.items()}}
    return Workspace.load(MemoryTree(texts), dt.date(2026, 7, 1))


def test_one_section_of_members_for_each_instance():
    text = sheet(college(), "kolegium")
    headings = [line for line in text.split("\n") if line.startswith("### ")]
    assert headings == ["### 2.1 ORP Jeseník", "### 2.2 ORP Konice"]
    assert rows(text.partition("ORP Konice\n")[2], "Role") == [["Člen pracovní skupiny", "neobsazeno"]]
    assert "Bez zapsaných členů: ORP Šumperk.\n" in text
    assert rows(text, "Datum") == [["neděle 1. 3. 2026", "ORP Jeseník"]]


def test_structure_names_each_instance():
    from kpss.documents.organisation.structure import make as make_structure

    workspace = college()
    text = render(workspace, make_structure(workspace, "cs", ""), "md", "cs")
    found = [row[0] for row in rows(text, "Orgán")]
    assert found[:2] == ["Kolegium obcí (ORP Jeseník)", "Kolegium obcí (ORP Konice)"]
    assert "- Kolegium obcí (ORP Konice) – Člen pracovní skupiny\n" in text


def test_body_that_exists_once_shows_whom_members_act_for():
    records = {"structure/m2.yaml": changed("structure/m2.yaml", instance="Konice", represents=None)}
    assert ["Člen pracovní skupiny", "poskytovatelé", "ORP Konice"] in [
        row[:3] for row in rows(sheet(opened(records)), "Role")
    ]


def test_body_without_anything():
    text = sheet(opened(), "rada")
    assert text.split("\n") == [
        "# Rada města", "", "Zkušební město · stav k 1. 7. 2026", "", "Rada.", "", "## 1. Členové k 1. 7. 2026", "",
        "Členství k tomuto dni nejsou zapsána.", "",
    ]  # fmt: skip


def test_body_that_is_over():
    records = {"structure/skupina.yaml": changed("structure/skupina.yaml", valid={"to": 2020})}
    assert "> **K tomuto dni orgán neplatí.**\n" in sheet(opened(records))
    unsure = {"structure/skupina.yaml": changed("structure/skupina.yaml", valid={"to": {"not_before": 2020}})}
    assert "> **Platnost k datu není jistá (1. 7. 2026).**\n" in sheet(opened(unsure))


def test_unknown_body_gets_the_nearest():
    with pytest.raises(UserError) as error:
        sheet(opened(), "skupin")
    assert "„skupina“" in error.value.text.cs


def test_files_of_the_records_used():
    used = make(opened(), "cs", "skupina").files
    assert {"structure/skupina.yaml", "structure/m4.yaml", "structure/clen.yaml", "meetings/3.yaml"} <= set(used)
    assert "structure/m6.yaml" not in used


def test_hostile_texts_stay_texts():
    group = changed(
        "structure/skupina.yaml", name=HOSTILE, purpose=HOSTILE, tasks=[HOSTILE], absence=HOSTILE, note=HOSTILE
    )
    member = changed("structure/m3.yaml", represents=HOSTILE, person=HOSTILE, note=HOSTILE)
    workspace = opened({"structure/skupina.yaml": group, "structure/m3.yaml": member})
    for form in ("md", "html"):
        text = sheet(workspace, form=form)
        assert "<img" not in text
        assert "\u202e" not in text
    assert "[d](" not in sheet(workspace).replace("\\[d\\](", "")


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("example", ["cesky-krumlov", "liberecky", "olomoucky"])
def test_examples(example: str, language: Language, form: str) -> None:
    workspace = kpss.open(EXAMPLES / example, "2027-06-01")
    for record in workspace.of_kind("body"):
        assert record.name.split()[0] in sheet(workspace, record.id, language, form)

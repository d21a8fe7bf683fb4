"""The organisation document: what it says of bodies, roles and procedures, and what it makes of odd records."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpss
from kpss.documents.organisation import figure as structure_figure
from kpss.documents.organisation.choice import choose
from kpss.documents.organisation.names import Names
from kpss.documents.organisation.structure import make
from kpss.documents.organisation.words_bodies import instances_words
from kpss.documents.organisation.words_frequency import frequency_lines
from kpss.documents.organisation.words_holders import noted
from kpss.documents.organisation.words_steps import step_numbers
from kpss.documents.organisation.words_structure import lead_words, lower, moment_words, within_words
from kpss.documents.render import render
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.bodies import Body
from kpss.model.parts import Lead
from kpss.model.periods import moment
from kpss.model.records import Procedure, Step
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.support import EXAMPLES
from tests.unit.records import Data, record_facts, yaml

DAY = "2026-11-22"
NBSP = "\u00a0"

RADA: Data = {"kind": "body", "id": "rada", "type": "executive_council", "name": "Rada města"}
ZASTUPITELSTVO: Data = {"kind": "body", "id": "zastupitelstvo", "type": "assembly", "name": "Zastupitelstvo města"}
PREDSEDA: Data = {
    "kind": "role", "id": "predseda", "name": "Předseda sociální komise", "aliases": ["Předseda SK"],
    "holder_type": "person", "per": "one", "filled_by": {"way": "approval", "by": [{"body": "rada"}]},
    "responsible_for": ["Garant procesu"],
}  # fmt: skip
TAJEMNIK: Data = {"kind": "role", "id": "tajemnik", "name": "Tajemník sociální komise"}
KOMISE: Data = {
    "kind": "body",
    "id": "komise",
    "type": "steering_group",
    "name": "Sociální komise",
    "aliases": ["SK"],
    "purpose": "Řídí komunitní plánování.",
    "tasks": ["Projednává materiály"],
    "accountable_to": [{"body": "rada"}],
    "submits_to": [{"body": "rada"}],
    "nominated_by": [{"members_of": "rada", "note": "Stačí návrh jednoho z nich."}, {"role": "predseda"}],
    "appointed_by": [{"body": "rada"}],
    "recalled_by": [{"body": "rada"}],
    "chair": {"holders": [{"role": "predseda"}]},
    "duties": {
        "convenes": {
            "holders": [{"role": "predseda"}],
            "may_authorise": [{"role": "tajemnik"}],
            "note": "Určuje i program.",
        },
        "chairs": {"holders": [{"role": "predseda"}], "may_authorise": [{"members_of": "komise"}]},
        "writes_minutes": {"holders": [{"members_of": "komise"}]},
        "verifies_minutes": {"holders": [{"role": "predseda"}]},
        "submits_papers": {"holders": [{"members_of": "komise"}, {"role": "tajemnik"}]},
        "receives_minutes": {"holders": [{"members_of": "komise"}, {"body": "rada"}]},
    },
    "meetings": {
        "frequency": [
            {"monthly": True, "on_days_of": "zastupitelstvo", "time": "14:00", "approximate": True},
            {"as_needed": True},
        ],
        "papers": {"days": 3, "content": "písemné podklady", "note": "Nejméně."},
        "minutes": {"required": True, "days": 7},
    },
    "statute": {"status": "not_approved", "name": "Náplň činnosti"},
    "sources": [{"title": "Organizační zajištění", "publisher": "Město", "row": "Řídící skupina"}],
}
TOWN = (RADA, ZASTUPITELSTVO, PREDSEDA, TAJEMNIK, KOMISE)

EARLIER: Data = {
    "kind": "body", "id": "stara", "type": "structure", "name": "Stará struktura",
    "valid": {"from": {"not_after": "2017-07-16"}, "to": {"not_before": "2017-07-16", "not_after": "2026-11-21"}},
}  # fmt: skip
LATER: Data = {
    "kind": "body", "id": "nova", "type": "structure", "name": "Nová struktura",
    "valid": {"from": {"not_before": "2017-07-17", "not_after": "2026-11-22"}, "note": "Popis není datován."},
}  # fmt: skip


def opened(*records: Data, day: str = DAY, **changes: object) -> Workspace:
    """A workspace of *records*, a file each, without territory."""
    settings_data = {"kpss": 1, "name": "Zkušební město", "level": "municipality", "area": "545392", **changes}
    files = {"kpss.yaml": yaml(settings_data)}
    files |= {f"structure/{number}.yaml": yaml(record) for number, record in enumerate(records)}
    return Workspace.load(MemoryTree(files), dt.date.fromisoformat(day))


def document(workspace: Workspace, form: str = "md", language: Language = "cs") -> str:
    return render(workspace, make(workspace, language, ""), form, language)


def markdown(*records: Data, day: str = DAY, language: Language = "cs") -> str:
    return document(opened(*records, day=day), "md", language)


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def names_of(workspace: Workspace, language: Language = "cs") -> Names:
    choice = choose(workspace)
    return Names(workspace, language, [*choice.bodies.standing, *choice.offices.standing, *choice.roles.standing])


def rows(text: str, first: str) -> list[list[str]]:
    """The rows of the table whose head begins with *first*."""
    table = re.search(rf"^\| {first} \|.*(?:\n\|.*)+", text, re.MULTILINE)
    assert table is not None, text
    return [line.strip("| ").split(" | ") for line in table[0].split("\n")[2:]]


# -- the overview ------------------------------------------------------------------------------------------------------


def test_row_of_a_body_reads_as_the_tables_of_towns_do():
    part, who, tasks, meetings, members = rows(plain(markdown(*TOWN)), "Role složek")[-2]
    assert part == "Řídicí skupina"
    assert who == "Sociální komise (SK)"
    assert tasks == "Řídí komunitní plánování.<br>Projednává materiály"
    assert meetings.split("<br>") == [
        "Schází se: zpravidla jednou měsíčně v den jednání zastupitelstva od 14.00 a dále podle potřeby",
        "Svolává: předseda SK, z pověření tajemník sociální komise",
        "Písemné podklady předkládají (nejméně 3 dny předem): členové a tajemník sociální komise",
        "Řídí: předseda SK nebo pověřený člen",
        "Zápis: píše některý z členů, ověřuje předseda SK, do 7 dnů ho dostávají členové a Rada města",
        "Statut nebo jednací řád (dosud neschválený): Náplň činnosti",
    ]
    assert members.split("<br>") == [
        "V čele: předseda SK",
        "Členy jmenuje a odvolává: Rada města",
        "Členy navrhuje: člen rady nebo předseda SK",
        "Komu odpovídá: Rada města",
    ]


def test_row_of_a_body_in_english():
    cells = rows(plain(markdown(*TOWN, language="en")), "Function")[-2]
    assert cells[0] == "Steering group"
    assert "Meets: usually once a month on days when the assembly meets from 14:00 and also as needed" in cells[3]
    assert "Chaired by: předseda SK or an authorised member" in cells[3]
    assert "Members appointed and recalled by: Rada města" in cells[4]


def test_role_that_answers_for_something_stands_among_the_bodies():
    text = plain(markdown(*TOWN))
    assert rows(text, "Role složek")[-1] == [
        "Garant procesu", "Předseda sociální komise (předseda SK)<br>jedna osoba", "", "", "Schvaluje: Rada města"
    ]  # fmt: skip
    assert [row[0] for row in rows(text, "Role")] == ["Tajemník sociální komise"]


def test_role_with_a_purpose_is_a_part_too():
    support = {"kind": "role", "id": "toz", "name": "Zabezpečení", "purpose": "Pomáhá.", "holder_type": "organisation"}
    assert rows(plain(markdown(support)), "Role složek") == [["Zabezpečení", "organizace", "Pomáhá."]]


def test_what_a_body_answers_for_has_a_row_with_the_note_on_it():
    body = {**KOMISE, "responsible_for": ["Řízení procesu"], "note": "O řízení procesu mluví zdroj dvakrát."}
    other = {**RADA, "responsible_for": ["Peníze"], "note": "O jiném."}
    found = {row[0]: row[1:] for row in rows(plain(markdown(body, other)), "Role složek")}
    assert found["Řízení procesu"][:2] == ["Sociální komise (SK)", "O řízení procesu mluví zdroj dvakrát."]
    assert found["Peníze"] == ["Rada města"]


def test_notes_stand_in_the_section_with_full_names():
    text = plain(markdown(*TOWN))
    assert "- Svolává: předseda sociální komise, z pověření tajemník sociální komise. Určuje i program.\n" in text
    assert "Stačí návrh jednoho z nich." in text
    assert "Stačí návrh" not in "".join(cell for row in rows(text, "Role složek") for cell in row)


def test_bodies_come_by_level_and_kind_and_parts_by_rank():
    parts = [
        {"kind": "body", "id": f"p{rank}", "type": "working_group", "name": f"Skupina {rank}",
         "part_of": {"body": "celek", "rank": rank}}
        for rank in (2, 10, 1)
    ]  # fmt: skip
    whole = {"kind": "body", "id": "celek", "type": "structure", "name": "Celek"}
    ids = [body.id for body in choose(opened(*parts, whole, RADA, ZASTUPITELSTVO)).bodies.standing]
    assert ids == ["zastupitelstvo", "rada", "celek", "p1", "p2", "p10"]


def test_powers():
    powers = [
        {"act": "gives_opinion", "on": ["network_request"]},
        {"act": "approves", "on": ["network"], "note": "Každý rok."},
        {"act": "approves", "on": ["action"]},
        {"act": "discusses"},
    ]
    text = plain(markdown({**RADA, "powers": powers}))
    assert rows(text, "Role složek")[0][2].split("<br>") == [
        "Dává stanovisko (k čemu): žádost o zařazení do sítě",
        "Schvaluje: síť sociálních služeb a akční plán",
        "Projednává",
    ]
    assert "- Schvaluje: síť sociálních služeb. Každý rok.\n- Schvaluje: akční plán\n- Projednává\n" in text


def test_persons_and_vacancies():
    held = {"kind": "membership", "id": "m1", "role": "predseda", "body": "komise", "person": "Jméno Příjmení"}
    vacant = {"kind": "membership", "id": "m2", "role": "tajemnik", "body": "komise", "vacant": True}
    past = {"kind": "membership", "id": "m3", "role": "tajemnik", "person": "Dřívější", "valid": {"to": "2020"}}
    text = markdown(*TOWN, held, vacant, past)
    assert rows(text, "Orgán") == [
        ["Sociální komise", "Předseda sociální komise", "Jméno Příjmení", "obsazeno"],
        ["Sociální komise", "Tajemník sociální komise", "", "neobsazeno"],
    ]
    assert "- Sociální komise – Tajemník sociální komise\n" in text
    assert "Zapsaných míst: 2, neobsazených: 1.\n" in text
    assert "Dřívější" not in text


@pytest.mark.parametrize(
    ("filled", "vacant", "said"),
    [
        (3, 1, "1 ze 4 neobsazeno"),
        (3, 2, "2 z 5 neobsazena"),
        (1, 5, "5 ze 6 neobsazeno"),
        (0, 3, "neobsazeno"),
        (2, 0, ""),
    ],
)
def test_role_of_which_some_seats_are_vacant(filled, vacant, said):
    posts = [
        {"kind": "membership", "id": f"m{number}", "role": "tajemnik", "body": "komise", "vacant": number < vacant}
        for number in range(filled + vacant)
    ]
    text = plain(markdown(*TOWN, *posts))
    overview = text.partition("Mandáty a neobsazená místa")[0]
    assert re.findall(r"(?:\d+ ze? \d+ )?neobsazen[oa]", overview) == ([said] if said else [])


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frequency", "cs", "en"),
    [
        ([{"as_needed": True}], "Schází se: podle potřeby", "Meets: as needed"),
        (
            [{"as_needed": True}, {"at_least": 1, "per": "year", "each_instance": True}],
            "Schází se: podle potřeby, nejméně však jednou ročně v každém správním obvodu ORP",
            "Meets: as needed, but at least once a year in each ORP district",
        ),
        (
            [{"at_least": 1, "per": "quarter", "approximate": True}],
            "Schází se: přibližně jednou za čtvrtletí",
            "Meets: about once a quarter",
        ),
        ([{"at_least": 5, "per": "year"}], "Schází se: nejméně 5krát ročně", "Meets: at least 5 times a year"),
        ([{"every_months": 1}], "Schází se: nejméně jednou měsíčně", "Meets: at least once a month"),
        ([{"every_months": 2}], "Schází se: nejméně jednou za 2 měsíce", "Meets: at least once every 2 months"),
        (
            [{"before": ["projednání v radě"], "note": "Vždy."}],
            "Schází se dříve, než proběhne: projednání v radě (vždy)",
            "Meets before: projednání v radě (vždy)",
        ),
        (
            [{"on_days_of": "neni"}],
            "Schází se: v den jednání orgánu „neni“",
            "Meets: on days when the body “neni” meets",
        ),
        ([{"note": "Jak se dohodnou."}], "Schází se: Jak se dohodnou.", "Meets: Jak se dohodnou."),
        ([{}], "", ""),
    ],
)
def test_frequency(frequency, cs, en):
    data = {**KOMISE, "instances": {"per": "orp"}, "meetings": {"frequency": frequency}}
    workspace = opened(data)
    body = workspace.of(Body)[0]
    for language, expected in (("cs", cs), ("en", en)):
        lines = frequency_lines(body, names_of(workspace, language))  # type: ignore[arg-type]
        assert plain(" ".join(filter(None, lines))) == expected


@pytest.mark.parametrize(
    ("lead", "cs", "en"),
    [
        ({"days": 1}, "nejméně 1 den předem", "at least 1 day ahead"),
        ({"days": 5, "working": True}, "nejméně 5 pracovních dnů předem", "at least 5 working days ahead"),
        ({"months": 1, "days": 2}, "nejméně 1 měsíc a 2 dny předem", "at least 1 month and 2 days ahead"),
        ({"days": 0}, "nejpozději v týž den", "on the same day at the latest"),
        (
            {"days": 7, "urgent_days": 2},
            "nejméně 7 dnů předem; v naléhavých případech: nejméně 2 dny předem",
            "at least 7 days ahead; in urgent cases: at least 2 days ahead",
        ),
        (
            {"days": 7, "urgent": "na místě", "urgent_days": 0},
            "nejméně 7 dnů předem; v naléhavých případech: na místě, bez lhůty",
            "at least 7 days ahead; in urgent cases: na místě, no lead time",
        ),
        (
            {"days": 3, "urgent": "na místě"},
            "nejméně 3 dny předem; v naléhavých případech: na místě",
            "at least 3 days ahead; in urgent cases: na místě",
        ),
        ({}, "", ""),
    ],
)
def test_lead(lead, cs, en):
    assert plain(lead_words(Lead(lead), "cs")) == cs
    assert plain(lead_words(Lead(lead), "en")) == en


def test_days_of_minutes():
    said = [plain(within_words(days, working=False, language="cs")) for days in (0, 1, 2, 7)]
    assert said == ["v den jednání", "do 1 dne", "do 2 dnů", "do 7 dnů"]
    assert plain(within_words(1, working=True, language="cs")) == "do 1 pracovního dne"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2017", "2017"),
        ("2017-07", "červenec 2017"),
        ("2017-07-16", "16. 7. 2017"),
        ({"not_after": "2017-07-16"}, "nejpozději 16. 7. 2017"),
        ({"not_before": 2016}, "nejdříve 2016"),
        ({"not_before": 2016, "not_after": "2017-01-31"}, "2016 – 31. 1. 2017, přesné datum není známo"),
        (None, ""),
    ],
)
def test_moments_are_as_precise_as_their_source(value, words):
    assert plain(moment_words(moment(value), "cs")) == words


@pytest.mark.parametrize(
    ("instances", "words"),
    [
        ({"per": "orp", "count": 13}, "celkem 13, v každém ORP zvlášť"),
        ({"per": "orp", "count": 3, "orps": ["Alfa"]}, "celkem 3"),
        ({"per": "orp"}, "v jednotlivých ORP, počet není znám"),
        ({"per": "target_group", "count": 6}, "celkem 6 podle cílových skupin"),
        ({"per": "target_group"}, "podle cílových skupin, počet není znám"),
        ({"per": "ad_hoc"}, "podle potřeby k jednotlivým tématům, počet není znám"),
        ({"per": "ad_hoc", "topic": "Bydlení", "until": "2026-12-31"}, "téma: Bydlení; trvá do 31. 12. 2026"),
        ({"per": "ad_hoc", "topic": "Bydlení", "count": 2}, "celkem 2 k jednotlivým tématům; téma: Bydlení"),
        ({"per": "one"}, ""),
        ({"per": "jinak"}, ""),
    ],
)
def test_instances(instances, words):
    body = Body(record_facts({"kind": "body", "id": "b", "instances": instances}), "b.yaml")
    assert plain(instances_words(body.instances, names_of(opened()))) == words


def test_notes_after_a_text():
    names = names_of(opened())
    assert noted(names, "podle potřeby", "Vždy.") == "podle potřeby (vždy)"
    assert noted(names, "předseda", "Který z nich, zdroj neříká.") == "předseda. Který z nich, zdroj neříká."
    assert noted(names, "Výběrové řízení", "Výběrové řízení; vede ho úřad.") == "Výběrové řízení; vede ho úřad."
    assert noted(names, "", "Poznámka") == "Poznámka."
    assert noted(names.for_cells(notes=False), "předseda", "Který z nich, zdroj neříká.") == "předseda"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Předseda komise", "předseda komise"), ("K10", "K10"), ("OSVaZ", "OSVaZ"), ("V čele", "v čele"), ("", "")],
)
def test_small_letter_at_the_beginning(text, expected):
    assert lower(text) == expected


def test_names_change_in_time():
    body = {**RADA, "names": [{"name": "Národní výbor", "valid": {"to": "1990"}}, {"name": "Vždy", "valid": {}}]}
    assert names_of(opened(body, day="1985-01-01")).by_id("rada") == "Národní výbor"
    assert names_of(opened(body)).by_id("rada") == "Rada města"


def test_an_alias_of_two_bodies_abbreviates_neither():
    other = {**KOMISE, "id": "jina", "name": "Stavební komise"}
    names = names_of(opened(KOMISE, other))
    assert names.genitive("komise") == "orgánu „Sociální komise“"
    assert names_of(opened(KOMISE)).genitive("komise") == "SK"


def test_rules_of_meetings_and_membership():
    body = {
        **KOMISE,
        "triad": "equal",
        "term_years": 4,
        "admission": {"by": [{"members_of": "komise"}], "guest_meetings": 1, "within_months": 3},
        "absence": "Nahradí se.",
        "deliverables": [{"name": "Zpráva", "to": [{"body": "rada"}], "each": "year", "due": "--12-31"}],
        "members": [{"role": "tajemnik", "unit": "rada", "term_years": 1}],
        "meetings": {
            "notice": {"days": 7},
            "proposals": {"days": 3},
            "apologies": {"days": 1},
            "vote": {"share": "two_thirds", "form": "secret", "per_rollam": False},
            "attendance_list": True,
            "on_request": "polovina členů",
            "quorum": {"share": "majority_present"},
        },
    }
    text = plain(markdown(RADA, TAJEMNIK, body))
    for line in (
        "- **Účast triády (zadavatelé, poskytovatelé, uživatelé):** rovným dílem",
        "- **Funkční období členů:** 4 roky",
        "- **Přijímání členů:** kdo rozhoduje: členové; uchazeč se nejdřív účastní nejméně 1 jednání jako host",
        "; rozhodne se do 3 měsíců",
        "- **Dlouhá nepřítomnost člena:** Nahradí se.",
        "- Zpráva – každý rok do 31. 12.; komu: Rada města",
        "- tajemník sociální komise, z útvaru „Rada města“, funkční období: 1 rok",
        "- Ohlášení na webu: nejméně 7 dnů předem",
        "- Návrhy členů: nejméně 3 dny předem",
        "- Omluvy: nejméně 1 den předem",
        "- Hlasování: rozhodují dvě třetiny přítomných; hlasuje se tajně; per rollam se nehlasuje",
        "- Podepisuje se prezenční listina.",
        "- Jednání si může vyžádat: polovina členů",
        "- Usnášeníschopnost: stačí hlasy většiny přítomných",
    ):
        assert line in text
    cells = rows(text, "Role složek")[-1]
    assert "Pravidelně předkládá: Zpráva – každý rok do 31. 12.; komu: Rada města" in cells[2]
    assert "Funkční období členů: 4 roky" in cells[4]


def test_powers_that_come_and_go():
    powers = [
        {"act": "approves", "on": ["network"], "valid": {"from": "2020-01-01"}},
        {"act": "comments", "on": ["action"], "valid": {"to": 2019}},
        {"act": "discusses", "valid": {"from": {"not_after": "2017-07-16"}}},
        {"act": "decides", "valid": {"from": "2015-06"}},
    ]
    text = plain(markdown({**RADA, "powers": powers}))
    assert rows(text, "Role složek")[0][2] == "Schvaluje: síť sociálních služeb<br>Projednává a rozhoduje"
    for line in (
        "- Schvaluje: síť sociálních služeb (od 1. 1. 2020)\n",
        "- Připomínkuje: akční plán (do 2019)\n",
        "- Projednává (od: nejpozději 16. 7. 2017)\n",
        "- Rozhoduje (od: červen 2015)\n",
    ):
        assert line in text


def test_role_has_a_term_and_deliverables():
    role = {**TAJEMNIK, "term_years": 2, "deliverables": [{"name": "Přehled", "each": "quarter", "type": "network"}]}
    cells = rows(plain(markdown(role)), "Role")[0]
    assert "Pravidelně předkládá: Přehled (síť sociálních služeb) – každé čtvrtletí" in cells
    assert "Funkční období: 2 roky" in cells


# -- validity ----------------------------------------------------------------------------------------------------------


def test_on_the_known_days_nothing_is_uncertain():
    for day, valid, other in (("2017-07-16", "Stará", "Nová"), (DAY, "Nová", "Stará")):
        text = plain(markdown(EARLIER, LATER, day=day))
        assert "není jistá" not in text
        assert f"- **Orgány a skupiny:** {valid} struktura\n" in text
        assert [row[0] for row in rows(text, "Název")] == [f"{other} struktura"]


def test_between_the_known_days_both_are_shown_and_marked():
    text = plain(markdown(EARLIER, LATER, RADA, day="2020-01-01"))
    assert "působí nebo mohou působit: 3 orgány a skupiny." in text
    assert "- **Orgány a skupiny – platnost k datu není jistá:** Nová struktura; Stará struktura\n" in text
    assert text.count("**Platnost k datu není jistá (1. 1. 2020).**") == 2
    assert "> U 2 záznamů není jisté, zda k tomuto datu platí" in text
    assert "Dřívější a pozdější" not in text


def test_an_unknown_day_of_change_is_said():
    text = plain(markdown(EARLIER, LATER))
    assert (
        "> Den, kdy jedno uspořádání vystřídalo druhé, není znám. Dřívější: „Stará struktura“. "
        "Pozdější: „Nová struktura“. Začátek pozdějšího: 17. 7. 2017 – 22. 11. 2026, přesné datum není známo.\n"
    ) in text
    assert "> Den," not in markdown(EARLIER) + markdown(LATER)


def test_others_are_listed_as_precisely_as_their_source():
    text = plain(markdown(EARLIER, {**RADA, "valid": {"to": "2015-06"}}, {**KOMISE, "valid": {"from": "2030"}}))
    assert rows(text, "Název") == [
        ["Rada města", "rada", "neuvedeno", "červen 2015"],
        [
            "Stará struktura", "organizační struktura", "nejpozději 16. 7. 2017",
            "16. 7. 2017 – 21. 11. 2026, přesné datum není známo",
        ],
        ["Sociální komise (SK)", "řídicí skupina", "2030", "neuvedeno"],
    ]  # fmt: skip
    assert "Dřívější a pozdější orgány\n" in text


# -- the diagram -------------------------------------------------------------------------------------------------------


def test_diagram_has_bodies_arrows_and_roles_that_are_advised():
    board = {"kind": "body", "id": "kolegium", "type": "council_of_municipalities", "name": "Kolegium",
             "advises": [{"role": "predseda"}], "part_of": {"body": "komise"}}  # fmt: skip
    workspace = opened(*TOWN, board)
    picture = structure_figure.picture(choose(workspace), names_of(workspace), "Schéma")
    assert picture is not None
    assert "Sociální komise – složky: Kolegium." in picture.description
    assert "Kolegium → Předseda sociální komise (radí)" in picture.description
    assert "Sociální komise → Rada města (odpovídá a předkládá)" in plain(picture.description)
    assert picture.mermaid.count("-.->") == 3
    assert not picture.left_out


def test_diagram_leaves_out_deep_offices_where_boxes_are_many():
    offices = [{"kind": "body", "id": "urad", "type": "office", "name": "Úřad"}] + [
        {"kind": "body", "id": f"odbor{n}", "type": "office", "name": f"Odbor {n}", "part_of": {"body": "urad"}}
        for n in range(structure_figure.CLEAR)
    ]
    workspace = opened(RADA, *offices)
    picture = structure_figure.picture(choose(workspace), names_of(workspace), "Schéma")
    assert picture is not None
    assert picture.left_out
    assert "Ve schématu jsou: Rada města a Úřad." in plain(picture.description)
    assert "některé orgány a útvary v něm nejsou" in document(workspace)


def test_no_diagram_of_far_too_many_bodies():
    bodies = [{**RADA, "id": f"rada{n}", "name": f"Rada {n}"} for n in range(structure_figure.MOST + 1)]
    workspace = opened(*bodies)
    assert structure_figure.picture(choose(workspace), names_of(workspace), "Schéma") is None
    assert "Schéma" not in document(workspace)


# -- procedures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "numbers"),
    [
        ([], []),
        ([{"id": "a"}, {"id": "b"}], ["1", "2"]),
        ([{"id": "a"}, {"id": "b", "alternative_to": "a"}, {"id": "c"}], ["1a", "1b", "2"]),
        ([{"id": "a"}, {"id": "b", "alternative_to": "a"}, {"id": "c", "alternative_to": "b"}], ["1a", "1b", "1c"]),
        ([{"id": "a", "alternative_to": "neni"}, {"id": "b", "alternative_to": "b"}], ["1", "2"]),
        ([{}, {"id": "a"}, {"id": "a"}], ["1", "2", "3"]),
    ],
)
def test_numbers_of_steps(steps, numbers):
    assert step_numbers([Step(step) for step in steps]) == numbers


def test_table_of_a_procedure():
    procedure = {
        "kind": "procedure", "id": "postup", "name": "Postup", "status": "recommended", "applies_to": ["network"],
        "note": "Sestaveno z více zdrojů.",
        "steps": [
            {"id": "nova", "name": "Žádost", "by": {"name": "poskytovatel"}, "due": "--03-31"},
            {"id": "zmena", "name": "Změna", "alternative_to": "nova", "lead": {"days": 3}},
            {"id": "komise", "name": "Sociální komise", "by": {"body": "komise"}, "act": "discusses",
             "also": ["recommends"], "after": ["nova"], "optional": True, "delivered_to": {"body": "rada"}},
            {"id": "rada", "name": "Rada", "by": {"body": "rada"}, "act": "approves", "document": "network",
             "consultation": True, "takes": {"days": 14}},
        ],
    }  # fmt: skip
    text = plain(markdown(*TOWN, procedure))
    assert "- **Závaznost postupu:** doporučený\n" in text
    assert "- **Čeho se týká:** síť sociálních služeb\n" in text
    assert rows(text, "Č.") == [
        ["1a", "Poskytovatel", "Žádost", "každoročně do 31. 3."],
        ["1b", "neuvedeno", "Změna", "nejméně 3 dny předem", "Jiná možnost než krok 1a."],
        [
            "2", "Sociální komise", "projednává a doporučuje", "",
            "Nepovinný krok.<br>Navazuje na krok 1a.<br>Komu se předává: Rada města.",
        ],
        [
            "3", "Rada města", "Rada<br>schvaluje", "trvá 14 dnů",
            "Veřejné připomínkování.<br>Potřebný dokument: síť sociálních služeb.",
        ],
    ]  # fmt: skip
    assert "*Poznámka:* Sestaveno z více zdrojů." in text
    assert text.count("```mermaid") == 2


# -- the whole ---------------------------------------------------------------------------------------------------------


def test_nothing_recorded():
    for form in ("md", "html"):
        text = document(opened(), form)
        assert "není zapsán žádný platný orgán" in text
        assert "Zdroje" not in text


def test_sources_once_with_numbers():
    twin = {**RADA, "sources": [{"title": "Organizační zajištění", "publisher": "Město", "row": 2}]}
    other = {
        **ZASTUPITELSTVO,
        "sources": [{"title": "Usnesení", "date": "2016-06-24", "resolution": "UZ/1", "url": "https://mesto.cz/a_b"}],
    }
    text = plain(markdown(KOMISE, twin, other))
    assert text.count("Organizační zajištění. Město.") == 1
    assert "1. Usnesení. 24. 6. 2016. Usnesení UZ/1. https://mesto.cz/a\\_b\n" in text
    assert "2. Organizační zajištění. Město.\n" in text
    assert text.count("*Zdroje:* \\[2\\]") == 2


def test_files_of_the_records_used():
    plan = {"kind": "document", "id": "d", "type": "rules", "name": "Pravidla"}
    assert make(opened(RADA, plan, KOMISE), "cs", "").files == ("structure/0.yaml", "structure/2.yaml")


def test_files_that_cannot_be_read_are_told():
    files = {"kpss.yaml": yaml({"kpss": 1, "name": "X"}), "structure/a.yaml": "kind: [", "b.yaml": yaml(RADA)}
    text = document(Workspace.load(MemoryTree(files), dt.date(2026, 1, 1)))
    assert "> 1\u00a0soubor se nepodařilo přečíst (structure/a.yaml)" in text


def test_there_is_no_document_of_one_body():
    with pytest.raises(UserError):
        make(opened(RADA), "cs", "rada")


def test_responsibility():
    assert "- **Garant procesu:** Předseda sociální komise\n" in markdown(*TOWN)


# -- odd records -------------------------------------------------------------------------------------------------------


def test_unknown_ids_and_missing_names_are_shown_as_ids():
    body = {
        "kind": "body", "id": "bez-jmena", "part_of": {"body": "neni"}, "accountable_to": [{"body": "nikde"}, {}],
        "advises": [{"role": "nikdo"}], "members": [{}, {"role": "kdo"}, {"note": "Jen poznámka."}],
        "statute": {"document": "rad"}, "duties": {"convenes": {"may_authorise": [{"members_of": "jini"}]}},
    }  # fmt: skip
    text = markdown(body, {"kind": "role", "id": "role-bez-jmena", "unit": "nic"}, {"kind": "procedure", "id": "p"})
    assert "### 3.1 Složky plánování" in text
    assert "- **Komu odpovídá:** nikde\n" in text
    assert "- Svolává: z pověření člen orgánu „jini“\n" in text
    assert "Útvar: nic" in text


@pytest.mark.parametrize("loop", [["a"], ["b", "a"], ["b", "c", "a"]])
def test_circles_of_parts(loop):
    parents = dict(zip("abc", loop, strict=False))
    bodies = [
        {"kind": "body", "id": name, "type": "commission", "name": name.upper(), "part_of": {"body": parent}}
        for name, parent in parents.items()
    ]
    text = document(opened(*bodies), "html")
    assert all(f"{body['name']}</h3>" in text for body in bodies)
    assert {body.id for body in choose(opened(*bodies)).bodies.standing} == set(parents)


HOSTILE = "# <img src=x onerror=alert(1)> | a **b** [c](javascript:alert(1)) `d` \u202etxet {{ 7 * 7 }} {n}"


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_hostile_texts_stay_texts():
    body = {
        **KOMISE, "name": HOSTILE, "aliases": [HOSTILE, "|"], "purpose": HOSTILE, "note": HOSTILE,
        "tasks": [HOSTILE, "- x", "1. y", "> z", "```", "***", "kpss-block 0"],
        "names": [{"name": HOSTILE, "valid": {"from": 2000}}], "sources": [{"title": HOSTILE}],
    }  # fmt: skip
    role = {**PREDSEDA, "name": HOSTILE, "responsible_for": [HOSTILE], "note": HOSTILE}
    procedure = {"kind": "procedure", "id": "p", "name": HOSTILE, "steps": [{"id": "a", "name": HOSTILE}]}
    workspace = opened(body, role, procedure, RADA)
    page, text = document(workspace, "html"), document(workspace)
    assert not [tag for tag, attributes in Tags(page).found if tag == "img" or "onerror" in attributes]
    links = [str(attributes.get("href")) for tag, attributes in Tags(page).found if tag == "a"]
    assert all(link.startswith("#") for link in links)
    assert "\u202e" not in page + text
    assert "49" not in page.replace("#49", "")[page.index("<body") :]
    assert "<img" not in text
    assert "[c](" not in text.replace("\\[c\\](", "")
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in text.split("\n") if line.startswith("| Řídicí")}
    assert widths == {6}


JUNK = st.sampled_from(
    [None, "", 0, -3, 10**9, True, [], {}, [None], [1, "x"], {"role": 5}, "   ", HOSTILE, "--13-45", "2017-13-40", 2017,
     {"not_before": 2018, "not_after": 2015}, [{"role": "x"}, {"body": "komise"}, {"members_of": "z"}, {}]]
)  # fmt: skip
TRUE_KINDS = ("kind", "id")


@settings(max_examples=25)
@given(st.data())
def test_broken_records_never_stop_the_document(data):
    records = []
    for record in (*TOWN, EARLIER, LATER):
        keys = [key for key in record if key not in TRUE_KINDS]
        broken = data.draw(st.dictionaries(st.sampled_from(keys), JUNK, max_size=3)) if keys else {}
        for nested in ("duties", "meetings"):
            if isinstance(record.get(nested), dict) and data.draw(st.booleans()):
                inner = data.draw(st.dictionaries(st.sampled_from(sorted(record[nested])), JUNK, max_size=2))
                broken[nested] = {**record[nested], **inner}
        records.append({**record, **broken})
    language = data.draw(st.sampled_from(["cs", "en"]))
    form = data.draw(st.sampled_from(["md", "html"]))
    day = data.draw(st.sampled_from(["2016-01-01", "2020-01-01", DAY]))
    text = document(opened(*records, day=day), form, language)
    assert "<img" not in text
    assert "\u202e" not in text


def test_procedure_without_steps():
    workspace = opened({"kind": "procedure", "id": "p", "name": "Prázdný postup", "steps": []})
    assert workspace.of(Procedure)
    assert "Prázdný postup" in document(workspace)
    assert "Tabulka" not in document(workspace)


# -- the examples ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize(
    ("example", "day"),
    [("cesky-krumlov", DAY), ("liberecky", DAY), ("olomoucky", "2017-07-16"), ("olomoucky", "2020-01-01")],
)
def test_examples(example, day, language, form):
    workspace = kpss.open(EXAMPLES / example, day)
    text = document(workspace, form, language)
    assert text == document(kpss.open(EXAMPLES / example, day), form, language)
    for body in choose(workspace).bodies.standing:
        assert body.name in text


def test_the_table_of_the_town_has_what_its_source_has():
    text = plain(document(kpss.open(EXAMPLES / "cesky-krumlov", DAY)))
    for line in (
        "zpravidla jednou měsíčně v den jednání zastupitelstva od 14.00 a dále podle potřeby",
        "Svolává: předseda SK, z pověření tajemník SK",
        "Písemné podklady předkládají (nejméně 3 dny předem): členové",
        "Písemné podklady předkládají (nejméně 5 dnů předem): manažer KS a koordinátor KPSS",
        "Zápis: píše některý z členů, ověřuje předseda SK, do 7 dnů ho dostávají členové a tajemník MěÚ",
        "Členy jmenuje a odvolává: Rada města Český Krumlov",
        "Členy navrhuje: člen rady nebo předseda SK",
        "Svolává: manažer KS nebo koordinátor KPSS",
        "Schvaluje: předseda SK nebo Rada města Český Krumlov",
        "- **Garant procesu:** Předseda sociální komise",
    ):
        assert line in text


def test_instances_of_the_region():
    text = plain(document(kpss.open(EXAMPLES / "olomoucky", DAY)))
    assert "celkem 13, v každém ORP zvlášť" in text
    assert "- **Počet:** 13, v každém ORP zvlášť: Šumperk, Přerov, Olomouc" in text
    assert "podle potřeby, nejméně však jednou ročně v každém správním obvodu ORP" in text
    assert "každoročně do 31. 3." in text

"""The table of the town of Český Krumlov, made again from its records: its columns, rows and facts.

The source is the scheme of the town's community planning (``Schéma – organizační zajištění procesu``): a table with
five columns, and below it who answers for the process.  Facts are compared, not sentences.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

import kpss
from kpss.documents.organisation.structure import make
from kpss.documents.render import render
from tests.support import EXAMPLES

DAY = "2026-11-22"
COLUMNS = ["Role složek", "Kdo", "Náplň činnosti", "Organizace jednání", "Členství"]
ASSEMBLY, COUNCIL = "Zastupitelstvo města Český Krumlov (ZM)", "Rada města Český Krumlov (RM)"
COMMISSION = "Sociální komise Rady města Český Krumlov (SK)"
MANAGERS, GROUPS = "Manažerská skupina (MS)", "Koordinační skupiny (KS)"
COORDINATOR = "Koordinátor komunitního plánování sociálních služeb (koordinátor KPSS)"
CHAIR = "Předseda sociální komise (předseda SK)"


@lru_cache(maxsize=1)
def text() -> str:
    workspace = kpss.open(EXAMPLES / "cesky-krumlov", DAY)
    return render(workspace, make(workspace, "cs", ""), "md", "cs").replace("\u00a0", " ")


@lru_cache(maxsize=1)
def table() -> list[list[str]]:
    """The table of the parts with its head."""
    found = re.search(r"^\| Role složek \|.*(?:\n\|.*)+", text(), re.MULTILINE)
    assert found is not None
    head, _, *rows = [line[2:-2].split(" | ") for line in found[0].split("\n")]
    return [head, *rows]


def row(part: str, who: str) -> dict[str, list[str]]:
    """The lines of each cell of the row of *who*."""
    (cells,) = (cells for cells in table()[1:] if cells[0] == part and cells[1].split("<br>")[0] == who)
    return dict(zip(COLUMNS, (cell.strip().split("<br>") for cell in cells), strict=True))


def said(part: str, who: str, column: str) -> str:
    return "\n".join(row(part, who)[column])


def roles() -> dict[str, list[str]]:
    """The rows of the other roles by name."""
    found = re.search(r"^\| Role \|.*(?:\n\|.*)+", text(), re.MULTILINE)
    assert found is not None
    rows = [line[2:-2].split(" | ") for line in found[0].split("\n")[2:]]
    return {cells[0].split("<br>")[0]: cells for cells in rows}


def test_columns() -> None:
    assert table()[0] == COLUMNS


def test_rows_are_those_of_the_source() -> None:
    assert [(cells[0], cells[1].split("<br>")[0]) for cells in table()[1:]] == [
        ("Zastupitelstvo", ASSEMBLY),
        ("Rada", COUNCIL),
        ("Řídicí skupina", COMMISSION),
        ("Hlavní koordinační skupina", MANAGERS),
        ("Pracovní skupina", GROUPS),
        ("Řízení procesu", COMMISSION),
        ("Koordinace procesu", COORDINATOR),
        ("Garant procesu", CHAIR),
        ("Technicko-organizační zabezpečení (TOZ)", "jedna organizace"),
    ]


@pytest.mark.parametrize(("part", "who"), [("Zastupitelstvo", ASSEMBLY), ("Rada", COUNCIL)])
def test_who_commissions_discusses_and_approves(part: str, who: str) -> None:
    tasks = said(part, who, "Náplň činnosti").casefold()
    for word in ("zadává", "politické úrovni", "projednává", "schvaluje"):
        assert word in tasks


# -- the social commission --------------------------------------------------------------------------------------------


def test_commission_discusses_and_recommends_to_the_council() -> None:
    tasks = said("Řídicí skupina", COMMISSION, "Náplň činnosti").casefold()
    assert "materiály" in tasks
    assert "radu města" in tasks
    for word in ("projednává", "doporučuje"):
        assert word in tasks
    # The chapter on its tasks is still to come, once the commission discusses it and the council approves it.
    assert "(dosud neschválený): Náplň činnosti" in said("Řídicí skupina", COMMISSION, "Organizace jednání")
    assert "Doplní se, až náplň projedná komise a schválí rada města." in text()


def test_commission_meets() -> None:
    meets, convenes, papers, chairs, minutes, _ = row("Řídicí skupina", COMMISSION)["Organizace jednání"]
    for fact in ("zpravidla jednou měsíčně", "v den jednání zastupitelstva", "od 14.00", "a dále podle potřeby"):
        assert fact in meets
    assert convenes == "Svolává: předseda SK, z pověření tajemník SK"
    assert papers.startswith("Písemné podklady předkládají (nejméně 3 dny předem): členové, ")
    for fact in ("vedoucí odborů MěÚ", "vedoucí organizace zřizované městem"):
        assert fact in papers
    assert chairs == "Řídí: předseda SK nebo pověřený člen"
    for fact in ("píše některý z členů", "ověřuje předseda SK", "do 7 dnů", "členové a tajemník MěÚ"):
        assert fact in minutes
    assert "Kdo svolává, určuje také místo, čas a program." in text()


def test_commission_has_members() -> None:
    members = row("Řídicí skupina", COMMISSION)["Členství"]
    assert "Komu odpovídá: Rada města Český Krumlov" in members
    assert "Členy jmenuje a odvolává: Rada města Český Krumlov" in members
    assert "Členy navrhuje: člen rady nebo předseda SK" in members


# -- the two groups ---------------------------------------------------------------------------------------------------

SHARED_TASKS = (
    ("zájmy", "zadavatele", "poskytovatelů", "uživatelů"),
    ("tvorbě komunitního plánu", "pro každé plánovací období"),
    ("komunitní plán uskutečňovat",),
    ("propojení a spolupráci služeb", "mezi různými oblastmi"),
    ("doporučuje", "materiály, podněty a návrhy", "OSVaZ", "připomínkovat"),
    ("návrhy opatření",),
    ("návrhy a podněty, jak", "uskutečnit"),
)


@pytest.mark.parametrize(("part", "who"), [("Hlavní koordinační skupina", MANAGERS), ("Pracovní skupina", GROUPS)])
@pytest.mark.parametrize("facts", SHARED_TASKS)
def test_groups_have_the_same_tasks(part: str, who: str, facts: tuple[str, ...]) -> None:
    tasks = row(part, who)["Náplň činnosti"]
    assert any(all(fact in task for fact in facts) for task in tasks), facts


def test_group_of_managers() -> None:
    part = ("Hlavní koordinační skupina", MANAGERS)
    tasks = said(*part, "Náplň činnosti")
    for fact in ("společná", "uloží sociální komise"):
        assert fact in tasks
    meets, convenes, papers, chairs, minutes, statute = row(*part)["Organizace jednání"]
    assert meets == "Schází se: podle potřeby"
    assert convenes == "Svolává: koordinátor KPSS"
    assert papers == "Písemné podklady předkládají (nejméně 5 dnů předem): manažer KS a koordinátor KPSS"
    assert chairs == "Řídí: koordinátor KPSS nebo pověřený člen"
    for fact in ("píše koordinátor KPSS", "ověřuje manažer KS", "dostávají ho členové a předseda SK"):
        assert fact in minutes
    assert "Jednací a organizační řád" in statute
    assert row(*part)["Členství"] == [
        "Složení: manažer KS; koordinátor KPSS",
        "Komu odpovídá: Sociální komise Rady města Český Krumlov",
    ]
    _, _, _, filling = roles()["Manažer koordinační skupiny (manažer KS)"]
    assert "Schvaluje: předseda SK nebo Rada města Český Krumlov" in filling
    proposed = filling.partition("Navrhuje: ")[2]
    for fact in ("Koordinační skupiny", "Sociální komise Rady města", "Rada města Český Krumlov"):
        assert fact in proposed


def test_working_groups() -> None:
    part = ("Pracovní skupina", GROUPS)
    tasks = said(*part, "Náplň činnosti")
    for fact in ("Základní pracovní skupina", "manažerské skupině, případně přímo sociální komisi", "pro svou oblast"):
        assert fact in tasks
    assert "uloží sociální komise nebo koordinátor" in tasks
    meets, convenes, papers, chairs, minutes, statute = row(*part)["Organizace jednání"]
    assert meets == "Schází se: podle potřeby"
    assert convenes == "Svolává: manažer KS nebo koordinátor KPSS"
    assert papers == "Písemné podklady předkládají (nejméně 5 dnů předem): členové a koordinátor KPSS"
    assert chairs == "Řídí: manažer KS nebo pověřený člen"
    for fact in ("píše koordinátor KPSS", "ověřuje manažer KS", "dostávají ho členové a předseda SK"):
        assert fact in minutes
    assert "Jednací a organizační řád" in statute
    members = row(*part)["Členství"]
    assert "Složení: zástupci zadavatele; zástupci poskytovatelů; zástupci uživatelů; zástupci veřejnosti" in members
    assert "Komu odpovídá: Sociální komise Rady města Český Krumlov" in members
    assert "Řídí se jím členství" in text()


# -- the process ------------------------------------------------------------------------------------------------------


def test_three_activities_meet_in_the_management_of_the_process() -> None:
    tasks = said("Řízení procesu", COMMISSION, "Náplň činnosti")
    for fact in ("prolínají", "koordinační", "garanční", "metodická"):
        assert fact in tasks


def test_guarantor() -> None:
    part = ("Garant procesu", CHAIR)
    tasks = said(*part, "Náplň činnosti")
    for fact in (
        "Zprostředkovává komunikaci", "politickou reprezentací", "Svolává sociální komisi", "místo, čas a program",
        "Řídí jednání sociální komise", "Ověřuje zápis", "nejméně 3 dny předem", "Navrhuje členy sociální komise",
        "Dostává zápisy z jednání koordinačních skupin a manažerské skupiny",
    ):  # fmt: skip
        assert fact in tasks
    assert row(*part)["Členství"] == ["Schvaluje: Rada města Český Krumlov"]


def test_coordinator() -> None:
    part = ("Koordinace procesu", COORDINATOR)
    tasks = said(*part, "Náplň činnosti")
    for fact in (
        "Koordinuje komunitní plánování", "rada a zastupitelstvo města", "Pravidelně předkládá sociální komisi",
        "Svolává manažerskou skupinu", "místo, čas a program", "Řídí jednání manažerské skupiny",
        "Pořizuje zápisy z jednání manažerské skupiny a koordinačních skupin", "pověří manažera či člena",
        "podklady pro koordinační skupiny, manažerskou skupinu a sociální komisi",
    ):  # fmt: skip
        assert fact in tasks
    assert "Útvar: OSVaZ" in row(*part)["Kdo"]
    assert row(*part)["Členství"] == ["Výběrové řízení"]


def test_support() -> None:
    part = ("Technicko-organizační zabezpečení (TOZ)", "jedna organizace")
    tasks = said(*part, "Náplň činnosti")
    for fact in (
        "Odborně zdatná organizace", "metodickými a realizačními materiály", "žádosti o vnější peníze",
        "koordinátorovi procesu, případně městu", "schůzky pracovních skupin", "průzkumů", "webovými stránkami",
        "technickou podporou", "koordinační skupiny, manažerskou skupinu a sociální komisi", "smlouva",
    ):  # fmt: skip
        assert fact in tasks
    assert row(*part)["Členství"][0].startswith("Výběrové řízení")


def test_who_answers_for_the_process() -> None:
    section = text().partition("Odpovědnost v procesu\n")[2].partition("\n## ")[0]
    assert section.split("\n")[1:-1] == [
        "- **Řízení procesu:** Sociální komise Rady města Český Krumlov",
        "- **Koordinace procesu:** Koordinátor komunitního plánování sociálních služeb",
        "- **Garant procesu:** Předseda sociální komise",
    ]

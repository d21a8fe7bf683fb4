"""The papers of a meeting: what they say, and what they leave unsaid."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.documents.meeting import attendance, either, invitation, minutes
from kpss.documents.render import Maker, render
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.trees import MemoryTree
from tests.unit.meeting_records import RECORDS, files
from tests.unit.records import Data, yaml

DAY = "2026-07-01"
COMING, LAST = "skupina-3", "skupina-2"
HOSTILE = "# <img src=x onerror=alert(1)>\n- a | b **c** [d](javascript:x) `e` \u202etxet {{ 7 * 7 }} ```kpss-block 0"


def changed(path: str, **changes: Any) -> Data:
    """A record of the town with other keys; None takes one away."""
    return {key: value for key, value in {**RECORDS[path], **changes}.items() if value is not None}


def opened(records: dict[str, Data] | None = None, day: str = DAY, **settings_changes: Any) -> Workspace:
    texts = {**files(**settings_changes), **{path: yaml(record) for path, record in (records or {}).items()}}
    return Workspace.load(MemoryTree(texts), dt.date.fromisoformat(day))


def written(maker: Maker, workspace: Workspace, identifier: str, language: Language = "cs", form: str = "md") -> str:
    return render(workspace, maker(workspace, language, identifier), form, language).replace("\u00a0", " ")


def rows(text: str, first: str) -> list[list[str]]:
    """The rows of the table whose head begins with *first*."""
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {first} |"))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line[1:-1].split("|")])
    return found


# -- the invitation ---------------------------------------------------------------------------------------------------


def test_invitation_says_when_where_and_who():
    text = written(invitation.make, opened(), COMING)
    assert text.startswith("# Pozvánka na jednání č. 8 – Pracovní skupina pro seniory\n")
    for line in (
        "- **Kdy:** středa 16. 9. 2026 od 9.00 hodin",
        "- **Kde:** klub seniorů",
        "- **Svolává:** vedoucí pracovní skupiny, z pověření tajemník pracovní skupiny",
        "- **Zveřejněno:** 1. 6. 2026",
        "- **Odkaz:** https://mesto.cz/pozvanka",
    ):
        assert f"{line}\n" in text


def test_invitation_has_the_programme_and_days_counted_by_the_rules():
    text = written(invitation.make, opened(), COMING)
    assert rows(text, "Č.") == [
        ["1", "Kontrola úkolů", "informace", "", "Víc na místě."],
        ["2", "Návrhy opatření", "návrh", "členové", ""],
    ]
    for line in (
        "- **Podklady předkládají:** členové",
        "- **Podklady odevzdejte:** nejpozději ve středu 9. 9. 2026 (nejméně 5 pracovních dnů předem)",
        "- **Návrhy k programu:** nejpozději v neděli 13. 9. 2026 (nejméně 3 dny předem)",
    ):
        assert f"{line}\n" in text
    assert "svolává, nejpozději v neděli 13. 9. 2026 (nejméně 3 dny předem). Kontakt: socialni@mesto.cz." in text
    assert "je-li přítomna nadpoloviční většina všech členů s hlasem" in text
    assert "Rozhoduje většina přítomných; hlasuje se zdvižením ruky; hlasovat lze i per rollam." in text


def test_invitation_lists_tasks_that_are_still_open():
    text = written(invitation.make, opened(), COMING)
    assert rows(text, "Úkol") == [
        ["Připravit leták", "člen pracovní skupiny a Charita", "30. 6. 2026 (po termínu)", "č. 7, 13. 5. 2026"],
        ["Zjistit volná místa", "člen pracovní skupiny", "31. 3. 2026 (po termínu)", "č. 6, 11. 2. 2026"],
    ]
    assert "Sepsat přehled" not in text
    # On an earlier day less was known: that meeting was to come, and the other task was open still.
    earlier = written(invitation.make, opened(day="2026-02-20"), COMING)
    assert [row[0] for row in rows(earlier, "Úkol")] == ["Zjistit volná místa", "Sepsat přehled"]


def test_what_happens_later_is_not_told():
    text = written(invitation.make, opened(day="2026-05-01"), LAST)
    assert "Pozvánka rozeslána" not in text
    later = written(invitation.make, opened(day="2026-05-06"), LAST)
    assert "- **Pozvánka rozeslána:** 5. 5. 2026; rozesílá tajemník pracovní skupiny; komu: členové\n" in later


def test_exceptional_forms():
    def said(form: str, **changes: Any) -> str:
        records = {"meetings/3.yaml": changed("meetings/3.yaml", form=form, **changes)}
        return written(invitation.make, opened(records), COMING)

    assert said("extraordinary").startswith("# Pozvánka na mimořádné jednání č. 8 – ")
    assert said("urgent", number="9/2026").startswith("# Pozvánka na naléhavé jednání č. 9/2026 – ")
    remote = said("per_rollam")
    assert remote.startswith("# Pozvánka na hlasování per rollam č. 8 – ")
    assert "- **Hlasuje se do:** středa 16. 9. 2026 od 9.00 hodin\n" in remote
    assert "Nemůžete-li" not in remote
    assert "- **Podklady odevzdejte:** nejméně 5 pracovních dnů předem\n" in remote


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ({"days": 5, "urgent_days": 1}, "nejpozději v úterý 15. 9. 2026 (nejméně 5 dnů předem; v naléhavých případech"),
        ({"days": 5, "urgent": "na místě"}, "nejméně 5 dnů předem; v naléhavých případech: na místě"),
        ({"days": 5, "urgent_days": 0}, "nejméně 5 dnů předem; v naléhavých případech: bez lhůty"),
        ({"months": 1}, "nejpozději v neděli 16. 8. 2026 (nejméně 1 měsíc předem)"),
    ],
)
def test_days_of_an_urgent_meeting(lead, said):
    rules = {**RECORDS["structure/skupina.yaml"]["meetings"], "papers": lead}
    records = {
        "structure/skupina.yaml": changed("structure/skupina.yaml", meetings=rules),
        "meetings/3.yaml": changed("meetings/3.yaml", form="urgent"),
    }
    assert f"- **Podklady odevzdejte:** {said}" in written(invitation.make, opened(records), COMING)


def test_day_that_is_not_known():
    records = {"meetings/3.yaml": changed("meetings/3.yaml", date="2026-09", time=None)}
    text = written(invitation.make, opened(records), COMING)
    assert "- **Kdy:** září 2026\n" in text
    assert "- **Podklady odevzdejte:** nejméně 5 pracovních dnů předem\n" in text


def test_least_that_a_meeting_may_be():
    records = {"meetings/4.yaml": {"kind": "meeting", "id": "hole", "body": "rada", "date": "2026-08-01"}}
    text = written(invitation.make, opened(records), "hole")
    assert text.split("\n") == [
        "# Pozvánka na jednání – Rada města", "", "Zkušební město · stav k 1. 7. 2026", "",
        "- **Kdy:** sobota 1. 8. 2026", "", "## 1. Program", "", "Program zatím není zapsán.", "",
        "## 2. Podklady a omluvy", "", "Nemůžete-li přijít, omluvte se prosím tomu, kdo jednání svolává.", "",
    ]  # fmt: skip
    said = written(minutes.make, opened(records), "hole")
    assert "> **K tomuto dni se jednání ještě nekonalo.**" in said
    assert "Účast není zapsána." in said
    assert rows(said, "Úkon") == [["Zapsal(a)", "Neuvedeno", "", ""], ["Ověřil(a)", "Neuvedeno", "", ""]]


def test_cancelled_meeting_says_so():
    records = {"meetings/3.yaml": changed("meetings/3.yaml", status="cancelled")}
    assert "> **Jednání bylo zrušeno.**\n" in written(either.make, opened(records, day="2026-10-01"), COMING)


def test_body_that_is_not_on_record():
    records = {"meetings/3.yaml": changed("meetings/3.yaml", body="neni")}
    text = written(invitation.make, opened(records), COMING)
    assert text.startswith("# Pozvánka na jednání č. 8 – neni\n")
    assert "Orgán „neni“ není v záznamech" in text


def test_instance_and_name_on_the_day():
    body = {
        "kind": "body", "id": "kolegium", "type": "council_of_municipalities", "name": "Kolegium",
        "names": [{"name": "Rada obcí", "valid": {"to": "2026-08-31"}}], "instances": {"per": "orp"},
    }  # fmt: skip
    district = {
        "kind": "orp", "id": "orp-konice", "code": "7104", "name": "Konice", "seat": "589624", "region": "CZ071",
        "municipalities": [{"code": "589624", "name": "Konice"}],
    }  # fmt: skip
    records: dict[str, Data] = {"structure/kolegium.yaml": body, "territory/konice.yaml": district}
    records["meetings/k.yaml"] = {
        "kind": "meeting", "id": "k", "body": "kolegium", "instance": "7104", "date": "2026-08-05",
    }  # fmt: skip
    workspace = opened(records, day="2026-10-01")
    assert written(minutes.make, workspace, "k").startswith("# Zápis z jednání – Rada obcí (ORP Konice)\n")


# -- the minutes ------------------------------------------------------------------------------------------------------


def test_minutes_tell_who_was_there():
    text = written(minutes.make, opened(), LAST)
    assert text.startswith("# Zápis z jednání č. 7 – Pracovní skupina pro seniory\n")
    assert "- **Kdy:** středa 13. 5. 2026 od 14.00 do 15.30 hodin\n" in text
    assert rows(text, "Člen") == [
        ["Vedoucí pracovní skupiny", "zadavatelé", "Sociální odbor", "1", ""],
        ["Člen pracovní skupiny", "poskytovatelé", "Charita", "1", "náhradník: pověřená pracovnice"],
        ["Tajemník pracovní skupiny", "", "", "1", "bez hlasovacího práva"],
    ]
    assert "Přítomno členů: 3 (zadavatelé 1, poskytovatelé 1)." in text
    for line in (
        "- **Omluveni:** člen pracovní skupiny, Jméno Příjmení (uživatelé, Klub seniorů)",
        "- **Nepřítomni:** člen pracovní skupiny (poskytovatelé)",
        "- **Hosté:** Sociální odbor – 2",
    ):
        assert f"{line}\n" in text


@pytest.mark.parametrize(
    ("quorum", "total", "said"),
    [
        ({"share": "majority_all"}, 4, "2 (členů s hlasem je 4), potřeba nejméně 3. Jednání nebylo usnášeníschopné."),
        ({"share": "majority_all"}, 3, "2 (členů s hlasem je 3), potřeba nejméně 2. Jednání bylo usnášeníschopné."),
        ({"share": "two_thirds"}, 4, "2 (členů s hlasem je 4), potřeba nejméně 3. Jednání nebylo usnášeníschopné."),
        ({"at_least": 2}, None, "2 (členů s hlasem je 3), potřeba nejméně 2. Jednání bylo usnášeníschopné."),
        ({"share": "majority_present"}, 4, "2 (členů s hlasem je 4)."),
        (None, 4, "2 (členů s hlasem je 4)."),
    ],
)
def test_quorum_where_it_can_be_told(quorum, total, said):
    group = RECORDS["structure/skupina.yaml"]
    rules = {**group["meetings"], "quorum": quorum} if quorum else {}
    records = {
        "structure/skupina.yaml": changed("structure/skupina.yaml", meetings=rules),
        "meetings/2.yaml": changed("meetings/2.yaml", members_total=total),
    }
    assert f"Přítomno s hlasem: {said}" in written(minutes.make, opened(records), LAST)


@pytest.mark.parametrize(("present", "verdict"), [(1, False), (2, None), (3, True)])
def test_quorum_of_an_uncertain_number_of_members(present, verdict):
    """Three members surely, one perhaps: of three two are enough, of four three are needed."""
    records = {
        "meetings/2.yaml": changed("meetings/2.yaml", members_total=None, attendance=[{"count": present}]),
        "structure/m9.yaml": {**RECORDS["structure/m3.yaml"], "id": "m-snad", "valid": {"from": 2026}},
    }
    text = written(minutes.make, opened(records), LAST)
    assert f"Přítomno s hlasem: {present} (členů s hlasem je 3 až 4)" in text
    assert ("Jednání bylo usnášeníschopné." in text) is (verdict is True)
    assert ("Jednání nebylo usnášeníschopné." in text) is (verdict is False)


def test_least_number_is_told_whatever_else_the_rule_says():
    group = RECORDS["structure/skupina.yaml"]
    for quorum in ({"at_least": 3}, {"share": "majority_present", "at_least": 3}):
        rules = {**group["meetings"], "quorum": quorum}
        records = {"structure/skupina.yaml": changed("structure/skupina.yaml", meetings=rules)}
        assert "nejméně 3 členové s hlasem" in written(invitation.make, opened(records), COMING)


def test_no_quorum_is_told_where_the_number_of_members_is_not_known():
    records = {
        "structure/skupina.yaml": changed("structure/skupina.yaml", members=[{"role": "tajemnik", "voting": False}]),
        "meetings/2.yaml": changed("meetings/2.yaml", members_total=None),
    }
    text = written(minutes.make, opened(records, recorded={"memberships": {"complete": False}}), LAST)
    assert "usnášeníschopné" not in text
    assert "Přítomno s hlasem: 2." in text


def test_course_resolutions_and_tasks():
    text = written(minutes.make, opened(), LAST)
    assert "## 2. Průběh jednání\n\nJednání bylo věcné.\n\nZávěr v klidu.\n\n### 2.1 Kontrola úkolů\n" in text
    assert "Jeden splněn.\n\nJeden trvá.\n" in text
    _, _, item = text.partition("### 2.2 Pravidla pro příspěvky\n")
    for line in (
        "**Usnesení č. 7/1**",
        "Skupina pravidla doporučuje.",
        "- **Úkon:** doporučuje",
        "- **Hlasování:** pro 2, proti 0, zdrželo se 0",
        "- **Výsledek:** přijato",
        "- **Předáno:** Rada města",
    ):
        assert f"{line}\n" in item
    _, _, rest = text.partition("### 2.3 Další usnesení\n")
    assert "- **Výsledek:** nepřijato\n" in rest
    assert rows(text, "Č.") == [["1", "Připravit leták", "člen pracovní skupiny a Charita", "30. 6. 2026", "2"]]


def test_who_wrote_and_verified():
    text = written(minutes.make, opened(), LAST)
    assert rows(text, "Úkon") == [
        ["Zapsal(a)", "Tajemník pracovní skupiny", "15. 5. 2026", ""],
        ["Ověřil(a)", "Neuvedeno (podle pravidel: vedoucí pracovní skupiny)", "", ""],
    ]
    for line in (
        "- **Rozesláno:** 18. 5. 2026; komu: členové",
        "- **Zveřejněno:** 20. 5. 2026",
        "- **Odkaz:** https://mesto.cz/zapis\\_7",
    ):
        assert f"{line}\n" in text
    assert "Rozeslat" not in text


def test_minutes_that_are_still_to_be_sent():
    text = written(minutes.make, opened(day="2026-05-14"), LAST)
    assert "- **Rozeslat:** nejpozději v sobotu 23. 5. 2026\n" in text
    assert "- **Dostávají:** členové a Rada města\n" in text
    assert "Zveřejněno" not in text


# -- the attendance list ----------------------------------------------------------------------------------------------


def test_attendance_list_has_the_members_of_the_day_and_no_invented_names():
    text = written(attendance.make, opened(), COMING)
    assert text.startswith("# Prezenční listina jednání č. 8 – Pracovní skupina pro seniory\n")
    members, guests = text.split("## 2. Hosté")
    assert rows(members, "Č.") == [
        ["1", "Vedoucí pracovní skupiny", "zadavatelé", "Sociální odbor", "", ""],
        ["2", "Člen pracovní skupiny", "poskytovatelé", "Charita", "", ""],
        ["3", "Člen pracovní skupiny", "uživatelé", "Klub seniorů", "Jméno Příjmení", ""],
        ["4", "Tajemník pracovní skupiny", "", "", "", ""],
    ]
    assert "- Člen pracovní skupiny, uživatelé\n" in members
    assert rows(guests, "Č.") == [[str(number), "", "", ""] for number in range(1, 6)]


def test_attendance_list_by_the_composition():
    none = {f"structure/m{number}.yaml": {"kind": "role", "id": f"x{number}", "name": "X"} for number in range(1, 8)}
    text = written(attendance.make, opened(none), COMING)
    assert [row[1:3] for row in rows(text, "Č.")] == [
        ["Vedoucí pracovní skupiny", "zadavatelé"],
        ["Zástupci poskytovatelů", "poskytovatelé"],
        ["Zástupci poskytovatelů", "poskytovatelé"],
        ["Člen pracovní skupiny", "uživatelé"],
        ["Člen pracovní skupiny", "uživatelé"],
        ["Tajemník pracovní skupiny", ""],
    ]
    unknown = {**none, "structure/skupina.yaml": changed("structure/skupina.yaml", members=[{"role": "clen"}])}
    assert len(rows(written(attendance.make, opened(unknown), COMING), "Č.")) == 5
    many = {**none, "structure/skupina.yaml": changed("structure/skupina.yaml", members=[{"who": "x", "count": 10**6}])}
    assert len(rows(written(attendance.make, opened(many), COMING), "Č.")) == 100


def test_attendance_list_by_what_the_meeting_says():
    none = {f"structure/m{number}.yaml": {"kind": "role", "id": f"x{number}", "name": "X"} for number in range(1, 8)}
    entries = [
        {"role": "clen", "side": "user", "count": 2, "represents": "Klub"},
        {"represents": "Kraj", "guest": True},
    ]
    records = {**none, "meetings/3.yaml": changed("meetings/3.yaml", attendance=entries)}
    members, guests = written(attendance.make, opened(records), COMING).split("## 2. Hosté")
    assert [row[1:4] for row in rows(members, "Č.")] == [["Člen pracovní skupiny", "uživatelé", "Klub"]] * 2
    assert rows(guests, "Č.")[0] == ["1", "Host", "Kraj", "", ""]
    # Of whom the meeting does not say how many come, there are as many as seats.
    open_entry = {**none, "meetings/3.yaml": changed("meetings/3.yaml", attendance=[{"role": "clen", "side": "user"}])}
    assert len(rows(written(attendance.make, opened(open_entry), COMING), "Č.")) == 2


def test_attendance_list_leaves_room_to_sign():
    page = written(attendance.make, opened(), COMING, form="html")
    assert page.count('<td class="blank"></td>') == 3 + 4 + 5 * 3
    assert 'class="contents"' not in page


def test_nobody_signs_a_vote_from_afar():
    records = {"meetings/3.yaml": changed("meetings/3.yaml", form="per_rollam")}
    with pytest.raises(UserError):
        written(attendance.make, opened(records), COMING)


# -- what came of a vote ----------------------------------------------------------------------------------------------


def outcome(votes: Data | None, written_down: str = "", day: str = DAY, **changes: Any) -> str | None:
    """The line on the outcome of one resolution; None where there is none."""
    resolution = {"number": 5, "votes": votes, "outcome": written_down}
    resolutions = [{key: value for key, value in resolution.items() if value}]
    records = {"meetings/2.yaml": changed("meetings/2.yaml", resolutions=resolutions, **changes)}
    text = written(minutes.make, opened(records, day), LAST)
    found = [line for line in text.split("\n") if line.startswith("- **Výsledek:** ")]
    return found[0].removeprefix("- **Výsledek:** ") if found else None


@pytest.mark.parametrize(
    ("votes", "said", "where_approved"),
    [
        ({"for": 0, "against": 5}, "nepřijato", "zapsáno: přijato"),
        ({"for": 1, "against": 3}, "nepřijato", "zapsáno: přijato"),
        ({"for": 2, "against": 2, "abstained": 0}, "nepřijato", "zapsáno: přijato"),
        # Three members vote and a majority of those present decides: two are needed.
        ({"for": 1, "against": 0, "abstained": 2}, "nepřijato", "zapsáno: přijato"),
        ({"for": 2, "against": 0, "abstained": 1}, "přijato", "přijato"),
        ({"for": 2}, "přijato", "přijato"),
        ({"for": 0, "against": 0, "abstained": 0}, None, "zapsáno: přijato"),
        ({"against": 5}, None, "přijato"),
        (None, "přijato", "přijato"),
    ],
)
def test_outcome_follows_the_votes(votes, said, where_approved):
    assert outcome(votes) == said
    assert outcome(votes, "approved") == where_approved
    assert outcome(votes, "rejected") == "nepřijato"
    assert outcome(votes, "postponed") == "odloženo"


def test_outcome_without_rules_needs_more_for_it_than_against():
    group = changed("structure/skupina.yaml", meetings=None)
    for votes, said in (({"for": 1, "against": 0, "abstained": 2}, "přijato"), ({"for": 1, "against": 1}, "nepřijato")):
        resolutions = [{"number": 5, "votes": votes}]
        records = {
            "structure/skupina.yaml": group,
            "meetings/2.yaml": changed("meetings/2.yaml", resolutions=resolutions),
        }
        assert f"- **Výsledek:** {said}\n" in written(minutes.make, opened(records), LAST)


# -- a vote per rollam, and a status that does not fit ----------------------------------------------------------------


def test_papers_of_a_vote_from_afar_speak_of_votes():
    records = {"meetings/3.yaml": changed("meetings/3.yaml", form="per_rollam")}
    asked = written(invitation.make, opened(records), COMING)
    assert "Usnášet se lze, hlasuje-li nadpoloviční většina všech členů s hlasem, tedy nejméně 2" in asked
    assert "Rozhoduje většina hlasujících členů.\n" in asked
    assert "přítom" not in asked
    assert "zdvižením ruky" not in asked
    assert "- **Hlasuje se do:** středa 16. 9. 2026" in written(invitation.make, opened(records, "2026-09-16"), COMING)
    done = written(minutes.make, opened(records, "2026-09-17"), COMING)
    assert "- **Hlasovalo se do:** středa 16. 9. 2026" in done
    for text in ("Účast", "Rozeslat", "Přítom"):
        assert text not in done
    voted = {"meetings/3.yaml": changed("meetings/3.yaml", form="per_rollam", attendance=[{"membership": "m-klub"}])}
    assert "Hlasovalo členů: 1 (uživatelé 1)." in written(minutes.make, opened(voted, "2026-09-17"), COMING)


def test_status_that_does_not_fit_the_date():
    planned = {"meetings/2.yaml": changed("meetings/2.yaml", status="planned")}
    text = written(either.make, opened(planned), LAST)
    assert text.startswith("# Zápis")
    assert "> **Jednání je zapsáno jako připravované (status: planned); proběhlo-li, opravte stav na held.**\n" in text
    assert "ještě nekonalo" not in text
    assert written(either.make, opened(planned, "2026-05-13"), LAST).startswith("# Pozvánka")
    held = {"meetings/3.yaml": changed("meetings/3.yaml", status="held")}
    text = written(either.make, opened(held), COMING)
    assert text.startswith("# Pozvánka")
    assert "> **Jednání je zapsáno jako proběhlé (status: held), k tomuto dni se však ještě nekonalo;" in text
    assert "status: " not in written(either.make, opened(held, "2026-09-17"), COMING)


# -- the order of members ---------------------------------------------------------------------------------------------


def test_chair_comes_first_then_the_order_of_the_composition():
    seats = [{"role": "tajemnik"}, {"role": "clen", "side": "user", "count": 3}, {"role": "vedouci", "count": 1}]
    records = {"structure/skupina.yaml": changed("structure/skupina.yaml", members=seats)}
    text = written(attendance.make, opened(records), COMING)
    assert [row[1] for row in rows(text, "Č.")] == [
        "Vedoucí pracovní skupiny", "Tajemník pracovní skupiny", "Člen pracovní skupiny", "Člen pracovní skupiny",
    ]  # fmt: skip
    none = {f"structure/m{number}.yaml": {"kind": "role", "id": f"x{number}", "name": "X"} for number in range(1, 8)}
    none["structure/m4.yaml"] = RECORDS["structure/m4.yaml"]
    text = written(attendance.make, opened({**records, **none}), COMING)
    # One of the three seats of members is known to be vacant.
    assert [row[1] for row in rows(text, "Č.")] == [
        "Vedoucí pracovní skupiny", "Tajemník pracovní skupiny", "Člen pracovní skupiny", "Člen pracovní skupiny",
    ]  # fmt: skip


# -- all papers -------------------------------------------------------------------------------------------------------

PAPERS = {"invitation": invitation.make, "minutes": minutes.make, "attendance": attendance.make}


def test_held_meetings_have_minutes_and_coming_ones_an_invitation():
    assert written(either.make, opened(), LAST).startswith("# Zápis")
    assert written(either.make, opened(), COMING).startswith("# Pozvánka")
    assert written(either.make, opened(day="2026-05-12"), LAST).startswith("# Pozvánka")


@pytest.mark.parametrize("paper", PAPERS)
def test_unknown_meeting_gets_the_nearest(paper):
    with pytest.raises(UserError) as error:
        written(PAPERS[paper], opened(), "skupina-33")
    assert "„skupina-3“" in error.value.text.cs


@pytest.mark.parametrize("paper", PAPERS)
def test_english(paper):
    text = written(PAPERS[paper], opened(), COMING, "en")
    assert "meeting No. 8 – Pracovní skupina pro seniory\n" in text.split("\n")[0] + "\n"
    assert "- **When:** Wednesday 16 September 2026 from 9:00\n" in text


def test_files_of_the_records_used():
    used = invitation.make(opened(), "cs", COMING).files
    assert {"kpss.yaml", "meetings/3.yaml", "meetings/2.yaml", "structure/skupina.yaml", "structure/m3.yaml"} <= set(
        used
    )
    assert "structure/m6.yaml" not in used


JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", 0, -3, 10**9, True, [], {}, [None], [1, "x"], "   ", HOSTILE, "--13-45", "2017-13-40", 2017, "clen",
     [{"role": "x"}, {"body": "skupina"}, {"members_of": "z"}, {}],
     [{"count": -1}, {"membership": "m-klub"}, {"title": HOSTILE}]]
)  # fmt: skip


@settings(max_examples=40)
@given(st.data())
def test_broken_records_never_stop_a_paper(data):
    records = {}
    for path in ("meetings/2.yaml", "meetings/3.yaml", "structure/skupina.yaml", "structure/m3.yaml"):
        keys = [key for key in RECORDS[path] if key not in ("kind", "id")]
        records[path] = changed(path, **data.draw(st.dictionaries(st.sampled_from(keys), JUNK, max_size=4)))
    workspace = opened(records, day=data.draw(st.sampled_from(["2026-05-01", DAY, "2027-01-01"])))
    paper, language = data.draw(st.sampled_from(sorted(PAPERS))), data.draw(st.sampled_from(["cs", "en"]))
    for identifier in (LAST, COMING):
        text = written(PAPERS[paper], workspace, identifier, language, data.draw(st.sampled_from(["md", "html"])))
        assert "<img" not in text
        assert "\u202e" not in text


def test_hostile_texts_stay_texts():
    group = changed("structure/skupina.yaml", name=HOSTILE, note=HOSTILE)
    meeting = changed(
        "meetings/2.yaml", name=HOSTILE, place=HOSTILE, number=HOSTILE, note=HOSTILE,
        agenda=[{"id": "a", "title": HOSTILE, "note": HOSTILE}],
        resolutions=[{"number": HOSTILE, "item": "a", "text": HOSTILE, "note": HOSTILE}],
        tasks=[{"text": HOSTILE, "responsible": [{"name": HOSTILE}], "note": HOSTILE}],
        attendance=[{"represents": HOSTILE, "substitute": HOSTILE, "note": HOSTILE}],
        minutes={"text": HOSTILE, "note": HOSTILE},
    )  # fmt: skip
    workspace = opened({"structure/skupina.yaml": group, "meetings/2.yaml": meeting})
    for maker in PAPERS.values():
        text, page = written(maker, workspace, LAST), written(maker, workspace, LAST, form="html")
        assert "<img" not in text + page
        assert "\u202e" not in text + page
        assert "[d](" not in text.replace("\\[d\\](", "")
        assert "49" not in page[page.index("<body") :]
        assert [line for line in text.split("\n") if line.startswith(("- a", "# <"))] == []

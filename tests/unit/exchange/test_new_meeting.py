"""The file of a new meeting: what it takes from the records, and that it can always be read back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpss.exchange.meetings.new import Asked, choose
from kpss.exchange.meetings.text import draft
from kpss.exchange.yaml_text.lines import block, comment, flow, plain
from kpss.facts import file_facts
from kpss.language.errors import UserError
from kpss.language.text import Language
from kpss.model.workspace import Workspace
from kpss.source.reader import read
from kpss.source.trees import MemoryTree
from kpss.structure.words import code_words
from tests.unit.meeting_records import GROUP, RECORDS, files
from tests.unit.records import Data, orp, yaml

TODAY = "2026-07-01"


def opened(records: dict[str, Data] | None = None, day: str = TODAY, **texts: str) -> Workspace:
    own = {path: yaml(record) for path, record in (records or {}).items()}
    return Workspace.load(MemoryTree({**files(), **own, **texts}), dt.date.fromisoformat(day))


def made(workspace: Workspace, language: Language = "cs", **asked: Any) -> str:
    date = dt.date.fromisoformat(asked.pop("date")) if "date" in asked else None
    return draft(workspace, choose(workspace, Asked(**{"body": "skupina", **asked, "date": date})), language)


def data(text: str) -> dict[str, Any]:
    """The record in the file, which must have no mistake of reading or schema."""
    facts = file_facts("meetings/x.yaml", text.encode())
    assert facts["problems"] == []
    (record,) = facts["records"]
    value: dict[str, Any] = record["data"]
    return value


# -- what is filled in ------------------------------------------------------------------------------------------------


def test_everything_that_the_records_tell():
    found = data(made(opened(), date="2026-12-02"))
    assert {key: found[key] for key in ("kind", "id", "body", "number", "form", "status", "date", "time", "place")} == {
        "kind": "meeting",
        "id": "skupina-2026-12-02",
        "body": "skupina",
        "number": 9,
        "form": "regular",
        "status": "planned",
        "date": "2026-12-02",
        "time": "9:00",
        "place": "klub seniorů",
    }
    assert found["convened_by"] == [{"role": "vedouci"}]
    assert found["attendance"] == [
        {"membership": "m-vedouci", "role": "vedouci"},
        {"membership": "m-charita", "role": "clen", "side": "provider"},
        {"membership": "m-klub", "role": "clen", "side": "user"},
        {"membership": "m-tajemnik", "role": "tajemnik"},
    ]
    assert [item["title"] for item in found["agenda"]] == [
        "Schválení zápisu z jednání 13. 5. 2026", "Kontrola úkolů", "Různé",
    ]  # fmt: skip
    assert found["agenda"][1]["note"].split("\n") == [
        "Připravit leták – Člen pracovní skupiny, Charita, do 30. 6. 2026 (z jednání 13. 5. 2026)",
        "Zjistit volná místa – Člen pracovní skupiny, do 31. 3. 2026 (z jednání 11. 2. 2026)",
    ]


def test_no_name_of_a_person():
    assert "Příjmení" not in made(opened(), date="2026-12-02")


def test_days_by_the_rules_stand_in_comments():
    text = made(opened(), date="2026-12-02").replace("\u00a0", " ")
    for line in (
        "# Pozvánku rozešlete nejpozději ve středu 25. 11. 2026.",
        "# Jednání ohlaste na webu nejpozději ve středu 25. 11. 2026.",
        "# Podklady předložte nejpozději ve středu 25. 11. 2026.",
        "# Návrhy členů přijměte nejpozději v neděli 29. 11. 2026.",
        "# Omluvy přijměte nejpozději v neděli 29. 11. 2026.",
        "# Zápis rozešlete nejpozději v sobotu 12. 12. 2026.",
    ):
        assert f"{line}\n" in text
    soon = made(opened(), date="2026-07-03").replace("\u00a0", " ")
    assert "# Pozvánku rozešlete nejpozději v pátek 26. 6. 2026 (lhůta už uplynula).\n" in soon
    urgent = made(opened(), date="2026-07-03", form="urgent").replace("\u00a0", " ")
    assert "# Pozvánku rozešlete nejpozději ve čtvrtek 2. 7. 2026.\n" in urgent


def test_a_day_on_which_nobody_works_is_told():
    assert "# sobota, pozor, není to pracovní den\n" in made(opened(), date="2026-12-05")
    assert "pozor, není to pracovní den (Štědrý den)\n" in made(opened(), date="2026-12-24")
    assert "pozor" not in made(opened(), date="2026-12-02")


@pytest.mark.parametrize(
    ("number", "date", "expected"),
    [
        ("7/2026", "2026-12-02", "8/2026"),
        ("7/2026", "2027-01-13", "1/2027"),
        (12, "2026-12-02", 13),
        ("sedmé", "2026-12-02", None),
        (None, "2026-12-02", 8),
    ],
)
def test_number(number, date, expected):
    coming = {key: value for key, value in {**RECORDS["meetings/3.yaml"], "number": number}.items() if value}
    assert data(made(opened({"meetings/3.yaml": coming}), date=date)).get("number") == expected


def test_first_meeting_of_a_body():
    found = data(made(opened(), body="rada", date="2026-12-02"))
    assert found == {
        "kind": "meeting", "id": "rada-2026-12-02", "body": "rada", "form": "regular", "status": "planned",
        "date": "2026-12-02", "agenda": [{"id": "ruzne", "title": "Různé", "type": "other"}],
    }  # fmt: skip


def test_attendance_by_the_composition():
    none = {f"structure/m{number}.yaml": {"kind": "role", "id": f"x{number}", "name": "X"} for number in range(1, 8)}
    text = made(opened(none), date="2026-12-02")
    assert data(text)["attendance"] == [
        {"role": "vedouci", "side": "commissioner"},
        {"side": "provider", "count": 2, "note": "zástupci poskytovatelů"},
        {"role": "clen", "side": "user", "count": 2},
        {"role": "tajemnik"},
    ]


def test_known_vacancies_are_left_out():
    none = {f"structure/m{number}.yaml": {"kind": "role", "id": f"x{number}", "name": "X"} for number in range(1, 8)}
    vacant = {"kind": "membership", "body": "skupina", "vacant": True, "valid": {"from": "2026-04-01"}}
    records = {
        **none,
        "structure/m4.yaml": RECORDS["structure/m4.yaml"],
        "structure/m5.yaml": {**vacant, "id": "m-5", "role": "tajemnik"},
        "structure/m6.yaml": {**vacant, "id": "m-6", "side": "provider", "valid": {"from": 2025}},
        # Who knows whether it is vacant on that day, and which seat it is.
        "structure/m7.yaml": {**vacant, "id": "m-7", "role": "vedouci", "valid": {"from": "2026-12"}},
        "structure/m8.yaml": {**vacant, "id": "m-8"},
    }
    assert data(made(opened(records), date="2026-12-02"))["attendance"] == [
        {"role": "vedouci", "side": "commissioner"},
        {"side": "provider", "note": "zástupci poskytovatelů"},
        {"role": "clen", "side": "user"},
    ]


def test_no_day_is_made_up_for_sending():
    assert "# invitation: {sent: 2026-11-25}" in made(opened(), date="2026-12-02")
    text = made(opened(), body="rada", date="2026-12-02")
    assert "sent: 2026-12-02" not in text
    assert "# papers" not in text
    remote = made(opened(), date="2026-12-02", form="per_rollam")
    assert "Zápis rozešlete" not in remote
    assert "opravte účast" not in remote


def test_vote_from_afar_has_neither_place_nor_attendance():
    found = data(made(opened(), date="2026-12-02", form="per_rollam"))
    assert found["form"] == "per_rollam"
    assert not {"place", "attendance"} & set(found)


def test_what_no_record_stands_behind_is_left_out():
    group = {
        **GROUP,
        "members": [{"role": "neni"}, {"who": "občané"}],
        "duties": {"convenes": {"holders": [{"role": "neni"}, {"organisation": "Spolek: „Naděje“"}]}},
    }
    none = {f"structure/m{number}.yaml": {"kind": "role", "id": f"x{number}", "name": "X"} for number in range(1, 8)}
    found = data(made(opened({**none, "structure/skupina.yaml": group}), date="2026-12-02"))
    assert found["convened_by"] == [{"organisation": "Spolek: „Naděje“"}]
    assert found["attendance"] == [{"note": "občané"}]


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("form", code_words("meeting", ("form",)))
def test_hints_become_a_valid_record_once_they_are_uncommented(form, language):
    lines = made(opened(), language, date="2026-12-02", form=form).split("\n")
    hints = [
        line[2:] for line in lines if line.startswith(("# chaired", "#   ", "# reso", "# tasks", "# minutes", "# inv"))
    ]
    rest = [line for line in lines if line[2:] not in hints]
    found = data("\n".join([*rest, *hints]))
    assert {"chaired_by", "resolutions", "tasks", "minutes"} <= set(found)
    assert found["minutes"]["verified_by"] == [{"role": "vedouci"}]


def test_english():
    found = data(made(opened(), "en", date="2026-12-02"))
    assert found["agenda"][0]["title"] == "Approval of the minutes of 13 May 2026"
    assert found["agenda"][1]["note"].startswith("Připravit leták – Člen pracovní skupiny, Charita, by 30 June 2026")


# -- which day, which instance ----------------------------------------------------------------------------------------


def test_next_session_of_the_body_on_whose_days_it_meets():
    group = {**GROUP, "meetings": {"frequency": [{"on_days_of": "rada", "time": "14:00"}]}}
    sessions = {
        f"meetings/r{day}.yaml": {"kind": "meeting", "id": f"rada-{day}", "body": "rada", "date": f"2026-{day}"}
        for day in ("06-15", "09-16", "10-20")
    }
    records = {"structure/skupina.yaml": group, **sessions}
    # On 16 September there is a meeting already.
    assert data(made(opened(records)))["date"] == "2026-10-20"
    with pytest.raises(UserError) as error:
        made(opened(records, day="2026-11-01"))
    assert "orgánu „Rada města“" in error.value.text.cs


def test_day_that_cannot_be_told():
    with pytest.raises(UserError) as error:
        made(opened())
    assert "--date RRRR-MM-DD" in error.value.text.cs


COLLEGE: Data = {
    "kind": "body", "id": "kolegium", "type": "council_of_municipalities", "name": "Kolegium obcí",
    "instances": {"per": "orp", "orps": ["Konice", "Jeseník"]},
}  # fmt: skip
GROUPS: Data = {
    "kind": "body", "id": "skupiny", "type": "working_group", "name": "Skupiny",
    "instances": {"per": "target_group", "names": ["Senioři", "Rodiny s dětmi"]},
}  # fmt: skip


def several() -> Workspace:
    texts = {
        f"territory/{code}.yaml": orp(f"orp-{code}", code, name, [(f"5{code}0", name)])
        for code, name in (("7104", "Konice"), ("7103", "Jeseník"), ("7111", "Šumperk"))
    }
    return opened({"k.yaml": COLLEGE, "g.yaml": GROUPS}, **texts)


def test_instances_and_groups():
    college = data(made(several(), body="kolegium", instance="7104", date="2026-12-02"))
    assert (college["id"], college["instance"]) == ("kolegium-konice-2026-12-02", "Konice")
    group = data(made(several(), body="skupiny", group="Rodiny s dětmi", date="2026-12-02"))
    assert (group["id"], group["group"]) == ("skupiny-rodiny-s-detmi-2026-12-02", "Rodiny s dětmi")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"body": ""}, "--body ID"),
        ({"body": "skupinaa"}, "„skupina“"),
        ({"body": "kolegium"}, "--instance ORP (Konice a Jeseník)"),
        ({"body": "kolegium", "instance": "Konic"}, "„Konice“"),
        ({"body": "kolegium", "instance": "Šumperk"}, "v ORP Šumperk není (Konice a Jeseník)"),
        ({"body": "skupiny"}, "--group JMÉNO (Senioři a Rodiny s dětmi)"),
        ({"body": "skupiny", "group": "Seniori"}, "„Senioři“"),
        ({"body": "skupina", "instance": "Konice"}, "--instance a --group"),
        ({"body": "kolegium", "instance": "Konice", "group": "Senioři"}, "ne obojí"),
        ({"time": "14.00"}, "14:00"),
        ({"time": "25:00"}, "14:00"),
        ({"id": "Moje jednání"}, "moje-jednani"),
        ({"id": "skupina-2"}, "(meetings/2.yaml)"),
        ({"date": "2026-09-16"}, "skupina-3 (meetings/3.yaml)"),
    ],
)
def test_what_is_missing_or_wrong(asked, said):
    with pytest.raises(UserError) as error:
        made(several(), **{"date": "2026-12-02", **asked})
    assert said in error.value.text.cs.replace("\u00a0", " ")


def test_groups_that_only_meetings_name():
    records = {
        "structure/skupina.yaml": {**GROUP, "instances": {"per": "target_group"}},
        "meetings/2.yaml": {**RECORDS["meetings/2.yaml"], "group": "Senioři"},
    }
    with pytest.raises(UserError) as error:
        made(opened(records), date="2026-12-02")
    assert "--group JMÉNO (Senioři)" in error.value.text.cs
    assert data(made(opened(records), date="2026-12-02", group="Rodiny"))["group"] == "Rodiny"


def test_ids():
    assert data(made(opened(), id="muj", date="2026-09-16"))["id"] == "muj"
    taken = {"x.yaml": {"kind": "role", "id": "skupina-2026-12-02", "name": "X"}}
    assert data(made(opened(taken), date="2026-12-02"))["id"] == "skupina-2026-12-02-2"


# -- text that is data ------------------------------------------------------------------------------------------------


def record_text(record: Data) -> str:
    """A record as YAML in which every character that YAML would refuse is escaped."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\U{ord(char):08X}" for char in yaml(record))


NASTY = st.text(
    st.one_of(
        st.sampled_from("\n\r\t\u00a0\u2028\u0085\u202e\ufeff\ufffe\x1b:#'\"{}[],&*!|>%@`-? \u0300"),
        st.characters(codec="utf-8"),
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(NASTY, NASTY, NASTY, NASTY)
def test_any_text_of_records_can_be_read_back(name, task, place, group):
    records = {
        "structure/skupina.yaml": {
            **GROUP, "name": name or "x", "duties": {"convenes": {"holders": [{"organisation": place or "x"}]}},
            "instances": {"per": "ad_hoc"}, "members": [{"who": name or "x"}],
        },
        "meetings/2.yaml": {
            **RECORDS["meetings/2.yaml"], "group": group.strip() or "g", "place": place or "x",
            "tasks": [{"text": task or "x", "responsible": [{"name": name or "x"}]}, {"text": name or "x"}],
        },
    }  # fmt: skip
    texts = {path: record_text(record) for path, record in records.items()}
    workspace = opened(None, **texts)
    data(made(workspace, date="2026-12-02", group=group if plain(group) else "g"))


@given(st.lists(NASTY, min_size=1, max_size=4))
def test_blocks_and_comments(texts):
    lines = [*map(comment, texts), "a: 1", *block("note", texts, ""), f"b: {flow({'x': plain(texts[0])})}"]
    (document,) = read("\n".join(lines) + "\n")
    assert document.value["a"] == 1
    assert document.value["b"] == {"x": plain(texts[0])}
    said = [text for text in map(plain, texts) if text]
    assert document.value.get("note", "").replace("\n", "; ") == "; ".join(said)

"""``kpss new`` for the kinds that are made from their schemas: on the command line and in answers on a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kpss.structure.schemas import kinds
from tests.cli.conftest import FILES, Inside
from tests.support import WriteWorkspace, write_files
from tests.terminals import END, INTERRUPT, converse
from tests.unit.network_files import files as network_files
from tests.unit.network_files import service
from tests.unit.records import plan

TODAY = "2016-03-01"
OWN_MAKERS = ("meeting", "request")
terminal = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@pytest.fixture
def region(workspace: WriteWorkspace) -> Path:
    return workspace({**FILES, **network_files(service()), "plans/obce/beta.yaml": plan("plan-beta")})


def findings(inside: Inside, folder: Path, file: str) -> list[str]:
    found = inside("validate", "--format", "json", "--fail-on", "never", cwd=folder, today=TODAY).json()["findings"]
    return [f"{one['code']} {one['message']}" for one in found if one["file"] == file and one["severity"] != "gap"]


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind not in OWN_MAKERS])
def test_every_kind_is_made_in_its_folder(inside: Inside, region: Path, kind: str) -> None:
    done = inside("new", kind, "novy", cwd=region, today=TODAY).expect()
    made = [path for path in region.rglob("novy.yaml") if path.is_file()]
    assert len(made) == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"založeno   {made[0].relative_to(region).as_posix()}\nDál: ")
    file = made[0].relative_to(region).as_posix()
    assert [one for one in findings(inside, region, file) if not one.startswith("KPSS110 Doplňte")] == []
    assert inside("new", kind, "novy", cwd=region, today=TODAY).expect(2).stderr.count("novy") == 2


def test_what_is_set_stands_there(inside: Inside, region: Path) -> None:
    done = inside(
        "new", "plan", "--set", "type=community", "--set", "name=Plán Alfy na další období", "--set",
        "area.include[0].orp=Alfa", "--set", "status=preparing", cwd=region, today=TODAY,
    ).expect()  # fmt: skip
    path = region / "plans" / "plan-alfy-na-dalsi-obdobi.yaml"
    text = path.read_text(encoding="utf-8")
    assert "predecessors: [plan-alfa]" in text
    assert "valid: {from: 2020, to: 2023}" in text
    assert "kpss show plan-alfy-na-dalsi-obdobi" in done.stderr
    assert findings(inside, region, "plans/plan-alfy-na-dalsi-obdobi.yaml") == []


def test_measure_stands_beside_its_plan(inside: Inside, region: Path) -> None:
    inside("new", "measure", "--set", "plan=plan-beta", "--set", "name=Poradna", cwd=region, today=TODAY).expect()
    assert 'code: "1"' in (region / "plans" / "obce" / "poradna.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "czech", "english"),
    [
        (["plan", "--set", "type=comunity"], "„community“", "“community”"),
        (["plan", "--set", "type=1"], "community (plán obcí)", "community (plan of municipalities)"),
        (["plan", "--set", "typ=community"], "„type“", "“type”"),
        (["plan", "--set", "area.include[0].orp=Alfaa"], "„Alfa“", "“Alfa”"),
        (["plan", "--set", "predecessors=plan-alfo"], "„plan-alfa“", "“plan-alfa”"),
        (["plan", "--set", "predecessors=domov"], "je druhu service", "service"),
        (["plan", "--set", "valid.from=2027-02-30"], "takový den není", "no such day"),
        (["plan", "--set", "valid={from: 2030, to: 2020}"], "před jeho začátkem", "2030"),
        (["service", "--set", "type=home_for_senior"], "„home_for_seniors“", "“home_for_seniors”"),
        (["provider", "--set", "ico=12"], "--set ico=12", "--set ico=12"),
        (["plan", "--set", "name="], "--set name=", "--set name="),
        (["plan", "--set", "name=\udcff"], "není text v UTF-8", "no text in UTF-8"),
        (["plan", "Můj plán"], "muj-plan", "muj-plan"),
        (["plan", "plan-alfa"], "plans/alfa.yaml", "plans/alfa.yaml"),
        (["plan", "--body", "rada"], "--set KLÍČ=HODNOTA", "--set KEY=VALUE"),
        (["meeting", "--set", "date=2027"], "--date", "--date"),
        ([], "application (žádost o dotaci), body (", "application, body"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_mistakes_say_what_to_do(
    inside: Inside, region: Path, typed: list[str], czech: str, english: str, lang: str
) -> None:
    before = sorted(region.rglob("*"))
    done = inside("new", *typed, cwd=region, today=TODAY, env={"KPSS_LANG": lang}).expect(2)
    assert done.stderr.startswith("kpss: ")
    assert done.stderr.count("\n") == 1
    assert (czech if lang == "cs" else english) in done.stderr
    assert sorted(region.rglob("*")) == before


def test_mistakes_of_other_files_are_no_mistakes_of_the_new_one(inside: Inside, region: Path) -> None:
    write_files(region, {"structure/spatne.yaml": "kind: body\nid: spatne\ntype: nic\n"})
    inside("new", "body", "--set", "type=office", "--set", "name=Odbor", cwd=region, today=TODAY).expect()


def test_nothing_is_overwritten(inside: Inside, region: Path) -> None:
    path = write_files(region, {"structure/novy.yaml": "# moje\n"}) / "structure" / "novy.yaml"
    assert "už existuje" in inside("new", "body", "novy", cwd=region, today=TODAY).expect(2).stderr
    assert path.read_text(encoding="utf-8") == "# moje\n"


def test_output_and_language(inside: Inside, region: Path) -> None:
    done = inside("new", "body", "-o", "-", "--lang", "en", cwd=region, today=TODAY).expect()
    assert "type: FILL-IN" in done.stdout
    assert "id: body" in done.stdout
    assert done.stderr == ""
    inside("new", "body", "-o", "jinam/organ.yml", "-q", cwd=region, today=TODAY).expect()
    assert (region / "jinam" / "organ.yml").is_file()


def test_help_and_completion_know_every_kind(inside: Inside) -> None:
    said = inside("new", "--help").expect().stdout
    assert [kind for kind in kinds() if kind not in said] == []


# -- answers on a terminal --------------------------------------------------------------------------------------------


@terminal
def test_questions_are_asked_until_answered(region: Path) -> None:
    answers = ["", "9", "comunity", "plán obcí", "Alfa 2020", "", "Alfaa", "Alfa", "2020", "", "5", ""]
    done = converse("new", "plan", cwd=region, answers=answers, today=TODAY).expect()
    for said in ("Bez odpovědi to nejde.", "Vyberte číslo 1 až 5.", "„community“", "[orp] > ", "Nemělo tu být „Alfa“?"):
        assert said in done.stdout
    text = (region / "plans" / "alfa-2020.yaml").read_text(encoding="utf-8")
    assert "area:\n  include:\n    - {orp: Alfa}\n" in text
    assert "status: withdrawn" in text
    assert "status: preparing" not in text


@terminal
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["", "", "", ""], ["valid: {from: 2020, to: 2023}", "predecessors: [plan-alfa]"]),
        (["2021", "-", "", "-"], ["valid: {from: 2021}"]),
    ],
)
def test_what_a_plan_probably_follows_is_asked_for(region: Path, answers: list[str], told: list[str]) -> None:
    first = ["1", "Alfa 2020", "", "Alfa"]
    done = converse("new", "plan", cwd=region, answers=[*first, *answers], today=TODAY).expect()
    assert "[2020] > " in done.stdout
    assert "[plan-alfa] > " in done.stdout
    text = (region / "plans" / "alfa-2020.yaml").read_text(encoding="utf-8")
    lines = [line.partition("#")[0].rstrip() for line in text.splitlines()]
    assert [line for line in lines if line.startswith(("valid:", "predecessors:"))] == told


@terminal
def test_several_answers_and_one_left_out(inside: Inside, region: Path) -> None:
    answers = ["Svazek", "Alfa (Alfa), Omega (Alfa)", "Alfa (Alfa), Delta"]
    converse("new", "microregion", cwd=region, answers=answers, today=TODAY).expect()
    text = (region / "territory" / "svazek.yaml").read_text(encoding="utf-8")
    assert "  - {municipality: Alfa (Alfa)}\n  - {municipality: Delta}\n" in text
    done = converse("new", "network-entry", "-q", cwd=region, answers=["1", "2017-13", "", ""], today=TODAY).expect()
    assert "Enter = nevyplňovat" in done.stdout
    text = (region / "network" / "domov-2016.yaml").read_text(encoding="utf-8")
    assert "valid: {from: 2016}" in text
    assert findings(inside, region, "network/domov-2016.yaml") == []


@terminal
@pytest.mark.parametrize(("answer", "code"), [(INTERRUPT, 130), (END, 2)])
def test_interrupted_questions_write_nothing(region: Path, answer: str, code: int) -> None:
    before = sorted(region.rglob("*"))
    done = converse("new", "body", cwd=region, answers=["1", answer], today=TODAY).expect(code)
    assert "Traceback" not in done.stdout
    assert sorted(region.rglob("*")) == before


@terminal
@pytest.mark.parametrize("options", [["--no-input"], ["--set", "name=Rada"]])
def test_nothing_is_asked_where_it_is_not_wanted(region: Path, options: list[str]) -> None:
    done = converse("new", "body", "rada", *options, cwd=region, answers=[], today=TODAY).expect()
    assert "> " not in done.stdout
    assert "type: DOPLŇTE" in (region / "structure" / "rada.yaml").read_text(encoding="utf-8")
    assert os.path.isfile(region / "structure" / "rada.yaml")

"""What commands say to people: honest sums, words for codes, sentences that lead on."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from kpss.cli import tables
from kpss.language.phrases import Phrase
from kpss.language.text import Text
from kpss.reports.table import Column, Report
from tests.cli.conftest import DAY, FILES, Inside
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import WriteWorkspace
from tests.unit.records import plan, yaml

MARKERS = FILES["plans/alfa.yaml"] + "<<<<<<< HEAD\n"
BODY = yaml({"kind": "body", "id": "zastupitelstvo", "name": "Zastupitelstvo Alfy", "type": "assembly"})


@pytest.fixture
def broken(repository: GitFolder) -> Path:
    """A workspace in which a merge was left undone."""
    repository.commit(FILES)
    repository.write({"plans/alfa.yaml": MARKERS})
    return repository.workspace


@pytest.mark.parametrize("command", [["validate"], ["validate", "--since", "HEAD"], ["report", "gaps"], ["diff"]])
def test_gaps_that_cannot_be_counted_are_said_first(inside: Inside, broken: Path, command: list[str]) -> None:
    said = inside(*command, "--as-of", DAY, cwd=broken, env=NO_FOREIGN).stdout
    assert "Mezery teď nelze spolehlivě spočítat: nejde přečíst plans/alfa.yaml." in said
    assert "nejsou známy žádné mezery" not in said


def test_json_of_gaps_names_what_was_not_read(inside: Inside, broken: Path) -> None:
    for command in (["validate"], ["report", "gaps"]):
        answer = inside(*command, "--as-of", DAY, "--format", "json", cwd=broken).json()
        assert answer["unread"] == ["plans/alfa.yaml"]


@pytest.mark.parametrize(
    "command",
    [["show"], ["seal"], ["verify"], ["render", "plan"], ["report", "measures", "--plan"], ["history"]],
    ids=" ".join,
)
def test_a_record_that_may_stand_unread(inside: Inside, workspace: WriteWorkspace, command: list[str]) -> None:
    folder = workspace({**FILES, "plans/alfa.yaml": MARKERS})
    said = inside(*command, "plan-alfa", cwd=folder).expect(2).stderr
    assert "může být v souboru plans/alfa.yaml, který nejde přečíst (řádek " in said
    assert "značky nevyřešeného sloučení" in said
    assert "Nemělo to být" not in said
    assert "nejde přečíst" not in inside(*command, "nesmysl", cwd=folder).expect(2).stderr


@pytest.mark.parametrize(
    ("command", "name"),
    [(["diff"], "x.docx"), (["diff"], "x.xlsx"), (["history", "plan-alfa"], "x.pdf"), (["report", "plans"], "x.docx"),
     (["history", "plan-alfa", "--at", "HEAD"], "x.md")],
)  # fmt: skip
def test_an_ending_that_is_no_format(inside: Inside, repository: GitFolder, command: list[str], name: str) -> None:
    repository.commit(FILES)
    said = inside(*command, "-o", name, cwd=repository.workspace, env=NO_FOREIGN).expect(2).stderr
    assert f"Přípona „.{name[2:]}“ neříká, v jakém formátu výstup zapsat; použijte .txt" in said
    assert "--format" not in said
    assert not (repository.workspace / name).exists()


@pytest.mark.parametrize("command", [["diff"], ["history", "plan-alfa"], ["report", "plans"], ["render", "plans"]])
def test_what_was_written_is_said(inside: Inside, repository: GitFolder, command: list[str]) -> None:
    repository.commit(FILES)
    made = inside(*command, "-o", "x.html", cwd=repository.workspace, env=NO_FOREIGN).expect()
    assert "zapsáno x.html\n" in made.stderr
    quiet = inside(*command, "-o", "x.html", "-q", cwd=repository.workspace, env=NO_FOREIGN).expect()
    assert "zapsáno" not in quiet.stderr


def test_a_document_that_cannot_be_verified_later(inside: Inside, repository: GitFolder) -> None:
    def said(*more: str) -> str:
        return (
            inside("render", "plans", "-o", "x.html", *more, cwd=repository.workspace, env=NO_FOREIGN).expect().stderr
        )

    repository.commit(FILES)
    assert "verify" not in said()
    repository.write({"plans/alfa.yaml": FILES["plans/alfa.yaml"] + "note: Jinak.\n"})
    assert said().count("kpss verify") == 1
    assert "verify" not in said("-q")
    assert "verify" not in inside("render", "plans", cwd=repository.workspace, env=NO_FOREIGN).expect().stderr
    assert inside(
        "render", "all", "-o", "out", "--format", "md", cwd=repository.workspace, env=NO_FOREIGN
    ).expect().stderr.count("kpss verify") == 1  # fmt: skip


def test_history_without_git(inside: Inside, workspace: WriteWorkspace, tmp_path: Path) -> None:
    folder = workspace(FILES)
    shown = inside("history", "plan-alfa", cwd=folder).expect().stdout
    assert "2016" in shown
    assert "neuloženo" not in shown
    said = inside("history", "nesmysl", cwd=folder).expect(2).stderr
    assert "není stopa" not in said
    assert "není v repozitáři git" in said
    GitFolder(folder)
    nothing = {"PATH": str(tmp_path / "nothing")}
    shown = inside("history", "plan-alfa", cwd=folder, env=nothing).expect().stdout
    assert "2016" in shown
    assert "Není nainstalován program git" in shown


def test_history_of_what_is_not_committed_yet(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(FILES)
    GitFolder(folder)
    assert "zatím neuloženo do gitu: založeno" in inside("history", "plan-alfa", cwd=folder).expect().stdout
    said = inside("list", "plan", "--rev", "HEAD", cwd=folder, env=NO_FOREIGN).expect(2).stderr
    assert "V repozitáři ještě není žádná revize" in said


def test_a_day_is_the_last_revision_of_its_branch(inside: Inside, repository: GitFolder) -> None:
    repository.commit(FILES)  # 1. 1. 2026
    repository.commit({"plans/druhy.yaml": plan("plan-druhy", valid={"from": 2020, "to": 2021})})

    def listed(rev: str, *more: str, code: int = 0) -> tuple[str, str]:
        made = inside("list", "plan", "--rev", rev, *more, cwd=repository.workspace, env=NO_FOREIGN).expect(code)
        return made.stdout, made.stderr.replace("\xa0", " ")

    shown, said = listed("2026-01-03")
    assert "plan-druhy" in shown
    assert f"Ke dni 3. 1. 2026 je to revize {repository.git('rev-parse', 'HEAD')[:8]} z 1. 1. 2026." in said
    assert "Ke dni 31. 12. 2024 tu ještě žádná revize není." in listed("2024-12-31", code=2)[1]
    assert "Revize „2026-02-30“ tu není." in listed("2026-02-30", code=2)[1]
    repository.git("tag", "2026-01-03", "HEAD~1")
    assert "plan-druhy" not in listed("2026-01-03")[0]  # what is called so comes first
    options = ("report", "plans", "--rev", "2026-01-04", "-q")
    assert inside(*options, cwd=repository.workspace, env=NO_FOREIGN).expect().stderr == ""


def test_a_branch_merged_later_was_not_there_on_the_day(inside: Inside, repository: GitFolder) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "zmena")
    repository.commit({"plans/druhy.yaml": plan("plan-druhy", valid={"from": 2020, "to": 2021})})
    repository.git("checkout", "--quiet", "main")
    repository._clock += 3 * 24 * 60  # three days later
    repository.git("merge", "--quiet", "--no-ff", "-m", "x", "zmena")
    made = inside("list", "plan", "--rev", "2026-01-02", cwd=repository.workspace, env=NO_FOREIGN).expect()
    assert "plan-druhy" not in made.stdout


def test_codes_are_shown_with_their_words(inside: Inside, workspace: WriteWorkspace) -> None:
    approved = plan("plan-b", approvals=[{"by": "zastupitelstvo", "date": "2016-12-12", "resolution": "1"}])
    folder = workspace({**FILES, "structure/z.yaml": BODY, "plans/b.yaml": approved})
    shown = inside("show", "plan-b", cwd=folder).expect().stdout.replace("\xa0", " ")
    assert "\nPlán plan-b – plans/b.yaml:" in shown
    assert "\nTyp: plán obcí (community)\n" in shown
    assert "Schválil: Zastupitelstvo Alfy (zastupitelstvo)\n" in shown
    assert "Kdy: 12. 12. 2016\n" in shown
    assert "\nObdobí: 1. 1. " in shown
    assert "plán obcí" in inside("list", "plan", cwd=folder).expect().stdout
    rows = inside("list", "plan", "--format", "json", cwd=folder).expect().json()["rows"]
    assert {row["type"] for row in rows} == {"community"}
    said = inside("seal", "zastupitelstvo", cwd=folder).expect(2).stderr
    assert "je orgán, skupina nebo útvar; zapečetit jde jen to, co orgány schvalují: plán, " in said


def test_verify_outside_of_a_workspace(inside: Inside, repository: GitFolder, tmp_path: Path) -> None:
    repository.commit(FILES)
    page = tmp_path / "plany.html"
    inside("render", "plans", "-o", page, cwd=repository.workspace, env=NO_FOREIGN).expect()
    said = inside("verify", page, cwd=tmp_path, env=NO_FOREIGN).expect(2).stderr
    assert "Spusťte příkaz v pracovním prostoru, ze kterého dokument je, nebo přidejte -C SLOŽKA." in said
    inside("verify", page, "-C", repository.workspace, cwd=tmp_path, env=NO_FOREIGN).expect()


def test_new_says_where_and_what_else_is_called_so(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(FILES)
    first = inside("new", "provider", "prvni", "--set", "name=Charita", "--set", "ico=99900017", cwd=folder).expect()
    (place,) = folder.rglob("prvni.yaml")
    assert f"založeno   {os.path.relpath(place, folder)}\n" in first.stderr
    assert "Pozor" not in first.stderr
    assert '\nico: "99900017"\n' in place.read_text(encoding="utf-8")
    second = inside("new", "provider", "druha", "--set", "name=CHARITA", cwd=folder).expect().stderr
    assert "Pozor: stejně se už jmenuje prvni (" in second
    said = inside("new", "hrad", cwd=folder).expect(2).stderr
    assert "plan (plán)" in said
    assert "orp (správní obvod ORP)" in said
    assert "Nemělo to být „plan“?" in inside("new", "plán", cwd=folder).expect(2).stderr


def test_a_waiver_without_an_end_is_advised_a_day_to_come(inside: Inside, workspace: WriteWorkspace) -> None:
    waivers = "waivers:\n  - {code: KPSS102, record: plans/x.yaml, reason: x}\n"
    folder = workspace({**FILES, "kpss.yaml": FILES["kpss.yaml"] + waivers})
    shown = inside("validate", "--as-of", DAY, cwd=folder).expect(1).stdout
    assert "například „until: 2018-12-31“" in shown


def test_an_unreadable_file_cannot_be_accepted(inside: Inside, workspace: WriteWorkspace) -> None:
    waivers = "waivers:\n  - {code: KPSS102, record: plans/alfa.yaml, reason: x, until: 2030}\n"
    folder = workspace({**FILES, "kpss.yaml": FILES["kpss.yaml"] + waivers, "plans/alfa.yaml": MARKERS})
    shown = inside("validate", "--as-of", DAY, cwd=folder).expect(1).stdout
    assert "chyba KPSS102" in shown
    assert "KPSS911 Nález KPSS102 přijmout nelze" in shown


def test_a_number_is_not_broken_over_lines() -> None:
    report = Report(
        "x", Text("Peníze", "Money"), dt.date(2026, 1, 1),
        (Column("what", Text("Co", "What")), Column("said", Text("Kolik", "How much"))),
        [{"what": "dlouhý popis " * count, "said": Phrase(Text("dotace {x:money}\u00a0Kč", ""), {"x": 5045367099})}
         for count in range(1, 12)],
    )  # fmt: skip
    for width in range(90, 110):
        shown = tables.render(report, "cs", width=width).replace("\u00a0", " ")
        assert shown.count("5 045 367 099 Kč") == len(report.rows)
        assert "\ue000" not in shown

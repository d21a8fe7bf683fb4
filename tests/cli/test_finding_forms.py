"""The format of findings: chosen by the option, the name of the file and the service that runs the build."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kpss.cli.finding_forms import FORMATS, form_of, prefix_of
from tests.cli.conftest import BROKEN, DAY, FILES, Inside
from tests.repositories import NO_FOREIGN, GitFolder
from tests.support import WriteWorkspace
from tests.unit.formats.runner import commands
from tests.unit.records import plan, settings

GITHUB = {"GITHUB_ACTIONS": "true"}
GITLAB = {"GITLAB_CI": "true"}
MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("format_", "output", "environment", "form", "log", "annotated"),
    [
        ("", "", {}, "text", False, False),
        ("", "-", {}, "text", False, False),
        ("", "a.txt", {}, "text", False, False),
        ("", "a.json", {}, "json", False, False),
        ("", "A.JSON", {}, "json", False, False),
        ("", "kpss.sarif", {}, "sarif", False, False),
        ("", "souhrn.md", {}, "markdown", False, False),
        ("", "x/gl-code-quality-report.json", {}, "gitlab", False, False),
        ("json", "gl-code-quality-report.json", {}, "json", False, False),
        ("md", "", {}, "markdown", False, False),
        ("", "", GITLAB, "text", False, False),
        ("", "gl-code-quality-report.json", GITLAB, "gitlab", True, False),
        ("sarif", "a.sarif", GITLAB, "sarif", True, False),
        ("", "", GITHUB, "text", False, True),
        ("", "a.sarif", GITHUB, "sarif", True, True),
        ("text", "", GITHUB, "text", False, False),
        ("github", "", GITHUB, "github", False, False),
        ("json", "-", GITHUB, "json", False, False),
    ],
)
def test_choice(format_: str, output: str, environment: dict[str, str], form: str, log: bool, annotated: bool) -> None:
    chosen = form_of(format_, output, environment)
    assert (chosen.form, chosen.log, chosen.annotated) == (form, log, annotated)


def test_prefix_is_the_way_from_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a b" / "kraj"
    inner.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert prefix_of(str(inner), {}) == "a b/kraj/"
    assert prefix_of(str(inner), {"GITHUB_WORKSPACE": str(tmp_path / "a b")}) == "kraj/"
    assert prefix_of(str(inner), {"CI_PROJECT_DIR": str(inner)}) == ""
    assert prefix_of(str(inner), {"CI_PROJECT_DIR": str(tmp_path / "jinde")}) == ""
    (tmp_path / "a b" / ".git").write_text("gitdir: …", encoding="utf-8")  # as in a worktree or a submodule
    assert prefix_of(str(inner), {"GITHUB_WORKSPACE": str(tmp_path)}) == "kraj/"
    assert prefix_of("a b/kraj", {}) == "kraj/"
    (inner / ".git").mkdir()
    assert prefix_of(str(inner), {}) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_prefix_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "r" / ".git").mkdir(parents=True)
    (tmp_path / "r" / "kraj").mkdir()
    (tmp_path / "odkaz").symlink_to(tmp_path / "r" / "kraj")
    assert prefix_of(str(tmp_path / "odkaz"), {}) == "kraj/"


def test_log_of_github_is_text_with_the_commands_folded_behind(inside: Inside, broken: Path) -> None:
    text = inside("validate", cwd=broken, today=DAY).expect(1).stdout
    done = inside("validate", cwd=broken, env=GITHUB, today=DAY).expect(1)
    assert done.stdout.startswith(text)
    found = commands(done.stdout)
    assert [command.name for command in found] == ["group", "error", "warning", "endgroup"]
    assert commands(text) == []


def test_clean_log_of_github_has_no_group(inside: Inside, small: Path) -> None:
    assert commands(inside("validate", cwd=small, env=GITHUB, today=DAY).expect().stdout) == []
    assert inside("validate", "-q", "--code", "KPSS111", cwd=small, env=GITHUB, today=DAY).expect().stdout == ""


@pytest.mark.parametrize("form", FORMATS)
def test_format_asked_for_is_the_only_one(inside: Inside, broken: Path, form: str) -> None:
    alone = inside("validate", "--format", form, cwd=broken, today=DAY).expect(1)
    build = inside("validate", "--format", form, cwd=broken, env=GITLAB, today=DAY).expect(1)
    assert build.stdout == alone.stdout


@pytest.mark.parametrize("environment", [GITHUB, GITLAB], ids=["github", "gitlab"])
@pytest.mark.parametrize("name", ["gl-code-quality-report.json", "kpss.sarif", "souhrn.md", "nalezy.json"])
def test_file_of_a_build_leaves_the_log_to_people(
    inside: Inside, broken: Path, tmp_path: Path, environment: dict[str, str], name: str
) -> None:
    text = inside("validate", cwd=broken, today=DAY).expect(1).stdout
    done = inside("validate", "-o", tmp_path / name, cwd=broken, env=environment, today=DAY).expect(1)
    assert done.stdout.startswith(text)
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert "KPSS111" in written
    assert "\x1b" not in written


def test_code_scanning_of_github_gets_no_waived_findings(
    inside: Inside, workspace: WriteWorkspace, tmp_path: Path
) -> None:
    waiver = {"code": "KPSS111", "record": "plan-chyba", "reason": "Schválila rada.", "until": "2030-01-01"}
    folder = workspace({**BROKEN, "kpss.yaml": settings(waivers=[waiver])})

    def suppressed(environment: dict[str, str]) -> list[str]:
        inside("validate", "-o", tmp_path / "a.sarif", cwd=folder, env=environment, today=DAY).expect()
        (run,) = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"]
        return [result["ruleId"] for result in run["results"] if "suppressions" in result]

    assert suppressed({}) == suppressed(GITLAB) == ["KPSS111"]
    assert suppressed(GITHUB) == []


def summary(inside: Inside, folder: Path, path: Path, *arguments: str) -> str:
    inside("validate", *arguments, cwd=folder, env={**GITHUB, "GITHUB_STEP_SUMMARY": str(path)}, today=DAY).expect(1)
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("arguments", [(), ("--format", "github")])
def test_summary_of_the_step_keeps_what_was_there(
    inside: Inside, broken: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "souhrn.md"
    path.write_text("Dřívější krok\n", encoding="utf-8")
    text = summary(inside, broken, path, *arguments)
    assert text.startswith("Dřívější krok\n\n## kpss: 1 chyba, 1 varování, 4 mezery, 2 poznámky\n")
    assert text.count("| `") == 2


@pytest.mark.parametrize("arguments", [("--format", "text"), ("--format", "json")])
def test_no_summary_where_another_format_was_asked_for(
    inside: Inside, broken: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert summary(inside, broken, tmp_path / "souhrn.md", *arguments) == ""


@pytest.mark.parametrize("there", [MIB - 100, MIB - 2500, MIB + 10])
def test_summary_never_grows_over_what_github_takes(inside: Inside, broken: Path, tmp_path: Path, there: int) -> None:
    path = tmp_path / "souhrn.md"
    path.write_text("x" * there, encoding="utf-8")
    assert len(summary(inside, broken, path, "--fail-on", "note").encode()) <= max(MIB, there)


def test_summary_that_cannot_be_written_fails_nothing(inside: Inside, broken: Path, tmp_path: Path) -> None:
    env = {**GITHUB, "GITHUB_STEP_SUMMARY": str(tmp_path / "neni" / "souhrn.md")}
    done = inside("validate", cwd=broken, env=env, today=DAY).expect(1)
    assert done.stderr == "Souhrn kroku se nepodařilo zapsat (není tu).\n"


def test_places_are_told_from_the_root_of_the_repository(inside: Inside, repository: GitFolder) -> None:
    folder = GitFolder(repository.root, "kraj", init=False)
    folder.write(BROKEN)
    for form in ("github", "gitlab", "sarif", "markdown"):
        done = inside("validate", "--format", form, cwd=folder.workspace / "plans", today=DAY).expect(1)
        assert "kraj/plans/chyba.yaml" in done.stdout


def test_file_of_sarif_is_written_again(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(BROKEN)
    for _ in range(2):
        inside("validate", "-o", folder / "kpss.sarif", cwd=folder, today=DAY).expect(1)


def test_change_in_a_build(inside: Inside, repository: GitFolder, tmp_path: Path) -> None:
    delta = {"include": [{"orp": "Delta"}]}
    known = plan("plan-stary", name="Plán starý", area=delta, valid={"from": 2003, "to": 2005}).replace(
        "status", "statos"
    )
    mended = plan("plan-treti", name="Plán třetí", area=delta, valid={"from": 2006, "to": 2009})
    before = {"plans/stary.yaml": known, "plans/treti.yaml": mended.replace("status", "statos")}
    repository.commit({**FILES, **before})
    repository.git("checkout", "--quiet", "-b", "zmena")
    repository.commit({"plans/chyba.yaml": BROKEN["plans/chyba.yaml"], "plans/treti.yaml": mended})
    env = {**NO_FOREIGN, **GITHUB, "GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(tmp_path / "souhrn.md")}
    done = inside("validate", cwd=repository.root, env=env, today=DAY).expect(1)
    assert done.stdout.startswith("Nové oproti main")
    assert [one.properties["file"] for one in commands(done.stdout) if one.name == "error"] == ["plans/chyba.yaml"]
    assert "Opraveno: 1." in done.stdout
    assert "## kpss: změna přináší 1 chybu" in (tmp_path / "souhrn.md").read_text(encoding="utf-8")
    report = inside("validate", "--format", "gitlab", cwd=repository.root, env=env, today=DAY).expect(1)
    paths = {row["location"]["path"] for row in report.json() if row["check_name"] == "KPSS111"}
    assert paths == {"plans/chyba.yaml", "plans/stary.yaml"}  # GitLab compares by itself

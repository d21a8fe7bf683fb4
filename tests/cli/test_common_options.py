"""Options that mean the same everywhere, and the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, FILES, Inside
from tests.data_files import TABLE
from tests.support import RunKpss, WriteWorkspace
from tests.unit.records import plan

COMMANDS = (
    ["validate"],
    ["report", "gaps"],
    ["report", "plans"],
    ["report", "coverage"],
    ["report", "deadlines"],
    ["report", "todo"],
    ["calendar"],
    ["list"],
    ["list", "plan"],
    ["show", "plan-alfa"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_workspace_may_stand_before_and_after_the_command(inside: Inside, small: Path, command: list[str]) -> None:
    expected = inside(*command, cwd=small, today=DAY).expect().stdout
    for arguments in (
        ["-C", small, *command],
        [f"-C{small}", *command],
        ["--workspace", small, *command],
        [f"--workspace={small}", *command],
        [*command, "-C", small],
    ):
        assert inside(*arguments, cwd=small.parent, today=DAY).expect().stdout == expected


def test_workspace_may_stand_before_import_too(inside: Inside, small: Path) -> None:
    inside("-C", small, "import", "territory", TABLE, "--region", "CZ051", "--dry-run", cwd=small.parent).expect()


def test_every_common_option_may_stand_before_the_command(inside: Inside, small: Path) -> None:
    arguments = ["--as-of", DAY, "--lang=en", "--color", "never", "-q", "--format", "json", "-C", str(small)]
    assert inside(*arguments, "validate").expect().json()["summary"]["gap"] == 4
    assert inside("--lang", "en", "-C", small, "report", "plans").expect().stdout.startswith("Overview of plans")


def test_nearest_folder_above_is_the_workspace(run_kpss: RunKpss, small: Path) -> None:
    done = run_kpss("report", "coverage", "--format", "csv", cwd=small / "plans", today=DAY).expect()
    assert "500001,Alfa,Alfa,covered,plan-alfa,false" in done.stdout


def test_workspace_does_not_change_what_other_paths_mean(inside: Inside, small: Path, tmp_path: Path) -> None:
    inside("-C", small, "report", "plans", "--format", "csv", "-o", "plans.csv", cwd=tmp_path).expect()
    assert (tmp_path / "plans.csv").is_file()
    inside("-C", small, "validate", "plans", cwd=tmp_path).expect(2)  # there is no such folder here
    inside("-C", "small", "validate", "small/plans", cwd=_beside(small, tmp_path)).expect()


def _beside(small: Path, folder: Path) -> Path:
    (folder / "small").symlink_to(small, target_is_directory=True)
    return folder


def test_date_comes_from_the_option_else_the_environment(inside: Inside, small: Path) -> None:
    def day_of(*arguments: str, today: str) -> str:
        found: str = inside("report", "plans", "--format", "json", *arguments, cwd=small, today=today).json()["as_of"]
        return found

    assert day_of(today="2011-05-01") == "2011-05-01"
    assert day_of("--as-of", DAY, today="2011-05-01") == DAY


def test_same_files_on_another_date_show_another_truth(inside: Inside, small: Path) -> None:
    def statuses(day: str) -> list[str]:
        rows = inside("report", "coverage", "--format", "json", "--as-of", day, cwd=small).json()["rows"]
        return [row["status"] for row in rows]

    assert statuses("2009-12-31") == ["none"] * 4
    assert statuses("2011-01-01") == ["none", "none", "covered", "covered"]
    assert statuses("2016-01-01") == ["covered", "covered", "expired", "expired"]
    assert statuses("2020-01-01") == ["expired"] * 4


@pytest.mark.parametrize(
    ("settings", "environment", "option", "expected"),
    [
        ("cs", "", "", "Přehled plánů"),
        ("en", "", "", "Overview of plans"),
        ("cs", "en", "", "Overview of plans"),
        ("en", "cs", "", "Přehled plánů"),
        ("cs", "cs", "en", "Overview of plans"),
        ("en", "en", "cs", "Přehled plánů"),
        ("en", "de", "", "Přehled plánů"),
    ],
)
def test_language(
    inside: Inside, workspace: WriteWorkspace, settings: str, environment: str, option: str, expected: str
) -> None:
    folder = workspace({**FILES, "kpss.yaml": FILES["kpss.yaml"] + f"language: {settings}\n"})
    arguments = ["--lang", option] if option else []
    done = inside("report", "plans", *arguments, cwd=folder, env={"KPSS_LANG": environment} if environment else {})
    assert done.expect().stdout.startswith(expected)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_unknown_language_is_a_mistake(inside: Inside, small: Path, command: list[str]) -> None:
    assert "cs, en" in inside(*command, "--lang", "de", cwd=small).expect(2).stderr


@pytest.mark.parametrize("command", [["explain"], ["explain", "301"], ["schema"], ["init", "new"]], ids=" ".join)
def test_unknown_language_is_a_mistake_without_a_workspace_too(
    inside: Inside, tmp_path: Path, command: list[str]
) -> None:
    assert "cs, en" in inside(*command, "--lang", "de", cwd=tmp_path).expect(2).stderr


@pytest.mark.parametrize(
    "command", [["validate", "--code", "301"], ["report", "gaps"], ["list"], ["show", "plan-delta"]], ids=" ".join
)
def test_both_languages_say_the_same_with_other_words(inside: Inside, small: Path, command: list[str]) -> None:
    czech, english = (inside(*command, "--lang", lang, cwd=small, today=DAY).expect().stdout for lang in ("cs", "en"))
    assert czech != english
    # A line of a table may be folded elsewhere; the marked lines of the source are the same.
    assert [line for line in czech.splitlines() if "^" in line] == [ln for ln in english.splitlines() if "^" in ln]


def test_list_of_kinds_obeys_the_language(inside: Inside, small: Path) -> None:
    assert "Orgán" not in inside("list", "--lang", "en", cwd=small).expect().stdout


def test_no_color_without_a_terminal(inside: Inside, broken: Path) -> None:
    assert "\x1b" not in inside("validate", cwd=broken, today=DAY).expect(1).stdout


@pytest.mark.parametrize(
    "command", [["validate"], ["report", "gaps"], ["report", "coverage"], ["list", "plan"]], ids=" ".join
)
def test_color_on_demand(inside: Inside, broken: Path, command: list[str]) -> None:
    plain = inside(*command, "--color", "never", cwd=broken, today=DAY, env={"COLUMNS": "120"}).stdout
    colored = inside(*command, "--color", "always", cwd=broken, today=DAY, env={"COLUMNS": "120"}).stdout
    assert "\x1b[" in colored
    assert _without_color(colored) == plain


def _without_color(text: str) -> str:
    import re

    lines = re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n")
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize(("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)])
def test_terminal_has_color_unless_forbidden(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, colored: bool
) -> None:
    import sys

    from kpss.cli import output

    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert output.colored("") is colored
    assert output.colored("auto") is colored
    assert output.colored("always") is True
    assert output.colored("never") is False


def test_file_is_never_colored(inside: Inside, broken: Path, tmp_path: Path) -> None:
    inside("validate", "--color", "always", "-o", tmp_path / "found.txt", cwd=broken, today=DAY).expect(1)
    assert "\x1b" not in (tmp_path / "found.txt").read_text(encoding="utf-8")


def test_quiet_leaves_remarks_out(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({**FILES, "kpss.yaml": FILES["kpss.yaml"] + "recorded: {plans: {complete: false}}\n"})
    loud = inside("report", "plans", "--format", "csv", cwd=folder).expect()
    silent = inside("report", "plans", "--format", "csv", "-q", cwd=folder).expect()
    assert "nezapsané, ne chybějící" in loud.stderr
    assert silent.stderr == ""
    assert loud.stdout == silent.stdout
    assert json.loads(inside("report", "plans", "--format", "json", "-q", cwd=folder).stdout)["remarks"]


def test_quiet_validate_is_silent_where_all_is_well(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({"kpss.yaml": FILES["kpss.yaml"], "territory/alfa.yaml": FILES["territory/alfa.yaml"]})
    (folder / "plan.yaml").write_text(plan("plan-alfa", valid={"from": 2016, "to": 2019}), encoding="utf-8")
    assert inside("validate", cwd=folder, today=DAY).expect().stdout == "V pořádku.\n"
    assert inside("validate", "-q", cwd=folder, today=DAY).expect().stdout == ""

"""``kpss validate``: findings, filters, formats and exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, DAY, FILES, Inside
from tests.support import RunKpss, WriteWorkspace
from tests.unit.records import plan


@pytest.mark.parametrize(
    ("level", "right", "wrong"),
    [(None, 0, 1), ("error", 0, 1), ("warning", 0, 1), ("gap", 1, 1), ("note", 1, 1), ("never", 0, 0)],
)
def test_fail_on_decides_the_exit_code(
    inside: Inside, small: Path, broken: Path, level: str | None, right: int, wrong: int
) -> None:
    arguments = ["--fail-on", level] if level else []
    for form in ("text", "json", "github"):
        inside("validate", "--format", form, *arguments, cwd=small, today=DAY).expect(right)
        inside("validate", "--format", form, *arguments, cwd=broken, today=DAY).expect(wrong)


def test_warning_alone_fails_only_on_demand(inside: Inside, broken: Path) -> None:
    inside("validate", "plans/druhy.yaml", cwd=broken, today=DAY).expect()
    inside("validate", "plans/druhy.yaml", "--fail-on", "warning", cwd=broken, today=DAY).expect(1)


def test_text_shows_place_excerpt_and_hint(run_kpss: RunKpss, broken: Path) -> None:
    done = run_kpss("validate", "--lang", "en", cwd=broken, today=DAY).expect(1)
    assert done.stdout == (
        "plans/chyba.yaml:7:1: error KPSS111 There is no key “statos” here.\n"
        ' 7 | statos: "approved"\n'
        "   | ^^^^^^\n"
        "   = Did you mean “status”?\n"
        "\n"
        "plans/druhy.yaml:6:1: warning KPSS305 The plan overlaps with “Plán Alfy” in time and area.\n"
        ' 6 | valid: {"from": 2017, "to": 2018}\n'
        "   | ^^^^^\n"
        "   = The other place: plans/alfa.yaml:6:1\n"
        "   = Check both periods; if the earlier one was withdrawn, record it under “withdrawn”.\n"
        "\n"
        "1 error, 1 warning, 4 gaps (summary: kpss report gaps), "
        "2 notes (shown by kpss validate --fail-on note).\n"
    )
    assert done.stderr == ""


def test_json_of_findings(inside: Inside, broken: Path) -> None:
    body = inside("validate", "--format", "json", "--lang", "en", cwd=broken, today=DAY).expect(1).json()
    assert list(body) == ["format_version", "findings", "summary", "base", "remarks", "unread", "waived"]
    assert body["format_version"] == 1
    assert body["summary"] == {"error": 1, "warning": 1, "gap": 4, "note": 2}
    assert sum(body["summary"].values()) == len(body["findings"])  # all severities
    (wrong,) = (finding for finding in body["findings"] if finding["severity"] == "error")
    assert wrong == {
        "code": "KPSS111", "name": "unknown-key", "severity": "error", "state": None, "gone": False,
        "message": "There is no key “statos” here.", "file": "plans/chyba.yaml",
        "line": 7, "column": 1, "end_line": 7, "end_column": 7,
        "record": "plan-chyba", "path": "statos", "subject": None,
        "hint": "Did you mean “status”?", "rule": None, "other": None,
    }  # fmt: skip
    (overlap,) = (finding for finding in body["findings"] if finding["code"] == "KPSS305")
    assert overlap["other"] == {"file": "plans/alfa.yaml", "line": 6, "column": 1}


def test_github_shows_errors_and_warnings(inside: Inside, broken: Path) -> None:
    done = inside("validate", "--format", "github", "--lang", "en", cwd=broken, today=DAY).expect(1)
    error, warning, summary = done.stdout.splitlines()
    assert error == (
        "::error file=plans/chyba.yaml,title=KPSS111,line=7,col=1,endLine=7,endColumn=7"
        "::There is no key “statos” here. Did you mean “status”?"
    )
    assert warning.startswith("::warning file=plans/druhy.yaml,title=KPSS305,line=6,col=1,")
    assert not summary.startswith("::")


def test_github_names_files_from_where_the_command_runs(inside: Inside, broken: Path) -> None:
    done = inside("-C", broken.name, "validate", "--format", "github", cwd=broken.parent, today=DAY).expect(1)
    assert f"::error file={broken.name}/plans/chyba.yaml," in done.stdout


def findings(inside: Inside, folder: Path, *arguments: str | Path, day: str = DAY) -> list[tuple[str, str]]:
    done = inside("validate", "--format", "json", "--fail-on", "never", *arguments, cwd=folder, today=day).expect()
    return [(finding["code"], finding["record"]) for finding in done.json()["findings"]]


def test_filters(inside: Inside, broken: Path) -> None:
    everything = findings(inside, broken)
    assert ("KPSS111", "plan-chyba") in everything
    assert findings(inside, broken, "--code", "301") == [("KPSS301", "plan-delta")]
    assert findings(inside, broken, "--code", "KPSS301", "--code", "KPSS305") == [
        ("KPSS301", "plan-delta"),
        ("KPSS305", "plan-druhy"),
    ]
    delta = findings(inside, broken, "--orp", "Delta")
    assert delta == findings(inside, broken, "--orp", "7102")
    assert ("KPSS301", "plan-delta") in delta
    assert ("KPSS402", "orp-delta/500004") in delta
    assert not [record for _, record in delta if "alfa" in record or "druhy" in record]
    assert {record for _, record in findings(inside, broken, "--plan", "plan-druhy")} >= {"plan-druhy"}
    assert ("KPSS301", "plan-delta") not in findings(inside, broken, "--plan", "plan-druhy")


def test_chosen_code_is_shown_whatever_its_severity(inside: Inside, small: Path) -> None:
    assert "KPSS301" not in inside("validate", cwd=small, today=DAY).expect().stdout
    assert "mezera KPSS301" in inside("validate", "--code", "301", cwd=small, today=DAY).expect().stdout


def test_paths_filter_what_is_shown_and_never_what_is_read(inside: Inside, broken: Path) -> None:
    everything = findings(inside, broken)
    assert findings(inside, broken, "plans/chyba.yaml") == [pair for pair in everything if pair[1] == "plan-chyba"]
    # The overlap needs the other plan, which is not among the paths.
    assert ("KPSS305", "plan-druhy") in findings(inside, broken, "plans/druhy.yaml")
    assert findings(inside, broken, "plans", "territory") == everything
    assert findings(inside, broken, ".") == everything
    assert findings(inside, broken, broken / "plans" / "delta.yaml") == [("KPSS301", "plan-delta")]
    assert findings(inside, broken / "plans", "delta.yaml") == [("KPSS301", "plan-delta")]
    inside("validate", "plans/alfa.yaml", cwd=broken, today=DAY).expect(0)


def test_path_outside_the_workspace_is_a_mistake(inside: Inside, small: Path, tmp_path: Path) -> None:
    (tmp_path / "cizi.yaml").write_text("kind: role\n", encoding="utf-8")
    assert "cizi.yaml" in inside("validate", tmp_path / "cizi.yaml", cwd=small).expect(2).stderr


SETTINGS = {
    "syntax": ("kpss: 1\nname: [\n", "KPSS102"),
    "encoding": ("kpss: 1\nname: Olomoucký kraj\n".encode("cp1250"), "KPSS101"),
    "duplicate": ("kpss: 1\nname: A\nname: B\nlevel: region\narea: CZ071\n", "KPSS103"),
    "missing": ("kpss: 1\nlevel: region\narea: CZ071\n", "KPSS110"),
    "value": ("kpss: 1\nname: A\nlevel: kraj\narea: CZ071\n", "KPSS113"),
    "empty": ("", "KPSS106"),
}


@pytest.mark.parametrize(("text", "code"), SETTINGS.values(), ids=SETTINGS)
def test_broken_settings_are_a_finding(inside: Inside, workspace: WriteWorkspace, text: str | bytes, code: str) -> None:
    folder = workspace({**FILES, "kpss.yaml": text})
    body = inside("validate", "--format", "json", cwd=folder, today=DAY).expect(1).json()
    wrong = [finding for finding in body["findings"] if finding["severity"] == "error"]
    assert [(finding["code"], finding["file"]) for finding in wrong] == [(code, "kpss.yaml")]
    assert body["summary"]["error"] == 1
    assert code in inside("validate", cwd=folder, today=DAY).expect(1).stdout
    assert "file=kpss.yaml" in inside("validate", "--format", "github", cwd=folder, today=DAY).expect(1).stdout


@pytest.mark.parametrize("report", ["gaps", "plans", "coverage"])
def test_reports_go_on_where_a_file_cannot_be_read(inside: Inside, workspace: WriteWorkspace, report: str) -> None:
    folder = workspace({**FILES, "plans/rozbity.yaml": "kind: plan\nid: [\n"})
    body = inside("report", report, "--format", "json", "--lang", "en", cwd=folder, today=DAY).expect().json()
    assert any("plans/rozbity.yaml" in remark for remark in body["remarks"])


def test_unreadable_file_hides_the_gaps_that_it_could_fill(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace({**FILES, "plans/rozbity.yaml": "kind: plan\nid: [\n"})
    body = inside("validate", "--format", "json", cwd=folder, today=DAY).expect(1).json()
    assert [finding["code"] for finding in body["findings"]] == ["KPSS102"]


def test_settings_change_severities(inside: Inside, workspace: WriteWorkspace) -> None:
    rules = 'rules: {KPSS301: {severity: "error"}, KPSS305: {severity: "off"}, KPSS111: {severity: "warning"}}\n'
    folder = workspace({**BROKEN, "kpss.yaml": BROKEN["kpss.yaml"] + rules})
    found = inside("validate", "--format", "json", cwd=folder, today=DAY).expect(1).json()["findings"]
    said = {finding["code"]: finding["severity"] for finding in found}
    assert said["KPSS301"] == "error"
    assert said["KPSS111"] == "warning"
    assert "KPSS305" not in said


def test_checking_writes_nothing(inside: Inside, workspace: WriteWorkspace) -> None:
    folder = workspace(BROKEN)

    def everything() -> dict[str, tuple[bytes, int]]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = everything()
    for command in (["validate"], ["report", "gaps"], ["list"], ["show", "plan-alfa"], ["report", "plans"]):
        inside(*command, cwd=folder, today=DAY)
    assert everything() == before


def test_findings_are_values_not_places(inside: Inside, workspace: WriteWorkspace) -> None:
    """Two documents in one file and a blank line above: the place follows."""
    text = "\n\n" + plan("plan-x", valid={"from": 2019, "to": 2016}) + "---\n" + plan("plan-y", status="hotový")
    folder = workspace({**FILES, "plans/dva.yaml": text})
    body = inside("validate", "plans/dva.yaml", "--format", "json", cwd=folder, today=DAY).expect(1).json()
    places = {(finding["code"], finding["line"]) for finding in body["findings"] if finding["severity"] == "error"}
    assert places == {("KPSS303", 8), ("KPSS113", 17)}

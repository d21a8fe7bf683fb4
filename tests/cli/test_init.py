"""``kpss init``: the least of a workspace, and nothing overwritten."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Inside
from tests.repositories import GitFolder
from tests.support import ROOT, clean_environment, run, write_files
from tests.unit.records import plan

AREAS = {"region": "CZ071", "orp": "7107", "municipality": "500496", "microregion": "mikroregion"}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_new_workspace_is_right(inside: Inside, tmp_path: Path, lang: str) -> None:
    folder = tmp_path / "kraj"
    done = inside("init", folder, "--name", "Olomoucký kraj: „zkouška“", "--area", "CZ071", "--lang", lang).expect()
    assert done.stdout == ""
    assert "kpss.yaml" in done.stderr
    made = tree(folder)
    for name in ("territory", "structure", "plans", "meetings", "network", "documents"):
        assert f"{name}/README.md" in made
    settings = made["kpss.yaml"].decode("utf-8")
    assert f"language: {lang}\n" in settings
    assert "complete: false" in settings
    checked = inside("validate", "--format", "json", "--fail-on", "note", cwd=folder).expect().json()
    assert checked["findings"] == []
    shown = inside("report", "coverage", "--format", "html", cwd=folder).expect().stdout
    assert "Olomoucký kraj: „zkouška“" in shown


@pytest.mark.parametrize("level", ["region", "orp", "municipality", "microregion"])
def test_every_level_is_right(inside: Inside, tmp_path: Path, level: str) -> None:
    inside("init", tmp_path / level, "--level", level).expect()
    found = inside("validate", "--format", "json", cwd=tmp_path / level)
    wrong = [f for f in found.json()["findings"] if f["code"] < "KPSS200"]
    assert wrong == []
    assert f"level: {level}" in (tmp_path / level / "kpss.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("lang", "word"), [("cs", "DOPLŇTE"), ("en", "FILL-IN")])
@pytest.mark.parametrize("level", ["region", "orp", "municipality", "microregion"])
def test_no_area_is_made_up(inside: Inside, tmp_path: Path, level: str, lang: str, word: str) -> None:
    told = inside("init", "--level", level, "--name", "ORP Konice", "--lang", lang, cwd=tmp_path).expect().stderr
    assert word in told
    settings = (tmp_path / "kpss.yaml").read_text(encoding="utf-8")
    assert f"\narea: {word} " in settings
    found = inside("validate", "--format", "json", cwd=tmp_path).expect(1).json()["findings"]
    assert [(f["code"], f["file"], f["line"]) for f in found] == [("KPSS205", "kpss.yaml", 4)]
    assert word in found[0]["message"]


def test_region_is_known_by_its_name(inside: Inside, tmp_path: Path) -> None:
    told = inside("init", "--name", "liberecký kraj", cwd=tmp_path).expect().stderr
    assert "DOPLŇTE" not in told
    assert "\narea: CZ051 " in (tmp_path / "kpss.yaml").read_text(encoding="utf-8")


def test_area_given_to_a_workspace_that_is_there(inside: Inside, tmp_path: Path) -> None:
    inside("init", cwd=tmp_path).expect()
    before = (tmp_path / "kpss.yaml").read_bytes()
    told = inside("init", "--area", "CZ080", cwd=tmp_path).expect().stderr
    assert "zůstal beze změny" in told
    assert (tmp_path / "kpss.yaml").read_bytes() == before


@pytest.mark.parametrize("lang", ["cs", "en"])
@pytest.mark.parametrize("level", ["region", "municipality", "orp", "microregion"])
def test_examples_in_the_readmes_are_right(inside: Inside, tmp_path: Path, level: str, lang: str) -> None:
    inside("init", "--level", level, "--area", AREAS[level], "--lang", lang, cwd=tmp_path).expect()
    if level == "microregion":
        record = "kind: microregion\nid: mikroregion\nname: Mikroregion\nmembers: [{municipality: 500496}]\n"
        (tmp_path / "territory" / "mikroregion.yaml").write_text(record, encoding="utf-8")
    kinds = set()
    for folder in ("structure", "plans", "meetings"):
        text = (tmp_path / folder / "README.md").read_text(encoding="utf-8")
        for file, record in re.findall(r"^## .*?`([^`]+)`\n.*?```yaml\n(.*?)```", text, re.MULTILINE | re.DOTALL):
            assert file.startswith(f"{folder}/")
            (tmp_path / file).write_text(record, encoding="utf-8")
            kinds |= set(re.findall(r"^kind: (\S+)", record, re.MULTILINE))
    assert kinds == {"body", "role", "membership", "procedure", "plan", "consultation", "meeting"}
    found = inside("validate", "--format", "json", "--as-of", "2026-09-20", cwd=tmp_path).json()["findings"]
    # A new workspace has no territory yet, so its own area is unknown.
    wrong = [f for f in found if f["code"] < "KPSS300" and f["code"] != "KPSS205"]
    assert wrong == []
    if level == "region":
        assert [f["code"] for f in found if f["severity"] == "error"] == []
    inside("new", "meeting", "--body", "ridici-skupina", "--date", "2026-11-05", cwd=tmp_path).expect()


def test_nothing_is_overwritten(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{}", encoding="utf-8")
    (tmp_path / "kpss.yaml").write_text("kpss: 1\n", encoding="utf-8")
    inside("init", cwd=tmp_path).expect()
    assert (tmp_path / "kpss.yaml").read_text(encoding="utf-8") == "kpss: 1\n"
    assert (tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8") == "{}"
    before = tree(tmp_path)
    done = inside("init", "--name", "Jiný kraj", "--area", "CZ080", cwd=tmp_path).expect()
    assert tree(tmp_path) == before
    assert "založeno" not in done.stderr
    assert done.stderr.count("ponecháno") == len(before)


def test_broken_link_is_kept_too(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "kpss.yaml").symlink_to(tmp_path / "jinde.yaml")
    inside("init", cwd=tmp_path).expect()
    assert (tmp_path / "kpss.yaml").is_symlink()
    assert not (tmp_path / "jinde.yaml").exists()


def test_editor_finds_the_schema_of_every_folder(inside: Inside, tmp_path: Path) -> None:
    inside("init", "-q", cwd=tmp_path).expect()
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (tmp_path / schema).is_file()
        assert files
    assert settings["files.encoding"] == "utf8"
    for path in (tmp_path / ".kpss" / "schemas").iterdir():
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        # Everything a schema refers to is beside it: the editor needs no network.
        assert [ref for ref in _references(schema) if not _beside(path.parent, ref)] == []


def _references(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [ref for item in value.values() for ref in _references(item)]
    return [ref for item in value for ref in _references(item)] if isinstance(value, list) else []


def _beside(folder: Path, reference: str) -> bool:
    file = reference.partition("#")[0]
    return not file or (folder / file).is_file()


def test_quiet(inside: Inside, tmp_path: Path) -> None:
    done = inside("init", "-q", tmp_path / "x").expect()
    assert (done.stdout, done.stderr) == ("", "")


def test_place_that_is_a_file_is_a_mistake(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    assert "x" in inside("init", tmp_path / "x").expect(2).stderr


TABLE = ROOT / "tests" / "data" / "struktura_uzemi_cr_2026-01-01.csv.gz"


@pytest.mark.parametrize(
    ("level", "words", "code", "municipalities"),
    [
        ("region", ["--name", "Olomoucký kraj"], "CZ071", 402),
        ("orp", ["--name", "ORP Konice"], "7103", 22),
        ("orp", ["--area", "7103"], "7103", 22),
        ("municipality", ["--name", "Město Konice"], "589624", 22),
        ("municipality", ["--area", "589624"], "589624", 22),
    ],
)
@pytest.mark.parametrize("lang", ["cs", "en"])
def test_territory_is_taken_at_once(
    inside: Inside, tmp_path: Path, level: str, words: list[str], code: str, municipalities: int, lang: str
) -> None:
    folder = tmp_path / "prostor"
    given = ["--level", level, *words, "--territory", str(TABLE), "--lang", lang]
    told = inside("init", folder, *given).expect().stderr
    assert "CZ071" in told
    assert "DOPLŇTE" not in told
    assert re.search(rf"^area: \"?{code}\"? ", (folder / "kpss.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    texts = [path.read_text(encoding="utf-8") for path in (folder / "territory").glob("*.yaml")]
    assert sum(text.count("- {code:") for text in texts) == municipalities
    checked = inside("validate", "--format", "json", "--fail-on", "note", cwd=folder).expect().json()
    assert checked["findings"] == []
    before = tree(folder)
    inside("init", folder, *given).expect()
    assert tree(folder) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--level", "municipality", "--name", "Nová Ves"], "--area KÓD"),
        (["--name", "Konicko"], "--area KÓD"),
        (["--area", "CZ999"], "CZ999"),
        (["--level", "orp", "--area", "9999"], "9999"),
        (["--level", "microregion", "--name", "Konicko"], "kpss import territory"),
    ],
)
def test_territory_that_cannot_be_told_writes_nothing(
    inside: Inside, tmp_path: Path, words: list[str], said: str
) -> None:
    assert said in inside("init", tmp_path / "x", "--territory", TABLE, *words).expect(2).stderr
    assert not (tmp_path / "x").exists()


def test_territory_that_is_no_table_writes_nothing(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "jina.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    for name in ("jina.csv", "neni.csv"):
        told = inside("init", tmp_path / "x", "--area", "CZ071", "--territory", tmp_path / name).expect(2).stderr
        assert name in told
    assert not (tmp_path / "x").exists()


def test_territory_of_a_workspace_without_an_area_writes_nothing(inside: Inside, tmp_path: Path) -> None:
    inside("init", "--name", "X", cwd=tmp_path).expect()
    (tmp_path / "README.md").unlink()
    before = tree(tmp_path)
    assert "area" in inside("init", "--territory", TABLE, cwd=tmp_path).expect(2).stderr
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("ci", "made"),
    [
        ("github", {".github/workflows/kpss.yml"}),
        ("gitlab", {".gitlab-ci.yml"}),
        ("both", {".github/workflows/kpss.yml", ".gitlab-ci.yml"}),
        ("none", set()),
    ],
)
def test_services_that_are_asked_for(inside: Inside, tmp_path: Path, ci: str, made: set[str]) -> None:
    inside("init", tmp_path / "x", "--ci", ci).expect()
    files = tree(tmp_path / "x")
    assert {name for name in files if name.startswith(".git") and name not in {".gitattributes", ".gitignore"}} == made


def test_service_that_is_not_known(inside: Inside, tmp_path: Path) -> None:
    assert "gitlab" in inside("init", tmp_path / "x", "--ci", "gitlub").expect(2).stderr
    assert not (tmp_path / "x").exists()


def test_services_look_at_the_top_of_the_repository(inside: Inside, tmp_path: Path) -> None:
    repository = GitFolder(tmp_path / "repository", "plány")
    (repository.root / ".gitlab-ci.yml").write_text("# naše\n", encoding="utf-8")
    told = inside("init", "plány", cwd=repository.root).expect().stderr
    assert "ponecháno  .gitlab-ci.yml" in told
    assert "založeno   .github/workflows/kpss-plany.yml" in told
    assert (repository.root / ".gitlab-ci.yml").read_text(encoding="utf-8") == "# naše\n"
    assert not (repository.workspace / ".github").exists()
    # From within, and a second workspace beside it.
    (repository.root / "dalsi").mkdir()
    inside("init", cwd=repository.root / "dalsi").expect()
    made = {path.name for path in (repository.root / ".github" / "workflows").iterdir()}
    assert made == {"kpss-plany.yml", "kpss-dalsi.yml"}


def test_a_second_workspace_is_told_how_gitlab_checks_it(inside: Inside, tmp_path: Path) -> None:
    repository = GitFolder(tmp_path / "repository")
    inside("init", "x", cwd=repository.root).expect()
    first = (repository.root / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert "include" not in inside("init", "x", cwd=repository.root).expect().stderr, "it is checked already"
    told = inside("init", "y", cwd=repository.root).expect().stderr
    assert "include:\n  - local: .gitlab-ci-y.yml\n" in told
    assert (repository.root / ".gitlab-ci.yml").read_text(encoding="utf-8") == first
    second = yaml.safe_load((repository.root / ".gitlab-ci-y.yml").read_text(encoding="utf-8"))
    assert not set(second) & set(yaml.safe_load(first)), "jobs of the two would be mixed"
    assert second[".kpss-y"]["variables"]["WORKSPACE"] == "y"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    run([*command, str(repository.root / ".gitlab-ci-y.yml")], cwd=tmp_path, env=clean_environment()).expect()
    assert {job["extends"] for name, job in second.items() if not name.startswith(".")} == {".kpss-y"}
    repository.write({".gitlab-ci.yml": f"{first}\ninclude:\n  - local: .gitlab-ci-y.yml\n"})
    assert "include" not in inside("init", "y", cwd=repository.root).expect().stderr


def test_a_place_that_cannot_be_written_to_is_refused_first(inside: Inside, tmp_path: Path) -> None:
    repository = GitFolder(tmp_path / "repository")
    repository.write({".github": "soubor\n"})
    before = tree(repository.root)
    assert "Nic se nezapsalo" in inside("init", "x", cwd=repository.root).expect(2).stderr
    assert tree(repository.root) == before


def test_workspace_outside_a_repository_is_told_about_it(inside: Inside, tmp_path: Path) -> None:
    assert "git init" in inside("init", tmp_path / "x").expect().stderr
    assert "git init" not in inside("init", tmp_path / "y", "--ci", "none").expect().stderr


def test_git_treats_files_as_they_are(inside: Inside, repository: GitFolder) -> None:
    inside("init", "-q", cwd=repository.root).expect()
    told = repository.git("check-attr", "text", "eol", "merge", "--", "plans/plán.yaml", "priloha.docx")
    assert '"plans/pl\\303\\241n.yaml": eol: lf' in told
    assert "priloha.docx: merge: unset" in told
    (repository.root / "vystupy").mkdir()
    repository.write({"vystupy/plan.pdf": "x", "plans/~$plan.docx": "x", "plans/plan.yaml": "x"})
    repository.git("add", "--all", ".")
    kept = repository.git("ls-files")
    assert "plans/plan.yaml" in kept
    assert "vystupy" not in kept
    assert "~$" not in kept


def tasks_of(folder: Path) -> list[dict[str, Any]]:
    tasks = json.loads((folder / ".vscode" / "tasks.json").read_text(encoding="utf-8"))
    assert tasks["version"] == "2.0.0"
    found: list[dict[str, Any]] = tasks["tasks"]
    return found


def problems(folder: Path, output: str) -> set[tuple[str, str, int, int, str]]:
    """What the editor would mark after a run of the first task: severity, file, line, column, code."""
    matchers = tasks_of(folder)[0]["problemMatcher"]
    found = set()
    for matcher in matchers:
        pattern = matcher["pattern"]
        for line in output.splitlines():
            if match := re.search(pattern["regexp"], line):
                file, row, column, code = (match[pattern[key]] for key in ("file", "line", "column", "code"))
                assert match[pattern["message"]]
                found.add((matcher["severity"], file, int(row), int(column), code))
    return found


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_editor_marks_every_finding(inside: Inside, tmp_path: Path, lang: str) -> None:
    inside("init", "-q", "--area", "CZ071", "--territory", TABLE, "--lang", lang, cwd=tmp_path).expect()
    name = "plans/Žluťoučký kůň/první plán (návrh).yaml"
    notes = "# \n" * 120
    settings = (tmp_path / "kpss.yaml").read_text(encoding="utf-8")
    wrong = plan("p", area={"include": [{"orp": "Konice"}]}, valid={"from": 2010, "to": 2012})
    write_files(
        tmp_path,
        {
            name: f"{notes}{wrong.replace('status:', 'statos:')}",
            "network/x.yaml": 'kind: provider\nid: x\nname: X\nico: "99900011"\n',
            "kpss.yaml": settings.replace("complete: false", "complete: true"),
        },
    )
    as_json = inside("validate", "--format", "json", cwd=tmp_path).json()["findings"]
    shown = {"error": "error", "warning": "warning", "gap": "info", "note": "info"}
    expected = {(shown[f["severity"]], f["file"], f["line"], f["column"], f["code"]) for f in as_json}
    assert {severity for severity, *_ in expected} == {"error", "warning", "info"}
    assert any(file == name and line > 100 for _, file, line, _, _ in expected)
    text = inside("validate", "--fail-on", "note", cwd=tmp_path).expect(1).stdout
    assert problems(tmp_path, text) == expected


def test_editor_does_not_mark_what_is_fixed(inside: Inside, repository: GitFolder) -> None:
    inside("init", "-q", "--area", "CZ071", "--territory", TABLE, cwd=repository.root).expect()
    repository.commit({"network/x.yaml": 'kind: provider\nid: x\nname: X\nico: "99900011"\n'})
    repository.write({"network/x.yaml": None})
    text = inside("validate", "--since", "HEAD", cwd=repository.root).expect().stdout
    assert "network/x.yaml:4:6" in text
    assert problems(repository.root, text) == set()


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_every_task_of_the_editor_works(inside: Inside, repository: GitFolder, lang: str) -> None:
    inside("init", "-q", "--area", "CZ071", "--territory", TABLE, "--lang", lang, cwd=repository.root).expect()
    repository.commit()
    tasks = tasks_of(repository.root)
    assert [task["command"] for task in tasks] == ["kpss"] * len(tasks)
    for task in tasks:
        inside(*task["args"], cwd=repository.root).expect()
    assert repository.git("status", "--short") == ""  # documents are not kept
    readme = (repository.root / "README.md").read_text(encoding="utf-8")
    assert f"„{tasks[0]['label']}“" in readme or f"“{tasks[0]['label']}”" in readme


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_readme_for_colleagues_is_true(inside: Inside, tmp_path: Path, lang: str) -> None:
    inside("init", tmp_path / "x", "-q", "--name", "Kraj „A“ *x*", "--lang", lang).expect()
    readme = (tmp_path / "x" / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Kraj „A“ *x*: ")
    for folder in ("territory", "structure", "plans", "meetings", "network", "documents"):
        assert f"| `{folder}` |" in readme
    for command in re.findall(r"`kpss ([a-z]+)", readme):
        inside(command, "--help").expect()
    for code in re.findall(r"KPSS\d{3}", readme):
        inside("explain", code).expect()
    assert max(len(line) for line in readme.splitlines()) <= 140

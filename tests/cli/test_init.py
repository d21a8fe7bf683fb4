"""``kpss init``: the least of a workspace, and nothing overwritten."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Inside

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
